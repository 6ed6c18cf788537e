"""The text of a body, where each character stands in the file, what of it is code, and edits of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from manuscript.model import Line
from manuscript.problem import Problem, Severity

from .code import code_spans, find_fences

LESS_THAN = "\ue000"  # a «<» that begins no tag
FENCE = "\ue001"  # round the number of a fence, alone on its line
LIST_LINE = "\ue002"  # round the number of a list line, alone in its paragraph

# No XML and no page can hold these; each becomes a space, so that words stay apart.
# U+E000 to U+E002 mark places inside the conversion.
_UNWANTED = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ue000-\ue002\ufffe\uffff]")
_ALL_BUT_LINE_ENDS = re.compile(r"[^\n]+")


class Source:
    """A body in one string, with the way back to lines and columns of the file."""

    def __init__(self, lines: Sequence[Line], *, file: str) -> None:
        self.file = file
        self.numbers = tuple(line.number for line in lines)
        texts = [_UNWANTED.sub(" ", line.text) for line in lines]
        self.text = "\n".join(texts)
        self.starts = _starts(texts)
        self.fences, self.unclosed_fence = find_fences(texts, self.starts)
        without_fences = blank(self.text, ((fence.start, fence.end) for fence in self.fences))
        self.prose = blank(without_fences, code_spans(without_fences))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column in the file of the character at *offset*."""
        if not self.numbers:
            return 1, 1
        index = bisect_right(self.starts, offset) - 1
        return self.numbers[index], offset - self.starts[index] + 1

    def line_at(self, offset: int) -> str:
        """Return the line that holds *offset*, as it is written."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return self.text[start : end if end >= 0 else len(self.text)]

    def hide(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take *spans* out of the prose: comments, for example."""
        self.prose = blank(self.prose, spans)

    def problem(
        self,
        offset: int,
        *,
        rule: str,
        message: str,
        fix: str,
        example: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem that stands at *offset*."""
        line, column = self.place(offset)
        return Problem(
            file=self.file,
            line=line,
            column=column,
            severity=severity,
            rule=rule,
            message=message,
            fix=fix,
            example=example,
        )


class Edit(NamedTuple):
    """Put *text* in place of what stands between two offsets."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with every edit made; one that begins inside an earlier one is left out."""
    pieces, position = [], 0
    for edit in sorted(edits):
        if edit.start < position:
            continue
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return *text* with spaces for everything in *spans*, line ends excepted."""
    pieces, position = [], 0
    for start, end in spans:
        if start < position:
            continue
        pieces += [text[position:start], _ALL_BUT_LINE_ENDS.sub(_spaces, text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _starts(texts: Iterable[str]) -> list[int]:
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + 1
    return starts
