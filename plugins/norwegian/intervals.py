"""Whether a dash stands between the two ends of an interval: «5 - 10», «3.-6. juni»."""

from __future__ import annotations

import re

from .clock_times import is_time, minutes
from .names import MONTHS, WEEKDAYS
from .no_breaks import GAP, MONTH

_WINDOW = 40  # as far as an end of an interval reaches
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:[.,:]\d+)*"
_LEFT = re.compile(
    rf"(?:^|(?P<kl>[Kk][Ll]\.?{GAP})|(?P<pages>(?:\b[Ss]\.|\b[Ss]ide(?:ne)?){GAP})|[^\w.,:/§–—-])"
    rf"(?P<number>{_NUMBER})(?P<stop>\.?)(?P<percent>[ \u00a0]?%)?$"
)
_RIGHT = re.compile(
    rf"(?P<number>{_NUMBER})(?P<percent>[ \u00a0]?%)?(?P<stop>\.(?={GAP}+[a-zæøå]))?"
    rf"(?!\w|[-–—/]\d|[.,:]\d|{GAP}*=|{GAP}?[-–—]{GAP}?\d)"
    rf"(?P<counts>{GAP}+(?:år|min\b|minutt|time|dag|døgn|uke|veke|måned|månad|person|deltak|prosent|meter|millioner|"
    rf"milliarder|kroner|kr\b|kg\b|km\b|cm\b|stk\b|gang|plass|ansatt|tilsett|elev|barn|innbygger|kommune|timar|{MONTH}\b))?"
)
_CHAIN = re.compile(rf"\d{GAP}?[-–—]{GAP}?$")
_PARAGRAPH = re.compile(r"§[ \u00a0]?[\d .–-]*$")
_PLAIN = re.compile(r"[\d \u00a0]+(?:[.,]\d+)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?")

_DATE_LEFT = re.compile(rf"(?<![\d.])\d{{1,2}}\.{GAP}*{MONTH}(?:{GAP}\d{{4}})?$")
_DATE_RIGHT = re.compile(rf"\d{{1,2}}\.{GAP}*{MONTH}(?![\w-])")

_DAYS = "|".join(dict.fromkeys([*WEEKDAYS["nb"], *WEEKDAYS["nn"]]))
_WORD_PAIRS = tuple(
    (re.compile(rf"(?<![\w-])(?:{words})$", re.IGNORECASE), re.compile(rf"(?:{words})(?![\w-])", re.IGNORECASE))
    for words in (_DAYS, "|".join(MONTHS["nb"]))
)


def is_interval(text: str, start: int, end: int) -> bool:
    """Tell whether what stands before *start* and after *end*, a dash between them, is one interval.

    A hyphen without spaces is one only where it can be nothing else:
    «§ 3-5», «12-34-56» and a number of a case are names, not intervals.
    """
    left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _DATE_RIGHT.match(right) and _DATE_LEFT.search(left):
        return True
    if right[:1].isdigit():
        is_bare = text[start:end] == "-"
        return _is_of_numbers(left, right, is_bare=is_bare, is_spaced=end - start > len(text[start:end].strip()))
    return left[-1:].isalpha() and any(after.match(right) and before.search(left) for before, after in _WORD_PAIRS)


def _is_of_numbers(left_text: str, right_text: str, *, is_bare: bool, is_spaced: bool) -> bool:
    left, right = _LEFT.search(left_text), _RIGHT.match(right_text)
    if not left or not right or _CHAIN.search(left_text[: left.start("number")]):
        return False
    first, last = left["number"], right["number"]
    if left["kl"] or _is_clock(first) != _is_clock(last) and _DATE_RIGHT.match(right_text):
        return False  # what an interval is after «kl.» is settled
    if left["stop"]:
        return bool(right["stop"]) and len(first) <= 2 and len(last) <= 2
    if is_spaced and _is_year_and_number(first, last):
        return False
    return not is_bare or _is_sure(left, right, left_text)


def _is_sure(left: re.Match[str], right: re.Match[str], left_text: str) -> bool:
    """Tell whether a mere hyphen stands in an interval."""
    first, last = left["number"], right["number"]
    if _PARAGRAPH.search(left_text):
        return False
    if _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        return first < last
    if _is_clock(first) and _is_clock(last):
        return minutes(first) < minutes(last)
    if _DATE.fullmatch(first) and _DATE.fullmatch(last):
        return True
    is_counted = left["pages"] or right["percent"] or right["counts"]
    return bool(is_counted and _PLAIN.fullmatch(first) and _PLAIN.fullmatch(last)) and _value(first) < _value(last)


def _is_clock(number: str) -> bool:
    return re.fullmatch(r"\d\d?[.:]\d\d", number) is not None and is_time(number)


def _is_year_and_number(first: str, last: str) -> bool:
    """Tell whether only one of two is a year: «Nr. 3 - 2027»."""
    years = [_YEAR.fullmatch(number) is not None for number in (first, last)]
    other = last if years[0] else first
    return years[0] != years[1] and len(other) <= 2


def _value(number: str) -> float:
    """Return «1 500» or «2,5» as a number."""
    return float(re.sub("[ \u00a0]", "", number).replace(",", "."))
