"""All the text of an event for those who show no table: the programme as paragraphs, in the order it is read."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from body.model import Body
from content_types.model import Event
from programme.model import GridCell, GridDay
from programme.text import named, session_title, walk
from website.model import Agenda, Entry

from .body_html import body_html, filled
from .context import RenderContext

PROGRAMME_HEADING = Markup("<h2>{}</h2>")
DAY_HEADING = Markup("<h3>{}</h3>")
SESSION = Markup("<p><strong>{}</strong> {}</p>")
BREAK = Markup("<br>")


def event_text_html(entry: Entry[Event], context: RenderContext) -> str:
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
    yield PROGRAMME_HEADING.format(agenda.title)
    for part in walk(agenda.grid):
        if isinstance(part, GridDay):
            if part.heading:
                yield DAY_HEADING.format(part.heading)
        elif isinstance(part, GridCell):
            yield _programme_session(part, context)
        else:
            yield agenda.texts.get(part, Body())


def _programme_session(cell: GridCell, context: RenderContext) -> Markup:
    item = cell.item
    if item is None:
        return Markup()
    room = f"{context.words.room}: {item.room}" if item.room else ""
    lines = (line for line in (session_title(cell), *named(item.speakers), room) if line)
    return SESSION.format(item.span.text, BREAK.join(lines))
