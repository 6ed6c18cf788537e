"""What the templates are given of lists: items with the time they are shown, and what to say when none is."""

from __future__ import annotations

from dataclasses import dataclass

from .live_views import Shown
from .picture_views import VersionsView
from .small_views import Link, Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleItem:
    """An article in a list."""

    title: str
    url: str
    summary: str
    published: Stamp | None
    language: str
    picture: VersionsView | None = None
    mark: str = ""  # «Utkast» and such, in preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word about an event, for as long as it is true: «Avlyst», «Utsatt», «Fullt», «Pågår»."""

    text: str
    is_calm: bool  # no warning
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event in a list."""

    title: str
    url: str
    summary: str
    when: Stamp
    day: str  # «23.»
    month: str  # «mars»
    place: str
    tags: tuple[Tag, ...]
    language: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """An event in its place in a list."""

    event: EventItem
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptiness:
    """What a list says when nothing in it is shown."""

    text: str
    link: Link | None  # a way on
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of events or of articles, right at every moment."""

    events: tuple[ListedEvent, ...] = ()
    articles: tuple[ArticleItem, ...] = ()
    are_cards: bool = False
    room: int = 0  # for so many events at a time; 0: for all
    shown: Shown = Shown()  # when there is something in it
    empty: Emptiness | None = None  # None: never, or somebody else says so


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """Events of one year, newest first."""

    year: str
    events: ListView
