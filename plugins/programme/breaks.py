"""Which rows are breaks: nobody is on the stage, and everybody is together."""

from __future__ import annotations

import re

from .model import Kind

MOST_WORDS = 9

_WORD = re.compile(r"[^\W\d_]+")
_BREAKS = frozenset(
    (
        "lunsj lunch coffee break lønsj kaffe kaffi mingling beinstrekk benstrekk strekk rast mat matpause "
        "mingel lunsjpause kaffepause kaffipause luftepause"
    ).split()
)
_BEFORE_BREAK = frozenset(
    (
        "coffee felles enkel enkelt stående ståande kort lang liten god servert sosial varm kald lett strekk "
        "ny en ein uformell"
    ).split()
)
# With one of these the row is about more than the break.
_MORE = frozenset(
    ["registrering", "avreise", "heimreise", "hjemreise", "avslutning", "oppmøte", "innsjekk", "innlegg", "foredrag"]
)


def kind_of(title: str) -> Kind:
    """Return what a row is, by the first word of a short title."""
    words = [word.casefold() for word in _WORD.findall(title[:200])]
    while words and words[0] in _BEFORE_BREAK and words[0] not in _BREAKS:
        words.pop(0)
    if not words or len(words) > MOST_WORDS or _MORE.intersection(words):
        return Kind.SESSION
    is_break = words[0] in _BREAKS or words[0].endswith(("pause", "lunsj", "lønsj"))
    return Kind.BREAK if is_break else Kind.SESSION
