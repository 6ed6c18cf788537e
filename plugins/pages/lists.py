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


def home_page(context: RenderContext) -> PageView:
    events = context.website.events
    next_event, later = next_and_later(events, context, room=HOME_LATER)
    coming = upcoming(events, context)
    emptiness = upcoming_empty(coming, context)
    may_be_empty = len(soon_past(events, context)) == len(coming)
    over = past_list(events, context, room=HOME_PAST) if may_be_empty else None
    view = HomeView(
        title=context.settings.name,
        lead=context.settings.tagline,
        next=next_event,
        upcoming=replace(later, empty=emptiness),
        past=over if over and over.events else None,
        past_shown=emptiness.shown,
        articles=article_list(context.website.articles, context, room=HOME_ARTICLES, leads=True),
        events_url=context.href("/arrangementer/"),
        archive_url=context.href("/arrangementer/arkiv/"),
        articles_url=context.href("/artikler/"),
    )
    head = list_head(context, "/", view.title, is_front=True)
    return PageView(address="/", template="home", head=head, view=view)


def article_lists(context: RenderContext) -> Iterator[PageView]:
    title = context.words.articles
    for address, entries, pagination in pages_of(context.website.articles, "/artikler/", context):
        view = ArticleListView(
            title=title,
            articles=article_list(entries, context),
            pagination=pagination,
            feed_url=context.href("/feeds/artikler.atom.xml"),
        )
        name = numbered(title, pagination)
        head = list_head(context, address, name, description=description_of_entries(name, entries, context))
        yield PageView(address=address, template="article_list", head=head, view=view)


def upcoming_page(context: RenderContext) -> PageView:
    view = UpcomingView(
        title=context.words.events,
        events=upcoming_list(context.website.events, context, are_cards=True),
        archive_url=context.href("/arrangementer/arkiv/"),
        series_url=context.href("/serier/") if context.website.series else "",
        subscribe_url=context.href("/abonner/"),
    )
    said = description_of_entries(view.title, to_take_part_in(context.website.events, context), context)
    head = list_head(context, "/arrangementer/", view.title, description=said)
    return PageView(address="/arrangementer/", template="event_list", head=head, view=view)


def archive_pages(context: RenderContext) -> Iterator[PageView]:
    """Yield the archive; its first page holds, not shown yet, what will soon be over."""
    title = context.words.past_events
    events = context.website.events
    over = past_list(events, context)
    for address, entries, pagination in pages_of(past(events, context), "/arrangementer/arkiv/", context):
        carried = newest_first([*entries, *soon_past(events, context)]) if pagination.number == 1 else entries
        view = ArchiveView(
            title=title,
            years=_by_year(carried, context),
            empty=over.empty,
            pagination=pagination,
            upcoming_url=context.href("/arrangementer/"),
        )
        name = numbered(title, pagination)
        head = list_head(context, address, name, description=description_of_entries(name, entries, context))
        yield PageView(address=address, template="event_archive", head=head, view=view)


def _by_year(entries: Sequence[Entry], context: RenderContext) -> tuple[YearGroup, ...]:
    return tuple(
        YearGroup(year=str(year), events=as_past(list(group), context))
        for year, group in groupby(entries, key=lambda entry: entry.content.span.starts.year)
    )


def subject_pages(context: RenderContext) -> Iterator[PageView]:
    for subject in context.website.subjects:
        yield from _subject_pages(subject, context)


def _subject_pages(subject: Subject, context: RenderContext) -> Iterator[PageView]:
    events = [entry for entry in subject.entries if isinstance(entry.content, Event)]
    articles = [entry for entry in subject.entries if isinstance(entry.content, Article)]
    coming = upcoming_list(events, context)
    over = past_list(events, context, room=SUBJECT_PAST)
    for address, entries, pagination in pages_of(articles, subject.url_path, context):
        is_first = pagination.number == 1
        view = SubjectView(
            title=subject.name,
            upcoming=replace(coming, empty=None) if is_first and coming.events else None,
            articles=article_list(entries, context) if entries else None,
            past=replace(over, empty=None) if is_first and over.events else None,
            pagination=pagination,
            feed_url=context.href(f"/feeds/emner/{subject.slug}.atom.xml"),
            subscribe_url=context.href("/abonner/"),
        )
        name = numbered(subject.name, pagination)
        told_of = [*to_take_part_in(events, context), *entries, *past(events, context)] if is_first else entries
        head = list_head(context, address, name, description=description_of_entries(name, told_of, context))
        yield PageView(address=address, template="subject", head=head, view=view)
