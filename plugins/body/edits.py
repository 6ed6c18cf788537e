"""Small changes to a text, made in one go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Put *text* in place of what stands between two offsets."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with every edit made; one that begins inside an earlier one is left out."""
    pieces, position = [], 0
    for edit in sorted(edits):
        if edit.start < position:
            continue
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])
