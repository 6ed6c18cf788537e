"""Dashes: «–» between words with spaces, in intervals and between clock times without; hyphens stay hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .clock import EVENING, minute_of
from .dates import DASH, MONTH, NO_BREAK, WEEKDAY, write_clock
from .runs import GAP, LINE_BREAK, Edit

_SPACE = " \u00a0\n"
# A dash with the spaces round it: «a - b», «Oslo--Bergen», «e-post»; _KNOWN says which are dashes
_DASHES = re.compile(rf"(?<![{_SPACE}])([{_SPACE}]*+)([-–—]+)([{_SPACE}]*+)")
_KNOWN = frozenset({"-", "--", "---", "–", "—"})
# Signs of a list, of code or of arithmetic, after which a hyphen is no dash: «= -5», «|-»
_NOT_BEFORE = frozenset("=+*/<>|([{-–_~")
# And before which it is none: «->», «a -= b»
_NOT_AFTER = frozenset("=+*/<>|-–_~")
# Signs that close what stands before them: «(nei)--ja»
_CLOSING = frozenset(".,;:!?)]»”…")
# Signs that open what follows: «ja--(nei)»
_OPENING = frozenset("([«“‘")
# Behind a hyphen that is a minus: «- 5 °C», «- 20 grader»
_DEGREES = re.compile(r"\d+(?:,\d+)?[ \u00a0]?(?:°|grader|kuldegrader)")


def dashes(text: str) -> Iterator[Edit]:
    """Yield an edit for each dash that Norwegian writes otherwise: «--» and «—» become «–»."""
    if "-" not in text and "–" not in text and "—" not in text:
        return
    for match in _DASHES.finditer(text):
        if match[2] not in _KNOWN:
            continue
        edit = _edit(match, text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
        if edit is not None:
            yield edit


def _edit(match: re.Match[str], left: str, right: str) -> Edit | None:
    """Return what makes a dash between these two signs right; None for one that is right, or no dash."""
    before, dash, after = match.groups()
    if left in ("", LINE_BREAK):  # of a reply; «-» alone may be the mark of a list
        is_reply = right and dash != "-" and (after or dash == "—") and "\n" not in after
        return (match.start(2), match.end(), f"{DASH}{NO_BREAK}") if is_reply else None
    if not right:
        is_dash = dash == "—" or (dash in ("--", "---") and before and "\n" not in before)
        return (*match.span(2), DASH) if is_dash else None
    if _is_interval(match.string, *match.span()):
        return *match.span(), DASH
    return _between_words(match, left, right)


def _between_words(match: re.Match[str], left: str, right: str) -> Edit | None:
    before, dash, after = match.groups()
    alone = (*match.span(2), DASH)
    if dash == "—":
        is_closed = left in _OPENING or right in _CLOSING
        return alone if is_closed else (match.start(), match.end(), f"{before or ' '}{DASH}{after or ' '}")
    if left in _NOT_BEFORE or right in _NOT_AFTER:
        return None
    if before and after:
        is_minus = dash == "-" and _DEGREES.match(match.string, match.end())
        return alone if dash in ("--", "---") or (dash == "-" and "\n" not in before and not is_minus) else None
    if before or after or not (left.isalnum() or left in _CLOSING) or not (right.isalnum() or right in _OPENING):
        return None
    return {"--": alone, "---": (*match.span(2), f" {DASH} ")}.get(dash)


# Clock times after «kl.»: a full stop, two digits before minutes, and a dash without spaces


# «9», «9.05», «9:05»; not «9.055»
_CLOCK_TIME = r"\d{1,2}(?:[.:]\d\d)?(?![.:]?\d)"
# « - », «--», «–»
_TO = rf"{GAP}*+(?:-{{1,3}}|–|—){GAP}*+"
# Not the end of «kl. 9 - 10. mars»
_NOT_A_DATE = rf"(?!\.?{GAP}*{MONTH})"
# «kl 9:05», «KL.9», «klokken 9.05-10»; not the end of «nkl», nor «klar»
_CLOCK = re.compile(
    rf"[Kk](?<![\w-].)(?:[Ll](?P<short>\.{GAP}*|{GAP}+)(?=\d)|lokk(?:a|en){GAP}+)"
    rf"(?:(?P<start>{_CLOCK_TIME})(?:(?P<to>{_TO})(?P<end>{_CLOCK_TIME}){_NOT_A_DATE})?)?"
)


def clock_times(text: str) -> Iterator[Edit]:
    """Yield what turns «kl 9:05-10» into «kl. 09.05–10»."""
    if "kl" not in text and "Kl" not in text and "KL" not in text:
        return
    for match in _CLOCK.finditer(text):
        if match["short"]:
            yield *match.span("short"), f".{NO_BREAK}"
        start = _minute(match["start"]) if match["start"] else None
        if start is None:
            continue
        yield *match.span("start"), _set(match["start"], start)
        end = _minute(match["end"]) if match["end"] else None
        # «kl. 18 - 3 foredrag» is no interval, 22.00–01.30 is.
        if end is not None and (start < end or (start >= EVENING and len(match["end"]) > 2)):
            yield *match.span("to"), DASH
            yield *match.span("end"), _set(match["end"], end)


def _minute(written: str) -> int | None:
    """Return the minutes of «9», «9.05» or «9:05»; None for what no clock shows."""
    hours, _, minutes = written.replace(":", ".").partition(".")
    return minute_of(hours, minutes)


def _set(written: str, minute: int) -> str:
    """Return «09.05» for «9:05»; a whole hour stays as it is, «kl. 9»."""
    return written if len(written) <= 2 else write_clock(minute)


# Whether a dash stands between the two ends of an interval: «5 - 10», «3.-6. juni».


_WINDOW = 40  # as far as an end of an interval reaches
# «5», «1 500», «2,5», «11.30», «1.2.3»
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:[.,:]\d+)*"
# Before the dash: «5», «10 %», «side 3», «3.»; not the 5 of «§5» or «B5»
_LEFT = re.compile(
    rf"(?:^|(?P<kl>[Kk][Ll]\.?{GAP})|(?P<pages>(?:\b[Ss]\.|\b[Ss]ide(?:ne)?){GAP})|[^\w.,:/§–—-])"
    rf"(?P<number>{_NUMBER})(?P<stop>\.?)(?P<percent>[ \u00a0]?%)?$"
)
# After the dash: «10», «10 %», «6. juni», «10 personer»; not the 10 of «10-12» or «10 = 5»
_RIGHT = re.compile(
    rf"(?P<number>{_NUMBER})(?P<percent>[ \u00a0]?%)?(?P<stop>\.(?={GAP}+[a-zæøå]))?"
    rf"(?!\w|[-–—/]\d|[.,:]\d|{GAP}*=|{GAP}?[-–—]{GAP}?\d)"
    rf"(?P<counts>{GAP}+(?:år|min\b|minutt|time|dag|døgn|uke|veke|måned|månad|person|deltak|prosent|meter|millioner|"
    rf"milliarder|kroner|kr\b|kg\b|km\b|cm\b|stk\b|gang|plass|ansatt|tilsett|elev|barn|innbygger|kommune|timar|{MONTH}\b))?"
)
# The «12-» before 34 in «12-34-56»
_CHAIN = re.compile(rf"\d{GAP}?[-–—]{GAP}?$")
# «§ 3», «§ 3-2 »
_PARAGRAPH = re.compile(r"§[ \u00a0]?[\d .–-]*$")
# «9.05», «11:30»
_CLOCK_FORM = re.compile(r"\d\d?[.:]\d\d")
# «5», «1 500», «2,5»; not «1.2.3»
_PLAIN = re.compile(r"[\d \u00a0]+(?:[.,]\d+)?")
# 1500 to 2099
_WHOLE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# «3.6.», «3.6.2027»
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?")

# «1. mai», «30. desember 2026»
_DATE_LEFT = re.compile(rf"(?<![\d.])\d{{1,2}}\.{GAP}*{MONTH}(?:{GAP}\d{{4}})?$")
# «10. september»; not «17. mai-tog»
_DATE_RIGHT = re.compile(rf"\d{{1,2}}\.{GAP}*{MONTH}(?![\w-])")

# «mandag - fredag», «januar-mars»; not the end of «blåmandag»
_WORD_PAIRS = tuple(
    (re.compile(rf"(?<![\w-]){words}$", re.IGNORECASE), re.compile(rf"{words}(?![\w-])", re.IGNORECASE))
    for words in (WEEKDAY, MONTH)
)


def _is_interval(text: str, start: int, end: int) -> bool:
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
    is_half_clock = (_clock(first) is None) != (_clock(last) is None)
    if left["kl"] or (is_half_clock and _DATE_RIGHT.match(right_text)):
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
    if _WHOLE_YEAR.fullmatch(first) and _WHOLE_YEAR.fullmatch(last):
        return first < last
    starts, ends = _clock(first), _clock(last)
    if starts is not None and ends is not None:
        return starts < ends
    if _DATE.fullmatch(first) and _DATE.fullmatch(last):
        return True
    is_counted = left["pages"] or right["percent"] or right["counts"]
    return bool(is_counted and _PLAIN.fullmatch(first) and _PLAIN.fullmatch(last)) and _value(first) < _value(last)


def _clock(number: str) -> int | None:
    """Return the minutes of a number that has the form of a clock time, «11.30»."""
    return _minute(number) if _CLOCK_FORM.fullmatch(number) else None


def _is_year_and_number(first: str, last: str) -> bool:
    """Tell whether only one of two is a year: «Nr. 3 - 2027»."""
    years = [_WHOLE_YEAR.fullmatch(number) is not None for number in (first, last)]
    other = last if years[0] else first
    return years[0] != years[1] and len(other) <= 2


def _value(number: str) -> float:
    """Return «1 500» or «2,5» as a number."""
    return float(re.sub("[ \u00a0]", "", number).replace(",", "."))
