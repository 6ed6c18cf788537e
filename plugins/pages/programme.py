"""The programme of an event laid out for the template: the grid with its texts as HTML and its times as instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from body.model import Body
from content_types.model import DID_NOT_TAKE_PLACE, Event
from content_types.timing import is_past, moment_of
from manuscript.model import Line
from outputs.body_html import filled
from outputs.context import RenderContext
from programme.model import ClockSpan, Grid, GridBlock, GridCell, GridDay, GridRow
from programme.text import named
from website.model import Agenda, Entry, event_calendar_url_path, session_calendar_url_path

from .views import Shown, between

WIDE_FROM = 3  # columns: so many things go on side by side
CARDS_FROM = 5
IN_A_LINE = (4, 3)  # cards, however wide the page is
FOLDED_FROM = 300  # signs in a description: then one asks for it
MOST_TRACKS = 8  # to choose between: components/programme_menu.css has a rule for each
SCRIPT = "/theme/js/my_programme.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """When something is on, and from when it is over."""

    on_now: Shown
    over: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTime:
    """When, on the wall clock where the event is; ``*_iso`` are instants."""

    starts: str  # «11.30», with «ca.» where it is written
    ends: str  # empty: not written
    starts_iso: str
    ends_iso: str
    progress: Progress | None  # None: its end is not known, it is said for all that begins then, or the event is over


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCell:
    """A session, a track or a talk in its place in the table."""

    id: str  # empty: nothing goes on here
    kind: str  # session, break, lead (it stands over its tracks) or empty
    level: int  # of its heading
    title: str
    rows: int
    columns: int
    track: str
    track_number: int  # among those of the programme, from 1; 0: for all, or there is no choice
    time: SessionTime | None  # None: an empty cell
    shows_time: bool  # its time is not that of the row
    has_heading: bool  # the row's own time heading stands in the same row
    speakers: tuple[str, ...]
    room: str
    description_html: str
    is_folded: bool  # the description is long
    calendar_url: str  # of it alone; empty: it has none, or there is nothing to go to


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """Where the parts of a programme get what is not in the grid."""

    agenda: Agenda
    entry: Entry[Event]
    context: RenderContext
    tracks: tuple[str, ...]
    is_over: bool
    is_coming: bool  # there is something to go to, and calendars to have it in

    def text(self, lines: tuple[Line, ...]) -> str:
        """Return Markdown as HTML."""
        body = self.agenda.texts.get(lines, Body())
        return filled(body, self.entry.content.source, self.context.website, self.context.href)

    def calendar_url(self, cell: GridCell) -> str:
        url_path = session_calendar_url_path(self.entry, cell) if self.is_coming else ""
        return self.context.href(url_path) if url_path else ""

    def progress(self, span: ClockSpan, day: date) -> Progress | None:
        ends = span.ends or span.understood_end
        if ends is None or self.is_over:
            return None
        over, now = moment_of(day, ends), self.context.now
        on_now = between(now, moment_of(day, span.starts), over)
        return Progress(on_now=on_now, over=Shown(begins=on_now.ends, is_hidden=over > now))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow:
    """A row; the time heads ``time_rows`` rows, and is None in those after the first."""

    time: SessionTime | None
    time_rows: int
    cells: tuple[SessionCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeBlock:
    """Rows that belong together."""

    preface_html: str
    columns: int
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """One table."""

    id: str
    iso: str  # the date
    heading: str  # empty: the programme's own says enough
    caption: str
    columns: int
    preface_html: str
    blocks: tuple[ProgrammeBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """The programme of an event."""

    id: str
    title: str
    preface_html: str
    closing_html: str
    days: tuple[ProgrammeDay, ...]
    is_wide: bool  # more goes on at once than there is room for in a column of text
    cards: int  # of what there is no room for side by side, so many in a line; 0: there is room
    has_several_days: bool
    tracks: tuple[str, ...]  # to choose one of; none: there is no choice
    script_url: str  # of «Mitt program»; empty: nothing goes on at the same time, or nothing is to come
    time_heading: str
    content_heading: str


def programme_view(entry: Entry[Event], context: RenderContext) -> ProgrammeView | None:
    """Return the programme, or None where the event has none."""
    agenda = entry.agenda
    if agenda is None:
        return None
    grid = agenda.grid
    columns = max((block.columns for day in grid.days for block in day.blocks), default=1)
    tracks, is_over = _tracks(grid), is_past(entry.content, context.now)
    is_off = is_over or entry.content.status in DID_NOT_TAKE_PLACE
    is_coming = bool(event_calendar_url_path(entry)) and not is_off
    ask = _Ask(agenda=agenda, entry=entry, context=context, tracks=tracks, is_over=is_over, is_coming=is_coming)
    return ProgrammeView(
        id=agenda.id,
        title=agenda.title,
        preface_html=ask.text(grid.preface),
        closing_html=ask.text(grid.closing),
        days=tuple(_day(day, ask) for day in grid.days),
        is_wide=columns >= WIDE_FROM,
        cards=_cards_in_line(columns) if columns >= CARDS_FROM else 0,
        has_several_days=len(grid.days) > 1,
        tracks=tracks,
        script_url=context.href(SCRIPT) if columns > 1 and is_coming else "",
        time_heading="".join(grid.column_names[:1]) or context.words.time,
        content_heading=" / ".join(grid.column_names[1:]) or context.words.programme,
    )


def _cards_in_line(columns: int) -> int:
    """Return how many to lay side by side so that the last line is as full as can be: 3 of 6 and of 5, 4 of 7 and 8."""
    return min(IN_A_LINE, key=lambda cards: -columns % cards)


def _tracks(grid: Grid) -> tuple[str, ...]:
    """Return the names of the tracks in their order, where there are several to choose between, and not too many."""
    cells = (cell for day in grid.days for block in day.blocks for row in block.rows for cell in row.cells)
    names = tuple(dict.fromkeys(cell.track for cell in cells if cell.track))
    return names if 1 < len(names) <= MOST_TRACKS else ()


def _day(day: GridDay, ask: _Ask) -> ProgrammeDay:
    return ProgrammeDay(
        id=day.id,
        iso=day.date.isoformat(),
        heading=day.heading,
        caption=": ".join(part for part in (ask.agenda.title, day.heading) if part),
        columns=day.columns,
        preface_html=ask.text(day.preface),
        blocks=tuple(_block(block, day, ask) for block in day.blocks),
    )


def _block(block: GridBlock, day: GridDay, ask: _Ask) -> ProgrammeBlock:
    return ProgrammeBlock(
        preface_html=ask.text(block.preface),
        columns=day.columns,
        rows=tuple(_row(row, day, ask) for row in block.rows),
    )


def _row(row: GridRow, day: GridDay, ask: _Ask) -> ProgrammeRow:
    return ProgrammeRow(
        time=_time(row.span, day.date, ask.progress(row.span, day.date)) if row.span else None,
        time_rows=row.headed_rows,
        cells=tuple(_cell(cell, row, day, ask) for cell in row.cells),
    )


def _cell(cell: GridCell, row: GridRow, day: GridDay, ask: _Ask) -> SessionCell:
    """Return what stands in a cell as the template shows it."""
    item = cell.item
    return SessionCell(
        id=cell.id,
        kind=_kind(cell),
        level=4 if day.heading else 3,
        title=item.title if item else "",
        rows=cell.rows,
        columns=cell.columns,
        track=cell.track,
        track_number=ask.tracks.index(cell.track) + 1 if cell.track in ask.tracks else 0,
        time=_time(item.span, day.date, ask.progress(item.span, day.date) if cell.shows_time else None)
        if item
        else None,
        shows_time=cell.shows_time,
        has_heading=row.span is not None,
        speakers=named(item.speakers) if item else (),
        room=item.room if item else "",
        description_html=ask.text(item.description) if item else "",
        is_folded=sum(len(line.text) for line in item.description) >= FOLDED_FROM if item else False,
        calendar_url=ask.calendar_url(cell),
    )


def _kind(cell: GridCell) -> str:
    if cell.item is None:
        return "empty"
    if cell.item.is_break:
        return "break"
    return "lead" if cell.is_lead else "session"


def _time(span: ClockSpan, day: date, progress: Progress | None) -> SessionTime:
    return SessionTime(
        starts=span.starts_text,
        ends=span.ends_text,
        starts_iso=moment_of(day, span.starts).isoformat(),
        ends_iso=moment_of(day, span.ends).isoformat() if span.ends else "",
        progress=progress,
    )
