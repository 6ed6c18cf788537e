"""Where inline code stands, as Python-Markdown will read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"(?<!\\)`+")


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
