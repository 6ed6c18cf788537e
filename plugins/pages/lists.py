"""The pages that list others: the front page, the articles, each subject with what is coming, written and over, and the
indexes of subjects and series.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from content_types import url_paths
from norwegian.letters import index_letter
from outputs.context import RenderContext
from outputs.head import list_description, list_head
from outputs.structured_data import site_json_ld
from website.model import EventGroup, Subject, is_article, is_event

from . import listing
from .items import ArticleItem, article_item
from .parts import ProseView, prose
from .site import fixed_page_link
from .subscribe_page import feed_link
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


# Subjects, and the indexes


FEW = 12  # can be seen over without letters
IDS = {"Æ": "ae", "Ø": "oe", "Å": "aa", "0–9": "tall", "#": "tegn"}
SUBJECT_COMING, SUBJECT_PAST = 8, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """One subject: what it is about, coming events, articles, past events."""

    title: str
    introduction: ProseView | None  # on the first page alone
    upcoming: listing.ListView | None  # None: there are none, as for the others
    all_upcoming: Link | None  # where the rest of them are; None: all are here
    articles: listing.ListView | None
    past: listing.ListView | None
    pagination: listing.Pagination
    calendar_url: str  # webcal; empty: it has no events, and so no calendar
    feed_url: str  # where the feed of its articles is offered


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The subjects or series that begin with one letter."""

    letter: str  # empty: there are so few that all stand together
    id: str
    members: tuple[tuple[Link, int], ...]  # with how much there is of each


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """All subjects, or all series, in Norwegian order."""

    title: str
    groups: tuple[LetterGroup, ...]
    empty: str  # what is said where there are none


def subject_index(context: RenderContext) -> Page:
    words = context.words
    return _index(url_paths.SUBJECTS_PATH, words.subjects, context.website.subjects, words.no_subjects, context)


def series_index(context: RenderContext) -> Page:
    words = context.words
    return _index(url_paths.SERIES_PATH, words.series_list, context.website.series, words.no_series, context)


def _index(
    url_path: str, title: str, members: Sequence[Subject | EventGroup], empty: str, context: RenderContext
) -> Page:
    view = IndexView(title=title, groups=_groups(members, context), empty="" if members else empty)
    said = list_description(title, [member.name for member in members], context)
    head = list_head(context, url_path, title, description=said)
    return Page(url_path=url_path, template="name_index", head=head, view=view)


def _groups(members: Sequence[Subject | EventGroup], context: RenderContext) -> tuple[LetterGroup, ...]:
    if len(members) <= FEW:
        return (_group("", members, context),) if members else ()
    by_letter = groupby(members, key=lambda member: index_letter(member.name))
    return tuple(_group(letter, tuple(found), context) for letter, found in by_letter)


def _group(letter: str, members: Sequence[Subject | EventGroup], context: RenderContext) -> LetterGroup:
    return LetterGroup(
        letter=letter,
        id=f"bokstav-{IDS.get(letter, letter.lower())}" if letter else "",
        members=tuple(
            (Link(text=member.title, url=context.href(member.url_path)), len(context.one_of_each(member.entries)))
            for member in members
        ),
    )


def subject_pages(context: RenderContext) -> Iterator[Page]:
    for subject in context.website.subjects:
        yield from _subject_pages(subject, context)


def _subject_pages(subject: Subject, context: RenderContext) -> Iterator[Page]:
    events = [entry for entry in subject.entries if is_event(entry)]
    articles = context.one_of_each(filter(is_article, subject.entries))
    about = subject.introduction
    coming = listing.upcoming_list(events, context, limit=SUBJECT_COMING)
    everything = Link(text=context.words.all_events, url=f"{context.href(url_paths.EVENTS_PATH)}?emne={subject.slug}")
    over = listing.past_list(events, context, limit=SUBJECT_PAST)
    for url_path, entries, pagination in listing.pages_of(articles, subject.url_path, context):
        is_first = pagination.number == 1
        view = SubjectView(
            title=(about and about.content.title) or subject.title,
            introduction=prose(about.body, about, context) if about and is_first else None,
            upcoming=replace(coming, empty=None) if is_first and coming.events else None,
            all_upcoming=everything if is_first and coming.limit else None,
            articles=listing.article_list(entries, context) if entries else None,
            past=replace(over, empty=None) if is_first and over.events else None,
            pagination=pagination,
            calendar_url=context.webcal(url_paths.list_calendar_path(subject.url_path)) if events else "",
            feed_url=feed_link(subject.url_path, context),
        )
        of_all = [*listing.to_take_part_in(events, context), *entries, *listing.past(events, context)]
        yield listing.list_page("subject", url_path, view, of_all if is_first else entries, context, pagination)
