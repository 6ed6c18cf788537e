"""The pages of the series: `/serier/`, and `/serier/<slug>/` with what is coming and what has been."""

from __future__ import annotations

from collections.abc import Iterator

from publication.addresses import list_calendar
from website.model import Series

from .frame import Frame
from .head import list_head
from .items import event_item
from .lists import past, upcoming
from .paging import numbered, pages_of
from .series_page_views import SeriesIndexView, SeriesPageView
from .views import Link, PageView

INDEX = "/serier/"


def series_pages(frame: Frame) -> Iterator[PageView]:
    for series in frame.website.series:
        yield from _series_pages(series, frame)


def _series_pages(series: Series, frame: Frame) -> Iterator[PageView]:
    coming = upcoming(series.entries, frame)
    for address, entries, pagination in pages_of(past(series.entries, frame), series.address, frame):
        view = SeriesPageView(
            title=series.name,
            upcoming=tuple(event_item(entry, frame) for entry in coming) if pagination.number == 1 else (),
            past=tuple(event_item(entry, frame) for entry in entries),
            pagination=pagination,
            index_url=frame.href(INDEX),
            calendar_url=frame.webcal(list_calendar(series.address)),
            subscribe_url=frame.href("/abonner/"),
        )
        head = list_head(frame, address, numbered(series.name, pagination))
        yield PageView(address=address, template="series", head=head, view=view)


def series_index(frame: Frame) -> PageView:
    view = SeriesIndexView(
        title=frame.words.series_list,
        series=tuple(
            (Link(text=series.name, url=frame.href(series.address)), len(series.entries))
            for series in frame.website.series
        ),
    )
    return PageView(address=INDEX, template="series_index", head=list_head(frame, INDEX, view.title), view=view)
