"""Inline marks: what Python-Markdown would take for emphasis, an escape or a tag, and is none."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor
from markdown.util import ETX, STX

from .addresses import ADDRESS, without_trailing_marks
from .allowed import FORBIDDEN_TAGS, TAGS

STAR_INSIDE_WORD = r"(?<=[^\W_])\*(?=[^\W_])|(?<=[(\[«\"])\*(?=[)\]»\"])"
BACKSLASH_AT_LINE_END = r"\\\n"
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_KNOWN = TAGS | FORBIDDEN_TAGS | {"h1"}


class StarInsideWord(InlineProcessor):
    """Keeps «5*3», «ansatt*e» and «(*)» as they are; ** inside a word is still bold."""

    def __init__(self) -> None:
        super().__init__(STAR_INSIDE_WORD)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[str | None, int, int]:
        if data[match.start() - 1].isalnum() and _is_opened(data, match.start()):
            return None, match.start(), match.end()
        return f"{STX}{ord('*')}{ETX}", match.start(), match.end()


def _is_opened(data: str, closing: int) -> bool:
    """Tell whether the star before *closing* begins a word: «*kursiv*tekst»."""
    opening = data.rfind("*", 0, closing)
    return opening >= 0 and not data[opening + 1].isspace() and not data[max(opening - 1, 0)].isalnum()


class LineBreak(InlineProcessor):
    """Makes a backslash at the end of a line a line break, as other Markdown does."""

    def __init__(self) -> None:
        super().__init__(BACKSLASH_AT_LINE_END)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        return etree.Element("br"), match.start(), match.end()


class WholeAddress(InlineProcessor):
    """Keeps «https://x.no/_a_*b*» from emphasis; links.py makes it a link."""

    def __init__(self) -> None:
        super().__init__(ADDRESS.pattern)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[str, int, int]:
        address = without_trailing_marks(match.group())
        return address, match.start(), match.start() + len(address)


class KnownHtml(HtmlInlineProcessor):
    """Takes only what HTML knows for a tag; the rest is text."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        name = _TAG_NAME.match(match.group())
        if name and name.group(1).lower() not in _KNOWN:
            return None, match.start(), match.start() + 1
        return super().handleMatch(match, data)
