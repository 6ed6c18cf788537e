"""What an event's page is given of the series it is one of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesNeighbour:
    """The event before or after in the series; the day is ready for a ``time`` element."""

    title: str
    url: str
    language: str
    iso: str  # the day it starts, for the datetime attribute
    text: str  # the same in the page's language


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series of an event, and the way to those beside it."""

    name: str
    url: str
    previous: SeriesNeighbour | None  # None: this is the first
    next: SeriesNeighbour | None  # None: this is the last so far
