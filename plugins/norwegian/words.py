"""Every word the interface says, in each language a page may have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .catalogue import Words
from .words_en import ENGLISH
from .words_nb import BOKMAL
from .words_nn import NYNORSK

__all__ = ["WORDS", "Words", "words"]

WORDS: Mapping[str, Words] = MappingProxyType({"nb": BOKMAL, "nn": NYNORSK, "en": ENGLISH})


def words(language: str) -> Words:
    """Return the interface in *language*: nb, nn or en."""
    return WORDS[language]
