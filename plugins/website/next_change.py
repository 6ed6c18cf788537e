"""When the published pages next say something else than they do now, whatever nobody writes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from events.model import Event
from events.timing import over_at

from .model import Website


def next_change(website: Website, now: datetime) -> datetime | None:
    """Return the first instant after *now* at which a list changes; None when nothing waits.

    Then an event begins or ends, a sign-up opens or closes, or something planned is to come out.
    """
    later = [moment for moment in _changes(website) if moment.timestamp() > now.timestamp()]
    return min(later, key=datetime.timestamp, default=None)


def _changes(website: Website) -> Iterator[datetime]:
    for entry in website.events:
        yield from _changes_of(entry.content)
    if website.next_publication:
        yield website.next_publication


def _changes_of(event: Event) -> Iterator[datetime]:
    yield event.span.starts
    yield over_at(event.span)
    if event.registration:
        yield from (moment for moment in (event.registration.opens, event.registration.deadline) if moment)
