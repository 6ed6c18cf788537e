"""What the templates are given of the series: their own pages, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from .views import EventItem, Link, Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesIndexView:
    """All series in Norwegian order, with how many events there are in each."""

    title: str
    series: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPageView:
    """One series: what is coming, what has been."""

    title: str
    upcoming: tuple[EventItem, ...]
    past: tuple[EventItem, ...]
    pagination: Pagination  # of what has been
    index_url: str
    calendar_url: str  # webcal
    subscribe_url: str
