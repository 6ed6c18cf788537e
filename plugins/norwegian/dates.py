"""Dates, moments and periods written for the reader; Språkrådet: dot, lower case, 11.30–16.00.

The no-break spaces keep a day with its month and «kl.» with its time. Moments
are aware and in Europe/Oslo already; what they show is what is written.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from .names import MONTHS, WEEKDAYS

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
