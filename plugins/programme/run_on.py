"""A paragraph that holds several rows, as a paste without line breaks leaves it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .line import Written
from .names import words_of
from .times import Habits, TimeReading, read_time, title_start

FEWEST_WITHOUT_MARKS = 3  # rows with nothing between them: fewer may be a title that names a time

_MAY_BE_TIME = re.compile(
    r"(?<![\w.,:])[0-9]{1,2}(?:[.:][0-9]{2}|(?=[^\S\n]?[-–][^\S\n]?[0-9]))(?![0-9])|(?<![^\W_])[kK]l\b"
)
_DIGIT = re.compile("[0-9]")
_MARKS = ",;.!?)|:…"
# After one of these a time belongs to the sentence.
_IN_SENTENCE = frozenset(
    (
        "fra frå til kl kl. klokken klokka og eller innen før etter mellom rundt ca ca. senest fram frem er "
        "at om starter startar slutter sluttar åpner opnar går retur begynner byrjar stenger presis på fra"
    ).split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One of the rows in a line: offsets of its time and of the end of its title."""

    start: int
    reading: TimeReading
    end: int


def split_rows(written: Written, at: int, first: TimeReading, habits: Habits) -> list[Row]:
    """Return the rows a line holds when it holds several, else an empty list.

    Their times must rise without overlap, and each must follow a mark; or
    three or more with capitals after them follow one another without.
    """
    text = written.line.text
    if not _DIGIT.search(text, first.end) or title_start(text, first.end) >= len(text):
        return []
    found = [(at, first)]
    marked = True
    for possible in _MAY_BE_TIME.finditer(text, first.end):
        start, reading = possible.start(), None
        if start >= found[-1][1].end and _may_open(text, start):
            reading = read_time(text, start, habits)
        if not isinstance(reading, TimeReading) or not _titled(text, reading):
            continue
        previous = found[-1][1]
        if reading.starts < (previous.ends or previous.starts + 1):
            continue
        found.append((start, reading))
        marked = marked and _is_marked(text, start)
    if len(found) < 2 or not (marked or len(found) >= FEWEST_WITHOUT_MARKS):
        return []
    ends = [start for start, _ in found[1:]] + [len(text)]
    return [Row(start=start, reading=reading, end=end) for (start, reading), end in zip(found, ends, strict=True)]


def _is_marked(text: str, start: int) -> bool:
    return text[max(0, start - 20) : start].rstrip()[-1:] in _MARKS


def _may_open(text: str, start: int) -> bool:
    """Tell whether a row may begin here: not inside a bracket, nor after a word that leads to a time."""
    before = text[max(0, start - 60) : start]
    if before.rfind("(") > before.rfind(")") or not before[-1:].isspace():
        return False
    words = words_of(before)
    return bool(words) and words[-1].casefold() not in _IN_SENTENCE


def _titled(text: str, reading: TimeReading) -> bool:
    """Tell whether a title follows: words with a capital first."""
    at = title_start(text, reading.end)
    following = text[at : at + 1]
    return following.isupper() or following in ("«", '"', "“")
