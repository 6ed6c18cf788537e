"""Web and e-mail addresses in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Possessive, and only from where a word begins: each character is looked at once.
ADDRESS = re.compile(
    r"(?<![\w@/])https?://[^\s<>\"«»\x02\x03]++"
    r"|(?<![\w.%+@/-])[\w.%+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)++"
)
_TRAILING = ".,:;!?'*…"
_PAIRS = {")": "(", "]": "["}


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and ``href`` of each address in *text*, closing marks left out."""
    if "://" not in text and "@" not in text:
        return
    for match in ADDRESS.finditer(text):
        written = without_trailing_marks(match.group())
        if written.startswith(("http://", "https://")):
            if "." in written.partition("://")[2]:
                yield match.start(), match.start() + len(written), written
        elif not written.endswith("-"):
            yield match.start(), match.start() + len(written), f"mailto:{written}"


def without_trailing_marks(address: str) -> str:
    """Return *address* without the full stop or bracket that belongs to the sentence."""
    end = len(address)
    open_ = {mark: address.count(opening) - address.count(mark) for mark, opening in _PAIRS.items()}
    while end:
        mark = address[end - 1]
        if mark in _PAIRS and open_[mark] < 0:
            open_[mark] += 1
        elif mark not in _TRAILING:
            break
        end -= 1
    return address[:end]
