"""What the theme has been tested for, as the theme itself tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Sentences in bokmål for the page about accessibility."""

    automatic: tuple[str, ...]  # each has its test
    by_hand: tuple[str, ...]
    by_hand_on: date
    not_tested: tuple[str, ...]


def read_claims(text: str) -> Claims:
    """Return what the JSON in *text* claims."""
    told = json.loads(text)
    return Claims(
        automatic=tuple(entry["claim"] for entry in told["automatic"]),
        by_hand=tuple(told["by_hand"]),
        by_hand_on=date.fromisoformat(told["by_hand_on"]),
        not_tested=tuple(told["not_tested"]),
    )
