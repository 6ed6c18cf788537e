"""A body for its own page: HTML, with the lists it asks for where it asks for them."""

from __future__ import annotations

from dataclasses import replace

from body.model import Body, ListLine
from outputs.context import RenderContext
from website.model import Entry

from .body_html import filled
from .list_lines import answer
from .views import ProsePart, ProseView


def prose(body: Body, entry: Entry, context: RenderContext) -> ProseView:
    """Return *body*, which is that of *entry* or a part of it."""
    source = entry.content.source
    places = [number for number, part in enumerate(body.parts) if isinstance(part, ListLine)]
    pieces = []
    for start, end in zip([0, *(place + 1 for place in places)], [*places, len(body.parts)], strict=True):
        html = filled(replace(body, parts=body.parts[start:end]), source, context.website, context.href)
        line = body.parts[end] if end < len(body.parts) else None
        view = answer(context.website.lists[source, line.text], entry, context) if line else None
        if html or view:
            pieces.append(ProsePart(text_html=html, list=view))
    return ProseView(pieces=tuple(pieces))
