"""An event as every view of it needs it; all times are instants in Europe/Oslo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from publication.model import Attachment, Contact, Content, Correction, Status

DID_NOT_TAKE_PLACE = frozenset({Status.CANCELLED, Status.POSTPONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When something takes place.

    ``starts`` and ``ends`` are aware, in Europe/Oslo. For whole days they are
    the midnight that begins the first day and the midnight that ends the last.
    """

    starts: datetime
    ends: datetime | None  # None: not written
    whole_days: bool

    @property
    def first_day(self) -> date:
        return self.starts.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where: ``text`` alone, or the parts."""

    text: str = ""
    name: str = ""
    address: str = ""
    postal_code: str = ""
    town: str = ""
    room: str = ""
    directions: str = ""
    map_url: str = ""

    @property
    def postal_town(self) -> str:
        """Return «3040 Drammen», as on a letter."""
        return " ".join(part for part in (self.postal_code, self.town) if part)

    @property
    def one_line(self) -> str:
        """Return «Huset, Salen, Gata 1, 3040 Drammen», as far as it is known."""
        return ", ".join(part for part in (self.text, self.name, self.room, self.address, self.postal_town) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizer:
    """An organiser (schema.org/Organization)."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """How to sign up, and when it is possible."""

    url: str = ""  # https
    email: str = ""
    text: str = ""  # neither: words of the editor's own
    opens: datetime | None = None
    deadline: datetime | None = None  # the last instant; a date alone is the midnight that ends that day
    deadline_is_day: bool = False  # the editor wrote a date alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Which version of an event subscribers are given (RFC 5545 §3.8.7.3–4)."""

    sequence: int  # rises when start, end, place or status changes, and never falls
    modified: datetime  # aware: the last change to the file; never falls
    rescheduled: datetime | None = None  # aware: the last change that raised the sequence; None: none has


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Content):
    """A workshop, a seminar, a meeting."""

    span: Span
    moved_from: Span | None = None  # flyttet-fra; ends is always None
    venue: Venue | None = None
    accessibility: str = ""
    online_url: str = ""
    online_text: str = ""
    registration: Registration | None = None
    capacity: str = ""
    price: str = ""
    type: str = ""
    audience: str = ""
    series: str = ""
    organizers: tuple[Organizer, ...] = ()
    contact: Contact | None = None
    documents: tuple[Attachment, ...] = ()
    recording: str = ""  # https address
    corrections: tuple[Correction, ...] = ()  # newest first
