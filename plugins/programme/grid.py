"""A programme laid out once as days, blocks, rows and cells, each with a permanent id; the views only print it.

A block is what goes on at the same time: one session, or several that overlap,
or a session with its parallel tracks. Each minute of each of its columns is in
exactly one cell. All is done in time near linear in the number of sessions: a
column keeps the cells in it in order, and only then are the gaps filled.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import lcm

from norwegian.dates import weekday_and_day
from norwegian.letters import capitalised, slugify
from norwegian.runs import spans_of_addresses

from .model import (
    Clock,
    ClockSpan,
    Day,
    Grid,
    GridBlock,
    GridCell,
    GridDay,
    GridRow,
    Programme,
    Session,
    SessionPath,
    Track,
)

MOST_COLUMNS = 24  # more than this evens out nothing a reader can see

# What comes first when several rows begin at the same minute.
_SESSION, _TRACK, _TALK = 0, 1, 2


def lay_out(programme: Programme, *, language: str = "nb", taken: frozenset[str] = frozenset()) -> Grid:
    """Return *programme* as a grid. A day of the same date as the one before needs no second heading.

    *taken* are ids used elsewhere on the page; *language* names the days that have no heading.
    """
    ids = _session_ids(programme, taken)
    several = len({day.date for day in programme.days}) > 1
    dates = [None, *(day.date for day in programme.days)]
    return Grid(
        preface=programme.preface,
        closing=programme.closing,
        column_names=programme.column_names,
        days=tuple(
            _day(day, index, ids, language=language, several=several, seen=day.date == dates[index])
            for index, day in enumerate(programme.days)
        ),
    )


def _day(day: Day, index: int, ids: Mapping[SessionPath, str], *, language: str, several: bool, seen: bool) -> GridDay:
    written = ", ".join(heading.rstrip(":").rstrip() for heading in day.headings)
    named = capitalised(weekday_and_day(day.date, language)) if several and not seen else ""
    placed = [_place_block(group) for group in _overlapping(day.sessions, index)]
    columns = _even_columns([block.columns for block in placed])
    blocks = tuple(_block(block, ids, columns) for block in placed)
    return GridDay(
        id=f"dag-{day.date.isoformat()}" + (f"-{index + 1}" if seen else ""),
        date=day.date,
        heading=written or named,
        preface=day.preface,
        blocks=blocks,
        columns=columns,
    )


def _even_columns(widths: list[int]) -> int:
    """Return how many columns let every block divide its width evenly, as far as that is sensible."""
    widest = max(widths, default=1)
    even = lcm(*widths) if widths and widest <= MOST_COLUMNS else widest
    return even if even <= MOST_COLUMNS else widest


# Blocks, rows and cells


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlacedBlock:
    """Sessions that overlap, side by side in columns of their own count."""

    sessions: tuple[Session, ...]
    heads: tuple[int, ...]  # for each row, the first row that begins at the same minute
    columns: int
    cells: tuple[GridCell, ...]


def _block(block: _PlacedBlock, ids: Mapping[SessionPath, str], columns: int) -> GridBlock:
    """Return a block in the columns of its day, its cells with ids and times."""
    spans = _row_spans(block)
    by_row: list[list[GridCell]] = [[] for _ in block.heads]
    for cell in sorted(block.cells, key=lambda cell: cell.column):
        by_row[cell.row].append(_finished(cell, block.columns, columns, ids, spans[block.heads[cell.row]]))
    headed = Counter(block.heads)
    return GridBlock(
        preface=tuple(line for session in block.sessions for line in session.preface),
        rows=tuple(
            GridRow(span=spans.get(row), headed_rows=headed[row], cells=tuple(cells))
            for row, cells in enumerate(by_row)
        ),
        columns=block.columns,
    )


def _row_spans(block: _PlacedBlock) -> dict[int, ClockSpan]:
    """Return the time that heads each run of rows with one start.

    An end is shown there only when everything that begins then has it.
    """
    begins: dict[int, list[Session | Track]] = {head: [] for head in block.heads}
    for cell in block.cells:
        if cell.item is not None:
            begins[block.heads[cell.row]].append(cell.item)
    return {head: _common_span(items) for head, items in begins.items()}


def _common_span(items: list[Session | Track]) -> ClockSpan:
    sessions = [item for item in items if isinstance(item, Session)] or items
    first, *others = [item.span for item in sessions]
    return first if all(other == first for other in others) else ClockSpan(starts=first.starts)


def _finished(
    cell: GridCell, block_columns: int, columns: int, ids: Mapping[SessionPath, str], row_span: ClockSpan
) -> GridCell:
    """Return a cell in the columns of its day; *row_span* is the time that heads its row."""
    first = cell.column * columns // block_columns
    width = (cell.column + cell.columns) * columns // block_columns - first
    if cell.item is None:
        return replace(cell, column=first, columns=width)
    shows_time = cell.item.span.text != row_span.text
    return replace(cell, column=first, columns=width, id=ids[cell.path], shows_time=shows_time)


# Sessions side by side

_PathAndSession = tuple[SessionPath, Session]
_RowKey = tuple[int, int]  # minute, and what comes first at it


def _overlapping(sessions: Sequence[Session], day: int) -> list[list[_PathAndSession]]:
    """Return the sessions of a day, counted from 0, by time and in their order where it is the same, in groups that
    overlap.
    """
    ordered = sorted(enumerate(sessions), key=lambda one: one[1].starts.since_midnight)
    groups: list[list[_PathAndSession]] = []
    until = -1
    for number, session in ordered:
        starts = session.starts.since_midnight
        if groups and (starts < until or starts == groups[-1][-1][1].starts.since_midnight):
            groups[-1].append(((day, number), session))
        else:
            groups.append([((day, number), session)])
            until = -1
        until = max(until, _last_minute(session))
    return groups


def _last_minute(session: Session) -> int:
    """Return where a session ends, or the last thing that is known of in it begins."""
    times = [_end(session.starts, session.ends)]
    for track in session.tracks:
        times.append(_end(track.starts, track.ends))
        times += [max(_end(talk.starts, talk.ends), talk.starts.since_midnight + 1) for talk in track.sessions]
    return max(times)


def _end(starts: Clock, ends: Clock | None) -> int:
    return max(ends.since_midnight, starts.since_midnight) if ends else starts.since_midnight


class _BlockRows:
    """The rows of a block, by what begins in them."""

    def __init__(self, keys: set[_RowKey]) -> None:
        self.keys = sorted(keys)

    def row(self, key: _RowKey) -> int:
        return bisect_left(self.keys, key)

    def end(self, starts: Clock, ends: Clock | None, row: int) -> int:
        """Return the row after the last of something that begins in *row*."""
        minute = starts.since_midnight
        until = max(ends.since_midnight, minute) if ends else minute
        return max(self.row((max(until, minute + 1), 0)), row + 1)

    def heads(self) -> tuple[int, ...]:
        """Return for each row the first that begins at the same minute."""
        return tuple(self.row((minute, 0)) for minute, _ in self.keys)


class _BlockColumns:
    """Columns given out to what needs one or several beside each other, and taken back when free."""

    def __init__(self) -> None:
        self.count = 0
        self._named: dict[str, tuple[int, int]] = {}  # the column of a track's name, and the row it is free from
        self._free: dict[int, list[tuple[int, int]]] = {}  # by width: (column, row it is free from)
        self._busy: dict[int, list[tuple[int, int]]] = {}  # by width: (row it is free from, column)

    def take(self, row: int, end: int, width: int, name: str) -> int:
        """Return the first of *width* columns free from *row*; they are busy until *end*."""
        if name:
            column, free = self._named.get(name) or (self._new(1), row)
            if free <= row:
                self._named[name] = (column, end)
                return column
        busy, free_columns = self._busy.setdefault(width, []), self._free.setdefault(width, [])
        while busy and busy[0][0] <= row:
            since, column = heapq.heappop(busy)
            heapq.heappush(free_columns, (column, since))
        column = heapq.heappop(free_columns)[0] if free_columns else self._new(width)
        heapq.heappush(busy, (end, column))
        return column

    def _new(self, width: int) -> int:
        self.count += width
        return self.count - width


def _place_block(group: list[_PathAndSession]) -> _PlacedBlock:
    rows = _BlockRows({key for _, session in group for key in _keys(session)})
    columns = _BlockColumns()
    cells: list[GridCell] = []
    for path, session in group:
        cells += _place(session, path, rows, columns)
    return _PlacedBlock(
        sessions=tuple(session for _, session in group),
        heads=rows.heads(),
        columns=max(columns.count, 1),
        cells=(*cells, *_gaps(cells, columns.count, len(rows.keys))),
    )


def _keys(session: Session) -> list[_RowKey]:
    """Return what begins in a session: itself, its tracks, and their talks."""
    starts = session.starts.since_midnight
    keys = [(starts, _SESSION)] if _has_lead(session) else []
    if session.tracks:
        keys.append((starts, _TRACK))
    keys += [key for track in session.tracks for _, key in _talk_keys(session, track)]
    return keys


def _talk_keys(session: Session, track: Track) -> list[tuple[int, _RowKey]]:
    """Return the talks of a track by number, in order of time, each with a row of its own."""
    minutes = [_talk_minute(session, talk) for talk in track.sessions]
    keys: list[tuple[int, _RowKey]] = []
    for number in sorted(range(len(minutes)), key=minutes.__getitem__):
        minute = minutes[number]
        same = keys and keys[-1][1][0] == minute
        keys.append((number, (minute, keys[-1][1][1] + 1 if same else _TALK)))
    return keys


def _talk_minute(session: Session, talk: Session) -> int:
    return max(talk.starts.since_midnight, session.starts.since_midnight)


def _has_lead(session: Session) -> bool:
    return session.titled or not session.tracks


def _place(session: Session, path: SessionPath, rows: _BlockRows, columns: _BlockColumns) -> list[GridCell]:
    """Place a session, or its lead with the tracks beneath."""
    first = rows.row((session.starts.since_midnight, _SESSION if _has_lead(session) else _TRACK))
    end = max(rows.end(session.starts, session.ends, first), _talks_end(session, rows))
    width = max(1, len(session.tracks))
    column = columns.take(first, end, width, session.track_name)
    whole = GridCell(
        item=session,
        path=path,
        track=session.track_name,
        row=first,
        rows=end - first,
        column=column,
        columns=width,
    )
    if not session.tracks:
        return [whole]
    track_row = rows.row((session.starts.since_midnight, _TRACK))
    cells = [replace(whole, rows=track_row - first)] if _has_lead(session) else []
    talks_row = min((rows.row(key) for track in session.tracks for _, key in _talk_keys(session, track)), default=end)
    for at, track in enumerate(session.tracks):
        heading = GridCell(
            item=track,
            path=(*path, at),
            track=track.name,
            row=track_row,
            rows=talks_row - track_row,
            column=column + at,
        )
        cells += [heading, *_place_talks(session, heading, track, rows, end)]
    return cells


def _talks_end(session: Session, rows: _BlockRows) -> int:
    """Return the row after the last talk in any track."""
    talks = [talk for track in session.tracks for talk in track.sessions]
    begun = [(talk, rows.row((_talk_minute(session, talk), _TALK))) for talk in talks]
    return max((rows.end(talk.starts, ends, row) for talk, row in begun for ends in (talk.ends, None)), default=0)


def _place_talks(session: Session, heading: GridCell, track: Track, rows: _BlockRows, end: int) -> list[GridCell]:
    """Place the talks of a track below each other; one that begins before the last ends cuts it short."""
    keys = _talk_keys(session, track)
    starts = [rows.row(key) for _, key in keys]
    cells = []
    for (number, _), (row, following) in zip(keys, pairwise([*starts, end]), strict=True):
        talk = track.sessions[number]
        stop = min(rows.end(talk.starts, talk.ends, row), following)
        cells.append(replace(heading, item=talk, path=(*heading.path, number), row=row, rows=stop - row))
    return cells


def _gaps(cells: Sequence[GridCell], columns: int, rows: int) -> list[GridCell]:
    """Fill what is left of each column, so that every row of every column is in one cell."""
    busy: list[list[tuple[int, int]]] = [[] for _ in range(columns)]
    for cell in cells:
        for column in range(cell.column, cell.column + cell.columns):
            busy[column].append((cell.row, cell.row + cell.rows))
    gaps: list[GridCell] = []
    for column, taken in enumerate(busy):
        at = 0
        for start, end in [*sorted(taken), (rows, rows)]:
            if start > at:
                gaps.append(GridCell(row=at, rows=start - at, column=column))
            at = max(at, end)
    return gaps


# The permanent name of every session and track on its page: what a link to it ends in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Identified:
    path: SessionPath
    title: str
    label: str
    day: date
    starts: Clock


def _session_ids(programme: Programme, taken: frozenset[str]) -> Mapping[SessionPath, str]:
    """Return the id of every session, track and talk, by where it stands.

    It is made from the title, without addresses in it. A repeated title, or one whose id is *taken*
    elsewhere on the page, adds the start, and the date where there are several
    days: «pause-1015». So a row that moves takes only its own links with it.
    """
    identified = list(_identified(programme))
    several_days = len({one.day for one in identified}) > 1
    slugs = {one.path: slugify(_without_addresses(one.title)) for one in identified}
    times_used = Counter(slugs.values())
    ids: dict[SessionPath, str] = {}
    used = set(taken)
    numbers: Counter[str] = Counter()
    for one in identified:
        slug = slugs[one.path]
        if not slug or times_used[slug] > 1 or slug in used:
            slug = _with_time(slug, one, several_days=several_days)
        ids[one.path] = _unused(slug, one, used, numbers)
        used.add(ids[one.path])
    return ids


def _without_addresses(title: str) -> str:
    """Return *title* for others to know the row by: whoever has the address of a meeting is let in."""
    for start, end in reversed([*spans_of_addresses(title)]):
        title = f"{title[:start]} {title[end:]}"
    return title


def _identified(programme: Programme) -> Iterator[_Identified]:
    for d, day in enumerate(programme.days):
        for s, session in enumerate(day.sessions):
            yield from _of_session(session, (d, s), day.date, session.track_name)


def _of_session(session: Session, path: SessionPath, day: date, label: str) -> Iterator[_Identified]:
    yield _Identified(path=path, title=session.title, label=label, day=day, starts=session.starts)
    for t, track in enumerate(session.tracks):
        title = f"{track.name} {track.title}"
        yield _Identified(path=(*path, t), title=title, label="", day=day, starts=track.starts)
        for k, talk in enumerate(track.sessions):
            yield from _of_session(talk, (*path, t, k), day, track.name)


def _with_time(slug: str, one: _Identified, *, several_days: bool) -> str:
    clock = str(one.starts).replace(":", "")
    parts = [slug or "post", clock, *([one.day.isoformat()] if several_days else [])]
    return "-".join(parts)


def _unused(slug: str, one: _Identified, used: set[str], numbers: Counter[str]) -> str:
    """Return *slug*, with the track and then a number where two rows have all else in common."""
    if slug not in used:
        return slug
    label = slugify(one.label)
    if label and f"{slug}-{label}" not in used:
        return f"{slug}-{label}"
    numbers[slug] += 1
    while f"{slug}-{numbers[slug] + 1}" in used:
        numbers[slug] += 1
    return f"{slug}-{numbers[slug] + 1}"
