"""Paragraphs: a reply dash begins one of its own, and a list line is left as it is written."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

_BEFORE_REPLY = re.compile(r"\n(?= {0,3}(?:–|—|--)[ \u00a0])")
_LIST_LINE = re.compile(r"^ {0,3}\[\[[^\[\]\n]+\]\] *$")


class ReplyProcessor(BlockProcessor):
    """Splits a paragraph before each line that begins with a reply dash."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_BEFORE_REPLY.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks[0:1] = _BEFORE_REPLY.split(blocks[0])


def is_list_line(block: str) -> bool:
    """Tell whether *block* is one «[[kommende arrangementer]]»."""
    return bool(_LIST_LINE.match(block))


class ListLineProcessor(BlockProcessor):
    """Keeps «[[…]]» alone in a paragraph untouched: the seam where live lists come in."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return is_list_line(block)

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        paragraph = etree.SubElement(parent, "p")
        paragraph.text = AtomicString(blocks.pop(0).strip())
