"""How names of fields are compared: case, spaces, _ and - make no difference."""

from __future__ import annotations

import unicodedata

from norwegian.normal_form import nfc

IGNORED = frozenset("_-‐‑‒–—−")


def fold(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return "".join(
        character
        for character in nfc(name[:200]).casefold()
        if character not in IGNORED and not character.isspace() and unicodedata.category(character) != "Cf"
    )
