"""The word that ends at a place, found without a look at the rest of the text."""

from __future__ import annotations

LONGEST = 40
_OPENING = "«“„\"'([|*_"


def start_of_word(text: str, end: int) -> int:
    """Return where the word that ends at *end* begins, at most LONGEST characters before it."""
    start = end
    while start > 0 and end - start < LONGEST and not text[start - 1].isspace() and text[start - 1] not in _OPENING:
        start -= 1
    return start
