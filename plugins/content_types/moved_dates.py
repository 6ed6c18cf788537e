"""Dates moved to another day, written as the editor wrote them."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from norwegian.date_words import MONTH, MONTHS, SHORT_MONTH, WEEKDAY, WEEKDAY_OF_WORD, WEEKDAYS
from norwegian.dates import DAY_MINUTES, Moment, minute_of_day, month_name, real_date, typed_moment, write_clock

WEEK = timedelta(days=7)
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WEEKDAY_FIRST = re.compile(r"[^\W\d_]{3,7}(?=\.?,? )")
# A line that is the heading of a day and nothing else: «### Torsdag 22. april», «**Fredag**».
DAY_HEADING = re.compile(
    rf"(?P<before>[ #*_]{{0,12}})(?P<weekday>{WEEKDAY})?(?P<between>,? ?(?:den )?)"
    rf"(?:(?P<day>[0-9]{{1,2}})(?P<dot>\. ?)(?P<month>{MONTH})(?P<year> [0-9]{{4}})?)?(?P<after>[ #*_:]{{0,12}})",
    re.IGNORECASE,
)
# Whatever else may be a date: a weekday, a day in a month, numbers, a year.
DATE_LIKE = re.compile(
    rf"(?<!\w){WEEKDAY}(?!\w)|[0-9]\.? ?(?:{MONTH}|{SHORT_MONTH})(?!\w)"
    r"|(?<![\w.])[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}(?!\w)|(?<![\w/])[0-9]{1,2}/[0-9]{1,2}(?!\w)"
    r"|(?<!\w)(?:19|20)[0-9]{2}(?!\w)",
    re.IGNORECASE,
)


def _without_zone(moment: Moment) -> datetime:
    """Return the moment as a clock and a calendar show it, without a zone."""
    return datetime.combine(moment.day, time()) + timedelta(minutes=moment.minute or 0)


def shifted(moment: Moment, shift: timedelta) -> Moment:
    """Return the moment *shift* later on the wall; 24.00 stays 24.00."""
    if moment.minute is None:
        return Moment(day=moment.day + timedelta(days=shift.days))
    later = _without_zone(moment) + shift
    if moment.minute == DAY_MINUTES and later.time() == time():
        return Moment(day=later.date() - timedelta(days=1), minute=DAY_MINUTES)
    return Moment(day=later.date(), minute=minute_of_day(later))


def written_like(moment: Moment, model: str, *, language: str = "nb") -> str:
    """Return the moment in the form of the date *model*: ISO, or with its weekday first, or day and month."""
    if ISO.match(model):
        return moment.day.isoformat() + (f" {write_clock(moment.minute, 'en')}" if moment.minute is not None else "")
    weekday = WEEKDAY_FIRST.match(model)
    first = ""
    if weekday and weekday[0].casefold() in WEEKDAY_OF_WORD:
        first = f"{_cased(WEEKDAYS[language][moment.day.weekday()], weekday[0])} "
    return first + typed_moment(moment)


def moved_heading(text: str, days: Collection[date], shift: timedelta) -> str | None:
    """Return the heading of one of *days* as it is *shift* later; None when the line is no such heading.

    A weekday alone is only sure where no two of the days have it.
    """
    found = DAY_HEADING.fullmatch(text.rstrip())
    if not found or not (found["weekday"] or found["day"]):
        return None
    weekday = WEEKDAY_OF_WORD[found["weekday"].casefold()] if found["weekday"] else None
    meant = [day for day in days if weekday in (None, day.weekday()) and _is_the_day(day, found)]
    if len(meant) != 1:
        return None
    day = meant[0] + timedelta(days=shift.days)
    name = found["weekday"] or ""
    if name:
        language = "nb" if name.casefold() in WEEKDAYS["nb"] else "nn"
        name = _cased(WEEKDAYS[language][day.weekday()], name)
    dated = ""
    if found["day"]:
        dated = f"{day.day}{found['dot']}{month_name(day.month, 'nb')}" + (f" {day.year}" if found["year"] else "")
    end = text[len(text.rstrip()) :]
    return f"{found['before']}{name}{found['between']}{dated}{found['after']}{end}"


def has_date(text: str) -> bool:
    """Tell whether the line names a day, or may do so."""
    return bool(DATE_LIKE.search(text))


def _is_the_day(day: date, found: re.Match[str]) -> bool:
    if not found["day"]:
        return True
    year = int(found["year"]) if found["year"] else day.year
    month = MONTHS["nb"].index(found["month"].casefold()) + 1
    return year >= 1 and real_date(int(found["day"]), month, year) == day


def _cased(word: str, model: str) -> str:
    """Return *word* with a capital where *model* has one."""
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[:1].isupper() else word
