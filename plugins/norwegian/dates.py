"""Dates and clock times: the words and signs they are written with, and how they are written, for readers and in files.

The names of months and weekdays stand in our own tables, since no machine need have a Norwegian locale.
Språkrådet: a full stop after the day, small letters, 11.30–16.00. For the reader, no-break spaces keep a day
with its month and «kl.» with its time. Moments are aware and in Europe/Oslo already; what they show is what
is written.
"""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .letters import nearest, nfc

LIKE_A_NAME = 65  # the names are short: «fest» is not «fredag»

_NORWEGIAN_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip

MONTHS: Mapping[str, tuple[str, ...]] = {
    "nb": _NORWEGIAN_MONTHS,
    "nn": _NORWEGIAN_MONTHS,
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

# «jan», «febr», with or without a full stop; mai has none, and juni and juli are «jun» and «jul».
_MONTH_ABBREVIATIONS = (
    ("jan",), ("feb", "febr"), ("mar",), ("apr",), (), ("jun",),
    ("jul",), ("aug",), ("sep", "sept"), ("okt",), ("nov",), ("des",),
)  # fmt: skip
# Both languages. The shortest are ordinary words too, «to», «på la»: read only where a date follows.
_WEEKDAY_ABBREVIATIONS = (
    ("man", "mån", "ma", "må"),
    ("tir", "tirs", "tys", "ti", "ty"),
    ("ons", "on"),
    ("tor", "tors", "to"),
    ("fre", "fr"),
    ("lør", "laur", "lau", "lø", "la"),
    ("søn", "sun", "sø", "sundag"),
)


def _by_word(*tables: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return the place of each word, from 0, in tables of the same length."""
    return {word.casefold(): number for table in tables for number, words in enumerate(table) for word in words}


def _first_letters(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((name[:3], name[:4]) for name in names)


# «januar» and «jan», in small letters, to their number; January is 0.
MONTH_OF_WORD = _by_word(zip(MONTHS["nb"]), _MONTH_ABBREVIATIONS)
# «mandag», «måndag» and «man», in small letters, to their number; Monday is 0.
WEEKDAY_OF_WORD = _by_word(zip(WEEKDAYS["nb"]), zip(WEEKDAYS["nn"]), _WEEKDAY_ABBREVIATIONS)
# «january», «jan» and «sept» likewise; what is English is told of, not read.
ENGLISH_MONTH_OF_WORD = _by_word(zip(MONTHS["en"]), _first_letters(MONTHS["en"]))
ENGLISH_WEEKDAY_OF_WORD = _by_word(zip(WEEKDAYS["en"]), _first_letters(WEEKDAYS["en"]))


# In a pattern: the whole names, «mars», «torsdag», «laurdag».
MONTH = f"(?:{'|'.join(MONTHS['nb'])})"
WEEKDAY = f"(?:{'|'.join(dict.fromkeys((*WEEKDAYS['nb'], *WEEKDAYS['nn'])))})"
# «mar» and «sept», whose full stop stands outside; not «mai», «juni» and «juli», which are whole names already.
SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|des)"
# Any word that may be meant as a month or a weekday: «febuar», «onsdg»; not «i», not «2023».
WORD = r"[^\W\d_]{2,30}"
DASHES = "-‐‑‒–—−"  # hyphens, dashes and the minus sign: whichever the keyboard or a word processor gave
ANY_DASH = f"[{DASHES}]"

LONGEST_DATE = 120  # no date is longer, so no pattern meets more

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


def month_in(word: str) -> int:
    """Return the month a number or a word is, from 1; another number where it is none."""
    return int(word) if word.isdecimal() else MONTH_OF_WORD.get(word.casefold(), -1) + 1


def nearest_month(word: str) -> int | None:
    """Return the month (January is 0) somebody may have meant by *word*."""
    return MONTH_OF_WORD.get(nearest(word.casefold(), MONTHS["nb"], least=LIKE_A_NAME) or "")


def is_like_weekday(word: str) -> bool:
    """Tell whether somebody may have meant a weekday by *word*."""
    return nearest(word.casefold(), (*WEEKDAYS["nb"], *WEEKDAYS["nn"]), least=LIKE_A_NAME) is not None


# Dates, and how they are written


OSLO = ZoneInfo("Europe/Oslo")
NO_BREAK = "\u00a0"
DASH = "–"  # between two ends of an interval, without spaces (Språkrådet)
DAY_MINUTES = 24 * 60
FIRST_YEAR, LAST_YEAR = 1900, 2099  # outside them a year is a mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date read, with a clock time where one is written; wall clock in Norway.

    A text with an offset or Z is already converted to Oslo wall clock, and
    keeps the offset Oslo had then, so that a repeated hour stays certain.
    """

    day: date
    minute: int | None = None  # after midnight, 0 to 1440 (24.00); None: no clock time
    offset: timedelta | None = None  # given only when the text had one


def real_date(day: int, month: int, year: int) -> date | None:
    """Return the date of three numbers (January is 1); None when there is no such day, or its year is a mistake."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def month_name(month: int, language: str) -> str:
    """Return the name of a month; January is 1."""
    return MONTHS[language][month - 1]


def weekday_name(day: date, language: str) -> str:
    return WEEKDAYS[language][day.weekday()]


# Clock times, the same for the reader and in a file


def write_clock(minute: int, language: str = "nb") -> str:
    """Return «11.30», in English «11:30»; what is counted on past 24.00 is a time the next day."""
    written = iso_clock(minute - DAY_MINUTES if minute > DAY_MINUTES else minute)
    return written if language == "en" else written.replace(":", ".")


def iso_clock(minute: int) -> str:
    """Return «11:30», as data has it (ISO 8601)."""
    return f"{minute // 60:02}:{minute % 60:02}"


def write_clock_span(starts: int, ends: int | None) -> str:
    """Return «11.30–12.00», or «11.30» where no end is written."""
    return write_clock(starts) if ends is None else f"{write_clock(starts)}{DASH}{write_clock(ends)}"


# For the reader


def write_date(day: date, language: str = "nb") -> str:
    """Return «23. mars 2023»."""
    return f"{_day_and_month(day, language)} {day.year:04}"


def write_long_date(day: date, language: str = "nb") -> str:
    """Return «torsdag 23. mars 2023»."""
    return f"{weekday_name(day, language)} {write_date(day, language)}"


def write_moment(moment: datetime, language: str = "nb") -> str:
    """Return «torsdag 23. mars 2023 kl. 11.30»."""
    return _on_the_clock(moment.date(), minute_of_day(moment), language)


def write_end(moment: datetime, language: str = "nb") -> str:
    """Return the last moment of something: midnight is 24.00 on the day it ends."""
    return _on_the_clock(*_as_end(moment), language)


def write_span(starts: datetime, ends: datetime | None, *, whole_days: bool, language: str = "nb") -> str:
    """Return when something takes place; no end is written where there is none.

    For whole days *ends* is the midnight that ends the last day.
    """
    if whole_days:
        last = ends.date() - timedelta(days=1) if ends else starts.date()
        return write_days(starts.date(), last, language)
    if ends is None:
        return write_moment(starts, language)
    last, minute = _as_end(ends)
    if last == starts.date():
        return f"{write_moment(starts, language)}{DASH}{write_clock(minute, language)}"
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


def _on_the_clock(day: date, minute: int, language: str) -> str:
    separator = ", " if language == "en" else f" kl.{NO_BREAK}"
    return f"{write_long_date(day, language)}{separator}{write_clock(minute, language)}"


def _as_end(moment: datetime) -> tuple[date, int]:
    if moment.time() != time():
        return moment.date(), minute_of_day(moment)
    return moment.date() - timedelta(days=1), DAY_MINUTES


def minute_of_day(moment: datetime) -> int:
    """Return the minutes after midnight that a clock on the wall shows."""
    return 60 * moment.hour + moment.minute


# Without no-break spaces: as an editor types them, in bokmål


def weekday_and_day(day: date, language: str = "nb") -> str:
    """Return «torsdag 23. mars»."""
    return f"{weekday_name(day, language)} {day.day}. {month_name(day.month, language)}"


def typed_date(day: date) -> str:
    """Return «23. mars 2023»."""
    return f"{day.day}. {month_name(day.month, 'nb')} {day.year}"


def typed_moment(moment: Moment) -> str:
    """Return «23. mars 2023 kl. 11.30», or the date alone where there is no clock time."""
    day = typed_date(moment.day)
    return day if moment.minute is None else f"{day} kl. {write_clock(moment.minute)}"
