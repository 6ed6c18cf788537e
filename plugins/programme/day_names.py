"""Which day some words name: a weekday, a date or «Dag 1», in any order."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from norwegian.names import MONTH_OF_WORD, WEEKDAY_OF_WORD

from .model import EventWindow
from .times import DASHES

_GAP = r"[^\S\n]*"
_WORD = re.compile(r"[^\W\d_]+\.?")
_NUMBERS = {
    "en": 1, "én": 1, "ein": 1, "éin": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
}  # fmt: skip
_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5}
_NUMBERED = re.compile(rf"(?:dag|day){_GAP}([0-9]{{1,2}}|[^\W\d_]+)(?![^\W_])", re.IGNORECASE)
_ORDINAL = re.compile(rf"([^\W\d_]+){_GAP}dag(?![^\W_])", re.IGNORECASE)
_NAMED_MONTH = re.compile(rf"([0-9]{{1,2}})\.?{_GAP}([^\W\d_]{{3,9}})\.?(?![^\W\d_])(?:,?{_GAP}((?:19|20)[0-9]{{2}}))?")
_NUMERIC = re.compile(r"([0-9]{1,2})\.[^\S\n]?([0-9]{1,2})\.[^\S\n]?((?:19|20)?[0-9]{2})?(?![0-9])")
_BARE_NUMERIC = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?![0-9]|[.:][0-9])")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:[-/. ]((?:19|20)?[0-9]{2}))?(?![0-9])")
_ISO = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")
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

    @property
    def is_dated(self) -> bool:
        return self.day is not None


def read_name(text: str, at: int, window: EventWindow) -> DayName | None:
    """Return the day named at the offset: weekday, date and «Dag 1» in any order."""
    found: dict[str, int] = {}
    end = at
    for _ in range(3):
        gap = _BETWEEN.match(text, end)
        here = gap.end() if gap and found else end
        part = _component(text, here, window, found)
        if part is None:
            break
        values, end = part
        found.update(values)
    return DayName(start=at, end=end, **found) if found else None


def _component(text: str, at: int, window: EventWindow, known: dict[str, int]) -> tuple[dict[str, int], int] | None:
    """Return one of the three ways to name a day, with the offset after it."""
    if "number" not in known and (numbered := _number(text, at)):
        return numbered
    if "weekday" not in known and (word := _WORD.match(text, at)):
        weekday = weekday_of(word[0])
        abbreviated = word[0].endswith(".")
        if weekday is not None:
            end = word.end() if abbreviated and len(word[0]) < 6 else at + len(word[0].rstrip("."))
            return {"weekday": weekday}, end
    if "day" not in known:
        return _date(text, at, window, known)
    return None


def weekday_of(word: str) -> int | None:
    """Return the weekday a word names; the shortest forms are also ordinary words («to», «på»)."""
    bare = word.rstrip(".").casefold()
    if len(bare) < 6 and not (word.endswith(".") and len(bare) >= 3):
        return None
    return WEEKDAY_OF_WORD.get(bare)


def _number(text: str, at: int) -> tuple[dict[str, int], int] | None:
    if found := _NUMBERED.match(text, at):
        number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1].casefold())
        if number:
            return {"number": number}, found.end()
    if (found := _ORDINAL.match(text, at)) and found[1].casefold() in _ORDINALS:
        return {"number": _ORDINALS[found[1].casefold()]}, found.end()
    return None


def _date(text: str, at: int, window: EventWindow, known: dict[str, int]) -> tuple[dict[str, int], int] | None:
    """Return a date in words or numbers; «20.03» alone only if the event is on that day."""
    if (found := _NAMED_MONTH.match(text, at)) and found[2].casefold() in MONTH_OF_WORD:
        return _parts(found[1], MONTH_OF_WORD[found[2].casefold()] + 1, found[3], found.end())
    if found := _ISO.match(text, at):
        return _parts(found[3], int(found[2]), found[1], found.end())
    for pattern in (_NUMERIC, _SLASHED):
        if found := pattern.match(text, at):
            year = found[3] if found[3] and len(found[3]) == 4 else ""
            return _parts(found[1], int(found[2]), year, found.end())
    if found := _BARE_NUMERIC.match(text, at):
        alone = not text[found.end() :].strip(" \t*_:.#|") or "weekday" in known
        inside = in_event(int(found[1]), int(found[2]), window)
        return _parts(found[1], int(found[2]), "", found.end()) if alone and inside else None
    return None


def _parts(day: str, month: int, year: str | None, end: int) -> tuple[dict[str, int], int] | None:
    if not 1 <= month <= 12 or not 1 <= int(day) <= 31:
        return None
    values = {"day": int(day), "month": month}
    if year:
        values["year"] = int(year)
    return values, end


def in_event(day: int, month: int, window: EventWindow) -> bool:
    return any(
        (found := real(day, month, year)) is not None and window.first_day <= found <= window.last_day
        for year in {window.first_day.year, window.last_day.year}
    )


def real(day: int, month: int, year: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def days_of(window: EventWindow) -> int:
    return (window.last_day - window.first_day).days + 1


def date_in_event(name: DayName, window: EventWindow, after: date | None) -> date | None:
    """Return the day of the event that a name means, or None when it lies outside.

    The year is always the event's. A weekday alone is the next such day.
    """
    if name.is_dated:
        return _dated(name, window)
    if name.weekday is not None:
        return _next_weekday(name.weekday, window, after)
    if name.number is not None and name.number <= days_of(window):
        return window.first_day + timedelta(days=name.number - 1)
    return None


def _dated(name: DayName, window: EventWindow) -> date | None:
    assert name.day is not None and name.month is not None
    for year in (window.first_day.year, window.last_day.year):
        found = real(name.day, name.month, year)
        if found is not None and window.first_day <= found <= window.last_day:
            return found
    return None


def _next_weekday(weekday: int, window: EventWindow, after: date | None) -> date | None:
    begin = max(after, window.first_day) if after else window.first_day
    for first in (begin, window.first_day):
        found = first + timedelta(days=(weekday - first.weekday()) % 7)
        if found <= window.last_day:
            return found
    return None
