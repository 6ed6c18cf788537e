"""Why a text is no date: each way to write one that is not read, with the date that was probably meant.

A day that does not exist, a month, weekday or year written otherwise, numbers in another order, words that name no
day, a date among other words. What is said of each stands in the register.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from manuscript.problem import Problem, quoted, told

from .clock import NOT_CLOCK, looks_like_clock, read_tidy_clock
from .dates import (
    ANY_DASH,
    ENGLISH_MONTH_OF_WORD,
    ENGLISH_WEEKDAY_OF_WORD,
    EXAMPLE_DAY,
    EXAMPLE_MOMENT,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_DATE,
    MONTH_OF_WORD,
    MONTHS,
    WEEKDAY_OF_WORD,
    WEEKDAYS,
    WORD,
    Moment,
    is_like_weekday,
    month_in,
    nearest_month,
    real_date,
    typed_date,
    typed_moment,
)

LAST_DAY = date(LAST_YEAR, 12, 31)
EXAMPLE_YEAR = 2023

Read = Callable[[str], Moment | Problem]
Found = re.Match[str]  # of the whole text, which is its string


def why_not(written: str, read: Read) -> Problem:
    """Return why the tidy text *written*, which *read* did not understand, is no date."""
    if len(written) <= LONGEST_DATE:
        for form, tell in _FORMS:
            found = form.match(written)
            problem = tell(found, read) if found else None
            if problem is not None:
                return problem
        if looks_like_clock(written):
            return told("date-only-clock", EXAMPLE_MOMENT, own=quoted(written))
        within = DATE_WITHIN.search(written)
        answer = read(within[0]) if within else None
        if isinstance(answer, Moment):
            return told("date-extra-words", typed_date(answer.day), "round", own=quoted(written))
    return told("date-unreadable", EXAMPLE_MOMENT, own=quoted(written))


# The date in «Møtet er 23. mars 2023 i Drammen»
DATE_WITHIN = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}\. ?(?:[0-9]{{1,2}}\.|{WORD}\.?) ?[0-9]{{4}}(?![0-9])"
    r"|(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
)


def _of_whole(rule: str, case: str = "", **words: str) -> Callable[[Found, Read], Problem]:
    """Return what tells a rule of the whole text, without a date to propose."""
    return lambda found, _: told(rule, EXAMPLE_DAY, case, own=quoted(found.string), **words)


def _weekday_alone(found: Found, _: Read) -> Problem | None:
    is_weekday = found[1].casefold() in WEEKDAY_OF_WORD
    return told("date-only-weekday", EXAMPLE_DAY, own=quoted(found.string)) if is_weekday else None


def _clock_first(found: Found, read: Read) -> Problem | None:
    minute = read_tidy_clock(found[1])
    answer = read(found[2]) if isinstance(minute, int) else None
    if isinstance(minute, int) and isinstance(answer, Moment):
        right = typed_moment(Moment(day=answer.day, minute=minute))
        return told("date-clock-first", right, own=quoted(found.string))
    return None


def _several_days(found: Found, _: Read) -> Problem | None:
    word = found[2] or found[4]
    if word.isdecimal() and not found[5]:
        return None
    year = _whole_year(found[5] or "")
    first = real_date(int(found[1]), month_in(word), year)
    last = real_date(int(found[3]), month_in(found[4]), year)
    return interval(Moment(day=first), Moment(day=last) if last else None) if first else None


def interval(first: Moment, last: Moment | None) -> Problem:
    """Return what is told of two moments in a field for one; *last* is None where it cannot be read."""
    return told("date-interval", typed_moment(first), "both" if last else "", last=typed_moment(last) if last else "")


# With a word: its month, its weekday or its year


def _month_first(found: Found, _: Read) -> Problem | None:
    known = found[1].casefold()
    month = MONTH_OF_WORD.get(known, ENGLISH_MONTH_OF_WORD.get(known))
    if month is None:
        return None
    rule = "date-month-before-day" if known in MONTH_OF_WORD else "date-english-month"
    return _instead(rule, found, _real(found, found[2], month + 1, found[3]), word=quoted(found[1]))


def _word_first(found: Found, read: Read) -> Problem | None:
    """Tell of a word before the date, most often a weekday written otherwise."""
    word, known = found[1], found[1].casefold()
    if is_month(word):
        return None
    answer = read(found.string[found.end() :])
    if isinstance(answer, Problem):
        return answer if known in WEEKDAY_OF_WORD or known in ENGLISH_WEEKDAY_OF_WORD else None
    day = typed_date(answer.day)
    with_weekday = f"{WEEKDAYS['nb'][answer.day.weekday()]} {day}"
    if known in ENGLISH_WEEKDAY_OF_WORD:
        return told("date-english-weekday", with_weekday, word=quoted(word))
    if len(word) > 3 and is_like_weekday(word):
        return told("date-unknown-weekday", with_weekday, word=quoted(word))
    return told("date-extra-words", day, "before", own=quoted(word))


def _day_and_word(found: Found, _: Read) -> Problem | None:
    day, ending, word, year = found[1], found[2] or "", found[3], found[4] or ""
    month = MONTH_OF_WORD.get(word.casefold())
    if month is not None:
        return _known_month(found, _real(found, day, month + 1, _whole_year(year)), year, ending)
    english = ENGLISH_MONTH_OF_WORD.get(word.casefold())
    meant_month = nearest_month(word) if english is None else english
    if meant_month is None:
        is_dated = len(year) == 4
        return told("date-unknown-month", EXAMPLE_DAY, "other", word=quoted(word)) if is_dated else None
    meant = _real(found, day, meant_month + 1, _whole_year(year))
    if english is not None or isinstance(meant, Problem):
        return _instead("date-english-month", found, meant, word=quoted(word))
    name = MONTHS["nb"][meant_month]
    return told("date-unknown-month", typed_date(meant), "meant", word=quoted(word), month=name)


def _known_month(found: Found, meant: date | Problem, year: str, ending: str) -> Problem | None:
    if not year:
        return _missing_year(found, meant)
    if len(year) != 4:
        return _wrong_year(found, year, meant)
    return None if ending in {"", "."} else _instead("date-ordinal", found, meant, ending=ending)


def is_month(word: str) -> bool:
    return word.casefold() in MONTH_OF_WORD or word.casefold() in ENGLISH_MONTH_OF_WORD


# In numbers alone: its signs, its order or its year


def _three_numbers(found: Found, _: Read) -> Problem:
    first, sign, second, other_sign, third = found.groups()
    if len(first) > 2:
        return _instead("date-year-first", found, _real(found, third, second, first))
    meant = _real(found, first, second, _whole_year(third))
    if len(third) != 4:
        return _wrong_year(found, third, meant)
    if "/" not in sign:
        return _instead("date-signs", found, meant, "other")
    swapped = _real(found, second, first, third)
    may_be_american = "/" in other_sign
    if may_be_american and int(second) > 12 >= int(first):
        return _instead("date-american", found, swapped)
    if isinstance(meant, Problem):
        return meant
    one = f"«{typed_date(meant)}»"
    is_certain = not may_be_american or isinstance(swapped, Problem) or swapped == meant
    right = one if is_certain or isinstance(swapped, Problem) else f"{one} eller «{typed_date(swapped)}»"
    return _instead("date-slash", found, meant, right=right)


def _eight_digits(found: Found, _: Read) -> Problem | None:
    digits = found[1]
    meant = real_date(int(digits[6:]), int(digits[4:6]), int(digits[:4])) or real_date(
        int(digits[:2]), int(digits[2:4]), int(digits[4:])
    )
    return _instead("date-signs", found, meant, "missing") if meant else None


def _two_numbers(found: Found, _: Read) -> Problem | None:
    if not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12):
        return None
    return _missing_year(found, _real(found, found[1], found[2], EXAMPLE_YEAR))


def _month_alone(found: Found, _: Read) -> Problem | None:
    """Tell of «mars 2023» and of «mars»."""
    missing = "dag" if found[2] else "dag og år"
    is_all = found[2] or found.end() == len(found.string)
    if not is_all or not is_month(found[1]):
        return None
    return told("date-no-day", EXAMPLE_DAY, "missing", own=quoted(found.string), missing=missing)


# Whether a day exists, what to say when it does not, and what is proposed instead


def _real(found: Found, day: str, month: str | int, year: str | int) -> date | Problem:
    """Return the date of three numbers (January is 1), or why there is none."""
    return real_date(int(day), int(month), int(year)) or no_such_date(
        int(day), int(month), int(year), written=found.string
    )


def no_such_date(day: int, month: int, year: int, *, written: str) -> Problem:
    """Return why three numbers, which *written* has, are no date."""
    own = quoted(written)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return told("date-year-out-of-range", EXAMPLE_DAY, own=own, year=f"{year:04}")
    if not 1 <= month <= 12:
        swapped = real_date(month, day, year)
        if swapped is not None:
            return told("date-day-and-month-swapped", typed_date(swapped), own=own)
        return told("date-no-such-month", EXAMPLE_DAY, own=own, month=month)
    if not 1 <= day <= 31:
        return told("date-no-such-day", EXAMPLE_DAY, own=own)
    last = date(year, month, monthrange(year, month)[1])
    if (day, month) == (29, 2):
        return told("date-not-leap-year", typed_date(last), year=year)
    name = MONTHS["nb"][month - 1]
    return told("date-not-in-month", typed_date(last), day=day, month=name, year=year, days=last.day)


def wrong_weekday(day: date, claimed: int) -> Problem | None:
    """Return what to say when *day* is another weekday (Monday is 0) than *claimed*."""
    if day.weekday() == claimed:
        return None
    right, wrong = WEEKDAYS["nb"][day.weekday()], WEEKDAYS["nb"][claimed]
    return told("date-wrong-weekday", f"{right} {typed_date(day)}", day=typed_date(day), right=right, wrong=wrong)


def _instead(rule: str, found: Found, meant: date | Problem, case: str = "", **words: str) -> Problem:
    """Return a problem that proposes the day *meant*, or what is wrong with that too."""
    if isinstance(meant, Problem):
        return meant
    return told(rule, typed_date(meant), case, own=quoted(found.string), **words)


def _whole_year(year: str) -> int:
    """Return a year to propose for one that is missing or has too few digits."""
    if len(year) == 2:
        return int(year) + (2000 if int(year) < 70 else 1900)
    return int(year) if len(year) == 4 else EXAMPLE_YEAR


def _missing_year(found: Found, meant: date | Problem) -> Problem:
    right = typed_date(meant) if isinstance(meant, date) else EXAMPLE_DAY
    return told("date-missing-year", right, own=quoted(found.string))


def _wrong_year(found: Found, year: str, meant: date | Problem) -> Problem:
    if len(year) == 2:
        return _instead("date-two-digit-year", found, meant)
    count = "ett siffer" if len(year) == 1 else f"{len(year)} sifre"
    return told("date-year-digits", EXAMPLE_DAY, own=quoted(found.string), year=quoted(year), count=count)


# What may stand between the numbers: «/», « - », «_», or a space alone
_SIGN = rf"(?: ?(?:[./,_\\]|{ANY_DASH}) ?| )"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Found, Read], Problem | None]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), tell)
    for form, tell in (
        # «torsdag», «tors.»
        (rf"({WORD})\.*\Z", _weekday_alone),
        # «i morgen», «neste torsdag», «om to uker»; not «november», which only begins with «no»
        (
            r"(?:i ?dag|i ?morgen|i ?morgon|i ?kveld|i ?går|(?:i )?overmorgen|nå|no|snart|om (?:en|ett|ei|to) "
            r"|neste|førstkommende|fyrstkomande|denne|today|tomorrow|yesterday|now|next)(?![^\W\d_])",
            _of_whole("date-relative"),
        ),
        # «våren 2023», «uke 12», «medio mars»; not «juli», which only begins with «jul»
        (
            r"(?:våren|sommeren|sommaren|høsten|hausten|vinteren|uke|veke|week|medio|primo|ultimo"
            r"|tidlig|sent|påske|pinse|jul|årsskiftet)(?![^\W\d_])",
            _of_whole("date-no-day", "loose"),
        ),
        # «kl. 11.30, 23. mars 2023», «1130 23.3.2023»
        (r"((?:kl\.?|klokken|klokka)? ?[0-9]{1,2}(?:[.:]?[0-9]{2})?),? (.+)", _clock_first),
        # «23.–24. mars 2023», «23. og fredag 24. mars 2023», «30. april til 2. mai», «23. og 24.3 2023»; not «12–13.10»
        (
            rf"([0-9]{{1,2}})\.?(?: ?({WORD}|[0-9]{{1,2}})\.?)? ?(?:{ANY_DASH}|til|og) ?(?:{WORD}\.? )?"
            rf"([0-9]{{1,2}})\. ?({WORD}|[0-9]{{1,2}})\.?(?: ?([0-9]{{4}}))?",
            _several_days,
        ),
        # «March 23, 2023», «mars 23rd 2023»
        (rf"({WORD})\.? ?([0-9]{{1,2}})(?:\.|st|nd|rd|th)?,? ([0-9]{{4}})(?![0-9])", _month_first),
        # «onsdg 23…», «Thursday, 23…», «møte den 23…»
        (rf"({WORD})[.,:]*(?: den)? ?(?=.*[0-9])", _word_first),
        # «23rd of March 2023», «23. febuar 2023», «23. mars '23», «23 mars»; of «23. mars 11.30» not 11 as a year
        (
            r"([0-9]{1,2})(\.|st|nd|rd|th|de|te)? ?(?:of |i )?"
            rf"({WORD})\.?,? ?(?:['’]?([0-9]+)(?![^\W_]){NOT_CLOCK})?",
            _day_and_word,
        ),
        # «3/23/2023», «23-03-2023», «2023 3 23», «23.3.'23»; of «23.3. 11.30» not 11 as a year
        (rf"([0-9]{{1,4}})({_SIGN})([0-9]{{1,2}})({_SIGN})['’]?([0-9]{{1,6}}){NOT_CLOCK}", _three_numbers),
        # «20230323», «23032023»
        (rf"([0-9]{{8}}){NOT_CLOCK}", _eight_digits),
        # «23.3», «23/3», «23 - 3»; not «23.345»
        (r"([0-9]{1,2}) ?[./-] ?([0-9]{1,2})(?![0-9])", _two_numbers),
        # «2023»; not «1860», which is no year of an event
        (r"(?:19|20)[0-9]{2}\Z", _of_whole("date-no-day", "missing", missing="dag og måned")),
        # «2023-03»
        (r"[0-9]{4} ?[-./] ?[0-9]{1,2}\Z", _of_whole("date-no-day", "missing", missing="dag")),
        # «mars 2023», «March, 2023», «mars.»; not «mars 20231»
        (rf"({WORD})(?:\.?,? ([0-9]{{4}})(?![0-9])|\.*)", _month_alone),
    )
)
