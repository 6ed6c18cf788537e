"""The whole publication at one moment: every page with its body, address and place in the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from body.model import Body
from events.model import Event
from images.picture import Picture
from manuscript.model import Line
from programme.grid import Grid
from programme.model import Programme
from publication.model import Article, Content, Kind, Page, Status


class Visibility(StrEnum):
    """Where an entry is seen; the three last not at all on the public site, save hidden at its own address."""

    LISTED = "listed"
    HIDDEN = "hidden"
    GONE = "gone"
    DRAFT = "draft"
    PLANNED = "planned"


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
class Entry:
    """A content file that has become a page."""

    content: Article | Event | Page
    body: Body  # whole
    agenda: Agenda | None = None  # events only: the same body, divided
    address: str  # site path, ending in /
    visibility: Visibility

    @property
    def kind(self) -> Kind:
        match self.content:
            case Article():
                return Kind.ARTICLE
            case Event():
                return Kind.EVENT
            case _:
                return Kind.PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A document published beside the page that offers it."""

    path: Path  # on disk
    address: str  # site path
    octets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPicture:
    """A picture with its address."""

    picture: Picture
    address: str  # site path


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject with its one spelling."""

    name: str
    slug: str
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        return f"/emner/{self.slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """All that is published, and all that is needed to lay out any page of it."""

    entries: tuple[Entry, ...]  # that become pages, gone ones too, by source path
    articles: tuple[Entry, ...]  # listed, newest first
    events: tuple[Entry, ...]  # listed, by start
    pages: tuple[Entry, ...]  # listed, in menu order
    subjects: tuple[Subject, ...]  # in Norwegian order
    redirects: Mapping[str, str]  # old site path → new
    links: Mapping[tuple[PurePosixPath, str], str]  # (source, target as written) → site path
    pictures: Mapping[tuple[PurePosixPath, str], PublishedPicture]  # likewise
    downloads: Mapping[tuple[PurePosixPath, str], Download]  # likewise
    translations: Mapping[PurePosixPath, tuple[Entry, ...]]  # source → the other versions
    articles_of_event: Mapping[str, tuple[Entry, ...]]  # event slug → articles, newest first

    def event(self, slug: str) -> Entry | None:
        return next((entry for entry in self.events if entry.content.slug == slug), None)


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
