"""A programme laid out once as days, blocks, rows and cells, each with a permanent id; the views only print it.

A block is what goes on at the same time: one session, or several that overlap,
or a session with its parallel tracks. Each minute of each of its columns is in
exactly one cell. All is done in time near linear in the number of sessions: a
column keeps the cells in it in order, and only then are the gaps filled.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import lcm

from norwegian.dates import weekday_and_day
from norwegian.letters import capitalised, slugify
from norwegian.runs import spans_of_addresses

from .model import Clock, ClockSpan, Day, Grid, GridBlock, GridCell, GridDay, GridRow, Programme, Session, SessionPath

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
    blocks = [_Block(group) for group in _overlapping(day.sessions, index)]
    columns = _even_columns([block.columns for block in blocks])
    return GridDay(
        id=f"dag-{day.date.isoformat()}" + (f"-{index + 1}" if seen else ""),
        date=day.date,
        heading=written or named,
        preface=day.preface,
        blocks=tuple(block.finished(ids, columns) for block in blocks),
        columns=columns,
    )


def _even_columns(widths: list[int]) -> int:
    """Return how many columns let every block divide its width evenly, as far as that is sensible."""
    even = lcm(*widths)
    return even if even <= MOST_COLUMNS else max(widths)


# Sessions side by side

_PathAndSession = tuple[SessionPath, Session]
_RowKey = tuple[int, int]  # minute, and what comes first at it


def _overlapping(sessions: Sequence[Session], day: int) -> list[list[_PathAndSession]]:
    """Return the sessions of a day, counted from 0, by time and in their order where it is the same, in groups that
    overlap.
    """
    ordered = sorted(enumerate(sessions), key=lambda one: one[1].span.begins)
    groups: list[list[_PathAndSession]] = []
    until = -1
    for number, session in ordered:
        starts = session.span.begins
        if groups and (starts < until or starts == groups[-1][-1][1].span.begins):
            groups[-1].append(((day, number), session))
        else:
            groups.append([((day, number), session)])
            until = -1
        talks = (talk.span for track in session.parts for talk in track.parts)
        until = max(until, session.span.until, *(max(talk.until, talk.begins + 1) for talk in talks))
    return groups


def _talks(track: Session) -> list[tuple[int, Session, _RowKey]]:
    """Return the talks of a track in order of time, each with its number and a row of its own."""
    first = track.span.begins
    begun = sorted((max(talk.span.begins, first), number) for number, talk in enumerate(track.parts))
    before: Counter[int] = Counter()  # talks that begin at the same minute
    found = []
    for minute, number in begun:
        found.append((number, track.parts[number], (minute, _TALK + before[minute])))
        before[minute] += 1
    return found


def _has_lead(session: Session) -> bool:
    return session.titled or not session.parts


class _Block:
    """Sessions that overlap: rows by what begins in them, and columns given out and taken back when free."""

    def __init__(self, group: list[_PathAndSession]) -> None:
        self.columns = 0
        self._sessions = [session for _, session in group]
        self._keys = sorted({key for session in self._sessions for key in self._begin_in(session)})
        self._heads = [self._row((minute, 0)) for minute, _ in self._keys]  # of each row the first at its minute
        self._named: dict[str, tuple[int, int]] = {}  # the column of a track's name, and the row it is free from
        self._free: defaultdict[int, list[int]] = defaultdict(list)  # columns, by width
        self._busy: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)  # (row it is free from, column)
        self._cells = [cell for path, session in group for cell in self._place(session, path)]
        self._cells += self._gaps()

    def finished(self, ids: Mapping[SessionPath, str], columns: int) -> GridBlock:
        """Return the block in the columns of its day, its cells with ids and times."""
        spans = self._spans()
        by_row: list[list[GridCell]] = [[] for _ in self._keys]
        for cell in sorted(self._cells, key=lambda cell: cell.column):
            first = cell.column * columns // self.columns
            width = (cell.column + cell.columns) * columns // self.columns - first
            if cell.item is not None:
                shows_time = cell.item.span.text != spans[self._heads[cell.row]].text
                cell = replace(cell, id=ids[cell.path], shows_time=shows_time)
            by_row[cell.row].append(replace(cell, column=first, columns=width))
        headed = Counter(self._heads)
        return GridBlock(
            preface=tuple(line for session in self._sessions for line in session.preface),
            rows=tuple(
                GridRow(span=spans.get(row), headed_rows=headed[row], cells=tuple(cells))
                for row, cells in enumerate(by_row)
            ),
            columns=self.columns,
        )

    def _spans(self) -> dict[int, ClockSpan]:
        """Return the time that heads each run of rows with one start.

        An end is shown there only when everything that begins then has it.
        """
        begins: defaultdict[int, list[tuple[bool, ClockSpan]]] = defaultdict(list)
        for cell in self._cells:
            if cell.item is not None:
                begins[self._heads[cell.row]].append((cell.is_track, cell.item.span))
        spans = {}
        for head, found in begins.items():
            first, *others = [span for is_track, span in found if not is_track] or [span for _, span in found]
            spans[head] = first if all(other == first for other in others) else ClockSpan(starts=first.starts)
        return spans

    # Rows

    def _begin_in(self, session: Session) -> Iterator[_RowKey]:
        """Yield what begins in a session: itself, its tracks, and their talks."""
        starts = session.span.begins
        if _has_lead(session):
            yield starts, _SESSION
        for track in session.parts:
            yield starts, _TRACK
            yield from (key for *_, key in _talks(track))

    def _row(self, key: _RowKey) -> int:
        return bisect_left(self._keys, key)

    def _row_after(self, session: Session, row: int) -> int:
        """Return the row after the last of something that begins in *row*."""
        return max(self._row((max(session.span.until, session.span.begins + 1), 0)), row + 1)

    # Columns

    def _take(self, row: int, end: int, width: int, name: str) -> int:
        """Return the first of *width* columns free from *row*; they are busy until *end*."""
        if name:
            column, free = self._named.get(name) or (self._new(1), row)
            if free <= row:
                self._named[name] = (column, end)
                return column
        busy, free_columns = self._busy[width], self._free[width]
        while busy and busy[0][0] <= row:
            heapq.heappush(free_columns, heapq.heappop(busy)[1])
        column = heapq.heappop(free_columns) if free_columns else self._new(width)
        heapq.heappush(busy, (end, column))
        return column

    def _new(self, width: int) -> int:
        self.columns += width
        return self.columns - width

    # Cells

    def _place(self, session: Session, path: SessionPath) -> Iterator[GridCell]:
        """Place a session, or its lead with the tracks beneath, and their talks below each other."""
        starts = session.span.begins
        talks = [_talks(track) for track in session.parts]
        first = self._row((starts, _SESSION if _has_lead(session) else _TRACK))
        ends = (self._row_after(talk, self._row(key)) for of_track in talks for _, talk, key in of_track)
        end = max([self._row_after(session, first), *ends])
        width = max(1, len(session.parts))
        column = self._take(first, end, width, session.track_name)
        below = self._row((starts, _TRACK)) if session.parts else end
        lead = GridCell(item=session, path=path, track=session.track_name, row=first, column=column)
        if _has_lead(session):
            yield replace(lead, rows=below - first, columns=width)
        talks_row = min((self._row(key) for of_track in talks for *_, key in of_track), default=end)
        for at, (track, of_track) in enumerate(zip(session.parts, talks, strict=True)):
            heading = replace(lead, item=track, path=(*path, at), track=track.track_name, column=column + at)
            yield replace(heading, row=below, rows=talks_row - below)
            rows = [self._row(key) for *_, key in of_track]
            for (number, talk, _), (row, following) in zip(of_track, pairwise([*rows, end]), strict=True):
                stop = min(self._row_after(talk, row), following)  # one that begins before the last ends cuts it short
                place = (*heading.path, number)
                yield replace(heading, item=talk, path=place, row=row, rows=stop - row)

    def _gaps(self) -> Iterator[GridCell]:
        """Fill what is left of each column, so that every row of every column is in one cell."""
        busy: list[list[tuple[int, int]]] = [[] for _ in range(self.columns)]
        for cell in self._cells:
            for column in range(cell.column, cell.column + cell.columns):
                busy[column].append((cell.row, cell.row + cell.rows))
        for column, taken in enumerate(busy):
            at = 0
            for start, end in [*sorted(taken), (len(self._keys), len(self._keys))]:
                if start > at:
                    yield GridCell(row=at, rows=start - at, column=column)
                at = max(at, end)


# The permanent name of every session and track on its page: what a link to it ends in


def _session_ids(programme: Programme, taken: frozenset[str]) -> Mapping[SessionPath, str]:
    """Return the id of every session, track and talk, by where it stands.

    It is made from the title, without addresses in it. A repeated title, or one whose id is *taken*
    elsewhere on the page, adds the start, and the date where there are several
    days: «pause-1015». So a row that moves takes only its own links with it.
    """
    sessions = [((d, s), session) for d, day in enumerate(programme.days) for s, session in enumerate(day.sessions)]
    identified = [one for path, session in sessions for one in _identified(session, path, session.track_name)]
    dates = [day.date for day in programme.days]
    several_days = len({dates[path[0]] for path, _ in sessions}) > 1
    slugs = [slugify(_without_addresses(title)) for _, title, *_ in identified]
    times_used = Counter(slugs)
    ids: dict[SessionPath, str] = {}
    used = set(taken)
    numbers: Counter[str] = Counter()
    for (path, _, label, starts), slug in zip(identified, slugs, strict=True):
        if not slug or times_used[slug] > 1 or slug in used:
            clock = str(starts).replace(":", "")
            slug = "-".join([slug or "post", clock, *([dates[path[0]].isoformat()] if several_days else [])])
        ids[path] = _unused(slug, label, used, numbers)
        used.add(ids[path])
    return ids


def _without_addresses(title: str) -> str:
    """Return *title* for others to know the row by: whoever has the address of a meeting is let in."""
    for start, end in reversed([*spans_of_addresses(title)]):
        title = f"{title[:start]} {title[end:]}"
    return title


def _identified(session: Session, path: SessionPath, label: str) -> Iterator[tuple[SessionPath, str, str, Clock]]:
    """Yield path, title, label and start of a session, its tracks and their talks; a track has its label in its title."""
    is_track = len(path) % 2 == 1
    title = f"{session.track_name} {session.title}" if is_track else session.title
    yield path, title, "" if is_track else label, session.starts
    for number, part in enumerate(session.parts):
        yield from _identified(part, (*path, number), session.track_name)


def _unused(slug: str, label: str, used: set[str], numbers: Counter[str]) -> str:
    """Return *slug*, with the track and then a number where two rows have all else in common."""
    if slug not in used:
        return slug
    with_label = f"{slug}-{slugify(label)}"
    if label and with_label not in used and not with_label.endswith("-"):
        return with_label
    numbers[slug] += 1
    while f"{slug}-{numbers[slug] + 1}" in used:
        numbers[slug] += 1
    return f"{slug}-{numbers[slug] + 1}"
