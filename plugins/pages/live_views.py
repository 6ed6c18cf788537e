"""What is shown while something holds: true when the page is made, and kept true in the browser by live.js."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """From when until when an element is shown."""

    begins: str = ""  # ISO 8601 instant; empty: from the first
    ends: str = ""  # the first instant it is not; empty: it stays
    is_hidden: bool = False  # when the page is made


ALWAYS = Shown()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveText:
    """A sentence that holds for a while."""

    text: str
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to do, and what will happen."""

    text: str  # «Meld deg på»
    detail: str  # «på skjema.example»; empty: the text says it all
    url: str
    shown: Shown
    is_quiet: bool = False  # not what the page is there for


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What has become of an event, above all else about it."""

    word: str  # «Avlyst»; empty: nothing to be alarmed about
    text: str
    shown: Shown
