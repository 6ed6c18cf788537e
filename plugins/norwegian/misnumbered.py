"""Why a date in numbers alone is not read: its signs, its order or its year."""

from __future__ import annotations

import re

from .clock import DASH
from .days import real_day
from .model import Refusal
from .proposals import whole_year, write_instead, wrong_year
from .wording import NOT_CLOCK, in_words, quoted, refuse

_SIGN = rf"(?: ?(?:[./,_\\]|{DASH}) ?| )"
_THREE_NUMBERS = re.compile(rf"([0-9]{{1,4}})({_SIGN})([0-9]{{1,2}})({_SIGN})['’]?([0-9]{{1,6}}){NOT_CLOCK}")


_EIGHT_DIGITS = re.compile(rf"([0-9]{{8}}){NOT_CLOCK}")


def eight_digits(written: str) -> Refusal | None:
    """Tell of «20230323» and «23032023»."""
    found = _EIGHT_DIGITS.match(written)
    if not found:
        return None
    digits = found[1]
    year_first = real_day(int(digits[6:]), int(digits[4:6]), int(digits[:4]), written=written)
    day_first = real_day(int(digits[:2]), int(digits[2:4]), int(digits[4:]), written=written)
    meant = day_first if isinstance(year_first, Refusal) else year_first
    if isinstance(meant, Refusal):
        return None
    return write_instead("date-signs", f"I {quoted(written)} mangler det noe mellom dag, måned og år.", meant)


def three_numbers(written: str) -> Refusal | None:
    """Tell of «3/23/2023», «23/3-2023», «23-03-2023», «2023.03.23» and «23.3.23»."""
    found = _THREE_NUMBERS.match(written)
    if not found:
        return None
    first, sign, second, other_sign, third = found.groups()
    if len(first) > 2:
        meant = real_day(int(third), int(second), int(first), written=written)
        message = f"I {quoted(written)} står året først, uten bindestreker."
        return write_instead("date-year-first", message, meant)
    if len(third) != 4:
        meant = real_day(int(first), int(second), whole_year(third), written=written)
        return wrong_year(written, third, meant)
    day, month, year = int(first), int(second), int(third)
    if "/" not in sign:
        meant = real_day(day, month, year, written=written)
        message = f"I {quoted(written)} skal det stå punktum mellom tallene."
        return write_instead("date-signs", message, meant)
    return _slashes(written, day, month, year, is_american="/" in other_sign)


def _slashes(written: str, day: int, month: int, year: int, *, is_american: bool) -> Refusal:
    """Tell of a date with slashes; with two of them the month may stand first."""
    own = quoted(written)
    if is_american and month > 12 >= day:
        meant = real_day(month, day, year, written=written)
        message = f"{own} er skrevet på amerikansk, med måneden før dagen."
        return write_instead("date-american", message, meant)
    meant = real_day(day, month, year, written=written)
    message = f"{own} er skrevet med skråstrek, og da kan dag og måned forveksles."
    swapped = real_day(month, day, year, written=written)
    is_certain = not is_american or day == month or isinstance(swapped, Refusal)
    if is_certain or isinstance(meant, Refusal):
        return write_instead("date-slash", message, meant)
    return refuse(
        "date-slash",
        message,
        f"Skriv «{in_words(meant)}» eller «{in_words(swapped)}».",
        in_words(meant),
    )
