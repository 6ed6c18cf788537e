"""Problems in a publication, in part of it or in one file, found without building anything."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from manuscript.problem import Problem, in_file_order
from publication.model import Kind
from website.read import read_files
from website.scan import ContentFile, Role, scan
from website.settings import Settings

MARKS = (Kind.ARTICLE.value, Kind.EVENT.value)  # a folder with one of these holds a publication


class PathError(Exception):
    """A path that cannot be checked; the words are for the editor."""


def check(paths: Sequence[str], settings: Settings) -> list[Problem]:
    """Return the problems in *paths*, in file order.

    A path is a folder with ``articles/`` or ``events/``, a folder in such a
    folder, or a Markdown file anywhere; only its own problems are told, but
    links are followed in the whole of the nearest such folder.

    Raises:
        PathError: a path does not exist or holds nothing to check.
    """
    return in_file_order(problem for path in paths for problem in _check(path, settings))


def _check(given: str, settings: Settings) -> Iterable[Problem]:
    path = Path(given)
    if path.is_dir():
        return _check_folder(path, given, settings)
    if path.is_file():
        return _check_file(path, given, settings)
    raise PathError(f"Finner ikke «{given}». Skriv stien til en fil eller mappe som finnes.")


def _check_folder(folder: Path, given: str, settings: Settings) -> Iterable[Problem]:
    root = _root_of(folder)
    if root is None:
        raise PathError(
            f"Mappen «{given}» har verken «articles» eller «events»."
            " Skriv stien til innholdsmappen, for eksempel content."
        )
    files, problems = scan(root)
    _, problems = read_files(files, settings, problems=problems)
    own = folder if root == folder else root / os.path.relpath(folder, root)
    return [problem for problem in problems if Path(problem.file).is_relative_to(own)]


def _check_file(path: Path, given: str, settings: Settings) -> Iterable[Problem]:
    if path.suffix != ".md":
        raise PathError(f"«{given}» er ingen tekst som kan kontrolleres. Skriv stien til en fil som slutter på «.md».")
    root = _root_of(path.parent)
    files, problems = scan(root) if root else ([], [])
    own = next((file for file in files if file.role is Role.MANUSCRIPT and file.path.samefile(path)), None)
    if own is None:
        own = _lone(path, root)
        files, problems = [*files, own], [problem for problem in problems if problem.file != own.file]
    _, problems = read_files(files, settings, problems=problems)
    return [replace(problem, file=given) for problem in problems if problem.file == own.file]


def _root_of(folder: Path) -> Path | None:
    """Return the nearest folder, *folder* or above it, that holds a publication."""
    for candidate in (folder, *folder.parents, *folder.absolute().parents):
        if any((candidate / mark).is_dir() for mark in MARKS):
            return candidate
    return None


def _lone(path: Path, root: Path | None) -> ContentFile:
    """Return a file outside the content folders as part of the publication nearest to it."""
    beside = Path(os.path.relpath(path, root)) if root else Path(path.name)
    return ContentFile(path=path, source=PurePosixPath(beside.as_posix()), file=path.as_posix(), role=Role.MANUSCRIPT)
