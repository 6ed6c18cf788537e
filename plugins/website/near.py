"""The name most like a misspelt one, found quickly among thousands."""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Iterable

LIKELY = 10  # how many names are compared letter by letter


class Names:
    """Names one of which may have been meant."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pairs = {name: _pairs(name) for name in sorted(names)}

    def nearest(self, word: str, *, cutoff: float = 0.6) -> str:
        """Return the name most like *word*; empty when none is like it."""
        pairs = _pairs(word)
        likely = heapq.nlargest(LIKELY, self._pairs, key=lambda name: len(pairs & self._pairs[name]))
        return next(iter(difflib.get_close_matches(word, likely, n=1, cutoff=cutoff)), "")


def _pairs(word: str) -> frozenset[str]:
    """Return the letters of *word* two and two."""
    return frozenset(word[at : at + 2] for at in range(len(word)))
