"""One line of the front matter seen as indentation, dashes, key and value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

KEY_LENGTH = 60
NOT_IN_KEYS = "\"'[]{}#,&*!|>%@`"
BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}(?:\s+#.*)?\s*$")  # YAML 1.2 §8.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line as YAML is given it, and where it stands in the file."""

    number: int  # from 1, in the file
    text: str
    shift: int = 0  # columns its value was moved to the right when the line was put right
    shift_after: int = 0  # the column after which that counts

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_comment(self) -> bool:
        return self.text.lstrip().startswith("#")

    @property
    def shape(self) -> Shape:
        return shape(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """``indent`` spaces, ``head`` («- tittel: », «- » or nothing) and the value."""

    indent: int
    head: str
    is_item: bool
    is_key: bool
    value: str

    @property
    def dashes(self) -> int:
        """Return the width of the dashes before the key."""
        return len(self.head) - len(self.head.lstrip("- "))

    @property
    def starts_block_text(self) -> bool:
        """Tell whether the deeper lines below are text, whatever they hold."""
        return bool(self.head) and bool(BLOCK_TEXT.match(self.value))


@lru_cache(maxsize=1024)  # each line is looked at several times
def shape(text: str) -> Shape:
    """Return how a line is put together; nothing is judged."""
    rest = text.lstrip(" ")
    indent = len(text) - len(rest)
    start = _after_dashes(rest)
    is_item = start > 0
    key_end = _key_end(rest, start)
    value_start = key_end or start
    value_start += len(rest[value_start:]) - len(rest[value_start:].lstrip(" "))
    return Shape(
        indent=indent,
        head=rest[:value_start],
        is_item=is_item,
        is_key=bool(key_end),
        value=rest[value_start:].rstrip(),
    )


def _after_dashes(text: str) -> int:
    at = 0
    while text[at : at + 2] in ("- ", "-"):
        at += 1
        while text[at : at + 1] == " ":
            at += 1
    return at


def _key_end(text: str, start: int) -> int:
    """Return the index after the colon of a key, or 0."""
    window = text[start : start + KEY_LENGTH + 1]
    if not window or window[0] in NOT_IN_KEYS:
        return 0
    at = window.find(":")
    while at > 0:
        if window[at + 1 : at + 2] in (" ", ""):
            return start + at + 1 if start + at + 1 == len(text) or window[at + 1 : at + 2] else 0
        at = window.find(":", at + 1)
    return 0
