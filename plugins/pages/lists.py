"""The pages that list others: the front page, the articles, the events and their archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from content_types.model import Event
from content_types.url_paths import (
    ARCHIVE_PATH,
    ARTICLES_PATH,
    CALENDAR_PATH,
    EVENTS_PATH,
    SERIES_PATH,
    SUBSCRIBE_PATH,
)
from norwegian.dates import month_name
from outputs.context import RenderContext
from outputs.head import description_of_entries, list_head
from outputs.structured_data import site_json_ld
from website.model import Entry

from .items import ArticleItem, article_item
from .listing import (
    EmptyMessage,
    ListedEvent,
    ListView,
    Pagination,
    article_list,
    as_past,
    lead_and_others,
    newest_first,
    numbered,
    pages_of,
    past,
    past_list,
    to_take_part_in,
    upcoming,
    upcoming_list,
)
from .site import fixed_page_link
from .views import ALWAYS, Link, Page, Shown

PARTNERS_PAGE = "/partnere/"  # an editor's page, which may be taken away
HOME_LATER = 6  # beside the one that leads
HOME_PAST = 3
HOME_ARTICLES = 3  # after the one that leads
FEW = 8  # events that need no months above them


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What a list has of one year or one month."""

    title: str  # «2027», «mars 2027»
    id: str  # of its heading
    entries: ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page."""

    title: str
    lead: str
    about: str  # who we are, and why
    next: tuple[ListedEvent, ...]  # the one that leads; those after it wait for their turn
    upcoming: ListView  # the others
    past: ListView | None  # None: there is nothing over, or no need of it
    past_shown: Shown  # when nothing is coming
    newest: ArticleItem | None
    articles: ListView  # after the newest
    subjects: tuple[Link, ...]
    partners: tuple[str, ...]
    partners_page: Link | None  # what each of them is; None: there is no such page
    events_url: str
    archive_url: str
    articles_url: str
    subscribe_url: str
    calendar: Link  # webcal


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleListView:
    """All articles, by year, a page at a time."""

    title: str
    years: tuple[Period, ...]
    empty: EmptyMessage | None
    pagination: Pagination
    subscribe_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingView:
    """``/arrangementer/``: soonest first, by month where there are many."""

    title: str
    months: tuple[Period, ...]  # none: the events stand together
    events: ListView  # all of them, or, by month, none
    past: ListView | None  # as on the front page
    past_shown: Shown
    archive_url: str
    series_url: str  # empty: there are no series
    subscribe_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """``/arrangementer/arkiv/``: by year, newest first."""

    title: str
    years: tuple[Period, ...]
    empty: EmptyMessage | None
    pagination: Pagination
    upcoming_url: str


def home_page(context: RenderContext) -> Page:
    website = context.website
    calendar = _calendar_link(context)
    leading, others = lead_and_others(website.events, context, limit=HOME_LATER, way_on=calendar)
    held = {listed.event.url for listed in (*leading, *others.events)}
    may_be_empty = len(held) == len(upcoming(website.events, context))
    over = past_list(website.events, context, limit=HOME_PAST) if may_be_empty else None
    articles = sorted(context.one_of_each(website.articles), key=lambda entry: not entry.content.is_featured)
    view = HomeView(
        title=context.settings.name,
        lead=context.settings.tagline,
        about=context.settings.description,
        next=leading,
        upcoming=others,
        past=over if over and over.events else None,
        past_shown=others.empty.shown if others.empty else ALWAYS,
        newest=article_item(articles[0], context, leads=True) if articles else None,
        articles=article_list(articles[1:], context, limit=HOME_ARTICLES),
        subjects=tuple(Link(text=each.title, url=context.href(each.url_path)) for each in website.subjects),
        partners=context.settings.partners,
        partners_page=fixed_page_link(PARTNERS_PAGE, context),
        events_url=context.href(EVENTS_PATH),
        archive_url=context.href(ARCHIVE_PATH),
        articles_url=context.href(ARTICLES_PATH),
        subscribe_url=context.href(SUBSCRIBE_PATH),
        calendar=calendar,
    )
    head = list_head(context, "/", view.title, is_front=True)
    head = replace(head, json_ld_html=site_json_ld(context))
    return Page(url_path="/", template="home", head=head, view=view)


def _calendar_link(context: RenderContext) -> Link:
    return Link(text=context.words.subscribe_to_calendar, url=context.webcal(CALENDAR_PATH))


def article_lists(context: RenderContext) -> Iterator[Page]:
    title = context.words.articles
    entries = context.one_of_each(context.website.articles)
    for url_path, some, pagination in pages_of(entries, ARTICLES_PATH, context):
        by_year = groupby(some, key=lambda entry: str(entry.content.published.year if entry.content.published else ""))
        view = ArticleListView(
            title=title,
            years=tuple(
                Period(title=year, id=f"ar-{year}", entries=article_list(list(group), context))
                for year, group in by_year
            ),
            empty=None if some else article_list([], context).empty,
            pagination=pagination,
            subscribe_url=context.href(SUBSCRIBE_PATH),
        )
        name = numbered(title, pagination)
        head = list_head(context, url_path, name, description=description_of_entries(name, some, context))
        yield Page(url_path=url_path, template="article_list", head=head, view=view)


def upcoming_page(context: RenderContext) -> Page:
    events = context.website.events
    whole = upcoming_list(events, context, are_cards=True, way_on=_calendar_link(context))
    months = _by_month(events, context) if len(whole.events) > FEW else ()
    over = None if months else past_list(events, context, limit=HOME_PAST)
    view = UpcomingView(
        title=context.words.events,
        months=months,
        events=replace(whole, events=()) if months else whole,
        past=over if over and over.events else None,
        past_shown=whole.empty.shown if whole.empty else ALWAYS,
        archive_url=context.href(ARCHIVE_PATH),
        series_url=context.href(SERIES_PATH) if context.website.series else "",
        subscribe_url=context.href(SUBSCRIBE_PATH),
    )
    said = description_of_entries(view.title, to_take_part_in(events, context), context)
    head = list_head(context, EVENTS_PATH, view.title, description=said)
    return Page(url_path=EVENTS_PATH, template="event_list", head=head, view=view)


def _by_month(events: Sequence[Entry[Event]], context: RenderContext) -> tuple[Period, ...]:
    """Return what is coming by the month it begins in."""
    by_month = groupby(upcoming(events, context), key=lambda entry: entry.content.span.first_day.replace(day=1))
    return tuple(
        Period(
            title=f"{month_name(month.month, context.language)} {month.year}",
            id=f"{month:%Y-%m}",
            entries=replace(upcoming_list(list(group), context, are_cards=True), empty=None),
        )
        for month, group in by_month
    )


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


def _by_year(entries: Sequence[Entry[Event]], context: RenderContext) -> tuple[Period, ...]:
    return tuple(
        Period(title=str(year), id=f"ar-{year}", entries=as_past(list(group), context))
        for year, group in groupby(entries, key=lambda entry: entry.content.span.starts.year)
    )
