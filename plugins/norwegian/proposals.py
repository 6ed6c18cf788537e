"""What a refused date is proposed to be instead."""

from __future__ import annotations

from datetime import date

from .model import Refusal
from .wording import EXAMPLE_DAY, in_words, quoted, refuse

EXAMPLE_YEAR = 2023


def write_instead(rule: str, message: str, meant: date | Refusal) -> Refusal:
    """Return a refusal that proposes the day *meant*, or what is wrong with that too."""
    if isinstance(meant, Refusal):
        return meant
    right = in_words(meant)
    return refuse(rule, message, f"Skriv «{right}».", right)


def whole_year(year: str) -> int:
    """Return a year to propose for one that is missing or has too few digits."""
    if len(year) == 2:
        return int(year) + (2000 if int(year) < 70 else 1900)
    return int(year[:9]) if len(year) == 4 else EXAMPLE_YEAR


def missing_year(written: str, meant: date | Refusal) -> Refusal:
    right = in_words(meant) if isinstance(meant, date) else EXAMPLE_DAY
    return refuse(
        "date-missing-year",
        f"{quoted(written)} mangler årstall.",
        f"Skriv året med fire sifre etter måneden, slik: «{right}».",
        right,
    )


def wrong_year(written: str, year: str, meant: date | Refusal) -> Refusal:
    if len(year) == 2:
        message = f"Årstallet i {quoted(written)} har bare to sifre."
        return write_instead("date-two-digit-year", message, meant)
    count = "ett siffer" if len(year) == 1 else f"{len(year)} sifre"
    return refuse(
        "date-year-digits",
        f"Årstallet {quoted(year)} i {quoted(written)} har {count}.",
        "Skriv årstallet med fire sifre.",
        EXAMPLE_DAY,
    )
