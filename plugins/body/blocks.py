"""Boxes, code, headings and paragraphs: each block as Norwegians write it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from html import escape

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, CodeBlockProcessor, HashHeaderProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.util import AtomicString, code_escape

from .allowed import BOXES, LANGUAGE_OF_CODE
from .code import Fence
from .notes import Conversion, Note, Remark
from .source import FENCE, LESS_THAN, LIST_LINE

_BOX = re.compile(r'(?:^|\n) {0,3}!!! ?([\w-]+)((?: +"[^"\n]*")?) *(?:\n|$)')
_PLAIN_BOX = "faktaboks"
_BEFORE_REPLY = re.compile(r"\n(?= {0,3}(?:–|—|--)[ \u00a0])")
_LIST_LINES = re.compile(r"(?: {0,3}\[\[[^\[\]\n]*+\]\][ \u00a0]*+(?:\n|\Z))++")
_MARK = re.compile(rf"{FENCE}(\d+){FENCE}")


class BoxProcessor(AdmonitionProcessor):
    """Reads «!!! faktaboks "Tittel"»; «!!! Dette er viktig» stays text.

    Python-Markdown takes all words after «!!!» for classes, and shows only the first.
    """

    RE = _BOX

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser)
        self.conversion = conversion

    def test(self, parent: etree.Element, block: str) -> bool:
        if "!!!" in block and (match := _BOX.search(block)):
            kind, title = match.groups()
            is_indented = block.startswith("    ", match.end())
            return kind.lower() in BOXES or bool(title) or is_indented
        return self.parse_content(parent, block)[0] is not None

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = match.group(1).lower(), match.group(2).strip()[1:-1].strip()
        if kind not in BOXES:
            self.conversion.notes.append(
                Note(remark=Remark.UNKNOWN_BOX, line=match.group().strip(), words=match.group(1))
            )
            return _PLAIN_BOX, title or match.group(1)
        return kind, title or (None if match.group(2) else kind.capitalize())


class FenceProcessor(BlockProcessor):
    """Puts fenced code where its mark stands."""

    RE = re.compile(rf"(?:^|\n) *{FENCE}(\d+){FENCE} *(?:\n|$)")

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser)
        self.conversion = conversion

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(self.RE.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self.RE.search(block)
        fence = self.conversion.fences[int(match.group(1))]
        if before := block[: match.start()]:
            self.parser.parseBlocks(parent, [before])
        code = etree.SubElement(etree.SubElement(parent, "pre"), "code")
        code.text = AtomicString(code_escape(fence.code) + "\n")
        if fence.language:
            code.set("class", LANGUAGE_OF_CODE + fence.language)
        if after := block[match.end() :]:
            blocks.insert(0, after)


class LeadingFenceProcessor(FenceProcessor):
    """Takes a fence that begins a block before its indentation makes it code, or a list's."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.lstrip(" ").startswith(FENCE)


def code_at_marks(html: str, fences: Sequence[Fence]) -> str:
    """Return *html* with code for marks that no block processor met: in raw HTML, for example."""
    if FENCE not in html:
        return html
    return _MARK.sub(lambda match: escape(fences[int(match.group(1))].code), html)


class RemarkedCodeProcessor(CodeBlockProcessor):
    """Reads indented code, and remarks that it did."""

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser)
        self.conversion = conversion

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        if parent.tag not in {"li", "dd"}:
            first = blocks[0].split("\n", 1)[0]
            self.conversion.notes.append(Note(remark=Remark.INDENTED_CODE, line=first.strip()))
        self.conversion.indented.extend(filter(None, self.detab(blocks[0])[0].split("\n")))
        super().run(parent, blocks)


class HeadingProcessor(HashHeaderProcessor):
    """Reads headings as headings.py leaves them; «#helse» is text, and «C#» keeps its sign."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6}) +(?P<header>\S[^\n]*)(?:\n|$)")


class ReplyProcessor(BlockProcessor):
    """Splits a paragraph before each line that begins with a reply dash."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_BEFORE_REPLY.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks[0:1] = _BEFORE_REPLY.split(blocks[0])


class ListLineProcessor(BlockProcessor):
    """Makes a mark of each «[[kommende arrangementer]]» that is a paragraph, or a line among others like it."""

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser)
        self.conversion = conversion

    def test(self, parent: etree.Element, block: str) -> bool:
        return "[[" in block and bool(_LIST_LINES.fullmatch(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        for line in blocks.pop(0).strip("\n").split("\n"):
            paragraph = etree.SubElement(parent, "p")
            paragraph.text = AtomicString(f"{LIST_LINE}{len(self.conversion.list_lines)}{LIST_LINE}")
            self.conversion.list_lines.append(line.strip().replace(LESS_THAN, "<"))
