"""Text laid out in a box of pixels: as large as it can be, in lines of about the same length."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

MOST_LETTERS = 400  # more than any card has room for
SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0"
NO_BREAKS = frozenset("\u00a0\u2007\u202f")
NO_BREAK_HYPHEN = "\u2011"
NOWHERE = "\U0010ffff"  # no font has a sign for it
BALANCE_STEP_PX = 16

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayout:
    """A text in lines, and the size of its letters."""

    lines: tuple[str, ...]
    size_px: int


@lru_cache(maxsize=64)
def font(path: Path, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size_px)


def drawable(text: str, path: Path) -> str:
    """Return *text* on one line, without the signs the font at *path* lacks: the page and its title have them all."""
    text = unicodedata.normalize("NFC", text[: 4 * MOST_LETTERS]).replace(NO_BREAK_HYPHEN, "-")
    words = "".join(_drawable_sign(sign, path) for sign in text).split(" ")
    # Split at ordinary spaces alone: the others hold words together.
    return " ".join(word for word in words if word.strip(f"{NO_BREAK}{SOFT_HYPHEN}"))[:MOST_LETTERS]


@lru_cache(maxsize=4096)
def _drawable_sign(sign: str, path: Path) -> str:
    """Return *sign*, the space it stands for, or nothing."""
    if sign == SOFT_HYPHEN:
        return sign
    if sign.isspace():
        return NO_BREAK if sign in NO_BREAKS else " "
    if unicodedata.category(sign).startswith("C"):
        return ""
    face = font(path, 32)
    return sign if bytes(face.getmask(sign)) != bytes(face.getmask(NOWHERE)) else ""


@lru_cache(maxsize=64)  # the name of the site and the kind of page stand on every card
def fit(text: str, path: Path, *, width: int, height: int, sizes: tuple[int, ...], line_height: float) -> TextLayout:
    """Return *text* in the first of *sizes*, large to small, that it fits in; in the last it is cut if it must be."""
    for size in sizes:
        measure = lru_cache(maxsize=None)(font(path, size).getlength)  # one line is tried in many widths
        most = max(1, int(height // (size * line_height)))
        lines = wrap(text, width, measure)
        if len(lines) <= most and all(measure(line) <= width for line in lines):
            return TextLayout(lines=_balanced(text, width, measure), size_px=size)
    lines = [part for line in lines for part in _broken(line, width, measure)]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width, measure)]
    return TextLayout(lines=tuple(lines), size_px=size)


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Return *text* in lines, each as full as it can be; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        for piece, joint in _pieces(word):
            longer = f"{lines[-1]}{joint}{piece}" if lines else piece
            if lines and measure(_shown(longer)) <= width:
                lines[-1] = longer
            else:
                if lines and joint == SOFT_HYPHEN:
                    lines[-1] += "-"
                lines.append(piece)
    return [_shown(line) for line in lines]


def _pieces(word: str) -> list[tuple[str, str]]:
    """Return the parts a word may be divided into, each with what joins it to the one before."""
    first, *others = word.split(SOFT_HYPHEN)
    return [(first, " "), *((part, SOFT_HYPHEN) for part in others)]


def _shown(line: str) -> str:
    return line.replace(SOFT_HYPHEN, "")


def _balanced(text: str, width: int, measure: Measure) -> tuple[str, ...]:
    """Return the fewest lines, the longest of them as short as it can be."""
    best = wrap(text, width, measure)
    while True:
        # In any width that has room for the longest line, the text is broken in the same places.
        steps = (width - max(map(measure, best))) // BALANCE_STEP_PX + 1
        width -= int(steps) * BALANCE_STEP_PX
        lines = wrap(text, width, measure)
        if width <= 0 or len(lines) > len(best) or any(measure(line) > width for line in lines):
            return tuple(best)
        best = lines


def _broken(line: str, width: int, measure: Measure) -> list[str]:
    """Return a line that is too wide in several, broken where the room ends."""
    parts = []
    while measure(line) > width:
        end = next(end for end in range(len(line) - 1, 0, -1) if end == 1 or measure(line[:end] + "-") <= width)
        parts.append(line[:end] + "-")
        line = line[end:]
    return [*parts, line]


def _cut(line: str, width: int, measure: Measure) -> str:
    while line and measure(f"{line} …") > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line} …".strip()
