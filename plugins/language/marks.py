"""Marks that stand twice, or away from their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Rule, Slip
from .nearby import start_of_word

_TWO_DOTS = re.compile(r"(?<![./\\])\.\.(?![\w./\\])")
# It begins with a mark, which is rarer than a space, and so is quick to look for.
_SPACE = re.compile(r"[.,?!:;](?<=[ \u00a0][.,?!:;])[.,?!:;]{0,8}+(?=[\s»”\")\]]|\Z)")
_ENDS_WORD = re.compile(r"[\w»)\]%”’]")
MOST_SPACES = 3
_RATIO = re.compile(r"[ \u00a0\n]{1,3}[0-9]")


def _two_dots(text: str, language: str) -> Iterator[Slip]:
    for match in _TWO_DOTS.finditer(text):
        start = start_of_word(text, match.start())
        word = text[start : match.start()]
        yield Slip(start=start, end=match.end(), right=f"{word}." if word else "")


def _spaces(text: str, language: str) -> Iterator[Slip]:
    for match in _SPACE.finditer(text):
        marks, end = match.group(), match.start()
        while end and match.start() - end < MOST_SPACES and text[end - 1] in " \u00a0":
            end -= 1
        if not _ENDS_WORD.match(text[end - 1 : end]) or _is_meant(text, match, end):
            continue
        start = start_of_word(text, end)
        yield Slip(start=start, end=match.end(), right=f"{text[start:end]}{marks}")


def _is_meant(text: str, match: re.Match[str], word_end: int) -> bool:
    """Tell whether the marks are an ellipsis, an emoticon or the sign of a ratio."""
    marks = match.group()
    if ".." in marks or (marks == "." and text[match.end() : match.end() + 2].strip() == "."):
        return True
    if marks[-1] in ":;" and text.startswith(("(", ")"), match.end()):
        return True
    return marks == ":" and text[word_end - 1].isdigit() and bool(_RATIO.match(text, match.end()))


RULES = (
    Rule(
        name="to-punktum",
        norm="Språkrådet: punktum",
        title="to punktum på rad",
        message="Her står det to punktum: {}.",
        fix="Skriv ett punktum, eller «…» hvis noe er utelatt.",
        wrong="Møtet er slutt..",
        right="Møtet er slutt.",
        signs=("..",),
        find=_two_dots,
    ),
    Rule(
        name="mellomrom-tegn",
        norm="Språkrådet: mellomrom",
        title="mellomrom foran skilletegn",
        message="Det skal ikke være mellomrom foran skilletegnet: {}.",
        wrong="Velkommen !",
        right="Velkommen!",
        find=_spaces,
    ),
)
