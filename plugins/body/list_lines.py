"""List lines: which paragraphs are one, where each is written, and which stand among other words."""

from __future__ import annotations

import re
from collections import defaultdict, deque

from .convert import Converted
from .model import ListLine
from .safe_html import Element
from .source import LIST_LINE, Source

MARK = re.compile(rf"{LIST_LINE}([0-9]+){LIST_LINE}")
_WRITTEN = re.compile(r"(?<!\\)\[\[([^\[\]]{0,300}+)\]\]")
_TORN = re.compile(r"^ {0,3}(\[\[?)([^\[\]\n]{1,300}+)(\]{0,2})[ \t]*+$", re.MULTILINE)
_ROOM = frozenset({"body", "blockquote", "dd", "details", "div", "dl", "li", "ol", "ul"})  # for a block
_FOOTNOTES = "footnote"


def marked(converted: Converted, name: str) -> str:
    """Return the HTML with *name*, which stands nowhere in it, in place of the converter's marks."""
    return MARK.sub(rf"{name}\1z", converted.html) if converted.list_lines else converted.html


def take_list_lines(
    root: Element, name: str, converted: Converted, source: Source
) -> tuple[list[ListLine], tuple[ListLine, ...]]:
    """Return the list lines that are paragraphs of *root*, each there by *name* and its number; and the stray ones."""
    if "[[" not in source.prose:
        return [], ()
    places = _places(source)
    holes: list[ListLine] = []
    mark = re.compile(rf"{name}([0-9]+)z")
    for paragraph in list(root.iter()) if converted.list_lines else ():
        found = mark.search(paragraph.text or "")
        if not found:
            continue
        written = converted.list_lines[int(found[1])]
        if _is_block(paragraph, found[0]):
            paragraph.text = f"{name}{len(holes)}z"
            offset = places[written].popleft() if places[written] else max(source.prose.find(written), 0)
            holes.append(_list_line(written, offset, source))
        else:
            paragraph.text = paragraph.text.replace(found[0], written)
    stray = sorted((offset, written) for written, offsets in places.items() for offset in offsets)
    return holes, tuple(_list_line(written, offset, source) for offset, written in stray)


def torn_list_lines(source: Source) -> tuple[ListLine, ...]:
    """Return each line that would be a list line with two brackets on each side, and has fewer."""
    found = (match for match in _TORN.finditer(source.prose) if len(match[1] + match[3]) < 4)
    places = ((match[2], *source.place(match.start(1))) for match in found)
    return tuple(ListLine(text=text, line=line, column=column) for text, line, column in places)


def _is_block(paragraph: Element, mark: str) -> bool:
    """Tell whether *paragraph* holds its mark alone, where a list has room; a footnote is read in passing."""
    if paragraph.tag != "p" or paragraph.text != mark or len(paragraph) or paragraph.attrib:
        return False
    above = list(paragraph.iterancestors())
    return all(
        element.tag in _ROOM and element.get("class") != _FOOTNOTES for element in above if element.tag != "html"
    )


def _places(source: Source) -> defaultdict[str, deque[int]]:
    """Return where each «[[…]]» is written, first those that are a line."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    found = [(match.start(), match[0]) for match in _WRITTEN.finditer(source.prose)]
    for offset, written in sorted(found, key=lambda each: source.line_at(each[0]).strip() != each[1]):
        places[written].append(offset)
    return places


def _list_line(written: str, offset: int, source: Source) -> ListLine:
    line, column = source.place(offset)
    return ListLine(text=written.removeprefix("[[").removesuffix("]]"), line=line, column=column)
