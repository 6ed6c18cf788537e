"""When things are in a text from elsewhere: days and clock times in its prose, and the section that is a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lxml import html
from lxml.html import HtmlElement

from manuscript.model import Line
from norwegian.date_grammar import WrittenDate, date_at
from norwegian.dates import (
    ANY_DASH,
    MONTH,
    WEEKDAY,
    WEEKDAY_OF_WORD,
    Moment,
    real_date,
    typed_moment,
    weekday_name,
    write_clock,
)
from programme.model import EventWindow
from programme.section import find_sections
from programme.times import Conventions, TimeReading, read_time

from .blocks import HEADINGS
from .model import lines_of, text_of

# Days and clock times in prose: «torsdag 12. mars 2027 kl. 08.00–09.30», «12.–13. mars 2027»


# Where a date may begin: «12. mars», «2027-03-12»; not the 3 of «13», nor within «10.12.2027» or «A4»
_MAY_BEGIN = re.compile(r"(?<![\w.,/:-])(?=[0-9])")
# «12.–» of «12.–13. mars»
_FIRST_DAY = re.compile(rf"(?<![\w.])([0-9]{{1,2}})\.?\s?(?:{ANY_DASH}|til|og)\s?$")
# «torsdag », «Tors. den »
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)({WEEKDAY})\.?,?\s+(?:den\s+)?$", re.IGNORECASE)
# What may stand between a day and its clock time, «, kl.», « fra kl. », « – »
_BETWEEN = re.compile(r"[\s,.:;|(]*(?:[-–—]\s*)?")
# A clock time a little later in the same sentence: « på Eksempelhuset kl. 9»
_LATER_CLOCK = re.compile(r"[^.!?0-9\n]{0,60}?(?<!\w)(?=kl(?:okken|okka)?[. :]{0,2}[0-9])", re.IGNORECASE)
# A clock time just before the day: «kl. 9–11 torsdag 12. mars»
_EARLIER_CLOCK = re.compile(
    r"(?<!\w)kl(?:okken|okka)?[. :]{0,2}[0-9][0-9.:\s–—-]{0,20}[\s,]*(?:den\s)?$", re.IGNORECASE
)
_TO = re.compile(rf"[\s,)]*(?:{ANY_DASH}|til|og)\s*(?:{WEEKDAY}\.?,?\s+)?(?:den\s+)?", re.IGNORECASE)
# The «23» of «kl. 10.00 – 23», and the « – » before it
_LAST_NUMBER = re.compile(r"[0-9]{1,2}$")
_DASH_LAST = re.compile(rf"\s*(?:{ANY_DASH}|til)\s*$")
_MONTH_LETTERS = re.compile(r"[^\W\d_]{3}")
_LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSpan:
    """From when to when, as far as it is written in a text."""

    starts: Moment
    ends: Moment | None
    words: str  # as they stand in the text
    doubt: str = ""  # what a person should look at, as a sentence

    @property
    def starts_value(self) -> str:
        return typed_moment(self.starts)

    @property
    def ends_value(self) -> str:
        """The end as an editor writes it: a clock time alone on the same day. Empty: none."""
        if self.ends is None or self.ends == self.starts:
            return ""
        if self.ends.day == self.starts.day and self.ends.minute is not None:
            return write_clock(self.ends.minute)
        return typed_moment(self.ends)


def spans_in(text: str, today: date) -> Iterator[WrittenSpan]:
    """Yield the days written in *text*, with their clock times; a year left out is that of the next such day."""
    text = text[:_LONGEST_TEXT]
    at = 0
    while found := _MAY_BEGIN.search(text, at):
        written = date_at(text, found.start())
        if written is None or not _is_date(text, found.start(), written):
            at = found.start() + 1
            continue
        span, at = _span(text, found.start(), written, today)
        if span:
            yield span


def clock_in(text: str) -> TimeReading | None:
    """Return the clock time *text* begins with."""
    read = read_time(text, 0, Conventions(bare_hours=True))
    return read if isinstance(read, TimeReading) else None


def _is_date(text: str, at: int, written: WrittenDate) -> bool:
    """Tell whether a date is one beyond doubt: with a year, or with the name of a month."""
    return not written.may_be_clock and (
        written.year is not None or bool(_MONTH_LETTERS.search(text[at : written.end]))
    )


def _span(text: str, at: int, written: WrittenDate, today: date) -> tuple[WrittenSpan | None, int]:
    written = _with_year_of_next(text, written)
    weekday = _WEEKDAY_BEFORE.search(text[max(0, at - 30) : at])
    begins = at - len(weekday[0]) if weekday else at
    day = _day(written, today)
    if day is None:
        return None, written.end
    first = _FIRST_DAY.search(text[max(0, at - 8) : at])
    starts_day = real_date(int(first[1]), written.month, day.year) if first else None
    clock, end = _clock_after(text, written.end) or (_clock_before(text, begins), written.end)
    starts = Moment(day=starts_day or day, minute=clock.starts if clock else None)
    ends = Moment(day=day, minute=clock.ends) if clock and clock.ends is not None else None
    if starts_day and starts_day < day:
        begins = min(begins, at - len(first[0])) if first else begins
        ends = Moment(day=day, minute=clock.ends if clock and clock.ends is not None else None)
        starts = starts if ends.minute is not None else Moment(day=starts_day)
    elif last := _last_day(text, end, starts, today):
        ends, end = last
    doubt = _doubt(text[begins:end], starts.day, written, weekday[1] if weekday else "")
    return WrittenSpan(starts=starts, ends=ends, words=" ".join(text[begins:end].split()), doubt=doubt), end


def _with_year_of_next(text: str, written: WrittenDate) -> WrittenDate:
    """Return a date with the year of the one after it, in «12. mars og 13. mars 2027»."""
    to = _TO.match(text, written.end) if written.year is None else None
    following = date_at(text, to.end()) if to else None
    return replace(written, year=following.year) if following else written


def _day(written: WrittenDate, today: date) -> date | None:
    if written.year is not None:
        return real_date(written.day, written.month, written.year)
    this, following = (real_date(written.day, written.month, year) for year in (today.year, today.year + 1))
    return this if this and this >= today else following


def _clock_after(text: str, at: int) -> tuple[TimeReading, int] | None:
    between = _BETWEEN.match(text, at)
    for offset in (
        between.end() if between else at,
        at + len(later[0]) if (later := _LATER_CLOCK.match(text, at)) else -1,
    ):
        read = read_time(text, offset, Conventions()) if offset >= 0 and date_at(text, offset) is None else None
        if isinstance(read, TimeReading):
            read = _without_day(text, offset, read)
            return read, read.end
    return None


def _without_day(text: str, at: int, read: TimeReading) -> TimeReading:
    """Return a clock time without the end that is the day after the dash: «kl. 10.00 – 23. april»."""
    number = _LAST_NUMBER.search(text, at, read.end)
    following = date_at(text, number.start()) if number and read.ends is not None else None
    if number is None or following is None or not _is_date(text, number.start(), following):
        return read
    before = _DASH_LAST.sub("", text[at : number.start()])
    return replace(read, ends=None, end=at + len(before))


def _clock_before(text: str, at: int) -> TimeReading | None:
    start = max(0, at - 40)
    before = _EARLIER_CLOCK.search(text[start:at])
    read = read_time(text, start + before.start(), Conventions()) if before else None
    return read if isinstance(read, TimeReading) else None


def _last_day(text: str, at: int, starts: Moment, today: date) -> tuple[Moment, int] | None:
    """Return the second of two days, with its clock time, and where it ends."""
    to = _TO.match(text, at)
    written = date_at(text, to.end()) if to else None
    if to is None or written is None or written.may_be_clock:
        return None
    day = _day(written, starts.day)
    if day is None or day < starts.day:
        return None
    clock = _clock_after(text, written.end) if starts.minute is not None else None
    if starts.minute is not None and clock is None:
        return None
    return Moment(day=day, minute=clock[0].starts if clock else None), clock[1] if clock else written.end


def _doubt(words: str, day: date, written: WrittenDate, weekday: str) -> str:
    shown = " ".join(words.split())
    if weekday and WEEKDAY_OF_WORD.get(weekday.casefold(), day.weekday()) != day.weekday():
        return f"«{shown}»: {typed_moment(Moment(day=day))} er en {weekday_name(day, 'nb')}. Se etter hva som er rett."
    if written.year is None:
        return f"«{shown}» har ikke noe årstall. Det er lest som {day.year}."
    return ""


# The section that is a programme: its heading found, or put in above its rows


FEWEST_ROWS = 3  # lines that begin with a time, where no heading says «Program»
_LOOKED_AHEAD = 4  # blocks below a line that says «Program»
_LONGEST_HEADING = 80
# «Torsdag», «Torsdag 12. mars», «12. mars», «Dag 2»
_DAY = re.compile(rf"(?:{WEEKDAY}\b.*|(?:den )?[0-9]{{1,2}}\. ?{MONTH}\b.*|dag [0-9])", re.IGNORECASE)
TITLE = "Program"


def find_programme(blocks: list[HtmlElement], day: date) -> tuple[HtmlElement | None, str]:
    """Return the heading of the programme, made one where it only looked like it; and what a person should know."""
    for index, block in enumerate(blocks):
        if block.tag not in ("p", *HEADINGS) or not _is_title(text_of(block), day):
            continue
        if block.tag == "p" and not any(_opens_row(below) for below in blocks[index + 1 : index + 1 + _LOOKED_AHEAD]):
            continue
        level = int(block.tag[1]) if block.tag in HEADINGS else 2
        _as_heading(block, level)
        _sink_days(blocks[index + 1 :], level)
        return block, ""
    rows = [index for index, block in enumerate(blocks) for _ in range(_rows_in(block))]
    if len(rows) < FEWEST_ROWS:
        return None, ""
    at = rows[0] - 1 if rows[0] and _DAY.fullmatch(text_of(blocks[rows[0] - 1])) else rows[0]
    heading = html.Element("h2")
    heading.text = TITLE
    first = text_of(blocks[rows[0]])[:60]
    blocks.insert(at, heading)
    _sink_days(blocks[at + 1 :], 2)
    return heading, f"Overskriften «{TITLE}» er satt inn over «{first}», der klokkeslettene begynner."


def section_of(blocks: list[HtmlElement], heading: HtmlElement | None) -> list[HtmlElement]:
    """Return the blocks of the programme, from its heading to the next of its level."""
    if heading is None:
        return []
    start = blocks.index(heading)
    level = int(heading.tag[1])
    after = (
        index
        for index, block in enumerate(blocks[start + 1 :], start + 1)
        if block.tag in HEADINGS and int(block.tag[1]) <= level
    )
    return blocks[start : next(after, len(blocks))]


def _is_title(words: str, day: date) -> bool:
    if not 0 < len(words) <= _LONGEST_HEADING:
        return False
    lines = [Line(number=1, text=f"## {words}")]
    sections, _ = find_sections(lines, file="", window=EventWindow(first_day=day, last_day=day))
    return bool(sections.programme)


def _as_heading(block: HtmlElement, level: int) -> None:
    words = text_of(block).rstrip(": ")
    del block[:]
    block.tag, block.text = f"h{level}", words


def _opens_row(block: HtmlElement) -> bool:
    return block.tag == "table" or _rows_in(block) > 0


def _rows_in(block: HtmlElement) -> int:
    """Return how many lines of *block* begin with a clock time."""
    lines = lines_of(block) if block.tag == "p" else block.iter("li") if block.tag in ("ul", "ol") else ()
    return sum(clock_in(text_of(line)) is not None for line in lines)


def _sink_days(below: list[HtmlElement], level: int) -> None:
    """Let the headings of days stand under the programme's, also where they were written beside it."""
    for block in below:
        if block.tag in HEADINGS and int(block.tag[1]) <= level:
            if not _DAY.fullmatch(text_of(block)):
                return
            block.tag = f"h{level + 1}"
