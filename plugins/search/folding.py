"""Words as a keyboard without æ, ø and å writes them, so that both ways find the same.

``theme/static/js/matching.js`` does the same to what a visitor types.
"""

from __future__ import annotations

import unicodedata

from norwegian.normal_form import nfc, nfd

_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ß": "ss"})


def fold(text: str) -> str:
    """Return *text* in lower case and plain letters: «Kjøkken», «kjokken» and «kjoekken» become one."""
    return plain_letters(nfc(text).lower().translate(_LETTERS)).replace("aa", "a").replace("oe", "o")


def plain_letters(text: str) -> str:
    """Return *text* in lower case and without marks, as Pagefind itself reads it: å is a with a ring."""
    return "".join(sign for sign in nfd(text.lower()) if not unicodedata.combining(sign))
