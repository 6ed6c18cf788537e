"""Dates in running text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from norwegian.names import MONTHS, WEEKDAYS

from .model import Rule, Slip

_NAMES = MONTHS["nb"]
_MONTH = "|".join(_NAMES)
_CAPITAL = "|".join(name.capitalize() for name in _NAMES)
_DAYS = tuple(dict.fromkeys((*WEEKDAYS["nb"], *WEEKDAYS["nn"])))
_ONLY_MONTHS = tuple(name for name in _NAMES if name not in ("mars", "april", "mai", "juni", "august"))  # names too

_SLASH = re.compile(r"(?<![\w/.,–-])([0-9]{1,2})/([0-9]{1,2})[-–]((?:19|20)[0-9]{2}|[0-9]{2})(?![\w/–-]|[.,][0-9])")
_IS_A_NUMBER = re.compile(
    r"(?:sak|saker|saksnr\.?|nr\.?|PS|FS|ref\.?|vedtak|journalnr\.?|kap\.?|innst\.?|prop\.?)[ \u00a0]$", re.I
)
# Each of these begins with what is rare in a text, and so is quick to look for.
_NO_DOT = re.compile(rf"([0-9][0-9]?)[ \u00a0]({_MONTH})(?![\w-])")
_IN_A_NUMBER = re.compile(r"[\w.,:/–§-]")
_COUNTS = re.compile(
    r"(?:uke|veke|kl\.?|klokken|klokka|side|s\.|nr\.?|nummer|kapittel|kap\.|del|versjon|år|trinn|klasse|sal|rom|spor|"
    r"[0-9])[ \u00a0]$",
    re.I,
)
_CAPITAL_MONTH = re.compile(rf"([0-9][0-9]?)(\.?)[ \u00a0]({_CAPITAL})(?![\w-])")
_VERB = re.compile(
    r"[ \u00a0\n]+(?:er|var|ble|blei|blir|kom|kjem|kommer|har|hadde|vil|kan|skal|skulle|møtte|sier|sa|fikk|gikk|"
    r"[A-ZÆØÅ]\w+)\b"
)
_DAY_BEFORE = re.compile(rf"(?:{'|'.join(_DAYS)}|den)[ \u00a0]$", re.I)
_LOOSE = re.compile(
    rf"[DFJLMNOST](?:(?:{'|'.join(name[1:] for name in _ONLY_MONTHS)})(?=[ \u00a0][0-9]{{4}}|[.,;:!?)]|$)"
    rf"|(?:{'|'.join(dict.fromkeys(name[1:] for name in _DAYS))})(?=[ \u00a0][0-9]|[ \u00a0]kl\b|[.,;:!?)]|$))",
    re.MULTILINE,
)
_BEFORE_LOOSE = re.compile(
    r"(?<!\w)(?:i|fra|frå|til|siden|sidan|før|innen|etter|medio|ultimo|primo|hver|kvar|neste|førstkommende)[ \u00a0]$"
)
_LONGEST_BEFORE = 16


def _slashes(text: str, language: str) -> Iterator[Slip]:
    for match in _SLASH.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        is_day = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        if is_day and not _ends_with(_IS_A_NUMBER, match):
            yield Slip(start=match.start(), end=match.end(), right=f"{day}. {_NAMES[month - 1]} {year}")


def _without_dot(text: str, language: str) -> Iterator[Slip]:
    for match in _NO_DOT.finditer(text):
        if _is_day(match) and not _ends_with(_COUNTS, match):
            yield Slip(start=match.start(), end=match.end(), right=f"{match.group(1)}. {match.group(2)}")


def _capitals(text: str, language: str) -> Iterator[Slip]:
    for match in _CAPITAL_MONTH.finditer(text):
        if _is_day(match) and not _is_something_else(text, match):
            right = f"{match.group(1)}. {match.group(3).lower()}"
            yield Slip(start=match.start(), end=match.end(), right=right)
    for match in _LOOSE.finditer(text):
        name = match.group().lower()
        if (name in _ONLY_MONTHS or name in _DAYS) and _ends_with(_BEFORE_LOOSE, match):
            yield Slip(start=match.start(), end=match.end(), right=name)


def _is_day(match: re.Match[str]) -> bool:
    before = match.string[max(match.start() - 1, 0) : match.start()]
    return 1 <= int(match.group(1)) <= 31 and not _IN_A_NUMBER.match(before)


def _ends_with(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Tell whether what stands before *match* ends as *pattern* says."""
    return bool(pattern.search(match.string[max(match.start() - _LONGEST_BEFORE, 0) : match.start()]))


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number only ends the sentence before, or counts the months of a list."""
    if _ends_with(_DAY_BEFORE, match):
        return False
    if not match.group(2) and _ends_with(_COUNTS, match):
        return True
    line_start = text.rfind("\n", 0, match.start()) + 1
    is_first = not text[line_start : match.start()].strip(" -*+>#|")
    is_numbered = is_first and _NAMES.index(match.group(3).lower()) + 1 == int(match.group(1))
    return is_numbered or bool(_VERB.match(text, match.end()))


RULES = (
    Rule(
        name="dato-strek",
        norm="Språkrådet: tall, tid og dato",
        title="dato med skråstrek",
        message="Datoen er vanskelig å lese slik: {}.",
        wrong="23/3-2023",
        right="23. mars 2023",
        signs=("/",),
        find=_slashes,
    ),
    Rule(
        name="dato-punktum",
        norm="Språkrådet: tall, tid og dato",
        title="dato uten punktum etter dagen",
        message="Det mangler punktum etter dagen: {}.",
        wrong="23 mars",
        right="23. mars",
        find=_without_dot,
    ),
    Rule(
        name="dato-stor-bokstav",
        norm="Språkrådet: store og små bokstaver",
        title="måned eller ukedag med stor bokstav",
        message="Måneder og ukedager skrives med liten bokstav: {}.",
        wrong="23. Mars",
        right="23. mars",
        find=_capitals,
    ),
)
