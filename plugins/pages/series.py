"""The pages of the series: `/serier/`, and one for each with what is coming and what has been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content_types.url_paths import SERIES_PATH, SUBSCRIBE_PATH, list_calendar_path
from outputs.context import RenderContext
from outputs.head import description_of_entries, list_description, list_head
from website.model import Series

from .listing import (
    ListView,
    Pagination,
    as_past,
    newest_first,
    numbered,
    pages_of,
    past,
    to_take_part_in,
    upcoming,
    upcoming_list,
)
from .views import Link, Page


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
    past: ListView | None  # None: there is none, nor will be
    pagination: Pagination  # of what has been
    calendar_url: str  # webcal
    subscribe_url: str


def series_pages(context: RenderContext) -> Iterator[Page]:
    for series in context.website.series:
        yield from _series_pages(series, context)


def _series_pages(series: Series, context: RenderContext) -> Iterator[Page]:
    coming = upcoming_list(series.entries, context)
    for url_path, entries, pagination in pages_of(past(series.entries, context), series.url_path, context):
        is_first = pagination.number == 1
        over = newest_first([*entries, *upcoming(series.entries, context)]) if is_first else entries
        view = SeriesPageView(
            title=series.name,
            upcoming=coming if is_first else None,
            past=as_past(over, context) if over else None,
            pagination=pagination,
            calendar_url=context.webcal(list_calendar_path(series.url_path)),
            subscribe_url=context.href(SUBSCRIBE_PATH),
        )
        name = numbered(series.name, pagination)
        told_of = [*to_take_part_in(series.entries, context), *entries] if is_first else entries
        head = list_head(context, url_path, name, description=description_of_entries(name, told_of, context))
        yield Page(url_path=url_path, template="series", head=head, view=view)


def series_index(context: RenderContext) -> Page:
    view = SeriesIndexView(
        title=context.words.series_list,
        series=tuple(
            (Link(text=series.name, url=context.href(series.url_path)), len(context.one_of_each(series.entries)))
            for series in context.website.series
        ),
    )
    said = list_description(view.title, [series.name for series in context.website.series], context)
    head = list_head(context, SERIES_PATH, view.title, description=said)
    return Page(url_path=SERIES_PATH, template="series_index", head=head, view=view)
