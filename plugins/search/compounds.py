"""The last parts of compounds: «helseteknologi» is also about «teknologi».

The first part needs no help: Pagefind finds a word by its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .common_parts import COMMON_PARTS

SHORTEST = 8  # a shorter word is seldom a compound anybody knows by its end
LONGEST = 60  # nor is a longer one a word
HEAD, TAIL = 4, 4  # letters a part has at least
ENDINGS = ("ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a", "e", "s")
ONLY_ENDINGS = frozenset({"ing", "els", "heit", "het", "isk", "skap"})  # «-ingene» and «-elsen» are no words


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What compounds may be made of, folded."""

    words: frozenset[str]
    stems: frozenset[str]


def known_parts(words: Iterable[str]) -> Parts:
    """Return *words* (folded) and the common ones as parts of compounds."""
    known = COMMON_PARTS | {word for word in words if HEAD <= len(word) <= LONGEST}
    return Parts(words=known, stems=frozenset(map(_stem, known)))


def last_parts(word: str, known: Parts) -> frozenset[str]:
    """Return each end of *word* (folded) that is a word, or that a known word stands before."""
    if not SHORTEST <= len(word) <= LONGEST:
        return frozenset()
    cuts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    return frozenset(tail for head, tail in cuts if _is_part(head, tail, known))


def _is_part(head: str, tail: str, known: Parts) -> bool:
    stem = _stem(tail)
    if len(tail) < TAIL or stem in ONLY_ENDINGS:
        return tail in COMMON_PARTS
    if stem in known.stems:
        return True
    heads = {head, head.removesuffix("s"), head.removesuffix("e")}  # arbeid-s-giver, barn-e-hage
    return len(head) >= HEAD and len(tail) > TAIL and not heads.isdisjoint(known.words)


def _stem(word: str) -> str:
    """Return *word* without what bends it, roughly: a part is compared with a part."""
    if not word.endswith(ENDINGS):
        return word
    ending = next((ending for ending in ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 3), "")
    return word.removesuffix(ending)
