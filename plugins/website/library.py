"""All manuscripts with their files: where anything can be looked up while references are resolved.

And for a path that leads to no file, which file it was probably meant to name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from content_types.content_files import ContentFile, FileKind
from content_types.url_paths import read_file_name
from norwegian.letters import nearest, nfc, slugify

from .entries import ParsedFile


class Library:
    """Files and manuscripts by their path, however their names are composed (NFC or NFD)."""

    def __init__(self, files: Iterable[ContentFile], parsed_files: Iterable[ParsedFile]) -> None:
        self.files = {_key(file.source): file for file in files}
        self.parsed_files = {item.file.source: item for item in parsed_files}
        self._first = lru_cache(maxsize=None)(self._grouped)
        self.used: set[PurePosixPath] = set()  # sources of pictures and documents that something refers to

    def find(self, source: PurePosixPath, target: str) -> ContentFile | None:
        """Return the file *target* names, seen from the folder of *source*, else from ``content/``.

        A name that really holds «%20» comes before the one that is written so in an address.
        """
        for name in dict.fromkeys((target, unquote(target))):
            for folder in (source.parts[:-1], ()):
                key = _joined(folder, name)
                if key is not None and key in self.files:
                    return self.files[key]
        return None

    def parsed(self, file: ContentFile) -> ParsedFile:
        return self.parsed_files[file.source]

    def at(self, url_path: str) -> ParsedFile | None:
        """Return the manuscript whose page is at *url_path*, with or without its last slash."""
        return self._by_url_path.get(f"{url_path.rstrip('/')}/")

    def use(self, file: ContentFile) -> None:
        self.used.add(file.source)

    def is_used(self, file: ContentFile) -> bool:
        return file.source in self.used

    def nearest(self, source: PurePosixPath, target: str, kinds: frozenset[FileKind]) -> str:
        """Return the file *target* probably was meant to name, as it is written in *source*; empty when none is."""
        seen = [_joined(folder, target) for folder in (source.parts[:-1], ())]
        folders = [PurePosixPath(key).parent for key in seen if key] + [source.parent]
        path = PurePosixPath(PurePosixPath(target).name[:LONGEST_NAME])
        near = next(
            self._alike(path, [*(each for each in dict.fromkeys(folders) if each in self._in), None], kinds), None
        )
        return _written(source.parent, near.source) if near and near.source != source else ""

    def _alike(
        self, path: PurePosixPath, folders: Sequence[PurePosixPath | None], kinds: frozenset[FileKind]
    ) -> Iterator[ContentFile]:
        """Yield the files of *kinds* like *path*, those in the first of *folders* before others.

        A name that differs in capitals alone comes first, then one with another ending, then one nearly the same.
        """
        for alike in (_name, _stem):
            for folder in folders:
                if found := self._first(alike, folder, kinds).get(alike(path)):
                    yield found
        for folder in folders:
            by_stem = self._first(_stem, folder, kinds)
            swapped = self._first(_letters, folder, kinds).get(_letters(path))
            near = by_stem.get(nearest(_stem(path), by_stem, least=LIKENESS) or "")
            for found in filter(None, (swapped, near)):
                if found.kind is FileKind.MANUSCRIPT or _digits(found.source) == _digits(path):
                    yield found

    def _grouped(
        self, alike: Alike, folder: PurePosixPath | None, kinds: frozenset[FileKind]
    ) -> dict[str, ContentFile]:
        """Return the first file of each that are alike, in *folder* or in all."""
        found: dict[str, ContentFile] = {}
        for file in self._in[folder]:
            if file.kind in kinds:
                found.setdefault(alike(file.source), file)
        return found

    @cached_property
    def _in(self) -> dict[PurePosixPath | None, list[ContentFile]]:
        """The files of each folder, and of all of them under None."""
        files = sorted(self.files.values(), key=lambda file: file.source)
        by_folder: dict[PurePosixPath | None, list[ContentFile]] = {None: files}
        for file in files:
            by_folder.setdefault(file.source.parent, []).append(file)
        return by_folder

    @cached_property
    def _by_url_path(self) -> dict[str, ParsedFile]:
        return {item.entry.url_path: item for item in self.parsed_files.values() if item.entry}


def name_key(path: PurePosixPath) -> str:
    """Return what two files have in common whose names are one to a Mac: capitals and composition do not count."""
    return _key(PurePosixPath(path.name)).casefold()


def _key(path: PurePosixPath) -> str:
    return nfc(path.as_posix())


def _joined(folder: Iterable[str], target: str) -> str | None:
    """Return the key of *target* seen from *folder*; None when it leads out of the content folder."""
    parts = [*folder]
    for part in nfc(target).split("/"):
        if part in {"", "."}:
            continue
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return nfc("/".join(parts))


def _written(folder: PurePosixPath, source: PurePosixPath) -> str:
    """Return *source* as a link written in *folder*."""
    if source.is_relative_to(folder):
        return source.relative_to(folder).as_posix()
    return f"{'../' * len(folder.parts)}{source.as_posix()}"


# The file somebody probably meant by a path that leads nowhere; none rather than a wrong one


LONGEST_NAME = 200
LIKENESS = 78  # of names without their endings: «mot» is like «mote», «ror» is not like «mor»

Alike = Callable[[PurePosixPath], str]  # what two names that may stand for each other have in common


def _name(path: PurePosixPath) -> str:
    """Return the name where capitals do not count: «Bilde.JPG» and «bilde.jpg» have one."""
    return nfc(path.name).casefold()


def _stem(path: PurePosixPath) -> str:
    """Return the name without date and ending: «2027-03-12-frokostmote.md» and «frokostmøte» have one."""
    name = PurePosixPath(nfc(path.name))
    slug = read_file_name(name).slug if path.suffix in {".md", ""} else slugify(name.stem)
    return slug or name.stem


def _letters(path: PurePosixPath) -> str:
    """Return the letters of the name in order: «frokotsmote» and «frokostmote» have the same."""
    return "".join(sorted(_stem(path)))


def _digits(path: PurePosixPath) -> str:
    """Return what tells pictures of one camera apart: «IMG_1235» is not a slip for «IMG_1234»."""
    return "".join(character for character in path.stem if character.isdigit())
