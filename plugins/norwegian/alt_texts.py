"""Descriptions of pictures that describe nothing: a file's name, «bilde», «Bilde av …»."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from .wording import quoted

EXAMPLE = "Fire personer rundt et bord"

_EMPTY_WORDS = frozenset({
    "bilde", "bildet", "bilete", "biletet", "et bilde", "eit bilete", "foto", "fotografi", "fotoet",
    "image", "photo", "picture", "illustrasjon", "illustrasjonsbilde", "illustrasjonsfoto", "skjermbilde",
    "alt", "alt-tekst", "alttekst", "beskrivelse", "bildetekst", "tekst", "test", "uten navn", "untitled",
})  # fmt: skip
_ENDING = re.compile(r"\S\.(?:jpe?g|png|webp|gif|avif|svg|hei[cf]|tiff?|bmp)$", re.IGNORECASE)
_FROM_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|dji|gopr|mvimg|pxl|image|photo|picture|bilde|foto|screenshot|skjermbilde|whatsapp image)"
    r"[\s_-]*+\d[\d\s_.:()-]*+(?:(?:kl|at)\b[\d\s_.:()-]*+)?",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?:(?:et|eit|a|an) )?"
    r"(?:(?:bilde|bildet|bilete|biletet|foto|fotoet|fotografi) (?:av|som viser|viser|syner)"
    r"|(?:image|photo|picture) of)\b[\s:]*+",
    re.IGNORECASE,
)
_LONGEST_JUDGED = 300


class Advice(NamedTuple):
    """What is wrong with a description, and one that is better."""

    message: str
    fix: str
    better: str


def advice(alt: str, file: str) -> Advice | None:
    """Return what to say of the description *alt* of the picture in *file*; None when it may stand."""
    better = without_beginning(alt)
    if better != alt:
        return Advice(
            f"Beskrivelsen begynner med at dette er et bilde: {quoted(alt)}. Det sier skjermleseren selv.",
            "Begynn rett på det bildet viser.",
            better,
        )
    if says_nothing(alt, file):
        return Advice(
            f"Beskrivelsen {quoted(alt)} forteller ikke hva bildet viser.",
            "Skriv det du ville ha sagt om bildet til en som ikke ser det: hvem eller hva, og hva som skjer.",
            EXAMPLE,
        )
    return None


def says_nothing(alt: str, file: str) -> bool:
    """Tell whether *alt* leaves whoever does not see the picture none the wiser."""
    plain = alt.strip(" .,:;!?…-–_«»\"'()")
    if plain.casefold() in _EMPTY_WORDS or len(plain) > _LONGEST_JUDGED:
        return plain.casefold() in _EMPTY_WORDS
    return bool(_ENDING.search(plain) or _FROM_CAMERA.fullmatch(plain)) or _is_name_of(file, plain)


def _is_name_of(file: str, alt: str) -> bool:
    """Tell whether *alt* is the name of *file* without its ending; «Logo» and «Kart» are words as well."""
    name = unquote(file).rpartition("/")[2].rpartition(".")[0]
    return len(alt) > 2 and alt == name and alt.casefold() not in {"logo", "kart"} and " " not in alt


def without_beginning(alt: str) -> str:
    """Return *alt* without «Bilde av», which a screen reader has said already; unchanged when it lacks it."""
    found = _BEGINNING.match(alt)
    rest = alt[found.end() :].strip() if found else ""
    return rest[:1].upper() + rest[1:] if rest else alt
