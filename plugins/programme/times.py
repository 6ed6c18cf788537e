"""The clock times that open a line, in every form people write them.

Each form is a small function with a licence of its own: what must stand
before and after it before digits are taken for a time. They are tried in
order. A form reads at one offset and never searches, so a line is read in
time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .clocks import (
    ASKED_COMPACT,
    COMMA,
    COMPACT,
    DASHES,
    GAP,
    HOUR,
    SPACED,
    WITH_MINUTES,
    Before,
    Form,
    WrittenClock,
    clock_at,
    may_be_year,
    minute_of,
    words_before,
)
from .time_ranges import RANGE, SMALL_WORD_NEXT, Habits, Impossible, TimeReading, end_after_range, span

__all__ = ["DASHES", "Form", "Habits", "Impossible", "TimeReading", "read_time", "title_start"]

_MAY_OPEN = re.compile(r"[0-9([]|(?:kl|fra|frå|from|ca|ci|om|ru|ev|ti)", re.IGNORECASE)
_ABOUT_AFTER = re.compile(rf"{GAP}\(((?:cirka|ca|omtrent|eventuelt|evt|ev)\.?)\)", re.IGNORECASE)
_BRACKET = re.compile(rf"[(\[]{GAP}")
_HOURS = re.compile(rf"[0-9]{{1,2}}{GAP}[{DASHES}]{GAP}([0-9]{{1,2}})(?![0-9.,])(?={GAP}:|{GAP}[A-ZÆØÅ])")
_HYPHENED = re.compile(r"([0-9]{1,2})-([0-9]{2})(?![0-9])[^\S\n]?[-–][^\S\n]?([0-9]{1,2})[.:-]([0-9]{2})(?![0-9])")


def read_time(text: str, at: int, habits: Habits) -> TimeReading | Impossible | None:
    """Return the time that opens *text* at the offset *at*, if one does."""
    if not _MAY_OPEN.match(text, at):
        return None
    bracket = _BRACKET.match(text, at)
    before = words_before(text, bracket.end() if bracket else at, named=habits.named)
    for form in _FORMS:
        found = form(text, before, habits)
        if isinstance(found, TimeReading):
            closed = _closed(text, found, bracketed=bracket is not None)
            return _with_about_after(text, closed) if closed else None
        if found is not None:
            return found
    return None


def _closed(text: str, found: TimeReading, *, bracketed: bool) -> TimeReading | None:
    """Take the closing bracket along; a bracket that goes on is a remark, not a time."""
    if not bracketed:
        return found
    if text[found.end : found.end + 1] not in (")", "]"):
        return None
    return replace(found, end=found.end + 1)


def _with_about_after(text: str, found: TimeReading) -> TimeReading:
    """«11.45 (ca)»: the same word after the time."""
    about = _ABOUT_AFTER.match(text, found.end)
    if about is None:
        return found
    words = " ".join(filter(None, (found.starts_about, about[1])))
    return replace(found, starts_about=words, end=about.end())


# The forms, in order.


def _hyphened(text: str, before: Before, habits: Habits) -> TimeReading | None:
    """«12-45-13.30»: a slip of the hand, when the four numbers make a range."""
    found = _HYPHENED.match(text, before.end)
    if found is None:
        return None
    starts, ends = minute_of(found[1], found[2]), minute_of(found[3], found[4])
    if starts is None or ends is None or ends <= starts:
        return None
    return TimeReading(
        starts=starts, ends=ends, end=found.end(), form=Form.MINUTES, starts_about=before.about, slip=True
    )


def _with_minutes(text: str, before: Before, habits: Habits) -> TimeReading | Impossible | None:
    """«09.00», «9:00»: a time by itself, unless what follows makes it a price or a date."""
    start = clock_at(WITH_MINUTES, text, before.end, Form.MINUTES)
    return span(text, before, start, habits) if start else None


def _comma(text: str, before: Before, habits: Habits) -> TimeReading | Impossible | None:
    """«15,00»: a slip, when «kl.» or a range says time, or a title follows a round number."""
    start = clock_at(COMMA, text, before.end, Form.COMMA)
    if start is None or start.minute is None:
        return None
    read = span(text, before, start, habits)
    if not isinstance(read, TimeReading):
        return None
    round_number = start.minute % 5 == 0 and not SMALL_WORD_NEXT.match(text, start.end)
    return replace(read, slip=True) if before.asked or read.ends is not None or round_number else None


def _compact(text: str, before: Before, habits: Habits) -> TimeReading | None:
    """«0900» after «kl», or with a dash where it can be no year and no quantity."""
    pattern = ASKED_COMPACT if before.asked else COMPACT
    start = clock_at(pattern, text, before.end, Form.COMPACT)
    if start is None or start.minute is None:
        return None
    read = span(text, before, start, habits)
    if not isinstance(read, TimeReading) or before.asked or habits.compact:
        return read if isinstance(read, TimeReading) else None
    dash = RANGE.match(text, start.end)
    if dash is None or any(may_be_year(minute) for minute in (read.starts, read.ends)):
        return None
    if read.ends is None:  # «1814 – året» and «0150 – Oslo» look the same as «1030– Registrering»
        return read if read.starts % 5 == 0 and read.starts >= 6 * 60 else None
    return read


def _spaced(text: str, before: Before, habits: Habits) -> TimeReading | Impossible | None:
    """«09 00», only after «kl»: elsewhere two numbers are two numbers, or a telephone."""
    if not before.asked:
        return None
    start = clock_at(SPACED, text, before.end, Form.SPACED)
    return span(text, before, start, habits) if start and start.minute is not None else None


def _bare_hour(text: str, before: Before, habits: Habits) -> TimeReading | Impossible | None:
    """«9» after «kl», or as the start of a range whose end has minutes."""
    start = clock_at(HOUR, text, before.end, Form.HOUR)
    if start is None or (start.minute is None and not before.asked):
        return None
    read = span(text, before, start, habits)
    if before.asked or not isinstance(read, TimeReading):
        return read if before.asked else None
    end = end_after_range(text, start, before)
    if end is not None and end[0].form is Form.MINUTES:
        return read
    return _whole_hours(text, start, habits)


def _whole_hours(text: str, start: WrittenClock, habits: Habits) -> TimeReading | None:
    """«19–20: Klassevis», where other rows are written 18–18.45 and a title follows."""
    found = _HOURS.match(text, start.start) if habits.bare_hours else None
    if found is None or start.minute is None:
        return None
    ends = minute_of(found[1], "")
    if ends is None or ends <= start.minute:
        return None
    return TimeReading(starts=start.minute, ends=ends, end=found.end(1), form=Form.HOUR)


_Reader = Callable[[str, Before, Habits], TimeReading | Impossible | None]
_FORMS: tuple[_Reader, ...] = (_hyphened, _with_minutes, _comma, _spaced, _compact, _bare_hour)


def title_start(text: str, at: int) -> int:
    """Return the offset of the words after a time: past colons, dashes, columns and spaces."""
    if text[at : at + 1] in (".", "h", "t") and not text[at + 1 : at + 2].isalnum():
        at += 1  # «10.00. Åpning», «kl. 10.00h»
    while at < len(text) and (
        text[at].isspace() or text[at] in ":|;,·•→>" or text[at] in DASHES or _stands_alone(text, at)
    ):
        at += 1
    return at


def _stands_alone(text: str, at: int) -> bool:
    """Tell whether a mark stands between spaces: «09.00 / Velkommen», «19.00 – ? Middag»."""
    return text[at] in "/?=~" and text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
