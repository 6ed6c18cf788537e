"""The words of a text that a dictionary can be asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.word_list import WordList

SHORTEST = 3  # letters
LONGEST = 60
JOINT = "s"  # joins the parts of a compound: «innholds-»

_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*")
_DIGIT = re.compile(r"[\d_@/\\#-]")
_PART = re.compile(r"[^\W\d_]+")


def words_of(text: str, words: WordList) -> Iterator[tuple[int, str]]:
    """Yield place and form of each word worth asking about.

    Left out are names, words in capitals or with a capital inside, with a
    digit or an apostrophe, abbreviations, first halves («innholds-»), and
    what the house's list says is right.
    """
    known = _spans_of(text, words)
    for match in _WORD.finditer(text):
        if _touches(text, match) or any(start <= match.start() < end for start, end in known):
            continue
        if "'" in match.group() or "’" in match.group() or "." in match.group():
            continue
        *firsts, last = _PART.finditer(match.group())
        for part in (*(each for each in firsts if not each.group().endswith(JOINT)), last):
            word, start = part.group(), match.start() + part.start()
            if SHORTEST <= len(word) <= LONGEST and (word.islower() or word.istitle() and _begins(text, start)):
                yield start, word


def _begins(text: str, start: int) -> bool:
    """Tell whether a sentence begins here; a capital elsewhere makes a name."""
    before = text[max(start - 5, 0) : start].rstrip(' \u00a0«"(–-*#>|')
    return not before or before[-1] in ".?!:\n"


def _touches(text: str, match: re.Match[str]) -> bool:
    """Tell whether a digit or a sign of addresses stands next to the word."""
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    return bool(_DIGIT.match(before) or _DIGIT.match(after))


def _spans_of(text: str, words: WordList) -> list[tuple[int, int]]:
    """Return where words of the list stand, whole: «Vestre Viken» is no word «viken»."""
    found: list[tuple[int, int]] = []
    for form in words.right:
        start = text.find(form)
        while start >= 0:
            found.append((start, start + len(form)))
            start = text.find(form, start + len(form))
    return found
