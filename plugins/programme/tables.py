"""Tables with a time in each row, Markdown or pasted, turned into ordinary time lines with ready cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from manuscript.model import Line
from manuscript.problem import Problem, quoted
from norwegian.clock import TimeForm

from .days import read_day
from .lines import MarkedLine, TextPiece, plain, problem_at, read_line, split_at
from .model import EventWindow
from .rows import DayHeading, ReadLine, Row, TableCells, is_break
from .sessions import is_room
from .speakers import opens_with_name, split_title
from .times import Conventions, TimeReading, read_time

# What the columns of a table hold, by the words that head them


class ColumnRole(Enum):
    TIME = auto()
    END = auto()
    DAY = auto()
    TITLE = auto()
    SPEAKER = auto()
    ROOM = auto()
    TRACK = auto()
    TEXT = auto()
    OTHER = auto()


# The words that head columns, in any form of letters: «Tid», «TEMA», «Foredragsholder:»
_WORDS: dict[ColumnRole, frozenset[str]] = {
    ColumnRole.TIME: frozenset("tid tidspunkt klokkeslett kl kl. klokka klokken når start starter fra time".split()),
    ColumnRole.END: frozenset(["slutt", "slutter", "til", "end"]),
    ColumnRole.DAY: frozenset(["dag", "dato", "date"]),
    ColumnRole.TITLE: frozenset(
        (
            "program tema tittel innhold hva aktivitet emne foredrag post sak sesjon økt innlegg hending kva "
            "programpost beskrivelse arrangement hendelse innslag punkt seanse oppgave topic title"
        ).split()
    ),
    ColumnRole.SPEAKER: frozenset(
        (
            "foredragsholder foredragsholdere foredragshaldar foreleser forelesere førelesar innleder innledere "
            "innleiar ansvarlig ansvarleg hvem kven taler speaker ved v/ deltakere møteleder navn ansvar medvirkende "
            "medverkande bidragsyter bidragsytere leder artist artister vert"
        ).split()
    ),
    ColumnRole.TEXT: frozenset(
        (
            "merknad merknader kommentar kommentarer varighet lengde målgruppe info informasjon notat notater "
            "detaljer lenke antall utstyr påmelding form format type"
        ).split()
    ),
    ColumnRole.ROOM: frozenset(["sted", "stad", "rom", "lokale", "hvor", "kor", "sal", "møterom", "room"]),
}
LONGEST_HEADING = 60
_ROLE_OF_WORD = {word: role for role, words in _WORDS.items() for word in words}
# Between the words of a heading: «Tid og sted», «Tema/Innhold»
_SPLIT = re.compile(r"[\s/|]+|(?:\sog\s)")
# «Sal A», «Spor 2»: numbered columns are tracks; not «Sal Ada»
_NUMBERED = re.compile(r"[^\W\d_]+\s?(?:[0-9]{1,2}|[A-ZÆØÅ])(?![^\W_])")
# «09:00;Åpning;Kari Nordmann», a row of a spreadsheet saved as text; not «09.00 Mat; kaffe; te»
_SPREADSHEET_ROW = re.compile(r"[^\S\n]*[0-9]{1,2}[.:][0-9]{2}[^;\w]{0,3}(?:[0-9]{1,2}[.:][0-9]{2}\s?)?;[^;]+;")
FEWEST_SPREADSHEET_ROWS = 2
# Between headings that are pasted: «Tid⇥Tema», «Tid  Tema», «Tid | Tema»
_WIDE_GAP = re.compile(r"\t+|\s{2,}|\s?\|\s?")


def with_tabs(lines: Sequence[Line]) -> Sequence[Line]:
    """Return *lines* with tabs between the cells of a spreadsheet, as a paste of it has, for its semicolons."""
    rows = {line.number for line in lines if _SPREADSHEET_ROW.match(line.text)}
    if len(rows) < FEWEST_SPREADSHEET_ROWS:
        return lines
    tabbed = [replace(line, text=line.text.replace(";", "\t")) for line in lines]
    return [new if old.number in rows or is_header(new.text) else old for old, new in zip(lines, tabbed, strict=True)]


def _heading_words(text: str) -> list[str]:
    """Return the words of a heading in small letters, without the signs round them."""
    return [bare.casefold() for word in _SPLIT.split(text) if (bare := word.strip(".:*|-"))]


def is_header(text: str) -> bool:
    """Tell whether a line is nothing but the headings of columns, a time first."""
    words = _heading_words(text[:200])
    is_timed = len(words) >= 2 and _ROLE_OF_WORD.get(words[0]) is ColumnRole.TIME
    return is_timed and all(word in _ROLE_OF_WORD or word == "og" for word in words)


def header_word(text: str) -> ColumnRole | None:
    """Return the role of a line that is one heading alone, as when a table is pasted cell by cell."""
    words = _heading_words(text[:80])
    is_heading = 1 <= len(words) <= 2 and all(word in _ROLE_OF_WORD for word in words)
    return _ROLE_OF_WORD[words[0]] if is_heading else None


def header_cells(text: str) -> tuple[str, ...]:
    """Return the headings of a pasted header line: by its gaps, or the first word and the rest."""
    cells = tuple(plain(cell) for cell in _WIDE_GAP.split(text.strip(" |\t")) if cell.strip())
    return cells if len(cells) >= 2 else tuple(filter(None, plain(text).split(" ", 1)))


def roles_of(headings: Sequence[str]) -> tuple[ColumnRole, ...]:
    """Return the role of every column, by the first word of its heading.

    Several numbered or unknown ones beside a time are tracks; beside a title only numbered ones.
    """
    headed = [_heading_words(plain(heading)) for heading in headings]
    roles = [
        _ROLE_OF_WORD.get(words[0], ColumnRole.OTHER) if 0 < len(words) < 5 else ColumnRole.OTHER for words in headed
    ]
    tracks = [index for index, role in enumerate(roles) if _may_be_track(role, headings[index])]
    if ColumnRole.TITLE in roles:
        tracks = [index for index in tracks if _NUMBERED.match(plain(headings[index]))]
    for index in tracks if len(tracks) >= 2 else ():
        roles[index] = ColumnRole.TRACK
    return tuple(roles)


def _may_be_track(role: ColumnRole, heading: str) -> bool:
    numbered = _NUMBERED.match(plain(heading)) is not None
    return plain(heading) != "" and (
        role is ColumnRole.OTHER or (numbered and role in (ColumnRole.ROOM, ColumnRole.TITLE))
    )


def track_headings(written: MarkedLine) -> tuple[str, ...]:
    """Return the headings of a pasted table with a column per track, or an empty tuple.

    «Tid», «Sal A» and «Sal B» with tabs between them. A paste has no rule under its
    headings to show what they are, so two of them must be numbered, or be rooms.
    """
    if "\t" not in written.words:
        return ()
    headings = tuple(cell.text for cell in split_cells(written, written.start, "\t"))
    if sum(_NUMBERED.match(bare) is not None or is_room(bare) for bare in map(plain, headings)) < 2:
        return ()
    are_short = all(0 < len(heading) <= LONGEST_HEADING for heading in headings)
    is_timed = header_word(headings[0]) is ColumnRole.TIME and ColumnRole.TRACK in roles_of(headings)
    return headings if is_timed and are_short else ()


def split_cells(written: MarkedLine, start: int, mark: str) -> list[TextPiece]:
    """Return the cells from an offset on, divided at each *mark*; an escaped one divides nothing."""
    text = written.line.text
    marks = re.compile(rf"(?<!\\){re.escape(mark)}").finditer(text, start)  # «|», not «\|»
    return split_at(TextPiece(text=text, line=written.number, column=1), marks, start)


def sort_cells(cells: Sequence[TextPiece], roles: Sequence[ColumnRole]) -> tuple[TextPiece | None, TableCells]:
    """Return the title and the rest of a row, by the roles of its columns.

    Without a heading the first cell is the title, a cell that opens with a
    name its speaker, and one that is a room its room.
    """
    title: TextPiece | None = None
    speakers: list[TextPiece] = []
    description: list[TextPiece] = []
    room = ""
    filled = [(cell, role) for cell, role in itertools.zip_longest(cells, roles[: len(cells)]) if cell.text]
    has_title_column = any(role is ColumnRole.TITLE for _, role in filled)
    for cell, heading in filled:
        role = heading or ColumnRole.OTHER
        if role is ColumnRole.SPEAKER and (title is not None or has_title_column):
            speakers.append(cell)
        elif role is ColumnRole.ROOM and not room:
            room = plain(cell.text)
        elif title is None:
            title = cell
        elif role is ColumnRole.OTHER and opens_with_name(cell.text):
            speakers.append(cell)
        elif role is ColumnRole.OTHER and not room and is_room(cell.text):
            room = plain(cell.text)
        else:
            description.append(cell)
    return title, TableCells(speakers=tuple(speakers), room=room, description=tuple(description))


def _lines_of(cell: TextPiece) -> list[TextPiece]:
    """Return the lines of a cell, divided where it says <br>."""
    breaks = re.finditer(r"<br\s?/?>", cell.text, re.IGNORECASE)  # «<br>», «<br />», «<BR/>»
    return [piece for piece in split_at(cell, breaks) if piece.text]


# Markdown tables turned into ordinary time lines with ready cells


MOST_PADDING = 500  # columns further out are not worth the room they take

# «|---|:--:|», «--- | ---», under the headings of a Markdown table; not «| | ---»
_RULE = re.compile(r"\|*(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What each column of a table is called and holds, and how the section round it is written."""

    headings: Sequence[str]
    roles: tuple[ColumnRole, ...]
    time_at: int = 0  # the column of the time
    conventions: Conventions

    def role(self, index: int) -> ColumnRole:
        return self.roles[index] if index < len(self.roles) else ColumnRole.OTHER

    def first(self, role: ColumnRole, otherwise: int) -> int:
        """Return the first column that holds *role*; *otherwise* where none does."""
        return self.roles.index(role) if role in self.roles else otherwise


def find_tables(lines: Sequence[MarkedLine]) -> list[tuple[int, int]]:
    """Return the extent of each Markdown table: a heading row, a rule of dashes, and rows."""
    found: list[tuple[int, int]] = []
    for is_row, run in itertools.groupby(range(len(lines)), key=lambda index: _is_row(lines[index])):
        rows = list(run) if is_row else []
        rule = next((index for index in rows[1:] if _RULE.fullmatch(lines[index].line.text.strip())), None)
        if rule is not None:
            found.append((rule - 1, rows[-1] + 1))
    return found


def _is_row(written: MarkedLine) -> bool:
    return not written.verbatim and "|" in written.line.text


def read_table(
    lines: Sequence[MarkedLine], window: EventWindow, conventions: Conventions
) -> tuple[list[ReadLine], tuple[str, ...], list[Problem]] | None:
    """Return what a table with times gives, its headings, and the times nobody can read; None for one of text alone."""
    first, *rows = [(written, _cells(written)) for written in (lines[0], *lines[2:])]
    headings = [cell.text for cell in first[1]]
    columns = Columns(headings=headings, roles=roles_of(headings), conventions=conventions)
    columns = replace(columns, time_at=columns.first(ColumnRole.TIME, 0))
    if _time_of(first[1], columns.time_at, conventions) is not None:  # no headings, only rows
        columns, rows = replace(columns, headings=(), roles=()), [first, *rows]
    if not any(_time_of(cells, columns.time_at, conventions) for _, cells in rows):
        return None
    read = [_items_of(written, cells, columns, window) for written, cells in rows]
    items = [item for of_row, _ in read for item in of_row]
    problems = [problem for _, problem in read if problem]
    return items, tuple(plain(heading) for heading in columns.headings if heading), problems


def _time_of(cells: list[TextPiece], at: int, conventions: Conventions) -> TimeReading | None:
    """Return the time that is all a cell holds."""
    if at >= len(cells) or not cells[at].text:
        return None
    bare = cells[at].text.strip("*_ ")
    reading = read_time(bare, 0, replace(conventions, compact=True))
    if not isinstance(reading, TimeReading) or bare[reading.end :].strip(" -–.:*_"):
        return None
    return reading


def _items_of(
    written: MarkedLine, cells: list[TextPiece], columns: Columns, window: EventWindow
) -> tuple[list[ReadLine], Problem | None]:
    """Return what a row gives, and what is said where its first cell should be a time and cannot be read.

    An empty first cell goes on with the row above; a lone cell is a day or a part heading.
    """
    day_at, time_at = columns.first(ColumnRole.DAY, len(cells)), columns.time_at
    items: list[ReadLine] = [
        _day_or_text(written, cell, columns, window) for cell in cells[day_at : day_at + 1] if cell.text
    ]
    reading = _time_of(cells, time_at, columns.conventions)
    filled = [cell for index, cell in enumerate(cells) if cell.text and columns.role(index) is not ColumnRole.DAY]
    if reading is not None:
        return [*items, time_row(written, cells, reading, columns)], None
    if not filled or time_at >= len(cells):
        return items, None
    if len(filled) == 1 and isinstance(day := _day_or_text(written, filled[0], columns, window), DayHeading):
        return [*items, day], None
    if len(filled) == 1 or not cells[time_at].text:
        return [*items, *(_as_line(written, piece) for cell in filled for piece in _lines_of(cell))], None
    items += (_as_line(written, cell) for cell in filled)
    first, text = cells[time_at], written.line.text
    right = f"{text[: first.column - 1]}10.30{text[first.end_column - 1 :]}".strip()
    return items, problem_at(first.place, "programme-table-time", right, written=quoted(first.text))


def _day_or_text(
    written: MarkedLine, cell: TextPiece, columns: Columns, window: EventWindow
) -> DayHeading | MarkedLine:
    line = _as_line(written, cell)
    day = read_day(line, window, columns.conventions)
    return DayHeading(written=line, name=day) if day else line


def time_row(written: MarkedLine, cells: list[TextPiece], reading: TimeReading, columns: Columns) -> Row:
    """Return a row of a table as a time line with ready cells."""
    reading, end_at = _with_end_column(cells, reading, columns)
    tracks = _track_cells(cells, columns)
    others: list[int] = []
    said: set[str] = set()  # what all the track columns say is said once: «Pause» in each is one break
    for index, cell in enumerate(cells):
        is_track = columns.role(index) is ColumnRole.TRACK
        is_other = index not in (columns.time_at, end_at) and columns.role(index) is not ColumnRole.DAY
        if is_other and not (is_track and (tracks or plain(cell.text) in said)):
            others.append(index)
        if is_track:
            said.add(plain(cell.text))
    title, sorted_cells = sort_cells([cells[index] for index in others], [columns.role(index) for index in others])
    at = cells[columns.time_at]
    title = title or TextPiece(text="", line=written.number, column=at.end_column)
    return row_of(written, at.column, reading, title, replace(sorted_cells, tracks=tracks))


def row_of(written: MarkedLine, column: int, reading: TimeReading, title: TextPiece, cells: TableCells) -> Row:
    """Return a row with the first line of *title* as its title; those after a <br> come first of its text."""
    first, *more = _lines_of(title) or [title]
    cells = replace(cells, description=(*more, *cells.description))
    return Row(written=written, column=column, reading=reading, own_title=first, cells=cells)


def _with_end_column(cells: list[TextPiece], reading: TimeReading, columns: Columns) -> tuple[TimeReading, int | None]:
    """Join separate columns for start and end into one time."""
    if reading.ends is not None or (columns.roles and ColumnRole.END not in columns.roles):
        return reading, None
    end_at = columns.first(ColumnRole.END, columns.time_at + 1)
    end = _time_of(cells, end_at, columns.conventions)
    if end is None or end.form is TimeForm.HOUR:
        return reading, None
    return replace(reading, ends=end.starts), end_at


def _track_cells(cells: list[TextPiece], columns: Columns) -> tuple[tuple[str, TextPiece], ...]:
    """Return the cells of the track columns; a break, or the same in all, is for everybody."""
    tracks = [index for index in range(len(cells)) if columns.role(index) is ColumnRole.TRACK]
    filled = [index for index in tracks if cells[index].text]
    titles = {plain(cells[index].text) for index in filled}
    if not filled or (len(titles) == 1 and (len(filled) > 1 or filled[0] == tracks[0])):
        return ()
    if len(filled) == 1 and is_break(plain(cells[filled[0]].text), split_title(cells[filled[0]]).speakers):
        return ()
    return tuple((plain(columns.headings[index]), cells[index]) for index in filled)


def _cells(written: MarkedLine) -> list[TextPiece]:
    text = written.line.text
    start = len(text) - len(text.lstrip())
    start += text[start : start + 1] == "|"
    cells = split_cells(written, start, "|")
    return cells[:-1] if len(cells) > 1 and not cells[-1].text else cells


def _as_line(written: MarkedLine, cell: TextPiece) -> MarkedLine:
    """Return a cell as a line of its own, at its own column."""
    return read_line(Line(number=written.number, text=" " * min(cell.column - 1, MOST_PADDING) + cell.text))
