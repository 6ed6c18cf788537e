"""The programme of an event in a text from elsewhere: its heading found, or put in above its rows."""

from __future__ import annotations

import re
from datetime import date

from lxml import html
from lxml.html import HtmlElement

from manuscript.model import Line
from norwegian.dates import MONTH, WEEKDAY
from programme.model import EventWindow
from programme.section import find_sections

from .blocks import HEADINGS
from .model import text_of
from .moments import clock_in

FEWEST_ROWS = 3  # lines that begin with a time, where no heading says «Program»
_LOOKED_AHEAD = 4  # blocks below a line that says «Program»
_LONGEST_HEADING = 80
# «Torsdag», «Torsdag 12. mars», «12. mars», «Dag 2»
_DAY = re.compile(rf"(?:{WEEKDAY}\b.*|(?:den )?[0-9]{{1,2}}\. ?{MONTH}\b.*|dag [0-9])", re.IGNORECASE)
TITLE = "Program"


def find_programme(blocks: list[HtmlElement], day: date) -> tuple[HtmlElement | None, str]:
    """Return the heading of the programme, made one where it only looked like it; and what a person should know."""
    for index, block in enumerate(blocks):
        if block.tag not in ("p", *HEADINGS) or not _is_title(text_of(block), day):
            continue
        if block.tag == "p" and not any(_opens_row(below) for below in blocks[index + 1 : index + 1 + _LOOKED_AHEAD]):
            continue
        level = int(block.tag[1]) if block.tag in HEADINGS else 2
        _as_heading(block, level)
        _sink_days(blocks[index + 1 :], level)
        return block, ""
    rows = [index for index, block in enumerate(blocks) for _ in range(_rows_in(block))]
    if len(rows) < FEWEST_ROWS:
        return None, ""
    at = rows[0] - 1 if rows[0] and _DAY.fullmatch(text_of(blocks[rows[0] - 1])) else rows[0]
    heading = html.Element("h2")
    heading.text = TITLE
    first = text_of(blocks[rows[0]])[:60]
    blocks.insert(at, heading)
    _sink_days(blocks[at + 1 :], 2)
    return heading, f"Overskriften «{TITLE}» er satt inn over «{first}», der klokkeslettene begynner."


def section_of(blocks: list[HtmlElement], heading: HtmlElement | None) -> list[HtmlElement]:
    """Return the blocks of the programme, from its heading to the next of its level."""
    if heading is None:
        return []
    start = blocks.index(heading)
    level = int(heading.tag[1])
    after = (
        index
        for index, block in enumerate(blocks[start + 1 :], start + 1)
        if block.tag in HEADINGS and int(block.tag[1]) <= level
    )
    return blocks[start : next(after, len(blocks))]


def _is_title(words: str, day: date) -> bool:
    if not 0 < len(words) <= _LONGEST_HEADING:
        return False
    lines = [Line(number=1, text=f"## {words}")]
    sections, _ = find_sections(lines, file="", window=EventWindow(first_day=day, last_day=day))
    return bool(sections.programme)


def _as_heading(block: HtmlElement, level: int) -> None:
    words = text_of(block).rstrip(": ")
    for child in list(block):
        block.remove(child)
    block.tag, block.text = f"h{level}", words


def _opens_row(block: HtmlElement) -> bool:
    return block.tag == "table" or _rows_in(block) > 0


def _rows_in(block: HtmlElement) -> int:
    """Return how many lines of *block* begin with a clock time."""
    if block.tag == "p":
        return sum(clock_in(line) is not None for line in _lines(block))
    if block.tag in ("ul", "ol"):
        return sum(clock_in(text_of(item)) is not None for item in block.iter("li"))
    return 0


def _lines(paragraph: HtmlElement) -> list[str]:
    lines = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == "br":
            lines.append(child.tail or "")
        else:
            lines[-1] += "".join(child.itertext()) + (child.tail or "")
    return [line.strip() for line in lines]


def _sink_days(below: list[HtmlElement], level: int) -> None:
    """Let the headings of days stand under the programme's, also where they were written beside it."""
    for block in below:
        if block.tag in HEADINGS and int(block.tag[1]) <= level:
            if not _DAY.fullmatch(text_of(block)):
                return
            block.tag = f"h{level + 1}"
