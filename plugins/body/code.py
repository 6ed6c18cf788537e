"""Where code stands: fences found line by line, spans as Python-Markdown will read them.

Python-Markdown's own extension looks from each opening fence to the end of
the text, and sees no fence inside a list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENS = re.compile(r"^[ \t]*(?:(`{3,})([^`]*)|(~{3,})(.*))$")
_LANGUAGE = re.compile(r"\{?\s*\.?([\w#+-]+)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"(?<!\\)`+")


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


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each code span; none goes past a blank line."""
    if "`" not in text:
        return
    start = 0
    for break_ in _BLANK_LINE.finditer(text):
        yield from _spans_in_block(text, start, break_.start())
        start = break_.end()
    yield from _spans_in_block(text, start, len(text))


def _spans_in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for index, (run_start, run_end) in enumerate(runs):
        by_length[run_end - run_start].append(index)
    longest_after = _longest_after(runs)
    index = 0
    while index < len(runs):
        run_start, run_end = runs[index]
        length = run_end - run_start
        closing = _next(by_length[length], index)
        if closing is None and 0 < longest_after[index] < length:
            # Python-Markdown then lets the last ticks of the run open the code.
            closing = _next(by_length[longest_after[index]], index)
        if closing is None:
            index += 1
            continue
        yield run_start, runs[closing][1]
        index = closing + 1


def _longest_after(runs: list[tuple[int, int]]) -> list[int]:
    longest, answer = 0, []
    for start, end in reversed(runs):
        answer.append(longest)
        longest = max(longest, end - start)
    return answer[::-1]


def _next(indexes: list[int], after: int) -> int | None:
    position = bisect_right(indexes, after)
    return indexes[position] if position < len(indexes) else None
