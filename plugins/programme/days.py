"""Day headings: which day the words name («Torsdag 23. mars», «Dag 2»), and whether a line is a heading of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from norwegian.clock import GAP
from norwegian.date_grammar import date_at
from norwegian.dates import DASHES, MONTH, WEEKDAY, WEEKDAY_OF_WORD, real_date

from .lines import MarkedLine
from .model import EventWindow
from .times import Conventions, ImpossibleTime, TimeReading, read_time

# Which day some words name: a weekday, a date or «Dag 1», in any order


# A word with the dot of an abbreviation: «torsdag», «tors.»
_WORD = re.compile(r"[^\W\d_]+\.?")
# «Dag én», «dag to»
_NUMBERS = {
    "en": 1, "én": 1, "ein": 1, "éin": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
}  # fmt: skip
# «Første dag», «andre dag»
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5}
# «Dag 1», «Dag1», «dag to», «Day 2»; not «dagen», which is no «dag en»
_NUMBERED = re.compile(rf"(?:dag|day)(?:{GAP}([0-9]{{1,2}})|[^\S\n]+([^\W\d_]+))(?![^\W_])", re.IGNORECASE)
# «Andre dag»; not «andre dagen»
_ORDINAL = re.compile(rf"([^\W\d_]+){GAP}dag(?![^\W_])", re.IGNORECASE)
# Between the parts of a day: «Torsdag, den 23. mars», «Dag 1 – torsdag»
_BETWEEN = re.compile(rf"[{DASHES}\s,.:;()]*(?:(?:den|d\.)\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayName:
    """What a heading says of which day it is."""

    weekday: int | None = None  # Monday is 0
    day: int | None = None
    month: int | None = None  # January is 1
    year: int | None = None
    number: int | None = None  # «Dag 2»
    start: int  # offsets of the words that say it
    end: int
    time: TimeReading | None = None  # what follows in the same heading

    @property
    def is_dated(self) -> bool:
        return self.day is not None


def read_name(text: str, at: int, window: EventWindow) -> DayName | None:
    """Return the day named at the offset: weekday, date and «Dag 1» in any order."""
    found: dict[str, Any] = {}
    end = here = at
    while part := _component(text, here, window, found):
        values, end = part
        found.update(values)
        here = gap.end() if (gap := _BETWEEN.match(text, end)) else end
    return DayName(start=at, end=end, **found) if found else None


def _component(
    text: str, at: int, window: EventWindow, known: Mapping[str, int | None]
) -> tuple[dict[str, int | None], int] | None:
    """Return one of the three ways to name a day, with the offset after it."""
    if "number" not in known and (numbered := _number(text, at)):
        return numbered
    word = _WORD.match(text, at) if "weekday" not in known else None
    if word and (weekday := _weekday_of(word[0])) is not None:
        return {"weekday": weekday}, word.end() if len(word[0]) < 6 else at + len(word[0].rstrip("."))
    if "day" not in known:
        return _date(text, at, window, known)
    return None


def _weekday_of(word: str) -> int | None:
    """Return the weekday a word names; the shortest forms are also ordinary words («to», «på»)."""
    bare = word.rstrip(".").casefold()
    if len(bare) < 6 and not (word.endswith(".") and len(bare) >= 3):
        return None
    return WEEKDAY_OF_WORD.get(bare)


def _number(text: str, at: int) -> tuple[dict[str, int | None], int] | None:
    if found := _NUMBERED.match(text, at):
        number = int(found[1]) if found[1] else _NUMBERS.get(found[2].casefold())
        if number:
            return {"number": number}, found.end()
    if (found := _ORDINAL.match(text, at)) and found[1].casefold() in _ORDINALS:
        return {"number": _ORDINALS[found[1].casefold()]}, found.end()
    return None


def _date(
    text: str, at: int, window: EventWindow, known: Mapping[str, int | None]
) -> tuple[dict[str, int | None], int] | None:
    """Return a date in words or numbers; «20.03» alone only if the event is on that day."""
    found = date_at(text, at)
    if found is None:
        return None
    if found.may_be_clock:
        alone = not text[found.end :].strip(" \t*_:.#|") or "weekday" in known
        if not alone or _day_of_event(found.day, found.month, window) is None:
            return None
    return {"day": found.day, "month": found.month, "year": found.year}, found.end


def _day_of_event(day: int, month: int, window: EventWindow) -> date | None:
    """Return the day of the event that has this date; None when the event is on no such day."""
    dates = (real_date(day, month, year) for year in (window.first_day.year, window.last_day.year))
    return next((each for each in dates if each and window.first_day <= each <= window.last_day), None)


def date_in_event(name: DayName, window: EventWindow, after: date | None) -> date | None:
    """Return the day of the event that a name means, or None when it lies outside.

    The year is always the event's. A weekday alone is the next such day.
    """
    if name.day is not None and name.month is not None:
        return _day_of_event(name.day, name.month, window)
    if name.weekday is not None:
        return _next_weekday(name.weekday, window, after)
    if name.number is not None and name.number <= (window.last_day - window.first_day).days + 1:
        return window.first_day + timedelta(days=name.number - 1)
    return None


def _next_weekday(weekday: int, window: EventWindow, after: date | None) -> date | None:
    begin = max(after, window.first_day) if after else window.first_day
    for first in (begin, window.first_day):
        found = first + timedelta(days=(weekday - first.weekday()) % 7)
        if found <= window.last_day:
            return found
    return None


# Day headings: «Torsdag 23. mars», «Dag 2», «1.6.2021», in the decorations people give them.


LONGEST_HEADING = 120
MOST_WORDS_OF_THEME = 14
MOST_WORDS_BESIDE = 8

# Before a day: «Program torsdag», «Kjøreplan for 23. mars», «Dato: 23. mars»; not «Programmet» before other words
_PREFIX = re.compile(
    r"(?:foreløpig|førebels|rammeprogram|program|programme|programmet|agenda|kjøreplan|tidsplan|timeplan|dato)"
    rf"(?![^\W\d_])(?:{GAP}(?:for|på)(?![^\W\d_]))?[{DASHES}:,\s]*",
    re.IGNORECASE,
)
# «Torsdag kveld» is a heading; «torsdag kommer alle» is not
_TIMES_OF_DAY = frozenset(
    ["kveld", "kveldsprogram", "morgen", "morgon", "formiddag", "føremiddag", "ettermiddag", "natt"]
)
# «Dag 1 av 2»
_OF_SEVERAL = re.compile(rf"{GAP}av{GAP}[0-9]{{1,2}}(?![^\W_])", re.IGNORECASE)
# «Torsdag 23. mars på Testhuset», «Torsdag 09–15 på Testhuset»
PLACE = re.compile(r"(?:i|på|ved|hos)\s", re.IGNORECASE)
# A second day: «Torsdag 23. og fredag 24. mars» is the heading of neither
_ANOTHER_DAY = re.compile(rf"{WEEKDAY}(?![^\W_])|[0-9]{{1,2}}\.[^\S\n]?{MONTH}", re.IGNORECASE)


def read_day(written: MarkedLine, window: EventWindow, conventions: Conventions) -> DayName | None:
    """Return the day that a line is the heading of, if it is one."""
    text = written.line.text
    if len(text.strip()) > LONGEST_HEADING and not _opens_run_on(written, window, conventions):
        return None
    prefix = _PREFIX.match(text, written.start)
    name = read_name(text, prefix.end() if prefix else written.start, window)
    if name is None:
        return _at_the_end(written, window)
    return _with_rest(written, name, conventions)


def _opens_run_on(written: MarkedLine, window: EventWindow, conventions: Conventions) -> bool:
    """Tell whether a long line is a day, a colon and then rows, as in «Torsdag 15. januar: kl. 11 …»."""
    name = read_name(written.line.text, written.start, window)
    if name is None:
        return False
    at = past(written.line.text, name.end, ":")
    return isinstance(read_time(written.line.text, at, conventions), TimeReading)


def past(text: str, at: int, marks: str) -> int:
    """Return the offset after spaces, emphasis and *marks*."""
    while at < len(text) and (text[at].isspace() or text[at] in marks or text[at] in "*_"):
        at += 1
    return at


def _with_rest(written: MarkedLine, name: DayName, conventions: Conventions) -> DayName | None:
    """Judge by what follows a day whether the line is its heading or a sentence."""
    text = written.line.text
    if name.number and (several := _OF_SEVERAL.match(text, name.end)):
        name = DayName(number=name.number, start=name.start, end=several.end())
    rest_at = past(text, name.end, ":;,.|()#" + DASHES)
    rest = text[rest_at:].strip().rstrip("#*_ ")
    separated = text[name.end : rest_at].strip(" \t*_\xa0") != ""
    if not rest:
        return name
    time = read_time(text, rest_at, conventions)
    if isinstance(time, TimeReading):
        return replace(name, time=time)
    if isinstance(time, ImpossibleTime) or _ANOTHER_DAY.search(rest):
        return None  # «Torsdag 23. og fredag 24. mars» is no one day
    return name if _is_theme(rest, name, written, separated=separated) else None


def _is_theme(rest: str, name: DayName, written: MarkedLine, *, separated: bool) -> bool:
    """Tell whether the words after a day are its theme or place, and not the rest of a sentence."""
    words = rest.split()
    if written.level:
        return True
    if words[0].rstrip(":").casefold() in _TIMES_OF_DAY and len(words) == 1:
        return True
    if len(words) > MOST_WORDS_OF_THEME or (rest.endswith(".") and len(words) > 3):
        return False
    if separated:
        return name.is_dated or name.number is not None or not rest[0].islower()
    return name.is_dated and len(words) <= 6 and (not rest[0].islower() or PLACE.match(rest) is not None)


def _at_the_end(written: MarkedLine, window: EventWindow) -> DayName | None:
    """Return the day at the end of a title: «Klima og folkehelse Torsdag 29. oktober».

    It must be a whole weekday with its date, or «dag 2 av 2», and stand out
    from what is before it: a capital, a separator, or a Markdown heading.
    """
    text = written.line.text
    bare = text.rstrip(" \t*_#:.")
    for found in _WORD.finditer(text, written.start):
        begins_day = found[0].casefold() == "dag" or _weekday_of(found[0]) is not None
        name = read_name(text, found.start(), window) if begins_day else None
        if name is None:
            continue
        before = text[written.start : found.start()].strip()
        several = _OF_SEVERAL.match(text, name.end) if name.number else None
        end = several.end() if several else name.end
        time = read_time(text, past(text, end, ":;,.|()" + DASHES), Conventions())
        timed = isinstance(time, TimeReading) and past(text, time.end, ".:") >= len(text)
        end = len(text) if timed else end
        whole = several is not None or (name.weekday is not None and name.is_dated)
        stands_out = several is not None or written.level or found[0][0].isupper() or before.endswith(tuple(":,|–-"))
        if whole and stands_out and end >= len(bare) and _is_title(before):
            return replace(name, time=time) if isinstance(time, TimeReading) and timed else name
    return None


# «Påmelding innen torsdag 29. oktober» is a sentence; «Klima og helse torsdag 29. oktober» is a title with its day
_JOINS_SENTENCE = frozenset("og eller til fra frå innen på den frist fristen senest før etter sist".split())


def _is_title(before: str) -> bool:
    words = before.split()
    return (
        0 < len(words) <= MOST_WORDS_BESIDE
        and not any(word.endswith((".", "!", "?")) for word in words)
        and words[-1].casefold() not in _JOINS_SENTENCE
    )
