"""A programme laid out once, as days, blocks, rows and cells; the views only print it.

A block is what goes on at the same time: one row, or several that overlap,
or a row with its parallel tracks. Its columns are lanes: each minute of each
lane is in exactly one cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import lcm

from norwegian.names import MONTHS, WEEKDAYS

from .grid_model import Block, Cell, Grid, GridDay, Row, TimeText
from .identity import Path, session_ids
from .lanes import Block as LaneBlock
from .lanes import Placed, blocks_of
from .model import Clock, Day, Programme, Session, Track

__all__ = ["Block", "Cell", "Grid", "GridDay", "Row", "TimeText", "lay_out"]

MOST_COLUMNS = 24  # more than this evens out nothing a reader can see


def lay_out(programme: Programme, *, language: str = "nb", taken: frozenset[str] = frozenset()) -> Grid:
    """Return *programme* as a grid.

    *taken* are ids used elsewhere on the page; *language* names the days that have no heading.
    """
    ids = session_ids(programme, taken)
    several = len({day.date for day in programme.days}) > 1
    names = programme.column_names
    return Grid(
        preface=programme.preface,
        closing=programme.closing,
        time_heading=names[0] if names else "",
        content_heading=names[1] if len(names) > 1 else "",
        other_headings=names[2:],
        days=tuple(
            _day(day, index, ids, language=language, several=several, seen=_seen(programme, index))
            for index, day in enumerate(programme.days)
        ),
    )


def _seen(programme: Programme, index: int) -> bool:
    """Tell whether the day before in the list is the same date, so that it needs no second heading."""
    return index > 0 and programme.days[index - 1].date == programme.days[index].date


def _day(day: Day, index: int, ids: Mapping[Path, str], *, language: str, several: bool, seen: bool) -> GridDay:
    written = ", ".join(heading.rstrip(":").rstrip() for heading in day.headings)
    named = _day_name(day.date, language) if several and not seen else ""
    lane_blocks = blocks_of(day.sessions)
    columns = _columns([block.lanes for block in lane_blocks])
    blocks = tuple(_block(block, day, index, ids, columns) for block in lane_blocks)
    return GridDay(
        id=f"dag-{day.date.isoformat()}" + (f"-{index + 1}" if seen else ""),
        date=day.date,
        datetime=day.date.isoformat(),
        heading=written or named,
        heading_is_written=bool(written),
        preface=day.preface,
        blocks=blocks,
        columns=columns,
        tracks=_track_list(blocks),
    )


def _day_name(day: date, language: str) -> str:
    weekdays, months = WEEKDAYS.get(language, WEEKDAYS["nb"]), MONTHS.get(language, MONTHS["nb"])
    name = weekdays[day.weekday()]
    return f"{name[:1].upper()}{name[1:]} {day.day}. {months[day.month - 1]}"


def _columns(lanes: list[int]) -> int:
    """Return how many columns let every block divide its width evenly, as far as that is sensible."""
    widest = max(lanes, default=1)
    even = lcm(*lanes) if lanes and widest <= MOST_COLUMNS else widest
    return even if even <= MOST_COLUMNS else widest


def _track_list(blocks: tuple[Block, ...]) -> tuple[tuple[str, str], ...]:
    first: dict[str, str] = {}
    for block in blocks:
        for row in block.rows:
            for cell in row.cells:
                if cell.track:
                    first.setdefault(cell.track, cell.id)
    return tuple(first.items())


def _block(block: LaneBlock, day: Day, index: int, ids: Mapping[Path, str], columns: int) -> Block:
    heads = _heads(block, day.date)
    by_row: list[list[Placed]] = [[] for _ in block.slots]
    for placed in block.placed:
        by_row[placed.row].append(placed)
    rows = []
    for number, (slot, cells) in enumerate(zip(block.slots, by_row, strict=True)):
        time, time_rows = heads.get(number, (None, 0))
        governing = heads[slot.first_row][0]
        rows.append(
            Row(
                time=time,
                time_rows=time_rows,
                cells=tuple(
                    _cell(placed, block.lanes, day.date, index, ids, columns, governing)
                    for placed in sorted(cells, key=lambda placed: placed.lane)
                ),
                starts=slot.minute,
                until=slot.until,
            )
        )
    sessions = block.sessions
    return Block(
        preface=tuple(line for session in sessions for line in session.preface),
        rows=tuple(rows),
        is_break=all(session.is_break for session in sessions),
        lanes=block.lanes,
    )


def _heads(block: LaneBlock, day: date) -> dict[int, tuple[TimeText, int]]:
    """Return the time that heads each run of rows with one start, and how many rows that is.

    An end is shown there only when everything that begins then has it.
    """
    begins: dict[int, list[Session | Track]] = {}
    rows: dict[int, int] = {}
    for slot in block.slots:
        rows[slot.first_row] = rows.get(slot.first_row, 0) + 1
        begins.setdefault(slot.first_row, [])
    for placed in block.placed:
        if placed.item is not None:
            begins[block.slots[placed.row].first_row].append(placed.item)
    return {
        first: (_common_time(begins[first], block.slots[first].minute, day), count) for first, count in rows.items()
    }


def _common_time(items: list[Session | Track], minute: int, day: date) -> TimeText:
    sessions = [item for item in items if isinstance(item, Session)] or items
    times = [_time(item, day) for item in sessions]
    first = times[0]
    if all(time == first for time in times):
        return first
    return TimeText(
        starts=first.starts,
        ends="",
        understood_end="",
        starts_about="",
        ends_about="",
        starts_datetime=first.starts_datetime,
        ends_datetime="",
        understood_datetime="",
    )


def _time(item: Session | Track, day: date) -> TimeText:
    understood = item.understood_end if isinstance(item, Session) else None
    return TimeText(
        starts=_clock(item.starts),
        ends=_clock(item.ends),
        understood_end=_clock(understood),
        starts_about=item.starts_about if isinstance(item, Session) else "",
        ends_about=item.ends_about if isinstance(item, Session) else "",
        starts_datetime=item.starts.on(day),
        ends_datetime=item.ends.on(day) if item.ends else "",
        understood_datetime=understood.on(day) if understood else "",
    )


def _clock(clock: Clock | None) -> str:
    return str(clock).replace(":", ".") if clock else ""


def _cell(
    placed: Placed,
    lanes: int,
    day: date,
    index: int,
    ids: Mapping[Path, str],
    columns: int,
    row_time: TimeText,
) -> Cell:
    first = placed.lane * columns // lanes
    width = (placed.lane + placed.lanes) * columns // lanes - first
    item = placed.item
    if item is None:
        return Cell(id="", title="", rows=placed.rows, columns=width, is_empty=True)
    path = (index, *placed.path)
    time = _time(item, day)
    is_lead = isinstance(item, Session) and bool(item.tracks)
    return Cell(
        id=ids[path],
        title=item.title,
        rows=placed.rows,
        columns=width,
        is_break=isinstance(item, Session) and item.is_break,
        is_lead=is_lead,
        track=placed.track,
        time=time,
        shows_time=time.text != row_time.text,
        speakers=tuple(speaker.name for speaker in item.speakers),
        room=item.room,
        description=item.description,
        path=path,
    )
