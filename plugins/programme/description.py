"""The text under a row as Markdown: pasted bullets made lists, pasted indents taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from manuscript.model import Line

from .line import GLUED_BULLETS, LETTER_BULLET, Written

LONGEST_SHORT_LINE = 50  # a shorter line was broken because it was finished
_SURE_BULLETS = f"{GLUED_BULLETS}*+-{LETTER_BULLET}"
_LIST_DASHES = "–—‑‐−"


def as_markdown(lines: Sequence[Written]) -> tuple[Line, ...]:
    """Return *lines* without blank ones first and last, ready for Markdown.

    Numbers are kept, so that what Markdown has to say can be traced.
    """
    if not lines:
        return ()
    kept = _trimmed(lines)
    made: list[Line] = []
    indents: list[int] = []  # of the list items we are inside, outermost first
    for index, written in enumerate(kept):
        if written.opaque:
            made.append(written.line)
            continue
        if written.is_blank:
            made.append(replace(written.line, text=""))
            continue
        text = _marked(kept, index, indents)
        made.append(replace(written.line, text=text + _line_break(kept, index)))
    return tuple(made)


def _trimmed(lines: Sequence[Written]) -> list[Written]:
    kept = list(lines)
    while kept and kept[-1].is_blank:
        kept.pop()
    first = next((index for index, written in enumerate(kept) if not written.is_blank), 0)
    return kept[first:]


def _marked(lines: list[Written], index: int, indents: list[int]) -> str:
    """Return one line with its list mark, nested two spaces a level, or with none."""
    written = lines[index]
    text = written.line.text
    if not _is_item(lines, index):
        after_blank = index == 0 or lines[index - 1].is_blank
        if not indents or after_blank and written.indent <= indents[0] or written.indent == 0:
            indents.clear()
            return text.strip()
        return "  " * len(indents) + text.strip()
    while indents and written.indent <= indents[-1]:
        indents.pop()
    indents.append(written.indent)
    bare = text.strip()
    body = bare if written.bullet == "1." else "- " + bare[1:].strip()
    return "  " * (len(indents) - 1) + body


def _is_item(lines: list[Written], index: int) -> bool:
    """Tell whether a line is an item of a list.

    A dash is one only beside another: alone it opens a reply («– Vi går videre»).
    """
    written = lines[index]
    text = written.line.text.lstrip()
    if not written.bullet or written.level:
        return False
    if written.bullet == "1.":
        return True
    if text[:1] != written.bullet:
        return False  # the bullet stands inside bold or after a pipe
    if written.bullet in _SURE_BULLETS:
        return True
    return any(_has_dash(lines, near) for near in (index - 1, index + 1))


def _has_dash(lines: list[Written], index: int) -> bool:
    return 0 <= index < len(lines) and lines[index].bullet != "" and lines[index].bullet in _LIST_DASHES


def _line_break(lines: list[Written], index: int) -> str:
    """Return the two spaces that keep a finished short line apart from the next."""
    if index + 1 >= len(lines):
        return ""
    this, following = lines[index], lines[index + 1]
    ends_here = len(this.words) <= LONGEST_SHORT_LINE
    plain = not (this.level or _is_item(lines, index) or "|" in this.line.text)
    starts_anew = following.words[:1].isupper() or following.words[:1].isdigit() or following.words[:1] in '«"“'
    both_text = not (following.is_blank or following.opaque or _is_item(lines, index + 1) or following.level)
    return "  " if ends_here and plain and both_text and starts_anew else ""
