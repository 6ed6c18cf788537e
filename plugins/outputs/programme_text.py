"""A programme for those who show no table: as plain lines, and as paragraphs of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from body.model import Body
from programme.grid import Grid, GridCell, GridDay
from programme.model import Clock, Session, Track
from programme.speakers import named
from website.model import Agenda, Entry

from .body_html import body_html, filled
from .context import RenderContext

INDENT = "  "
PROGRAMME_HEADING = Markup("<h2>{}</h2>")
DAY_HEADING = Markup("<h3>{}</h3>")
SESSION = Markup("<p><strong>{}</strong> {}</p>")
BREAK = Markup("<br>")


def event_text_html(entry: Entry, context: RenderContext) -> str:
    """Return all an event has of text, the programme in its place, every url absolute."""
    page, language = context.absolute(entry.url_path), entry.content.language.value
    if entry.agenda is None:
        return body_html(entry, context.website, context.absolute, own_page=page)

    def text_html(body: Body) -> str:
        return filled(
            body, entry.content.source, context.website, context.absolute, own_page=page, language=language
        ).strip()

    agenda = entry.agenda
    parts = (part if isinstance(part, str) else text_html(part) for part in _programme_parts(agenda, context))
    return "\n".join(part for part in (text_html(agenda.before), *parts, text_html(agenda.after)) if part)


def _programme_parts(agenda: Agenda, context: RenderContext) -> Iterator[Markup | Body]:
    """Yield the programme piece by piece, its Markdown as bodies."""
    grid: Grid = agenda.grid
    yield PROGRAMME_HEADING.format(agenda.title)
    yield agenda.texts.get(grid.preface, Body())
    for day in grid.days:
        if day.heading and (len(grid.days) > 1 or day.heading_is_written):
            yield DAY_HEADING.format(day.heading)
        yield from _programme_day(day, agenda, context)
    yield agenda.texts.get(grid.closing, Body())


def _programme_day(day: GridDay, agenda: Agenda, context: RenderContext) -> Iterator[Markup | Body]:
    yield agenda.texts.get(day.preface, Body())
    for block in day.blocks:
        yield agenda.texts.get(block.preface, Body())
        for cell in (cell for row in block.rows for cell in row.cells if not cell.is_empty):
            yield _programme_session(cell, context)
            yield agenda.texts.get(cell.description, Body())


def _programme_session(cell: GridCell, context: RenderContext) -> Markup:
    room = f"{context.words.room}: {cell.room}" if cell.room else ""
    title = ": ".join(text for text in (cell.track, cell.title) if text)
    lines = (line for line in (title, *cell.speakers, room) if line)
    return SESSION.format(cell.time.text if cell.time else "", BREAK.join(lines))


def programme_lines(agenda: Agenda) -> Iterator[str]:
    """Yield the programme line by line under its title, by day and time, tracks set in below their session."""
    days = agenda.programme.days
    if not days:
        return
    yield agenda.title
    for day, laid_out in zip(days, agenda.grid.days, strict=True):
        if laid_out.heading and (len(days) > 1 or laid_out.heading_is_written):
            yield ""
            yield laid_out.heading
        for session in sorted(day.sessions, key=lambda session: session.starts.since_midnight):
            yield from _session(session, "")


def _session(session: Session, indent: str) -> Iterator[str]:
    words = _words(session, session.track_name) if session.titled or not session.tracks else ""
    yield f"{indent}{_time(session)} {words}".rstrip()
    for track in session.tracks:
        has_own_time = (track.starts, track.ends) != (session.starts, session.ends)
        time = f"{_clocks(track.starts, track.ends)} " if has_own_time else ""
        yield f"{indent}{INDENT}{time}{_words(track, track.name)}".rstrip()
        for talk in track.sessions:
            yield from _session(talk, indent + 2 * INDENT)


def _words(part: Session | Track, label: str) -> str:
    """Return «Spor 1: Åpning (Storsalen) – Kari Nordmann», as far as it is known."""
    room = f"({part.room})" if part.room else ""
    what = " ".join(word for word in (part.title, room) if word)
    who = "; ".join(named(part.speakers))
    said = " – ".join(word for word in (what, who) if word)
    return ": ".join(word for word in (label, said) if word)


def _time(session: Session) -> str:
    starts = f"{session.starts_about} {_clock(session.starts)}".strip()
    ends = f"{session.ends_about} {_clock(session.ends)}".strip() if session.ends else ""
    return f"{starts}–{ends}" if ends else starts


def _clocks(starts: Clock, ends: Clock | None) -> str:
    return f"{_clock(starts)}–{_clock(ends)}" if ends else _clock(starts)


def _clock(clock: Clock) -> str:
    return str(clock).replace(":", ".")
