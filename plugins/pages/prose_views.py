"""What the templates are given of a body: HTML with live lists in between."""

from __future__ import annotations

from dataclasses import dataclass

from .listing_views import ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a body, and the list that follows it."""

    text_html: str  # may open what a later piece closes
    list: ListView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A body: the pieces in their order."""

    pieces: tuple[Piece, ...] = ()
