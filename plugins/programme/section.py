"""Where in a body the programme stands: its headings, the lines below them, and times that stand outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from manuscript.model import Line
from manuscript.problem import Problem, in_file
from manuscript.verbatim import with_verbatim
from norwegian.dates import DASHES

from .days import past, read_name
from .lines import plain, problem_at, read_line
from .model import EventWindow
from .times import Conventions, TimeReading, read_time

FEWEST_STRAY = 3  # time lines outside a section that make a programme nobody found

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
    if len(stray) < FEWEST_STRAY:
        return []
    case = "lines" if sections.programme else "heading"
    return [problem_at(stray[0].place, "programme-times-outside", "## Program", case, count=str(len(stray)))]
