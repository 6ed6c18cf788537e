"""What the templates are given: finished text and urls, nothing to compute.

A page is a function of these values alone. Each ``url`` is ready for an ``href``: from the root of the host, the
sub-path included. Every ``*_html`` is sanitised; everything else is plain text. The view of each kind of page stands
in the module that makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from outputs.cards import PublishedCard
from outputs.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    language: str = ""  # of the text; empty: that of the page


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
class PageView:
    """One file of the site: where, with which template, from which values."""

    url_path: str  # url path, for example /artikler/x/ or /404.html
    template: str  # template name without .html
    head: Head
    view: View
    card: PublishedCard | None = None  # what links to the page are shown with; None: a picture of its own, or nothing
