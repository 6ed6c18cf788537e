"""Whether a day exists, and what to say when it does not."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .model import Refusal
from .names import MONTHS, WEEKDAYS
from .wording import EXAMPLE_DAY, in_words, quoted, refuse

FIRST_YEAR, LAST_YEAR = 1900, 2099  # outside them a year is a slip
LAST_DAY = date(LAST_YEAR, 12, 31)


def real_day(day: int, month: int, year: int, *, written: str) -> date | Refusal:
    """Return the date of three numbers (January is 1), or why there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _no_such_year(year, written)
    if not 1 <= month <= 12:
        return _no_such_month(day, month, year, written)
    if not 1 <= day <= 31:
        return refuse(
            "date-no-such-day",
            f"Datoen {quoted(written)} finnes ikke: dagene i en måned går fra 1 til 31.",
            "Rett dagen.",
            EXAMPLE_DAY,
        )
    last = monthrange(year, month)[1]
    if day > last:
        return _after_the_last(day, date(year, month, last))
    return date(year, month, day)


def _no_such_year(year: int, written: str) -> Refusal:
    return refuse(
        "date-year-out-of-range",
        f"Årstallet {year:04} i {quoted(written)} ser ut til å være en skrivefeil.",
        f"Skriv et årstall fra {FIRST_YEAR} til {LAST_YEAR}.",
        EXAMPLE_DAY,
    )


def _no_such_month(day: int, month: int, year: int, written: str) -> Refusal:
    swapped = real_day(month, day, year, written=written) if 1 <= day <= 12 else None
    if isinstance(swapped, date):
        right = in_words(swapped)
        return refuse(
            "date-day-and-month-swapped",
            f"I {quoted(written)} ser måneden ut til å stå før dagen.",
            f"Skriv «{right}».",
            right,
        )
    return refuse(
        "date-no-such-month",
        f"Datoen {quoted(written)} finnes ikke: det er ingen måned nummer {month}.",
        "Rett måneden, eller skriv den som ord.",
        EXAMPLE_DAY,
    )


def _after_the_last(day: int, last: date) -> Refusal:
    month = MONTHS["nb"][last.month - 1]
    right = in_words(last)
    if (day, last.month) == (29, 2):
        return refuse(
            "date-not-leap-year",
            f"29. februar finnes bare i skuddår, og {last.year} er ikke et skuddår.",
            f"Rett datoen. Siste dag i februar er «{right}».",
            right,
        )
    return refuse(
        "date-not-in-month",
        f"«{day}. {month} {last.year}» finnes ikke: {month} har {last.day} dager.",
        f"Rett datoen. Siste dag i måneden er «{right}».",
        right,
    )


def wrong_weekday(day: date, claimed: int) -> Refusal | None:
    """Return what to say when *day* is another weekday (Monday is 0) than *claimed*."""
    if day.weekday() == claimed:
        return None
    right, wrong = WEEKDAYS["nb"][day.weekday()], WEEKDAYS["nb"][claimed]
    return refuse(
        "date-wrong-weekday",
        f"{in_words(day)} er en {right}, ikke en {wrong}.",
        f"Skriv «{right} {in_words(day)}», eller rett datoen.",
        f"{right} {in_words(day)}",
    )
