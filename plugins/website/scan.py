"""Every file under ``content/``, and what it is; nothing is skipped in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from manuscript.problem import Problem
from publication.model import Kind

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
DOCUMENTS = frozenset({".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ics", ".zip"})
REDIRECTS = PurePosixPath("adresser.txt")
GUIDE = PurePosixPath("README.md")
LEFT_BY_PROGRAMS = frozenset({"Thumbs.db", "desktop.ini"})


class Role(StrEnum):
    """What a file is to the site."""

    MANUSCRIPT = "manuscript"
    PICTURE = "picture"
    DOCUMENT = "document"
    REDIRECTS = "redirects"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFile:
    """A file the site may use."""

    path: Path  # on disk
    source: PurePosixPath  # from the content folder
    file: str  # as the editor knows it
    role: Role

    @property
    def kind(self) -> Kind | None:
        """The content type its folder gives; None outside the three folders."""
        folder = self.source.parts[0]
        return Kind(folder) if folder in {kind.value for kind in Kind} and len(self.source.parts) > 1 else None


def scan(root: Path) -> tuple[list[ContentFile], list[Problem]]:
    """Return the files under *root*, sorted by path, and a problem for each that has no place there.

    Editors are shown the paths as *root* is given: relative stays relative.
    """
    files: list[ContentFile] = []
    problems: list[Problem] = []
    real_root = root.resolve()
    for path in _walk(root, problems):
        source = PurePosixPath(path.relative_to(root).as_posix())
        file = path.as_posix()
        if _is_known_non_page(source):
            continue
        try:
            leads_out = not path.resolve().is_relative_to(real_root)
        except (OSError, RuntimeError):  # links in a ring
            problems.append(unreadable(file))
            continue
        if leads_out:
            problems.append(_leads_out(file))
            continue
        role, problem = _role(path, source, file)
        if problem:
            problems.append(problem)
        if role:
            files.append(ContentFile(path=path, source=source, file=file, role=role))
    return files, problems


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield files in byte order of their names, so that the file system's order never shows."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        problems.append(unreadable(folder.as_posix()))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if entry.name.startswith("."):
                continue
            if path.suffix.lower() == ".md":
                problems.append(_folder_named_as_file(path.as_posix()))
            yield from _walk(path, problems)
        else:
            yield path


def _is_known_non_page(source: PurePosixPath) -> bool:
    name = source.name
    return (
        source == GUIDE
        or name.startswith((".", "~$"))
        or name.endswith("~")
        or name in LEFT_BY_PROGRAMS
        or (source.parent == PurePosixPath(".") and source.suffix == ".txt" and source != REDIRECTS)
    )


def _role(path: Path, source: PurePosixPath, file: str) -> tuple[Role | None, Problem | None]:
    if source == REDIRECTS:
        return Role.REDIRECTS, None
    if path.is_dir():
        return None, _linked_folder(file)
    suffix = source.suffix.lower()
    if suffix == ".md":
        if source.suffix != ".md" or source.parts[0] not in {kind.value for kind in Kind} or len(source.parts) < 2:
            return None, _misplaced_manuscript(file, source)
        return Role.MANUSCRIPT, None
    if suffix in PICTURES:
        return Role.PICTURE, None
    if suffix in DOCUMENTS:
        return Role.DOCUMENT, None
    return None, _unknown_kind(file, source)


def unreadable(file: str) -> Problem:
    """Return the problem of a file or folder the build may not open."""
    return Problem(
        file=file,
        line=1,
        rule="unreadable",
        message="Filen eller mappen kan ikke leses.",
        fix="Gi deg selv leserett til den, eller lagre den på nytt, og bygg igjen.",
    )


def _leads_out(file: str) -> Problem:
    return Problem(
        file=file,
        line=1,
        rule="link-out-of-content",
        message="Filen er en snarvei som peker ut av innholdsmappen.",
        fix="Legg selve filen i innholdsmappen i stedet for en snarvei.",
    )


def _linked_folder(file: str) -> Problem:
    return Problem(
        file=file,
        line=1,
        rule="linked-folder",
        message="Mappen er en snarvei til en annen mappe, og slike følges ikke.",
        fix="Flytt eller kopier filene inn i en vanlig mappe.",
    )


def _folder_named_as_file(file: str) -> Problem:
    return Problem(
        file=file,
        line=1,
        rule="folder-named-as-file",
        message="Dette er en mappe, men navnet slutter på «.md» som om den var en tekst.",
        fix="Gi mappen et navn uten «.md».",
        example=file.removesuffix(".md").removesuffix(".MD"),
    )


def _misplaced_manuscript(file: str, source: PurePosixPath) -> Problem:
    if source.suffix != ".md":
        return Problem(
            file=file,
            line=1,
            rule="file-ending",
            message=f"Filnavnet slutter på «{source.suffix}», og da blir teksten ikke lest.",
            fix="Gi filen et navn som slutter på «.md» med små bokstaver.",
            example=source.with_suffix(".md").name,
        )
    return Problem(
        file=file,
        line=1,
        rule="file-place",
        message="Teksten ligger utenfor mappene for artikler, arrangementer og sider, og blir ikke publisert.",
        fix="Flytt filen til «articles», «events» eller «pages».",
        example=f"content/articles/{source.name}",
    )


def _unknown_kind(file: str, source: PurePosixPath) -> Problem:
    ending = source.suffix or source.name
    return Problem(
        file=file,
        line=1,
        rule="file-kind",
        message=f"Filer av typen «{ending}» kan ikke publiseres.",
        fix=(
            "Lagre et bilde som jpg, png eller webp, et dokument som pdf, og en tekst som .md."
            " Skal filen ikke publiseres, flytt den ut av innholdsmappen."
        ),
        example=source.with_suffix(".pdf").name if source.suffix else f"{source.name}.md",
    )
