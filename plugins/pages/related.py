"""The ways on from an article or an event: what came before and after, by date or in its series, and what is related."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from body.model import Heading
from content_types.model import Article, Content, Event
from norwegian.dates import write_date
from outputs.context import RenderContext, published_at
from website.model import Entry, is_article, is_event
from website.related import is_for

from .items import ArticleItem, EventItem, article_item, event_item
from .views import Link

FEWEST_HEADINGS = 5  # with fewer a page is seen over at a glance


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The one before or after in a series or by date; the day is ready for a ``time`` element."""

    title: str
    url: str
    language: str
    iso: str  # its day, for the datetime attribute
    text: str  # the same in the page's language


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursView:
    """The articles that came out right before and right after."""

    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """What has something in common with a page, the nearest first."""

    events: tuple[EventItem, ...]
    articles: tuple[ArticleItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series of an event, and the way to those beside it."""

    name: str
    url: str
    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the last so far


def beside_by_date(
    entry: Entry[Article], context: RenderContext
) -> tuple[Entry[Article] | None, Entry[Article] | None]:
    """Return the articles that came out right before and right after the listed article *entry*."""
    articles, at = context.website.articles, context.website.article_numbers.get(entry.url_path)
    if at is None:
        return None, None
    older, newer = (map(articles.__getitem__, each) for each in (range(at + 1, len(articles)), reversed(range(at))))
    return _first_by_date(older, entry, context), _first_by_date(newer, entry, context)


def _first_by_date(
    articles: Iterable[Entry[Article]], entry: Entry[Article], context: RenderContext
) -> Entry[Article] | None:
    """Return the first with a date that is no other version of *entry* or of an article in the page's language."""
    own = {other.url_path for other in context.website.translations.get(entry.content.source, ())}
    shown = (one for one in articles if one.content.published and one.url_path not in own)
    return next((one for one in shown if is_for(one, context.website, context.language)), None)


def neighbours_view(
    before: Entry[Article] | None, after: Entry[Article] | None, context: RenderContext
) -> NeighboursView | None:
    """Return the way to the articles *before* and *after*; None when there is neither."""
    if before is None and after is None:
        return None
    return NeighboursView(previous=_neighbour(before, context), next=_neighbour(after, context))


def series_links(
    entry: Entry[Event], beside: tuple[Entry[Event] | None, Entry[Event] | None], context: RenderContext
) -> SeriesView | None:
    """Return the way from the listed event *entry* to those *beside* it in its series, by start.

    It is None for an event in no series, and for one in no list.
    """
    series = context.website.series_of(entry.content)
    if series is None or all(other.url_path != entry.url_path for other in series.entries):
        return None
    before, after = (_neighbour(each, context) for each in beside)
    return SeriesView(name=series.name, url=context.href(series.url_path), previous=before, next=after)


def beside_in_series(entry: Entry[Event], context: RenderContext) -> tuple[Entry[Event] | None, Entry[Event] | None]:
    """Return the events right before and right after *entry* in its series."""
    series = context.website.series_of(entry.content)
    events = context.one_of_each(series.entries) if series else []
    at = next((at for at, other in enumerate(events) if other.url_path == entry.url_path), None)
    if at is None:
        return None, None
    return next(reversed(events[:at]), None), next(iter(events[at + 1 :]), None)


def _neighbour(entry: Entry[Article] | Entry[Event] | None, context: RenderContext) -> Neighbour | None:
    """Return the way to *entry*, told of with the day it came out or begins."""
    if entry is None:
        return None
    content = entry.content
    day = content.span.first_day if isinstance(content, Event) else published_at(content).date()
    return Neighbour(
        title=content.title,
        url=context.href(entry.url_path),
        language=content.language.value,
        iso=day.isoformat(),
        text=write_date(day, context.language),
    )


def related_view(found: Sequence[Entry[Content]], context: RenderContext) -> RelatedView | None:
    """Return what was *found* to be related to a page; None when nothing is."""
    events = tuple(event_item(other, context) for other in found if is_event(other))
    articles = tuple(article_item(other, context) for other in found if is_article(other))
    return RelatedView(events=events, articles=articles) if events or articles else None


def page_menu(headings: Iterable[Heading]) -> tuple[Link, ...]:
    """Return the way to each part of a long text; none when it is short."""
    parts = tuple(Link(text=heading.text, url=f"#{heading.id}") for heading in headings if heading.level == 2)
    return parts if len(parts) >= FEWEST_HEADINGS else ()
