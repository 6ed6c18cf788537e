"""Parts of the last site that are made of the same as they would be now: they become parts of the new one as they are.

A file is trusted to be the one that was written where the file system says so: its number, its size and its time.
It is linked, not copied. What somebody has laid a hand on is made anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    digest: str  # the SHA-256 of what it holds

    @property
    def looks(self) -> tuple[int, int, int]:
        return self.octets, self.time_ns, self.number


def looks(about: os.stat_result) -> tuple[int, int, int]:
    """Return how a file looks to the file system *about* it, as a file that was written says how it looked then."""
    return about.st_size, about.st_mtime_ns, about.st_ino


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Files that were written, and what is needed besides of the pages in them."""

    files: tuple[WrittenFile, ...]
    heads: tuple[Head, ...] = ()
    cards: tuple[PublishedCard, ...] = ()


CODER = Coder(WrittenFile, Part, *models_in(outputs.head), *models_in(images.cards))
KEPT_AS = "part "


def spare_of(settings: Mapping[str, Any]) -> Path | None:
    """Return where the site before the last lies until the next begins with it; None: nothing is remembered."""
    return Path(settings["MEMORY"], "spare") if settings.get("MEMORY") else None


class LastSite:
    """The site in *folder*, as far as *memory* knows what its parts were made of."""

    def __init__(self, folder: Path, memory: Memory) -> None:
        self.folder = folder
        self._memory = memory

    def find(self, name: str, keys: Iterable[bytes]) -> Part | None:
        """Return the part *name*, if it is there and was made of one of *keys*; no more of them are asked for."""
        part, made_of = self._noted(name)
        asked: list[bytes] = []
        for key in keys if made_of else ():
            asked.append(key)
            if key.hex() in made_of:
                if len(asked) > 1:  # what comes first is found sooner
                    self.keep(name, asked, part)
                return part if all(map(self._is_there, part.files)) else None
        return None

    def those_there(self, name: str) -> list[WrittenFile]:
        """Return those files of the part *name* that are there."""
        part, _ = self._noted(name)
        return [*filter(self._is_there, part.files)]

    def keep(self, name: str, keys: Iterable[bytes], part: Part) -> None:
        """Remember that the part *name* of the new site is made of each of *keys*."""
        self._memory.note(self._name(name), b"", (part, tuple(key.hex() for key in keys)), CODER)

    def _noted(self, name: str) -> tuple[Part, tuple[str, ...]]:
        """Return the part *name* as it was last made, and of what."""
        return self._memory.find(self._name(name), b"", CODER) or (Part(files=()), ())

    def _is_there(self, file: WrittenFile) -> bool:
        try:
            return looks(os.lstat(f"{self.folder}/{file.name}")) == file.looks
        except OSError:
            return False

    def _name(self, name: str) -> str:
        return f"{KEPT_AS}{self.folder} {name}"
