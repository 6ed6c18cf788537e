"""Dashes: «–» between words with spaces, in intervals without; hyphens stay hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .dates import DASH, NO_BREAK
from .intervals import is_interval
from .runs import LINE_BREAK, Edit

_SPACE = " \u00a0\n"
_DASHES = re.compile(rf"(?<![{_SPACE}])([{_SPACE}]*+)([-–—]+)([{_SPACE}]*+)")
_KNOWN = frozenset({"-", "--", "---", "–", "—"})
# Signs of a list, of code or of arithmetic, where a hyphen is no dash.
_NOT_BEFORE = frozenset("=+*/<>|([{-–_~")
_NOT_AFTER = frozenset("=+*/<>|-–_~")
_CLOSING = frozenset(".,;:!?)]»”…")
_OPENING = frozenset("([«“‘")
_DEGREES = re.compile(r"\d+(?:,\d+)?[ \u00a0]?(?:°|grader|kuldegrader)")


def dashes(text: str) -> Iterator[Edit]:
    """Yield each dash as it is written in Norwegian; the long one is not."""
    if "-" not in text and "–" not in text and "—" not in text:
        return
    for match in _DASHES.finditer(text):
        if match[2] not in _KNOWN:
            continue
        start, end = match.span()
        left, right = text[start - 1 : start], text[end : end + 1]
        if left in ("", LINE_BREAK):
            yield from _before_reply(match, right)
        elif not right:
            yield from _last(match)
        elif is_interval(text, start, end):
            yield start, end, DASH
        else:
            yield from _between_words(match, left, right)


def _before_reply(match: re.Match[str], right: str) -> Iterator[Edit]:
    """Yield «–» for the dash of a reply; «-» alone may be the mark of a list."""
    _, dash, after = match.groups()
    if right and dash != "-" and (after or dash == "—") and "\n" not in after:
        yield match.start(2), match.end(), f"{DASH}{NO_BREAK}"


def _last(match: re.Match[str]) -> Iterator[Edit]:
    before, dash, _ = match.groups()
    if dash == "—" or (dash in ("--", "---") and before and "\n" not in before):
        yield *match.span(2), DASH


def _between_words(match: re.Match[str], left: str, right: str) -> Iterator[Edit]:
    before, dash, after = match.groups()
    if dash == "—":
        if left in _OPENING or right in _CLOSING:
            yield *match.span(2), DASH
        else:
            yield match.start(), match.end(), f"{before or ' '}{DASH}{after or ' '}"
    elif left in _NOT_BEFORE or right in _NOT_AFTER:
        return
    elif before and after:
        is_minus = dash == "-" and _DEGREES.match(match.string, match.end())
        if dash in ("--", "---") or (dash == "-" and "\n" not in before and not is_minus):
            yield *match.span(2), DASH
    elif not before and not after and (left.isalnum() or left in _CLOSING) and (right.isalnum() or right in _OPENING):
        if dash == "--":
            yield *match.span(2), DASH
        elif dash == "---":
            yield *match.span(2), f" {DASH} "
