"""Fenced code: found line by line, so that a missing end costs one look at the text.

Python-Markdown's own extension looks from each opening fence to the end of
the text, and sees no fence inside a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPENS = re.compile(r"^[ \t]*(?:(`{3,})([^`]*)|(~{3,})(.*))$")
_LANGUAGE = re.compile(r"\{?\s*\.?([\w#+-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A block of code between ``` lines."""

    start: int  # offset of the opening line in the body
    end: int  # offset of the end of the closing line
    indent: str  # white space before the opening fence
    language: str  # empty: none given
    code: str


def find_fences(lines: Sequence[str], starts: Sequence[int]) -> tuple[list[Fence], int | None]:
    """Return every fence, and the offset of an opening fence that nothing closes."""
    fences: list[Fence] = []
    opened: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        if opened and _closes(line, opened[1]):
            fences.append(_fence(lines, starts, opened[0], index))
            opened = None
        elif not opened and (match := _OPENS.match(line)):
            opened = index, match.group(1) or match.group(3)
    return fences, starts[opened[0]] if opened else None


def _closes(line: str, marker: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(marker) and not stripped.strip(marker[0])


def _fence(lines: Sequence[str], starts: Sequence[int], first: int, last: int) -> Fence:
    opening = lines[first]
    indent = opening[: len(opening) - len(opening.lstrip(" \t"))]
    info = opening.strip().lstrip("`~")
    language = _LANGUAGE.match(info.strip())
    return Fence(
        start=starts[first],
        end=starts[last] + len(lines[last]),
        indent=indent,
        language=language.group(1).lower() if language else "",
        code="\n".join(line.removeprefix(indent) for line in lines[first + 1 : last]),
    )
