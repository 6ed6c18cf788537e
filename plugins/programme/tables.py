"""Markdown tables turned into ordinary time lines with ready cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.model import Line

from .breaks import kind_of
from .columns import Role, lines_of, roles_of, sort_cells, split_cells
from .days import read_day
from .items import DayItem, Item, TimeItem
from .line import Written, read_line
from .model import EventWindow, Kind
from .place import Piece
from .plain import plain
from .times import Form, Habits, TimeReading, read_time

MOST_PADDING = 500  # columns further out are not worth the room they take

_RULE_CELL = re.compile(r":?-+:?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as rows of cells; the items it gives, and the times nobody can read."""

    items: tuple[Item, ...]
    headings: tuple[str, ...]
    unreadable: tuple[Piece, ...] = ()


def find_tables(lines: Sequence[Written]) -> list[tuple[int, int]]:
    """Return the extent of each Markdown table: a heading row, a rule of dashes, and rows."""
    found: list[tuple[int, int]] = []
    index = 1
    while index < len(lines):
        if _is_rule(lines[index]) and _is_row(lines[index - 1]):
            end = index + 1
            while end < len(lines) and _is_row(lines[end]):
                end += 1
            found.append((index - 1, end))
            index = end
        index += 1
    return found


def _is_row(written: Written) -> bool:
    return not written.opaque and "|" in written.line.text


def _is_rule(written: Written) -> bool:
    text = written.line.text.strip()
    if "|" not in text or "-" not in text or written.opaque:
        return False
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    return all(_RULE_CELL.fullmatch(cell) for cell in cells)


def read_table(lines: Sequence[Written], window: EventWindow, habits: Habits) -> Table | None:
    """Return a table that holds times, or None for one that is only text."""
    headings = [cell.text for cell in _cells(lines[0])]
    roles = roles_of(headings)
    time_at = roles.index(Role.TIME) if Role.TIME in roles else 0
    rows = [(written, _cells(written)) for written in lines[2:]]
    if _time_of(_cells(lines[0]), time_at, habits) is not None:  # no headings, only rows
        rows, headings, roles = [(lines[0], _cells(lines[0])), *rows], [], ()
    if not any(_time_of(cells, time_at, habits) for _, cells in rows):
        return None
    items, unreadable = _rows(rows, headings, roles, time_at, window, habits)
    return Table(
        items=tuple(items),
        headings=tuple(plain(heading) for heading in headings if heading),
        unreadable=tuple(unreadable),
    )


def _time_of(cells: list[Piece], at: int, habits: Habits) -> TimeReading | None:
    """Return the time that is all a cell holds."""
    if at >= len(cells) or not cells[at].text:
        return None
    bare = cells[at].text.strip("*_ ")
    reading = read_time(bare, 0, replace(habits, compact=True))
    if not isinstance(reading, TimeReading) or bare[reading.end :].strip(" -–.:*_"):
        return None
    return reading


def _rows(
    rows: list[tuple[Written, list[Piece]]],
    headings: list[str],
    roles: tuple[Role, ...],
    time_at: int,
    window: EventWindow,
    habits: Habits,
) -> tuple[list[Item], list[Piece]]:
    items: list[Item] = []
    unreadable: list[Piece] = []
    for written, cells in rows:
        if Role.DAY in roles:
            items += _day_cell(written, cells, roles.index(Role.DAY), window, habits)
        reading = _time_of(cells, time_at, habits)
        if reading is not None:
            items.append(time_row(written, cells, reading, headings, roles, time_at, habits))
            continue
        filled = [cell for index, cell in enumerate(cells) if cell.text and not _is_day_cell(roles, index)]
        first = cells[time_at] if time_at < len(cells) else None
        if not filled or first is None:
            continue
        if len(filled) == 1 or not first.text:
            items += _text_row(written, filled, window, habits)
        else:
            unreadable.append(first)
            items += [_as_line(written, cell) for cell in filled]
    return items, unreadable


def _is_day_cell(roles: tuple[Role, ...], index: int) -> bool:
    return index < len(roles) and roles[index] is Role.DAY


def _day_cell(written: Written, cells: list[Piece], at: int, window: EventWindow, habits: Habits) -> list[Item]:
    if at >= len(cells) or not cells[at].text:
        return []
    line = _as_line(written, cells[at])
    day = read_day(line, window, habits)
    return [DayItem(written=line, reading=day)] if day else [line]


def _text_row(written: Written, filled: list[Piece], window: EventWindow, habits: Habits) -> list[Item]:
    """An empty first cell goes on with the row above; a lone cell is a day or a part heading."""
    if len(filled) == 1:
        line = _as_line(written, filled[0])
        day = read_day(line, window, habits)
        if day is not None:
            return [DayItem(written=line, reading=day)]
    return [_as_line(written, piece) for cell in filled for piece in lines_of(cell)]


def time_row(
    written: Written,
    cells: list[Piece],
    reading: TimeReading,
    headings: Sequence[str],
    roles: tuple[Role, ...],
    time_at: int,
    habits: Habits,
) -> TimeItem:
    """Return a row of a table as a time line with ready cells."""
    reading, end_at = _with_end_column(cells, reading, roles, time_at, habits)
    others = [index for index in range(len(cells)) if index not in (time_at, end_at) and not _is_day_cell(roles, index)]
    kept_roles = [roles[index] if index < len(roles) else Role.OTHER for index in others]
    tracks = _track_cells(cells, headings, roles)
    others = _without_repeats(cells, others, roles)
    if tracks:
        others = [index for index in others if index >= len(roles) or roles[index] is not Role.TRACK]
        kept_roles = [roles[index] if index < len(roles) else Role.OTHER for index in others]
    title, sorted_cells = sort_cells([cells[index] for index in others], kept_roles)
    if title is not None:
        title, *more = lines_of(title) or [title]
        sorted_cells = replace(sorted_cells, description=(*more, *sorted_cells.description))
    return TimeItem(
        written=written,
        column=cells[time_at].column,
        reading=reading,
        title=title or Piece(text="", line=written.number, column=cells[time_at].end_column),
        cells=replace(sorted_cells, tracks=tracks),
    )


def _without_repeats(cells: list[Piece], others: list[int], roles: tuple[Role, ...]) -> list[int]:
    """Say once what all the track columns say: «Pause» in each is one break."""
    kept: list[int] = []
    said: set[str] = set()
    for index in others:
        is_track = index < len(roles) and roles[index] is Role.TRACK
        text = plain(cells[index].text)
        if not is_track or text not in said:
            kept.append(index)
        if is_track:
            said.add(text)
    return kept


def _with_end_column(
    cells: list[Piece], reading: TimeReading, roles: tuple[Role, ...], time_at: int, habits: Habits
) -> tuple[TimeReading, int | None]:
    """Join separate columns for start and end into one time."""
    end_at = roles.index(Role.END) if Role.END in roles else time_at + 1
    if reading.ends is not None or (roles and Role.END not in roles):
        return reading, None
    end = _time_of(cells, end_at, habits)
    if end is None or end.form is Form.HOUR:
        return reading, None
    return replace(reading, ends=end.starts), end_at


def _track_cells(cells: list[Piece], headings: Sequence[str], roles: tuple[Role, ...]) -> tuple[tuple[str, Piece], ...]:
    """Return the cells of the track columns; a break, or the same in all, is for everybody."""
    columns = [index for index, role in enumerate(roles) if role is Role.TRACK and index < len(cells)]
    filled = [index for index in columns if cells[index].text]
    titles = {plain(cells[index].text) for index in filled}
    if not filled or (len(titles) == 1 and (len(filled) > 1 or filled[0] == columns[0])):
        return ()
    if len(filled) == 1 and kind_of(plain(cells[filled[0]].text)) is Kind.BREAK:
        return ()
    return tuple((plain(headings[index]), cells[index]) for index in filled)


def _cells(written: Written) -> list[Piece]:
    text = written.line.text
    start = len(text) - len(text.lstrip())
    start += text[start : start + 1] == "|"
    cells = split_cells(written, start, "|")
    return cells[:-1] if len(cells) > 1 and not cells[-1].text else cells


def _as_line(written: Written, cell: Piece) -> Written:
    """Return a cell as a line of its own, at its own column."""
    return read_line(Line(number=written.number, text=" " * min(cell.column - 1, MOST_PADDING) + cell.text))
