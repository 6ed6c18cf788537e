"""The pages of the series: `/serier/`, and `/serier/<slug>/` with what is coming and what has been."""

from __future__ import annotations

from collections.abc import Iterator

from publication.addresses import list_calendar
from website.model import Series

from .description import description, of_entries
from .frame import Frame
from .head import list_head
from .listing import as_past, newest_first, past, soon_past, to_take_part_in, upcoming_list
from .paging import numbered, pages_of
from .series_page_views import SeriesIndexView, SeriesPageView
from .views import Link, PageView

INDEX = "/serier/"


def series_pages(frame: Frame) -> Iterator[PageView]:
    for series in frame.website.series:
        yield from _series_pages(series, frame)


def _series_pages(series: Series, frame: Frame) -> Iterator[PageView]:
    coming = upcoming_list(series.entries, frame)
    for address, entries, pagination in pages_of(past(series.entries, frame), series.address, frame):
        is_first = pagination.number == 1
        over = newest_first([*entries, *soon_past(series.entries, frame)]) if is_first else entries
        view = SeriesPageView(
            title=series.name,
            upcoming=coming if is_first else None,
            past=as_past(over, frame) if over else None,
            pagination=pagination,
            calendar_url=frame.webcal(list_calendar(series.address)),
            subscribe_url=frame.href("/abonner/"),
        )
        name = numbered(series.name, pagination)
        told_of = [*to_take_part_in(series.entries, frame), *entries] if is_first else entries
        head = list_head(frame, address, name, description=of_entries(name, told_of, frame))
        yield PageView(address=address, template="series", head=head, view=view)


def series_index(frame: Frame) -> PageView:
    view = SeriesIndexView(
        title=frame.words.series_list,
        series=tuple(
            (Link(text=series.name, url=frame.href(series.address)), len(series.entries))
            for series in frame.website.series
        ),
    )
    said = description(view.title, [series.name for series in frame.website.series], frame)
    head = list_head(frame, INDEX, view.title, description=said)
    return PageView(address=INDEX, template="series_index", head=head, view=view)
