"""A new content file to fill in: its name, and its text with blanks."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from manuscript.problem import Problem
from manuscript.quoting import as_value
from manuscript.read import read
from norwegian.date_grammar import read_moment
from norwegian.dates import Moment, month_name, typed_date, typed_moment
from norwegian.letters import slugify

from .event import read_event
from .fields import fields_of
from .model import ContentKind, Status
from .url_paths import is_generated, read_file_name, url_path_of

# The fields of a new file that stand there although they are blank, in order
BLANKS = {
    ContentKind.ARTICLE: ("tittel", "ingress", "publisert", "forfatter", "emner", "status"),
    ContentKind.EVENT: ("tittel", "ingress", "publisert", "starter", "slutter", "sted", "påmelding", "emner", "status"),
    ContentKind.PAGE: ("tittel", "ingress", "status"),
}
LISTS = frozenset({"emner", "gamle-adresser"})


def header(kind: ContentKind, values: Mapping[str, str]) -> str:
    """Return the fields of a new draft: those of every such file in their order, then the others that have a value."""
    keys = [*BLANKS[kind], *(field.key for field in fields_of(kind) if field.key in values)]
    values = {**values, "status": Status.DRAFT}
    return f"---\n{''.join(_field(key, values.get(key, '')) for key in dict.fromkeys(keys))}---\n\n"


def _field(key: str, value: str) -> str:
    """Return a field as an editor writes it: several values, or those of a list, each on a line of its own."""
    if "\n" in value or (value and key in LISTS):
        return f"{key}:\n" + "".join(f"  - {as_value(one)}\n" for one in value.split("\n"))
    return f"{key}: {as_value(value)}\n" if value else f"{key}:\n"


def known_as(kind: str, fields: Mapping[str, str]) -> str:
    """Return what a text with no old address is known by, as «articles: Nytt hus (1. mars 2019)»."""
    when = "" if kind == ContentKind.PAGE else fields.get("starter") or fields.get("publisert", "")
    return f"{kind}: {fields.get('tittel', '')} ({when})"


def new_article(title: str, *, today: datetime.date, taken: Collection[str]) -> tuple[str, str]:
    """Return the name and the text of a new article, published from *today*.

    *taken* is the names of the files there are; the slug is none of theirs.

    Raises:
        ValueError: the title has no letters; the message is for the editor.
    """
    slug = free_slug(title, ContentKind.ARTICLE, today, taken)
    return f"{today.isoformat()}-{slug}.md", header(
        ContentKind.ARTICLE, {"tittel": title, "publisert": typed_date(today)}
    )


def new_event(
    title: str,
    *,
    today: datetime.date,
    taken: Collection[str],
    date: str = "",
    ends: str = "",
    venue: str = "",
) -> tuple[str, str]:
    """Return the name and the text of a new event, announced *today*.

    The day is read from *date* as an editor writes it, with the clock time if
    there is one; *ends* and *venue* are written as they are. What is not given is
    a blank, and without a day the name has no date.

    Raises:
        ValueError: the title has no letters, or what is given is read with a mistake; the message is for the editor.
    """
    moment = read_date(date)
    day = moment.day + datetime.timedelta(minutes=moment.minute or 0) if moment else None  # 24.00 is the day after
    slug = free_slug(title, ContentKind.EVENT, day or today, taken)
    name = f"{day.isoformat()}-{slug}.md" if day else f"{slug}.md"
    values = {
        "tittel": title,
        "publisert": typed_date(min(today, day) if day else today),
        "starter": typed_moment(moment) if moment else "",
        "slutter": ends,
        "sted": venue,
    }
    text = header(ContentKind.EVENT, values)
    _assert_read(name, text)
    return name, text


def _assert_read(name: str, text: str) -> None:
    """Raise ValueError where something that is given, not a blank, is a mistake."""
    manuscript, problems = read(text.encode(), file=name, source=PurePosixPath(ContentKind.EVENT) / name)
    found = read_event(manuscript)[1] if manuscript else []
    lines = text.split("\n")
    for problem in (*problems, *found):
        if problem.is_error and ": " in lines[problem.line - 1]:
            raise ValueError(f"{problem.message} {problem.fix}")


def read_date(written: str) -> Moment | None:
    """Return the day an editor gives, with its clock time if it has one; None when nothing is given.

    Raises:
        ValueError: it is no date; the message is for the editor.
    """
    if not written.strip():
        return None
    moment = read_moment(written)
    if isinstance(moment, Problem):
        raise ValueError(f"{moment.message} {moment.fix}")
    return moment


def free_slug(title: str, kind: ContentKind, day: datetime.date, taken: Collection[str]) -> str:
    """Return the title's slug; where a file or the site itself has it, with month and year, and then a number."""
    slug = slugify(title)
    if not slug:
        raise ValueError(f"Tittelen «{title}» har ingen bokstaver å lage en adresse av. Skriv den med bokstaver a–å.")
    used = {read_file_name(PurePosixPath(name)).slug for name in taken}
    dated = f"{slugify(slug[:60])}-{month_name(day.month, 'nb')}-{day.year}"
    numbered = (f"{slugify(dated[:74])}-{number}" for number in range(2, len(used) + 3))
    return next(
        candidate
        for candidate in (slug, dated, *numbered)
        if candidate not in used and not is_generated(url_path_of(kind, candidate))
    )
