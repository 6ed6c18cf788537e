"""What an event's page is given of the series it is one of."""

from __future__ import annotations

from dataclasses import dataclass

from .small_views import Neighbour


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series of an event, and the way to those beside it."""

    name: str
    url: str
    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the last so far
