"""The grammar of dates: alone, as in a field, with the clock time that may follow, and where they stand in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from manuscript.problem import Problem, quoted, told

from .clock import GAP, end_of_interval, looks_like_clock, read_tidy_clock
from .date_problems import DATE_WITHIN, LAST_DAY, interval, no_such_date, why_not, wrong_weekday
from .dates import (
    ANY_DASH,
    EXAMPLE_DAY,
    OSLO,
    WEEKDAY_OF_WORD,
    Moment,
    minute_of_day,
    month_in,
    real_date,
    tidy,
    typed_date,
    typed_moment,
    write_clock,
)

# «torsdag 23…», «Tor., 23…», «Torsdag den 23…»; not the month of «23. mars»
_WEEKDAY = re.compile(r"([^\W\d_]{2,20})\.?,? ?(?=[0-9]|den [0-9])", re.IGNORECASE)
# «den 23. mars»; not «den mars»
_DEN = re.compile(r"den +(?=[0-9])", re.IGNORECASE)
# «2023-03-23», also with the dashes of a word processor; not «2023-03-234»
_ISO = re.compile(rf"(?P<year>[0-9]{{4}}){ANY_DASH}(?P<month>[0-9]{{1,2}}){ANY_DASH}(?P<day>[0-9]{{1,2}})(?![0-9])")
# «23.3.2023», «23. 03. 2023»; not «23.3.23»
_NUMBERS = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})(?![0-9])")
# «23. mars 2023», «23 mar. 2023», «23. mars, 2023»
_NAMED = re.compile(r"(?P<day>[0-9]{1,2})\.? ?(?P<month>[^\W\d_]{3,20})\.?,? ?(?P<year>[0-9]{4})(?![0-9])")
# The time in «23/3-2023 kl. 1130», «2023-03-23T11:30», «March 23, 2023 5 PM»; not the month of «23. 03.23»
_CLOCK_LAST = re.compile(
    r"[ ,T](kl\.? ?[0-9]{1,2}(?:[.:]?[0-9]{2})?|(?<![0-9]\. )[0-9]{1,2}[.:][0-9]{2}(?: ?[ap]\.?m)?"
    r"|[0-9]{1,2} ?[ap]\.?m)\.?$",
    re.IGNORECASE,
)
# The end of a proposal: «23. mars 2023»
_PROPOSED_YEAR = re.compile(r"([0-9]{4})»")
# «–12.30», «til fredag»: what follows is a second date or time
_TO = re.compile(rf"(?:{ANY_DASH}|til ) ?[^\W_]", re.IGNORECASE)
# The dash of «11.30 – fredag 24. mars 2023», the stroke of «11:30/2023-03-24T15:00»
_TO_LAST = re.compile(rf" ?(?:{ANY_DASH}|/|til ) ?")
# «23. mars 2023 – kl. 11.30» is one moment; before a bare time a dash means «to».
_SEPARATOR = re.compile(rf"[ ,]*(?:{ANY_DASH} ?(?=kl))?", re.IGNORECASE)
# «11:30Z», «11:30:00+01:00», «1130+0100», «kl. 11.30 (UTC+2)»; not «11.30–12», for a dash alone means «to»
_INSTANT = re.compile(
    r"(?:kl\.? ?)?([0-9]{2})[:.]?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]{1,9})?)? ?"
    r"\(?(?:Z|UTC|GMT|((?:UTC|GMT) ?)?([+−-])([0-9]{1,2}):?([0-9]{2})?)\)?",
    re.IGNORECASE,
)


def read_moment(text: str) -> Moment | Problem:
    """Return the date, and the clock time if any, written in *text*."""
    written = tidy(text)
    if not written:
        return told("date-missing", EXAMPLE_DAY)
    moment = _read_tidy(written)
    return moment if isinstance(moment, Moment) else _keep_clock(moment, written)


def _read_tidy(written: str) -> Moment | Problem:
    weekday, dated = _take_weekday(written)
    match = _dated((_ISO, _NUMBERS, _NAMED), dated, 0)
    if match is None:
        return why_not(written, _read_tidy)
    found, day, month = match
    year = int(found["year"])
    real = real_date(day, month, year)
    if real is None:
        return no_such_date(day, month, year, written=written)
    moment = _with_clock(real, dated[found.end() :], is_iso=found.re is _ISO)
    wrong = None if weekday is None else wrong_weekday(real, weekday)
    return wrong or moment


def _dated(forms: Iterable[re.Pattern[str]], text: str, at: int) -> tuple[re.Match[str], int, int] | None:
    """Return the first of *forms* that is a date at the offset, with its day and its month (January is 1)."""
    for form in forms:
        found = form.match(text, at)
        if found and (found["month"].isdecimal() or month_in(found["month"])):
            return found, int(found["day"]), month_in(found["month"])
    return None


def _keep_clock(problem: Problem, written: str) -> Problem:
    """Return the problem; the clock time that *written* ends with is added to the dates it proposes.

    Whoever pastes the proposal over the whole field shall not lose the time.
    """
    found = _CLOCK_LAST.search(written)
    clock = read_tidy_clock(found[1]) if found else None
    if isinstance(clock, Problem) and clock.rule == "clock-am-pm":
        clock = read_tidy_clock(clock.example)
    is_proposed = problem.example[-4:].isdecimal() and problem.example in problem.fix
    if not is_proposed or not isinstance(clock, int):
        return problem
    if problem.rule == "date-interval":  # of which day a clock time is, only the editor knows
        told_of = f"kl. {write_clock(clock)}»"
        further = "" if told_of in problem.fix else f" Ta med «{told_of} der det hører til."
        return replace(problem, fix=problem.fix + further)
    ending = f" kl. {write_clock(clock)}"
    return replace(problem, fix=_PROPOSED_YEAR.sub(rf"\1{ending}»", problem.fix), example=problem.example + ending)


def read_moment_or_clock(text: str) -> Moment | int | Problem:
    """Return the date of *text*, or the minutes where it is a clock time alone.

    For a field such as «slutter», where both may stand. A problem speaks of
    the one the text resembles; of an interval it proposes the end.
    """
    written = tidy(text)
    answer = read_tidy_clock(written) if written and looks_like_clock(written) else read_moment(text)
    if isinstance(answer, Problem) and answer.rule == "clock-interval":
        return replace(answer, example=end_of_interval(written))
    return answer


def _take_weekday(written: str) -> tuple[int | None, str]:
    """Return the weekday in front (Monday is 0), and the text from the date on."""
    weekday = None
    found = _WEEKDAY.match(written)
    if found and found[1].casefold() in WEEKDAY_OF_WORD:
        weekday = WEEKDAY_OF_WORD[found[1].casefold()]
        written = written[found.end() :]
    den = _DEN.match(written)
    return weekday, written[den.end() :] if den else written


def _with_clock(day: date, rest: str, *, is_iso: bool) -> Moment | Problem:
    """Return the moment: *day*, with the clock time in *rest*, which is all that follows the date."""
    has_t = is_iso and rest[:1] in {"T", "t"}
    clock = rest[1:].strip() if has_t else _SEPARATOR.sub("", rest, count=1)
    if clock.strip(" ,.") == "":
        return Moment(day=day)
    if found := _INSTANT.fullmatch(clock):
        instant = _in_oslo(day, found, has_t=has_t)
        if isinstance(instant, Moment) and not is_iso:  # «17 Nov 2015 16:16:01 +0100», as letters are dated
            return _extra_words(typed_moment(instant), clock)
        if instant is not None:
            return instant
    minute = read_tidy_clock(clock, after_date=True)
    if isinstance(minute, int):
        return Moment(day=day, minute=minute)
    return _on_day(minute, day, clock)


def _on_day(problem: Problem, day: date, clock: str) -> Problem:
    """Return the problem with a clock time, told of the whole text: its example begins with *day*."""
    if _TO.match(clock) or DATE_WITHIN.search(clock):
        return _interval(day, clock)
    if problem.rule == "clock-extra-words":
        return _extra_words(f"{typed_date(day)} kl. {problem.example}", clock)
    if not looks_like_clock(clock):
        return _extra_words(typed_date(day), clock)
    is_next = problem.rule == "clock-after-midnight" and day < LAST_DAY
    right = typed_date(day + timedelta(days=1) if is_next else day)
    whole = f"{right} kl. {problem.example}"
    if problem.rule == "clock-interval":
        return replace(problem, fix=problem.fix.replace(f"«{problem.example}» i", f"«{whole}» i"), example=whole)
    return replace(problem, example=whole)


def _interval(day: date, rest: str) -> Problem:
    """Return what is told of two moments: *day*, the clock time that *rest* begins with if any, and what *rest* ends with."""
    dated = DATE_WITHIN.search(rest)
    last = _read_tidy(rest[dated.start() :]) if dated else None
    clock = read_tidy_clock(_TO_LAST.split(rest, maxsplit=1)[0])
    first = Moment(day=day, minute=clock if isinstance(clock, int) else None)
    return interval(first, last if isinstance(last, Moment) else None)


def _in_oslo(day: date, found: re.Match[str], *, has_t: bool) -> Moment | Problem | None:
    """Return what clocks in Norway show at the written instant; None where the text is no instant.

    «2023-03-23 08:30-10:00» is an interval: a minus needs the T before it, or seconds, or «UTC».
    """
    hour, minutes, second, name, sign, ahead, ahead_minutes = found.groups()
    offset = timedelta(hours=int(ahead or 0), minutes=int(ahead_minutes or 0))
    is_west = sign is not None and sign != "+"
    if offset > timedelta(hours=14) or int(ahead_minutes or 0) > 59:
        written = f"{sign}{ahead}" + (f":{ahead_minutes}" if ahead_minutes else "")
        right = f"{day.isoformat()}T11:30+01:00"
        return None if is_west else told("date-impossible-offset", right, own=quoted(written))
    if is_west and not has_t and not second and not name:
        return None
    clock = f"{hour}:{minutes}" + (f":{second}" if second else "")
    minute = read_tidy_clock(clock)
    if isinstance(minute, Problem):
        return _on_day(minute, day, clock)
    zone = timezone(-offset if is_west else offset)
    there = datetime.combine(day, time(), zone) + timedelta(minutes=minute)
    here = there.astimezone(OSLO)
    return Moment(day=here.date(), minute=minute_of_day(here), offset=here.utcoffset())


def _extra_words(right: str, rest: str) -> Problem:
    return told("date-extra-words", right, "after", own=quoted(rest))


# A date at a place in a line, where the year may be understood


# «23. mars», «23 mars 2023», «23. mar.»; not «23. marsjerende», nor the year of «23. mars 9.00»
_NAMED_AT = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\.?{GAP}(?P<month>[^\W\d_]{{3,9}})\.?(?![^\W\d_])(?:,?{GAP}(?P<year>(?:19|20)[0-9]{{2}}))?"
)
# «2023-03-23»
_ISO_AT = re.compile(r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])")
# «23.3.», «23. 3. 2023», «23.3.23»
_NUMBERS_AT = re.compile(
    r"(?P<day>[0-9]{1,2})\.[^\S\n]?(?P<month>[0-9]{1,2})\.[^\S\n]?(?P<year>(?:19|20)?[0-9]{2})?(?![0-9])"
)
# «23/3», «23/3-2023», «23/3 23»
_SLASHED_AT = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:[-/. ](?P<year>(?:19|20)?[0-9]{2}))?(?![0-9])")
# «20.03», which is as often a clock time; not «20.03.15», «20.03:15»
_BARE_AT = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})(?P<year>)(?![0-9]|[.:][0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date in a text, and where it ends; whether the month has such a day is not asked."""

    day: int  # 1 to 31
    month: int  # 1 to 12
    year: int | None  # None: not written with four digits
    end: int
    may_be_clock: bool = False  # «20.03»


def date_at(text: str, at: int) -> WrittenDate | None:
    """Return the date in words or numbers that stands at the offset *at*."""
    match = _dated((_NAMED_AT, _ISO_AT, _NUMBERS_AT, _SLASHED_AT, _BARE_AT), text, at)
    if match is None:
        return None
    found, day, month = match
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    year = int(found["year"]) if len(found["year"] or "") == 4 else None
    return WrittenDate(day=day, month=month, year=year, end=found.end(), may_be_clock=found.re is _BARE_AT)
