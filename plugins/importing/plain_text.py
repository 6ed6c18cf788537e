"""Plain text, as Notepad saves it and as e-mail carries it, as HTML: paragraphs, lines, lists and tables between tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import html
from lxml.html import HtmlElement

from .model import ImportingError, Reading
from .web_page import decoded

# «* punkt», «- punkt», «•<tab>punkt»; not «– Ja, sier hun», which is a reply, nor «-5 grader»
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*•·◦▪●‣➢✓\uf0b7\uf0a7]|o(?=\t))[ \t]+(?=\S)")
# «1. punkt», «2) punkt»; not «23. mars», which begins with no small number in order, nor «2027. Året»
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,2})[.)][ \t]+(?=\S)")
# «-----», «=====»: drawn under a heading, or between parts
_DRAWN = re.compile(r"\s*([-=_~*])\1{2,}\s*")
# A heading as Markdown has it: «## Program»
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
MOST_LEVELS = 3


def read_plain_text(data: bytes) -> Reading:
    """Return what a file of plain text says.

    Raises:
        ImportingError: it is no text.
    """
    text = decoded(data)
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\0" in data and not is_utf_16) or not text.strip():
        raise ImportingError("Filen er ikke ren tekst. Lagre den på nytt som ren tekst (UTF-8).")
    return Reading(root=as_tree(text), text=text)


def as_tree(text: str) -> HtmlElement:
    """Return *text* as a tree: a paragraph for each run of lines, with a break where each line ends."""
    root = html.Element("div")
    for paragraph in _paragraphs(text.splitlines()):
        root.extend(_blocks(paragraph))
    return root


def _paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not (_DRAWN.fullmatch(line) and not run):
            run.append(line.rstrip())
        elif run:
            yield run
            run = []
    if run:
        yield run


def _blocks(lines: list[str]) -> Iterator[HtmlElement]:
    """Yield the blocks of lines that stand together."""
    text: list[str] = []
    items: list[str] = []
    for line in [*lines, None]:
        is_item = line is not None and _is_item(line, items)
        is_continued = line is not None and bool(items) and line[:1] in " \t" and not is_item
        if items and not is_item and not is_continued:
            yield _list(items)
            items = []
        if text and (line is None or is_item):
            yield from _text(text)
            text = []
        if is_continued and line is not None:
            items[-1] = f"{items[-1]} {line.strip()}"
        elif is_item and line is not None:
            items.append(line)
        elif line is not None:
            text.append(line)


def _is_item(line: str, items: list[str]) -> bool:
    """Tell whether a line is an item: with a bullet, or numbered one more than the item before it."""
    if _DRAWN.fullmatch(line):
        return False
    if _ITEM.match(line):
        return True
    found = _NUMBERED.match(line)
    if found is None:
        return False
    before = next((_NUMBERED.match(item) for item in reversed(items) if _NUMBERED.match(item)), None)
    return int(found["number"]) == (int(before["number"]) + 1 if before else 1)


def _list(lines: list[str]) -> HtmlElement:
    """Return a list, with those in it that are indented more."""
    indents: list[int] = []
    lists: list[HtmlElement] = []
    for line in lines:
        found = _ITEM.match(line) or _NUMBERED.match(line)
        assert found, "only items come here"
        indent = len(found["indent"].expandtabs(4))
        while len(indents) > 1 and indent < indents[-1]:
            indents.pop()
            lists.pop()
        if not lists or (indent > indents[-1] + 1 and len(lists) < MOST_LEVELS and len(lists[-1])):
            new = html.Element("ol" if _NUMBERED.match(line) else "ul")
            if lists:
                lists[-1][-1].append(new)
            lists.append(new)
            indents.append(indent)
        item = html.Element("li")
        item.text = line[found.end() :]
        lists[-1].append(item)
    return lists[0]


def _text(lines: list[str]) -> Iterator[HtmlElement]:
    """Yield lines as a heading, a table or a paragraph."""
    if len(lines) == 1 and (heading := _HEADING.match(lines[0])):
        yield _element(f"h{len(heading[1])}", lines[0][heading.end() :])
        return
    if len(lines) == 2 and _DRAWN.fullmatch(lines[1]):
        yield _element("h1" if lines[1].strip().startswith("=") else "h2", lines[0].strip())
        return
    lines = [line for line in lines if not _DRAWN.fullmatch(line)]
    cells = [line.strip().split("\t") for line in lines]
    if len(lines) > 1 and all(len(row) == len(cells[0]) > 1 for row in cells):
        yield _table(cells)
    elif lines:
        paragraph = _element("p", lines[0].strip())
        for line in lines[1:]:
            following = html.Element("br")
            following.tail = line.strip()
            paragraph.append(following)
        yield paragraph


def _table(rows: list[list[str]]) -> HtmlElement:
    table = html.Element("table")
    for row in rows:
        line = html.Element("tr")
        line.extend([_element("td", cell.strip()) for cell in row])
        table.append(line)
    return table


def _element(tag: str, text: str) -> HtmlElement:
    new = html.Element(tag)
    new.text = text
    return new
