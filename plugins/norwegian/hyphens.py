"""Where a long word may be cut at the end of a line, and which titles are set smaller for such words.

A browser that has no Norwegian hyphenation cuts a compound anywhere, without a
hyphen. Titles are large and phones are narrow, so their long words say it
themselves, with soft hyphens (U+00AD).
"""

from __future__ import annotations

import re
from functools import cache

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
LONG = 18  # letters; a shorter word has room in a title at 320 px
LEAST = 4  # letters on either side of a cut
LONG_TITLE = 80  # characters; a shorter one stands in few lines at full size

# A word with the marks that touch it: «(pasientsikkerhet)»
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[/@]|\.\w")  # whoever copies one shall not get a sign nobody sees
# «helseinnovasjonsprosjekt»; not «helseinnovasjon», which has room, nor a part of «12345678901234567890»
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")
_DICTIONARY = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}


def soft_hyphens(text: str, language: str) -> str:
    """Return *text* with soft hyphens in its long words; *language* is nb, nn or en, of another nothing is known."""
    if language not in _DICTIONARY:
        return text
    if not _LONG_WORD.search(text):
        return text  # the dictionary takes as long to read as a hundred pages to write
    dictionary = _dictionary(language)
    return _TOKEN.sub(lambda token: _cut(token[0], dictionary), text)


def title_size(text: str) -> str:
    """Return «long» for a title of many words, «wide» for one with a long word; empty for any other."""
    if len(text) > LONG_TITLE:
        return "long"
    return "wide" if max(map(len, text.split()), default=0) >= LONG else ""


def _cut(token: str, dictionary: Pyphen) -> str:
    if len(token) < LONG or _ADDRESS.search(token):
        return token
    return _LONG_WORD.sub(lambda word: dictionary.inserted(word[0], SOFT_HYPHEN), token)


@cache
def _dictionary(language: str) -> Pyphen:
    return Pyphen(lang=_DICTIONARY[language], left=LEAST, right=LEAST)
