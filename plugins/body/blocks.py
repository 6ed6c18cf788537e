"""The block rules for boxes, code, headings, replies, list lines and tables.

Each is a processor of Python-Markdown: ``test`` tells whether a block is its own, ``run`` takes it off the
blocks and builds the elements. What a rule finds wrong it tells at once, through the conversion it works in.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, BlockQuoteProcessor, CodeBlockProcessor, HashHeaderProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString, code_escape

from manuscript.verbatim import Fence

from .safe_html import BOXES, LANGUAGE_OF_CODE, Element
from .source import FENCE, LESS_THAN, LIST_LINE, WORD, Edit, Offsets, Source


class Conversion:
    """The conversion under way: the source it is of, and what the block rules find beside the HTML.

    Python-Markdown hands its rules text without lines. So each line is found again by its words, the first
    time not yet given out.
    """

    def __init__(self) -> None:
        self.begin(Source([], file=""))

    def begin(self, source: Source) -> None:
        """Start anew: the rules are made once, and used for every text."""
        self.source = source
        self.list_lines: list[str] = []  # as written, brackets and all
        self.indented: list[str] = []  # the lines taken for code, as the rule saw them
        self._offsets: Offsets | None = None

    def tell(self, offset: int, rule: str, example: str = "", **words: str) -> None:
        """Add a problem that stands at *offset*."""
        words = {name: word.replace(LESS_THAN, "<") for name, word in words.items()}
        self.source.tell(offset, rule, example.replace(LESS_THAN, "<"), **words)

    def offset_of(self, line: str) -> int:
        """Return the offset in the source of *line*, as a rule sees it: without indentation."""
        if self._offsets is None:
            self._offsets = Offsets(self._written())
        found = (self._offsets.next(words) for words in (line.strip(), tuple(WORD.findall(line))))
        return next((offset for offset in found if offset is not None), 0)

    def _written(self) -> Iterator[tuple[str | tuple[str, ...], int]]:
        """Yield each line with words as it stands, and by its words alone: a mark may have become another."""
        for start, line in zip(self.source.starts, self.source.text.split("\n"), strict=True):
            if words := tuple(WORD.findall(line)):
                offset = start + len(line) - len(line.lstrip())
                yield line.strip(), offset
                yield words, offset


class BlockRule(BlockProcessor):
    """A rule that knows the conversion it works in."""

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser)
        self.conversion = conversion


# Boxes

# What begins a box, and what may be meant to: «!!! faktaboks "Tittel"», «!!!merk», «!! tips: “Tittel”»; not
# «Les dette!!! Nå» or «!!! Viktig!»
_BOX = re.compile(r"^( {0,3})(!{1,4}) *+([\w-]++)(?![!?,;]):?([^\n]*)\n?", re.MULTILINE)
_PLAIN_BOX = "faktaboks"
_NARROWEST, _INDENT = 2, 4  # spaces before the text of a box: two are enough, four are taught
_QUOTATION_MARKS = "\"'“”„«»‘’"
# «"helse"» and «"» in «Hva er "helse"?»: what opens, with what closes it, or what closes alone
_QUOTED_WORDS = re.compile('(?<![^\\s(])["“„«][^"”»\n]*["”»]|["“”„«»]')


class BoxRule(BlockRule, AdmonitionProcessor):
    """Reads «!!! faktaboks "Tittel"», and what is a sign from it; «!!! Dette er viktig» stays text.

    Python-Markdown wants it to the letter. So what is meant is written so, and then read.
    """

    # «!!! faktaboks», «!!! faktaboks "Slik gjør du"»
    RE = re.compile(r'\A!!! ([\w-]+)( "[^\n]*")?(?:\n|\Z)')

    def test(self, parent: etree.Element, block: str) -> bool:
        return _first_box(block) is not None or self.parse_content(parent, block)[0] is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        match = _first_box(blocks[0])
        if not match:
            super().run(parent, blocks)
            return
        block, line = blocks.pop(0), match[0].strip()
        if before := block[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        kind, title = match[3].lower(), _title_of_box(match[4].strip())
        if kind not in BOXES:
            known = ", ".join(sorted(BOXES))
            self.conversion.tell(self.conversion.offset_of(line), "box-unknown", kind=match[3], known=known)
            kind, title = _PLAIN_BOX, title or match[3]
        first_line = f"!!! {kind}" if title is None else f'!!! {kind} "{title}"'
        if text := block[match.end() :]:
            blocks.insert(0, text)
        _indent_text(blocks, outside=len(match[1]))
        blocks.insert(0, f"{first_line}\n{blocks.pop(0)}" if text else first_line)
        super().run(parent, blocks)
        if all(part.get("class") == self.CLASSNAME_TITLE for part in parent[-1]) and not (
            blocks and _depth(blocks[0]) >= _INDENT
        ):
            self.conversion.tell(self.conversion.offset_of(line), "box-empty", line=line)

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = match.groups()
        return kind, kind.capitalize() if title is None else title[2:-1] or None


def _first_box(block: str) -> re.Match[str] | None:
    """Return the first line of *block* that begins a box."""
    if "!" not in block:
        return None
    return next((match for match in _BOX.finditer(block) if _is_box(match, block)), None)


def _is_box(match: re.Match[str], block: str) -> bool:
    """Tell whether a line that looks like the first of a box is meant as it, with text that is further in."""
    indent, signs, kind, title = match.groups()
    title = title.strip()
    is_quoted = len(title) > 1 and title[0] in _QUOTATION_MARKS and title[-1] in _QUOTATION_MARKS
    has_text = _depth(block[match.end() :]) >= len(indent) + _NARROWEST
    if kind.lower() in BOXES:
        return has_text or is_quoted or (signs == "!!!" and not title)
    return signs == "!!!" and (is_quoted or (has_text and not title))


def _title_of_box(written: str) -> str | None:
    """Return the title in «"Søvn i tall"», «– “Søvn i tall”», «Søvn i tall» or «Søvn i tall"»; None: none is given."""
    title = written.lstrip("-–—:= ")
    if not title:
        return None
    if title[0] in _QUOTATION_MARKS and title[-1] in _QUOTATION_MARKS and len(title) > 1:
        inner = title[1:-1]
        # In «"Mat" og "helse"» the outermost are those of two words.
        is_whole = all(len(found[0]) > 1 for found in _QUOTED_WORDS.finditer(inner))
        return inner.strip() if is_whole else title
    marks = sum(title.count(mark) for mark in _QUOTATION_MARKS)
    return title.strip(_QUOTATION_MARKS).strip() if marks == 1 else title


def _depth(text: str) -> int:
    """Return how many spaces the first words of *text* stand in."""
    line = text.lstrip("\n").split("\n", 1)[0]
    return len(line) - len(line.lstrip(" "))


def _indent_text(blocks: list[str], *, outside: int) -> None:
    """Give the text of a box four spaces where it has fewer: the first of *blocks*, up to a line outside it."""
    width = _depth(blocks[0]) if blocks else 0
    if not outside + _NARROWEST <= width < _INDENT:
        return
    for number, block in enumerate(blocks):
        lines = block.split("\n")
        end = next((index for index, line in enumerate(lines) if line and _depth(line) < width), len(lines))
        inside = [" " * (_INDENT - width) + line if line else line for line in lines[:end]]
        blocks[number] = "\n".join([*inside, *lines[end:]])
        if end < len(lines):
            break


# Code


class FenceRule(BlockRule):
    """Puts fenced code where its mark stands."""

    # The mark alone on its line, in a paragraph or a list
    RE = re.compile(rf"(?:^|\n) *{FENCE}(\d+){FENCE} *(?:\n|$)")

    def test(self, parent: etree.Element, block: str) -> bool:
        return FENCE in block and bool(self.RE.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        block = blocks[0]
        match = self.RE.search(block)
        if not match:
            return False
        blocks.pop(0)
        fence = self.conversion.source.fences[int(match.group(1))]
        if before := block[: match.start()]:
            self.parser.parseBlocks(parent, [before])
        code = etree.SubElement(etree.SubElement(parent, "pre"), "code")
        code.text = AtomicString(code_escape(fence.code) + "\n")
        if fence.language:
            code.set("class", LANGUAGE_OF_CODE + fence.language)
        if after := block[match.end() :]:
            blocks.insert(0, after)
        return None


class LeadingFenceRule(FenceRule):
    """Takes a fence that begins a block, before the rules for code and lists see its indentation."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.lstrip(" ").startswith(FENCE)


# «<pre>» and «</code>» round a mark
_CODE_TAG = re.compile(rf"<(/?)(?:pre|code)\b|{FENCE}(\d+){FENCE}", re.IGNORECASE)


def code_at_marks(html: str, fences: Sequence[Fence]) -> str:
    """Return *html* with code for marks that no block rule met: in raw HTML, where it may stand in <pre> already."""
    if FENCE not in html:
        return html
    depth = 0

    def put(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2] is None:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            return match[0]
        fence = fences[int(match[2])]
        if depth:
            return escape(fence.code)
        name = f' class="{LANGUAGE_OF_CODE}{escape(fence.language)}"' if fence.language else ""
        return f"<pre><code{name}>{escape(fence.code)}\n</code></pre>"

    return _CODE_TAG.sub(put, html)


class IndentedCodeRule(BlockRule, CodeBlockProcessor):
    """Reads indented code, and tells that it did: most who indent a line mean nothing by it."""

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        if parent.tag not in {"li", "dd"}:
            line = blocks[0].split("\n", 1)[0].strip()
            self.conversion.tell(self.conversion.offset_of(line), "indented-code", line)
        self.conversion.indented.extend(filter(None, self.detab(blocks[0])[0].split("\n")))
        return super().run(parent, blocks)


# Headings, replies, quotations and list lines


class HeadingRule(HashHeaderProcessor):
    """Reads headings as headings.py leaves them; «#helse» is text, and «C#» keeps its sign."""

    # «## Bakgrunn»; not «##Bakgrunn» or «##»
    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6}) +(?P<header>\S[^\n]*)(?:\n|$)")


# Before «– Vi er klare, sier hun.» on a line of its own; not before «–5 grader» or in «Oslo – Bergen»
_BEFORE_REPLY = re.compile(r"\n(?= {0,3}(?:–|—|--) )")


class ReplyRule(BlockProcessor):
    """Splits a paragraph before each line that begins with a reply dash."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_BEFORE_REPLY.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks[0:1] = _BEFORE_REPLY.split(blocks[0])


# «> 18 år» and «>= 18 år» in an item, which are no quotation
_MORE_THAN = re.compile(r">=? ?\d")


class QuoteRule(BlockQuoteProcessor):
    """Reads a quotation; the one after a blank line is another, as other Markdown has it."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return super().test(parent, block) and not (parent.tag == "li" and _MORE_THAN.match(block))

    def lastChild(self, parent: etree.Element) -> etree.Element | None:
        return None


# A quotation, line by line: «> Vi er klare.\n> Det har vi sagt.»
_QUOTED = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
# «>> Les mer»; not «>>> print(1)», as in Python
_LEADS_ON = re.compile(r"^ {0,3}>>(?!>)", re.MULTILINE)


def lines_that_lead_on(source: Source) -> list[Edit]:
    """Return the edits that keep «>>» as text, where every line of a quotation begins with it.

    «>> Les mer» leads on in Norwegian papers, and is no quotation in a quotation.
    """
    if ">>" not in source.prose:
        return []
    edits: list[Edit] = []
    for group in _QUOTED.finditer(source.prose):
        leading = list(_LEADS_ON.finditer(source.prose, *group.span()))
        if len(leading) == group.group().count("\n") + 1:
            edits += [Edit(match.end() - 2, match.end(), "\\>\\>") for match in leading]
    return edits


# «![](strek.png) {: .dekor }», «*Welcome* {: lang=en }», and «## Bakgrunn{#bakgrunn}»
_APART = re.compile(r"(?<=[)*_`\]])[ \t]+(?=\{:[^{}\n]*\})")
_TOO_NEAR = re.compile(r"(?<=[^\s{}])(?=\{:?[ \t]*#[\w-]+[ \t]*\}[ \t]*$)", re.MULTILINE)


def attribute_lists_in_place(source: Source) -> list[Edit]:
    """Return the edits that set «{: …}» close to what it is about, and «{#…}» apart from the text of a heading."""
    if "{" not in source.prose:
        return []
    edits = [Edit(*match.span(), "") for match in _APART.finditer(source.prose)]
    for match in _TOO_NEAR.finditer(source.prose):
        if source.line_at(match.start()).lstrip(" ").startswith("#"):
            edits.append(Edit(*match.span(), " "))
    return edits


# A block of lines like «[[siste artikler: 3]]» alone; not «Se [[siste artikler]]»
_LIST_LINES = re.compile(r"(?: {0,3}\[\[[^\[\]\n]*+\]\] *+(?:\n|\Z))++")


class ListLineRule(BlockRule):
    """Makes a mark of each «[[kommende arrangementer]]» that is a paragraph, or a line among others like it."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return "[[" in block and bool(_LIST_LINES.fullmatch(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        list_lines = self.conversion.list_lines
        for line in blocks.pop(0).strip("\n").split("\n"):
            paragraph = etree.SubElement(parent, "p")
            paragraph.text = AtomicString(f"{LIST_LINE}{len(list_lines)}{LIST_LINE}")
            list_lines.append(line.strip().replace(LESS_THAN, "<"))


# Tables: right below a line of text, ended by a line without «|», and no cell lost

# «|---|:--:|», «--- | ---», and «---» for a table of one column; not «| – | – |»
_DELIMITER = re.compile(r"^ {0,3}[|: ]*-[-|: ]*$")
_MANY_CELLS = 4  # in a row; from here prose.css lets a table scroll in a frame of its own


class TableRule(TableProcessor):
    """Reads tables, and tells what does not fit in them.

    Python-Markdown drops cells beyond the heading's number in silence, and writes alignment as ``style``.
    """

    def __init__(self, parser: BlockParser, conversion: Conversion) -> None:
        super().__init__(parser, {"use_align_attribute": False})
        self.conversion = conversion

    if TYPE_CHECKING:  # the published types leave out what has an underscore

        def _split(self, row: str) -> list[str]: ...

    def test(self, parent: etree.Element, block: str) -> bool:
        if "|" not in block:
            return False
        lines = block.split("\n")
        header = _header(lines)
        if header is not None and super().test(parent, "\n".join(lines[header:])):
            return True
        looks_like_table = len(lines) > 1 and all("|" in line or _DELIMITER.match(line) for line in lines)
        if looks_like_table and not block.startswith("    "):
            self._tell_without_line(lines[0])
        return False

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        lines = blocks[0].split("\n")
        start = _header(lines)
        if start is None:
            return False
        blocks.pop(0)
        end = start + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
            super().test(parent, "\n".join(lines[start:end]))  # a table above has its own borders
        super().run(parent, ["\n".join(lines[start:end])])
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        return None

    def _build_row(self, row: str, parent: etree.Element, align: Sequence[str | None]) -> None:
        tr = etree.SubElement(parent, "tr")
        cells = [cell.strip(" ") for cell in self._split_row(row)]
        if surplus := [cell for cell in cells[len(align) :] if cell]:
            self._tell_surplus(row, surplus)
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

    def _tell_surplus(self, row: str, surplus: Sequence[str]) -> None:
        source, offset = self.conversion.source, self.conversion.offset_of(row)
        found = source.line_at(offset).rfind(surplus[0].replace(LESS_THAN, "<"))
        start = source.text.rfind("\n", 0, offset) + 1
        at = start + found if found >= 0 else offset
        self.conversion.tell(at, "table-surplus-cell", cells=" ".join(surplus))

    def _tell_without_line(self, line: str) -> None:
        columns = max(line.strip().strip("|").count("|") + 1, 1)
        example = "|" + " --- |" * min(columns, 20)
        self.conversion.tell(self.conversion.offset_of(line), "table-without-line", example, line=line.strip())


def _header(lines: list[str]) -> int | None:
    """Return the line above the first line of dashes."""
    for index in range(1, len(lines)):
        if _DELIMITER.match(lines[index]) and "|" in lines[index - 1]:
            return index - 1
    return None


def let_the_keyboard_scroll(root: Element) -> None:
    """Make every table in *root* with rows of many cells a stop for the keyboard (WCAG 2.1.1), and no other."""
    for table in root.iter("table"):
        table.attrib.pop("tabindex", "")
    for row in root.iter("tr"):
        if len(row) >= _MANY_CELLS:
            for table in row.iterancestors("table"):
                table.set("tabindex", "0")
                break
