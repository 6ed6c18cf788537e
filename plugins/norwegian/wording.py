"""How a text is made ready for reading, and how a refusal shows it again."""

from __future__ import annotations

import unicodedata
from datetime import date

from .model import Refusal
from .names import MONTHS
from .normal_form import nfc

LONGEST = 120  # no date is longer, so no pattern meets more
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
    head = text.strip()[: 4 * LONGEST]
    visible = "".join(c for c in nfc(head) if unicodedata.category(c) != "Cf")
    return " ".join(visible.split())[: LONGEST + 1]


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
