"""The ways on from an article or an event: what came before and after, and what is related."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from body.model import Heading
from content_types.model import Article, Event
from norwegian.dates import write_date
from outputs.context import RenderContext
from website.model import Entry
from website.related import is_for, related

from .items import ArticleItem, EventItem, article_item, event_item
from .views import Link

FEWEST_HEADINGS = 4  # with fewer a page is seen over at a glance


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


def beside_by_date(entry: Entry, context: RenderContext) -> tuple[Entry | None, Entry | None]:
    """Return the articles that came out right before and right after the listed article *entry*."""
    articles = context.website.articles
    at = next((at for at, other in enumerate(articles) if other.url_path == entry.url_path), None)
    if at is None:
        return None, None
    return _first(articles[at + 1 :], entry, context), _first(reversed(articles[:at]), entry, context)


def neighbours_view(before: Entry | None, after: Entry | None, context: RenderContext) -> NeighboursView | None:
    """Return the way to the articles *before* and *after*; None when there is neither."""
    if before is None and after is None:
        return None
    return NeighboursView(
        previous=_neighbour(before, context) if before else None, next=_neighbour(after, context) if after else None
    )


def related_view(entry: Entry, context: RenderContext, *shown: Entry | None) -> RelatedView | None:
    """Return what is related to *entry* and not *shown* on its page already; None when nothing is."""
    found = related(entry, context.website, context.relations, [other.url_path for other in shown if other])
    if not found:
        return None
    return RelatedView(
        events=tuple(event_item(other, context) for other in found if isinstance(other.content, Event)),
        articles=tuple(article_item(other, context) for other in found if isinstance(other.content, Article)),
    )


def page_menu(headings: Iterable[Heading]) -> tuple[Link, ...]:
    """Return the way to each part of a long text; none when it is short."""
    parts = tuple(Link(text=heading.text, url=f"#{heading.id}") for heading in headings if heading.level == 2)
    return parts if len(parts) >= FEWEST_HEADINGS else ()


def _first(articles: Iterable[Entry], entry: Entry, context: RenderContext) -> Entry | None:
    """Return the first with a date that is no other version of *entry* or of an article in the page's language."""
    own = {other.url_path for other in context.website.translations.get(entry.content.source, ())}
    shown = (one for one in articles if one.content.published and one.url_path not in own)
    return next((one for one in shown if is_for(one, context.website, context.language)), None)


def _neighbour(entry: Entry, context: RenderContext) -> Neighbour:
    day = entry.content.published.date()
    return Neighbour(
        title=entry.content.title,
        url=context.href(entry.url_path),
        language=entry.content.language.value,
        iso=day.isoformat(),
        text=write_date(day, context.language),
    )
