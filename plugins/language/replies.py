"""A reply that Markdown has made a list of: «- Det er flott, sier hun»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Rule, Slip

_ITEM = re.compile(r"^[-*+•][ \t]+(?=\S)", re.MULTILINE)
_SAYS = (
    "sier|sa|mener|mente|forteller|fortalte|påpeker|understreker|forklarer|spør|svarer|utdyper|legger|smiler|"
    "fortsetter|presiserer|bekrefter|seier|meiner|fortel|forklarar|svarar|understrekar|påpeikar|ler"
)
_REPLY = re.compile(
    rf"[,?!][ \u00a0](?:{_SAYS})[ \u00a0](?:han|hun|ho|de|dei|[A-ZÆØÅ][\w.-]*|[a-zæøå]{{4,40}}en|[a-zæøå]{{4,40}}ar?|[a-zæøå]{{4,40}}er)\b"
)
LONGEST_ITEM = 2000  # further on nobody looks for who said it


def _replies(text: str, language: str) -> Iterator[Slip]:
    for items in _lists(text):
        said = [start for start, end in items if _REPLY.search(text, start, min(end, start + LONGEST_ITEM))]
        if 2 * len(said) < len(items):
            continue
        for start in said:
            line_end = text.find("\n", start)
            line_end = line_end if line_end >= 0 else len(text)
            right = "–" + text[start + 1 : line_end]
            yield Slip(start=start, end=line_end, right=right)


def _lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield start and end of each item of a list; any other line that is not indented ends it."""
    items: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if _ITEM.match(line):
            items.append((start, start + len(line)))
        elif items and line[:1].isspace():
            items[-1] = (items[-1][0], start + len(line))
        elif items and line.strip():
            if text[start - 2 : start - 1] == "\n":  # a new paragraph
                yield items
                items = []
            else:  # the item goes on, as Markdown lets it
                items[-1] = (items[-1][0], start + len(line))
    if items:
        yield items


RULES = (
    Rule(
        name="replikk-liste",
        norm="Språkrådet: tankestrek",
        title="replikk som er blitt et listepunkt",
        message="Dette ser ut som en replikk, men blir et punkt i en liste: {}.",
        fix="Begynn replikken med tankestrek eller to bindestreker: {}.",
        wrong="- Det er flott, sier hun.",
        right="– Det er flott, sier hun.",
        hint=_REPLY,
        find=_replies,
    ),
)
