"""The whole publication at one moment: the site's own facts, and every page with its body, url path and place in the
whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import Generic, TypeGuard, TypeVar
from urllib.parse import quote, urlsplit
from uuid import UUID

from body.model import Body
from content_types.content_files import ContentFile
from content_types.list_lines import ListQuery
from content_types.model import Article, Content, ContentKind, Event, FixedPage, Introduction, Status
from content_types.url_paths import event_calendar_path
from images.original import Format, Original, Version
from manuscript.model import Line
from norwegian.letters import capitalised, slugify
from programme.model import Grid, GridCell, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The site's own facts, as the configuration gives them."""

    name: str
    tagline: str
    description: str  # of the whole site, for search engines and feeds
    address: str  # the public address without a slash at the end, for example https://org.github.io/helsehub
    site_id: UUID
    now: datetime  # aware
    preview: bool = False  # drafts and planned content are shown, marked
    items_per_page: int = 10
    feed_items: int = 20
    partners: tuple[str, ...] = ()  # their names
    contact: str = ""  # the owners' e-mail address; empty: they have none
    declaration: str = ""  # address of the accessibility statement at uustatus.no; empty: there is none
    published_url_paths: tuple[str, ...] = ()  # url paths that are published already; none of them may be lost

    @property
    def base_path(self) -> str:
        """The path of the address: empty at the root of a domain, else like /helsehub."""
        return urlsplit(self.address).path

    @property
    def is_https(self) -> bool:
        return urlsplit(self.address).scheme == "https"

    def href(self, url_path: str) -> str:
        """Return *url_path* as an address from the root of the host."""
        return self.base_path + _escaped(url_path)

    def absolute(self, url_path: str) -> str:
        """Return *url_path* as a whole address, for feeds and metadata."""
        return self.address + _escaped(url_path)


@lru_cache(maxsize=20_000)
def _escaped(url_path: str) -> str:
    return quote(url_path, safe="/-._~")


AnyContent = Article | Event | FixedPage  # every kind there is
AContent = TypeVar("AContent", bound=Content, covariant=True)


class Visibility(StrEnum):
    """Where an entry is seen."""

    LISTED = "listed"  # at its url path, in lists, feeds and open data
    HIDDEN = "hidden"  # at its url path, and nowhere else
    GONE = "gone"  # at its url path stands that it was taken away
    DRAFT = "draft"  # in the preview only
    PLANNED = "planned"  # likewise, until its time comes


UNPUBLISHED = frozenset({Visibility.DRAFT, Visibility.PLANNED})  # their url paths are not public yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The programme of an event, with the text round it."""

    title: str  # of its section, as written: «Program»
    id: str
    programme: Programme
    grid: Grid
    before: Body
    texts: Mapping[tuple[Line, ...], Body]  # each piece of Markdown in the grid
    after: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[AContent]):
    """A content file that has become a page: ``Entry[Event]`` where it is known to be an event."""

    content: AContent
    body: Body  # whole
    agenda: Agenda | None = None  # events only: the same body, divided
    url_path: str  # ending in /
    visibility: Visibility
    made_of: bytes = field(default=b"", compare=False, repr=False)  # the digest of all that decides what it says
    seen: str = field(
        default="", compare=False, repr=False
    )  # the digest of what others may see of it: all but the text

    @property
    def kind(self) -> ContentKind:
        match self.content:
            case Article():
                return ContentKind.ARTICLE
            case Event():
                return ContentKind.EVENT
            case Introduction():
                return ContentKind.SUBJECT
            case _:
                return ContentKind.PAGE


def is_article(entry: Entry[Content]) -> TypeGuard[Entry[Article]]:
    return isinstance(entry.content, Article)


def is_event(entry: Entry[Content]) -> TypeGuard[Entry[Event]]:
    return isinstance(entry.content, Event)


def is_introduction(entry: Entry[Content]) -> TypeGuard[Entry[Introduction]]:
    return isinstance(entry.content, Introduction)


def is_fixed_page(entry: Entry[Content]) -> TypeGuard[Entry[FixedPage]]:
    return isinstance(entry.content, FixedPage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A document published beside the page that offers it."""

    path: Path  # on disk
    url_path: str
    octets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """One version of a picture with its url path."""

    version: Version
    url_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPicture:
    """A picture with its versions, each from narrow to wide."""

    path: Path  # of the original, on disk
    file: str  # the same as the editor knows it
    original: Original
    versions: tuple[PublishedVersion, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the largest version, in px."""
        return max((published.version.width, published.version.height) for published in self.versions)

    def of(self, *formats: Format) -> tuple[PublishedVersion, ...]:
        return tuple(published for published in self.versions if published.version.format in formats)

    @property
    def fallback(self) -> tuple[PublishedVersion, ...]:
        """The versions every program can show."""
        return self.of(Format.JPEG, Format.PNG)

    @property
    def shared(self) -> PublishedVersion:
        """The one for feeds, programs and services for sharing."""
        return self.fallback[0]

    @property
    def widest(self) -> PublishedVersion:
        """The one for a visitor who asks for the picture itself."""
        return self.fallback[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[AContent]):
    """What goes under one name, spelt in one way everywhere: a subject, a series, a type, a place."""

    name: str
    slug: str
    folder: str  # that its page stands in: /emner/, /arrangementer/sted/
    entries: tuple[Entry[AContent], ...]
    introduction: Entry[Introduction] | None = None  # what a subject is about; None: nobody has written it

    @property
    def title(self) -> str:
        """What it is called where it stands alone: subjects are written in lower case."""
        return capitalised(self.name)

    @property
    def url_path(self) -> str:
        return f"{self.folder}{self.slug}/"


Subject = Group[Article | Event]
EventGroup = Group[Event]


@dataclass(frozen=True, kw_only=True)
class Website:
    """All that is published, and all that is needed to lay out any page of it."""

    entries: tuple[Entry[AnyContent], ...]  # that become pages, gone ones too, by source path
    articles: tuple[Entry[Article], ...]  # listed, newest first
    events: tuple[Entry[Event], ...]  # listed, by start
    pages: tuple[Entry[FixedPage], ...]  # listed, in menu order
    subjects: tuple[Subject, ...]  # in Norwegian order
    series: tuple[EventGroup, ...]  # likewise
    filters: tuple[EventGroup, ...]  # what divides the events, but for the subjects
    redirects: Mapping[str, str]  # old url path → new
    links: Mapping[tuple[PurePosixPath, str], str]  # (source, target as written) → url path; empty: its own
    tails: Mapping[tuple[PurePosixPath, str], str]  # likewise → «?query#fragment», escaped, where there is one
    pictures: Mapping[tuple[PurePosixPath, str], PublishedPicture]  # likewise
    downloads: Mapping[tuple[PurePosixPath, str], Download]  # likewise
    lists: Mapping[tuple[PurePosixPath, str], ListQuery]  # (source, list line as written) → what it asks for
    translations: Mapping[PurePosixPath, tuple[Entry[Content], ...]]  # source → the other versions
    articles_of_event: Mapping[str, tuple[Entry[Article], ...]]  # event slug → articles, newest first
    next_publication: datetime | None  # when the first of what is planned comes
    own_files: Mapping[str, ContentFile] = field(default_factory=dict)  # by url path, shown as they are
    listed_names: frozenset[str] = frozenset()  # names and words the editors keep in their word list

    def event(self, slug: str) -> Entry[Event] | None:
        """Return the listed event of that slug."""
        return self._event_by_slug.get(slug)

    def subject(self, slug: str) -> Subject | None:
        return self._subject_by_slug.get(slug)

    def series_of(self, event: Event) -> EventGroup | None:
        """Return the series the listed *event* is one of."""
        return self._series_by_slug.get(slugify(event.series)) if event.series else None

    def lead_picture(self, entry: Entry[Content]) -> PublishedPicture | None:
        """Return the picture the front matter of *entry* gives."""
        picture = entry.content.picture
        return self.pictures.get((entry.content.source, picture.file.path)) if picture else None

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the pages made from files, by url path; what is gone has none."""
        return {
            entry.url_path: entry.content.title for entry in self.entries if entry.visibility is not Visibility.GONE
        }

    @cached_property
    def article_numbers(self) -> dict[str, int]:
        """The place of each listed article among them, by url path."""
        return {entry.url_path: number for number, entry in enumerate(self.articles)}

    @property
    def hidden_url_paths(self) -> frozenset[str]:
        """The url paths of hidden pages, and of the pictures that only they show."""
        hidden = {
            entry.content.source: entry.url_path for entry in self.entries if entry.visibility is Visibility.HIDDEN
        }
        shown, theirs = (
            {
                version.url_path
                for (source, _), picture in self.pictures.items()
                if (source in hidden) is is_theirs
                for version in picture.versions
            }
            for is_theirs in (False, True)
        )
        return frozenset({*hidden.values(), *(theirs - shown)})

    @cached_property
    def _event_by_slug(self) -> dict[str, Entry[Event]]:
        return {entry.content.slug: entry for entry in self.events}

    @cached_property
    def _subject_by_slug(self) -> dict[str, Subject]:
        return {subject.slug: subject for subject in self.subjects}

    @cached_property
    def _series_by_slug(self) -> dict[str, EventGroup]:
        return {series.slug: series for series in self.series}


def visibility(content: Content, now: datetime) -> Visibility:
    """Return where *content* is seen at *now*."""
    match content.status:
        case Status.DRAFT:
            return Visibility.DRAFT
        case Status.GONE:
            return Visibility.GONE
    if content.published is not None and content.published > now:
        return Visibility.PLANNED
    return Visibility.HIDDEN if content.status is Status.HIDDEN else Visibility.LISTED


def event_calendar_url_path(entry: Entry[Event]) -> str:
    """Return the url path of the event's own calendar; empty for one that is in no calendar."""
    return event_calendar_path(entry.content.slug) if _is_in_calendars(entry) else ""


def session_calendar_url_path(entry: Entry[Event], cell: GridCell) -> str:
    """Return the url path of the calendar of a session alone; empty for a break, and where its event is in no calendar."""
    has_calendar = cell.item and not cell.item.is_break and _is_in_calendars(entry)
    return event_calendar_path(entry.content.slug, cell.id) if has_calendar else ""


def _is_in_calendars(entry: Entry[Event]) -> bool:
    return entry.visibility not in {Visibility.HIDDEN, Visibility.GONE}
