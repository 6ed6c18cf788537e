"""Three full stops are one sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .runs import Edit

_THREE = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")  # not a row of them to fill in, and not a path


def ellipses(text: str) -> Iterator[Edit]:
    """Yield «…» for «...», the spaces round it as they are."""
    if "..." in text:
        for match in _THREE.finditer(text):
            yield match.start(), match.end(), "…"
