"""Where in the source each address stands: the nth use of one is the nth time it is written."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from .source import Source

_WRITTEN = re.compile(
    r"(?:\]\(\s*+<?|^ {0,3}\[[^\[\]\n]*+\]:[ \t]*+<?|\b(?:href|src)\s*=\s*[\"']?|<)([^\s<>\"')]++)",
    re.MULTILINE | re.IGNORECASE,
)
_END = re.compile(r"[\s<>\"')]")
_SPECIAL = re.compile(r"[\s<>\"')\\%&]")
_ESCAPED = re.compile(r"\\([^A-Za-z0-9\s])")


class Targets:
    """The places of all addresses, given out in the order they are written."""

    def __init__(self, source: Source, footnotes: Mapping[str, int]) -> None:
        self._source = source
        self._places: dict[str, deque[int]] = defaultdict(deque)
        for label, place in footnotes.items():
            self._places[_key(f"#fn-{label}")].append(place)
            self._places[_key(f"#fnref-{label}")].append(place)
        if "](" in source.prose or "<" in source.prose or "]:" in source.prose:
            for match in _WRITTEN.finditer(source.prose):
                self._places[_key(match.group(1))].append(match.start(1))

    def place(self, target: str, *, near: str = "") -> int:
        """Return the offset of *target*; when it cannot be told, of the words *near* it."""
        places = self._places.get(_key(target))
        if places:
            return places.popleft() if len(places) > 1 else places[0]
        return max(self._source.text.find(near), 0) if near else 0


def _key(target: str) -> str:
    """Return the first stretch of an address, all ways of writing it being one."""
    if not _SPECIAL.search(target):
        return target
    first = _END.split(unescape(target).strip(), maxsplit=1)[0]
    return unquote(_ESCAPED.sub(r"\1", first))
