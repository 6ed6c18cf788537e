"""The series: `/serier/`, a page for each with what is coming and what has been, and its part of an event's
page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content_types.model import Event
from content_types.url_paths import list_calendar_path
from outputs.context import RenderContext
from outputs.head import description_of_entries, list_description, list_head
from website.model import Entry, Series, is_event

from .listing import (
    ListView,
    Pagination,
    as_past,
    newest_first,
    numbered,
    pages_of,
    past,
    soon_past,
    to_take_part_in,
    upcoming_list,
)
from .related import Neighbour, neighbour
from .views import Link, PageView

SERIES_LIST = "/serier/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series of an event, and the way to those beside it."""

    name: str
    url: str
    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the last so far


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesIndexView:
    """All series in Norwegian order, with how many events there are in each."""

    title: str
    series: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPageView:
    """One series: what is coming, what has been."""

    title: str
    upcoming: ListView | None  # on the first page alone
    past: ListView | None  # None: there is none, nor will be soon
    pagination: Pagination  # of what has been
    calendar_url: str  # webcal
    subscribe_url: str


def series_pages(context: RenderContext) -> Iterator[PageView]:
    for series in context.website.series:
        yield from _series_pages(series, context)


def _series_pages(series: Series, context: RenderContext) -> Iterator[PageView]:
    coming = upcoming_list(series.entries, context)
    for url_path, entries, pagination in pages_of(past(series.entries, context), series.url_path, context):
        is_first = pagination.number == 1
        over = newest_first([*entries, *soon_past(series.entries, context)]) if is_first else entries
        view = SeriesPageView(
            title=series.name,
            upcoming=coming if is_first else None,
            past=as_past(over, context) if over else None,
            pagination=pagination,
            calendar_url=context.webcal(list_calendar_path(series.url_path)),
            subscribe_url=context.href("/abonner/"),
        )
        name = numbered(series.name, pagination)
        told_of = [*to_take_part_in(series.entries, context), *entries] if is_first else entries
        head = list_head(context, url_path, name, description=description_of_entries(name, told_of, context))
        yield PageView(url_path=url_path, template="series", head=head, view=view)


def series_index(context: RenderContext) -> PageView:
    view = SeriesIndexView(
        title=context.words.series_list,
        series=tuple(
            (Link(text=series.name, url=context.href(series.url_path)), len(series.entries))
            for series in context.website.series
        ),
    )
    said = list_description(view.title, [series.name for series in context.website.series], context)
    head = list_head(context, SERIES_LIST, view.title, description=said)
    return PageView(url_path=SERIES_LIST, template="series_index", head=head, view=view)


def series_links(entry: Entry[Event], context: RenderContext) -> SeriesView | None:
    """Return the way from the listed event *entry* to those beside it in its series, by start.

    It is None for an event in no series, and for one in no list.
    """
    series = context.website.series_of(entry.content)
    if series is None or _place(entry, series) is None:
        return None
    before, after = beside_in_series(entry, context)
    return SeriesView(
        name=series.name,
        url=context.href(series.url_path),
        previous=neighbour(before, before.content.span.first_day, context) if before else None,
        next=neighbour(after, after.content.span.first_day, context) if after else None,
    )


def beside_in_series(entry: Entry[Event], context: RenderContext) -> tuple[Entry[Event] | None, Entry[Event] | None]:
    """Return the events right before and right after *entry* in its series."""
    series = context.website.series_of(entry.content)
    at = _place(entry, series) if series else None
    if series is None or at is None:
        return None, None
    before, after = reversed(series.entries[:at]), series.entries[at + 1 :]
    return _first_for_reader(before, series, context), _first_for_reader(after, series, context)


def _place(entry: Entry[Event], series: Series) -> int | None:
    return next((at for at, other in enumerate(series.entries) if other.url_path == entry.url_path), None)


def _first_for_reader(entries: Iterable[Entry[Event]], series: Series, context: RenderContext) -> Entry[Event] | None:
    """Return the first that is no other version of an event in the language of the page."""
    return next((entry for entry in entries if _version(entry, series, context).url_path == entry.url_path), None)


def _version(entry: Entry[Event], series: Series, context: RenderContext) -> Entry[Event]:
    """Return the version of *entry* in the series that is in the language of the page, or comes first."""
    others = context.website.translations.get(entry.content.source, ())
    versions = [
        entry,
        *(other for other in others if is_event(other) and context.website.series_of(other.content) is series),
    ]
    return min(versions, key=lambda one: (one.content.language != context.language, one.url_path))
