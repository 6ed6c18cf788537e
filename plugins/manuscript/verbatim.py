"""What of a Markdown text is code or a comment: neither headings, times nor links stand there.

Fences are found line by line: Python-Markdown's own extension looks from each opening fence to the end of the
text, and sees no fence inside a list. Code spans are found as Python-Markdown finds them.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .model import Line

Span = tuple[int, int]  # from and to, as offsets

# What ends a paragraph: «\n\n», «\n   \n»
BLANK_LINE = re.compile(r"\n[ \t]*\n")
# A line of «to\nlinjer», without its end.
_ALL_BUT_LINE_ENDS = re.compile(r"[^\n]+")
# «```», «``` python», «  ~~~ {.js}», «> ```», «- ```»; not «```kode``` i en setning»
FENCE_OPENS = re.compile(r"^((?:[ \t]*+(?:>|(?:[-*+•]|\d{1,9}[.)])(?=[ \t])))*+)[ \t]*+(?:(`{3,})([^`]*)|(~{3,})(.*))$")
# «> », the mark of a quotation
_QUOTE = re.compile(r"[ \t]*+> ?")
_COMMENT, _END_OF_COMMENT = "<!--", "-->"
# «python» in «``` python», «js» in «~~~ {.js}», «c++»
_LANGUAGE = re.compile(r"\{?\s*\.?([\w#+-]+)")
# «`», «``»; not the one in «\`», which is text
_TICKS = re.compile(r"(?<!\\)`+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A block of code between ``` lines, which may all stand in one quotation or one item of a list."""

    start: int  # offset of the opening line in the body
    end: int  # offset of the end of the closing line
    before: str  # what the opening line begins with: «  », «> », «- »
    is_in_list: bool
    language: str  # empty: none given
    code: str


def find_fences(text: str, starts: Sequence[int]) -> tuple[list[Fence], int | None, dict[int, int]]:
    """Return every fence, the offset of an opening fence that nothing closes, and the comments, by start.

    A fence in a comment is none, nor a comment in a fence. Where a quotation ends, so must the code in it.
    """
    fences: list[Fence] = []
    lines = text.split("\n") if starts else []
    unclosed: list[int] = []
    comments: dict[int, int] = {}
    opened: tuple[int, re.Match[str]] | None = None
    hidden = 0  # up to here all is a comment
    last = text.rfind(_END_OF_COMMENT)
    for index, line in enumerate(lines):
        if opened:
            first, opening = opened
            inside = _unquoted(line, opening[1].count(">"))
            if inside is not None and not _closes(inside, opening[2] or opening[4]):
                continue
            opened = None
            if inside is not None:
                fences.append(_fence(lines, starts, (first, index), opening))
                continue
            unclosed.append(starts[first])
        if hidden <= starts[index] and (match := FENCE_OPENS.match(line)):
            opened = index, match
        elif starts[index] < last and _COMMENT in line:
            hidden = _comments_in(line, starts[index], text, comments, hidden)
    if opened:
        unclosed.append(starts[opened[0]])
    return fences, unclosed[0] if unclosed else None, comments


def _comments_in(line: str, start: int, text: str, comments: dict[int, int], hidden: int) -> int:
    """Add what comments begin on *line*, which begins at *start*; return where the last of them ends."""
    line = blank(line, code_spans(line))
    position = max(hidden - start, 0)
    while (found := line.find(_COMMENT, position)) >= 0:
        position = found + len(_COMMENT)
        if not line.endswith("\\", 0, found) and (end := text.find(_END_OF_COMMENT, start + position)) >= 0:
            comments[start + found] = hidden = end + len(_END_OF_COMMENT)
            position = hidden - start
    return hidden


def _unquoted(line: str, depth: int) -> str | None:
    """Return what stands in the quotation, *depth* marks in; None when *line* has fewer."""
    position = 0
    for _ in range(depth):
        match = _QUOTE.match(line, position)
        if not match:
            return None
        position = match.end()
    return line[position:]


def _closes(line: str, marker: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(marker) and not stripped.strip(marker[0])


def _fence(lines: Sequence[str], starts: Sequence[int], between: tuple[int, int], opening: re.Match[str]) -> Fence:
    first, last = between
    before = opening.string[: opening.start(2) if opening[2] else opening.start(4)]
    _, quote, own = before.rpartition(">")
    width = len(own.removeprefix(" ") if quote else own)
    code = (_unquoted(line, before.count(">")) or "" for line in lines[first + 1 : last])
    language = _LANGUAGE.match((opening[3] or opening[5] or "").strip())
    return Fence(
        start=starts[first],
        end=starts[last] + len(lines[last]),
        before=before,
        is_in_list=bool(width or before.strip("> \t")),
        language=language.group(1).lower() if language else "",
        code="\n".join(line[min(width, len(line) - len(line.lstrip(" \t"))) :] for line in code),
    )


def code_spans(text: str) -> Iterator[Span]:
    """Yield start and end of each code span; none goes past a blank line."""
    if "`" not in text:
        return
    start = 0
    for break_ in BLANK_LINE.finditer(text):
        yield from _spans_in_block(text, start, break_.start())
        start = break_.end()
    yield from _spans_in_block(text, start, len(text))


def _spans_in_block(text: str, start: int, end: int) -> Iterator[Span]:
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


def _longest_after(runs: list[Span]) -> list[int]:
    longest, answer = 0, []
    for start, end in reversed(runs):
        answer.append(longest)
        longest = max(longest, end - start)
    return answer[::-1]


def _next(indexes: list[int], after: int) -> int | None:
    position = bisect_right(indexes, after)
    return indexes[position] if position < len(indexes) else None


# Stretches of a text


def with_verbatim(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """Return each line, and whether it stands in fenced code or an HTML comment.

    Both need their end: without it Markdown shows them as ordinary text.
    """
    texts = [line.text for line in lines]
    starts = line_starts(texts)
    fences, _, comments = find_fences("\n".join(texts), starts)
    spans = sorted([*((fence.start, fence.end) for fence in fences), *comments.items()])
    begins = (start + len(text) - len(text.lstrip()) for start, text in zip(starts, texts, strict=True))
    return [(line, is_in(begin, spans)) for line, begin in zip(lines, begins, strict=True)]


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return *text* with spaces for everything in *spans*, line ends excepted."""
    pieces, position = [], 0
    for start, end in spans:
        if start < position:
            continue
        pieces += [text[position:start], _ALL_BUT_LINE_ENDS.sub(lambda found: " " * len(found[0]), text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def line_starts(texts: Iterable[str]) -> list[int]:
    """Return where each of *texts* begins when they are joined, a line end between each two."""
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + 1
    return starts


def is_in(offset: int, spans: Sequence[Span]) -> bool:
    """Tell whether *offset* lies in one of *spans*, which are sorted and apart."""
    index = bisect_right(spans, (offset, sys.maxsize)) - 1
    return index >= 0 and offset < spans[index][1]
