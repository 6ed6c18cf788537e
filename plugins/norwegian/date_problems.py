"""What is wrong with a date that was nearly read, and the date that was probably meant.

A day that does not exist, a month, weekday or year written otherwise, numbers in another order, or words that
name no day at all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from manuscript.problem import Problem, quoted

from .clock import NOT_CLOCK, write_right
from .dates import (
    ANY_DASH,
    ENGLISH_MONTH_OF_WORD,
    ENGLISH_WEEKDAY_OF_WORD,
    EXAMPLE_DAY,
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_OF_WORD,
    MONTHS,
    WEEKDAY_OF_WORD,
    WEEKDAYS,
    WORD,
    Moment,
    nearest_month,
    nearest_weekday,
    real_date,
    typed_date,
)

# Words that name no day


# «i morgen», «neste torsdag», «om to uker»; not «november», which only begins with «no»
_RELATIVE = re.compile(
    r"(?:i ?dag|i ?morgen|i ?morgon|i ?kveld|i ?går|(?:i )?overmorgen|nå|no|snart|om (?:en|ett|ei|to) "
    r"|neste|førstkommende|fyrstkomande|denne|today|tomorrow|yesterday|now|next)(?![^\W\d_])",
    re.IGNORECASE,
)
# «våren 2023», «uke 12», «medio mars»; not «juli», which only begins with «jul»
_SEASON_OR_WEEK = re.compile(
    r"(?:våren|sommeren|sommaren|høsten|hausten|vinteren|uke|veke|week|medio|primo|ultimo"
    r"|tidlig|sent|påske|pinse|jul|årsskiftet)(?![^\W\d_])",
    re.IGNORECASE,
)


def no_day_named(written: str) -> Problem | None:
    """Tell of «torsdag», «i morgen» and «våren 2023»."""
    own = quoted(written)
    if written.casefold().rstrip(".") in WEEKDAY_OF_WORD:
        return write_all("date-only-weekday", f"{own} er en ukedag uten dato.")
    if _RELATIVE.match(written):
        message = f"{own} betyr noe annet når teksten leses en annen dag."
        return write_all("date-relative", message)
    if _SEASON_OR_WEEK.match(written):
        return write_all("date-no-day", f"{own} sier ikke hvilken dag det er.")
    return None


def write_all(rule: str, message: str) -> Problem:
    return Problem(rule=rule, message=message, fix="Skriv dag, måned og år.", example=EXAMPLE_DAY)


# Why a date with a word in it is not read: its month, its weekday or its year


Read = Callable[[str], Moment | Problem]

# «onsdg 23…», «Thursday, 23…», «møte den 23…»
_WORD_BEFORE = re.compile(rf"({WORD})[.,:]*(?: den)? ?(?=.*[0-9])", re.IGNORECASE)
# «March 23, 2023», «mars 23rd 2023»
_MONTH_BEFORE_DAY = re.compile(
    rf"({WORD})\.? ?([0-9]{{1,2}})(?:\.|st|nd|rd|th)?,? ([0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)
# «23rd of March 2023», «23. febuar 2023», «23. mars '23», «23 mars»; of «23. mars 11.30» not 11 as a year
_DAY_AND_WORD = re.compile(
    r"([0-9]{1,2})(\.|st|nd|rd|th|de|te)? ?(?:of |i )?"
    rf"({WORD})\.?,? ?(?:['’]?([0-9]+)(?![^\W_]){NOT_CLOCK})?",
    re.IGNORECASE,
)


def month_before_day(written: str) -> Problem | None:
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
        return _write_instead("date-month-before-day", message, meant)
    return _write_instead("date-english-month", _is_english(found[1]), meant)


def word_before(written: str, read: Read) -> Problem | None:
    """Tell of a word before the date, most often a weekday written otherwise."""
    found = _WORD_BEFORE.match(written)
    if not found or is_month(found[1]):
        return None
    word, rest = found[1], written[found.end() :]
    answer = read(rest)
    if isinstance(answer, Problem):
        return answer if word.casefold() in WEEKDAY_OF_WORD or word.casefold() in ENGLISH_WEEKDAY_OF_WORD else None
    day = typed_date(answer.day)
    if word.casefold() in ENGLISH_WEEKDAY_OF_WORD:
        return _with_weekday("date-english-weekday", _is_english(word), answer.day)
    if len(word) > 3 and nearest_weekday(word) is not None:
        return _with_weekday("date-unknown-weekday", f"{quoted(word)} er ikke navnet på en ukedag.", answer.day)
    return Problem(
        rule="date-extra-words",
        message=f"Foran datoen står det {quoted(word)}, som ikke er en ukedag.",
        fix=f"Skriv bare datoen: «{day}».",
        example=day,
    )


def day_and_word(written: str) -> Problem | None:
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
    if english is not None or isinstance(meant, Problem):
        return _write_instead("date-english-month", _is_english(word), meant)
    return Problem(
        rule="date-unknown-month",
        message=f"{quoted(word)} er ikke navnet på en måned.",
        fix=f"Mente du «{MONTHS['nb'][meant_month]}»? Skriv «{typed_date(meant)}».",
        example=typed_date(meant),
    )


def _known_month(written: str, day: int, month: int, year: str, ending: str) -> Problem | None:
    meant = real_day(day, month, whole_year(year), written=written)
    if not year:
        return missing_year(written, meant)
    if len(year) != 4:
        return _wrong_year(written, year, meant)
    if ending in {"", "."}:
        return None
    message = f"Etter dagen i {quoted(written)} skal det stå punktum, ikke «{ending}»."
    return _write_instead("date-ordinal", message, meant)


def _unknown_month(word: str) -> Problem:
    return Problem(
        rule="date-unknown-month",
        message=f"{quoted(word)} er ikke navnet på en måned.",
        fix="Skriv måneden som ord (januar, februar …) eller som tall.",
        example=EXAMPLE_DAY,
    )


def is_month(word: str) -> bool:
    return word.casefold() in MONTH_OF_WORD or word.casefold() in ENGLISH_MONTH_OF_WORD


def _with_weekday(rule: str, message: str, day: date) -> Problem:
    """Return the problem with a fix and an example that name the right weekday."""
    right = f"{WEEKDAYS['nb'][day.weekday()]} {typed_date(day)}"
    return Problem(rule=rule, message=message, fix=f"Skriv «{right}», eller datoen uten ukedag.", example=right)


def _is_english(word: str) -> str:
    return f"{quoted(word)} er engelsk."


# Why a date in numbers alone is not read: its signs, its order or its year


# What may stand between the numbers: «/», « - », «_», or a space alone
_SIGN = rf"(?: ?(?:[./,_\\]|{ANY_DASH}) ?| )"
# «3/23/2023», «23-03-2023», «2023 3 23», «23.3.'23»; of «23.3. 11.30» not 11 as a year
_THREE_NUMBERS = re.compile(rf"([0-9]{{1,4}})({_SIGN})([0-9]{{1,2}})({_SIGN})['’]?([0-9]{{1,6}}){NOT_CLOCK}")
# «20230323»
_EIGHT_DIGITS = re.compile(rf"([0-9]{{8}}){NOT_CLOCK}")


def eight_digits(written: str) -> Problem | None:
    """Tell of «20230323» and «23032023»."""
    found = _EIGHT_DIGITS.match(written)
    if not found:
        return None
    digits = found[1]
    year_first = real_day(int(digits[6:]), int(digits[4:6]), int(digits[:4]), written=written)
    day_first = real_day(int(digits[:2]), int(digits[2:4]), int(digits[4:]), written=written)
    meant = day_first if isinstance(year_first, Problem) else year_first
    if isinstance(meant, Problem):
        return None
    return _write_instead("date-signs", f"I {quoted(written)} mangler det noe mellom dag, måned og år.", meant)


def three_numbers(written: str) -> Problem | None:
    """Tell of «3/23/2023», «23/3-2023», «23-03-2023», «2023.03.23» and «23.3.23»."""
    found = _THREE_NUMBERS.match(written)
    if not found:
        return None
    first, sign, second, other_sign, third = found.groups()
    if len(first) > 2:
        meant = real_day(int(third), int(second), int(first), written=written)
        message = f"I {quoted(written)} står året først, uten bindestreker."
        return _write_instead("date-year-first", message, meant)
    if len(third) != 4:
        meant = real_day(int(first), int(second), whole_year(third), written=written)
        return _wrong_year(written, third, meant)
    day, month, year = int(first), int(second), int(third)
    if "/" not in sign:
        meant = real_day(day, month, year, written=written)
        message = f"I {quoted(written)} skal det stå punktum mellom tallene."
        return _write_instead("date-signs", message, meant)
    return _slashes(written, day, month, year, is_american="/" in other_sign)


def _slashes(written: str, day: int, month: int, year: int, *, is_american: bool) -> Problem:
    """Tell of a date with slashes; with two of them the month may stand first."""
    own = quoted(written)
    if is_american and month > 12 >= day:
        meant = real_day(month, day, year, written=written)
        message = f"{own} er skrevet på amerikansk, med måneden før dagen."
        return _write_instead("date-american", message, meant)
    meant = real_day(day, month, year, written=written)
    message = f"{own} er skrevet med skråstrek, og da kan dag og måned forveksles."
    swapped = real_day(month, day, year, written=written)
    is_certain = not is_american or day == month
    if is_certain or isinstance(swapped, Problem) or isinstance(meant, Problem):
        return _write_instead("date-slash", message, meant)
    return Problem(
        rule="date-slash",
        message=message,
        fix=f"Skriv «{typed_date(meant)}» eller «{typed_date(swapped)}».",
        example=typed_date(meant),
    )


# Whether a day exists, and what to say when it does not


LAST_DAY = date(LAST_YEAR, 12, 31)


def real_day(day: int, month: int, year: int, *, written: str) -> date | Problem:
    """Return the date of three numbers (January is 1), or why there is none."""
    return real_date(day, month, year) or no_such_date(day, month, year, written=written)


def no_such_date(day: int, month: int, year: int, *, written: str) -> Problem:
    """Return why three numbers, which *written* has, are no date."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _no_such_year(year, written)
    if not 1 <= month <= 12:
        return _no_such_month(day, month, year, written)
    if not 1 <= day <= 31:
        return Problem(
            rule="date-no-such-day",
            message=f"Datoen {quoted(written)} finnes ikke: dagene i en måned går fra 1 til 31.",
            fix="Rett dagen.",
            example=EXAMPLE_DAY,
        )
    return _after_the_last(day, date(year, month, monthrange(year, month)[1]))


def _no_such_year(year: int, written: str) -> Problem:
    return Problem(
        rule="date-year-out-of-range",
        message=f"Årstallet {year:04} i {quoted(written)} ser ut til å være en skrivefeil.",
        fix=f"Skriv et årstall fra {FIRST_YEAR} til {LAST_YEAR}.",
        example=EXAMPLE_DAY,
    )


def _no_such_month(day: int, month: int, year: int, written: str) -> Problem:
    swapped = real_day(month, day, year, written=written) if 1 <= day <= 12 else None
    if isinstance(swapped, date):
        message = f"I {quoted(written)} ser måneden ut til å stå før dagen."
        return _write_instead("date-day-and-month-swapped", message, swapped)
    return Problem(
        rule="date-no-such-month",
        message=f"Datoen {quoted(written)} finnes ikke: det er ingen måned nummer {month}.",
        fix="Rett måneden, eller skriv den som ord.",
        example=EXAMPLE_DAY,
    )


def _after_the_last(day: int, last: date) -> Problem:
    month = MONTHS["nb"][last.month - 1]
    right = typed_date(last)
    if (day, last.month) == (29, 2):
        return Problem(
            rule="date-not-leap-year",
            message=f"29. februar finnes bare i skuddår, og {last.year} er ikke et skuddår.",
            fix=f"Rett datoen. Siste dag i februar er «{right}».",
            example=right,
        )
    return Problem(
        rule="date-not-in-month",
        message=f"«{day}. {month} {last.year}» finnes ikke: {month} har {last.day} dager.",
        fix=f"Rett datoen. Siste dag i måneden er «{right}».",
        example=right,
    )


def wrong_weekday(day: date, claimed: int) -> Problem | None:
    """Return what to say when *day* is another weekday (Monday is 0) than *claimed*."""
    if day.weekday() == claimed:
        return None
    right, wrong = WEEKDAYS["nb"][day.weekday()], WEEKDAYS["nb"][claimed]
    return Problem(
        rule="date-wrong-weekday",
        message=f"{typed_date(day)} er en {right}, ikke en {wrong}.",
        fix=f"Skriv «{right} {typed_date(day)}», eller rett datoen.",
        example=f"{right} {typed_date(day)}",
    )


# What is proposed instead of a date that is not read


EXAMPLE_YEAR = 2023


def _write_instead(rule: str, message: str, meant: date | Problem) -> Problem:
    """Return a problem that proposes the day *meant*, or what is wrong with that too."""
    return meant if isinstance(meant, Problem) else write_right(rule, message, typed_date(meant))


def whole_year(year: str) -> int:
    """Return a year to propose for one that is missing or has too few digits."""
    if len(year) == 2:
        return int(year) + (2000 if int(year) < 70 else 1900)
    return int(year[:9]) if len(year) == 4 else EXAMPLE_YEAR


def missing_year(written: str, meant: date | Problem) -> Problem:
    right = typed_date(meant) if isinstance(meant, date) else EXAMPLE_DAY
    return Problem(
        rule="date-missing-year",
        message=f"{quoted(written)} mangler årstall.",
        fix=f"Skriv året med fire sifre etter måneden, slik: «{right}».",
        example=right,
    )


def _wrong_year(written: str, year: str, meant: date | Problem) -> Problem:
    if len(year) == 2:
        message = f"Årstallet i {quoted(written)} har bare to sifre."
        return _write_instead("date-two-digit-year", message, meant)
    count = "ett siffer" if len(year) == 1 else f"{len(year)} sifre"
    return Problem(
        rule="date-year-digits",
        message=f"Årstallet {quoted(year)} i {quoted(written)} har {count}.",
        fix="Skriv årstallet med fire sifre.",
        example=EXAMPLE_DAY,
    )
