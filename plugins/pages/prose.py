"""A body for its own page: HTML, with the lists it asks for where it asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from body.model import Body, ListLine, Part
from content_types.list_lines import ListKind, ListQuery
from content_types.model import Content
from content_types.url_paths import ARCHIVE_PATH, ARTICLES_PATH, EVENTS_PATH
from norwegian.letters import slugify
from outputs.body_html import filled, list_filter_text
from outputs.context import RenderContext
from website.model import Entry, is_event

from .listing import ListView, article_list, past_list, upcoming_list
from .views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePart:
    """A stretch of a body, and the list that follows it."""

    text_html: str  # may open what a later piece closes
    list: ListView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """A body: the pieces in their order."""

    pieces: tuple[ProsePart, ...] = ()


def prose(body: Body, entry: Entry[Content], context: RenderContext) -> ProseView:
    """Return *body*, which is that of *entry* or a part of it."""
    source = entry.content.source
    pieces = []
    for parts, line in _up_to_each_list(body.parts):
        html = filled(replace(body, parts=parts), source, context.website, context.href)
        view = _list_view(context.website.lists[source, line.text], entry, context) if line else None
        if html or view:
            pieces.append(ProsePart(text_html=html, list=view))
    return ProseView(pieces=tuple(pieces))


def _up_to_each_list(parts: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], ListLine | None]]:
    """Yield the parts before each list line together with the line, and at last the remaining parts with None."""
    begins = 0
    for number, part in enumerate(parts):
        if isinstance(part, ListLine):
            yield parts[begins:number], part
            begins = number + 1
    yield parts[begins:], None


def _list_view(query: ListQuery, asking: Entry[Content], context: RenderContext) -> ListView:
    """Return the list that a list line asks for; the page *asking* is not in it."""
    website = context.website
    limit, about, way_on = query.count, list_filter_text(query, context.words), _way_on(query, context)
    if query.kind is ListKind.ARTICLES:
        articles = [entry for entry in website.articles if _is_asked_for(entry, query, asking)]
        return article_list(articles, context, limit=limit, about=about, way_on=way_on)
    events = [entry for entry in website.events if _is_asked_for(entry, query, asking)]
    build = upcoming_list if query.kind is ListKind.UPCOMING else past_list
    return build(events, context, limit=limit, about=about, way_on=way_on)


def _is_asked_for(entry: Entry[Content], query: ListQuery, asking: Entry[Content]) -> bool:
    if entry.url_path == asking.url_path:
        return False
    if query.subject and query.subject.slug not in map(slugify, entry.content.subjects):
        return False
    return not query.series or (is_event(entry) and slugify(entry.content.series) == query.series.slug)


def _way_on(query: ListQuery, context: RenderContext) -> Link:
    """Return where to look when the list is empty."""
    words = context.words
    if query.kind is ListKind.ARTICLES:
        return Link(text=words.all_articles, url=context.href(ARTICLES_PATH))
    if query.kind is ListKind.PAST or query.subject or query.series:
        return Link(text=words.all_events, url=context.href(EVENTS_PATH))
    return Link(text=words.past_events, url=context.href(ARCHIVE_PATH))
