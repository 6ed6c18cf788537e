"""The typed content: what an article, an event, a fixed page and everything they share is. All text is plain,
all times are instants in Europe/Oslo, and this is the one place where a written time gets its offset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import PurePosixPath

from manuscript.model import Line
from manuscript.problem import Problem, told
from norwegian.dates import OSLO, Moment, minute_of_day, write_clock


class ContentKind(StrEnum):
    """The content types; the value is the folder under ``content/``."""

    ARTICLE = "articles"
    EVENT = "events"
    PAGE = "pages"
    SUBJECT = "emner"


class Language(StrEnum):
    """BCP 47 tags of the languages a page may have; never «no»."""

    BOKMAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


class Status(StrEnum):
    """What the editor has decided about the file; the last three only for events."""

    PUBLISHED = "publisert"
    DRAFT = "utkast"
    HIDDEN = "skjult"
    GONE = "fjernet"
    CANCELLED = "avlyst"
    POSTPONED = "utsatt"
    FULL = "fulltegnet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where in its file something stands; both count from 1."""

    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReference:
    """A path an editor has written, from the file it stands in or from ``content/``."""

    path: str  # as written
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The lead picture of a page, as its front matter gives it."""

    file: FileReference
    alt: str
    caption: str  # empty: none
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document to download: a file beside the content, or an address."""

    title: str
    target: FileReference | str  # str: an https address


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the text was first published (schema.org isBasedOn)."""

    name: str
    url: str  # empty: none
    published: str  # as written, for example «våren 2019»; empty: none


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction shown at the top (Vær Varsom-plakaten 4.13)."""

    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask. Either ``text`` alone, or any of the three others."""

    text: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What every content file gives, whatever its kind; all text is plain."""

    file: str  # shown to the editor
    source: PurePosixPath  # from the content folder
    slug: str
    title: str
    summary: str  # empty: none
    language: Language
    status: Status
    published: datetime | None  # aware, Europe/Oslo; None: no date given (pages, some events and drafts)
    modified: datetime | None  # aware, Europe/Oslo
    subjects: tuple[str, ...] = ()
    first_url_path: str = ""  # empty: its own url path is its identity
    old_url_paths: tuple[str, ...] = ()  # old addresses, site paths ending in /
    translation_of: FileReference | None = None
    picture: Picture | None = None
    is_featured: bool = False  # leads the front page
    body: tuple[Line, ...] = ()
    positions: Mapping[str, Position] = field(default_factory=dict, compare=False)  # canonical key → its value's place

    def position(self, key: str) -> Position:
        """Return where the field *key* (canonical Norwegian name) stands, or line 1."""
        return self.positions.get(key, Position(line=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Content):
    """A published text with a byline."""

    authors: tuple[str, ...] = ()
    credits: str = ""
    origin: Origin | None = None
    corrections: tuple[Correction, ...] = ()  # newest first
    event_slug: str = ""  # the event it tells of
    documents: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPage(Content):
    """A fixed page: om, kontakt, personvern, tilgjengelighet."""

    menu: int | None = None  # None: only in the footer
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction(FixedPage):
    """What a subject is about: a text on the subject's page, which may have a title of its own."""


# Events


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
    is_read: bool = True  # else a day that stands in for a start nobody could read

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
    def short_name(self) -> str:
        """Return «Huset» of «Huset, Salen» and of «Huset, Gata 1, Drammen», which are one place."""
        return (self.name or self.text or self.town).partition(",")[0].strip()

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
    """How to register, and when it is possible."""

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
    rescheduled: datetime | None = None  # aware: the last change that raised the sequence; None: none has


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Content):
    """A workshop, a seminar, a meeting."""

    span: Span
    moved_from: Span | None = None  # flyttet-fra; ends is always None
    venue: Venue | None = None
    accessibility: str = ""
    online_url: str = ""  # the way in, for the event's own page alone; so are the words
    online_text: str = ""
    online_public_text: str = ""  # what is said of it elsewhere; empty: see the page
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

    @property
    def is_online(self) -> bool:
        return bool(self.online_url or self.online_text)


# Wall clock to instants


def instant(moment: Moment) -> datetime | Problem:
    """Return the moment as an aware datetime in Europe/Oslo.

    A day alone is the midnight that begins it. A clock time that is skipped
    when summer time begins, or comes twice when it ends, is a problem unless it
    was written with an offset.
    """
    wall = datetime.combine(moment.day, time()) + timedelta(minutes=moment.minute or 0)
    first = wall.replace(tzinfo=OSLO)
    second = first.replace(fold=1)
    before, after = first.utcoffset() or timedelta(), second.utcoffset() or timedelta()
    if before == after:  # PEP 495
        return first
    clock, day = write_clock(minute_of_day(wall)), f"{wall.day}.{wall.month}.{wall.year}"
    if before < after:
        later = wall + timedelta(hours=1)
        right = later.replace(tzinfo=OSLO).isoformat(timespec="minutes")
        return told("clock-skipped", clock=clock, day=day, later=write_clock(minute_of_day(later)), right=right)
    if moment.offset == before:
        return first
    if moment.offset == after:
        return second
    once, again = first.isoformat(timespec="minutes"), second.isoformat(timespec="minutes")
    return told("clock-repeated", clock=clock, day=day, once=once, again=again)


def midnight_before(day: date) -> datetime:
    """Return the instant *day* begins."""
    return datetime.combine(day, time(), OSLO)


def midnight_after(day: date) -> datetime:
    """Return the instant *day* ends."""
    return midnight_before(day + timedelta(days=1))


def is_later(one: datetime, other: datetime) -> bool:
    """Tell whether *one* is after *other*, also within the hour that comes twice.

    Python compares two datetimes of one zone by their clocks, not as instants.
    """
    return one.timestamp() > other.timestamp()


def last_day(ends: datetime) -> date:
    """Return the day something that ends at *ends* was last on: midnight belongs to the day before."""
    return (ends - timedelta(microseconds=1)).date()
