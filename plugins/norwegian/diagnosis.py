"""Why a text is no date: each way to write one that we do not read, with its remedy."""

from __future__ import annotations

import re
from datetime import date

from .clock import DASH, looks_like_clock, read_tidy_clock
from .days import FIRST_YEAR, LAST_YEAR, real_day
from .misnamed import Read, day_and_word, is_month, month_before_day, word_before
from .misnumbered import eight_digits, three_numbers
from .model import Moment, Refusal
from .names import MONTH_OF_WORD, WEEKDAY_OF_WORD
from .proposals import EXAMPLE_YEAR, missing_year
from .wording import (
    EXAMPLE_DAY,
    EXAMPLE_MOMENT,
    LONGEST,
    WORD,
    in_words,
    on_the_clock,
    quoted,
    refuse,
)

_RELATIVE = re.compile(
    r"(?:i ?dag|i ?morgen|i ?morgon|i ?kveld|i ?går|(?:i )?overmorgen|nå|no|snart|om (?:en|ett|ei|to) "
    r"|neste|førstkommende|fyrstkomande|denne|today|tomorrow|yesterday|now|next)(?![^\W\d_])",
    re.IGNORECASE,
)
_SEASON_OR_WEEK = re.compile(
    r"(?:våren|sommeren|sommaren|høsten|hausten|vinteren|uke|veke|week|medio|primo|ultimo"
    r"|tidlig|sent|påske|pinse|jul|årsskiftet)(?![^\W\d_])",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(r"((?:kl\.?|klokken|klokka)? ?[0-9]{1,2}(?:[.:]?[0-9]{2})?),? (.+)", re.IGNORECASE)
_DAYS = re.compile(
    rf"([0-9]{{1,2}})\.?(?: ?({WORD}|[0-9]{{1,2}})\.?)? ?(?:{DASH}|til|og) ?"
    rf"([0-9]{{1,2}})\. ?({WORD}|[0-9]{{1,2}})\.? ?([0-9]{{4}})",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(r"([0-9]{1,2}) ?([./-]) ?([0-9]{1,2})(?![0-9])")
_YEAR = re.compile(r"[0-9]{4}")
_YEAR_AND_MONTH = re.compile(r"[0-9]{4} ?[-./] ?[0-9]{1,2}")
_MONTH_AND_YEAR = re.compile(rf"({WORD})\.?,? ([0-9]{{4}})(?![0-9])")
DATE_WITHIN = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}\. ?(?:[0-9]{{1,2}}\.|{WORD}\.?) ?[0-9]{{4}}(?![0-9])"
    r"|(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
)


def why_not(written: str, *, read: Read) -> Refusal:
    """Return why the tidy text *written*, which *read* did not understand, is no date."""
    if len(written) > LONGEST:
        return _unreadable(written)
    return (
        _no_day_named(written)
        or _clock_first(written, read)
        or _several_days(written)
        or month_before_day(written)
        or word_before(written, read)
        or day_and_word(written)
        or three_numbers(written)
        or eight_digits(written)
        or _parts_missing(written)
        or _date_within(written, read)
        or _unreadable(written)
    )


def two_moments(first: date) -> Refusal:
    """Return what to say when there are two dates or times, the first on *first*."""
    right = in_words(first)
    return refuse(
        "date-interval",
        "Her står det to tidspunkter, men feltet har plass til ett.",
        f"Skriv ett, for eksempel «{right}». "
        "I et arrangement hører det første til i «starter» og det andre i «slutter».",
        right,
    )


def _unreadable(written: str) -> Refusal:
    return refuse(
        "date-unreadable",
        f"{quoted(written)} er ikke en dato som kan leses.",
        "Skriv dag, måned og år, og klokkeslett om det trengs.",
        EXAMPLE_MOMENT,
    )


def _no_day_named(written: str) -> Refusal | None:
    """Tell of «torsdag», «i morgen» and «våren 2023»."""
    own = quoted(written)
    if written.casefold().rstrip(".") in WEEKDAY_OF_WORD:
        return _write_all("date-only-weekday", f"{own} er en ukedag uten dato.")
    if _RELATIVE.match(written):
        message = f"{own} betyr noe annet når teksten leses en annen dag."
        return _write_all("date-relative", message)
    if _SEASON_OR_WEEK.match(written):
        return _write_all("date-no-day", f"{own} sier ikke hvilken dag det er.")
    return None


def _write_all(rule: str, message: str) -> Refusal:
    return refuse(rule, message, "Skriv dag, måned og år.", EXAMPLE_DAY)


def _clock_first(written: str, read: Read) -> Refusal | None:
    found = _CLOCK_FIRST.match(written)
    minute = read_tidy_clock(found[1]) if found else None
    answer = read(found[2]) if isinstance(minute, int) else None
    if not isinstance(answer, Moment):
        return None
    right = f"{in_words(answer.day)} kl. {on_the_clock(minute)}"
    return refuse(
        "date-clock-first",
        f"I {quoted(written)} står klokkeslettet før datoen.",
        f"Skriv «{right}».",
        right,
    )


def _several_days(written: str) -> Refusal | None:
    found = _DAYS.match(written)
    if not found:
        return None
    day, first_month, _, last_month, year = found.groups()
    month = _month_number(first_month or last_month)
    first = real_day(int(day), month or 0, int(year), written=written)
    return two_moments(first) if isinstance(first, date) else None


def _month_number(word: str) -> int | None:
    """Return the number (January is 1) of a month written as number or name."""
    if word.isdecimal():
        return int(word)
    month = MONTH_OF_WORD.get(word.casefold())
    return None if month is None else month + 1


def _parts_missing(written: str) -> Refusal | None:
    """Tell of a date without year or day, and of a clock time alone."""
    found = _TWO_NUMBERS.match(written)
    if found and 1 <= int(found[1]) <= 31 and 1 <= int(found[3]) <= 12:
        meant = real_day(int(found[1]), int(found[3]), EXAMPLE_YEAR, written=written)
        return missing_year(written, meant)
    if missing := _missing_parts(written):
        return _write_all("date-no-day", f"{quoted(written)} mangler {missing}.")
    if not looks_like_clock(written):
        return None
    return refuse(
        "date-only-clock",
        f"{quoted(written)} mangler en dato.",
        "Skriv dag, måned og år foran klokkeslettet.",
        EXAMPLE_MOMENT,
    )


def _missing_parts(written: str) -> str:
    """Return what «2023», «mars», «mars 2023» and «2023-03» are without, or empty."""
    if _YEAR.fullmatch(written) and FIRST_YEAR <= int(written) <= LAST_YEAR:
        return "dag og måned"
    found = _MONTH_AND_YEAR.match(written)
    if found and is_month(found[1]) or _YEAR_AND_MONTH.fullmatch(written):
        return "dag"
    return "dag og år" if is_month(written.rstrip(".")) else ""


def _date_within(written: str, read: Read) -> Refusal | None:
    found = DATE_WITHIN.search(written)
    answer = read(found[0]) if found else None
    if not isinstance(answer, Moment):
        return None
    right = in_words(answer.day)
    return refuse(
        "date-extra-words",
        f"I {quoted(written)} står det mer enn en dato.",
        f"Skriv bare datoen: «{right}». Resten kan stå i teksten.",
        right,
    )
