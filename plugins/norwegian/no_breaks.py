"""Where a line may not break: between a number and what it counts, and inside 1 000 000."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .date_words import MONTH, SHORT_MONTH
from .dates import NO_BREAK
from .runs import Edit

GAP = "[ \u00a0\n]"
# Behind «mars», not behind the «mai» of «mai-tog» or «mai.no»
NOT_IN_WORD = r"(?![\w-]|\.\w)"

# What a number counts, as it is written after it: «5 kg», «20 km/t»; matched in this very case: «5 MB», not «5 mb».
_UNITS = (
    "kr|NOK|EUR|USD|"
    "kg|hg|mg|µg|g|km|cm|mm|µm|nm|m|km²|m²|cm²|m³|cm³|dl|cl|ml|l|"
    "ms|kWh|MWh|GWh|TWh|kW|MW|GW|W|kV|V|Hz|kHz|MHz|GHz|kB|MB|GB|TB|Mbit/s|Gbit/s|kcal|kJ|MJ|km/t|m/s|daa"
)
# Behind 1.000.000, which without it may be a number of any kind
_MONEY = r"(?:kroner|kr|NOK|euro|millioner|mill\.)(?!\w)"

# «40 %», «20 °C», «450 kr»; not «40 %-regelen».
# Each begins with a sign few texts have many of, so that the rest is passed over quickly.
_AFTER_NUMBER = re.compile(
    rf"\d(?:(?P<percent>{GAP}*)(?=[%‰](?!\w|-[^\W\d]))"
    rf"|(?P<degrees>{GAP}*)(?=°[CF]\b)"
    rf"|(?P<unit>{GAP}+)(?=mill\.|mrd\.|(?:{_UNITS})(?!\w|\.\w|\.{GAP}[a-zæøå\d]))"
    rf"|(?P<day>\.{GAP}*(?={MONTH}{NOT_IN_WORD})|\.{GAP}+(?={SHORT_MONTH}\.)))"
)
# The 3 of «den 3. mars», the 23 of «23. mars»; not the 3 of «1.3. mars» or of «33. mars»
_DAY = re.compile(r"(?:^|[^\d.,])(?:[12]\d|3[01]|[1-9])$")
# «1.000.000 kr», «2.500,-», «1 000 000»; not «1.000.000» alone, nor the 000 of «192.168.1.000 kr»
_THOUSANDS = re.compile(
    r"[1-9](?<![\w.,:/].)\d{0,2}"
    rf"(?:(?P<dotted>(?:\.\d{{3}})+)(?=(?:,\d\d?)?(?:{GAP}*{_MONEY}|,-))"
    r"|(?P<grouped>(?:[ \u00a0]\d{3})+)(?!\d))"
)
# The space after «nr.», «ca.», «s.», «kr» and «§» before a digit: «kr 500», «§ 3»; not of «bokr 500»
_BEFORE_NUMBER = re.compile(
    r"[.r](?:(?<=[Nn]r\.|[Cc]a\.)(?<![\w.-]..\.)|(?<=[Ss]\.)(?<![\w.-].\.)|(?<=kr)(?<![\w.-]kr))"
    rf"(?P<gap>{GAP}+)(?=\d)|§(?P<sign>{GAP}*)(?=\d)"
)
# «2 mill. kr»; not «mill. kroner»
_MILLIONS_OF_KRONER = re.compile(rf"m(?:ill|rd)\.(?P<gap>{GAP}+)(?=kr(?!\w))")


def no_breaks(text: str) -> list[Edit]:
    """Return an edit for each space that is to be a no-break space."""
    edits = [*_after_numbers(text), *_thousands(text)]
    for pattern in (_BEFORE_NUMBER, _MILLIONS_OF_KRONER):
        edits += [(*match.span(_kind(match)), NO_BREAK) for match in pattern.finditer(text)]
    return sorted(edits)


def _kind(match: re.Match[str]) -> str:
    """Return the name of the group that was found; every alternative of these patterns has one."""
    return match.lastgroup or ""


def _after_numbers(text: str) -> Iterator[Edit]:
    for match in _AFTER_NUMBER.finditer(text):
        kind = _kind(match)
        start, end = match.span(kind)
        if kind != "day":
            yield start, end, NO_BREAK
        elif _DAY.search(text[max(0, start - 3) : start]):
            yield start + 1, end, NO_BREAK


def _thousands(text: str) -> Iterator[Edit]:
    for match in _THOUSANDS.finditer(text):
        for offset in range(match.start(_kind(match)), match.end(), 4):
            yield offset, offset + 1, NO_BREAK
