"""Tables: those that only place things on a page, those that are a programme, and those with rows and columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from programme.times import Conventions, TimeReading, read_time

from .model import ImportingError
from .words import text_of

MOST_CELLS = 20_000  # of a table, those that are spanned among them
FEWEST_TIMES = 2  # rows that begin with a time, in a table that is a programme


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of *table* itself, not those of a table in it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only places things on a page, as in newsletters and old web pages."""
    if table.get("role") in ("presentation", "none") or any(inner is not table for inner in table.iter("table")):
        return True
    if any(_has_empty_line(cell) for row in rows_of(table) for cell in cells_of(row)):
        return True
    return max((len(cells_of(row)) for row in rows_of(table)), default=0) < 2


def _has_empty_line(cell: HtmlElement) -> bool:
    """Tell whether a cell has paragraphs divided by empty lines, as no cell of figures has."""
    breaks = list(cell.iter("br"))
    return any(
        following is not None and following.tag == "br" and not (one.tail or "").strip("\xa0 \r\n\t")
        for one in breaks
        if (following := one.getnext()) is not None
    )


def is_programme(table: HtmlElement) -> bool:
    """Tell whether a table has a time and what happens then in each row, but for the row that heads it."""
    rows = [cells_of(row) for row in rows_of(table)]
    filled = [cells for cells in rows if any(text_of(cell) for cell in cells)]
    times = [bool(cells) and is_time(text_of(cells[0])) for cells in filled]
    is_narrow = all(len(cells) <= 2 for cells in filled)
    return is_narrow and sum(times) >= FEWEST_TIMES and all(times[1:])


def is_time(text: str) -> bool:
    """Tell whether *text* is a clock time and nothing else: «11.30 – 12.00», «kl. 9»."""
    read = read_time(text, 0, Conventions())
    return isinstance(read, TimeReading) and not text[read.end :].strip(" :.–-")


def heading_row(table: HtmlElement) -> str:
    """Return the words that head the columns of a programme; nothing where it begins with a time."""
    first = next((row for row in rows_of(table) if text_of(row)), None)
    cells = cells_of(first) if first is not None else []
    return "" if first is None or not cells or is_time(text_of(cells[0])) else text_of(first)


def programme_rows(table: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the time of each row of a programme, and the cell that says what happens."""
    for row in rows_of(table):
        cells = cells_of(row)
        if cells and is_time(text_of(cells[0])):
            yield text_of(cells[0]), cells[1] if len(cells) > 1 else html.Element("td")


def squared(table: HtmlElement) -> tuple[HtmlElement, bool]:
    """Return *table* with a header row and as many cells in each row, and whether its own header was marked as one.

    A cell over several rows or columns stands in the first, and empty ones in the others.
    """
    grid = _grid(table)
    first = rows_of(table)[0]
    is_marked = (first.getparent() is not None and first.getparent().tag == "thead") or all(
        cell.tag == "th" or _is_bold(cell) for cell in cells_of(first)
    )
    new = html.Element("table")
    for index, row in enumerate(grid):
        line = html.Element("tr")
        for cell in row:
            line.append(_cell(cell, "th" if index == 0 else "td"))
        new.append(line)
    return new, is_marked


def _is_bold(cell: HtmlElement) -> bool:
    bold = "".join("".join(inner.itertext()) for inner in cell.iter("b", "strong"))
    return bool(bold.strip()) and bold.split() == "".join(cell.itertext()).split()


def _grid(table: HtmlElement) -> list[list[HtmlElement | None]]:
    rows = rows_of(table)
    widest = max(len(cells_of(row)) for row in rows)  # what spans more than that says nothing of the others
    grid: list[list[HtmlElement | None]] = [[] for _ in rows]
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        for cell in cells_of(row):
            while (y, len(grid[y])) in taken:
                grid[y].append(None)
            wide, high = _span(cell, "colspan", widest), _span(cell, "rowspan", len(rows) - y)
            across = range(len(grid[y]), len(grid[y]) + wide)
            taken |= {(y + down, x) for down in range(1, high) for x in across}
            grid[y] += [cell, *[None] * (wide - 1)]
            if len(taken) + len(grid[y]) * len(rows) > MOST_CELLS:
                raise ImportingError("En tabell har for mange ruter. Del den, eller legg den ved som regneark.")
    width = max(map(len, grid), default=0)
    return [row + [None] * (width - len(row)) for row in grid]


def _span(cell: HtmlElement, name: str, most: int) -> int:
    written = (cell.get(name) or "1").strip()
    return max(1, min(most, int(written))) if written.isdecimal() and len(written) < 6 else 1


def _cell(cell: HtmlElement | None, tag: str) -> HtmlElement:
    """Return a cell of one paragraph, its lines divided by breaks: a row of Markdown is one line."""
    new = html.Element(tag)
    if cell is None:
        return new
    for inner in list(cell.iter("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "br")):
        if inner.tag != "br":
            _break_before(inner, cell)
            inner.drop_tag()
    new.text = cell.text
    new.extend(list(cell))
    if tag == "th":
        for bold in list(new.iter("b", "strong")):
            bold.drop_tag()
    return new


def _break_before(inner: HtmlElement, cell: HtmlElement) -> None:
    """Put a break before *inner* where words come first, and after it where words follow."""
    if "".join(cell.xpath("string()")).strip() == "":
        return
    parent = inner.getparent()
    if parent is None:
        return
    index = parent.index(inner)
    if index or (parent.text or "").strip():
        parent.insert(index, html.Element("br"))
        index += 1
    if (inner.tail or "").strip():
        after = html.Element("br")
        after.tail, inner.tail = inner.tail, None
        parent.insert(index + 1, after)
