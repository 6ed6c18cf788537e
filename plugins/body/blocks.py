"""The block rules for boxes, code, headings, replies, list lines and tables.

Python-Markdown drops cells beyond the heading's number in silence, and writes alignment as
``style``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from html import escape

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, CodeBlockProcessor, HashHeaderProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString, code_escape

from .safe_html import BOXES, LANGUAGE_OF_CODE, Element
from .source import FENCE, LESS_THAN, LIST_LINE, Fence

# Boxes, code, headings and paragraphs: each block as Norwegians write it.


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


# Tables: right below a line of text, ended by a line without «|», and no cell lost.


_DELIMITER = re.compile(r"^ {0,3}[|: ]*-[-|: ]*$")
FEWEST_LINES_WITH_PIPES = 2


class WholeTableProcessor(TableProcessor):
    """Reads tables, and remarks on what does not fit in them."""

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser, {"use_align_attribute": False})
        self.conversion = conversion

    def test(self, parent: etree.Element, block: str) -> bool:
        if "|" not in block:
            return False
        lines = block.split("\n")
        header = _header(lines)
        if header is not None and super().test(parent, "\n".join(lines[header:])):
            return True
        if not block.startswith("    ") and looks_like_table(lines):
            self.conversion.notes.append(Note(remark=Remark.TABLE_WITHOUT_LINE, line=lines[0]))
        return False

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        start = _header(lines)
        end = start + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
            super().test(parent, "\n".join(lines[start:end]))  # a table above has its own borders
        super().run(parent, ["\n".join(lines[start:end])])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))

    def _build_row(self, row: str, parent: etree.Element, align: Sequence[str | None]) -> None:
        tr = etree.SubElement(parent, "tr")
        cells = [cell.strip(" ") for cell in self._split_row(row)]
        if surplus := [cell for cell in cells[len(align) :] if cell]:
            self.conversion.notes.append(
                Note(remark=Remark.SURPLUS_CELLS, line=row, words=" ".join(surplus), near=surplus[0])
            )
        for index, side in enumerate(align):
            is_heading = parent.tag == "thead"
            cell = etree.SubElement(tr, "th", scope="col") if is_heading else etree.SubElement(tr, "td")
            cell.text = cells[index] if index < len(cells) else ""
            if side:
                cell.set("class", f"align-{side}")

    def _split_row(self, row: str) -> list[str]:
        """Return the cells of *row*, whose outer pipes need not be those of the heading."""
        inner = row.strip(" ")
        if not self.border and inner.startswith("|") and len(self._split(inner)) == len(self.separator):
            return self._split(inner)  # an empty first cell
        return self._split(self.RE_END_BORDER.sub("", inner.removeprefix("|")))


def looks_like_table(lines: list[str]) -> bool:
    """Tell whether *lines* were meant as a table."""
    return len(lines) >= FEWEST_LINES_WITH_PIPES and all("|" in line or _DELIMITER.match(line) for line in lines)


def _header(lines: list[str]) -> int | None:
    """Return the line above the first line of dashes."""
    for index in range(1, len(lines)):
        if _DELIMITER.match(lines[index]) and "|" in lines[index - 1]:
            return index - 1
    return None


# Tables of many columns: where they are wider than the screen the keyboard can scroll them (WCAG 2.1.1).


MANY = 4  # cells in a row; from here prose.css lets a table scroll in a frame of its own


def let_the_keyboard_scroll(root: Element) -> None:
    """Make every table in *root* with rows of many cells a stop for the keyboard, and no other."""
    for table in root.iter("table"):
        table.attrib.pop("tabindex", None)
    for row in root.iter("tr"):
        if len(row) >= MANY:
            table = next(row.iterancestors("table"), None)
            if table is not None:
                table.set("tabindex", "0")


# What the conversion remarks on its way; Python-Markdown itself knows no lines.


class Remark(Enum):
    """What was remarked."""

    SURPLUS_CELLS = auto()
    TABLE_WITHOUT_LINE = auto()
    INDENTED_CODE = auto()
    UNKNOWN_BOX = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark, with the line it stands on, and the words it is about."""

    remark: Remark
    line: str  # as the converter saw it: without indentation
    words: str = ""
    near: str = ""  # the first of them as it is written


class UsedReferences(dict[str, tuple[str, str | None]]):
    """Link definitions that remember which of them were used."""

    def __init__(self, definitions: dict[str, tuple[str, str | None]]) -> None:
        super().__init__(definitions)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> tuple[str, str | None]:
        self.used.add(name)
        return super().__getitem__(name)


@dataclass(kw_only=True)
class Conversion:
    """What goes into one conversion beside the text, and what comes out beside the HTML."""

    fences: list[Fence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    list_lines: list[str] = field(default_factory=list)  # as written, brackets and all
    indented: list[str] = field(default_factory=list)  # the lines taken for code, as the converter saw them
