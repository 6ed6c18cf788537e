"""What the page about accessibility shows besides its text."""

from __future__ import annotations

from dataclasses import dataclass

from .small_views import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """What has been tested, and what not."""

    automatic: tuple[str, ...]
    by_hand: tuple[str, ...]
    by_hand_on: Stamp
    not_tested: tuple[str, ...]
