"""The clock times that open a line, in every form people write them, with the end that may follow.

Each form has a licence of its own: what must stand before and after it before digits are taken for a time. They are
tried in order. A form reads at one offset and never searches, so a line is read in time linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from norwegian.clock import GAP, TimeForm, WordsBefore, WrittenClock, clock_at, may_be_year, minute_of, words_before
from norwegian.dates import DASHES

# From the start of a row to its end: a dash, «til», the next column, or a dash forgotten


# «–», « - », « til »; not the «til» of «tiltak»
RANGE = re.compile(rf"{GAP}(?:(?P<dash>[{DASHES}]{{1,3}})|(?P<til>til)(?![^\W\d_])){GAP}", re.IGNORECASE)
# The tab or pipe of «09.00 | 09.45 | Åpning»
_COLUMN = re.compile(r"[^\S\n]*[\t|][\t|\s]*")
# What stands for a dash in «14:15: 15:00», «14.15 15.00»
_FORGOTTEN_DASH = re.compile(r"[^\S\n]{0,3}[:/.]?[^\S\n]{0,3}")

# A price, a share or a distance has the form of a time; so have a date and a compound («10.30-toget»).
_SOMETHING_ELSE = re.compile(
    rf"[.,][0-9]|/[0-9]|-(?=[a-zæøå])|{GAP}(?:%|°|,-"
    r"|(?:kr|kroner|prosent|mill|millioner?|milliard(?:er)?|mrd|km|m|meter|kg|liter|poeng|deltakere|deltakarar"
    r"|personer|plasser|ganger|timer|timar|minutter|min|stk|per|pr)(?![^\W\d_]|/)|(?:19|20)[0-9]{2}(?![0-9]))"
)
# «10.00 – 12 deltakere»; not «14.30–16 Gruppearbeid»
SMALL_WORD_NEXT = re.compile(r"[^\S\n]+[a-zæøå]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """How the rest of the section is written, where one line alone cannot tell."""

    compact: bool = False  # other rows are written 0900–0930 beyond doubt
    small_titles: bool = False  # titles begin in lower case
    capital_titles: bool = False  # titles begin with capitals
    bare_hours: bool = False  # other rows are written 18–18.45
    named: bool = False  # the times stand after «Tid:»
    widest_line: int = 0  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReading:
    """What is read of the time at the start of a line, in minutes after midnight."""

    starts: int
    ends: int | None = None
    start: int = 0  # offset of the first character of it
    end: int  # offset of the first character after it
    form: TimeForm
    starts_about: str = ""
    ends_about: str = ""
    slip: bool = False  # read, but not as written


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleTime:
    """Digits in the form of a time that no clock shows."""

    start: int
    end: int
    certain: bool  # it stands after «kl.» or in a range: nothing but a time


def _with_end(
    text: str, before: WordsBefore, start: WrittenClock, conventions: Conventions
) -> TimeReading | ImpossibleTime | None:
    """Return the start with the end that follows it, if one is written."""
    end, about = _end_after_range(text, start, before) or (None, "")
    end, forgotten = (end, False) if end else _end_without_range(text, start) or (None, False)
    if start.minute is None or (end is not None and end.minute is None):
        certain = before.asked or end is not None
        wrong = start if start.minute is None else end
        assert wrong is not None  # one of the two has no minute
        is_quantity = not certain and _SOMETHING_ELSE.match(text, wrong.end)  # «99.90 kr» is no attempt at a time
        return None if is_quantity else ImpossibleTime(start=wrong.start, end=wrong.end, certain=certain)
    last = (end or start).end
    is_open = conventions.small_titles and text.startswith(tuple(DASHES), last)  # «-m»: an open end, and a title
    if not before.asked and not is_open and _SOMETHING_ELSE.match(text, last):
        return None
    mixed = end is not None and end.form.is_compact != start.form.is_compact
    return TimeReading(
        starts=start.minute,
        ends=end.minute if end else None,
        end=last,
        form=start.form,
        starts_about=before.about,
        ends_about=about,
        slip=forgotten or mixed or (end is not None and end.form in (TimeForm.COMMA, TimeForm.HYPHENED)),
    )


def _end_after_range(text: str, start: WrittenClock, before: WordsBefore) -> tuple[WrittenClock, str] | None:
    """Return the end after a dash or «til», with the «ca.» before it."""
    dash = RANGE.match(text, start.end)
    if dash is None:
        return None
    second = words_before(text, dash.end())
    at = second.end
    end = clock_at(TimeForm.MINUTES, text, at) or clock_at(TimeForm.COMMA, text, at)
    if end is not None:
        return end, second.about
    slip = clock_at(TimeForm.HYPHENED, text, at) if start.form is TimeForm.MINUTES else None
    if slip and slip.minute and slip.minute % 5 == 0 and start.minute is not None and slip.minute > start.minute:
        return slip, second.about
    if start.form is TimeForm.SPACED and (spaced := clock_at(TimeForm.SPACED, text, at)):
        return (spaced, second.about) if spaced.minute is not None else None
    compact = clock_at(TimeForm.ASKED_COMPACT if before.asked else TimeForm.COMPACT, text, at)
    if compact is not None and compact.minute is not None:
        is_year = not start.form.is_compact and may_be_year(compact.minute)
        return None if is_year else (compact, second.about)
    hour = clock_at(TimeForm.HOUR, text, at)
    if hour is None or hour.minute is None or not _is_end(text, start, hour, before, second, dash):
        return None
    return hour, second.about


def _is_end(
    text: str, start: WrittenClock, hour: WrittenClock, before: WordsBefore, second: WordsBefore, dash: re.Match[str]
) -> bool:
    """Tell whether a bare number after a dash is an end, and not the first word of the title.

    «14.30–16 Gruppearbeid» ends at 16; «10.00 – 12 deltakere» does not.
    """
    if second.asked:
        return True
    if start.form.is_compact or hour.minute is None or start.minute is None:
        return False
    if hour.minute <= start.minute or text.startswith(tuple(DASHES), hour.end):
        return False
    if before.asked and start.form is TimeForm.HOUR:
        return True
    tight = dash.end() - dash.start() == 1
    return tight or not SMALL_WORD_NEXT.match(text, hour.end)


def _end_without_range(text: str, start: WrittenClock) -> tuple[WrittenClock, bool] | None:
    """Return the end in a column of its own; or one that rises with nothing but a mark before it, «14:15: 15:00».

    A mark is a slip, and the second value tells of it.
    """
    if column := _COLUMN.match(text, start.end):
        end = clock_at(TimeForm.MINUTES, text, column.end())
        return (end, False) if end else None
    between = _FORGOTTEN_DASH.match(text, start.end)
    if start.form is not TimeForm.MINUTES or start.minute is None or between is None or between.end() == start.end:
        return None
    end = clock_at(TimeForm.MINUTES, text, between.end())
    return (end, True) if end and end.minute is not None and end.minute > start.minute else None


# «Innen kl. 11»: a row only where the title stands in a column of its own; else a sentence
_LIMIT = re.compile(r"(innen|senest|før|etter)[^\S\n]+(?=[0-9kK])", re.IGNORECASE)
_COLUMN_GAP = re.compile(r"(?:[^\S\n]*[\t|]|[^\S\n]{2,})[^\S\n]*[^\W_a-zæøå]")
# «11.45 (ca)»
_ABOUT_AFTER = re.compile(rf"{GAP}\(((?:cirka|ca|omtrent|eventuelt|evt|ev)\.?)\)", re.IGNORECASE)
# «(10.00) Pause», «[10.00]»
_OPENING_BRACKET = re.compile(rf"[(\[]{GAP}")
# «19–20: Klassevis», «19 - 20 Klassevis»; not «5–10 deltakere», «2–3 innlegg»
_HOURS = re.compile(rf"[0-9]{{1,2}}{GAP}[{DASHES}]{GAP}([0-9]{{1,2}})(?![0-9.,])(?={GAP}:|{GAP}[A-ZÆØÅ])")
# «12-45-13.30»; not a date, «12-04-2027»
_HYPHENED_RANGE = re.compile(
    r"([0-9]{1,2})-([0-9]{2})(?![0-9])[^\S\n]?[-–][^\S\n]?([0-9]{1,2})[.:-]([0-9]{2})(?![0-9])"
)


# The quick look: a digit, a bracket, or the first letters of a word before a time
_MAY_OPEN = re.compile(r"[0-9([]|(?:kl|fra|frå|from|ca|ci|om|ru|ev|ti|in|se|fø|et)", re.IGNORECASE)


def read_time(text: str, at: int, conventions: Conventions) -> TimeReading | ImpossibleTime | None:
    """Return the time that opens *text* at the offset *at*, if one does."""
    if not _MAY_OPEN.match(text, at):
        return None
    if limit := _LIMIT.match(text, at):
        found = read_time(text, limit.end(), conventions)
        is_row = isinstance(found, TimeReading) and _COLUMN_GAP.match(text, found.end)
        return replace(found, starts_about=limit[1], start=at) if is_row and isinstance(found, TimeReading) else None
    bracket = _OPENING_BRACKET.match(text, at)
    before = words_before(text, bracket.end() if bracket else at, named=conventions.named)
    compact = TimeForm.ASKED_COMPACT if before.asked else TimeForm.COMPACT
    forms = (TimeForm.MINUTES, TimeForm.COMMA, TimeForm.SPACED, compact, TimeForm.HOUR)
    time: TimeReading | ImpossibleTime | None = _hyphened(text, before)
    for form in forms:
        time = time or _in_form(form, text, before, conventions)
    if not isinstance(time, TimeReading):
        return time
    if bracket and text[time.end : time.end + 1] not in (")", "]"):
        return None  # a bracket that goes on is a remark, not a time
    return _with_about_after(text, replace(time, start=at, end=time.end + 1 if bracket else time.end))


def _with_about_after(text: str, found: TimeReading) -> TimeReading:
    """«11.45 (ca)»: the same word after the time."""
    about = _ABOUT_AFTER.match(text, found.end)
    if about is None:
        return found
    words = " ".join(filter(None, (found.starts_about, about[1])))
    return replace(found, starts_about=words, end=about.end())


def _hyphened(text: str, before: WordsBefore) -> TimeReading | None:
    """«12-45-13.30»: a slip of the hand, when the four numbers make a range."""
    found = _HYPHENED_RANGE.match(text, before.end)
    starts, ends = (minute_of(found[1], found[2]), minute_of(found[3], found[4])) if found else (None, None)
    if found is None or starts is None or ends is None or ends <= starts:
        return None
    form, about = TimeForm.MINUTES, before.about
    return TimeReading(starts=starts, ends=ends, end=found.end(), form=form, starts_about=about, slip=True)


# What must be so before the digits of a form are taken for a time, form by form


def _in_form(
    form: TimeForm, text: str, before: WordsBefore, conventions: Conventions
) -> TimeReading | ImpossibleTime | None:
    """Return the time that is written in one form, where what stands round it lets it be a time.

    - «09.00»: by itself, unless what follows makes it a price or a date.
    - «15,00»: a slip, when «kl.» or a range says time, or a title follows a round number.
    - «09 00»: only after «kl»: elsewhere two numbers are two numbers, or a telephone.
    - «0900»: after «kl», or with a dash where it can be no year and no quantity.
    - «9»: after «kl», or as the start of a range whose end has minutes.
    """
    start = clock_at(form, text, before.end)
    may_fail = form is TimeForm.MINUTES or (form is TimeForm.HOUR and before.asked)
    if start is None or (start.minute is None and not may_fail) or (form is TimeForm.SPACED and not before.asked):
        return None
    read = _with_end(text, before, start, conventions)
    if may_fail or form is TimeForm.SPACED:
        return read
    if not isinstance(read, TimeReading):
        return None
    if form is TimeForm.COMMA:
        round_number = read.starts % 5 == 0 and not SMALL_WORD_NEXT.match(text, start.end)
        return replace(read, slip=True) if before.asked or read.ends is not None or round_number else None
    if form is TimeForm.HOUR:
        end = _end_after_range(text, start, before)
        return read if end and end[0].form is TimeForm.MINUTES else _whole_hours(text, start, read.starts, conventions)
    return read if before.asked or conventions.compact or _is_compact_time(text, start, read) else None


def _is_compact_time(text: str, start: WrittenClock, read: TimeReading) -> bool:
    """Tell whether «0900–0930» is a time; «1814 – året» and «0150 – Oslo» look the same as «1030– Registrering»."""
    ends = None if read.slip else read.ends  # «1815-19.00»: with a point it is no year
    if RANGE.match(text, start.end) is None or may_be_year(read.starts) or may_be_year(ends):
        return False
    return read.ends is not None or (read.starts % 5 == 0 and read.starts >= 6 * 60)


def _whole_hours(text: str, start: WrittenClock, minute: int, conventions: Conventions) -> TimeReading | None:
    """«19–20: Klassevis», where other rows are written 18–18.45 and a title follows."""
    found = _HOURS.match(text, start.start) if conventions.bare_hours else None
    ends = minute_of(found[1], "") if found else None
    if found is None or ends is None or ends <= minute:
        return None
    return TimeReading(starts=minute, ends=ends, end=found.end(1), form=TimeForm.HOUR)


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
