"""Addresses out of titles: «Blåbærsyltetøy på Ål!» becomes blabaersyltetoy-pa-al."""

from __future__ import annotations

import re
import unicodedata

from .normal_form import nfc, nfd

LONGEST = 80

# Letters of Norwegian, Sámi, Polish and German that no accent can be taken off.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ß": "ss"})
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Return the part of an address that *text* gives, or empty when it has no letters.

    Lower-case a–z, digits and single hyphens, at most eighty characters and
    cut at the end of a word; a single longer word is cut inside it.
    """
    lowered = nfc(text).lower().replace("&", " og ")
    plain = _without_accents(lowered).translate(_LETTERS)
    return _cut_at_word_end(_NEITHER_LETTER_NOR_DIGIT.sub("-", plain).strip("-"))


def _without_accents(text: str) -> str:
    """Return *text* without marks: å is a with a ring, and becomes a too."""
    return "".join(c for c in nfd(text) if not unicodedata.combining(c))


def _cut_at_word_end(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    whole_words, _, _ = slug[: LONGEST + 1].rpartition("-")
    return whole_words or slug[:LONGEST]
