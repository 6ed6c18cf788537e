"""Letters: the slug a title gives, the Norwegian alphabetical order, Unicode's normal forms in linear time, and the name
that a misspelt one is nearest to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

# Addresses out of titles: «Blåbærsyltetøy på Ål!» becomes blabaersyltetoy-pa-al


LONGEST_SLUG = 80

# Letters of Norwegian, Sámi, Polish and German that no accent can be taken off.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ß": "ss"})
# All that becomes one hyphen: the « – » of «mat – 2023», the «!» of «ål!»
_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")
# Names of devices, which Windows gives no folder: «con», «aux», «com1»; not «konsert», «com10»
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[1-9]")


@lru_cache(maxsize=1024)  # subjects and headings stand in many texts
def slugify(text: str) -> str:
    """Return the part of an address that *text* gives, or empty when it has no letters.

    Lower-case a–z, digits and single hyphens, at most eighty characters and
    cut at the end of a word; a single longer word is cut inside it. What
    Windows can make no folder of has a figure after it.
    """
    lowered = nfc(text).lower().replace("&", " og ")
    plain = _without_marks(lowered).translate(_LETTERS)
    slug = _NOT_IN_A_SLUG.sub("-", plain).strip("-")
    if _DEVICE.fullmatch(slug):
        return f"{slug}-1"
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def _without_marks(text: str) -> str:
    """Return *text* without marks: å is a with a ring, and becomes a too."""
    return text if text.isascii() else "".join(c for c in nfd(text) if not unicodedata.combining(c))


def capitalised(text: str) -> str:
    """Return *text* with a capital first, the rest as it is: «e-helse og IKT» becomes «E-helse og IKT»."""
    return text[:1].upper() + text[1:]


# Norwegian alphabetical order: a–z, æ, ø, å, with aa as å (CLDR nb, Språkrådet)


# In names aa is an old å, but not in these.
NOT_OLD_A = ("aalto", "haase", "isaac")

# The aa of «Aasen» and «Haakon»; of «Isaac» the whole name, which keeps its aa
_OLD_A = re.compile(rf"({'|'.join(NOT_OLD_A)})|aa")
# Letters that are not the plain letter they look like under an accent.
_AS_OTHER_LETTER = str.maketrans(
    {
        "ä": "æ", "ö": "ø", "ü": "y", "œ": "ø",
        "đ": "d", "ð": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "þ": "th",
    }
)  # fmt: skip
_AFTER_Z = str.maketrans("æøå", "{|}")  # these three follow z in ASCII
AFTER_EVERY_LETTER = "\uffff"  # puts aa after å where nothing else differs

# The é of «idé»; not the å of «påske», which is a letter of its own
_OTHER_THAN_OURS = re.compile(r"[^\x00-\x7fæøå]")
# Signs and spaces, which count as one space: the « & » of «Mat & helse»
_NOT_SORTED_BY = re.compile(r"[\W_]+")


def sort_key(text: str) -> tuple[str, str, str]:
    """Return what to sort *text* by: letters, then accents, then capitals.

    Digits come before letters, a space before both, so that «Ny by» stands
    before «Nyborg»; other signs count as a space.
    """
    folded = nfc(text).casefold()
    return _letters(folded), _OLD_A.sub(lambda old: old[1] or f"å{AFTER_EVERY_LETTER}", folded), text


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
    plain = _OTHER_THAN_OURS.sub(lambda found: _without_marks(found[0]), with_a.translate(_AS_OTHER_LETTER))
    spaced = _NOT_SORTED_BY.sub(" ", plain).strip()
    return spaced.translate(_AFTER_Z)


# Unicode's composed normal form, in linear time


LONGEST_RUN = 30  # marks on one letter; the Stream-Safe Text Format (UAX #15 §13)
# Every mark is U+0300 or later: thirty-one of «a» with a tilde over it again and again, but of «Привет» too;
# not «blåbær – og mer», where no run is that long.
_MAY_BE_TOO_MANY = re.compile(rf"[\u0300-\U0010ffff]{{{LONGEST_RUN + 1}}}")


def nfc(text: str) -> str:
    """Return *text* in NFC, with at most thirty combining marks in a row.

    ``unicodedata.normalize`` sorts a run of marks in quadratic time: a file of
    nothing else would stop the build for minutes.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", _stream_safe(text))


def one_form(text: str) -> str:
    """Return what two spellings of one name have in common: Unicode's form and kinds of space make no difference."""
    return " ".join(nfc(text).split())


def nfd(text: str) -> str:
    """Return *text* in NFD, with at most thirty combining marks in a row."""
    return text if text.isascii() else unicodedata.normalize("NFD", _stream_safe(text))


def _stream_safe(text: str) -> str:
    if not _MAY_BE_TOO_MANY.search(text):
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= LONGEST_RUN:
            kept.append(character)
    return "".join(kept)


# The name somebody probably meant by a misspelt one. How alike two words are is rapidfuzz's ratio, 0 to 100: the letters
# they have in common, in the same order, as a share of all their letters.


# «febuar» and «februar» are 92 alike, «sykehusene» and «sykehuset» 84, «mai» and «mars» 57.
ALIKE = 60
EVIDENT = 80  # so alike that nothing else can have been meant

Name = TypeVar("Name", bound=str)


def nearest(word: str, names: Iterable[Name], *, least: float = ALIKE) -> Name | None:
    """Return the one of *names* most like *word*; None where none is at least so like it.

    Of names equally like it the last in the order of the alphabet is chosen,
    so that the answer is the same in whatever order they are given.
    """
    from rapidfuzz import fuzz, process  # only here: a scheduled run that needs no name has nothing installed

    # A list, for of a mapping rapidfuzz compares the values.
    found = process.extract_iter(word, list(names), scorer=fuzz.ratio, score_cutoff=least)
    best = max(found, key=lambda match: (match[1], match[0]), default=None)
    return best[0] if best else None
