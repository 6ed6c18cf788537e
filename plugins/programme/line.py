"""A line of the section without what surrounds its words: marks, bullets, emphasis, spaces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from manuscript.model import Line

from .place import Piece, cut

# Bullets as word processors, mail and PDF leave them; the last are Wingdings in the private use area.
BULLETS = "•·‣◦▪▫●○■□►▶➢➤✓✔⁃∙*+-–—‑‐−\uf0b7\uf0a7\uf0fc"
GLUED_BULLETS = "•·‣◦▪▫●○■□►▶➢➤✓✔⁃∙\uf0b7\uf0a7\uf0fc"
LETTER_BULLET = "o"  # what Word makes of the ring at its second level
_CLOCK_FACES = "⏰⏱⏲⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧\ufe0f"
_DRAWN = "-–—_=*~ \t\xa0"
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
_NUMBERED = re.compile(r"[0-9]{1,2}[.)][^\S\n]+(?=[0-9(kK])")
_RING = re.compile(rf"{LETTER_BULLET}[^\S\n]+(?=[^\W_a-zæøå])")
_HEADING = re.compile(r"(#{1,6})(?=[^#]|$)[^\S\n]*")


@dataclass(frozen=True, kw_only=True)  # no slots: the words are worked out once
class Written:
    """A line with the offset where its words begin, and what stood before them."""

    line: Line
    start: int
    level: int = 0  # of a Markdown heading; 0: none
    bullet: str = ""
    indent: int = 0
    emphasised: bool = False  # the words begin in bold or italics
    opaque: bool = False  # in code or a comment: never a heading, a time or a day

    @property
    def number(self) -> int:
        return self.line.number

    @cached_property
    def words(self) -> str:
        return self.line.text[self.start :].rstrip()

    @cached_property
    def is_blank(self) -> bool:
        """A line drawn with hyphens is blank too: under words Markdown would make them a heading."""
        return not self.opaque and not self.words.strip(_DRAWN)

    @cached_property
    def piece(self) -> Piece:
        """The words, without the closing marks of a heading."""
        found = cut(self.line, self.start)
        if self.level and found.text.endswith("#"):
            found = Piece(text=found.text.rstrip("#").rstrip(), line=found.line, column=found.column)
        return found


def read_lines(lines: Sequence[Line]) -> list[Written]:
    """Return every line with its marks told apart from its words."""
    return [
        Written(line=line, start=0, opaque=True) if opaque else read_line(line) for line, opaque in with_opacity(lines)
    ]


def read_line(line: Line) -> Written:
    """Return where the words of *line* begin, past any heading mark, bullet, bold or pipe."""
    text = line.text
    at, level, bullet, emphasised = 0, 0, "", False
    indent = len(text) - len(text.lstrip())
    while at < len(text):
        mark = text[at]
        if mark.isspace() or mark in _INVISIBLE or mark in _CLOCK_FACES or mark in "|>":
            at += 1
        elif mark == "#" and not level and (heading := _HEADING.match(text, at)):
            level, at = len(heading[1]), heading.end()
        elif mark in "*_" and (run := _emphasis(text, at)):
            emphasised, at = True, at + run
        elif not bullet and mark in BULLETS and _is_bullet(text, at):
            bullet, at = mark, at + 1
        elif not bullet and (ring := _RING.match(text, at)) and (indent or len(ring[0]) > 2 or "\t" in ring[0]):
            bullet, at = mark, ring.end()
        elif not bullet and (numbered := _NUMBERED.match(text, at)):
            bullet, at = "1.", numbered.end()
        else:
            break
    return Written(line=line, start=at, level=level, bullet=bullet, indent=indent, emphasised=emphasised)


def _emphasis(text: str, at: int) -> int:
    """Return the length of an emphasis mark at *at*: a run of stars glued to what it opens."""
    run = at
    while run < len(text) and text[run] == text[at] and run - at < 3:
        run += 1
    opens = run < len(text) and not text[run].isspace() and text[run] not in "*_"
    return run - at if opens else 0


def _is_bullet(text: str, at: int) -> bool:
    following = text[at + 1 : at + 2]
    return following.isspace() or (text[at] in GLUED_BULLETS and following != "")


def with_opacity(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield each line, and whether it stands in fenced code or an HTML comment.

    Both need their end: without it Markdown shows them as ordinary text.
    """
    closings = _closings(lines)
    opaque_to = -1
    for index, line in enumerate(lines):
        if index > opaque_to:
            opaque_to = max(opaque_to, _end_of_opaque(lines, index, closings))
        yield line, index <= opaque_to


def _closings(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Return where each closing mark stands: fences alone on their line, and «-->»."""
    found: dict[str, list[int]] = {"-->": []}
    for index, line in enumerate(lines):
        text = line.text.rstrip()
        if "-->" in text:
            found["-->"].append(index)
        if len(text) >= 3 and text[0] in "`~" and not text.strip(text[0]):
            found.setdefault(text, []).append(index)
    return found


def _end_of_opaque(lines: Sequence[Line], index: int, closings: dict[str, list[int]]) -> int:
    """Return the index of the last line of what opens at *index*, or -1."""
    text = lines[index].text
    if text.lstrip().startswith("<!--"):
        return _first_at_or_after(closings["-->"], index)
    fence = _fence(text)
    return _first_at_or_after(closings.get(fence, []), index + 1) if fence else -1


def _first_at_or_after(places: list[int], index: int) -> int:
    at = bisect_left(places, index)
    return places[at] if at < len(places) else -1


def _fence(text: str) -> str:
    """Return the fence that opens code on this line, or empty."""
    for mark in ("`", "~"):
        run = len(text) - len(text.lstrip(mark))
        if run >= 3 and mark not in text[run:]:
            return mark * run
    return ""
