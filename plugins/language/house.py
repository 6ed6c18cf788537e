"""Names and words the house writes in one way: other spellings of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from .model import Rule, Slip
from .word_list import WordList

_PARTS = re.compile(r"[A-ZÆØÅ]?[a-zæøåé]+|[A-ZÆØÅ]+(?![a-zæøåé])|[0-9]+|[^\W\d_]+")
_BETWEEN = "[ \u00a0\n-]?"
_EDGE_BEFORE = re.compile(r"[\w@#/.\\-]")
_EDGE_AFTER = r"(?:s|’s|'s)?(?![\w@/]|\.[a-zæøå])"


def parts_of(form: str) -> tuple[str, ...]:
    """Return what may be written apart, in small letters: helse and hub of «HelseHub»."""
    return tuple(part.lower() for part in _PARTS.findall(form))


def find_others(words: WordList, text: str, language: str) -> Iterator[Slip]:
    """Yield every other spelling of the words in the list."""
    lowered = _lowered(text)
    taken = 0
    for match, right in sorted(_matches(words, lowered), key=lambda found: (found[0].start(), -found[0].end())):
        said = text[match.start() : match.end(1)]
        if match.start() < taken:
            continue
        taken = match.end(1)
        if not _is_as_listed(said, words):
            yield Slip(start=match.start(), end=match.end(1), right=_in_place(right, said))


def _matches(words: WordList, lowered: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, right in _patterns(words):
        for match in pattern.finditer(lowered):
            if match.start() == 0 or not _EDGE_BEFORE.match(lowered, match.start() - 1):
                yield match, right


@lru_cache(maxsize=8)
def _patterns(words: WordList) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = [(_BETWEEN.join(map(re.escape, parts_of(form))), form) for form in words.forms]
    found += [(re.escape(_lowered(wrong)), right) for wrong, right in words.swaps]
    # A pattern that begins with a letter is quick to look for.
    return tuple((re.compile(f"({spelling}){_EDGE_AFTER}"), right) for spelling, right in found)


def _is_as_listed(said: str, words: WordList) -> bool:
    plain = " ".join(said.split())
    if plain in words.right:
        return True
    lower_first = plain[:1].lower() + plain[1:]
    return lower_first in words.right or plain.isupper()  # first in a sentence; a heading in capitals


def _in_place(right: str, said: str) -> str:
    """Return *right* with the capital a sentence begins with."""
    return right[0].upper() + right[1:] if said[0].isupper() else right


def _lowered(text: str) -> str:
    """Return *text* in small letters, each in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def rule_for(words: WordList) -> Rule:
    """Return the rule that holds texts to *words*."""
    return Rule(
        name=NAME,
        norm="Ordlisten: content/ordliste.txt",
        title="navn skrevet på en annen måte enn i ordlisten",
        message="Ordlisten har en annen skrivemåte: {}.",
        wrong="Helse-Hub inviterer",
        right="HelseHub inviterer",
        find=partial(find_others, words),
    )


NAME = "navneform"
