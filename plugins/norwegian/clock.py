"""The grammar of clock times: alone, as in a field, and where they stand among other words.

A clock time is minutes after midnight, 0 to 1440, since 24.00 ends a day as 00.00 begins one. What is wrong
with one that is not read stands beside how it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from manuscript.problem import Problem, quoted, told

from .dates import ANY_DASH, DAY_MINUTES, EXAMPLE_CLOCK, write_clock


def minute_of(hours: str, minutes: str) -> int | None:
    """Return minutes after midnight; None for what no clock shows, 24.05 or 11.75. 24.00 ends the day."""
    hour, minute = int(hours), int(minutes or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return hour * 60 + minute


EVENING = 17 * 60  # from here on an end smaller than the start may be after midnight

# Behind a number that is not to be the hour of a time: after the 23 of «23 mars», not after the 11 of «11.30»
NOT_CLOCK = r"(?![0-9]|[.:][0-9]{2}(?![0-9]))"


# A clock time alone. Nothing else stands beside it, so that much is forgiven.


# «kl.», «kl», «Klokken»; not the beginning of «klar»
_CLOCK_WORD = r"(?:kl(?![^\W\d_])\.?|klokken|klokka)"
# «kl. », «Klokken: »
_AFTER_CLOCK_WORD = re.compile(rf"{_CLOCK_WORD} ?:? ?", re.IGNORECASE)
# «11.30», «9:05», «11 : 30», «11:30:00», «11.30.»; not «11,30»
_HOUR_AND_MINUTES = re.compile(r"([0-9]{1,2}) ?[.:] ?([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?\.?")
# «1130»; without «kl.» before it «2023» is a year
_FOUR_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})\.?")
# «9», «16.»: only after «kl.»
_HOUR_ALONE = re.compile(r"([0-9]{1,2})\.?")
# «11 30»: only after «kl.»
_SPACE_BETWEEN = re.compile(r"([0-9]{1,2}) ([0-9]{2})\.?")


def looks_like_clock(written: str) -> bool:
    """Tell whether this tidy text is a clock time, or was meant as one."""
    answer = read_tidy_clock(written)
    return (
        isinstance(answer, int)
        or answer.rule not in {"clock-unreadable", "clock-extra-words"}
        or _AFTER_CLOCK_WORD.match(written) is not None
    )


def read_tidy_clock(written: str, *, after_date: bool = False) -> int | Problem:
    """Return the minutes of a text that is tidy and not empty.

    Four bare digits may be a year, but not after a date.
    """
    word = _AFTER_CLOCK_WORD.match(written)
    clock = written[word.end() :] if word else written
    if found := _HOUR_AND_MINUTES.fullmatch(clock):
        return _minute(written, *found.groups())
    if found := _FOUR_DIGITS.fullmatch(clock):
        minute = _minute(written, *found.groups())
        is_certain = word or after_date or not "1900" <= found[0] < "2060"
        return minute if is_certain else _write_instead("clock-or-year", written, minute)
    if word and (found := _HOUR_ALONE.fullmatch(clock) or _SPACE_BETWEEN.fullmatch(clock)):
        return _minute(written, *found.groups())
    return _why_not(written, clock)


def _minute(written: str, hour: str, minutes: str = "00", seconds: str | None = None) -> int | Problem:
    """Return minutes after midnight; nobody plans by seconds, so they are left out."""
    minute, second, own = int(minutes), int(seconds or 0), quoted(written)
    for number, whole, parts in ((minute, "en time", "minutter"), (second, "et minutt", "sekunder")):
        if number > 59:
            return told("clock-impossible-minutes", EXAMPLE_CLOCK, own=own, whole=whole, parts=parts, number=number)
    read = minute_of(hour, minutes)
    if read is not None and not (read == DAY_MINUTES and second):
        return read
    if int(hour) == 24:
        return told("clock-after-midnight", write_clock(minute), own=own)
    return told("clock-impossible-hour", EXAMPLE_CLOCK, own=own)


def _write_instead(rule: str, written: str, meant: int | Problem) -> Problem:
    """Return a problem that proposes the time *meant*, or what is wrong with that too."""
    return meant if isinstance(meant, Problem) else told(rule, write_clock(meant), own=quoted(written))


# What people write that is not read, each form with what is said of it


# One end of an interval: «11», «11.30», «1130»
_END = r"([0-9]{1,2}(?:[.:][0-9]{2})?|[0-9]{4})"
# «11.30–12», «9 til 10.30», «1130-1200», «9–kl. 10»
_INTERVAL = re.compile(rf"{_END} ?(?:{ANY_DASH}|til) ?(?:{_CLOCK_WORD} ?)?{_END}\.?", re.IGNORECASE)
_OTHER_FORMS = (
    (_HOUR_ALONE, "clock-bare-hour"),
    # «11,30», «11;30», «11-30», «11..30», «11'30»
    (re.compile(rf"([0-9]{{1,2}}) ?(?:[,;'’]|{ANY_DASH}|\.\.) ?([0-9]{{2}})"), "clock-sign"),
    (_SPACE_BETWEEN, "clock-sign"),
    # «930»
    (re.compile(r"([0-9])([0-9]{2})"), "clock-three-digits"),
)
# The «12» of «11–12» and the «12.00.» of «kl. 11.30–12.00.»
_LAST_END = re.compile(rf"{_END}\.?$")
# «11.3», which is 11.03 or 11.30
_ONE_MINUTE_DIGIT = re.compile(r"([0-9]{1,2})[.:]([0-9])")
# «4 pm», «4:30 p.m.», «11am»
_HALF_DAY = re.compile(r"([0-9]{1,2})(?:[.: ]?([0-9]{2}))? ?([ap])\.? ?m\.?", re.IGNORECASE)
# «halv fire», «kvart over to», «midnatt»; not «tirsdag», which only begins with «ti»
_NUMBER_WORD = re.compile(
    r"(?:halv|kvart|fem|ti|tjue|midnatt|ett|to|tre|fire|seks|syv|sju|åtte|ni|elleve|tolv"
    r"|noon|midnight)(?![^\W\d_])",
    re.IGNORECASE,
)
# The time in «Dørene åpner 11.30», «17h30»; not in «1.11.30» or «192.168.11.30»
_TIME_WITHIN = re.compile(r"(?<![0-9.:])([0-9]{1,2})[.:h]([0-9]{2})(?![0-9.:])")
# The hour of «17 (dørene åpner 16.30)», «17h», only after «kl.»; not of «17.3o», «11 3o»
_HOUR_FIRST = re.compile(r"([0-9]{1,2})(?![0-9]| ?[.:,]? ?[0-9]|[.:]|h[0-9])")
# The time of «1730 presis», only after «kl.»; not of «17305», «1730.5»
_COMPACT_FIRST = re.compile(r"([0-9]{2})([0-9]{2})(?![0-9]|[.,:][0-9])")
# The hour of «17h», «9 H presis»; not of «17 hos oss»
_HOUR_AND_SIGN = re.compile(r"([0-9]{1,2}) ?h(?![^\W_])", re.IGNORECASE)


def _why_not(written: str, clock: str) -> Problem:
    """Return why this is not read; *clock* is the text without «kl.»."""
    if interval := _interval(written, clock):
        return interval
    for form, rule in _OTHER_FORMS:
        if found := form.fullmatch(clock):
            return _write_instead(rule, written, _minute(written, *found.groups()))
    if found := _HALF_DAY.fullmatch(clock):
        return _write_instead("clock-am-pm", written, _of_half_day(written, found))
    if found := _ONE_MINUTE_DIGIT.fullmatch(clock):
        return _one_minute_digit(written, *found.groups())
    if _NUMBER_WORD.match(clock):
        return told("clock-in-words", "16.30", own=quoted(written))
    return _unread(written, clock)


def _interval(written: str, clock: str) -> Problem | None:
    found = _INTERVAL.fullmatch(clock)
    if found is None:
        return None
    first, last = (read_tidy_clock(f"kl. {end}") for end in found.groups())
    if isinstance(first, Problem) or isinstance(last, Problem):
        return None
    return told("clock-interval", write_clock(first), own=quoted(written), last=write_clock(last))


def end_of_interval(written: str) -> str:
    """Return the last time of a text that ends with an interval, written right: «12.00» of «kl. 11–12»."""
    found = _LAST_END.search(written)
    minute = read_tidy_clock(f"kl. {found[1]}") if found else None
    return write_clock(minute) if isinstance(minute, int) else EXAMPLE_CLOCK


def _of_half_day(written: str, found: re.Match[str]) -> int | Problem:
    """Return the time of «4 pm» on a clock of 24 hours; 12 pm is noon."""
    hour, minutes = int(found[1]), found[2] or "00"
    if 1 <= hour <= 12:
        hour = hour % 12 + (12 if found[3] in "pP" else 0)
    return _minute(written, str(hour), minutes)


def _one_minute_digit(written: str, hour: str, digit: str) -> Problem:
    early, late = _minute(written, hour, f"0{digit}"), _minute(written, hour, f"{digit}0")
    if isinstance(early, Problem) and isinstance(late, Problem):
        return early
    right = [write_clock(minute) for minute in (early, late) if isinstance(minute, int)]
    proposed = " eller ".join(f"«{clock}»" for clock in right)
    return told("clock-one-minute-digit", right[0], own=quoted(written), right=proposed)


def _unread(written: str, clock: str) -> Problem:
    first = (_HOUR_FIRST.match(clock) or _COMPACT_FIRST.match(clock)) if clock != written else None
    found = first or _TIME_WITHIN.search(clock) or _HOUR_AND_SIGN.match(clock)
    within = _minute(clock, *found.groups()) if found else None
    if isinstance(within, int):
        return told("clock-extra-words", write_clock(within), own=quoted(written))
    digits = _HOUR_AND_MINUTES.fullmatch(clock.replace("o", "0"))  # «18.oo»
    meant = _minute(clock, *digits.groups()) if digits else None
    if isinstance(meant, int):
        return told("clock-unreadable", write_clock(meant), "meant", own=quoted(written))
    return told("clock-unreadable", EXAMPLE_CLOCK, "other", own=quoted(written))


# A clock time at a place in a line. What follows it decides whether digits are a time, so each form says what may not.


GAP = r"[^\S\n]*"  # spaces and tabs of one line


class TimeForm(Enum):
    """How a time is written, and what finds it."""

    # «09.00», «9 : 00», «9h00», «09:00:00»; not «09.001»
    MINUTES = re.compile(r"([0-9]{1,2})(?:\.|[^\S\n]?:[^\S\n]?|[hH])([0-9]{2})(?![0-9])(?::00(?![0-9]))?")
    # «09,00», «9;00», which are mistakes; not «09,000»
    COMMA = re.compile(r"([0-9]{1,2})[,;]([0-9]{2})(?![0-9])")
    # «0900»; not «09000», «0900.50»
    COMPACT = re.compile(r"([0-9]{2})([0-9]{2})(?![0-9]|[.,:][0-9])")
    # After «kl.» also «900»
    ASKED_COMPACT = re.compile(r"([0-9]{1,2})([0-9]{2})(?![0-9]|[.,:][0-9])")
    # «12-45: Lunsj», «12-45 Lunsj», which are mistakes; not «12-45 deltakere»
    HYPHENED = re.compile(rf"([0-9]{{1,2}})-([0-9]{{2}})(?![0-9])(?={GAP}(?:[:|]|$|[^\W_a-zæøå]))")
    # «09 00»; not «09 000», «09 00.5»
    SPACED = re.compile(r"([0-9]{1,2})[^\S\n]([0-9]{2})(?![0-9]|[.,:][0-9])")
    # «9»; not «9.5», «9:30»
    HOUR = re.compile(r"([0-9]{1,2})()(?![0-9]|[.,:][0-9])")

    @property
    def is_compact(self) -> bool:
        return self in (TimeForm.COMPACT, TimeForm.ASKED_COMPACT)


# «kl.», «Klokken», «fra og med», «ca.», «evt.»; not the beginning of «klar», «framlegg», «caféen»
_WORDS_BEFORE = re.compile(
    r"(?:(?P<kl>klokkeslett|klokken|klokka|kl)|(?P<fra>fra og med|fra|frå|from)"
    r"|(?P<about>cirka|ca|omtrent|om lag|omlag|rundt|eventuelt|evt|ev))"
    rf"(?![^\W\d_])(?P<mark>[.:\-]{{0,2}}){GAP}",
    re.IGNORECASE,
)
# «Tid: », «Klokkeslett:»
TIME_NAMED = re.compile(rf"(?:tidspunkt|klokkeslett|tid){GAP}:{GAP}", re.IGNORECASE)
_MOST_WORDS = 4  # «fra og med ca. kl.»


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClock:
    """A clock time in a text, and where it stands."""

    minute: int | None  # None: no clock shows it
    start: int
    end: int
    form: TimeForm


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBefore:
    """The words allowed before a time: «kl.», «fra», «ca.», «evt.»."""

    end: int
    asked: bool  # «kl.» in some form: a bare number is a time
    about: str


def clock_at(form: TimeForm, text: str, at: int) -> WrittenClock | None:
    """Return the clock time of that form that stands at the offset *at*."""
    found = form.value.match(text, at)
    if found is None:
        return None
    return WrittenClock(minute=minute_of(found[1], found[2]), start=at, end=found.end(), form=form)


def words_before(text: str, at: int, *, named: bool = False) -> WordsBefore:
    """Read past the words that may stand before a time; where they are *named*, past «Tid:» too."""
    if text[at : at + 1].isdigit():
        return WordsBefore(end=at, asked=False, about="")
    if named and (name := TIME_NAMED.match(text, at)):
        at = name.end()
    asked, about = False, []
    for _ in range(_MOST_WORDS):
        found = _WORDS_BEFORE.match(text, at)
        if found is None:
            break
        asked = asked or found["kl"] is not None
        if found["about"]:
            about.append(found["about"] + found["mark"].replace(":", ""))
        at = found.end()
    return WordsBefore(end=at, asked=asked, about=" ".join(about))


def may_be_year(minute: int | None) -> bool:
    """Tell whether a compact time reads as a year, 1900 to 2099."""
    return minute is not None and 19 * 60 <= minute < 21 * 60
