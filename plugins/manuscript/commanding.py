"""Characters that act where others are seen: they command a terminal, reorder a line or end it."""

from __future__ import annotations

import unicodedata

# Control characters, line and paragraph separators, and halves of a surrogate
# pair, which file names that are not UTF-8 arrive with and no stream can write.
CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Bidirectional marks, embeddings, overrides and isolates (UAX #9).
REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_commanding(character: str) -> bool:
    return character in REORDERING or unicodedata.category(character) in CATEGORIES
