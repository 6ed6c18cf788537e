"""Who makes what is kept: this code, this Python, these libraries and this idea of time in Norway.

What others have made is nothing to us.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from content_types.clock import midnight_before

from .memory import NOTHING, Memory, digest_of
from .store import installed, store_of

PLUGINS = Path(__file__).parents[1]
YEARS = range(1970, 2101)


def memory_of(content: Path, folder: str) -> Memory:
    """Return what is remembered in *folder* of the publication in *content*; nothing where *folder* is empty."""
    return Memory(store_of(content, Path(folder)), makers()) if folder else NOTHING


@cache
def makers() -> bytes:
    """Return the digest of all that decides what is made of given bytes."""
    return digest_of(
        sys.version.encode(),
        repr(sorted(installed())).encode(),
        repr([_offset(year, month) for year in YEARS for month in range(1, 13)]).encode(),
        *(part for path in sorted(_code()) for part in (path.encode(), Path(path).read_bytes())),
    )


def _code() -> Iterator[str]:
    for folder, folders, files in os.walk(PLUGINS):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in files)


def _offset(year: int, month: int) -> str:
    return str(midnight_before(date(year, month, 15)).utcoffset())
