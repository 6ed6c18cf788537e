"""The typed content: what an article, a page and everything they share is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePosixPath

from manuscript.model import Line


class Kind(StrEnum):
    """The content types; the value is the folder under ``content/``."""

    ARTICLE = "articles"
    EVENT = "events"
    PAGE = "pages"


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
class Place:
    """Where in its file something stands; both count from 1."""

    line: int
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReference:
    """A path an editor has written, from the file it stands in or from ``content/``."""

    path: str  # as written
    place: Place


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
    published: datetime | None  # aware, Europe/Oslo; None: no date given (pages, some drafts)
    modified: datetime | None  # aware, Europe/Oslo
    subjects: tuple[str, ...] = ()
    first_address: str = ""  # empty: its own address is its identity
    aliases: tuple[str, ...] = ()  # old addresses, site paths ending in /
    translation_of: FileReference | None = None
    picture: Picture | None = None
    body: tuple[Line, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)  # canonical key → its value's place

    def place(self, key: str) -> Place:
        """Return where the field *key* (canonical Norwegian name) stands, or line 1."""
        return self.places.get(key, Place(line=1))


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
class Page(Content):
    """A fixed page: om, kontakt, personvern, tilgjengelighet."""

    menu: int | None = None  # None: only in the footer
    contact: Contact | None = None
