"""Tables: right below a line of text, ended by a line without «|», and no cell lost.

Python-Markdown drops cells beyond the heading's number in silence, and writes
alignment as ``style``.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from .notes import Conversion, Note, Remark

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
