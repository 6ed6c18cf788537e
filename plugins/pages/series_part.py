"""The series on an event's page: its name, and the events before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.model import Event
from norwegian.dates import write_date
from website.model import Entry, Series

from .frame import Frame
from .series_views import SeriesView
from .small_views import Neighbour
from .views import Fact, Link


def series_links(entry: Entry, frame: Frame) -> SeriesView | None:
    """Return the way from the listed event *entry* to those beside it in its series, by start.

    It is None for an event in no series, and for one in no list.
    """
    series = frame.website.series_of(entry.content)
    if series is None or _place(entry, series) is None:
        return None
    before, after = beside_in_series(entry, frame)
    return SeriesView(
        name=series.name,
        url=frame.href(series.address),
        previous=_neighbour(before, frame) if before else None,
        next=_neighbour(after, frame) if after else None,
    )


def beside_in_series(entry: Entry, frame: Frame) -> tuple[Entry | None, Entry | None]:
    """Return the events right before and right after *entry* in its series."""
    series = frame.website.series_of(entry.content)
    at = _place(entry, series) if series else None
    if series is None or at is None:
        return None, None
    before, after = reversed(series.entries[:at]), series.entries[at + 1 :]
    return _first(before, series, frame), _first(after, series, frame)


def series_fact(event: Event, frame: Frame) -> Iterator[Fact]:
    """Yield the name of the event's series, as a way to its page where it has one."""
    series = frame.website.series_of(event)
    if series:
        yield Fact(term=frame.words.series, links=(Link(text=series.name, url=frame.href(series.address)),))
    elif event.series:
        yield Fact(term=frame.words.series, lines=(event.series,))


def _place(entry: Entry, series: Series) -> int | None:
    return next((at for at, other in enumerate(series.entries) if other.address == entry.address), None)


def _first(entries: Iterable[Entry], series: Series, frame: Frame) -> Entry | None:
    """Return the first that is no other version of an event in the language of the page."""
    return next((entry for entry in entries if _version(entry, series, frame).address == entry.address), None)


def _version(entry: Entry, series: Series, frame: Frame) -> Entry:
    """Return the version of *entry* in the series that is in the language of the page, or comes first."""
    others = frame.website.translations.get(entry.content.source, ())
    versions = [entry, *(other for other in others if frame.website.series_of(other.content) is series)]
    return min(versions, key=lambda one: (one.content.language != frame.language, one.address))


def _neighbour(entry: Entry, frame: Frame) -> Neighbour:
    day = entry.content.span.first_day
    return Neighbour(
        title=entry.content.title,
        url=frame.href(entry.address),
        language=entry.content.language.value,
        iso=day.isoformat(),
        text=write_date(day, frame.language),
    )
