"""The series on an event's page: its name, and the events before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.model import Event
from norwegian.dates import write_date
from website.model import Entry, Series

from .frame import Frame
from .series_views import SeriesNeighbour, SeriesView
from .views import Fact, Link


def series_links(entry: Entry, frame: Frame) -> SeriesView | None:
    """Return the way from the listed event *entry* to those beside it in its series, by start.

    It is None for an event in no series, and for one in no list.
    """
    series = frame.website.series_of(entry.content)
    at = _place(entry, series) if series else None
    if series is None or at is None:
        return None
    before, after = reversed(series.entries[:at]), series.entries[at + 1 :]
    return SeriesView(
        name=series.name,
        url=frame.href(series.address),
        previous=_first(before, series, frame),
        next=_first(after, series, frame),
    )


def series_fact(event: Event, frame: Frame) -> Iterator[Fact]:
    """Yield the name of the event's series, as a way to its page where it has one."""
    series = frame.website.series_of(event)
    if series:
        yield Fact(term=frame.words.series, links=(Link(text=series.name, url=frame.href(series.address)),))
    elif event.series:
        yield Fact(term=frame.words.series, lines=(event.series,))


def _place(entry: Entry, series: Series) -> int | None:
    return next((at for at, other in enumerate(series.entries) if other.address == entry.address), None)


def _first(entries: Iterable[Entry], series: Series, frame: Frame) -> SeriesNeighbour | None:
    """Return the first that is no other version of an event in the language of the page."""
    shown = (entry for entry in entries if _version(entry, series, frame).address == entry.address)
    found = next(shown, None)
    return _neighbour(found, frame) if found else None


def _version(entry: Entry, series: Series, frame: Frame) -> Entry:
    """Return the version of *entry* in the series that is in the language of the page, or comes first."""
    others = frame.website.translations.get(entry.content.source, ())
    versions = [entry, *(other for other in others if frame.website.series_of(other.content) is series)]
    return min(versions, key=lambda one: (one.content.language != frame.language, one.address))


def _neighbour(entry: Entry, frame: Frame) -> SeriesNeighbour:
    day = entry.content.span.first_day
    return SeriesNeighbour(
        title=entry.content.title,
        url=frame.href(entry.address),
        language=entry.content.language.value,
        iso=day.isoformat(),
        text=write_date(day, frame.language),
    )
