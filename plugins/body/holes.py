"""The holes of a body: addresses of links, pictures and list lines, each cut out of the HTML where it stands.

While the HTML is a tree, a hole is there by name: a word no text can hold, its number and «z».
"""

from __future__ import annotations

import re
import secrets
from collections import defaultdict, deque

from .convert import Converted
from .links import LinkReader
from .model import Hole, InlinePicture, LinkTarget, ListLine, Part
from .pictures import PictureReader
from .safe_html import Element
from .source import LIST_LINE, Source

# What the converter leaves for the third list line, by its number: «2» between two marks
_MARK = re.compile(rf"{LIST_LINE}([0-9]+){LIST_LINE}")
# «[[siste artikler: 3]]», wherever it stands; not «\[[siste artikler]]», which is meant to show
_WRITTEN = re.compile(r"(?<!\\)\[\[([^\[\]]{0,300}+)\]\]")
# A whole line «[siste artikler]», «[[siste artikler», «[ [siste artikler] ]» or «((siste artikler))»; not
# «Se [siste artikler]», or «{{…}}», which is for another program
_TORN = re.compile(r"^ {0,3}(\[|(?!\{\{)[\[({<] ?[\[({<]) ?([^\[\](){}<>\n]{1,300}+)([\])}> ]{0,4})$", re.MULTILINE)
_MAY_HOLD_A_LIST = frozenset({"body", "blockquote", "dd", "details", "div", "dl", "li", "ol", "ul"})
_FOOTNOTES = "footnote"


class Holes:
    """The holes cut in one body so far, in the order of their numbers."""

    def __init__(self) -> None:
        # Drawn anew for each body: whatever the parser drops, «hu</b>ll0z», no text becomes a name nobody knows.
        self.name = f"hull{secrets.token_hex(16)}x"
        self.cut: list[Hole] = []

    def add(self, hole: Hole) -> str:
        """Return what is to stand in the tree in place of *hole*."""
        self.cut.append(hole)
        return f"{self.name}{len(self.cut) - 1}z"

    def mark_list_lines(self, converted: Converted) -> str:
        """Return the HTML with names in place of the converter's marks."""
        return _MARK.sub(rf"{self.name}\1z", converted.html) if converted.list_lines else converted.html

    def cut_list_lines(self, root: Element, converted: Converted, source: Source) -> tuple[ListLine, ...]:
        """Make a hole of each list line that is a paragraph of *root*; return those that stand among other words."""
        if "[[" not in source.prose:
            return ()
        offsets = _offsets(source)
        mark = re.compile(rf"{self.name}([0-9]+)z")  # «hull2z»
        for paragraph in list(root.iter()) if converted.list_lines else ():
            text = paragraph.text or ""
            found = mark.search(text)
            if not found:
                continue
            written = converted.list_lines[int(found[1])]
            if _is_block(paragraph, found[0]):
                offset = offsets[written].popleft() if offsets[written] else max(source.prose.find(written), 0)
                paragraph.text = self.add(_list_line(written, offset, source))
            else:
                paragraph.text = text.replace(found[0], written)
        stray = sorted((offset, written) for written, found in offsets.items() for offset in found)
        return tuple(_list_line(written, offset, source) for offset, written in stray)

    def cut_links_and_pictures(self, root: Element, links: LinkReader, pictures: PictureReader) -> None:
        """Make a hole of every picture in *root*, and of the address of every link within the site."""
        for element in list(root.iter("a", "img")):
            if element.tag == "img":
                name = self.add(pictures.read(element))
                element.attrib.clear()
                element.set("src", name)
            elif element.get("href") is not None and (found := links.read(element)):
                target, offset = found
                line, column = links.source.position(offset)
                element.set("href", self.add(LinkTarget(target=target, line=line, column=column)))

    def split(self, html: str) -> tuple[Part, ...]:
        """Return *html* in parts: strings, and each hole where its name stands."""
        before, *pieces = html.split(self.name)
        parts: list[Part] = []
        for piece in pieces:
            number, _, after = piece.partition("z")
            hole = self.cut[int(number)]
            if isinstance(hole, InlinePicture):
                before, after = before.removesuffix('<img src="'), after.removeprefix('">')
            elif isinstance(hole, ListLine):
                before, after = before.removesuffix("<p>"), after.removeprefix("</p>")
            parts += [before, hole]
            before = after
        parts.append(before)
        return tuple(part for part in parts if part)


def torn_list_lines(source: Source) -> tuple[ListLine, ...]:
    """Return each line that would be a list line with two brackets on each side, and has fewer or others."""
    found = (match for match in _TORN.finditer(source.prose) if (match[1], match[3].strip()) != ("[[", "]]"))
    positions = ((match[2].strip(), *source.position(match.start(1))) for match in found)
    return tuple(ListLine(text=text, line=line, column=column) for text, line, column in positions)


def _is_block(paragraph: Element, mark: str) -> bool:
    """Tell whether *paragraph* holds its mark alone, where a list may stand: in a footnote it may not."""
    if paragraph.tag != "p" or paragraph.text != mark or len(paragraph) or paragraph.attrib:
        return False
    above = (element for element in paragraph.iterancestors() if element.tag != "html")
    return all(element.tag in _MAY_HOLD_A_LIST and element.get("class") != _FOOTNOTES for element in above)


def _offsets(source: Source) -> defaultdict[str, deque[int]]:
    """Return where each «[[…]]» is written, those alone on their line first."""
    offsets: defaultdict[str, deque[int]] = defaultdict(deque)
    found = [(match.start(), match[0]) for match in _WRITTEN.finditer(source.prose)]
    for offset, written in sorted(found, key=lambda each: source.line_at(each[0]).strip() != each[1]):
        offsets[written].append(offset)
    return offsets


def _list_line(written: str, offset: int, source: Source) -> ListLine:
    line, column = source.position(offset)
    return ListLine(text=written.removeprefix("[[").removesuffix("]]"), line=line, column=column)
