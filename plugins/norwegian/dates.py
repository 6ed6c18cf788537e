"""Dates, clock times and spans: what a written one becomes, and how each is written; Språkrådet: dot, lower
case, 11.30–16.00.  The no-break spaces keep a day with its month and «kl.» with its time. Moments are aware
and in Europe/Oslo already; what they show is what is written.

The no-break spaces keep a day with its month and «kl.» with its time. Moments are aware and in
Europe/Oslo already; what they show is what is written.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from .date_words import MONTHS, WEEKDAYS
from .letters import nfc

# Dates, moments and periods written for the reader; Språkrådet: dot, lower case, 11.30–16.00.


NO_BREAK = "\u00a0"
DASH = "–"  # between two ends of an interval, without spaces (Språkrådet)
MIDNIGHT = time()


def month_name(month: int, language: str) -> str:
    """Return the name of a month; January is 1."""
    return MONTHS[language][month - 1]


def weekday_name(day: date, language: str) -> str:
    return WEEKDAYS[language][day.weekday()]


def write_date(day: date, language: str = "nb") -> str:
    """Return «23. mars 2023»."""
    return f"{_day_and_month(day, language)} {day.year:04}"


def write_long_date(day: date, language: str = "nb") -> str:
    """Return «torsdag 23. mars 2023»."""
    return f"{weekday_name(day, language)} {write_date(day, language)}"


def write_moment(moment: datetime, language: str = "nb") -> str:
    """Return «torsdag 23. mars 2023 kl. 11.30»."""
    return _on_the_clock(moment.date(), _clock(moment, language), language)


def write_end(moment: datetime, language: str = "nb") -> str:
    """Return the last moment of something: midnight is 24.00 on the day it ends."""
    day, clock = _as_end(moment, language)
    return _on_the_clock(day, clock, language)


def write_span(starts: datetime, ends: datetime | None, *, whole_days: bool, language: str = "nb") -> str:
    """Return when something takes place; no end is written where there is none.

    For whole days *ends* is the midnight that ends the last day.
    """
    if whole_days:
        last = ends.date() - timedelta(days=1) if ends else starts.date()
        return write_days(starts.date(), last, language)
    if ends is None:
        return write_moment(starts, language)
    last, clock = _as_end(ends, language)
    if last == starts.date():
        return f"{write_moment(starts, language)}{DASH}{clock}"
    return f"{write_moment(starts, language)} {_TO[language]} {write_end(ends, language)}"


def write_days(first: date, last: date, language: str = "nb") -> str:
    """Return «23.–24. mars 2023»; one day is written with its weekday."""
    if first >= last:
        return write_long_date(first, language)
    if first.year != last.year:
        start = write_date(first, language)
    elif first.month != last.month:
        start = _day_and_month(first, language)
    else:
        start = _day(first, language)
    return f"{start}{DASH}{write_date(last, language)}"


_TO = {"nb": "til", "nn": "til", "en": "to"}


def _day(day: date, language: str) -> str:
    return str(day.day) if language == "en" else f"{day.day}."


def _day_and_month(day: date, language: str) -> str:
    return f"{_day(day, language)}{NO_BREAK}{month_name(day.month, language)}"


def _on_the_clock(day: date, clock: str, language: str) -> str:
    separator = ", " if language == "en" else f" kl.{NO_BREAK}"
    return f"{write_long_date(day, language)}{separator}{clock}"


def _as_end(moment: datetime, language: str) -> tuple[date, str]:
    if moment.time() != MIDNIGHT:
        return moment.date(), _clock(moment, language)
    return moment.date() - timedelta(days=1), "24:00" if language == "en" else "24.00"


def _clock(moment: datetime, language: str) -> str:
    sign = ":" if language == "en" else "."
    return f"{moment.hour:02}{sign}{moment.minute:02}"


# What a written date or clock time becomes: numbers, or the reason it is not read.


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A written date, with a clock time where one is written; wall clock in Norway.

    A text with an offset or Z is already converted to Oslo wall clock, and
    keeps the offset Oslo had then, so that a repeated hour stays certain.
    """

    day: date
    minute: int | None = None  # after midnight, 0 to 1440 (24.00); None: no clock time
    offset: timedelta | None = None  # given only when the text had one


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a text is not read, in Norwegian; the parts of a Problem that concern words."""

    rule: str  # for example date-two-digit-year
    message: str
    fix: str
    example: str  # a text that is read
    last: str = field(default="", compare=False)  # where two were written: the last of them, as it is read


# How a text is made ready for reading, and how a refusal shows it again.


LONGEST_DATE = 120  # no date is longer, so no pattern meets more
SHOWN = 60

WORD = r"[^\W\d_]{2,30}"
NOT_CLOCK = r"(?![0-9]|[.:][0-9]{2}(?![0-9]))"  # a number, but no hour with minutes

EXAMPLE_DAY = "23. mars 2023"
EXAMPLE_MOMENT = "23. mars 2023 kl. 11.30"
EXAMPLE_CLOCK = "11.30"


def tidy(text: str) -> str:
    """Return *text* composed, without invisible characters, with single plain spaces.

    What is longer than any date is cut one character after that length.
    """
    head = text.strip()[: 4 * LONGEST_DATE]
    visible = "".join(c for c in nfc(head) if unicodedata.category(c) != "Cf")
    return " ".join(visible.split())[: LONGEST_DATE + 1]


def quoted(text: str) -> str:
    """Return the editor's own words in «», on one line and not too long."""
    printable = "".join(character for character in text if character.isprintable())
    shown = printable if len(printable) <= SHOWN else f"{printable[:SHOWN].rstrip()}…"
    return f"«{shown}»"


def in_words(day: date) -> str:
    """Return «23. mars 2023», with plain spaces: to be typed, not shown."""
    return f"{day.day}. {MONTHS['nb'][day.month - 1]} {day.year}"


def on_the_clock(minute: int) -> str:
    """Return «11.30»."""
    return f"{minute // 60:02}.{minute % 60:02}"


def refuse(rule: str, message: str, fix: str, example: str) -> Refusal:
    """Return the refusal; its parts are always told in this order."""
    return Refusal(rule=rule, message=message, fix=fix, example=example)
