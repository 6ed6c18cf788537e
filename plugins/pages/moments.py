"""How long a site holds: when a page, a list or a calendar of it next says something else, whatever nobody writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from content_types.clock import OSLO, midnight_after
from content_types.event_programme import moment_of
from content_types.model import Content, Event
from content_types.timing import over_at, registration_phases
from programme.model import Clock, Programme, Session, Track
from website.model import Entry, Website, is_event

from .listing import HORIZON


def holds_until(website: Website, now: datetime) -> datetime:
    """Return an instant after *now*, the next midnight at the latest, before which nothing changes by itself.

    What goes by the day, as the days left to register and what a calendar still
    holds, changes at midnight in Norway.
    """
    moments = (moment.astimezone(UTC) for moment in _moments(website))
    midnight = midnight_after(now.astimezone(OSLO).date())
    return min([midnight.astimezone(UTC), *(moment for moment in moments if moment > now)]).astimezone(OSLO)


def _moments(website: Website) -> Iterator[datetime]:
    if website.next_publication:
        yield website.next_publication
    for entry in website.entries:
        yield from moments_of(entry)


def moments_of(entry: Entry[Content]) -> Iterator[datetime]:
    """Yield every moment at which the page of *entry*, or a page that shows it, may say something else."""
    if entry.content.modified:
        yield entry.content.modified
    if is_event(entry):
        yield from _of_event(entry.content)
        yield from _of_programme(entry.agenda.programme if entry.agenda else Programme())


def _of_event(event: Event) -> Iterator[datetime]:
    """Yield when *event* begins and ends, when one can register, and when it is about to leave or enter a list."""
    yield from (phase.begins for phase in registration_phases(event) if phase.begins)
    yield event.span.starts
    yield over_at(event.span)
    yield over_at(event.span).astimezone(UTC) - HORIZON


def _of_programme(programme: Programme) -> Iterator[datetime]:
    for day in programme.days:
        for session in day.sessions:
            yield from (moment_of(day.date, clock) for clock in _clocks(session))


def _clocks(part: Session | Track) -> Iterator[Clock]:
    """Yield every time of *part*, and of what goes on within it."""
    yield from filter(None, (part.span.starts, part.span.ends, part.span.understood_end))
    for inner in part.sessions if isinstance(part, Track) else part.tracks:
        yield from _clocks(inner)
