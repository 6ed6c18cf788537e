"""All manuscripts with their files: where anything can be looked up while references are resolved."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from body.model import Body
from events.model import Event
from publication.addresses import address_of
from publication.model import Article, Kind, Page

from .meant import Meant
from .model import Agenda, Visibility
from .scan import ContentFile, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A content file that was read: its content is None when it has errors."""

    file: ContentFile
    kind: Kind
    content: Article | Event | Page | None
    body: Body
    visibility: Visibility | None
    agenda: Agenda | None = None

    @property
    def address(self) -> str:
        return address_of(self.kind, self.content.slug) if self.content else ""


class Library:
    """Files and manuscripts by their path, however their names are composed (NFC or NFD)."""

    def __init__(self, files: Iterable[ContentFile], manuscripts: Iterable[Manuscript]) -> None:
        self.files = {_key(file.source): file for file in files}
        self.manuscripts = {_key(item.file.source): item for item in manuscripts}
        self.used: set[str] = set()  # keys of pictures and documents that something refers to

    def find(self, source: PurePosixPath, target: str) -> ContentFile | None:
        """Return the file *target* names, seen from the folder of *source*, else from ``content/``."""
        for folder in (source.parent, PurePosixPath(".")):
            key = _joined(folder, target)
            if key is not None and key in self.files:
                return self.files[key]
        return None

    def manuscript(self, file: ContentFile) -> Manuscript:
        return self.manuscripts[_key(file.source)]

    def at(self, address: str) -> Manuscript | None:
        """Return the manuscript whose page is at *address*, with or without its last slash."""
        return self._by_address.get(f"{address.rstrip('/')}/")

    def use(self, file: ContentFile) -> None:
        self.used.add(_key(file.source))

    def is_used(self, file: ContentFile) -> bool:
        return _key(file.source) in self.used

    def nearest(self, source: PurePosixPath, target: str, roles: frozenset[Role]) -> str:
        """Return the file *target* probably was meant to name, as it is written in *source*; empty when none is."""
        seen = [_joined(folder, target) for folder in (source.parent, PurePosixPath("."))]
        folders = [PurePosixPath(key).parent for key in seen if key] + [source.parent]
        near = self._meant.file(PurePosixPath(target), tuple(dict.fromkeys(folders)), roles)
        return _written(source.parent, near.source) if near and near.source != source else ""

    @cached_property
    def _by_address(self) -> dict[str, Manuscript]:
        return {item.address: item for item in self.manuscripts.values() if item.content}

    @cached_property
    def _meant(self) -> Meant:
        return Meant(self.files.values())


def name_key(path: PurePosixPath) -> str:
    """Return what two files have in common whose names are one to a Mac: capitals and composition do not count."""
    return _key(PurePosixPath(path.name)).casefold()


def _key(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", path.as_posix())


def _joined(folder: PurePosixPath, target: str) -> str | None:
    """Return the key of *target* seen from *folder*; None when it leads out of the content folder."""
    parts: list[str] = [] if folder == PurePosixPath(".") else list(folder.parts)
    for part in unicodedata.normalize("NFC", target).split("/"):
        if part in {"", "."}:
            continue
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return unicodedata.normalize("NFC", "/".join(parts))


def _written(folder: PurePosixPath, source: PurePosixPath) -> str:
    """Return *source* as a link written in *folder*."""
    if source.is_relative_to(folder):
        return source.relative_to(folder).as_posix()
    return f"{'../' * len(folder.parts)}{source.as_posix()}"
