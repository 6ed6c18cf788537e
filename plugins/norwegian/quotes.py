"""Quotation marks: « » with ‘ ’ inside, and ’ for what is left out.

Which way a straight mark faces is told by what stands round it. A block where
one has no other keeps them all as written: a guess would turn every mark
after it the wrong way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .runs import Edit

# Every mark that may be a quotation mark or an apostrophe.
_MARKS = re.compile("[\"“”„‟«»']")
# A mark of these may open or close; « and » tell themselves which.
_DOUBLE = frozenset('"“”„‟')
_OPENS_AFTER = frozenset("([{/–—-")
_ANY = frozenset("\"'“”„‟«»‘’‚")  # a mark after one of these, set or not, faces as the letter after it says
_PAIRS = (("«", "»"), ("‘", "’"))  # outermost, and inside; then again
_APOSTROPHES_ALONE = re.compile(r"(?<!\S)'n'(?!\S)")  # rock 'n' roll
# What an apostrophe may stand before without a letter: the 90 of «’90», not of «’1990»
_YEAR = re.compile(r"\d\d(?!\d)")


def quotes(text: str) -> Iterator[Edit]:
    """Yield the mark for each quotation mark and apostrophe."""
    if not _MARKS.search(text):
        return
    marks = _read(text)
    settled = marks.apostrophes if marks.unpaired is not None else {**marks.apostrophes, **marks.pairs}
    for offset in sorted(settled):
        yield offset, offset + 1, settled[offset]


def _read(text: str) -> Marks:
    """Return what each mark of *text* is.

    Where a double mark is left without another, those after digits are read as inches.
    """
    marks = Marks(text)
    if marks.unpaired is not None and marks.closes_after_digit:
        with_inches = Marks(text, has_inches=True)
        if with_inches.unpaired is None:
            return with_inches
    return marks


class Marks:
    """The marks of a text, read from left to right."""

    def __init__(self, text: str, *, has_inches: bool = False) -> None:
        self.pairs: dict[int, str] = {}  # by place, what is to stand there
        self.apostrophes: dict[int, str] = {}
        self.unpaired: int | None = None
        self.closes_after_digit = False
        self._text = text
        self._has_inches = has_inches
        self._open: list[int] = []  # places, innermost last
        self._open_doubles: list[int] = []  # those among them that are no single mark
        self._guillemets = _matched_guillemets(text)
        for match in _APOSTROPHES_ALONE.finditer(text):
            self.apostrophes |= {match.start(): "’", match.end() - 1: "’"}
        for match in _MARKS.finditer(text):
            self._read_mark(match.start(), match[0])
        for offset in self._open_doubles:
            self._leave_unpaired(offset)

    def _read_mark(self, offset: int, mark: str) -> None:
        before, after = self._text[offset - 1 : offset] if offset else "", self._text[offset + 1 : offset + 2]
        if mark in _DOUBLE:
            self._read_double(offset, before, after)
        elif mark == "'" and offset not in self.apostrophes:
            self._read_single(offset, before, after)
        elif offset in self._guillemets:
            if mark == "«":
                self._push_double(offset)
            else:
                self._close_guillemet()

    def _read_double(self, offset: int, before: str, after: str) -> None:
        is_open = bool(self._open_doubles) and self._text[self._open_doubles[-1]] in _DOUBLE
        if before.isdigit():
            self.closes_after_digit |= is_open
            if not is_open or (self._has_inches and after.isspace()):
                return
        if _can_only_open(before, after) or self._text[offset] == "„":
            self._push_double(offset)
        elif is_open:
            start = self._pop_double()
            opening, closing = _PAIRS[len(self._open_doubles) % 2]
            self.pairs |= {start: opening, offset: closing}
        elif before.isspace():
            self._push_double(offset)
        else:
            self._leave_unpaired(offset)

    def _read_single(self, offset: int, before: str, after: str) -> None:
        is_open = bool(self._open) and self._text[self._open[-1]] == "'"
        if before.isalpha() and after.isalpha():
            self.apostrophes[offset] = "’"
        elif _can_only_open(before, after):
            if not _YEAR.match(self._text, offset + 1):
                self._open.append(offset)
        elif is_open and before and not before.isspace():
            self.pairs |= {self._open.pop(): "‘", offset: "’"}
        elif before.isalpha():
            self.apostrophes[offset] = "’"

    def _push_double(self, offset: int) -> None:
        self._open.append(offset)
        self._open_doubles.append(offset)

    def _pop_double(self) -> int:
        """Return the innermost double mark that is open; single marks inside it were never closed."""
        while self._open.pop() != self._open_doubles[-1]:
            pass
        return self._open_doubles.pop()

    def _close_guillemet(self) -> None:
        while self._text[self._open_doubles[-1]] != "«":
            self._leave_unpaired(self._pop_double())
        self._pop_double()

    def _leave_unpaired(self, offset: int) -> None:
        if self._text[offset] in _DOUBLE and (self.unpaired is None or offset < self.unpaired):
            self.unpaired = offset


def _can_only_open(before: str, after: str) -> bool:
    """Tell whether a mark between these two can be nothing but the first of a pair."""
    if not after or after.isspace():
        return False
    if before in _ANY:
        return after.isalnum() or after in _OPENS_AFTER
    return not before or before.isspace() or before in _OPENS_AFTER


def _matched_guillemets(text: str) -> frozenset[int]:
    """Return the places of the « and » that make pairs; one alone does not say where a quotation begins or ends."""
    found: set[int] = set()
    waiting: list[int] = []
    for match in re.finditer("[«»]", text):
        if match[0] == "«":
            waiting.append(match.start())
        elif waiting:
            found |= {waiting.pop(), match.start()}
    return frozenset(found)
