"""The editor's own words, fit to stand in a message."""

from __future__ import annotations

from collections.abc import Sequence

LIMIT = 100  # characters: a message is read on one screen


def told(text: str, limit: int = LIMIT) -> str:
    """Return *text* on one line, cut with an ellipsis when it is long."""
    line = " ".join(text[: limit * 20].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def told_line(text: str, limit: int = LIMIT) -> str:
    """Return a line with its indentation, cut when it is long."""
    indent = len(text) - len(text.lstrip(" "))
    return " " * min(indent, 20) + told(text, limit)


def also_on(lines: Sequence[int]) -> str:
    """Return «Det samme gjelder linje 4, 5 og 6.», or nothing."""
    if not lines:
        return ""
    shown = [str(line) for line in lines[:5]]
    more = len(lines) - len(shown)
    last = f"{more} til" if more else shown.pop()
    which = f"{', '.join(shown)} og {last}" if shown else last
    return f"Det samme gjelder linje {which}."
