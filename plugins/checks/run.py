"""Problems in a publication, in part of it or in one file, found without building anything."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from content_types.content_files import ContentFile, FileKind, PathError, root_of, scan, too_large
from manuscript.problem import Problem, in_file_order
from website.coding import KEPT_AS
from website.memory import memory_of
from website.model import Settings
from website.read import problems_in

from .report import visible


def check(paths: Sequence[str], settings: Settings, *, memory: str = "") -> list[Problem]:
    """Return the problems in *paths*, in file order.

    A path is a folder with ``articles/`` or ``events/``, a folder in such a
    folder, a file there, or a Markdown file anywhere; only its own problems
    are told, but links are followed in the whole of the nearest such folder. *memory* is
    the folder in which it is remembered what each file said.

    Raises:
        PathError: a path does not exist or holds nothing to check.
    """
    return in_file_order(problem for path in paths for problem in _check(path, settings, memory))


def _check(given: str, settings: Settings, memory: str) -> Iterable[Problem]:
    path = Path(given)
    try:
        if given and path.is_dir():
            return _check_folder(path, settings, memory)
        if given and path.is_file():
            return _check_file(path, given, settings, memory)
    except OSError as error:  # a folder on the way may not be opened, or the name is too long for a file
        raise PathError(f"Får ikke lest «{visible(given)}». Gi deg selv leserett dit, eller rett veien dit.") from error
    raise PathError(f"Finner ikke «{visible(given)}». Skriv veien til en fil eller mappe som finnes.")


def _check_folder(folder: Path, settings: Settings, memory: str) -> Iterable[Problem]:
    root = root_of(folder)
    if root is None:
        raise PathError(
            f"Mappen «{visible(str(folder))}» har verken «articles» eller «events»."
            " Skriv veien til mappen med innholdet, for eksempel content."
        )
    files, problems = scan(root)
    problems = _problems(root, files, settings, problems, memory)
    inner = _inner(folder, root)
    below = ((problem, Path(os.path.relpath(problem.file, root))) for problem in problems)
    return [
        replace(problem, file=(folder / path.relative_to(inner)).as_posix())
        for problem, path in below
        if path.is_relative_to(inner)
    ]


def _check_file(path: Path, given: str, settings: Settings, memory: str) -> Iterable[Problem]:
    root = root_of(path.parent)
    if root is None:
        return _check_lone(path, given, settings, memory)
    files, problems = scan(root)
    own = _name_of(path, root, files)
    told = [problem for problem in _problems(root, files, settings, problems, memory) if problem.file == own]
    if not told and own not in {file.file for file in files}:
        raise PathError(f"«{visible(given)}» er ingen del av nettstedet, og kan ikke kontrolleres.")
    return [replace(problem, file=given) for problem in told]


def _check_lone(path: Path, given: str, settings: Settings, memory: str) -> Iterable[Problem]:
    """Return the problems in a text that belongs to no publication."""
    if path.suffix != ".md":
        raise PathError(
            f"«{visible(given)}» er ingen tekst som kan kontrolleres. Skriv veien til en fil som slutter på «.md»."
        )
    if problem := too_large(path, FileKind.MANUSCRIPT):
        return [problem.placed(given, 1)]
    return _problems(path, [manuscript_at(path, given)], settings, [], memory)


def _name_of(path: Path, root: Path, files: Sequence[ContentFile]) -> str:
    """Return what the check of all calls the file at *path*, which may be one of *files* by another name."""
    own = (root / _inner(path, root)).as_posix()
    names = {file.file for file in files}
    return own if own in names else next((file.file for file in files if file.path.samefile(path)), own)


def _problems(
    root: Path, files: Sequence[ContentFile], settings: Settings, problems: Sequence[Problem], memory: str
) -> list[Problem]:
    remembered = memory_of(root, memory, once=True)
    found = problems_in(files, settings, problems=problems, memory=remembered)
    remembered.save(KEPT_AS)
    return found


def _inner(path: Path, root: Path) -> Path:
    """Return *path* seen from *root*."""
    return Path(os.path.relpath(path, root))


def manuscript_at(path: Path, file: str) -> ContentFile:
    """Return the text at *path*, seen from the publication nearest to it; editors know it as *file*."""
    root = root_of(path.parent)
    source = _inner(path, root) if root else Path(path.name)
    return ContentFile(path=path, source=PurePosixPath(source.as_posix()), file=file, kind=FileKind.MANUSCRIPT)
