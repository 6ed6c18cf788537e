"""The words a page can also be found by, though it does not say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from .compounds import known_parts, last_parts
from .folding import fold, plain_letters

_BETWEEN = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What each word of the publication can also be found by; a word with nothing is left out."""

    spellings: Mapping[str, str]  # with æ, ø and å spelled out, where Pagefind does not know that they are one
    parts: Mapping[str, frozenset[str]]  # the last parts of a compound


def lexicon(texts: Iterable[str]) -> Lexicon:
    """Return what the words of all *texts* can be found by; each is looked at once, however often it stands there."""
    folded = {word: fold(word) for word in all_words(texts)}
    known = known_parts(folded.values())
    parts = {word: last_parts(each, known) for word, each in folded.items()}
    return Lexicon(
        spellings={word: each for word, each in folded.items() if each != plain_letters(word)},
        parts={word: found for word, found in parts.items() if found},
    )


def other_spellings(words: Set[str], known: Lexicon) -> list[str]:
    return sorted({known.spellings[word] for word in words & known.spellings.keys()})


def compound_parts(words: Set[str], known: Lexicon) -> list[str]:
    return sorted({part for word in words & known.parts.keys() for part in known.parts[word]})


def all_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_in(text))


def words_in(text: str) -> Iterator[str]:
    """Yield each word of *text* in lower case; one with a hyphen whole, and its parts."""
    for written in text.lower().split():
        if written.isalpha():
            yield written
            continue
        parts = [part for part in _BETWEEN.split(written) if part]
        yield from parts
        if len(parts) > 1:
            yield "".join(parts)
