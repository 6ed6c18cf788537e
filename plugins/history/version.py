"""One version of an event's file: what its subscribers would have been told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from events.fields import read_event
from events.model import Event, Venue
from manuscript.read import read
from publication.addresses import address_of
from publication.model import Kind, Status

# The fields of a file without mistakes in how they are set off: up to the first line of three hyphens.
FIELDS = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\n(?:(?!---\r?\n).*\n)*---\r?\n")
UNSEEN = frozenset({Status.DRAFT, Status.HIDDEN, Status.GONE})  # in no calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What subscribers are told anew when it changes; instants in seconds since 1970."""

    starts: float
    ends: float | None
    whole_days: bool
    place: str  # as calendars show it
    is_online: bool  # and nowhere else
    status: Status

    @property
    def is_seen(self) -> bool:
        return self.status not in UNSEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A file at a commit; None and empty where it cannot be read."""

    schedule: Schedule | None = None
    identity: str = ""  # site path that names the event for good


UNREADABLE = Version()


def read_version(data: bytes, source: PurePosixPath) -> Version:
    """Return what *data*, in the file *source* of a content folder, says of the event."""
    fields = FIELDS.match(data)
    if fields and _is_plain(data[fields.end() :]):
        data = fields[0]  # nothing in the body bears on the schedule, and most changes are made there
    return _read(data, source)


def version_of(event: Event) -> Version:
    """Return *event* as a version."""
    span, venue = event.span, event.venue
    schedule = Schedule(
        starts=span.starts.timestamp(),
        ends=span.ends.timestamp() if span.ends else None,
        whole_days=span.whole_days,
        place=_place(venue) if venue else "",
        is_online=venue is None and bool(event.online_url or event.online_text),
        status=event.status,
    )
    identity = event.first_address or address_of(Kind.EVENT, event.slug)
    return Version(schedule=schedule, identity=identity.lower())


@lru_cache(maxsize=20_000)  # a preview reads the same history after each commit
def _read(data: bytes, source: PurePosixPath) -> Version:
    document, problems = read(data, file=source.name, source=source)
    if document is None:
        return UNREADABLE
    event, found = read_event(document)
    if event is None or any(problem.is_error for problem in (*problems, *found)):
        return UNREADABLE
    return version_of(event)


def _is_plain(body: bytes) -> bool:
    """Tell whether the reader would find no fault with *body* that makes the file unreadable."""
    if b"\0" in body or body.lstrip().startswith(b"---"):
        return False
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _place(venue: Venue) -> str:
    return ", ".join(part for part in (venue.text, venue.name, venue.room, venue.address, venue.postal_town) if part)
