"""The pages that list others: front page, articles, events, archive, subjects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from content_types.model import Article, Event
from outputs.context import RenderContext
from website.model import Entry, Subject

from .head import description_of_entries, list_head
from .listing import (
    article_list,
    as_past,
    newest_first,
    next_and_later,
    numbered,
    pages_of,
    past,
    past_list,
    soon_past,
    to_take_part_in,
    upcoming,
    upcoming_empty,
    upcoming_list,
)
from .views import ArchiveView, ArticleListView, HomeView, PageView, SubjectView, UpcomingView, YearGroup

HOME_LATER = 3  # after the one that is next
HOME_PAST = 3
HOME_ARTICLES = 5
SUBJECT_PAST = 5


def home_page(frame: RenderContext) -> PageView:
    events = frame.website.events
    next_event, later = next_and_later(events, frame, room=HOME_LATER)
    coming = upcoming(events, frame)
    emptiness = upcoming_empty(coming, frame)
    may_be_empty = len(soon_past(events, frame)) == len(coming)
    over = past_list(events, frame, room=HOME_PAST) if may_be_empty else None
    view = HomeView(
        title=frame.settings.name,
        lead=frame.settings.tagline,
        next=next_event,
        upcoming=replace(later, empty=emptiness),
        past=over if over and over.events else None,
        past_shown=emptiness.shown,
        articles=article_list(frame.website.articles, frame, room=HOME_ARTICLES, leads=True),
        events_url=frame.href("/arrangementer/"),
        archive_url=frame.href("/arrangementer/arkiv/"),
        articles_url=frame.href("/artikler/"),
    )
    head = list_head(frame, "/", view.title, is_front=True)
    return PageView(address="/", template="home", head=head, view=view)


def article_lists(frame: RenderContext) -> Iterator[PageView]:
    title = frame.words.articles
    for address, entries, pagination in pages_of(frame.website.articles, "/artikler/", frame):
        view = ArticleListView(
            title=title,
            articles=article_list(entries, frame),
            pagination=pagination,
            feed_url=frame.href("/feeds/artikler.atom.xml"),
        )
        name = numbered(title, pagination)
        head = list_head(frame, address, name, description=description_of_entries(name, entries, frame))
        yield PageView(address=address, template="article_list", head=head, view=view)


def upcoming_page(frame: RenderContext) -> PageView:
    view = UpcomingView(
        title=frame.words.events,
        events=upcoming_list(frame.website.events, frame, are_cards=True),
        archive_url=frame.href("/arrangementer/arkiv/"),
        series_url=frame.href("/serier/") if frame.website.series else "",
        subscribe_url=frame.href("/abonner/"),
    )
    said = description_of_entries(view.title, to_take_part_in(frame.website.events, frame), frame)
    head = list_head(frame, "/arrangementer/", view.title, description=said)
    return PageView(address="/arrangementer/", template="event_list", head=head, view=view)


def archive_pages(frame: RenderContext) -> Iterator[PageView]:
    """Yield the archive; its first page holds, not shown yet, what will soon be over."""
    title = frame.words.past_events
    events = frame.website.events
    over = past_list(events, frame)
    for address, entries, pagination in pages_of(past(events, frame), "/arrangementer/arkiv/", frame):
        carried = newest_first([*entries, *soon_past(events, frame)]) if pagination.number == 1 else entries
        view = ArchiveView(
            title=title,
            years=_by_year(carried, frame),
            empty=over.empty,
            pagination=pagination,
            upcoming_url=frame.href("/arrangementer/"),
        )
        name = numbered(title, pagination)
        head = list_head(frame, address, name, description=description_of_entries(name, entries, frame))
        yield PageView(address=address, template="event_archive", head=head, view=view)


def _by_year(entries: Sequence[Entry], frame: RenderContext) -> tuple[YearGroup, ...]:
    return tuple(
        YearGroup(year=str(year), events=as_past(list(group), frame))
        for year, group in groupby(entries, key=lambda entry: entry.content.span.starts.year)
    )


def subject_pages(frame: RenderContext) -> Iterator[PageView]:
    for subject in frame.website.subjects:
        yield from _subject_pages(subject, frame)


def _subject_pages(subject: Subject, frame: RenderContext) -> Iterator[PageView]:
    events = [entry for entry in subject.entries if isinstance(entry.content, Event)]
    articles = [entry for entry in subject.entries if isinstance(entry.content, Article)]
    coming = upcoming_list(events, frame)
    over = past_list(events, frame, room=SUBJECT_PAST)
    for address, entries, pagination in pages_of(articles, subject.address, frame):
        is_first = pagination.number == 1
        view = SubjectView(
            title=subject.name,
            upcoming=replace(coming, empty=None) if is_first and coming.events else None,
            articles=article_list(entries, frame) if entries else None,
            past=replace(over, empty=None) if is_first and over.events else None,
            pagination=pagination,
            feed_url=frame.href(f"/feeds/emner/{subject.slug}.atom.xml"),
            subscribe_url=frame.href("/abonner/"),
        )
        name = numbered(subject.name, pagination)
        told_of = [*to_take_part_in(events, frame), *entries, *past(events, frame)] if is_first else entries
        head = list_head(frame, address, name, description=description_of_entries(name, told_of, frame))
        yield PageView(address=address, template="subject", head=head, view=view)
