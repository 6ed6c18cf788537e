"""A new article or event to fill in, or a copy of an event, put in its place among the others."""

from __future__ import annotations

import contextlib
import errno
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from content_types import new_files
from content_types.fields import OLD_URL_PATHS
from content_types.model import OSLO, ContentKind
from content_types.url_paths import as_folder
from manuscript.decoding import is_commanding
from manuscript.model import Scalar, Sequence
from manuscript.problem import UserError
from manuscript.read import read
from website.model import Settings
from website.read import taken_slugs

from .report import write
from .run import check

T = TypeVar("T")


class NewContentError(UserError):
    """There is no new file; the words are for the editor."""


class NothingToCopyError(NewContentError):
    """What was asked for can be neither a title nor an event to copy."""

    code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContent:
    """A file that was made."""

    path: Path
    remarks: tuple[str, ...] = ()  # what the editor should look at in it


Ask = Callable[[str], str]  # from a question to the editor's answer; an empty one leaves a blank
Make = Callable[..., T]  # from the answers to what is made of them; a ValueError says what is wrong with them

TITLE = "Hva heter det?"
DAY = "Når begynner det? For eksempel: 12. mars 2027 kl. 08.00. Vet du det ikke ennå, trykker du Enter."
ENDS = "Når slutter det? For eksempel: 09.30. Vet du det ikke ennå, trykker du Enter."
VENUE = "Hvor er det? For eksempel: Eksempelhuset, Testbyen. Vet du det ikke ennå, trykker du Enter."
SAME_TITLE = "Hva heter det? Heter det samme som før, trykker du Enter."


def new_article(content: Path, settings: Settings, title: str, *, ask: Ask | None = None) -> NewContent:
    """Write an article to fill in to the folder *content*; what is not given is asked for.

    Raises:
        NewContentError: there can be no such article.
    """
    make = _maker(new_files.new_article, content, settings, ContentKind.ARTICLE)
    name, text = _answered(make, {"title": title}, {"title": TITLE}, ask)
    return _written(content / ContentKind.ARTICLE / name, text)


def new_event(content: Path, settings: Settings, title: str, *, day: str = "", ask: Ask | None = None) -> NewContent:
    """Write an event to fill in, on the *day* that is written, to the folder *content*; what is not given is asked for.

    Raises:
        NewContentError: there can be no such event.
    """
    make = _maker(new_files.new_event, content, settings, ContentKind.EVENT)
    questions = {"title": TITLE, "date": DAY, "ends": ENDS, "venue": VENUE}
    name, text = _answered(make, {"title": title, "date": day}, questions, ask)
    return _written(content / ContentKind.EVENT / name, text)


def copy_of_event(
    content: Path, settings: Settings, like: str, *, title: str = "", day: str = "", ask: Ask | None = None
) -> NewContent:
    """Write a copy of the event in the file *like* beside it; what is not given is asked for.

    Raises:
        PathError: there is no such file.
        NewContentError: it is no event in *content*, has mistakes, or there can be no such copy.
    """
    path = Path(like).resolve()
    wrong = [problem for problem in check([like], settings) if problem.is_error]
    if path.is_dir() or not path.is_relative_to((content / ContentKind.EVENT).resolve()):
        raise NothingToCopyError(f"«{like}» er ikke et arrangement. Velg en fil i content/events.")
    if wrong:
        message = write(wrong, "text")
        raise NothingToCopyError(f"Filen har feil. Rett dem før du lager en kopi.\n{message}".rstrip())
    write_copy = functools.partial(new_files.copy_event, path.read_bytes(), file=like, source=PurePosixPath(path.name))
    make = _maker(write_copy, content, settings, ContentKind.EVENT)
    copy = _answered(make, {"title": title, "date": day}, {"title": SAME_TITLE, "date": DAY}, ask)
    return _written(path.with_name(copy.name), copy.text, tuple(new_files.remarks(copy)))


def _maker(make: Make[T], content: Path, settings: Settings, kind: ContentKind) -> Make[T]:
    """Return what makes a file of *kind* today, by a name no other has."""
    return functools.partial(make, today=today(settings), taken=taken_names(content, settings, kind))


def _answered(make: Make[T], given: dict[str, str], questions: Mapping[str, str], ask: Ask | None) -> T:
    """Return what is made of what is *given* and of the answers, each asked for until it can be read.

    Raises:
        NewContentError: what is given cannot be read.
    """
    if ask:
        _made(make, given | {"title": given["title"] or TITLE})  # what is given wrong is not mended by an answer
        for name, question in questions.items():
            given[name] = given.get(name) or _answer(make, given, name, question, ask)
    return _made(make, given)


def _answer(make: Make[T], given: dict[str, str], name: str, question: str, ask: Ask) -> str:
    told = ""
    while True:
        answer = ask(f"{told}{question}").strip()
        try:
            _made(make, given | {name: answer})
        except NewContentError as error:
            told = f"{error}\n"
        else:
            return answer


def _made(make: Make[T], answers: Mapping[str, str]) -> T:
    _assert_title(answers["title"])
    try:
        return make(**answers)
    except ValueError as error:
        raise NewContentError(str(error)) from error


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


def files_there(content: Path) -> dict[str, str]:
    """Return which file has each old address, and what else it is known as, drafts and files with mistakes among them."""
    found: dict[str, str] = {}
    for path in sorted(content.rglob("*.md")):
        source = path.relative_to(content)
        manuscript, _ = read(path.read_bytes(), file=str(source), source=PurePosixPath(source))
        pairs = manuscript.front_matter.pairs if manuscript else ()
        values = {pair.key.text: pair.value for pair in pairs}
        old = values.get(OLD_URL_PATHS.key)
        items = old.items if isinstance(old, Sequence) else (old,)
        names = [as_folder(item.text) for item in items if isinstance(item, Scalar)]
        fields = {key: value.text for key, value in values.items() if isinstance(value, Scalar)}
        if fields.get("tittel"):
            names.append(new_files.known_as(source.parts[0], fields))
        found |= dict.fromkeys(names, source.as_posix())
    return found


def _written(path: Path, text: str, remarks: tuple[str, ...] = ()) -> NewContent:
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
