"""Lists as people write them: no blank line above, nesting from two spaces, numbers kept.

Python-Markdown wants a blank line above and four spaces to nest, starts every
list at 1, and makes «23. mars» and «1986. Det var» numbered items.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.def_list import DefListIndentProcessor

from manuscript.decoding import PASTED_BULLETS
from norwegian.dates import MONTH

NESTS_FROM = 2  # spaces further in than the item above
FIRST_YEAR = 1000

# «- mat», «* mat», «•mat»; not «-mat» or «--», nor «+ 47 22 22 22 22», which is a telephone number
_BULLET = re.compile(rf"^( *)(?:[-*] +(?=\S)|\+ +(?=[^\s\d])|[{PASTED_BULLETS}] *(?=[^\s{PASTED_BULLETS}]))")
# «+ 3 kopier» in a list with «+»; alone it may be a number with its sign
_PLUS = re.compile(r"^( *)\+ +(?=\d)(?!\d[\d ]{6})")
# «-» and «2.» alone on their line, above an item or last of them
_EMPTY = re.compile(r" *(?:[-*+•]|\d{1,9}[.)]) *")
# «3. mat», «3) mat»; not «3.mat»
_NUMBER = re.compile(r"^( *)(\d{1,9})([.)]) +(?=\S)")
# A line that may begin an item, and the end of the one above: where none is, none needs a closer look. «\n- mat», «\n3. mat»
_POSSIBLE = re.compile(rf"\n {{0,3}}(?:[-*+{PASTED_BULLETS}]|\d{{1,9}}[.)][ \n])")
# What follows the number of a day, and makes «23. mars», «23. og 24. mars», «23. 03. 2027» and «2. juledag» no
# items of a list: a month, another day, the rest of a date, a holiday. Not «3. marsipan» or «3. jul», which are items.
_DATE = re.compile(
    r"(?:(?:og|eller|til|–|-) *\d{1,2}\.|\d{1,2}\. *\d{2}|"
    rf"(?:{MONTH}|jan|feb|apr|aug|sep|okt|nov|des|(?:jule|påske|pinse|nyttårs)dag)\b)",
    re.IGNORECASE,
)


class Marker(NamedTuple):
    """What begins an item."""

    indent: int
    width: int  # up to the text
    number: int = 0
    sign: str = ""  # after the number: «.» or «)»; empty for a bullet

    @property
    def is_numbered(self) -> bool:
        return bool(self.sign)


@dataclass(kw_only=True)
class Item:
    """An item while its lines are gathered."""

    marker: Marker
    lines: list[str]  # the first without marker, the others as written
    has_gap: bool = False  # a blank line in it, outside lists below it
    has_list: bool = False
    ends_blank: bool = False


@dataclass(kw_only=True)
class Items:
    """The items of one list, and the line after them."""

    found: list[Item] = field(default_factory=list)
    end: int = 0

    @property
    def is_loose(self) -> bool:
        return any(item.has_gap for item in self.found) or any(item.ends_blank for item in self.found[:-1])


class ListRule(BlockProcessor):
    """Reads bullets and numbers, at any depth, into ``ul`` and ``ol``."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_POSSIBLE.search(f"\n{block}"))

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        lines = blocks[0].split("\n")
        following = blocks[1] if len(blocks) > 1 else ""
        begins = _first_item(lines, following)
        if begins is None:
            return False
        start = begins[0]
        begun: Marker | None = begins[1]
        blocks.pop(0)
        if start:
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        # A list of the other kind right below is read in the same go: the rest
        # of a long block is not passed round once for each of many lists.
        while start < len(lines) and (first := begun or marker(lines[start])):
            begun = None
            while taken := _belonging(blocks, first) or _to_the_next_step(blocks, lines, first):
                for block in blocks[:taken]:
                    lines += ["", *block.split("\n")]
                del blocks[:taken]
            lines[start:] = _below_their_steps(lines[start:], first)
            items = _gather(lines, start, first)
            self._build(parent, items)
            start = items.end
        if rest := "\n".join(lines[start:]).strip("\n"):
            blocks[0:0] = rest.split("\n\n")
        return None

    def _build(self, parent: etree.Element, items: Items) -> None:
        numbered = items.found[0].marker.is_numbered
        list_ = etree.SubElement(parent, "ol" if numbered else "ul")
        expected = items.found[0].marker.number
        if numbered and expected != 1:
            list_.set("start", str(expected))
        for item in items.found:
            li = etree.SubElement(list_, "li")
            if numbered and item.marker.number > expected:  # the editor leaves numbers out
                expected = item.marker.number
                li.set("value", str(expected))
            expected += 1
            self.parser.state.set("item")
            self.parser.parseChunk(li, _content(item))
            self.parser.state.reset()
            if not items.is_loose:
                _unwrap(li)


class DefinitionIndentRule(DefListIndentProcessor):
    """Indented text below a definition; below list items it is ListRule's."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.ITEM_TYPES, self.LIST_TYPES = ["dd"], ["dl"]


def marker(line: str) -> Marker | None:
    """Return the marker *line* begins with; a date or a year is none."""
    if match := _BULLET.match(line):
        return Marker(len(match.group(1)), match.end())
    match = _NUMBER.match(line)
    if not match or int(match.group(2)) >= FIRST_YEAR or _DATE.match(line, match.end()):
        return None
    return Marker(len(match.group(1)), match.end(), int(match.group(2)), match.group(3))


def _first_item(lines: list[str], following: str) -> tuple[int, Marker] | None:
    """Return where a list begins in *lines*, and how."""
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else following.lstrip("\n")
        found = marker(line) or _first_of_its_kind(line, after, is_below_text=index > 0)
        if not found or found.indent > 3:
            continue
        above = lines[index - 1] if index else ""
        if _begins_list(found, line, above, after):
            return index, found
    return None


def _first_of_its_kind(line: str, after: str, *, is_below_text: bool) -> Marker | None:
    """Return the marker of «+ 3 kopier» or an empty item, which only what stands *after* makes the first of a list."""
    if after.lstrip().startswith("+ ") and (match := _PLUS.match(line)):
        return Marker(len(match.group(1)), match.end())
    if is_below_text or not _EMPTY.fullmatch(line):  # «-» below text underlines a heading
        return None
    found, below = marker(f"{line.rstrip()} …"), marker(after)
    return found if found and below and found.sign == below.sign else None


def _begins_list(found: Marker, line: str, above: str, after: str) -> bool:
    """Tell whether a marker begins a list, and not a line that happens to begin with a number."""
    if not found.is_numbered or found.number == 1 or above.rstrip().endswith(":"):
        return True
    below = marker(after)
    has_sibling = below is not None and below.is_numbered and below.indent <= found.indent + 1
    if above:
        return below is not None and has_sibling and below.number == found.number + 1
    return has_sibling or not line[found.width].islower()


def _belonging(blocks: list[str], first: Marker) -> int:
    """Return how many *blocks* to take to have the next with text, where it belongs to the list of *first*; else 0."""
    number = next((index for index, block in enumerate(blocks) if block.strip("\n")), None)
    return number + 1 if number is not None and _goes_on(blocks[number], first) else 0


def _goes_on(block: str, first: Marker) -> bool:
    """Tell whether *block*, after a blank line, belongs to the list that began with *first*."""
    text = block.lstrip("\n")
    if _indent(text) >= first.indent + NESTS_FROM:
        return True
    found = marker(text.split("\n", 1)[0])
    return found is not None and found.is_numbered == first.is_numbered


# Bullets that stand at the margin below a numbered step, and belong to it: the step after them goes on counting


def _is_next_step(found: Marker, first: Marker, number: int) -> bool:
    """Tell whether a marker goes on from the step *number* of the list that began with *first*."""
    is_beside = found.sign == first.sign and found.indent < first.indent + NESTS_FROM
    return is_beside and found.number in ({1, 2} if number == 1 else {number + 1})


def _to_the_next_step(blocks: list[str], lines: list[str], first: Marker) -> int:
    """Return how many *blocks* below the steps in *lines* are bullets that may belong to the last step.

    The next step is the last of them; without it they count when *lines* hold such bullets already.
    """
    if not first.is_numbered:
        return 0
    beside = (found for found in map(marker, reversed(lines)) if found and found.indent < first.indent + NESTS_FROM)
    taken = 0
    for index, block in enumerate(blocks):
        text = block.lstrip("\n")
        if not text or _indent(text) >= first.indent + NESTS_FROM:
            continue
        found = marker(text.split("\n", 1)[0])
        if found is None:
            break
        taken = index + 1
        if found.is_numbered:
            number = next(step.number for step in beside if step.sign == first.sign)
            return taken if _is_next_step(found, first, number) else 0
    return taken if taken and any(not found.is_numbered for found in beside) else 0


def _below_their_steps(lines: list[str], first: Marker) -> list[str]:
    """Return *lines*, from the first step on, with the bullets between two steps moved in below the upper one.

    Those below the last step go with it when an earlier step has bullets in the same way.
    """
    if not first.is_numbered:
        return lines
    moved, waiting, number = list(lines), 0, first.number
    has_bullets: set[bool] = set()  # right below a step, or after a blank line
    for index, line in enumerate([*lines[1:], ""], start=1):
        found = marker(line)
        is_step = found is not None and found.is_numbered and _is_next_step(found, first, number)
        is_last = index == len(lines) or (not is_step and _stands_apart(line, lines[index - 1], first))
        if waiting and (is_step or (is_last and bool(lines[waiting - 1].strip()) in has_bullets)):
            moved[waiting:index] = [line and " " * first.width + line for line in lines[waiting:index]]
            has_bullets.add(bool(lines[waiting - 1].strip()))
        if is_last:
            break
        if found and is_step:
            waiting, number = 0, found.number
        elif found and not found.is_numbered and not waiting and found.indent < first.indent + NESTS_FROM:
            waiting = index
    return moved


def _stands_apart(line: str, above: str, first: Marker) -> bool:
    """Tell whether a line that begins no step is outside the list that began with *first*."""
    is_outside = bool(line.strip()) and _indent(line) < first.indent + NESTS_FROM
    return is_outside and (_begins_block(line) or (not above.strip() and marker(line) is None))


def _gather(lines: list[str], start: int, first: Marker) -> Items:
    """Return the items of the list that begins with *first* on line *start*."""
    items = Items(found=[Item(marker=first, lines=[lines[start][first.width :]])], end=start + 1)
    after_blank = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        current = items.found[-1]
        if not line.strip():
            after_blank = True
            current.lines.append("")
            continue
        found = _marker_in(lines, index, lines[start])
        if (
            found
            and found.indent < first.indent + NESTS_FROM
            and (after_blank or _is_item(found, first, lines[index + 1 : index + 2]))
        ):
            if _begins_another(found, first, current):
                break
            current.ends_blank = after_blank
            items.found.append(Item(marker=found, lines=[line[found.width :]]))
        elif _indent(line) >= first.indent + NESTS_FROM or not (after_blank or _begins_block(line)):
            current.has_gap |= after_blank and not current.has_list
            current.has_list |= found is not None
            current.lines.append(line)
        else:
            break
        after_blank = False
        items.end = index + 1
    return items


def _marker_in(lines: list[str], index: int, first: str) -> Marker | None:
    """Return the marker of a line in the list whose first line is *first*: there an item may also be empty."""
    line = lines[index]
    if first.lstrip().startswith("+") and (match := _PLUS.match(line)):
        return Marker(len(match.group(1)), match.end())
    below = "".join(lines[index + 1 : index + 2])
    if _EMPTY.fullmatch(line) and (not below.strip() or marker(below) or _EMPTY.fullmatch(below)):
        return marker(f"{line.rstrip()} …")
    return marker(line)


def _is_item(found: Marker, first: Marker, below: list[str]) -> bool:
    """Tell whether a marker at the list's own depth is one, and not a wrapped line in a bullet."""
    if first.is_numbered or not found.is_numbered or found.number == 1:
        return True
    next_ = marker(below[0]) if below else None
    return next_ is not None and next_.number == found.number + 1


def _begins_another(found: Marker, first: Marker, current: Item) -> bool:
    """Tell whether an item begins a list of its own: another kind, or numbers that start again."""
    if found.is_numbered != first.is_numbered or found.sign != first.sign:
        return True
    return found.number == 1 and current.marker.number > 1


def _begins_block(line: str) -> bool:
    return line.startswith((">", "!!! "))


def _content(item: Item) -> str:
    """Return the item's own text, its indented lines moved out to the margin."""
    indents = [_indent(line) for line in item.lines[1:] if line and _indent(line) >= NESTS_FROM]
    if not indents:
        ends = ("  " if line.endswith("  ") else "" for line in item.lines)  # a line break
        return "\n".join(line.strip(" ") + end for line, end in zip(item.lines, ends, strict=True)).rstrip(" \n")
    first = next(line for line in item.lines[1:] if line and _indent(line) >= NESTS_FROM)
    inner = item.marker.width
    below = _indent(first) if marker(first) else None  # a list below, however far in
    width = min(min(indents), max(inner, item.marker.indent + 4)) if below is None else below
    return "\n".join([item.lines[0], *(line[min(width, _indent(line)) :] for line in item.lines[1:])]).rstrip("\n")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _unwrap(li: etree.Element) -> None:
    """Let the first text of an item stand without a paragraph, as in a list without blank lines."""
    if len(li) and li[0].tag == "p" and not li[0].attrib and not li.text:
        li.text = li[0].text
        li.remove(li[0])
