"""The file somebody probably meant by a path that leads nowhere; none rather than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from norwegian.normal_form import nfc
from norwegian.slug import slugify

from .near import Names
from .scan import ContentFile, Role

LONGEST = 200
LIKENESS = 0.78  # of names without their endings: «mot» is like «mote», «ror» is not like «mor»
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")

Alike = Callable[[PurePosixPath], str]  # what two names that may stand for each other have in common


def _name(path: PurePosixPath) -> str:
    return nfc(path.name).casefold()


def _stem(path: PurePosixPath) -> str:
    stem = nfc(path.stem)
    if path.suffix in {".md", ""}:
        stem = DATE.sub("", stem, count=1)
    return slugify(stem) or stem


def _letters(path: PurePosixPath) -> str:
    return "".join(sorted(_stem(path)))


class Meant:
    """Files by what can be mistaken in their names."""

    def __init__(self, files: Iterable[ContentFile]) -> None:
        self._in: dict[PurePosixPath | None, list[ContentFile]] = {None: sorted(files, key=lambda file: file.source)}
        for file in self._in[None]:
            self._in.setdefault(file.source.parent, []).append(file)
        self._groups = lru_cache(maxsize=None)(self._grouped)
        self._likely = lru_cache(maxsize=None)(self._names)

    def file(self, path: PurePosixPath, folders: Sequence[PurePosixPath], roles: frozenset[Role]) -> ContentFile | None:
        """Return the file of *roles* most like *path*, those in *folders* before others, or nothing.

        A name that differs in capitals alone comes first, then one with
        another ending, then one nearly the same.
        """
        path = PurePosixPath(path.name[:LONGEST])
        places = [*(folder for folder in folders if folder in self._in), None]
        for alike in (_name, _stem):
            for folder in places:
                if found := self._groups(alike, folder, roles).get(alike(path)):
                    return found
        for folder in places:
            for found in self._near(path, folder, roles):
                if found.role is Role.MANUSCRIPT or _digits(found.source) == _digits(path):
                    return found
        return None

    def _near(self, path: PurePosixPath, folder: PurePosixPath | None, roles: frozenset[Role]) -> Iterator[ContentFile]:
        if swapped := self._groups(_letters, folder, roles).get(_letters(path)):
            yield swapped
        if near := self._likely(folder, roles).nearest(_stem(path), cutoff=LIKENESS):
            yield self._groups(_stem, folder, roles)[near]

    def _grouped(self, alike: Alike, folder: PurePosixPath | None, roles: frozenset[Role]) -> dict[str, ContentFile]:
        """Return the first file of each, in *folder* or in all."""
        found: dict[str, ContentFile] = {}
        for file in self._in[folder]:
            if file.role in roles:
                found.setdefault(alike(file.source), file)
        return found

    def _names(self, folder: PurePosixPath | None, roles: frozenset[Role]) -> Names:
        return Names(self._groups(_stem, folder, roles))


def _digits(path: PurePosixPath) -> str:
    """Return what tells pictures of one camera apart: «IMG_1235» is not a slip for «IMG_1234»."""
    return "".join(character for character in path.stem if character.isdigit())
