"""Every line of a section told apart: a time, a day, or text; and a paragraph that holds several rows divided."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from manuscript.model import Line
from manuscript.problem import Problem, Severity, quoted
from norwegian.clock import TIME_NAMED, TimeForm

from .days import PLACE, DayName, read_day
from .lines import EXAMPLE_START, MarkedLine, TextPiece, cut, example_row, plain, problem_at, read_lines
from .model import EventWindow
from .rows import DayHeading, ReadLine, Row, TableCells
from .speakers import words_of
from .tables import (
    ColumnRole,
    Columns,
    find_tables,
    header_cells,
    header_word,
    is_header,
    read_table,
    roles_of,
    row_of,
    sort_cells,
    split_cells,
    time_row,
    track_headings,
)
from .times import Conventions, ImpossibleTime, TimeReading, read_time, title_start

# A paragraph that holds several rows, as a paste without line breaks leaves it


FEWEST_WITHOUT_MARKS = 3  # rows with nothing between them: fewer may be a title that names a time

# Inside a paragraph: «10.00», «10:00», the 10 of «10–11», «kl»; not «110.00»
_MAY_BE_TIME = re.compile(
    r"(?<![\w.,:])[0-9]{1,2}(?:[.:][0-9]{2}|(?=[^\S\n]?[-–][^\S\n]?[0-9]))(?![0-9])|(?<![^\W_])[kK]l\b"
)
# A row that is marked off follows one of these: «Åpning, 10.00 Pause»
_MARKS = ",;.!?)|:…"
# After one of these a time belongs to the sentence.
# «Lunsj serveres kl. 12.00», «Vi starter 09.00»
_IN_SENTENCE = frozenset(
    (
        "fra frå til kl kl. klokken klokka og eller evt evt. ev. eventuelt innen før etter mellom rundt ca ca. senest fram frem er "
        "at om starter startar slutter sluttar åpner opnar går retur begynner byrjar stenger presis på fra"
    ).split()
)


def _split_rows(written: MarkedLine, first: TimeReading, conventions: Conventions) -> list[TimeReading]:
    """Return the times of the rows a line holds when it holds several, else an empty list.

    Their times must rise without overlap, and each must follow a mark; or
    three or more with capitals after them follow one another without.
    """
    text = written.line.text
    if title_start(text, first.end) >= len(text):
        return []
    found = [first]
    marked = True
    for possible in _MAY_BE_TIME.finditer(text, first.end):
        start, reading = possible.start(), None
        if start >= found[-1].end and _may_open(text, start):
            reading = read_time(text, start, conventions)
        if not isinstance(reading, TimeReading) or not _titled(text, reading):
            continue
        if reading.starts < (found[-1].ends or found[-1].starts + 1):
            continue
        found.append(reading)
        marked = marked and text[max(0, start - 20) : start].rstrip()[-1:] in _MARKS
    return found if len(found) > 1 and (marked or len(found) >= FEWEST_WITHOUT_MARKS) else []


def _may_open(text: str, start: int) -> bool:
    """Tell whether a row may begin here: not inside a bracket, nor after a word that leads to a time."""
    before = text[max(0, start - 60) : start]
    if before.rfind("(") > before.rfind(")") or not before[-1:].isspace():
        return False
    words = words_of(before)
    return bool(words) and words[-1].casefold() not in _IN_SENTENCE


def _titled(text: str, reading: TimeReading) -> bool:
    """Tell whether a title follows: words with a capital first."""
    at = title_start(text, reading.end)
    following = text[at : at + 1]
    return following.isupper() or following in ("«", '"', "“")


# How the section as a whole is written, where one line alone cannot tell what it says


FEWEST_NAMED = 2
FEWEST_TITLES = 3

Times = dict[int, TimeReading | ImpossibleTime | None]
"""What opens each line, by the identity of the line."""


def _read_conventions(lines: Sequence[MarkedLine]) -> tuple[Conventions, Times]:
    """Return how the section is written, and the time that opens each line, read so."""
    text = [line for line in lines if not line.verbatim and not line.is_blank]
    alone = Conventions(
        named=sum(TIME_NAMED.match(line.words) is not None for line in text) >= FEWEST_NAMED,
        widest_line=max((len(line.words) for line in text), default=0),
    )
    times = _times(text, alone)
    timed = [time for time in times.values() if isinstance(time, TimeReading)]
    firsts = "".join(_first_letters(lines, times))
    small, capital = sum(map(str.islower, firsts)), sum(map(str.isupper, firsts))
    conventions = replace(
        alone,
        compact=any(time.form.is_compact for time in timed),
        bare_hours=any(time.form is TimeForm.HOUR and time.ends is not None for time in timed),
        small_titles=small + capital >= FEWEST_TITLES and small >= 4 * capital,
        capital_titles=capital >= FEWEST_TITLES and capital > 2 * small,
    )
    return conventions, times if conventions == alone else _times(text, conventions)


def _times(lines: Sequence[MarkedLine], conventions: Conventions) -> Times:
    return {id(line): read_time(line.line.text, line.start, conventions) for line in lines}


def _first_letters(lines: Sequence[MarkedLine], times: Times) -> Iterator[str]:
    """Yield the first sign of each title: after its time, or on the next line with words."""
    awaited = False
    for line in lines:
        time = times.get(id(line))
        if isinstance(time, TimeReading):
            first = line.line.text[title_start(line.line.text, time.end) :][:1]
            awaited = not first
            yield first
        elif awaited and line.words:
            awaited = False
            yield line.words[0]


MOST_HEADINGS = 12  # lines, every other of them empty
# «20.03»: a day if the event is on it, and else a clock time
_BARE_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.?$")
# «Møtetid 09–15», «Når: 09.00–15.00», «Agenda: 09–15»
_HOURS_WORD = re.compile(r"(?:møtetid|åpningstid|program|agenda|tidspunkt|tid|når)[^\S\n]*:?[^\S\n]+", re.IGNORECASE)
# A line that ends in one of these is broken inside a sentence: the time goes on with it.
_LEADS_TO_TIME = tuple("mellom kl kl. klokken klokka fra frå til og innen før etter ca ca. rundt senest".split())


class SectionReading:
    """The section, line by line; the headings of columns are remembered for the lines below."""

    def __init__(self, lines: Sequence[Line], window: EventWindow) -> None:
        written = read_lines(lines)
        self.window = window
        self.conventions, self.times = _read_conventions(written)
        self.problems: list[Problem] = []
        self.column_names: tuple[str, ...] = ()
        self.roles: tuple[ColumnRole, ...] = ()
        self.track_headings: tuple[str, ...] = ()  # of a pasted table with a column per track
        self.items = self._read(written)  # every line as a time, a day or text, in order

    def _read(self, lines: Sequence[MarkedLine]) -> list[ReadLine]:
        items: list[ReadLine] = []
        tables = dict(find_tables(lines))
        index = 0
        while index < len(lines):
            end = tables.get(index)
            table = self._table(lines[index:end]) if end else None
            if table is not None and end is not None:
                items += table
                index = end
            elif end and not any(self.times.get(id(line)) for line in lines[index:end]):
                items += lines[index:end]  # a table without times is text, with its headings
                index = end
            elif headings := self._headings(lines, index):
                index = headings + (index in tables)  # past the rule under them too
            else:
                items += self._line(lines[index], lines[index - 1] if index else None)
                index += 1
        return items

    def _table(self, lines: Sequence[MarkedLine]) -> list[ReadLine] | None:
        table = read_table(lines, self.window, self.conventions)
        if table is None:
            return None
        items, headings, problems = table
        self.problems += problems
        return items if self._take(headings) else [lines[0], *items]

    def _take(self, headings: tuple[str, ...]) -> bool:
        """Remember the headings of a table; those of a second one are kept only if they say the same."""
        if not self.column_names:
            self.column_names = headings
        return self.column_names == headings or not headings

    def _headings(self, lines: Sequence[MarkedLine], index: int) -> int:
        """Return the index after the headings of columns that begin here, or 0."""
        written = lines[index]
        if written.verbatim or not written.words[:1].isalpha():
            return 0
        if is_header(written.words) and self._take(header_cells(written.line.text.strip())):
            roles, self.track_headings = roles_of(self.column_names)[1:], ()
            self.roles = roles[1:] if roles[:1] == (ColumnRole.END,) else roles  # its end may have a column of its own
            return index + 1
        if headings := track_headings(written):
            self.track_headings = headings
            return index + 1 if self._take(tuple(plain(heading) for heading in headings)) else 0
        heads = list(itertools.takewhile(_may_be_heading, lines[index : index + MOST_HEADINGS]))
        names = tuple(line.words for line in heads if line.words)
        is_timed = len(names) >= 2 and header_word(names[0]) is ColumnRole.TIME
        return index + len(heads) if is_timed and self._take(names) else 0

    def _line(self, written: MarkedLine, previous: MarkedLine | None) -> list[ReadLine]:
        if written.verbatim or written.is_blank:
            return [written]
        if _BARE_DATE.match(written.words) and (day := read_day(written, self.window, self.conventions)):
            return [DayHeading(written=written, name=day)]
        time = self.times[id(written)]
        if isinstance(time, TimeReading) and not _goes_on(previous):
            return self._rows(written, time)
        if isinstance(time, ImpossibleTime):
            self._tell_impossible(written, time)
            return [written]
        day = read_day(written, self.window, self.conventions) if time is None else None
        if day is not None:
            return self._day(written, day)
        return [self._hours(written) or written]

    def _rows(self, written: MarkedLine, time: TimeReading) -> list[ReadLine]:
        """Return the row a line opens, or its rows when it holds several."""
        several = _split_rows(written, time, self.conventions)
        if not several:
            return [self._time(written, time)]
        ends = [each.start for each in several[1:]] + [len(written.line.text)]
        place, second, text = (written.number, several[1].start + 1), several[1], written.line.text
        title = cut(written.line, title_start(text, second.end), ends[1]).text.rstrip(",;| ")
        right = example_row(second.starts, second.ends, plain(title))
        self.problems.append(problem_at(place, "programme-run-on", right, count=str(len(several))))
        return [self._part(written, *row) for row in zip(several, ends, strict=True)]

    def _part(self, written: MarkedLine, time: TimeReading, end: int) -> Row:
        text = written.line.text[:end].rstrip().rstrip(",;|")
        own = replace(written, line=Line(number=written.number, text=text), start=time.start)
        return replace(self._time(own, time), in_run_on=True)

    def _time(self, written: MarkedLine, time: TimeReading) -> Row:
        text = written.line.text
        if self.track_headings and "\t" in text:
            cells = split_cells(written, time.start, "\t")
            if len(cells) <= len(self.track_headings):
                roles = roles_of(self.track_headings)
                columns = Columns(headings=self.track_headings, roles=roles, conventions=self.conventions)
                return time_row(written, cells, time, columns)
        start = time.end
        if written.emphasised:
            while text[start : start + 1] in ("*", "_"):
                start += 1
        return row_of(written, time.start + 1, time, *self._title(written, title_start(text, start)))

    def _title(self, written: MarkedLine, at: int) -> tuple[TextPiece, TableCells]:
        """Return the words after a time, and what stands in further columns."""
        if "\t" not in written.line.text[at:].strip() and "|" not in written.line.text[at:].strip():
            return written.piece_from(at), TableCells()
        mark = "|" if "|" in written.line.text[at:] else "\t"
        title, cells = sort_cells(split_cells(written, at, mark), self.roles)
        return title or cut(written.line, len(written.line.text)), cells

    def _day(self, written: MarkedLine, day: DayName) -> list[ReadLine]:
        if day.time is None:
            return [DayHeading(written=written, name=day)]
        text, at = written.line.text, day.time.start
        name_only = replace(written, line=Line(number=written.number, text=text[:at].rstrip(" \t\xa0:–-,")))
        if _split_rows(written, day.time, self.conventions):
            return [DayHeading(written=name_only, name=day), *self._rows(written, day.time)]
        rest = cut(written.line, title_start(text, day.time.end))
        title = replace(rest, text="") if PLACE.match(rest.text) else rest
        row = Row(written=written, column=at + 1, reading=day.time, own_title=title, in_heading=True)
        return [DayHeading(written=name_only if title.text else written, name=day), row]

    def _hours(self, written: MarkedLine) -> Row | None:
        """Return «Møtetid 09–15» as a time that may be the opening hours of what follows."""
        word = _HOURS_WORD.match(written.line.text, written.start)
        time = read_time(written.line.text, word.end(), replace(self.conventions, compact=True)) if word else None
        if word is None or not isinstance(time, TimeReading) or time.ends is None:
            return None
        if written.line.text[time.end :].strip(" .:*_"):
            return None
        return Row(
            written=written,
            column=word.end() + 1,
            reading=time,
            own_title=TextPiece(text="", line=written.number, column=word.end() + 1),
            hours_word=cut(written.line, written.start, word.end()).text.rstrip(": "),
        )

    def _tell_impossible(self, written: MarkedLine, time: ImpossibleTime) -> None:
        text = written.line.text
        words = quoted(text[time.start : time.end])
        start = read_time(text[: time.start].rstrip(" -–—"), written.start, self.conventions)
        minute = start.starts if isinstance(start, TimeReading) else EXAMPLE_START
        right = example_row(minute, None, plain(cut(written.line, title_start(text, time.end)).text))
        place, case = (written.number, time.start + 1), "certain" if time.certain else "text"
        problem = problem_at(place, "programme-impossible-time", right, case, written=words)
        self.problems.append(problem if time.certain else replace(problem, severity=Severity.WARNING))


def _may_be_heading(line: MarkedLine) -> bool:
    """Tell whether a line is a heading alone, or empty: so a table stands that is pasted cell by cell."""
    return not line.verbatim and (not line.words or header_word(line.words) is not None)


def _goes_on(previous: MarkedLine | None) -> bool:
    """Tell whether the line above breaks off inside a sentence that a time goes on."""
    if previous is None or previous.is_blank or previous.verbatim or previous.level:
        return False
    if not previous.words.endswith(_LEADS_TO_TIME):
        return False
    words = words_of(previous.words[-40:])
    return len(words) > 1 and words[-1] in _LEADS_TO_TIME
