"""What the page on this edition of the site is given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One thing to know of the edition."""

    term: str  # «Bygget»
    text: str
    iso: str = ""  # for the datetime attribute; empty: no time
    url: str = ""  # empty: leads nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """``/bygg/``: when the site was built, and from what."""

    title: str
    rows: tuple[EditionRow, ...]
