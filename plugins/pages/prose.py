"""A body for its own page: HTML, with the lists it asks for where it asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from body.model import Body, ListLine
from content_types.list_lines import ListKind, ListQuery
from norwegian.letters import slugify
from outputs.body_html import filled, list_filter_text
from outputs.context import RenderContext
from website.model import Entry, Website

from .listing import ListView, article_list, past_list, upcoming_list
from .views import Link

BUILDERS = {ListKind.UPCOMING: upcoming_list, ListKind.PAST: past_list, ListKind.ARTICLES: article_list}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePart:
    """A stretch of a body, and the list that follows it."""

    text_html: str  # may open what a later piece closes
    list: ListView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """A body: the pieces in their order."""

    pieces: tuple[ProsePart, ...] = ()


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


def answer(query: ListQuery, asking: Entry, context: RenderContext) -> ListView:
    """Return the list *query* asks for; the page that asks is not on it."""
    entries = [entry for entry in _asked_for(query, context.website) if entry.url_path != asking.url_path]
    build = BUILDERS[query.kind]
    return build(
        entries, context, room=query.count, about=list_filter_text(query, context.words), way_on=_way_on(query, context)
    )


def _asked_for(query: ListQuery, website: Website) -> Sequence[Entry]:
    entries: Sequence[Entry] = website.articles if query.kind is ListKind.ARTICLES else website.events
    if query.subject:
        entries = [entry for entry in entries if query.subject.slug in map(slugify, entry.content.subjects)]
    if query.series:
        entries = [entry for entry in entries if slugify(entry.content.series) == query.series.slug]
    return entries


def _way_on(query: ListQuery, context: RenderContext) -> Link:
    """Return where to look when the list is empty."""
    words = context.words
    if query.kind is ListKind.ARTICLES:
        return Link(text=words.all_articles, url=context.href("/artikler/"))
    if query.kind is ListKind.PAST or query.subject or query.series:
        return Link(text=words.all_events, url=context.href("/arrangementer/"))
    return Link(text=words.past_events, url=context.href("/arrangementer/arkiv/"))
