"""The smallest values the templates are given, of which the others are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    language: str = ""  # of the text; empty: that of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A moment or period for a ``time`` element."""

    iso: str  # for the datetime attribute
    text: str  # in the page's language


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuLink:
    """A way to a section or a fixed page."""

    text: str
    url: str
    is_current: bool = False  # the page we are on, or its section
    language: str = ""  # empty: that of the page we are on
    language_name: str = ""  # of that language


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The one before or after in a series or by date; the day is ready for a ``time`` element."""

    title: str
    url: str
    language: str
    iso: str  # its day, for the datetime attribute
    text: str  # the same in the page's language
