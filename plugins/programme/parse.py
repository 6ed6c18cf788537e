"""The programme of a body: where it stands, and the list of the steps from its lines to a Programme."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from manuscript.model import Line
from manuscript.problem import Problem, in_file, in_file_order
from manuscript.verbatim import with_verbatim
from norwegian.dates import DASHES

from .day_plans import DayPlan, plan_days
from .days import past, read_name
from .doubts import DoubtContext, doubts
from .labels import move_talks_into_tracks
from .lines import as_markdown, plain, problem_at, read_line, read_lines
from .model import Clock, Day, EventWindow, Programme, Session
from .parts import closing_text, move_part_headings, take_opening_hours
from .reading import SectionReading
from .rows import Row, outline_of
from .sessions import SessionReading, read_session
from .tables import with_tabs
from .times import Conventions, TimeReading, read_time

# Where it stands: its headings, the lines below them, and times that stand outside

FEWEST_STRAY = 3  # time lines outside a section that make a programme nobody found
FEWEST_NAMED = 2  # and where a line says «Program» and is no heading

# «## Program», « # Program ##»; not «### Dag 1», which stands in a section
_HEADING = re.compile(r" {0,3}#{1,2}(?!#)\s*(.*)$")
# The line under «Program» in Markdown’s other form: «-------», «====»
_SETEXT = re.compile(r"(?:-+|=+)\s*$")
# «Program», «Agenda:»; not «Programmering i skolen»
_WORD = re.compile(r"(?:programme|program|agenda|tidsplan|kjøreplan|timeplan)(?![^\W_])", re.IGNORECASE)
# «Program: …», «Program – …», «Program for dagen»
_AFTER = re.compile(rf"\s*(?:[{DASHES}:]|for(?![^\W_]))", re.IGNORECASE)
# «Program 2027»
_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSection:
    """A programme section: its heading, and the lines below."""

    title: str  # plain, «Program torsdag 23. mars»
    line: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSections:
    """A body divided at its programme."""

    before: tuple[Line, ...]
    programme: tuple[ProgrammeSection, ...]  # none: the body has no programme
    after: tuple[Line, ...]  # all that stands outside, from the first section on

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all sections as one, in order."""
        return tuple(line for section in self.programme for line in section.lines)


class _SectionHeading(NamedTuple):
    """A heading of the first or the second level, which alone begin and end a section."""

    text: str
    start: int  # offset of the text in its line
    lines: int  # one, or two when it is underlined


def find_sections(body: Sequence[Line], *, file: str, window: EventWindow) -> tuple[ProgrammeSections, list[Problem]]:
    """Return the programme sections of *body* and what is left, and times that stand outside them."""
    headings = _headings(body)
    starts = sorted(headings)
    before, after, found = list(body[: starts[0]] if starts else body), list[Line](), list[ProgrammeSection]()
    for start, end in pairwise([*starts, len(body)]):
        heading = headings[start]
        if _is_programme(heading, window):
            lines = (*_opening_lines(body[start], heading, window), *body[start + heading.lines : end])
            found.append(ProgrammeSection(title=plain(heading.text), line=body[start].number, lines=lines))
        else:
            (after if found else before).extend(body[start:end])
    sections = ProgrammeSections(before=tuple(before), programme=tuple(found), after=tuple(after))
    return sections, in_file(file, _stray_times(sections))


def _headings(body: Sequence[Line]) -> dict[int, _SectionHeading]:
    """Return the headings by the index of their first line; none in code or comments."""
    found: dict[int, _SectionHeading] = {}
    marked = with_verbatim(body)
    for index, (line, verbatim) in enumerate(marked):
        if verbatim:
            continue
        if heading := _HEADING.match(line.text):
            found[index] = _SectionHeading(heading[1].rstrip().rstrip("#").rstrip(), heading.start(1), 1)
        elif index and _underlines(line, marked[index - 1], found.get(index - 1)):
            found[index - 1] = _SectionHeading(marked[index - 1][0].text.strip(), 0, 2)
    return found


def _underlines(line: Line, above: tuple[Line, bool], heading: _SectionHeading | None) -> bool:
    """Tell whether a line of hyphens makes the words above a heading (Markdown's other form)."""
    words, verbatim = above
    may_be_words = not verbatim and heading is None and words.text.strip() != "" and "|" not in words.text
    return may_be_words and _SETEXT.match(line.text) is not None and _WORD.match(plain(words.text)) is not None


def _is_programme(heading: _SectionHeading, window: EventWindow) -> bool:
    """Tell whether a heading is of a programme: the word alone, or before a mark, «for», a day or a date."""
    text = plain(heading.text)
    word = _WORD.match(text)
    if word is None:
        return False
    rest = text[word.end() :]
    if not rest.strip() or _AFTER.match(rest) or _YEAR.match(rest):
        return True
    at = len(text) - len(rest.lstrip())
    return read_name(text, at, window) is not None


def _opening_lines(line: Line, heading: _SectionHeading, window: EventWindow) -> list[Line]:
    """Return the day in a heading as a line of its own, where it stands: «Program torsdag 23. mars»."""
    text = line.text
    word = _WORD.search(text, heading.start)
    if word is None:
        return []
    at = past(text, word.end(), ":,(" + DASHES)
    name = read_name(text, at, window)
    if name is None:
        return []
    return [Line(number=line.number, text=" " * at + text[at:].rstrip().rstrip("#").rstrip())]


def _stray_times(sections: ProgrammeSections) -> list[Problem]:
    """Warn of rows that stand where no programme is read."""
    outside = [*sections.before, *sections.after]
    written = [read_line(line) for line, verbatim in with_verbatim(outside) if not verbatim]
    stray = [line for line in written if isinstance(read_time(line.line.text, line.start, Conventions()), TimeReading)]
    is_named = any(_WORD.fullmatch(plain(line.words).rstrip(":")) for line in written)
    if len(stray) < (FEWEST_NAMED if is_named else FEWEST_STRAY):
        return []
    case = "lines" if sections.programme else "heading"
    return [problem_at(stray[0].place, "programme-times-outside", "## Program", case, count=str(len(stray)))]


# From its lines to the model


def parse(lines: Sequence[Line], *, file: str, window: EventWindow) -> tuple[Programme, list[Problem]]:
    """Return the programme that *lines* hold, and everything an editor should know of it.

    Every word is kept: what is no time, day, title, speaker or track is text
    under its row, or round the rows. No end and no track is made up.
    """
    lines = with_tabs(lines)
    doubted = partial(DoubtContext, window=window, lines=lines)
    # 1. Each line is told apart: a time, a day, or text. Tables and run-on paragraphs become lines with times.
    reading = SectionReading(lines, window)
    # 2. Each time and each day gets the text below it, as far as the next.
    outline = outline_of(reading.items, capital_titles=reading.conventions.capital_titles)
    # 3. What is no row is taken out of the rows: the hours of the whole, talks in tracks, closing words, headings.
    opening_hours = take_opening_hours(outline)
    if not any(isinstance(member, Row) for member in outline.members):
        programme = Programme(preface=as_markdown(read_lines(lines)))  # headings of columns too
        doubtful = doubts(doubted(programme=programme, opening_hours=opening_hours))
        return programme, in_file_order(in_file(file, [*reading.problems, *doubtful]))
    move_talks_into_tracks(outline)
    closing = closing_text(outline)
    move_part_headings(outline)
    # 4. Each row is given its day.
    plans, preface, found = plan_days(outline, window)
    # 5. Each row becomes a session: title, speakers, room, tracks and text told apart.
    days = [(day, [read_session(row, reading.conventions) for row in day.rows]) for day in plans]
    # 6. Where no end is written, the next start is understood.
    starts = [(day.date, one.session.starts) for day, of_day in days for one in of_day]
    starts = sorted((start for start in starts if not start[1].next_day), key=lambda start: (start[0], start[1].minute))
    programme = Programme(
        days=tuple(_day(day, sessions, starts) for day, sessions in days),
        preface=as_markdown(preface),
        closing=as_markdown(closing),
        column_names=reading.column_names,
    )
    # 7. What a reader would hesitate at is told.
    doubtful = doubts(doubted(programme=programme, days=days, opening_hours=opening_hours))
    return programme, in_file_order(in_file(file, [*reading.problems, *found, *doubtful]))


def _day(plan: DayPlan, sessions: list[SessionReading], starts: list[tuple[date, Clock]]) -> Day:
    return Day(
        date=plan.date,
        headings=tuple(plain(heading.text) for heading in plan.headings),
        preface=as_markdown(plan.preface),
        sessions=tuple(_with_understood_end(one.session, plan.date, starts) for one in sessions),
    )


def _with_understood_end(session: Session, day: date, starts: list[tuple[date, Clock]]) -> Session:
    """Return *session* with the next of *starts* on its day as understood end, where none is written."""
    if session.ends is not None or session.starts.next_day:
        return session
    at = bisect_right(starts, (day, session.starts.minute), key=lambda start: (start[0], start[1].minute))
    understood = next((clock for when, clock in starts[at : at + 1] if when == day), None)
    return replace(session, span=replace(session.span, understood_end=understood))
