"""What a card says: the picture a link to a page is shown with, where the page has none of its own."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass

WIDTH, HEIGHT = 1200, 630  # px, what services for sharing ask for

# Tokens of the style sheet, of the light theme and of the dark one.
GROUND = "#0c3f39"  # surface-deep
SHADE = "#0a5f55"  # accent
INK = "#ffffff"  # on-deep
LIGHT = "#7fd6c6"  # accent, in the dark

# The files in the theme's folder of fonts, with the beginnings of their digests.
TITLE_FONT = ("SchibstedGrotesk-Bold.ttf", "f5da3565")
TEXT_FONT = ("SchibstedGrotesk-Medium.ttf", "e9dc105a")

DESIGN = "1"  # part of the digest: raise it when cards are drawn in another way
LOOK = (DESIGN, GROUND, SHADE, INK, LIGHT, TITLE_FONT, TEXT_FONT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card in words; each may be of any length, and all but the first empty."""

    site: str  # its name, beside its sign
    title: str
    kind: str  # «Artikkel»
    when: str  # of an event

    @property
    def digest(self) -> str:
        """The card in hexadecimal digits: of what it says and how it looks."""
        return hashlib.sha256(repr((LOOK, astuple(self))).encode()).hexdigest()
