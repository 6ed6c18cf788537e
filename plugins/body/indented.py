"""Where code by indentation stands: the converter alone knows what it took for code."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from .source import LESS_THAN, Source

CODE = "    "


def code_places(source: Source, lines: Iterable[str]) -> list[tuple[int, int]]:
    """Return start and end of each of the *lines* the converter took for code, in their order."""
    indented: dict[str, deque[tuple[int, int]]] = defaultdict(deque)
    for start, line in zip(source.starts, source.text.split("\n"), strict=True):
        if line.startswith((CODE, "\t", " \t", "  \t", "   \t")):
            indented[line.strip()].append((start, start + len(line)))
    found = (indented.get(line.replace(LESS_THAN, "<").strip()) for line in lines)
    return sorted(places.popleft() for places in found if places)
