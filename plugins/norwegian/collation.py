"""Norwegian alphabetical order: a–z, æ, ø, å, with aa as å (CLDR nb, Språkrådet)."""

from __future__ import annotations

import re
import unicodedata

from .normal_form import nfc, nfd

# In names aa is an old å, but not in these.
NOT_OLD_A = ("aalto", "haase", "isaac")

_OLD_A = re.compile(rf"({'|'.join(NOT_OLD_A)})|aa")
# Letters that are not the plain letter they look like under an accent.
_AS_OTHER_LETTER = str.maketrans(
    {
        "ä": "æ", "ö": "ø", "ü": "y", "œ": "ø",
        "đ": "d", "ð": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "þ": "th",
    }
)  # fmt: skip
_AFTER_Z = str.maketrans("æøå", "{|}")  # these three follow z in ASCII
LAST = "\uffff"  # puts aa after å where nothing else differs

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")


def sort_key(text: str) -> tuple[str, str, str]:
    """Return what to sort *text* by: letters, then accents, then capitals.

    Digits come before letters, a space before both, so that «Ny by» stands
    before «Nyborg»; other signs count as a space.
    """
    folded = nfc(text).casefold()
    return _letters(folded), _OLD_A.sub(lambda old: old[1] or f"å{LAST}", folded), text


def index_letter(text: str) -> str:
    """Return the heading *text* stands under in an index: «Å» for Aasen, «0–9», «#»."""
    first = _letters(nfc(text[:200]).casefold())[:1]
    if not first:
        return "#"
    if first.isdigit():
        return "0–9"
    return first.translate(str.maketrans("{|}", "ÆØÅ")).upper()


def _letters(folded: str) -> str:
    with_a = _OLD_A.sub(lambda found: found[1] or "å", folded)
    plain = "".join(map(_without_accent, with_a.translate(_AS_OTHER_LETTER)))
    spaced = _NEITHER_LETTER_NOR_DIGIT.sub(" ", plain).strip()
    return spaced.translate(_AFTER_Z)


def _without_accent(character: str) -> str:
    if character.isascii() or character in "æøå":
        return character
    return "".join(c for c in nfd(character) if not unicodedata.combining(c))
