"""What the templates are given of the series: their own pages, and the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from .listing_views import ListView
from .views import Link, Pagination


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
