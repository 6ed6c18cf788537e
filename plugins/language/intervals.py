"""«fra 3–5» and «mellom 3–5»: half in words, half in signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from norwegian.names import MONTHS

from .model import Rule, Slip

_MONTH = "|".join(MONTHS["nb"])
_UNITS = (
    "år|prosent|kroner|kr|kg|km|meter|timer|timar|minutter|minutt|min|sekunder|sekund|dager|dagar|uker|veker|vekene|"
    "måneder|månader|mill\\.?|mrd\\.?|millioner|millionar|grader|poeng|liter|cm|mm|kilometer|kilo"
)
_VALUE = rf"[0-9]{{1,4}}(?:[.,:][0-9]{{1,3}})?(?:\.?[ \u00a0](?:{_MONTH}))?\.?"
_RANGE = rf"(?:kl\.?[ \u00a0])?({_VALUE})[ \u00a0]?[-–—][ \u00a0]?({_VALUE})(?<!\.)"
# What follows says that the numbers are the ends: «fra 5–6 leverandører» is something else.
_ENDS = rf"(?=[ \u00a0]?%|[ \u00a0\n]+(?:{_UNITS}|{_MONTH}|og|i|på|for|av|med|den|hver|kvar|daglig|i)\b|\.?[\s,;:!?)»]*(?:\n|\Z)|[.,;:!?)»])"
_NOT_ON = r"(?![-–—\w]|[.,:/][0-9])"
_FROM = re.compile(rf"([Ff]r[aå])[ \u00a0\n]{_RANGE}{_NOT_ON}{_ENDS}")
_BETWEEN = re.compile(rf"([Mm]ellom)[ \u00a0\n]{_RANGE}{_NOT_ON}(?![ \u00a0]og[ \u00a0][0-9])")
_HINT = re.compile(r"[0-9][.]?[ \u00a0]?[-–—][ \u00a0]?[0-9]")
_GOES_ON = re.compile(r"[^.\n]{0,40}?[ \u00a0]til[ \u00a0][0-9]")


def _from(text: str, language: str) -> Iterator[Slip]:
    for match in _FROM.finditer(text):
        if _is_word(match) and not _GOES_ON.match(text, match.end()):
            yield _slip(match, "til")


def _between(text: str, language: str) -> Iterator[Slip]:
    for match in _BETWEEN.finditer(text):
        if _is_word(match):
            yield _slip(match, "og")


def _is_word(match: re.Match[str]) -> bool:
    """Tell whether the word stands by itself: to look for what comes before it first would be slow."""
    return not match.string[max(match.start() - 1, 0) : match.start()].isalnum()


def _slip(match: re.Match[str], word: str) -> Slip:
    lead = match.string[match.start() : match.start(2)]
    return Slip(start=match.start(), end=match.end(), right=f"{lead}{match.group(2)} {word} {match.group(3)}")


RULES = (
    Rule(
        name="fra-til",
        norm="Språkrådet: tankestrek og bindestrek",
        title="strek etter «fra»",
        message="Etter «fra» skrives «til», ikke strek: {}.",
        wrong="fra 3–5 år",
        right="fra 3 til 5 år",
        hint=_HINT,
        find=_from,
    ),
    Rule(
        name="mellom-og",
        norm="Språkrådet: tankestrek og bindestrek",
        title="strek etter «mellom»",
        message="Etter «mellom» skrives «og», ikke strek: {}.",
        wrong="mellom 3–5 år",
        right="mellom 3 og 5 år",
        hint=_HINT,
        find=_between,
    ),
)
