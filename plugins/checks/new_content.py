"""A new article or event to fill in, or a copy of an event, put in its place among the others."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from content_types import copies, new_files
from content_types.clock import OSLO
from content_types.model import ContentKind
from manuscript.decoding import is_commanding
from manuscript.problem import UserError
from website.read import taken_slugs
from website.settings import Settings

from .report import write
from .run import check


class NewContentError(UserError):
    """There is no new file; the words are for the editor."""


class NothingToCopyError(NewContentError):
    """What was asked for can be neither a title nor an event to copy."""

    code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContent:
    """A file that was made."""

    path: Path
    remarks: Sequence[str] = ()  # what the editor should look at in it


def new_article(content: Path, settings: Settings, title: str) -> NewContent:
    """Write an article to fill in to the folder *content*.

    Raises:
        NewContentError: there can be no such article.
    """
    _assert_title(title)
    taken = taken_names(content, settings, ContentKind.ARTICLE)
    try:
        name, text = new_files.new_article(title, today=today(settings), taken=taken)
    except ValueError as error:
        raise NewContentError(str(error)) from error
    return _written(content / ContentKind.ARTICLE / name, text)


def new_event(content: Path, settings: Settings, title: str, *, day: str = "") -> NewContent:
    """Write an event to fill in, on the *day* that is written, to the folder *content*.

    Raises:
        NewContentError: there can be no such event.
    """
    _assert_title(title)
    taken = taken_names(content, settings, ContentKind.EVENT)
    try:
        name, text = new_files.new_event(title, today=today(settings), taken=taken, date=day)
    except ValueError as error:
        raise NewContentError(str(error)) from error
    return _written(content / ContentKind.EVENT / name, text)


def copy_of_event(content: Path, settings: Settings, like: str, *, title: str = "", day: str = "") -> NewContent:
    """Write a copy of the event in the file *like* beside it.

    Raises:
        PathError: there is no such file.
        NewContentError: it is no event in *content*, has mistakes, or there can be no such copy.
    """
    _assert_title(title)
    path = Path(like).resolve()
    wrong = [problem for problem in check([like], settings) if problem.is_error]
    if path.is_dir() or not path.is_relative_to((content / ContentKind.EVENT).resolve()):
        raise NothingToCopyError(f"«{like}» er ikke et arrangement. Velg en fil i content/events.")
    if wrong:
        message = write(wrong, "text")
        raise NothingToCopyError(f"Filen har feil. Rett dem før du lager en kopi.\n{message}".rstrip())
    try:
        copy = copies.copy_event(
            path.read_bytes(),
            file=like,
            source=PurePosixPath(path.name),
            today=today(settings),
            taken=taken_names(content, settings, ContentKind.EVENT),
            title=title,
            date=day,
        )
    except ValueError as error:
        raise NewContentError(str(error)) from error
    return _written(path.with_name(copy.name), copy.text, copies.remarks(copy))


def _assert_title(title: str) -> None:
    if title.startswith("-"):
        raise NothingToCopyError(f"«{title}» er ingen tittel. Skriv den i anførselstegn, for eksempel «Frokostmøte».")
    if any(map(is_commanding, title)):
        raise NothingToCopyError("Tittelen har tegn som ikke kan leses. Skriv den på nytt, med vanlige bokstaver.")


def today(settings: Settings) -> date:
    """Return the day it is in Norway."""
    return settings.now.astimezone(OSLO).date()


def taken_names(content: Path, settings: Settings, kind: ContentKind) -> list[str]:
    """Return the names no new file of *kind* can have: those of files, and of url paths in use."""
    try:
        names = [path.name for path in (content / kind).rglob("*.md")]
        return [*names, *(f"{slug}.md" for slug in taken_slugs(content, settings, kind))]
    except OSError as error:
        raise NewContentError(
            f"Får ikke lest mappen «{content / kind}». Gi deg selv leserett til den, og prøv på nytt."
        ) from error


def _written(path: Path, text: str, remarks: Sequence[str] = ()) -> NewContent:
    write_new({path: text.encode()})
    return NewContent(path=path, remarks=remarks)


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write new files whole, all of them or none; never over another.

    Raises:
        NewContentError: they cannot be written.
    """
    ours: list[Path] = []
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                ours.append(path)
                file.write(data)
        except OSError as error:
            for written in ours:
                with contextlib.suppress(OSError):
                    written.unlink()
            raise NewContentError(f"Får ikke laget filen «{path}»: {_why(error)}") from error


def _why(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "Det er ikke mer plass. Slett noe du ikke trenger, og prøv på nytt."
        case errno.EEXIST:
            return "Det ligger alt en fil der. Gi den nye en annen tittel."
        case _:
            return "Gi deg selv skriverett til mappen, og prøv på nytt."
