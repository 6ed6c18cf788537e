"""The pages that list others: the front page, the articles, the events and their archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from content_types.model import Event
from content_types.url_paths import (
    ARCHIVE_PATH,
    ARTICLES_ATOM_PATH,
    ARTICLES_PATH,
    EVENTS_PATH,
    SERIES_PATH,
    SUBSCRIBE_PATH,
)
from outputs.context import RenderContext
from outputs.head import description_of_entries, list_head
from outputs.structured_data import site_json_ld
from website.model import Entry

from .listing import (
    EmptyMessage,
    ListedEvent,
    ListView,
    Pagination,
    article_list,
    as_past,
    newest_first,
    next_and_later,
    numbered,
    pages_of,
    past,
    past_list,
    to_take_part_in,
    upcoming,
    upcoming_list,
)
from .views import ALWAYS, Page, Shown

HOME_LATER = 3  # after the one that is next
HOME_PAST = 3
HOME_ARTICLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """Events of one year, newest first."""

    year: str
    events: ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page."""

    title: str
    lead: str
    next: tuple[ListedEvent, ...]  # the first that is not over; those after it wait for their turn
    upcoming: ListView  # after the next
    past: ListView | None  # None: there is nothing over, or no need of it
    past_shown: Shown  # when nothing is coming
    articles: ListView
    events_url: str
    archive_url: str
    articles_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleListView:
    """All articles, a page at a time."""

    title: str
    articles: ListView
    pagination: Pagination
    feed_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingView:
    """``/arrangementer/``: soonest first."""

    title: str
    events: ListView
    archive_url: str
    series_url: str  # empty: there are no series
    subscribe_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """``/arrangementer/arkiv/``: by year, newest first."""

    title: str
    years: tuple[YearGroup, ...]
    empty: EmptyMessage | None
    pagination: Pagination
    upcoming_url: str


def home_page(context: RenderContext) -> Page:
    events = context.website.events
    next_event, later = next_and_later(events, context, limit=HOME_LATER)
    may_be_empty = len(later.events) + 1 >= len(upcoming(events, context))  # the next one leads
    over = past_list(events, context, limit=HOME_PAST) if may_be_empty else None
    view = HomeView(
        title=context.settings.name,
        lead=context.settings.tagline,
        next=next_event,
        upcoming=later,
        past=over if over and over.events else None,
        past_shown=later.empty.shown if later.empty else ALWAYS,
        articles=article_list(context.website.articles, context, limit=HOME_ARTICLES, leads=True),
        events_url=context.href(EVENTS_PATH),
        archive_url=context.href(ARCHIVE_PATH),
        articles_url=context.href(ARTICLES_PATH),
    )
    head = list_head(context, "/", view.title, is_front=True)
    head = replace(head, json_ld_html=site_json_ld(context))
    return Page(url_path="/", template="home", head=head, view=view)


def article_lists(context: RenderContext) -> Iterator[Page]:
    title = context.words.articles
    for url_path, entries, pagination in pages_of(
        context.one_of_each(context.website.articles), ARTICLES_PATH, context
    ):
        view = ArticleListView(
            title=title,
            articles=article_list(entries, context),
            pagination=pagination,
            feed_url=context.href(ARTICLES_ATOM_PATH),
        )
        name = numbered(title, pagination)
        head = list_head(context, url_path, name, description=description_of_entries(name, entries, context))
        yield Page(url_path=url_path, template="article_list", head=head, view=view)


def upcoming_page(context: RenderContext) -> Page:
    view = UpcomingView(
        title=context.words.events,
        events=upcoming_list(context.website.events, context, are_cards=True),
        archive_url=context.href(ARCHIVE_PATH),
        series_url=context.href(SERIES_PATH) if context.website.series else "",
        subscribe_url=context.href(SUBSCRIBE_PATH),
    )
    said = description_of_entries(view.title, to_take_part_in(context.website.events, context), context)
    head = list_head(context, EVENTS_PATH, view.title, description=said)
    return Page(url_path=EVENTS_PATH, template="event_list", head=head, view=view)


def archive_pages(context: RenderContext) -> Iterator[Page]:
    """Yield the archive; its first page holds, not shown yet, what will be over."""
    title = context.words.past_events
    events = context.website.events
    over = past_list(events, context)
    for url_path, entries, pagination in pages_of(past(events, context), ARCHIVE_PATH, context):
        carried = newest_first([*entries, *upcoming(events, context)]) if pagination.number == 1 else entries
        view = ArchiveView(
            title=title,
            years=_by_year(carried, context),
            empty=over.empty,
            pagination=pagination,
            upcoming_url=context.href(EVENTS_PATH),
        )
        name = numbered(title, pagination)
        head = list_head(context, url_path, name, description=description_of_entries(name, entries, context))
        yield Page(url_path=url_path, template="event_archive", head=head, view=view)


def _by_year(entries: Sequence[Entry[Event]], context: RenderContext) -> tuple[YearGroup, ...]:
    return tuple(
        YearGroup(year=str(year), events=as_past(list(group), context))
        for year, group in groupby(entries, key=lambda entry: entry.content.span.starts.year)
    )
