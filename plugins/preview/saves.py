"""The saves that call for a new build."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

TOGETHER_MS = 600  # saves this close count as one: a whole folder pasted, a branch changed
QUIET_MS = 80
PAUSE_SECONDS = 0.5

# What editors and systems write beside the file somebody is working on.
PASSING = (
    r"^\.",
    r"~$",
    r"^#.*#$",
    r"^~\$",
    r"\.(tmp|temp|bak|part|crdownload)$",
    r"^4913$",
    r"^(Thumbs\.db|desktop\.ini)$",
)


class Saves(DefaultFilter):
    """Lets through what is content, and nothing that passes by."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, *PASSING)


async def saves(folders: Sequence[Path]) -> AsyncIterator[frozenset[Path]]:
    """Give the files of each save, as long as anybody listens.

    A folder that is taken away and put back, as when a branch is changed, is
    watched again.
    """
    while True:
        await _all_there(folders)
        try:
            async for changes in awatch(*folders, watch_filter=Saves(), debounce=TOGETHER_MS, step=QUIET_MS):
                yield frozenset(Path(path) for _, path in changes)
                if _is_gone(folders, changes):
                    break
        except OSError:  # it went away between two looks
            await asyncio.sleep(PAUSE_SECONDS)
        await _all_there(folders)
        yield frozenset()  # something may have happened while nobody looked


async def _all_there(folders: Sequence[Path]) -> None:
    while not all(folder.is_dir() for folder in folders):
        await asyncio.sleep(PAUSE_SECONDS)


def _is_gone(folders: Sequence[Path], changes: set[tuple[Change, str]]) -> bool:
    """Tell whether one of *folders* itself was taken away, and its successor is unwatched."""
    deleted = {Path(path).resolve() for change, path in changes if change is Change.deleted}
    return any(folder.resolve() in deleted for folder in folders)
