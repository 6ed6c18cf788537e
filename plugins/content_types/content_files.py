"""Every file under ``content/``, and what it is; nothing is skipped in silence. And which content folder a path
belongs to.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePosixPath

from manuscript.decoding import is_commanding
from manuscript.problem import Problem, UserError, shown_path, told
from norwegian.numbers import file_size

from .files import DOCUMENTS, PICTURES, UNSHOWN, how_to_save, saved_ending
from .model import ContentKind
from .url_paths import (
    CALENDAR_PATH,
    EDITION_DATA_PATH,
    INDEX,
    NOT_FOUND_PATH,
    OPEN_DATA_PATH,
    ROBOTS_PATH,
    SITEMAP_PATH,
)

REDIRECTS = PurePosixPath("adresser.txt")
WORD_LIST = PurePosixPath("ordliste.txt")
GUIDE = PurePosixPath("README.md")
LEFT_BY_PROGRAMS = frozenset({"Thumbs.db", "desktop.ini", ".DS_Store"})  # in any folder somebody opens

# The owners' own files, which the site shows as they are: a search engine's proof of ownership, security.txt.
OWN_FOLDER = "root"
WELL_KNOWN = ".well-known"  # RFC 8615
OWN_KINDS = frozenset({".html", ".txt", ".xml", ".json"})
# What stands at the root of the site whatever the owners lay there, and what the host reads there.
TAKEN_AT_ROOT = frozenset(
    {
        path.strip("/")
        for path in (NOT_FOUND_PATH, EDITION_DATA_PATH, CALENDAR_PATH, OPEN_DATA_PATH, SITEMAP_PATH, ROBOTS_PATH)
    }
    | {INDEX}
)


class FileKind(StrEnum):
    """What a file is to the site."""

    MANUSCRIPT = "manuscript"
    PICTURE = "picture"
    DOCUMENT = "document"
    REDIRECTS = "redirects"
    WORD_LIST = "word list"
    OWN = "own"  # of the owners: shown as it is, from the root of the site
    UNKNOWN = "unknown"  # told of, and never published


CONTENT_FOLDERS = (ContentKind.ARTICLE.value, ContentKind.EVENT.value)  # a folder with one of these holds a publication
KINDS_BY_NAME = {REDIRECTS: FileKind.REDIRECTS, WORD_LIST: FileKind.WORD_LIST}
# «.MD», «.md.txt», «.markdown»: a text with the wrong end of its name
MEANT_MARKDOWN = re.compile(r"(?:\.md\.[a-z]{1,8}|\.(?:md[a-z]{0,8}|mkd|markdown))$", re.IGNORECASE)
MOST_OCTETS = 500_000  # of a text; some 80,000 words
MOST_DOCUMENT_OCTETS = 100_000_000  # what GitHub takes of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFile:
    """A file the site may use."""

    path: Path  # on disk
    source: PurePosixPath  # from the content folder
    file: str  # as the editor knows it
    kind: FileKind
    is_too_large: bool = False  # told of, and not to be read

    @property
    def content_kind(self) -> ContentKind | None:
        """The content type its folder gives; None outside the folders for texts."""
        return _content_kind(self.source)


def _content_kind(source: PurePosixPath) -> ContentKind | None:
    return next((kind for kind in ContentKind if kind == source.parts[0] and len(source.parts) > 1), None)


def scan(root: Path) -> tuple[list[ContentFile], list[Problem]]:
    """Return the files under *root*, sorted by path, and a problem for each that has no place there.

    Editors are shown the paths as *root* is given: relative stays relative.
    """
    files: list[ContentFile] = []
    problems: list[Problem] = []
    real_root = root.resolve()
    for path, is_link in _walk(root, problems):
        if (named := _named(path, root)) is None:
            continue
        whole, source, kind, unfit, misplaced = named
        file = whole.as_posix()
        problem = unfit or _unfit_file(whole, real_root, is_link=is_link) or misplaced
        if problem is misplaced and kind:
            heavy = too_large(whole, kind)
            problem = heavy or problem
            files.append(ContentFile(path=whole, source=source, file=file, kind=kind, is_too_large=bool(heavy)))
        if problem:
            problems.append(problem.placed(file, 1))
    return files, problems


@lru_cache(maxsize=50_000)  # a preview asks after each save
def _named(path: str, root: Path) -> tuple[Path, PurePosixPath, FileKind | None, Problem | None, Problem | None] | None:
    """Return what the name of a file tells: its kind, what is wrong with the name itself, and what with its place.

    None of what is known to be no part of the site.
    """
    whole = Path(path)
    source = PurePosixPath(*whole.parts[len(root.parts) :])
    if _is_known_non_page(source):
        return None
    name = source.as_posix()
    unfit = None if name.isprintable() or not any(map(is_commanding, name)) else told("file-name")
    kind, misplaced = _kind(source)
    return whole, source, kind, unfit, misplaced


def own_files(files: Iterable[ContentFile]) -> dict[str, ContentFile]:
    """Return the owners' own files by their url paths."""
    return {f"/{'/'.join(file.source.parts[1:])}": file for file in files if file.kind is FileKind.OWN}


def _walk(root: Path, problems: list[Problem]) -> Iterator[tuple[str, bool]]:
    """Yield files in byte order of their names, so that the file system's order never shows; and which are links."""
    waiting = [(str(root), True, False)]
    while waiting:
        path, is_folder, is_link = waiting.pop()
        if not is_folder:
            yield path, is_link
            continue
        folder = Path(path)
        if folder != root and folder.suffix.lower() == ".md":
            problems.append(
                told("folder-named-as-file", folder=folder.with_suffix("").as_posix()).placed(folder.as_posix(), 1)
            )
        try:
            with os.scandir(path) as found:
                inside = sorted(
                    ((item.name, item.path, item.is_dir(follow_symlinks=False), item.is_symlink()) for item in found),
                    reverse=True,
                )
        except OSError:
            problems.append(told("unreadable").placed(folder.as_posix(), 1))
            continue
        open_ones = {WELL_KNOWN} if folder == root / OWN_FOLDER else set()
        waiting += [
            (each, is_dir, is_link)
            for name, each, is_dir, is_link in inside
            if not (is_dir and name.startswith(".") and name not in open_ones)
        ]


def _is_known_non_page(source: PurePosixPath) -> bool:
    name = source.name
    return (
        source == GUIDE
        or name.startswith((".", "~$"))
        or name.endswith("~")
        or name in LEFT_BY_PROGRAMS
        or (source.parent == PurePosixPath(".") and source.suffix == ".txt" and source not in KINDS_BY_NAME)
    )


def _unfit_file(path: Path, real_root: Path, *, is_link: bool) -> Problem | None:
    """Return what is wrong with the file itself, before anybody waits for what a pipe or a device will say.

    Only a link can lead out of the folder: nobody follows links on the way to a file.
    """
    try:
        if not is_link:
            return None if path.is_file() and os.access(path, os.R_OK) else told("unreadable")
        real = path.resolve()
        if not real.is_relative_to(real_root):
            return told("shortcut-out-of-content")
        if not real.exists():
            return told("shortcut-to-nothing")
        if real.is_dir():
            return told("shortcut-to-folder")
        return None if real.is_file() and os.access(real, os.R_OK) else told("unreadable")
    except (OSError, RuntimeError):  # links in a ring
        return told("unreadable")


def _kind(source: PurePosixPath) -> tuple[FileKind | None, Problem | None]:
    if source in KINDS_BY_NAME:
        return KINDS_BY_NAME[source], None
    if source.parts[0] == OWN_FOLDER and len(source.parts) > 1:
        return _own_kind(source)
    suffix = source.suffix.lower()
    if suffix == ".md":
        if source.suffix != ".md" or not _content_kind(source):
            return None, _misplaced_manuscript(source)
        return FileKind.MANUSCRIPT, None
    if suffix in PICTURES:
        return FileKind.PICTURE, None
    if suffix in DOCUMENTS:
        return FileKind.DOCUMENT, None
    return FileKind.UNKNOWN, _unknown_kind(source)


def _own_kind(source: PurePosixPath) -> tuple[FileKind | None, Problem | None]:
    name = "/".join(source.parts[1:])
    is_well_known = name.startswith(f"{WELL_KNOWN}/")
    if name.lower() in TAKEN_AT_ROOT:
        return None, told("file-place", case="taken", name=name, folder=OWN_FOLDER)
    if "/" in name and not is_well_known:
        return None, told("file-place", case="deep", folder=OWN_FOLDER, file=source.name)
    if source.suffix.lower() in OWN_KINDS or (is_well_known and not source.suffix):
        return FileKind.OWN, None
    return FileKind.UNKNOWN, told("file-kind", case="own", ending=source.suffix or source.name, folder=OWN_FOLDER)


def too_large(path: Path, kind: FileKind) -> Problem | None:
    """Return the problem of a file nobody is to wait for; pictures have limits of their own."""
    is_text = kind in {FileKind.MANUSCRIPT, *KINDS_BY_NAME.values()}
    most = MOST_OCTETS if is_text else MOST_DOCUMENT_OCTETS
    try:
        octets = path.stat().st_size
    except OSError:
        return told("unreadable")
    if octets <= most or kind in {FileKind.PICTURE, FileKind.UNKNOWN}:
        return None
    return told("file-too-large", case="text" if is_text else "", size=file_size(octets), most=file_size(most))


def _misplaced_manuscript(source: PurePosixPath) -> Problem:
    if source.suffix != ".md":
        found = MEANT_MARKDOWN.search(source.name)
        ending = found[0] if found else source.suffix
        case = "twice" if len(source.suffixes) > 1 else ""
        return told("file-ending", case=case, ending=ending, right=MEANT_MARKDOWN.sub("", source.name))
    return told("file-place", file=source.name)


def _unknown_kind(source: PurePosixPath) -> Problem:
    if MEANT_MARKDOWN.search(source.name):
        return _misplaced_manuscript(source)
    ending = source.suffix or source.name
    if ending.lower() in UNSHOWN:
        saved, how = source.with_suffix(saved_ending(ending)), how_to_save(ending)
    else:
        saved = source.with_suffix(".pdf" if source.suffix not in {"", ".txt"} else ".md")
        how = "Lagre et bilde som jpg, png eller webp, et dokument som pdf, og en tekst som .md."
    return told("file-kind", example=saved.name, ending=ending, how=how)


# Which publication a path belongs to


class PathError(UserError):
    """A path that cannot be read; the words are for the editor."""

    code = 2


def root_of(folder: Path) -> Path | None:
    """Return the nearest folder, *folder* or above it, that holds a publication, as an editor would write it."""
    absolute = Path(os.path.abspath(folder))
    for candidate in (absolute, *absolute.parents):
        if any((candidate / mark).is_dir() for mark in CONTENT_FOLDERS):
            return folder if candidate == absolute else shown_path(candidate)
    return None
