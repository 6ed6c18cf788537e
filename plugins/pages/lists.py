"""The pages that list others: the front page, and the articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from content_types import url_paths
from outputs.context import RenderContext
from outputs.head import list_head
from outputs.structured_data import site_json_ld

from . import listing
from .items import ArticleItem, article_item
from .site import fixed_page_link
from .views import ALWAYS, Link, Page, Shown, links

PARTNERS_PAGE = "/partnere/"  # an editor's page, which may be taken away
HOME_LATER = 6  # beside the one that leads
HOME_PAST = 3
HOME_ARTICLES = 3  # after the one that leads


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page."""

    title: str
    lead: str
    about: str  # who we are, and why
    next: tuple[listing.ListedEvent, ...]  # the one that leads; those after it wait for their turn
    upcoming: listing.ListView  # the others
    past: listing.ListView | None  # None: there is nothing over, or no need of it
    past_shown: Shown  # when nothing is coming
    newest: ArticleItem | None
    articles: listing.ListView  # after the newest
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
    years: tuple[listing.Period, ...]
    empty: listing.EmptyMessage | None
    pagination: listing.Pagination
    subscribe_url: str


def home_page(context: RenderContext) -> Page:
    website = context.website
    calendar = listing.calendar_link(context)
    leading, others = listing.lead_and_others(
        website.events, context, listing.Missing(way_on=calendar), limit=HOME_LATER
    )
    held = {listed.event.url for listed in (*leading, *others.events)}
    may_be_empty = len(held) == len(listing.upcoming(website.events, context))
    over = listing.past_list(website.events, context, limit=HOME_PAST) if may_be_empty else None
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
        articles=listing.article_list(articles[1:], context, limit=HOME_ARTICLES),
        subjects=links(context, *((each.title, each.url_path) for each in website.subjects)),
        partners=context.settings.partners,
        partners_page=fixed_page_link(PARTNERS_PAGE, context),
        events_url=context.href(url_paths.EVENTS_PATH),
        archive_url=context.href(url_paths.ARCHIVE_PATH),
        articles_url=context.href(url_paths.ARTICLES_PATH),
        subscribe_url=context.href(url_paths.SUBSCRIBE_PATH),
        calendar=calendar,
    )
    head = list_head(context, "/", view.title, is_front=True)
    head = replace(head, json_ld_html=site_json_ld(context))
    return Page(url_path="/", template="home", head=head, view=view)


def article_lists(context: RenderContext) -> Iterator[Page]:
    title = context.words.articles
    entries = context.one_of_each(context.website.articles)
    for url_path, some, pagination in listing.pages_of(entries, url_paths.ARTICLES_PATH, context):
        by_year = groupby(some, key=lambda entry: str(entry.content.published.year if entry.content.published else ""))
        view = ArticleListView(
            title=title,
            years=tuple(
                listing.Period(title=year, id=f"ar-{year}", entries=listing.article_list(list(group), context))
                for year, group in by_year
            ),
            empty=None if some else listing.article_list([], context).empty,
            pagination=pagination,
            subscribe_url=context.href(url_paths.SUBSCRIBE_PATH),
        )
        yield listing.list_page("article_list", url_path, view, some, context, pagination)
