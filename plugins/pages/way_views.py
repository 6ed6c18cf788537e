"""What the templates are given of the ways on from a page."""

from __future__ import annotations

from dataclasses import dataclass

from .listing_views import ArticleItem, EventItem, ListView
from .small_views import Link, Neighbour


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursView:
    """The articles that came out right before and right after."""

    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """What has something in common with a page, the nearest first."""

    events: tuple[EventItem, ...]
    articles: tuple[ArticleItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A page that is not there, or no longer: what happened, and where to go."""

    title: str
    text: str
    search_url: str  # where the search answers; empty: there is none
    links: tuple[Link, ...]
    upcoming: ListView
    articles: ListView
    contact: Link | None  # whom to tell; None: no page says so


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The subjects that begin with one letter."""

    letter: str  # empty: there are so few subjects that all stand together
    id: str
    subjects: tuple[tuple[Link, int], ...]  # with how much there is of each


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectIndexView:
    """All subjects in Norwegian order."""

    title: str
    groups: tuple[LetterGroup, ...]
