"""Why a date with a word in it is not read: its month, its weekday or its year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from .days import real_day
from .model import Moment, Refusal
from .names import (
    ENGLISH_MONTH_OF_WORD,
    ENGLISH_WEEKDAY_OF_WORD,
    MONTH_OF_WORD,
    MONTHS,
    WEEKDAY_OF_WORD,
    WEEKDAYS,
    nearest_month,
    nearest_weekday,
)
from .proposals import missing_year, whole_year, write_instead, wrong_year
from .wording import EXAMPLE_DAY, NOT_CLOCK, WORD, in_words, quoted, refuse

Read = Callable[[str], Moment | Refusal]

_WORD_BEFORE = re.compile(rf"({WORD})[.,:]*(?: den)? ?(?=.*[0-9])", re.IGNORECASE)
_MONTH_BEFORE_DAY = re.compile(
    rf"({WORD})\.? ?([0-9]{{1,2}})(?:\.|st|nd|rd|th)?,? ([0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)
_DAY_AND_WORD = re.compile(
    r"([0-9]{1,2})(\.|st|nd|rd|th|de|te)? ?(?:of |i )?"
    rf"({WORD})\.?,? ?(?:['’]?([0-9]+)(?![^\W_]){NOT_CLOCK})?",
    re.IGNORECASE,
)


def month_before_day(written: str) -> Refusal | None:
    """Tell of «March 23, 2023» and «mars 23, 2023»."""
    found = _MONTH_BEFORE_DAY.match(written)
    if not found:
        return None
    word = found[1].casefold()
    is_norwegian = word in MONTH_OF_WORD
    month = MONTH_OF_WORD.get(word, ENGLISH_MONTH_OF_WORD.get(word))
    if month is None:
        return None
    meant = real_day(int(found[2]), month + 1, int(found[3]), written=written)
    if is_norwegian:
        message = f"I {quoted(written)} står måneden før dagen."
        return write_instead("date-month-before-day", message, meant)
    return write_instead("date-english-month", _is_english(found[1]), meant)


def word_before(written: str, read: Read) -> Refusal | None:
    """Tell of a word before the date, most often a weekday written otherwise."""
    found = _WORD_BEFORE.match(written)
    if not found or is_month(found[1]):
        return None
    word, rest = found[1], written[found.end() :]
    answer = read(rest)
    if isinstance(answer, Refusal):
        is_weekday = word.casefold() in WEEKDAY_OF_WORD | ENGLISH_WEEKDAY_OF_WORD
        return answer if is_weekday else None
    day = in_words(answer.day)
    if word.casefold() in ENGLISH_WEEKDAY_OF_WORD:
        return refuse("date-english-weekday", _is_english(word), *_with_weekday(answer.day))
    if len(word) > 3 and nearest_weekday(word) is not None:
        return refuse(
            "date-unknown-weekday",
            f"{quoted(word)} er ikke navnet på en ukedag.",
            *_with_weekday(answer.day),
        )
    return refuse(
        "date-extra-words",
        f"Foran datoen står det {quoted(word)}, som ikke er en ukedag.",
        f"Skriv bare datoen: «{day}».",
        day,
    )


def day_and_word(written: str) -> Refusal | None:
    """Tell of «23 March 2023», «23. febuar 2023», «23. mars 23» and «23. mars»."""
    found = _DAY_AND_WORD.match(written)
    if not found:
        return None
    day, ending, word, year = int(found[1]), found[2] or "", found[3], found[4] or ""
    month = MONTH_OF_WORD.get(word.casefold())
    if month is not None:
        return _known_month(written, day, month + 1, year, ending)
    english = ENGLISH_MONTH_OF_WORD.get(word.casefold())
    meant_month = nearest_month(word) if english is None else english
    if meant_month is None:
        return _unknown_month(word) if len(year) == 4 else None
    meant = real_day(day, meant_month + 1, whole_year(year), written=written)
    if english is not None or isinstance(meant, Refusal):
        return write_instead("date-english-month", _is_english(word), meant)
    return refuse(
        "date-unknown-month",
        f"{quoted(word)} er ikke navnet på en måned.",
        f"Mente du «{MONTHS['nb'][meant_month]}»? Skriv «{in_words(meant)}».",
        in_words(meant),
    )


def _known_month(written: str, day: int, month: int, year: str, ending: str) -> Refusal | None:
    meant = real_day(day, month, whole_year(year), written=written)
    if not year:
        return missing_year(written, meant)
    if len(year) != 4:
        return wrong_year(written, year, meant)
    if ending in {"", "."}:
        return None
    message = f"Etter dagen i {quoted(written)} skal det stå punktum, ikke «{ending}»."
    return write_instead("date-ordinal", message, meant)


def _unknown_month(word: str) -> Refusal:
    return refuse(
        "date-unknown-month",
        f"{quoted(word)} er ikke navnet på en måned.",
        "Skriv måneden som ord (januar, februar …) eller som tall.",
        EXAMPLE_DAY,
    )


def is_month(word: str) -> bool:
    return word.casefold() in MONTH_OF_WORD | ENGLISH_MONTH_OF_WORD


def _with_weekday(day: date) -> tuple[str, str]:
    """Return a fix and an example that name the right weekday."""
    right = f"{WEEKDAYS['nb'][day.weekday()]} {in_words(day)}"
    return f"Skriv «{right}», eller datoen uten ukedag.", right


def _is_english(word: str) -> str:
    return f"{quoted(word)} er engelsk."
