"""The programme of an event, laid out for the template: the grid with its texts as HTML and its times as
instants.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from body.model import Body
from content_types.clock import on_the_wall
from content_types.timing import is_past
from manuscript.model import Line
from outputs.context import RenderContext
from outputs.event_text import Shown, between
from programme.grid import Grid, GridBlock, GridCell, GridDay, GridRow, TimeText
from website.model import Agenda, Entry

from .body_html import filled
from .views import ProgrammeBlock, ProgrammeDay, ProgrammeRow, ProgrammeView, SessionCell, SessionTime, TrackLink

WIDE_FROM = 3  # lanes
CARDS_FROM = 5
LONG_FROM = 16  # rows; a shorter programme of one day is seen at a glance

Text = Callable[[tuple[Line, ...]], str]
On = Callable[[TimeText | None], Shown | None]


def programme_view(entry: Entry, context: RenderContext) -> ProgrammeView | None:
    """Return the programme, or None where the event has none."""
    agenda = entry.agenda
    if agenda is None:
        return None
    text = _text_of(agenda, entry, context)
    on = _on_in(entry, context)
    grid = agenda.grid
    lanes = max((block.lanes for day in grid.days for block in day.blocks), default=1)
    return ProgrammeView(
        id=agenda.id,
        title=agenda.title,
        preface_html=text(grid.preface),
        closing_html=text(grid.closing),
        days=tuple(_day(day, agenda, text, on) for day in grid.days),
        is_wide=lanes >= WIDE_FROM,
        has_cards=lanes >= CARDS_FROM,
        is_long=_is_long(grid),
        time_heading=grid.time_heading or context.words.time,
        content_heading=" / ".join((grid.content_heading, *grid.other_headings)) or context.words.programme,
    )


def _is_long(grid: Grid) -> bool:
    rows = sum(len(block.rows) for day in grid.days for block in day.blocks)
    return len(grid.days) > 1 or (rows >= LONG_FROM and any(len(day.tracks) > 1 for day in grid.days))


def _text_of(agenda: Agenda, entry: Entry, context: RenderContext) -> Text:
    def text(lines: tuple[Line, ...]) -> str:
        return filled(agenda.texts.get(lines, Body()), entry.content.source, context.website, context.href)

    return text


def _day(day: GridDay, agenda: Agenda, text: Text, on: On) -> ProgrammeDay:
    heading = day.heading if len(agenda.grid.days) > 1 or day.heading_is_written else ""
    return ProgrammeDay(
        id=day.id,
        iso=day.datetime,
        heading=heading,
        caption=": ".join(part for part in (agenda.title, heading) if part),
        columns=day.columns,
        preface_html=text(day.preface),
        blocks=tuple(_block(block, day, text, on) for block in day.blocks),
        tracks=tuple(TrackLink(name=name, id=first) for name, first in day.tracks),
    )


def _block(block: GridBlock, day: GridDay, text: Text, on: On) -> ProgrammeBlock:
    return ProgrammeBlock(
        preface_html=text(block.preface),
        columns=day.columns,
        rows=tuple(_row(row, text, on) for row in block.rows),
    )


def _row(row: GridRow, text: Text, on: On) -> ProgrammeRow:
    return ProgrammeRow(
        time=_time(row.time),
        time_rows=row.time_rows,
        cells=tuple(_cell(cell, row, text, on) for cell in row.cells),
    )


def _cell(cell: GridCell, row: GridRow, text: Text, on: On) -> SessionCell:
    return SessionCell(
        id=cell.id,
        kind=_kind(cell),
        title=cell.title,
        rows=cell.rows,
        columns=cell.columns,
        track=cell.track,
        time=_time(cell.time),
        shows_time=cell.shows_time,
        has_heading=row.time is not None,
        on=on(cell.time),
        speakers=cell.speakers,
        room=cell.room,
        description_html=text(cell.description),
    )


def _kind(cell: GridCell) -> str:
    if cell.is_empty:
        return "empty"
    if cell.is_break:
        return "break"
    return "lead" if cell.is_lead else "session"


def _time(time: TimeText | None) -> SessionTime | None:
    if time is None:
        return None
    return SessionTime(
        starts=f"{time.starts_about} {time.starts}".strip(),
        ends=f"{time.ends_about} {time.ends}".strip() if time.ends else "",
        starts_iso=_instant(time.starts_datetime),
        ends_iso=_instant(time.ends_datetime),
    )


def _on_in(entry: Entry, context: RenderContext) -> On:
    is_over = is_past(entry.content, context.now)

    def on(time: TimeText | None) -> Shown | None:
        ends = time.ends_datetime or time.understood_datetime if time else ""
        if is_over or not ends:
            return None
        return between(context.now, _moment(time.starts_datetime), _moment(ends))

    return on


def _moment(local: str) -> datetime:
    return on_the_wall(datetime.fromisoformat(local))


def _instant(local: str) -> str:
    return _moment(local).isoformat() if local else ""
