"""A tree of HTML as a row of blocks: headings, paragraphs, lists, tables, quotations, code and pictures, none in another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import html
from lxml.html import HtmlElement

from .dialects import CAPTION, has_class
from .footnotes import REFERENCE
from .tables import heading_row, is_layout, is_programme, programme_rows, squared

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What stays a block of its own
_BLOCKS = frozenset({*HEADINGS, "p", "ul", "ol", "table", "blockquote", "pre", "hr", "figure", "dl", "img"})
# What only holds blocks
_HOLDERS = frozenset(
    "div section article main header footer center form fieldset body html details summary aside nav address figcaption"
    " tbody thead tfoot tr td th li dt dd caption legend hgroup search menu dialog picture".split()
)
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
        if not isinstance(child.tag, str):
            _add_text(run, tail)
            continue
        if child.tag in _BLOCKS or child.tag in _HOLDERS or _holds_block(child):
            yield run
            run = html.Element("p")
            if child.tag in _BLOCKS and not (child.tag == "p" and _holds_block(child)):
                yield child
            else:
                yield from _divided(child)
        else:
            run.append(child)
        _add_text(run, tail)
    yield run


def _add_text(run: HtmlElement, text: str | None) -> None:
    if len(run):
        run[-1].tail = (run[-1].tail or "") + (text or "")
    else:
        run.text = (run.text or "") + (text or "")


def _holds_block(node: HtmlElement) -> bool:
    """Tell whether inline markup has blocks in it, as the «b» round all that is pasted from Google Docs."""
    return any(True for _ in node.iter(*(_BLOCKS - {"img"}), "div")) if node.tag not in _BLOCKS else _has_inner(node)


def _has_inner(node: HtmlElement) -> bool:
    return any(inner is not node for inner in node.iter(*(_BLOCKS - {"img"}), "div"))


# Each block by itself


def _settled(block: HtmlElement) -> Iterable[HtmlElement]:
    """Yield *block* with nothing but text and lists in it, and the pictures beside it."""
    settle = _SETTLERS.get("heading" if block.tag in HEADINGS else block.tag)
    return settle(block) if settle else [block]


def _inside(holder: HtmlElement) -> list[HtmlElement]:
    """Return the blocks in *holder*, each of them settled."""
    return [one for part in _divided(holder) for one in _settled(part)]


def _quotation(block: HtmlElement) -> list[HtmlElement]:
    return _outside_pictures(_refilled(block, _inside(block)))


def _refilled(holder: HtmlElement, content: Iterable[HtmlElement]) -> HtmlElement:
    for child in list(holder):
        holder.remove(child)
    holder.text = None
    holder.extend([block for block in content if not is_empty(block)])
    return holder


def _paragraph(block: HtmlElement) -> list[HtmlElement]:
    return [one for part in _paragraphs(block) for one in _outside_pictures(part)]


def _paragraphs(block: HtmlElement) -> Iterator[HtmlElement]:
    """Yield a paragraph for each run of lines with an empty line between: «<br><br>» in mails."""
    run = _like(block)
    run.text = block.text
    for child in list(block):
        before = run[-1] if len(run) else None
        if (
            child.tag == "br"
            and before is not None
            and before.tag == "br"
            and not (before.tail or "").strip("\xa0 \n\t")
        ):
            run.remove(before)
            yield run
            run = _like(block)
            run.text, child.tail = child.tail, None
        else:
            run.append(child)
    yield run


def _like(block: HtmlElement) -> HtmlElement:
    return html.Element("p", dict(block.attrib))


def _heading(heading: HtmlElement) -> list[HtmlElement]:
    """Return a heading on one line, without the bold that all of it has anyhow."""
    for inner in list(heading.iter("b", "strong", "br", "font", "u")):
        if inner.tag == "br":
            inner.tail = f" {inner.tail or ''}"
        inner.drop_tag()
    return _outside_pictures(heading)


def _list(items: HtmlElement) -> list[HtmlElement]:
    """Let each item hold its words, then what else is in it; what stands between items belongs to the one before."""
    for stray in [child for child in list(items) if child.tag != "li"]:
        if not isinstance(stray.tag, str):
            stray.drop_tree()
            continue
        before = stray.getprevious()
        if before is None:
            holder = html.Element("li")
            items.replace(stray, holder)
            holder.append(stray)
        else:
            before.append(stray)
    for item in items:
        item.tail = None
        if item.get("style"):
            del item.attrib["style"]
        content = _inside(item)
        _refilled(item, [_as_bold(one) for one in content])
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
    waiting: HtmlElement | None = None
    for part in terms.iter("dt", "dd"):
        inner = [one for one in _inside(part) if not is_empty(one)]
        if part.tag == "dt":
            found += [waiting] if waiting is not None else []
            waiting = inner[0] if len(inner) == 1 and inner[0].tag == "p" else None
            found += inner if waiting is None else []
        elif waiting is not None and inner and inner[0].tag == "p" and len(_text(waiting)) < MOST_INTERMEDIATE:
            found += [_joined(waiting, inner[0]), *inner[1:]]
            waiting = None
        else:
            found += ([waiting] if waiting is not None else []) + inner
            waiting = None
    return found + ([waiting] if waiting is not None else [])


def _text(node: HtmlElement) -> str:
    return " ".join("".join(node.itertext()).split())


def _joined(term: HtmlElement, description: HtmlElement) -> HtmlElement:
    mark = " " if _text(term).endswith(":") else ": "
    _add_text(term, f"{mark}{(description.text or '').lstrip()}")
    term.extend(list(description))
    return term


# Tables


UNMARKED = "data-unmarked"  # on a table whose first row was not marked as its header
LAST_IN_PROGRAMME = "data-last"  # on what ended a table that was a programme
LEFT_OUT = "data-left-out"  # on a block that stands for something else: words of it that have no place


def _table(table: HtmlElement) -> list[HtmlElement]:
    """Return a table with its caption above and its pictures below; one that is none as what it holds."""
    if is_layout(table):
        return _inside(table)
    if is_programme(table):
        return _programme(table)
    caption = table.find("caption")
    above = [] if caption is None else _inside(caption)
    whole = _outside_pictures(table)
    pictures = [block for block in whole if block is not table]
    if not "".join(table.itertext()).strip():
        return [*above, *pictures]
    new, is_marked = squared(table)
    if not is_marked:
        new.set(UNMARKED, "")
    return [*above, new, *pictures]


def _programme(table: HtmlElement) -> list[HtmlElement]:
    """Return the rows of a programme as lines with their text below: a table here can hold no list."""
    found: list[HtmlElement] = []
    for time, cell in programme_rows(table):
        content = [one for one in _inside(cell) if not is_empty(one)]
        row = html.Element("p")
        row.text = f"{time} "
        if content and content[0].tag == "p":
            row.text += (content[0].text or "").lstrip()
            row.extend(list(content.pop(0)))
        found += [row, *content]
    if words := heading_row(table):
        found[0].set(LEFT_OUT, words)
    found[-1].set(LAST_IN_PROGRAMME, "")
    return found


# Pictures


def _figure(figure: HtmlElement) -> list[HtmlElement]:
    """Return a figure's content with its caption as the title of its one picture."""
    caption = figure.find(".//figcaption")
    pictures = list(figure.iter("img"))
    if caption is not None and len(pictures) == 1 and figure.find(".//table") is None:
        pictures[0].set("title", _text(caption))
        caption.drop_tree()
    return _inside(figure)


def _outside_pictures(block: HtmlElement) -> list[HtmlElement]:
    """Return *block* with its pictures as blocks of their own: before it where no words come first, else after it."""
    pictures = list(block.iter("img"))
    if not pictures or block.tag == "img":
        return [block]
    before = [picture for picture in pictures if not _has_words_before(picture, block)]
    for picture in pictures:
        _take_picture(picture)
    return [*before, block, *(picture for picture in pictures if picture not in before)]


def _has_words_before(picture: HtmlElement, block: HtmlElement) -> bool:
    for node in block.iter():
        if node is picture:
            return False
        if isinstance(node.tag, str) and (node.text or "").strip("\xa0 \n\t"):
            return True
        inner = node.tail if node is not block else ""
        if (inner or "").strip("\xa0 \n\t") and picture not in set(node.iter()):
            return True
    return False


def _take_picture(picture: HtmlElement) -> None:
    """Take a picture out of its block, and the link that led to the same picture in full size."""
    parent = picture.getparent()
    picture.drop_tree()
    picture.tail = None
    if parent is not None and parent.tag == "a" and not _text(parent) and parent.getparent() is not None:
        picture.set("data-link", parent.get("href") or "")
        parent.drop_tree()


def _with_captions(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """Return *blocks* with a paragraph in the style of captions as the title of the picture above it."""
    kept: list[HtmlElement] = []
    for block in blocks:
        above = kept[-1] if kept else None
        is_caption = block.tag == "p" and has_class(block, {CAPTION})
        if is_caption and above is not None and above.tag == "img" and not above.get("title") and not len(block):
            above.set("title", _text(block))
        elif not (is_empty(block) and block.tag == "p"):
            kept.append(block)
    return kept


_SETTLERS: dict[str, Callable[[HtmlElement], list[HtmlElement]]] = {
    "table": _table, "figure": _figure, "dl": _terms, "blockquote": _quotation, "ul": _list, "ol": _list,
    "p": _paragraph, "heading": _heading,
}  # fmt: skip


# Headings


def close_levels(blocks: Iterable[HtmlElement], *, is_programme: frozenset[HtmlElement] = frozenset()) -> None:
    """Give headings the levels a text here has: from two down, none passed over; a programme's is always two."""
    open_levels: list[tuple[int, int]] = []  # as written, as it becomes
    for block in blocks:
        if block.tag not in HEADINGS:
            continue
        written = int(block.tag[1])
        while open_levels and (open_levels[-1][0] >= written or block in is_programme):
            open_levels.pop()
        level = min(open_levels[-1][1] + 1 if open_levels else 2, 6)
        open_levels.append((written, level))
        block.tag = f"h{level}"
