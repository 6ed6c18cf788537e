"""Sessions of one day sorted into blocks, and the sessions of a block into lanes.

All is done in time near linear in the number of sessions: a lane keeps the
cells in it in order, and only then are the gaps filled.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .model import Clock, Session, Track

# What comes first when several rows begin at the same minute.
_SESSION, _TRACK, _TALK = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A row of a block."""

    minute: int
    until: int  # where the next row begins
    first_row: int  # the first row that begins at the same minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Something in its rows and lanes; None where nothing is."""

    item: Session | Track | None
    row: int
    rows: int
    lane: int
    lanes: int = 1
    track: str = ""
    path: tuple[int, ...] = ()  # session; track; talk


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """Sessions that overlap, laid out side by side."""

    sessions: tuple[Session, ...]
    slots: tuple[Slot, ...]
    lanes: int
    placed: tuple[Placement, ...]


_Numbered = tuple[int, Session]
_Key = tuple[int, int]  # minute, and what comes first at it


def blocks_of(sessions: Sequence[Session]) -> list[PlacedBlock]:
    """Return the blocks of a day in order of time; sessions keep their order where times are equal."""
    ordered = sorted(enumerate(sessions), key=lambda one: one[1].starts.since_midnight)
    groups: list[list[_Numbered]] = []
    until = -1
    for number, session in ordered:
        starts = session.starts.since_midnight
        together = groups and (starts < until or starts == groups[-1][-1][1].starts.since_midnight)
        if together:
            groups[-1].append((number, session))
        else:
            groups.append([(number, session)])
            until = -1
        until = max(until, _last_minute(session))
    return [_block(group) for group in groups]


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

    def __init__(self, keys: set[_Key]) -> None:
        self.keys = sorted(keys)

    def row(self, key: _Key) -> int:
        return bisect_left(self.keys, key)

    def end(self, starts: Clock, ends: Clock | None, row: int) -> int:
        """Return the row after the last of something that begins in *row*."""
        minute = starts.since_midnight
        if ends is None or ends.since_midnight <= minute:
            after = bisect_left(self.keys, (minute + 1, 0))
        else:
            after = bisect_left(self.keys, (ends.since_midnight, 0))
        return max(after, row + 1)

    def slots(self) -> tuple[Slot, ...]:
        found: list[Slot] = []
        for number, (minute, _) in enumerate(self.keys):
            same = found and found[-1].minute == minute
            until = self.keys[number + 1][0] if number + 1 < len(self.keys) else minute + 1
            found.append(Slot(minute=minute, until=until, first_row=found[-1].first_row if same else number))
        return tuple(found)


def _block(group: list[_Numbered]) -> PlacedBlock:
    sessions = [session for _, session in group]
    rows = _BlockRows({key for session in sessions for key in _keys(session)})
    lanes = _TrackColumns()
    placed: list[Placement] = []
    for number, session in group:
        placed += _place(session, number, rows, lanes)
    return PlacedBlock(
        sessions=tuple(sessions),
        slots=rows.slots(),
        lanes=max(lanes.count, 1),
        placed=(*placed, *_gaps(placed, lanes.count, len(rows.keys))),
    )


def _keys(session: Session) -> list[_Key]:
    """Return what begins in a session: itself, its tracks, and their talks."""
    starts = session.starts.since_midnight
    keys = [(starts, _SESSION)] if _has_lead(session) else []
    if session.tracks:
        keys.append((starts, _TRACK))
    keys += [key for track in session.tracks for _, key in _talk_keys(session, track)]
    return keys


def _talk_keys(session: Session, track: Track) -> list[tuple[int, _Key]]:
    """Return the talks of a track by number, in order of time, each with a row of its own."""
    starts = session.starts.since_midnight
    minutes = [max(talk.starts.since_midnight, starts) for talk in track.sessions]
    keys: list[tuple[int, _Key]] = []
    for number in sorted(range(len(minutes)), key=minutes.__getitem__):
        minute = minutes[number]
        same = keys and keys[-1][1][0] == minute
        keys.append((number, (minute, keys[-1][1][1] + 1 if same else _TALK)))
    return keys


def _has_lead(session: Session) -> bool:
    return session.titled or not session.tracks


class _TrackColumns:
    """Lanes given out to what needs one or several beside each other, and taken back when free."""

    def __init__(self) -> None:
        self.count = 0
        self._named: dict[str, tuple[int, int]] = {}  # the lane of a track's name, and where it is free
        self._free: dict[int, list[tuple[int, int]]] = {}  # by width: (lane, row it is free from)
        self._busy: dict[int, list[tuple[int, int]]] = {}  # by width: (row it is free from, lane)

    def take(self, row: int, end: int, width: int, name: str) -> int:
        """Return the first of *width* lanes free from *row*; they are busy until *end*."""
        if name:
            lane, free = self._named.get(name, (-1, 0))
            if lane >= 0 and free <= row:
                self._named[name] = (lane, end)
                return lane
            if lane < 0:
                self._named[name] = (self._new(1), end)
                return self._named[name][0]
        busy, free_lanes = self._busy.setdefault(width, []), self._free.setdefault(width, [])
        while busy and busy[0][0] <= row:
            since, lane = heapq.heappop(busy)
            heapq.heappush(free_lanes, (lane, since))
        lane = heapq.heappop(free_lanes)[0] if free_lanes else self._new(width)
        heapq.heappush(busy, (end, lane))
        return lane

    def _new(self, width: int) -> int:
        self.count += width
        return self.count - width


def _place(session: Session, number: int, rows: _BlockRows, lanes: _TrackColumns) -> list[Placement]:
    """Place a session, or its lead with the tracks beneath."""
    first = rows.row((session.starts.since_midnight, _SESSION if _has_lead(session) else _TRACK))
    end = max(rows.end(session.starts, session.ends, first), _talks_end(session, rows))
    width = max(1, len(session.tracks))
    lane = lanes.take(first, end, width, session.track_name)
    if not session.tracks:
        only = Placement(item=session, row=first, rows=end - first, lane=lane, track=session.track_name, path=(number,))
        return [only]
    track_row = rows.row((session.starts.since_midnight, _TRACK))
    placed = []
    if _has_lead(session):
        placed.append(
            Placement(
                item=session, row=first, rows=track_row - first, lane=lane, lanes=width,
                track=session.track_name, path=(number,),
            )
        )  # fmt: skip
    talks_row = min((rows.row(key) for track in session.tracks for _, key in _talk_keys(session, track)), default=end)
    for offset, track in enumerate(session.tracks):
        placed.append(
            Placement(
                item=track, row=track_row, rows=talks_row - track_row, lane=lane + offset,
                track=track.name, path=(number, offset),
            )
        )  # fmt: skip
        placed += _place_talks(session, track, (number, offset), lane + offset, rows, end)
    return placed


def _talk_minute(session: Session, talk: Session) -> int:
    return max(talk.starts.since_midnight, session.starts.since_midnight)


def _talks_end(session: Session, rows: _BlockRows) -> int:
    """Return the row after the last talk in any track."""
    ends = [0]
    for track in session.tracks:
        for talk in track.sessions:
            row = rows.row((_talk_minute(session, talk), _TALK))
            ends.append(rows.end(talk.starts, talk.ends, row))
            ends.append(rows.end(talk.starts, None, row))
    return max(ends)


def _place_talks(
    session: Session, track: Track, path: tuple[int, int], lane: int, rows: _BlockRows, end: int
) -> list[Placement]:
    """Place the talks of a track below each other; one that begins before the last ends cuts it short."""
    keys = _talk_keys(session, track)
    starts = [rows.row(key) for _, key in keys]
    placed = []
    for place, ((number, _), row) in enumerate(zip(keys, starts, strict=True)):
        talk = track.sessions[number]
        following = starts[place + 1] if place + 1 < len(starts) else end
        stop = min(rows.end(talk.starts, talk.ends, row), following)
        placed.append(Placement(item=talk, row=row, rows=stop - row, lane=lane, track=track.name, path=(*path, number)))
    return placed


def _gaps(placed: Sequence[Placement], lanes: int, rows: int) -> list[Placement]:
    """Fill what is left of each lane, so that every row of every lane is in one cell."""
    busy: list[list[tuple[int, int]]] = [[] for _ in range(lanes)]
    for one in placed:
        for lane in range(one.lane, one.lane + one.lanes):
            busy[lane].append((one.row, one.row + one.rows))
    gaps: list[Placement] = []
    for lane, cells in enumerate(busy):
        at = 0
        for start, end in sorted(cells):
            if start > at:
                gaps.append(Placement(item=None, row=at, rows=start - at, lane=lane))
            at = max(at, end)
        if at < rows:
            gaps.append(Placement(item=None, row=at, rows=rows - at, lane=lane))
    return gaps
