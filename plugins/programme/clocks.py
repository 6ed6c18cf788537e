"""One clock time as it is written, and the words that may stand before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

DASHES = "-‐‑‒–—−"
GAP = r"[^\S\n]*"

WITH_MINUTES = re.compile(r"([0-9]{1,2})(?:\.|[^\S\n]?:[^\S\n]?|[hH])([0-9]{2})(?![0-9])(?::00(?![0-9]))?")
COMMA = re.compile(r"([0-9]{1,2})[,;]([0-9]{2})(?![0-9])")
COMPACT = re.compile(r"([0-9]{2})([0-9]{2})(?![0-9]|[.,:][0-9])")
ASKED_COMPACT = re.compile(r"([0-9]{1,2})([0-9]{2})(?![0-9]|[.,:][0-9])")
HYPHENED = re.compile(rf"([0-9]{{1,2}})-([0-9]{{2}})(?![0-9])(?={GAP}(?:[:|]|$|[^\W_a-zæøå]))")
SPACED = re.compile(r"([0-9]{1,2})[^\S\n]([0-9]{2})(?![0-9]|[.,:][0-9])")
HOUR = re.compile(r"([0-9]{1,2})()(?![0-9]|[.,:][0-9])")

_PREFIX = re.compile(
    r"(?:(?P<kl>klokkeslett|klokken|klokka|kl)|(?P<fra>fra og med|fra|frå|from)"
    r"|(?P<about>cirka|ca|omtrent|om lag|omlag|rundt|eventuelt|evt|ev))"
    rf"(?![^\W\d_])(?P<mark>[.:\-]{{0,2}}){GAP}",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:tidspunkt|klokkeslett|tid){GAP}:{GAP}", re.IGNORECASE)
_MOST_PREFIXES = 4


class Form(Enum):
    """How a time is written."""

    MINUTES = auto()  # 09.00, 9:00, 09:00:00
    COMMA = auto()  # 09,00: a slip
    COMPACT = auto()  # 0900
    HYPHENED = auto()  # 09-00: a slip
    SPACED = auto()  # 09 00
    HOUR = auto()  # 9


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenClock:
    minute: int | None  # None: no clock shows it
    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The words allowed before a time: «kl.», «fra», «ca.», «evt.»."""

    end: int
    asked: bool  # «kl.» in some form: a bare number is a time
    about: str


def clock_at(pattern: re.Pattern[str], text: str, at: int, form: Form) -> WrittenClock | None:
    found = pattern.match(text, at)
    if found is None:
        return None
    return WrittenClock(minute=minute_of(found[1], found[2]), start=at, end=found.end(), form=form)


def minute_of(hours: str, minutes: str) -> int | None:
    """Return minutes after midnight; None for what no clock shows. 24.00 ends the day."""
    hour, minute = int(hours), int(minutes or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return hour * 60 + minute


def words_before(text: str, at: int, *, named: bool = False) -> Before:
    """Read past the words that may stand before a time."""
    if text[at : at + 1].isdigit():
        return Before(end=at, asked=False, about="")
    if named and (name := _NAME.match(text, at)):
        at = name.end()
    asked, about = False, []
    for _ in range(_MOST_PREFIXES):
        found = _PREFIX.match(text, at)
        if found is None:
            break
        asked = asked or found["kl"] is not None
        if found["about"]:
            about.append(found["about"] + found["mark"].replace(":", ""))
        at = found.end()
    return Before(end=at, asked=asked, about=" ".join(about))


def may_be_year(minute: int | None) -> bool:
    """Tell whether a compact time reads as a year, 1900 to 2099."""
    return minute is not None and 19 * 60 <= minute < 21 * 60
