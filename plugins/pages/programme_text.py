"""The body of an event for those who show no table: the programme as paragraphs, in the order it is read."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from body.model import Body
from programme.grid import Cell, Grid, GridDay
from website.model import Agenda, Entry

from .body_html import body_html, filled
from .frame import Frame

HEADING = Markup("<h2>{}</h2>")
DAY = Markup("<h3>{}</h3>")
SESSION = Markup("<p><strong>{}</strong> {}</p>")
BREAK = Markup("<br>")


def event_text_html(entry: Entry, frame: Frame) -> str:
    """Return all an event has of text, the programme in its place, every address absolute."""
    page, language = frame.absolute(entry.address), entry.content.language.value
    if entry.agenda is None:
        return body_html(entry, frame.website, frame.absolute, own_page=page)

    def text_html(body: Body) -> str:
        return filled(
            body, entry.content.source, frame.website, frame.absolute, own_page=page, language=language
        ).strip()

    agenda = entry.agenda
    parts = (part if isinstance(part, str) else text_html(part) for part in _parts(agenda, frame))
    return "\n".join(part for part in (text_html(agenda.before), *parts, text_html(agenda.after)) if part)


def _parts(agenda: Agenda, frame: Frame) -> Iterator[Markup | Body]:
    """Yield the programme piece by piece, its Markdown as bodies."""
    grid: Grid = agenda.grid
    yield HEADING.format(agenda.title)
    yield agenda.texts.get(grid.preface, Body())
    for day in grid.days:
        if day.heading and (len(grid.days) > 1 or day.heading_is_written):
            yield DAY.format(day.heading)
        yield from _day(day, agenda, frame)
    yield agenda.texts.get(grid.closing, Body())


def _day(day: GridDay, agenda: Agenda, frame: Frame) -> Iterator[Markup | Body]:
    yield agenda.texts.get(day.preface, Body())
    for block in day.blocks:
        yield agenda.texts.get(block.preface, Body())
        for cell in (cell for row in block.rows for cell in row.cells if not cell.is_empty):
            yield _session(cell, frame)
            yield agenda.texts.get(cell.description, Body())


def _session(cell: Cell, frame: Frame) -> Markup:
    room = f"{frame.words.room}: {cell.room}" if cell.room else ""
    title = ": ".join(text for text in (cell.track, cell.title) if text)
    lines = (line for line in (title, *cell.speakers, room) if line)
    return SESSION.format(cell.time.text if cell.time else "", BREAK.join(lines))
