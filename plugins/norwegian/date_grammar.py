"""Dates and times as Norwegians write them, read into numbers; and for a text that is no date, which of the
known mistakes it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from .clock import DASH, looks_like_clock, read_clock, read_tidy_clock
from .date_problems import (
    EXAMPLE_YEAR,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    Read,
    day_and_word,
    eight_digits,
    is_month,
    missing_year,
    month_before_day,
    real_day,
    three_numbers,
    word_before,
    wrong_weekday,
)
from .date_words import MONTH_OF_WORD, WEEKDAY_OF_WORD
from .dates import (
    EXAMPLE_DAY,
    EXAMPLE_MOMENT,
    LONGEST_DATE,
    WORD,
    Moment,
    Refusal,
    in_words,
    on_the_clock,
    quoted,
    refuse,
    tidy,
)

# Dates and times as Norwegians write them, read into numbers.


__all__ = ["Moment", "Refusal", "read_clock", "read_moment", "read_moment_or_clock"]

OSLO = ZoneInfo("Europe/Oslo")

_WEEKDAY = re.compile(r"([^\W\d_]{2,20})\.?,? ?(?=[0-9]|den [0-9])", re.IGNORECASE)
_DEN = re.compile(r"den +(?=[0-9])", re.IGNORECASE)
_ISO = re.compile(rf"([0-9]{{4}}){DASH}([0-9]{{1,2}}){DASH}([0-9]{{1,2}})(?![0-9])")
_NUMBERS = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?![0-9])")
_NAMED = re.compile(r"([0-9]{1,2})\.? ?([^\W\d_]{3,20})\.?,? ?([0-9]{4})(?![0-9])")
_CLOCK_LAST = re.compile(
    r"[ ,T](kl\.? ?[0-9]{1,2}(?:[.:][0-9]{2})?|(?<![0-9]\. )[0-9]{1,2}[.:][0-9]{2})\.?$",
    re.IGNORECASE,
)
_PROPOSED_YEAR = re.compile(r"([0-9]{4})»")
_TO = re.compile(rf"(?:{DASH}|til ) ?[^\W_]", re.IGNORECASE)
# «23. mars 2023 – kl. 11.30» is one moment; before a bare time a dash means «to».
_SEPARATOR = re.compile(rf"[ ,]*(?:{DASH} ?(?=kl))?", re.IGNORECASE)
_INSTANT = re.compile(
    r"([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]{1,9})?)? ?"
    r"(?:(Z)|([+−-])([0-9]{2}):?([0-9]{2})?)",
    re.IGNORECASE,
)


def read_moment(text: str) -> Moment | Refusal:
    """Return the date, and the clock time if any, written in *text*."""
    written = tidy(text)
    if not written:
        return refuse(
            "date-missing",
            "Her mangler det en dato.",
            "Skriv dag, måned og år.",
            EXAMPLE_DAY,
        )
    moment = _read_tidy(written)
    return moment if isinstance(moment, Moment) else _keep_clock(moment, written)


def _read_tidy(written: str) -> Moment | Refusal:
    weekday, dated = _take_weekday(written)
    if found := _ISO.match(dated):
        year, month, day = (int(number) for number in found.groups())
    elif found := _NUMBERS.match(dated):
        day, month, year = (int(number) for number in found.groups())
    elif (found := _NAMED.match(dated)) and found[2].casefold() in MONTH_OF_WORD:
        day, year = int(found[1]), int(found[3])
        month = MONTH_OF_WORD[found[2].casefold()] + 1
    else:
        return why_not(written, read=_read_tidy)
    real = real_day(day, month, year, written=written)
    if isinstance(real, Refusal):
        return real
    moment = _with_clock(real, dated[found.end() :], is_iso=found.re is _ISO)
    wrong = None if weekday is None else wrong_weekday(real, weekday)
    return wrong or moment


def _keep_clock(refusal: Refusal, written: str) -> Refusal:
    """Return a refusal whose proposed dates have the clock time *written* ends with.

    Whoever pastes the proposal over the whole field shall not lose the time.
    """
    found = _CLOCK_LAST.search(written)
    clock = read_tidy_clock(found[1]) if found else None
    is_proposed = refusal.example[-4:].isdecimal() and refusal.example in refusal.fix
    if not is_proposed or not isinstance(clock, int) or refusal.rule == "date-interval":
        return refusal
    ending = f" kl. {on_the_clock(clock)}"
    return replace(
        refusal,
        fix=_PROPOSED_YEAR.sub(rf"\1{ending}»", refusal.fix),
        example=refusal.example + ending,
    )


def read_moment_or_clock(text: str) -> Moment | int | Refusal:
    """Return the date of *text*, or the minutes where it is a clock time alone.

    For a field such as «slutter», where both may stand. A refusal speaks of
    the one the text resembles.
    """
    written = tidy(text)
    if written and looks_like_clock(written):
        return read_tidy_clock(written)
    return read_moment(text)


def _take_weekday(written: str) -> tuple[int | None, str]:
    """Return the weekday in front (Monday is 0), and the text from the date on."""
    weekday = None
    found = _WEEKDAY.match(written)
    if found and found[1].casefold() in WEEKDAY_OF_WORD:
        weekday = WEEKDAY_OF_WORD[found[1].casefold()]
        written = written[found.end() :]
    den = _DEN.match(written)
    return weekday, written[den.end() :] if den else written


def _with_clock(day: date, rest: str, *, is_iso: bool) -> Moment | Refusal:
    """Return the moment on *day* that *rest*, all that follows the date, makes."""
    has_t = is_iso and rest[:1] in {"T", "t"}
    clock = rest[1:].strip() if has_t else _SEPARATOR.sub("", rest, count=1)
    if clock.strip(" ,.") == "":
        return Moment(day=day)
    if is_iso and (found := _INSTANT.fullmatch(clock)):
        instant = _in_oslo(day, found, has_t=has_t)
        if instant is not None:
            return instant
    minute = read_tidy_clock(clock, after_date=True)
    if isinstance(minute, int):
        return Moment(day=day, minute=minute)
    return _on_day(minute, day, clock)


def _on_day(refusal: Refusal, day: date, clock: str) -> Refusal:
    """Return the refusal of *clock* as it concerns a text that begins with *day*."""
    if _TO.match(clock) or DATE_WITHIN.search(clock):
        return two_moments(day)
    if refusal.rule == "clock-extra-words":
        return _extra_words(f"{in_words(day)} kl. {refusal.example}", clock)
    if not looks_like_clock(clock):
        return _extra_words(in_words(day), clock)
    is_next = refusal.rule == "clock-after-midnight" and day < LAST_DAY
    right = in_words(day + timedelta(days=1) if is_next else day)
    whole = f"{right} kl. {refusal.example}"
    fix = refusal.fix.replace(f"«{refusal.example}» i", f"«{whole}» i") if refusal.last else refusal.fix
    return replace(refusal, fix=fix, example=whole)


def _in_oslo(day: date, found: re.Match[str], *, has_t: bool) -> Moment | Refusal | None:
    """Return the instant as clocks in Norway show it, or None when it is none.

    «2023-03-23 08.30-10.00» is an interval: a minus needs the T before it.
    """
    hour, minutes, second, _, sign, ahead, ahead_minutes = found.groups()
    offset = timedelta(hours=int(ahead or 0), minutes=int(ahead_minutes or 0))
    is_west = sign is not None and sign != "+"
    if offset > timedelta(hours=14) or int(ahead_minutes or 0) > 59:
        return None if is_west else _no_such_offset(day, found)
    if is_west and not has_t:
        return None
    clock = f"{hour}:{minutes}" + (f":{second}" if second else "")
    minute = read_tidy_clock(clock)
    if isinstance(minute, Refusal):
        return _on_day(minute, day, clock)
    zone = timezone(-offset if is_west else offset)
    there = datetime.combine(day, time(), zone) + timedelta(minutes=minute)
    here = there.astimezone(OSLO)
    return Moment(day=here.date(), minute=60 * here.hour + here.minute, offset=here.utcoffset())


def _no_such_offset(day: date, found: re.Match[str]) -> Refusal:
    written = f"{found[5]}{found[6]}" + (f":{found[7]}" if found[7] else "")
    return refuse(
        "date-impossible-offset",
        f"Ingen tidssone er {quoted(written)} fra UTC.",
        "Skriv klokkeslettet i Norge, uten tidssone, eller «+01:00» (vintertid) eller «+02:00» (sommertid).",
        f"{day.isoformat()}T11:30+01:00",
    )


def _extra_words(right: str, rest: str) -> Refusal:
    return refuse(
        "date-extra-words",
        f"Etter datoen står det {quoted(rest)}, som ikke er et klokkeslett alene.",
        f"Skriv bare «{right}». Resten kan stå i teksten.",
        right,
    )


# Why a text is no date: each way to write one that we do not read, with its remedy.


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
    if len(written) > LONGEST_DATE:
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
    if (found and is_month(found[1])) or _YEAR_AND_MONTH.fullmatch(written):
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
