"""Where web and e-mail addresses stand in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = '<>"“”„«»\ufffc'
# Possessive, and only from where a word begins: each sign is looked at a fixed number of times.
_ADDRESS = re.compile(
    rf"(?<![\w@/])(?:[a-z][a-z+.-]{{1,9}}://|www\.)[^\s{_MARKS}]++"
    r"|(?<![\w.%+@/-])[\w.%+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)++"
    rf"|(?<![\w.@/-])(?:[a-zA-Z0-9-]{{1,63}}\.){{1,9}}[a-z]{{2,10}}/[^\s{_MARKS}]*+"
)
_SIGNS = re.compile(r"://|www\.|@|\.[a-z]{2,10}/")
_AFTER = ".,:;!?'’)]…"  # these belong to the sentence


def spans_of_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each address in *text* stands, closing marks left out."""
    if not _SIGNS.search(text):
        return
    for match in _ADDRESS.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip(_AFTER))
