"""What the templates are given: finished text and urls, nothing to compute.

A page is a function of these values alone. Each ``url`` is ready for an ``href``: from the root of the host, the
sub-path included. Every ``*_html`` is sanitised; everything else is plain text. The view of each kind of page stands
in the module that makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from content_types.model import OSLO
from outputs.context import RenderContext
from outputs.head import Head, PublishedCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    language: str = ""  # of the text; empty: that of the page
    is_current: bool = False  # the page we are on, or its section


def links(context: RenderContext, *ways: tuple[str, str]) -> tuple[Link, ...]:
    """Return the ways to pages of the site, each a text and a url path."""
    return tuple(Link(text=text, url=context.href(url_path)) for text, url_path in ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeView:
    """A moment or period for a ``time`` element."""

    iso: str  # for the datetime attribute
    text: str  # in the page's language


class View(Protocol):
    """What the template of a page takes as «view»: each kind of page has its own, and all have a title."""

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the site: where, with which template, from which values."""

    url_path: str  # for example /artikler/x/ or /404.html
    template: str  # template name without .html
    head: Head
    view: View
    card: PublishedCard | None = None  # what links to the page are shown with; None: a picture of its own, or nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The period in which an element is shown."""

    begins: str = ""  # ISO 8601 instant; empty: from the first
    ends: str = ""  # the first instant it is not; empty: it stays
    is_hidden: bool = False  # when the page is made


ALWAYS = Shown()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveText:
    """A sentence that is shown for a period."""

    text: str
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to do, and what will happen."""

    text: str  # «Meld deg på»
    url: str
    detail: str = ""  # «på skjema.example»; empty: the text says it all
    shown: Shown = ALWAYS
    is_quiet: bool = False  # not what the page is there for


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What has become of an event, above all else about it."""

    text: str
    word: str = ""  # «Avlyst»; empty: nothing to be alarmed about
    shown: Shown = ALWAYS
    ask: Link | None = None  # whom to ask


def shown(now: datetime, *, begins: datetime | None = None, ends: datetime | None = None) -> Shown | None:
    """Return the period from *begins* until *ends*; None when it is over at *now*."""
    if ends is not None and ends <= now:
        return None
    return Shown(
        begins=_norwegian_iso(begins, now), ends=_norwegian_iso(ends), is_hidden=begins is not None and begins > now
    )


def from_then_on(now: datetime, begins: datetime) -> Shown:
    """Return the period that begins at *begins* and does not end."""
    return Shown(begins=_norwegian_iso(begins, now), is_hidden=begins > now)


def between(now: datetime, begins: datetime | None, ends: datetime) -> Shown:
    """Return the period with both its ends given, though one has passed: a visitor's clock may be behind ours."""
    is_on = (begins is None or begins <= now) and now < ends
    return Shown(begins=_norwegian_iso(begins), ends=_norwegian_iso(ends), is_hidden=not is_on)


def _norwegian_iso(moment: datetime | None, passed: datetime | None = None) -> str:
    """Return *moment* in ISO 8601 as Norway says it; empty for None, and for one that has *passed* already."""
    if moment is None or (passed is not None and moment <= passed):
        return ""
    return moment.astimezone(OSLO).isoformat()
