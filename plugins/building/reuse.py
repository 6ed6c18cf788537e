"""Parts of the last site that are made of the same as they would be now: they become parts of the new one as they are.

A file is trusted to be the one that was written where the file system says so: its number, its size and its time.
It is linked, not copied. What somebody has laid a hand on is made anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import images.cards
import outputs.head
from outputs.head import Head, PublishedCard
from website.coding import Coder, models_in
from website.memory import Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file of the site as it was written."""

    name: str  # below the folder of the site
    octets: int
    time_ns: int  # of its last change
    number: int  # in the file system


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Files that were written, and what is needed besides of the pages in them."""

    files: tuple[WrittenFile, ...]
    heads: tuple[Head, ...] = ()
    cards: tuple[PublishedCard, ...] = ()


CODER = Coder(WrittenFile, Part, *models_in(outputs.head), *models_in(outputs.head), *models_in(images.cards))
KEPT_AS = "part "


class LastSite:
    """The site that is there, as far as *memory* knows what its parts were made of; *new* is the one being built."""

    def __init__(self, folder: Path, new: Path, memory: Memory) -> None:
        self._folder = folder
        self._new = new
        self._memory = memory

    def take(self, name: str, key: bytes) -> Part | None:
        """Let the part *name* be in the new site too, if it is there and was made of *key*; None: it is not."""
        part: Part | None = self._memory.find(self._name(name), key, CODER)
        if part is None or not all(map(self._is_there, part.files)):
            return None
        linked: list[Path] = []
        try:
            for file in part.files:
                linked.append(self._new / file.name)
                linked[-1].parent.mkdir(parents=True, exist_ok=True)
                os.link(self._folder / file.name, linked[-1])
        except OSError:  # the file system knows no links
            for path in linked:
                path.unlink(missing_ok=True)
            return None
        return part

    def keep(self, name: str, key: bytes, part: Part) -> None:
        """Remember that the part *name* of the new site is made of *key*."""
        self._memory.note(self._name(name), key, part, CODER)

    def written(self, names: Iterable[str]) -> tuple[WrittenFile, ...]:
        """Return files of the new site as they are."""
        found = []
        for name in names:
            about = (self._new / name).stat()
            found.append(WrittenFile(name=name, octets=about.st_size, time_ns=about.st_mtime_ns, number=about.st_ino))
        return tuple(found)

    def _name(self, name: str) -> str:
        return f"{KEPT_AS}{self._folder} {name}"

    def _is_there(self, file: WrittenFile) -> bool:
        try:
            about = (self._folder / file.name).lstat()
        except OSError:
            return False
        return (about.st_size, about.st_mtime_ns, about.st_ino) == (file.octets, file.time_ns, file.number)
