"""A tree of HTML, as Word, Outlook, Google Docs and WordPress write it, as a row of blocks that say what they mean.

Headings, paragraphs, lists, tables, quotations, code and pictures: none is in another.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import parse_qs, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from programme.times import Conventions, TimeReading, read_time

from .markdown import REFERENCE
from .model import SPACE, ImportingError, add_text, has_class, is_all_bold, joined, lines_of, nested, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What stays a block of its own
_BLOCKS = frozenset({*HEADINGS, "p", "ul", "ol", "table", "blockquote", "pre", "hr", "figure", "dl", "img"})
# What only holds blocks
_HOLDERS = frozenset(
    "div section article main header footer center form fieldset body html details summary aside nav address figcaption"
    " tbody thead tfoot tr td th li dt dd caption legend hgroup search menu dialog picture".split()
)

# What programs write of their own put right


# «MsoTitle», «title»; not «titlebar»
TITLE_CLASSES = frozenset({"msotitle", "title"})
SUMMARY, CAPTION = "ingress", "caption"  # the class of a summary and of a caption afterwards
# What Norwegian sites and word processors call the sentence under a heading
SUMMARY_CLASSES = frozenset(
    "msosubtitle subtitle ingress article-ingress lead preamble entry-summary intro manchet".split()
)
CAPTION_CLASSES = frozenset({"msocaption", "caption"})


def settle(root: HtmlElement, styles: str = "") -> None:
    """Change *root* so that what it means is said by its elements alone; *styles* are its style sheets."""
    for step in (_text_of_plain_mail, _word_lists, _google_lists, _titles):
        step(root)
    for link in root.iter("a"):
        if href := link.get("href"):
            link.set("href", _true_address(href.strip()))
    _emphasis(root, _classes(styles))


def _titles(root: HtmlElement) -> None:
    for paragraph in root.iter("p", "div"):
        if paragraph.find(".//p") is not None or paragraph.find(".//div") is not None:
            continue
        if has_class(paragraph, TITLE_CLASSES):
            paragraph.tag = "h1"
        elif has_class(paragraph, SUMMARY_CLASSES):
            paragraph.set("class", SUMMARY)
        elif has_class(paragraph, CAPTION_CLASSES):
            paragraph.set("class", CAPTION)


def _text_of_plain_mail(root: HtmlElement) -> None:
    """Turn text that is only laid out as code, as Outlook and Thunderbird do with plain mail, into paragraphs."""
    for block in list(root.iter("pre")):
        if block.find(".//code") is None and not has_class(block, {"wp-block-code", "wp-block-preformatted"}):
            block.tag = "div"
            lines_as_breaks(block)


# Where a line end is only how the HTML is written
_LAID_OUT = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "pre", "figure", "dl", "select"})


def lines_as_breaks(root: HtmlElement) -> None:
    """Put a break for each line end in the text of *root*."""
    for text in root.xpath(".//text()[contains(., '\n')]"):
        owner = text.getparent()
        parent = owner.getparent() if text.is_tail else owner
        if parent.tag in _LAID_OUT:
            continue
        first, *others = text.split("\n")
        at = parent.index(owner) + 1 if text.is_tail else 0
        if text.is_tail:
            owner.tail = first
        else:
            owner.text = first
        for offset, line in enumerate(others):
            parent.insert(at + offset, html.Element("br"))
            parent[at + offset].tail = line


# Lists


# «l0 level2 lfo1» in Word's style of an item: which list, and its level
_WORD_LEVEL = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)")
_WORD_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
# «1.», «a)», «iv.»; not «·» and «o»
_NUMBERED_MARK = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]", re.IGNORECASE)
# «lst-kix_abc-1»: which list, and its level
_GOOGLE_LEVEL = re.compile(r"lst-kix_(\w+)-(\d)")


def _word_lists(root: HtmlElement) -> None:
    """Make lists of Word's paragraphs that only look like items."""
    for run in _runs(root.iter("p", *HEADINGS), lambda line: _WORD_LEVEL.search((line.get("style") or "").lower())):
        items = []
        for paragraph, found in run:
            is_numbered = _NUMBERED_MARK.fullmatch(_take_mark(paragraph))
            item = html.Element("li")
            _move_content(paragraph, item)
            items.append((int(found[2]), found[1], "ol" if is_numbered else "ul", item))
        _put(run, items)


def _google_lists(root: HtmlElement) -> None:
    """Put each list of a deeper level into the item above it: Google Docs writes them one after the other."""
    for run in _runs(root.iter("ul", "ol"), lambda items: _GOOGLE_LEVEL.search(items.get("class") or "")):
        _put(run, [(int(found[2]), found[1], items.tag, item) for items, found in run for item in list(items)])


_Run = list[tuple[HtmlElement, re.Match[str]]]


def _runs(elements: Iterable[HtmlElement], search: Callable[[HtmlElement], re.Match[str] | None]) -> list[_Run]:
    """Return the elements in which something is found, those together that follow each other with nothing between."""
    runs: list[_Run] = []
    for element in elements:
        found = search(element)
        before = element.getprevious()
        if found and runs and runs[-1][-1][0] is before and not (before.tail or "").strip():
            runs[-1].append((element, found))
        elif found:
            runs.append([(element, found)])
    return runs


def _put(run: _Run, items: Iterable[tuple[int, str, str, HtmlElement]]) -> None:
    """Put the lists of *items* where the elements of *run* are."""
    for made in nested(items):
        run[0][0].addprevious(made)
    for element, _ in run:
        element.drop_tree()


def _take_mark(paragraph: HtmlElement) -> str:
    """Take the bullet or number Word has written as text out of *paragraph*, and return it."""
    for span in list(paragraph.iter("span")):
        if _WORD_MARK.search(span.get("style") or ""):
            mark = "".join(span.itertext()).strip(SPACE)
            span.drop_tree()
            return mark
    return ""


# Emphasis in styles


# «.c5{font-weight:700}», «p.c1, .c2 { font-style: italic }»
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
# «font-weight:700», «font-weight: bold»; not «font-weight:400», and not «font-weight:normal»
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_NOT_ITALIC = re.compile(r"font-style:\s*normal")
_SAID_BY_STYLE = {
    "b": re.compile(r"font-weight:\s*(?:bold|[6-9]00)"),
    "i": re.compile(r"font-style:\s*(?:italic|oblique)"),
    "sup": re.compile(r"vertical-align:\s*super"),
    "sub": re.compile(r"vertical-align:\s*sub"),
}
_LONGEST_STYLES = 500_000


def _classes(styles: str) -> dict[str, str]:
    """Return the declarations of each class in *styles* that stands alone in its selector."""
    found: dict[str, str] = {}
    for selectors, declarations in _RULE.findall(styles[:_LONGEST_STYLES].lower()):
        for name in _CLASS.findall(selectors.strip()):
            found[name] = f"{found.get(name, '')};{declarations}"
    return found


def _emphasis(root: HtmlElement, classes: dict[str, str]) -> None:
    """Say bold and italics by elements, and take away those a style denies, as in what is pasted from Google Docs."""
    for node in list(root.iter("span", "b", "strong", "i", "em", "font", "a")):
        names = (node.get("class") or "").lower().split()
        style = ";".join([*(classes.get(name, "") for name in names), (node.get("style") or "").lower()])
        denied = {"b": _NOT_BOLD, "strong": _NOT_BOLD, "i": _NOT_ITALIC, "em": _NOT_ITALIC}.get(str(node.tag))
        if denied:
            node.tag = "span" if denied.search(style) else node.tag
        else:
            for tag, pattern in _SAID_BY_STYLE.items():
                if pattern.search(style):
                    inner = html.Element(tag)
                    _move_content(node, inner)
                    node.append(inner)
        if node.tag in ("span", "font") and not node.get("id"):
            node.drop_tag()


def _move_content(source: HtmlElement, target: HtmlElement) -> None:
    target.text, source.text = source.text, None
    target.extend(list(source))


# Addresses behind other addresses


# Programs that lead every link past themselves, and the part of the address where the true one stands
_DETOURS = {"www.google.com": "q", "google.com": "q"}
_SAFE_LINKS = ".safelinks.protection.outlook.com"


def _true_address(href: str) -> str:
    """Return where a link leads in the end: «https://www.google.com/url?q=https://testbyen.example/» leads to Testbyen."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href
    host = parts.hostname or ""
    key = "url" if host.endswith(_SAFE_LINKS) else _DETOURS.get(host, "") if parts.path == "/url" else ""
    return parse_qs(parts.query).get(key, [href])[0] if key else href


# A row of blocks


LEAST_PICTURE = 3  # px; a smaller one only counts those who open the page
MOST_INTERMEDIATE = 60  # characters of the name of a term that begins a line: «Sted»


def blocks_of(root: HtmlElement) -> list[HtmlElement]:
    """Return what is in *root* as blocks, in order; nothing is left in it."""
    _drop_counters(root)
    found = _inside(root)
    return [block for block in _with_captions(found) if not is_empty(block)]


def is_empty(block: HtmlElement) -> bool:
    """Tell whether nothing of *block* would be seen."""
    is_seen = block.tag in ("img", "hr") or any(True for _ in block.iter("img", REFERENCE))
    return not is_seen and not "".join(block.itertext()).replace("\xa0", " ").strip()


def _drop_counters(root: HtmlElement) -> None:
    """Take away pictures of a point, which nobody sees."""
    for picture in list(root.iter("img")):
        sizes = [picture.get(side) or "" for side in ("width", "height")]
        if any(size.isdecimal() and int(size) < LEAST_PICTURE for size in sizes):
            picture.drop_tree()


def _divided(holder: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks in *holder*, and each run of text between them as a paragraph."""
    run = html.Element("p")
    if has_class(holder, {CAPTION}):
        run.set("class", CAPTION)
    run.text = holder.text
    for child in list(holder):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS or child.tag in _HOLDERS or _holds_block(child):
            yield run
            run = html.Element("p")
            if child.tag in _BLOCKS and not (child.tag == "p" and _holds_block(child)):
                yield child
            else:
                yield from _divided(child)
        else:
            run.append(child)
        add_text(run, tail)
    yield run


def _holds_block(node: HtmlElement) -> bool:
    """Tell whether inline markup has blocks in it, as the «b» round all that is pasted from Google Docs."""
    return any(inner is not node for inner in node.iter(*(_BLOCKS - {"img"}), "div"))


# Each block by itself


def _inside(holder: HtmlElement) -> list[HtmlElement]:
    """Return the blocks in *holder*, each with nothing but text and lists in it, and the pictures beside it."""
    parts = ((part, _SETTLERS.get(str(part.tag))) for part in _divided(holder))
    return [one for part, settled in parts for one in (settled(part) if settled else [part])]


def _refilled(holder: HtmlElement, content: Iterable[HtmlElement]) -> HtmlElement:
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    holder.extend([block for block in content if not is_empty(block)])
    return holder


def _paragraph(block: HtmlElement) -> list[HtmlElement]:
    """Return a paragraph for each run of lines with an empty line between: «<br><br>» in mails."""
    runs = itertools.groupby(lines_of(block), lambda line: not len(line) and not (line.text or "").strip(SPACE))
    return [one for is_blank, lines in runs if not is_blank for one in _outside_pictures(joined(lines))]


def _heading(heading: HtmlElement) -> list[HtmlElement]:
    """Return a heading on one line, without the bold that all of it has anyhow."""
    for inner in list(heading.iter("b", "strong", "br", "font", "u")):
        if inner.tag == "br":
            inner.tail = f" {inner.tail or ''}"
        inner.drop_tag()
    return _outside_pictures(heading)


def _list(items: HtmlElement) -> list[HtmlElement]:
    """Let each item hold its words, then what else is in it; what stands between items belongs to the one before."""
    if len(items) and items[0].tag != "li":
        items.insert(0, html.Element("li"))
    for stray in [child for child in items if child.tag != "li"]:
        items[items.index(stray) - 1].append(stray)
    for item in items:
        item.tail = None
        item.attrib.pop("style", None)
        _refilled(item, [_as_bold(one) for one in _inside(item)])
        if len(item) and item[0].tag == "p":
            item[0].drop_tag()
    return _outside_pictures(items)


def _as_bold(block: HtmlElement) -> HtmlElement:
    """Return a heading inside an item as a paragraph in bold."""
    if block.tag not in HEADINGS:
        return block
    block.tag = "b"
    holder = html.Element("p")
    holder.append(block)
    return holder


def _terms(terms: HtmlElement) -> list[HtmlElement]:
    """Return «<dt>Sted</dt><dd>Testbyen</dd>» as lines that begin with the term and a colon."""
    found: list[HtmlElement] = []
    term: HtmlElement | None = None
    for part in terms.iter("dt", "dd"):
        inner = [one for one in _inside(part) if not is_empty(one)]
        begins_line = inner and inner[0].tag == "p"
        if part.tag == "dd" and term is not None and begins_line and len(text_of(term)) < MOST_INTERMEDIATE:
            add_text(term, " " if text_of(term).endswith(":") else ": ")
            _move_to_end(inner.pop(0), term)
        term = inner[0] if part.tag == "dt" and begins_line and len(inner) == 1 else None
        found += inner
    return found


def _move_to_end(source: HtmlElement, target: HtmlElement) -> None:
    """Move the words of *source* to the end of those of *target*."""
    add_text(target, (source.text or "").lstrip())
    target.extend(list(source))


# Tables


UNMARKED = "data-unmarked"  # on a table whose first row was not marked as its header
LAST_IN_PROGRAMME = "data-last"  # on what ended a table that was a programme
LEFT_OUT = "data-left-out"  # on a block that stands for something else: words of it that have no place


def _table(table: HtmlElement) -> list[HtmlElement]:
    """Return a table with its caption above and its pictures below; one that is none as what it holds."""
    if _is_layout(table):
        return _inside(table)
    if is_programme(table):
        return _programme(table)
    caption = table.find("caption")
    above = [] if caption is None else _inside(caption)
    whole = _outside_pictures(table)
    pictures = [block for block in whole if block is not table]
    if not "".join(table.itertext()).strip():
        return [*above, *pictures]
    new, is_marked = _squared(table)
    if not is_marked:
        new.set(UNMARKED, "")
    return [*above, new, *pictures]


def _programme(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of a programme as lines with their text below: a table here can hold no list."""
    found: list[HtmlElement] = []
    heads = ""
    for row in rows_of(table):
        time, *others = cells_of(row) or [row]
        if not _is_time(text_of(time)):
            heads += text_of(row)
            continue
        content = [one for cell in others for one in _inside(cell) if not is_empty(one)]
        line = html.Element("p")
        line.text = f"{text_of(time)} "
        if content and content[0].tag == "p":
            _move_to_end(content.pop(0), line)
        found += [line, *content]
    if heads:
        found[0].set(LEFT_OUT, heads)
    found[-1].set(LAST_IN_PROGRAMME, "")
    return found


MOST_CELLS = 20_000  # of a table, those that are spanned among them
FEWEST_TIMES = 2  # rows that begin with a time, in a table that is a programme


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of *table* itself, not those of a table in it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only places things on a page, as in newsletters and old web pages."""
    if table.get("role") in ("presentation", "none") or any(inner is not table for inner in table.iter("table")):
        return True
    # A cell of figures has no paragraphs divided by empty lines.
    if any(not (one.tail or "").strip(SPACE) for one in table.xpath(".//br[following-sibling::*[1][self::br]]")):
        return True
    return max((len(cells_of(row)) for row in rows_of(table)), default=0) < 2


def is_programme(table: HtmlElement) -> bool:
    """Tell whether a table has a time and what happens then in each row, but for the row that heads it."""
    rows = [cells_of(row) for row in rows_of(table)]
    filled = [cells for cells in rows if any(text_of(cell) for cell in cells)]
    times = [bool(cells) and _is_time(text_of(cells[0])) for cells in filled]
    is_narrow = all(len(cells) <= 2 for cells in filled)
    return is_narrow and sum(times) >= FEWEST_TIMES and all(times[1:])


def _is_time(text: str) -> bool:
    """Tell whether *text* is a clock time and nothing else: «11.30 – 12.00», «kl. 9»."""
    read = read_time(text, 0, Conventions())
    return isinstance(read, TimeReading) and not text[read.end :].strip(" :.–-")


def _squared(table: HtmlElement) -> tuple[HtmlElement, bool]:
    """Return *table* with a header row and as many cells in each row, and whether its own header was marked as one.

    A cell over several rows or columns stands in the first, and empty ones in the others.
    """
    grid = _grid(table)
    first = rows_of(table)[0]
    is_marked = next(first.iterancestors("thead"), None) is not None or all(
        cell.tag == "th" or is_all_bold(cell) for cell in cells_of(first)
    )
    new = html.Element("table")
    for row in grid:
        line = etree.SubElement(new, "tr")
        for cell in row:
            cell = html.Element("td") if cell is None else cell
            cell.tag, cell.tail = "th" if row is grid[0] else "td", None
            line.append(cell)
    return new, is_marked


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


# Pictures


def _figure(figure: HtmlElement) -> list[HtmlElement]:
    """Return a figure's content with its caption as the title of its one picture."""
    caption = figure.find(".//figcaption")
    pictures = list(figure.iter("img"))
    if caption is not None and len(pictures) == 1 and figure.find(".//table") is None:
        pictures[0].set("title", text_of(caption))
        caption.drop_tree()
    return _inside(figure)


def _outside_pictures(block: HtmlElement) -> list[HtmlElement]:
    """Return *block* with its pictures as blocks of their own: before it where no words come first, else after it."""
    if block.tag == "img":
        return [block]
    before: list[HtmlElement] = []
    after: list[HtmlElement] = []
    has_words = False
    for event, node in etree.iterwalk(block, events=("start", "end")):
        if event == "start" and node.tag == "img":
            (after if has_words else before).append(node)
        has_words = has_words or bool(((node.text if event == "start" else node.tail) or "").strip(SPACE))
    for picture in (*before, *after):
        _take_picture(picture)
    return [*before, block, *after]


def _take_picture(picture: HtmlElement) -> None:
    """Take a picture out of its block, and the link that led to the same picture in full size."""
    parent = picture.getparent()
    picture.drop_tree()
    picture.tail = None
    if parent is not None and parent.tag == "a" and not text_of(parent) and parent.getparent() is not None:
        picture.set("data-link", parent.get("href") or "")
        parent.drop_tree()


def _with_captions(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """Return *blocks* with a paragraph in the style of captions as the title of the picture above it."""
    kept: list[HtmlElement] = []
    for block in blocks:
        above = kept[-1] if kept else None
        is_caption = block.tag == "p" and has_class(block, {CAPTION})
        if is_caption and above is not None and above.tag == "img" and not above.get("title") and not len(block):
            above.set("title", text_of(block))
        elif not (is_empty(block) and block.tag == "p"):
            kept.append(block)
    return kept


_SETTLERS: dict[str, Callable[[HtmlElement], list[HtmlElement]]] = {
    "table": _table, "figure": _figure, "dl": _terms, "ul": _list, "ol": _list, "p": _paragraph,
    "blockquote": lambda block: _outside_pictures(_refilled(block, _inside(block))), **dict.fromkeys(HEADINGS, _heading),
}  # fmt: skip


# Headings


def close_levels(blocks: Iterable[HtmlElement], programme: HtmlElement | None) -> None:
    """Give headings the levels a text here has: from two down, none passed over; a programme's is always two."""
    open_levels: list[tuple[int, int]] = []  # as written, as it becomes
    for block in blocks:
        if block.tag not in HEADINGS:
            continue
        written = int(block.tag[1])
        while open_levels and (open_levels[-1][0] >= written or block is programme):
            open_levels.pop()
        level = min(open_levels[-1][1] + 1 if open_levels else 2, 6)
        open_levels.append((written, level))
        block.tag = f"h{level}"
