"""The name somebody probably meant by a misspelt one.

How alike two words are is rapidfuzz's ratio, 0 to 100: the letters they have
in common, in the same order, as a share of all their letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rapidfuzz import fuzz, process

# «febuar» and «februar» are 92 alike, «sykehusene» and «sykehuset» 84, «mai» and «mars» 57.
ALIKE = 60
EVIDENT = 80  # so alike that nothing else can have been meant

Name = TypeVar("Name", bound=str)


def nearest(word: str, names: Iterable[Name], *, least: float = ALIKE) -> Name | None:
    """Return the one of *names* most like *word*; None where none is at least so like it.

    Of names equally like it the last in the order of the alphabet is chosen,
    so that the answer is the same in whatever order they are given.
    """
    # A list, for of a mapping rapidfuzz compares the values.
    found = process.extract_iter(word, list(names), scorer=fuzz.ratio, score_cutoff=least)
    best = max(found, key=lambda match: (match[1], match[0]), default=None)
    return best[0] if best else None
