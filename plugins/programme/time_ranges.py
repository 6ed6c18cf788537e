"""From the start of a row to its end: a dash, «til», the next column, or a dash forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .clocks import (
    ASKED_COMPACT,
    COMMA,
    COMPACT,
    DASHES,
    GAP,
    HOUR,
    HYPHENED,
    SPACED,
    WITH_MINUTES,
    Before,
    Form,
    WrittenClock,
    clock_at,
    may_be_year,
    words_before,
)

RANGE = re.compile(rf"{GAP}(?:(?P<dash>[{DASHES}]{{1,3}})|(?P<til>til)(?![^\W\d_])){GAP}", re.IGNORECASE)
_COLUMN = re.compile(r"[^\S\n]*[\t|][\t|\s]*")
_FORGOTTEN_DASH = re.compile(r"[^\S\n]{0,3}[:/.]?[^\S\n]{0,3}")

# A price, a share or a distance has the form of a time; so have a date and a compound («10.30-toget»).
_SOMETHING_ELSE = re.compile(
    rf"[.,][0-9]|/[0-9]|-(?=[a-zæøå])|{GAP}(?:%|°|,-"
    r"|(?:kr|kroner|prosent|mill|millioner?|milliard(?:er)?|mrd|km|m|meter|kg|liter|poeng|deltakere|deltakarar"
    r"|personer|plasser|ganger|timer|timar|minutter|min|stk|per|pr)(?![^\W\d_]|/)|(?:19|20)[0-9]{2}(?![0-9]))"
)
SMALL_WORD_NEXT = re.compile(r"[^\S\n]+[a-zæøå]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How the rest of the section is written, where one line alone cannot tell."""

    compact: bool = False  # other rows are written 0900–0930 beyond doubt
    small_titles: bool = False  # titles begin in lower case
    bare_hours: bool = False  # other rows are written 18–18.45
    named: bool = False  # the times stand after «Tid:»
    widest_line: int = 0  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """What is read of the time at the start of a line, in minutes after midnight."""

    starts: int
    ends: int | None = None
    end: int  # offset of the first character after it
    form: Form
    starts_about: str = ""
    ends_about: str = ""
    slip: bool = False  # read, but not as written


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """Digits in the form of a time that no clock shows."""

    start: int
    end: int
    certain: bool  # it stands after «kl.» or in a range: nothing but a time


def span(text: str, before: Before, start: WrittenClock, habits: Habits) -> TimeReading | Impossible | None:
    """Return the start with the end that follows it, if one is written."""
    found = end_after_range(text, start, before) or _end_in_next_column(text, start)
    forgotten = None if found or start.minute is None else _end_without_dash(text, start)
    end, about = found or forgotten or (None, "")
    if start.minute is None or (end is not None and end.minute is None):
        certain = before.asked or end is not None
        wrong = start if start.minute is None else end
        assert wrong is not None  # one of the two has no minute
        return _not_a_quantity(text, Impossible(start=wrong.start, end=wrong.end, certain=certain))
    last = (end or start).end
    if not before.asked and _SOMETHING_ELSE.match(text, last) and not _is_open_title(text, last, habits):
        return None
    mixed = end is not None and (end.form is Form.COMPACT) != (start.form is Form.COMPACT)
    return TimeReading(
        starts=start.minute,
        ends=end.minute if end else None,
        end=last,
        form=start.form,
        starts_about=before.about,
        ends_about=about,
        slip=forgotten is not None or mixed or (end is not None and end.form in (Form.COMMA, Form.HYPHENED)),
    )


def _is_open_title(text: str, at: int, habits: Habits) -> bool:
    """Tell whether «-m» after a time is an open end and a title, where titles begin small."""
    return habits.small_titles and text.startswith(tuple(DASHES), at)


def _not_a_quantity(text: str, impossible: Impossible) -> Impossible | None:
    """«99.90 kr» is no attempt at a time."""
    if not impossible.certain and _SOMETHING_ELSE.match(text, impossible.end):
        return None
    return impossible


def end_after_range(text: str, start: WrittenClock, before: Before) -> tuple[WrittenClock, str] | None:
    """Return the end after a dash or «til», with the «ca.» before it."""
    dash = RANGE.match(text, start.end)
    if dash is None:
        return None
    second = words_before(text, dash.end())
    at = second.end
    end = clock_at(WITH_MINUTES, text, at, Form.MINUTES) or clock_at(COMMA, text, at, Form.COMMA)
    if end is not None:
        return end, second.about
    slip = clock_at(HYPHENED, text, at, Form.HYPHENED) if start.form is Form.MINUTES else None
    if slip is not None and slip.minute is not None and slip.minute % 5 == 0 and _is_after(slip, start):
        return slip, second.about
    if start.form is Form.SPACED and (spaced := clock_at(SPACED, text, at, Form.SPACED)):
        return (spaced, second.about) if spaced.minute is not None else None
    compact = clock_at(ASKED_COMPACT if before.asked else COMPACT, text, at, Form.COMPACT)
    if compact is not None and compact.minute is not None:
        is_year = start.form is not Form.COMPACT and may_be_year(compact.minute)
        return None if is_year else (compact, second.about)
    hour = clock_at(HOUR, text, at, Form.HOUR)
    if hour is None or hour.minute is None or not _is_end(text, start, hour, before, second, dash):
        return None
    return hour, second.about


def _is_after(end: WrittenClock, start: WrittenClock) -> bool:
    return end.minute is not None and start.minute is not None and end.minute > start.minute


def _is_end(
    text: str, start: WrittenClock, hour: WrittenClock, before: Before, second: Before, dash: re.Match[str]
) -> bool:
    """Tell whether a bare number after a dash is an end, and not the first word of the title.

    «14.30–16 Gruppearbeid» ends at 16; «10.00 – 12 deltakere» does not.
    """
    if second.asked:
        return True
    if start.form is Form.COMPACT or hour.minute is None or start.minute is None:
        return False
    if hour.minute <= start.minute or text.startswith(tuple(DASHES), hour.end):
        return False
    if before.asked and start.form is Form.HOUR:
        return True
    tight = dash.end() - dash.start() == 1
    return tight or not SMALL_WORD_NEXT.match(text, hour.end)


def _end_in_next_column(text: str, start: WrittenClock) -> tuple[WrittenClock, str] | None:
    """A column for the start and one for the end are one time."""
    column = _COLUMN.match(text, start.end)
    end = clock_at(WITH_MINUTES, text, column.end(), Form.MINUTES) if column else None
    return (end, "") if end else None


def _end_without_dash(text: str, start: WrittenClock) -> tuple[WrittenClock, str] | None:
    """«14:15: 15:00»: two rising times with nothing but a mark between them are a range."""
    if start.form is not Form.MINUTES or start.minute is None:
        return None
    between = _FORGOTTEN_DASH.match(text, start.end)
    if between is None or between.end() == start.end:
        return None
    end = clock_at(WITH_MINUTES, text, between.end(), Form.MINUTES)
    if end is None or end.minute is None or end.minute <= start.minute:
        return None
    return end, ""
