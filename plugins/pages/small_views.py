"""The smallest values the templates are given, of which the others are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere."""

    text: str
    url: str
    is_current: bool = False  # the page we are on, or its section


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A moment or period for a ``time`` element."""

    iso: str  # for the datetime attribute
    text: str  # in the page's language
