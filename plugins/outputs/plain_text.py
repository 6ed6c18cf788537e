"""Text for those who show no page: search engines, feed readers, programs."""

from __future__ import annotations

import re

from norwegian.dates import NO_BREAK

# Text for those who show no page: search engines, feed readers, programs.


def plain(text: str) -> str:
    """Return *text* with ordinary spaces: only a browser needs to know where a line may not break."""
    return text.replace(NO_BREAK, " ")


# Running text without the addresses in it: a meeting's link belongs on its page, where it can be changed.


# Every stretch is bounded, so that a text of any length takes linear time.
_NAME = r"[\w-]{1,63}"
_ADDRESS = re.compile(
    rf"""
      [a-z][a-z0-9+.-]{{1,20}}:// \S*           # https://møte.example/1
    | www\. \S+
    | [^\s@<>()]{{1,64}} @ {_NAME} (?:\.{_NAME}){{1,8}}   # kari@example.org
    | (?:{_NAME}\.){{1,4}} (?:com|net|org|no|us|io|eu|be|live|me|app|dev|link|ly|gg) / \S+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = ".,;:!?)]>»"


def without_addresses(text: str, instead: str) -> str:
    """Return *text* with *instead*, in brackets, in place of each web or e-mail address."""

    def replaced(found: re.Match[str]) -> str:
        is_in_brackets = found.start() > 0 and text[found.start() - 1] == "("
        after = found[0][len(found[0].rstrip(_CLOSING)) :]
        return f"{instead}{after}" if is_in_brackets else f"({instead}){after}"

    return _ADDRESS.sub(replaced, text)
