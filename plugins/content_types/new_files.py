"""A new content file to fill in, its name and its text with blanks; and an event's file written anew for another day:
the editor's own lines, with a new time and no past.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePosixPath

from manuscript.layout import shape
from manuscript.model import Manuscript, Scalar
from manuscript.problem import Problem, enumerated
from manuscript.quoting import as_value
from manuscript.read import read
from norwegian import dates
from norwegian.date_grammar import read_moment, read_moment_or_clock
from norwegian.letters import slugify

from .event import read_event
from .fields import FIELDS, REGISTRATION_DEADLINE, REGISTRATION_OPENS, STATUS, canonical_key, fields_of
from .model import ContentKind, Event, Status, last_day
from .timing import read_event_programme
from .url_paths import is_generated, read_file_name, url_path_of
from .values import proposed_in_year

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
        ContentKind.ARTICLE, {"tittel": title, "publisert": dates.typed_date(today)}
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
    moment = read_date(date, today)
    day = moment.day + datetime.timedelta(minutes=moment.minute or 0) if moment else None  # 24.00 is the day after
    slug = free_slug(title, ContentKind.EVENT, day or today, taken)
    name = f"{day.isoformat()}-{slug}.md" if day else f"{slug}.md"
    values = {
        "tittel": title,
        "publisert": dates.typed_date(min(today, day) if day else today),
        "starter": dates.typed_moment(moment) if moment else "",
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


def read_date(written: str, today: datetime.date) -> dates.Moment | None:
    """Return the day an editor gives, with its clock time if it has one; None when nothing is given.

    Where the year is left out, that of the next such day is proposed.

    Raises:
        ValueError: it is no date; the message is for the editor.
    """
    if not written.strip():
        return None
    moment = read_moment(written)
    if isinstance(moment, Problem):
        proposed = (proposed_in_year(moment, today.year + years) for years in (0, 1))
        coming = (one for one, read in proposed if read and read.day >= today and one.rule == "date-missing-year")
        told = next(coming, moment)
        raise ValueError(f"{told.message} {told.fix}")
    return moment


def free_slug(title: str, kind: ContentKind, day: datetime.date, taken: Collection[str]) -> str:
    """Return the title's slug; where a file or the site itself has it, with month and year, and then a number."""
    slug = slugify(title)
    if not slug:
        raise ValueError(f"Tittelen «{title}» har ingen bokstaver å lage en adresse av. Skriv den med bokstaver a–å.")
    used = {read_file_name(PurePosixPath(name)).slug for name in taken}
    dated = f"{slugify(slug[:60])}-{dates.month_name(day.month, 'nb')}-{day.year}"
    numbered = (f"{slugify(dated[:74])}-{number}" for number in range(2, len(used) + 3))
    return next(
        candidate
        for candidate in (slug, dated, *numbered)
        if candidate not in used and not is_generated(url_path_of(kind, candidate))
    )


# An event copied


OWN = frozenset(field.key for field in FIELDS if not field.is_copied)
DEADLINES = frozenset({REGISTRATION_OPENS.key, REGISTRATION_DEADLINE.key})  # only the editor knows the new ones
MOST_DAYS = 60  # of an event whose programme is moved along

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # «2027-04-22»
WEEKDAY_FIRST = re.compile(r"[^\W\d_]{3,7}(?=\.?,? )")  # «torsdag» in «torsdag 22. april», «tors.», «Laurdag,»
# A line that is the heading of a day and nothing else: «### Torsdag 22. april», «**Fredag**».
DAY_HEADING = re.compile(
    rf"(?P<before>[ #*_]{{0,12}})(?P<weekday>{dates.WEEKDAY})?(?P<between>,? ?(?:den )?)"
    rf"(?:(?P<day>[0-9]{{1,2}})(?P<dot>\. ?)(?P<month>{dates.MONTH})(?P<year> [0-9]{{4}})?)?(?P<after>[ #*_:]{{0,12}})",
    re.IGNORECASE,
)
# Whatever else may be a date: «fredag», «22. april», «3. jan», «22.4.27», «22/4», «2027», and «1/2 liter» too; not «11.30».
DATE_LIKE = re.compile(
    rf"(?<!\w){dates.WEEKDAY}(?!\w)|[0-9]\.? ?(?:{dates.MONTH}|{dates.SHORT_MONTH})(?!\w)"
    r"|(?<![\w.])[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}(?!\w)|(?<![\w/])[0-9]{1,2}/[0-9]{1,2}(?!\w)"
    r"|(?<!\w)(?:19|20)[0-9]{2}(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A new file, and what its editor should know of it."""

    name: str
    text: str
    left_out: tuple[str, ...]  # fields
    blank: tuple[str, ...]  # fields to fill in
    moved: tuple[int, ...]  # lines of the new file: day headings that went along
    dated: tuple[int, ...]  # lines that name a day still, or may do so


NEW, KEPT, MOVED = range(3)
Written = tuple[str, int]  # a line of the new file, and which of these it is


def copy_event(
    data: bytes,
    *,
    file: str,
    source: PurePosixPath,
    today: datetime.date,
    taken: Collection[str],
    title: str = "",
    date: str = "",
) -> Copy:
    """Return the event in *data*, a file without errors, as a new event announced *today*.

    It is on the day *date* says, at the same clock times unless *date* has one;
    without *date* its time is a blank. *taken* is as for new files.

    Raises:
        ValueError: no such event can be made; the message is for the editor.
    """
    manuscript, event = _read_event(data, file, source)
    begins = read_moment(_text(manuscript, "starter"))
    assert isinstance(begins, dates.Moment), "the file has been read without an error"
    new = _new_start(begins, read_date(date, today), event)
    published = min(today, new.day) if new else today
    values = {"publisert": dates.typed_date(published), **_times(manuscript, begins, new, event)}
    if title.strip():
        values["tittel"] = as_value(title)
    values |= dict.fromkeys(DEADLINES, "")
    slug = free_slug(title if title.strip() else event.title, ContentKind.EVENT, new.day if new else today, taken)
    lines = list(StringIO(data.decode("utf-8-sig"), newline=""))
    opening = next(at for at, line in enumerate(lines) if line.strip())
    closing = next(at for at in range(opening + 1, len(lines)) if lines[at].rstrip() == "---")
    shift = new.day - begins.day if new else None
    written = [*_fields_anew(lines, closing, manuscript, values), *_body(lines, closing, event, shift)]
    keys = [canonical_key(pair.key.text) for pair in manuscript.front_matter.pairs]
    copy = Copy(
        name=f"{new.day.isoformat()}-{slug}.md" if new else f"{slug}.md",
        text="".join(line for line, _ in written),
        left_out=tuple(key for key in keys if key in OWN),
        blank=tuple(key for key in keys if key not in OWN and values.get(key) == ""),
        moved=tuple(number for number, (_, which) in enumerate(written, 1) if which == MOVED),
        dated=tuple(
            number for number, (line, which) in enumerate(written, 1) if which == KEPT and DATE_LIKE.search(line)
        ),
    )
    if new:
        _read_event(copy.text.encode(), copy.name, source.with_name(copy.name))
    return copy


def remarks(copy: Copy) -> list[str]:
    """Return what the editor is told of the new file."""
    sentences = (
        (copy.left_out, f"Ikke tatt med: {', '.join(copy.left_out)}."),
        (copy.blank, f"Står tomt: {', '.join(copy.blank)}."),
        (copy.moved, f"Dagene i programmet er flyttet til den nye datoen, på {_on_lines(copy.moved)}."),
        (copy.dated, f"Se over datoene på {_on_lines(copy.dated)}. De står som i filen du kopierte."),
    )
    return [sentence for found, sentence in sentences if found]


def _on_lines(numbers: Sequence[int]) -> str:
    return f"linje {enumerated(map(str, numbers))}"


def _read_event(data: bytes, file: str, source: PurePosixPath) -> tuple[Manuscript, Event]:
    manuscript, problems = read(data, file=file, source=source)
    event, found = read_event(manuscript) if manuscript else (None, [])
    wrong = next((problem for problem in (*problems, *found) if problem.is_error), None)
    if wrong or manuscript is None or event is None:
        raise ValueError(f"{wrong.message} {wrong.fix}" if wrong else "Filen er ikke et arrangement.")
    lines = [pair.key.line for pair in manuscript.front_matter.pairs]
    if len(set(lines)) != len(lines):
        raise ValueError("Feltene i filen står på samme linje. Skriv hvert felt på sin egen linje.")
    return manuscript, event


def _text(manuscript: Manuscript, key: str) -> str:
    values = [pair.value for pair in manuscript.front_matter.pairs if canonical_key(pair.key.text) == key]
    return next((value.text.strip() for value in values if isinstance(value, Scalar)), "")


def _new_start(begins: dates.Moment, given: dates.Moment | None, event: Event) -> dates.Moment | None:
    """Return when the new event starts: on the day given, and at the old time where none is."""
    if given is None:
        return None
    if begins.minute is None and given.minute is not None:
        raise ValueError(f"«{event.title}» varer hele dager. Skriv bare datoen i «--date», uten klokkeslett.")
    return dates.Moment(day=given.day, minute=begins.minute if given.minute is None else given.minute)


def _times(manuscript: Manuscript, begins: dates.Moment, new: dates.Moment | None, event: Event) -> dict[str, str]:
    """Return the values of «starter» and «slutter» that change; an empty one is for the editor."""
    ends = read_moment_or_clock(_text(manuscript, "slutter")) if event.span.ends else None
    if new is None:
        return {"starter": "", "slutter": ""} if isinstance(ends, dates.Moment) else {"starter": ""}
    language = "nn" if event.language == "nn" else "nb"
    shift = _without_zone(new) - _without_zone(begins)
    values = {"starter": _written_like(new, _text(manuscript, "starter"), language=language)}
    if isinstance(ends, int) and new.minute != begins.minute:
        values["slutter"] = _clock_alone(_shifted(dates.Moment(day=begins.day, minute=ends), shift), new)
    elif isinstance(ends, dates.Moment):
        values["slutter"] = _written_like(_shifted(ends, shift), _text(manuscript, "slutter"), language=language)
    return values


def _clock_alone(ends: dates.Moment, starts: dates.Moment) -> str:
    """Return the end as a clock time where it is on the day of the start, to its midnight."""
    if ends.minute is not None and ends.day == starts.day:
        return dates.write_clock(ends.minute)
    if ends.minute == 0 and ends.day == starts.day + datetime.timedelta(days=1):
        return dates.write_clock(dates.DAY_MINUTES)
    return _written_like(ends, "")


def _fields_anew(
    lines: Sequence[str], closing: int, manuscript: Manuscript, values: dict[str, str]
) -> Iterator[Written]:
    """Yield the lines of the fields, those of a draft, to the line that closes them."""
    starts = [pair.key.line - 1 for pair in manuscript.front_matter.pairs]
    at = 0
    for pair, start, following in zip(manuscript.front_matter.pairs, starts, [*starts[1:], closing], strict=True):
        yield from ((line, KEPT) for line in lines[at:start])
        at = _end_of_value(lines, start, following)
        yield from _field_anew(canonical_key(pair.key.text), lines[start:at], values)
    yield from ((line, KEPT) for line in lines[at:closing])
    margin = " " * (manuscript.front_matter.pairs[0].key.column - 1)
    yield f"{margin}{STATUS.key}: {Status.DRAFT}{_line_end(lines[closing])}", NEW


def _end_of_value(lines: Sequence[str], start: int, following: int) -> int:
    """Return the index after a field's last line: blank lines and comments below it are its neighbour's."""
    end = following
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _field_anew(key: str, lines: Sequence[str], values: dict[str, str]) -> Iterator[Written]:
    if key in OWN:
        return
    if key in values:
        yield f"{_head(lines[0], key)}{values[key]}".rstrip() + _line_end(lines[0]), NEW
    else:
        yield from ((line, KEPT) for line in lines)


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _head(line: str, key: str) -> str:
    """Return all of *line* that stands before its value, as it is written."""
    found = shape(line.rstrip("\r\n"))
    return f"{' ' * found.indent}{found.head.rstrip()} " if found.is_key and not found.is_item else f"{key}: "


def _body(lines: Sequence[str], body: int, event: Event, shift: datetime.timedelta | None) -> Iterator[Written]:
    """Yield what follows the fields; headings of days in the programme go along by *shift*."""
    sections, *_ = read_event_programme(event)
    in_programme = {line.number for line in sections.lines} if sections.programme else set()
    for number, line in enumerate(lines[body:], start=body + 1):
        bare = line.rstrip("\r\n")
        moved = _moved_heading(bare, _days(event), shift) if shift and number in in_programme else None
        yield (line, KEPT) if moved is None else (moved + line[len(bare) :], MOVED)


def _days(event: Event) -> list[datetime.date]:
    """Return the days of the event; none when they are too many to tell apart."""
    first = event.span.first_day
    last = last_day(event.span.ends) if event.span.ends else first
    count = (last - first).days + 1
    return [first + datetime.timedelta(days=number) for number in range(count)] if count <= MOST_DAYS else []


# Dates moved to another day, written as the editor wrote them


def _without_zone(moment: dates.Moment) -> datetime.datetime:
    """Return the moment as a clock and a calendar show it, without a zone."""
    return datetime.datetime.combine(moment.day, datetime.time.min) + datetime.timedelta(minutes=moment.minute or 0)


def _shifted(moment: dates.Moment, shift: datetime.timedelta) -> dates.Moment:
    """Return the moment *shift* later on the wall; 24.00 stays 24.00."""
    if moment.minute is None:
        return dates.Moment(day=moment.day + datetime.timedelta(days=shift.days))
    later = _without_zone(moment) + shift
    if moment.minute == dates.DAY_MINUTES and later.time() == datetime.time.min:
        return dates.Moment(day=later.date() - datetime.timedelta(days=1), minute=dates.DAY_MINUTES)
    return dates.Moment(day=later.date(), minute=dates.minute_of_day(later))


def _written_like(moment: dates.Moment, model: str, *, language: str = "nb") -> str:
    """Return the moment in the form of the date *model*: ISO, or with its weekday first, or day and month."""
    if ISO.match(model):
        return moment.day.isoformat() + (f" {dates.iso_clock(moment.minute)}" if moment.minute is not None else "")
    weekday = WEEKDAY_FIRST.match(model)
    first = ""
    if weekday and weekday[0].casefold() in dates.WEEKDAY_OF_WORD:
        first = f"{_cased(dates.WEEKDAYS[language][moment.day.weekday()], weekday[0])} "
    return first + dates.typed_moment(moment)


def _moved_heading(text: str, days: Collection[datetime.date], shift: datetime.timedelta) -> str | None:
    """Return the heading of one of *days* as it is *shift* later; None when the line is no such heading.

    A weekday alone is only sure where no two of the days have it.
    """
    found = DAY_HEADING.fullmatch(text.rstrip())
    if not found or not (found["weekday"] or found["day"]):
        return None
    weekday = dates.WEEKDAY_OF_WORD[found["weekday"].casefold()] if found["weekday"] else None
    meant = [day for day in days if weekday in (None, day.weekday()) and _is_the_day(day, found)]
    if len(meant) != 1:
        return None
    day = meant[0] + datetime.timedelta(days=shift.days)
    name = found["weekday"] or ""
    if name:
        language = "nb" if name.casefold() in dates.WEEKDAYS["nb"] else "nn"
        name = _cased(dates.WEEKDAYS[language][day.weekday()], name)
    dated = ""
    if found["day"]:
        dated = f"{day.day}{found['dot']}{dates.month_name(day.month, 'nb')}" + (
            f" {day.year}" if found["year"] else ""
        )
    end = text[len(text.rstrip()) :]
    return f"{found['before']}{name}{found['between']}{dated}{found['after']}{end}"


def _is_the_day(day: datetime.date, found: re.Match[str]) -> bool:
    if not found["day"]:
        return True
    year = int(found["year"]) if found["year"] else day.year
    month = dates.MONTHS["nb"].index(found["month"].casefold()) + 1
    return dates.real_date(int(found["day"]), month, year) == day


def _cased(word: str, model: str) -> str:
    """Return *word* with a capital where *model* has one."""
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[:1].isupper() else word
