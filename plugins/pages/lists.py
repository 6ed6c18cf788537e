"""The pages that list others: front page, articles, events, archive, subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from events.model import Event
from events.timing import is_past
from publication.model import Article
from website.model import Entry, Subject

from .frame import Frame
from .head import list_head
from .items import article_item, event_item
from .paging import numbered, pages_of
from .views import (
    ArchiveView,
    ArticleListView,
    HomeView,
    Link,
    PageView,
    SubjectIndexView,
    SubjectView,
    UpcomingView,
    YearGroup,
)

HOME_EVENTS = 4
HOME_PAST = 3
HOME_ARTICLES = 5
SUBJECT_PAST = 5


def upcoming(events: Sequence[Entry], frame: Frame) -> list[Entry]:
    """Return the entries that are not over, soonest first."""
    return [entry for entry in events if not is_past(entry.content, frame.now)]


def past(events: Sequence[Entry], frame: Frame) -> list[Entry]:
    """Return the entries that are over, newest first."""
    return [entry for entry in reversed(events) if is_past(entry.content, frame.now)]


def home_page(frame: Frame) -> PageView:
    website = frame.website
    view = HomeView(
        title=frame.settings.name,
        lead=frame.settings.tagline,
        upcoming=tuple(event_item(entry, frame) for entry in upcoming(website.events, frame)[:HOME_EVENTS]),
        past=tuple(event_item(entry, frame) for entry in past(website.events, frame)[:HOME_PAST]),
        articles=tuple(article_item(entry, frame) for entry in website.articles[:HOME_ARTICLES]),
        events_url=frame.href("/arrangementer/"),
        archive_url=frame.href("/arrangementer/arkiv/"),
        articles_url=frame.href("/artikler/"),
    )
    head = list_head(frame, "/", view.title, is_front=True)
    return PageView(address="/", template="home", head=head, view=view)


def article_lists(frame: Frame) -> Iterator[PageView]:
    title = frame.words.articles
    for address, entries, pagination in pages_of(frame.website.articles, "/artikler/", frame):
        view = ArticleListView(
            title=title,
            articles=tuple(article_item(entry, frame) for entry in entries),
            pagination=pagination,
            feed_url=frame.href("/feeds/artikler.atom.xml"),
        )
        head = list_head(frame, address, numbered(title, pagination))
        yield PageView(address=address, template="article_list", head=head, view=view)


def upcoming_page(frame: Frame) -> PageView:
    view = UpcomingView(
        title=frame.words.events,
        events=tuple(event_item(entry, frame) for entry in upcoming(frame.website.events, frame)),
        archive_url=frame.href("/arrangementer/arkiv/"),
        archive_count=len(past(frame.website.events, frame)),
        series_url=frame.href("/serier/") if frame.website.series else "",
        subscribe_url=frame.href("/abonner/"),
    )
    head = list_head(frame, "/arrangementer/", view.title)
    return PageView(address="/arrangementer/", template="event_list", head=head, view=view)


def archive_pages(frame: Frame) -> Iterator[PageView]:
    title = frame.words.past_events
    for address, entries, pagination in pages_of(past(frame.website.events, frame), "/arrangementer/arkiv/", frame):
        view = ArchiveView(
            title=title,
            years=_by_year(entries, frame),
            pagination=pagination,
            upcoming_url=frame.href("/arrangementer/"),
        )
        head = list_head(frame, address, numbered(title, pagination))
        yield PageView(address=address, template="event_archive", head=head, view=view)


def _by_year(entries: Sequence[Entry], frame: Frame) -> tuple[YearGroup, ...]:
    return tuple(
        YearGroup(year=str(year), events=tuple(event_item(entry, frame) for entry in group))
        for year, group in groupby(entries, key=lambda entry: entry.content.span.starts.year)
    )


def subject_pages(frame: Frame) -> Iterator[PageView]:
    for subject in frame.website.subjects:
        yield from _subject_pages(subject, frame)


def _subject_pages(subject: Subject, frame: Frame) -> Iterator[PageView]:
    events = [entry for entry in subject.entries if isinstance(entry.content, Event)]
    articles = [entry for entry in subject.entries if isinstance(entry.content, Article)]
    for address, entries, pagination in pages_of(articles, subject.address, frame):
        is_first = pagination.number == 1
        view = SubjectView(
            title=subject.name,
            upcoming=tuple(event_item(e, frame) for e in upcoming(events, frame)) if is_first else (),
            articles=tuple(article_item(entry, frame) for entry in entries),
            past=tuple(event_item(e, frame) for e in past(events, frame)[:SUBJECT_PAST]) if is_first else (),
            pagination=pagination,
            feed_url=frame.href(f"/feeds/emner/{subject.slug}.atom.xml"),
            index_url=frame.href("/emner/"),
        )
        head = list_head(frame, address, numbered(subject.name, pagination))
        yield PageView(address=address, template="subject", head=head, view=view)


def subject_index(frame: Frame) -> PageView:
    view = SubjectIndexView(
        title=frame.words.subjects,
        subjects=tuple(
            (Link(text=subject.name, url=frame.href(subject.address)), len(subject.entries))
            for subject in frame.website.subjects
        ),
    )
    return PageView(
        address="/emner/", template="subject_index", head=list_head(frame, "/emner/", view.title), view=view
    )
