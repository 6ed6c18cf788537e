"""Pictures as the templates take them, and the cards that are published beside the pages."""

from __future__ import annotations

from dataclasses import dataclass

from images.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A picture in one format, in every width it has."""

    type: str  # media type
    srcset: str  # addresses with widths


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsView:
    """A published picture, in the versions a browser may choose among."""

    url: str  # of the version every browser can show
    srcset: str  # more widths of the same; empty: none
    sizes: str  # how wide it is on the page; empty: there is one width to choose
    sources: tuple[SourceView, ...]  # lighter formats, the lightest first
    width: int  # px, of the widest version
    height: int
    alt: str
    is_lead: bool = False  # fetched before all else; others when they are near


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture that leads a page."""

    versions: VersionsView
    caption: str
    credit: str  # «Foto: Kari Nordmann»


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCard:
    """A card with its address."""

    card: Card
    address: str  # site path
