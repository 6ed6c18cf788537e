"""A programme laid out once as days, blocks, rows and cells, each with a permanent id; the views only print it.

A block is what goes on at the same time: one row, or several that overlap, or a row with its
parallel tracks. Its columns are lanes: each minute of each lane is in exactly one cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import lcm

from manuscript.model import Line
from norwegian.date_words import MONTHS, WEEKDAYS
from norwegian.letters import slugify

from .model import Clock, Day, Programme, Session, Track
from .placement import PlacedBlock as LaneBlock
from .placement import Placement, blocks_of
from .speakers import named

# The permanent name of every session and track on its page: what a link to it ends in.


SessionPath = tuple[int, ...]  # day, session; then track; then talk: places counted from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Identified:
    path: SessionPath
    title: str
    label: str
    day: date
    starts: Clock


def session_ids(programme: Programme, taken: frozenset[str] = frozenset()) -> Mapping[SessionPath, str]:
    """Return the id of every session, track and talk, by where it stands.

    It is made from the title. A repeated title, or one whose id is *taken*
    elsewhere on the page, adds the start, and the date where there are several
    days: «pause-1015». So a row that moves takes only its own links with it.
    """
    named = list(_identified(programme))
    several_days = len({one.day for one in named}) > 1
    slugs = {one.path: slugify(one.title) for one in named}
    times_used = Counter(slugs.values())
    ids: dict[SessionPath, str] = {}
    used = set(taken)
    numbers: Counter[str] = Counter()
    for one in named:
        slug = slugs[one.path]
        if not slug or times_used[slug] > 1 or slug in used:
            slug = _with_time(slug, one, several_days=several_days)
        ids[one.path] = _unused(slug, one, used, numbers)
        used.add(ids[one.path])
    return ids


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


# A laid-out programme: what the views print, with nothing left to work out.


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeText:
    """A time to print, and to mark up: «11.30», «2027-03-12T11:30»."""

    starts: str
    ends: str  # empty: not written
    understood_end: str  # empty: none; to be shown as understood, never as a fact
    starts_about: str
    ends_about: str
    starts_datetime: str  # local date and time
    ends_datetime: str
    understood_datetime: str

    @property
    def text(self) -> str:
        """The time as plain text: «ca. 11.30–12.00»."""
        starts = f"{self.starts_about} {self.starts}".strip()
        ends = f"{self.ends_about} {self.ends}".strip()
        return f"{starts}–{ends}" if self.ends else starts


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A session, a track or a talk in its place; empty where a lane has nothing."""

    id: str  # empty: an empty cell
    title: str
    rows: int = 1  # rowspan
    columns: int = 1  # colspan
    is_break: bool = False
    is_lead: bool = False  # it stands over its tracks
    is_empty: bool = False
    track: str = ""  # the label, to be said in the cell
    time: TimeText | None = None  # None: an empty cell
    shows_time: bool = False  # its time is not that of its row
    speakers: tuple[str, ...] = ()
    room: str = ""
    description: tuple[Line, ...] = ()  # Markdown
    path: SessionPath = ()  # where it stands in the programme


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of the table. The time heads all rows that begin at it."""

    time: TimeText | None  # None: the heading above goes on
    time_rows: int  # rowspan of the heading; 0: none
    cells: tuple[GridCell, ...]
    starts: int  # minutes after the midnight that begins the day
    until: int  # where the next row begins; the same as starts for a lead or a track heading


@dataclass(frozen=True, slots=True, kw_only=True)
class GridBlock:
    """Rows that belong together: a group of the table that should not be split in print."""

    preface: tuple[Line, ...]  # Markdown that stands above it
    rows: tuple[GridRow, ...]
    is_break: bool
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """A day as a group of the table."""

    id: str
    date: date
    datetime: str  # of the day, for a time element
    heading: str  # as written, or the date where there are several days; empty: none
    heading_is_written: bool
    preface: tuple[Line, ...]
    blocks: tuple[GridBlock, ...]
    columns: int
    tracks: tuple[tuple[str, str], ...] = ()  # the name of each track, and the id of its first cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole programme, ready to print."""

    preface: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    time_heading: str = ""  # what the editor's table called its columns; empty: ours
    content_heading: str = ""
    other_headings: tuple[str, ...] = ()
    days: tuple[GridDay, ...] = field(default_factory=tuple)

    @property
    def is_empty(self) -> bool:
        return not self.days


# A programme laid out once, as days, blocks, rows and cells; the views only print it.


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


def _day(day: Day, index: int, ids: Mapping[SessionPath, str], *, language: str, several: bool, seen: bool) -> GridDay:
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


def _track_list(blocks: tuple[GridBlock, ...]) -> tuple[tuple[str, str], ...]:
    first: dict[str, str] = {}
    for block in blocks:
        for row in block.rows:
            for cell in row.cells:
                if cell.track:
                    first.setdefault(cell.track, cell.id)
    return tuple(first.items())


def _block(block: LaneBlock, day: Day, index: int, ids: Mapping[SessionPath, str], columns: int) -> GridBlock:
    heads = _heads(block, day.date)
    by_row: list[list[Placement]] = [[] for _ in block.slots]
    for placed in block.placed:
        by_row[placed.row].append(placed)
    rows = []
    for number, (slot, cells) in enumerate(zip(block.slots, by_row, strict=True)):
        time, time_rows = heads.get(number, (None, 0))
        governing = heads[slot.first_row][0]
        rows.append(
            GridRow(
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
    return GridBlock(
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
    placed: Placement,
    lanes: int,
    day: date,
    index: int,
    ids: Mapping[SessionPath, str],
    columns: int,
    row_time: TimeText,
) -> GridCell:
    first = placed.lane * columns // lanes
    width = (placed.lane + placed.lanes) * columns // lanes - first
    item = placed.item
    if item is None:
        return GridCell(id="", title="", rows=placed.rows, columns=width, is_empty=True)
    path = (index, *placed.path)
    time = _time(item, day)
    is_lead = isinstance(item, Session) and bool(item.tracks)
    return GridCell(
        id=ids[path],
        title=item.title,
        rows=placed.rows,
        columns=width,
        is_break=isinstance(item, Session) and item.is_break,
        is_lead=is_lead,
        track=placed.track,
        time=time,
        shows_time=time.text != row_time.text,
        speakers=named(item.speakers),
        room=item.room,
        description=item.description,
        path=path,
    )
