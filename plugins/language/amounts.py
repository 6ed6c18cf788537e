"""Sums and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Rule, Slip

# A sentence may end after «kr.», «kg.» and «km.»: it goes on with a digit or a small letter only.
_UNIT_DOT = re.compile(
    r"(?<![\w.])(?P<sum>[0-9][0-9 \u00a0.,]{0,15}[ \u00a0])?(?P<unit>[Kk]r|kg|km)\.(?P<gap>[ \u00a0]?)(?=(?P<digit>[0-9])|(?<=[ \u00a0])[a-zæøå])"
)
_SUM = re.compile(r"[0-9]{0,9}(?:[ \u00a0][0-9]{3}(?![0-9])){0,3}")
_MILLIONS = re.compile(r"(?:mill\.?|mrd\.?|millioner|milliarder|tusen)[ \u00a0]$", re.I)
_PRICE_DASH = re.compile(
    r"(?<![\w.,])(?P<kr>kr\.?[ \u00a0]?)?(?P<sum>[0-9]{1,3}(?:[ \u00a0.][0-9]{3}){1,3}|[0-9]{1,9})[,.][-–—]{1,2}(?![\w–—-])"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DECIMAL_UNITS = (
    "prosent|prosentpoeng|millioner|millionar|million|mill|milliarder|milliardar|milliard|mrd|kroner|kr|kg|km|kilo|"
    "kilometer|meter|m|cm|mm|liter|l|dl|grader|ganger|gonger|poeng|promille|tonn|hektar|dekar|mål|kW|kWh|MW|GB|MB|TB"
)
_TIME_UNITS = "timer|timar|time|år|måneder|månader|uker|veker|dager|dagar|minutter|minutt|sekunder|sekund|årsverk"
_DECIMAL = re.compile(
    r"[0-9][0-9]{0,2}\.[0-9]{1,2}"
    rf"(?:(?=[ \u00a0]?[%‰](?!\w)|[ \u00a0](?:{_DECIMAL_UNITS})(?![\w/-]))|(?<=\.[0-9])(?=[ \u00a0](?:{_TIME_UNITS})(?![\w-])))"
)
_IN_A_NUMBER = re.compile(r"[\w.,:/-]")
_COUNTS = re.compile(
    r"(?:punkt|pkt\.?|kapittel|kap\.?|avsnitt|versjon|tabell|tabellen|figur|nr\.?|§|kl\.?|del|vedlegg|utgave|klokken|"
    r"klokka|python|php|windows|android|ios|v)[ \u00a0]?$",
    re.I,
)
_KR_DECIMAL = re.compile(r"(?<!\w)([Kk]r\.?[ \u00a0])([0-9]{1,3}(?:[ \u00a0][0-9]{3}){0,3})\.([0-9]{2})(?![\w.])")


def _unit_dots(text: str, language: str) -> Iterator[Slip]:
    for match in _UNIT_DOT.finditer(text):
        number, unit, digit = match["sum"] or "", match["unit"], match["digit"]
        if digit and number:  # «… er 3 km. 20 personer …»: a new sentence
            continue
        if digit and _MILLIONS.search(text, max(match.start() - 14, 0), match.start()):
            continue
        end = _SUM.match(text, match.end()).end()
        right = f"{number.rstrip()} kroner" if number and unit == "kr" else f"{number}{unit}"
        gap = match["gap"] or " "
        after = f"{gap}{text[match.end() : end]}" if end > match.end() else ""
        stop = end if after else match.end("unit") + 1
        yield Slip(start=match.start(), end=stop, right=f"{right}{after}")


def _price_dashes(text: str, language: str) -> Iterator[Slip]:
    for match in _PRICE_DASH.finditer(text):
        goes_on = text[match.end() : match.end() + 2].strip()[:1].islower()
        if not match["kr"] and _YEAR.fullmatch(match["sum"]) and goes_on:
            continue
        written = match["sum"].replace(".", " ")
        yield Slip(start=match.start(), end=match.end(), right=f"kr {written}" if match["kr"] else f"{written} kroner")


def _decimals(text: str, language: str) -> Iterator[Slip]:
    for match in _DECIMAL.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start()]
        if not (_IN_A_NUMBER.match(before[-1:]) or _COUNTS.search(before)):
            yield Slip(start=match.start(), end=match.end(), right=match.group().replace(".", ","))
    for match in _KR_DECIMAL.finditer(text) if "kr" in text or "Kr" in text else ():
        yield Slip(start=match.start(), end=match.end(), right=f"{match.group(1)}{match.group(2)},{match.group(3)}")


RULES = (
    Rule(
        name="kr-punktum",
        norm="Språkrådet: forkortelser",
        title="punktum etter kr, kg og km",
        message="Etter kr, kg og km er det ikke punktum: {}.",
        wrong="kr. 500",
        right="kr 500",
        signs=("kr.", "Kr.", "kg.", "km."),
        find=_unit_dots,
    ),
    Rule(
        name="kr-strek",
        norm="Språkrådet: tall, tid og dato",
        title="strek etter beløp",
        message="Beløp skrives uten komma og strek: {}.",
        wrong="500,-",
        right="500 kroner",
        signs=(",-", ",–", ",—", ".-", ".–"),
        find=_price_dashes,
    ),
    Rule(
        name="desimalpunktum",
        norm="Språkrådet: tall, tid og dato",
        title="punktum i desimaltall",
        message="Desimaltall har komma på norsk: {}.",
        wrong="1.5 prosent",
        right="1,5 prosent",
        hint=re.compile(r"\.[0-9]"),
        find=_decimals,
    ),
)
