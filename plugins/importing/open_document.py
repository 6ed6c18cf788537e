"""An OpenDocument text (odt), as LibreOffice writes it, as HTML; what it leaves out is named."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from .archives import damaged, open_archive, read_part, with_password
from .dialects import CAPTION, SUMMARY
from .model import LeftOut, Reading

SAVE_AS = "OpenDocument-tekst (.odt)"
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
MOST_SPACES = 1_000
# What a paragraph is by the style it is made of, as LibreOffice names its own in every language
ROLES = {
    "Title": ("h1", ""), "Subtitle": ("p", SUMMARY), "Quotations": ("blockquote", ""), "Caption": ("p", CAPTION),
    "Illustration": ("p", CAPTION), "Figure": ("p", CAPTION),
}  # fmt: skip
PREFORMATTED = "Preformatted_20_Text"
Element = etree._Element


def _name(written: str) -> str:
    """Return «{urn:…:text:1.0}p» of «text:p»."""
    prefix, _, local = written.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


# Of the document, but beside its text: named, and not in the draft
LEFT_OUT = {
    _name("office:annotation"): "kommentar",
    _name("text:tracked-changes"): "slettet tekst under «Spor endringer»",
}


def read_open_document(data: bytes) -> Reading:
    """Return what an OpenDocument text says.

    Raises:
        ImportingError: it cannot be read.
    """
    archive = open_archive(data, save_as=SAVE_AS)
    if b"encryption-data" in read_part(archive, "META-INF/manifest.xml", save_as=SAVE_AS):
        raise with_password()
    content, styles = _tree(archive, "content.xml"), _tree(archive, "styles.xml")
    text = content.find(".//office:body/office:text", NAMES) if content is not None else None
    if content is None or text is None:
        raise damaged(SAVE_AS)
    trees = [tree for tree in (styles, content) if tree is not None]
    writer = _Writer(archive, _Styles.of(trees))
    root = html.Element("div")
    writer.write(text, root)
    writer.end(root)
    left_out = [*writer.left_out, *_headers(styles)]
    return Reading(root=root, text=_words(text), pictures=writer.pictures, left_out=tuple(left_out))


def _tree(archive: zipfile.ZipFile, name: str) -> Element | None:
    part = read_part(archive, name, save_as=SAVE_AS)
    if not part:
        return None
    try:
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise damaged(SAVE_AS) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise damaged(SAVE_AS)
    return tree


def _headers(styles: Element | None) -> Iterator[LeftOut]:
    for name, where in (("style:header", "topptekst"), ("style:footer", "bunntekst")):
        for part in styles.iter(_name(name)) if styles is not None else ():
            if words := _words(part):
                yield LeftOut(where=where, words=words)


def _words(tree: Element) -> str:
    """Return the words of *tree*, with a space between its paragraphs; without what is left out."""
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node is not tree and node.tag in LEFT_OUT:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(node.text or "")
        elif node is not tree:
            pieces.append(node.tail or "")
        if node.tag in _DIVIDING:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


_DIVIDING = frozenset(
    map(
        _name,
        (
            "text:p",
            "text:h",
            "text:s",
            "text:tab",
            "text:line-break",
            "text:note",
            "text:note-citation",
            "text:a",
            "svg:title",
            "svg:desc",
        ),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    """What styles say: which is made of which, which are bold or in italics, and which lists are numbered."""

    parents: Mapping[str, str]
    emphasis: Mapping[str, tuple[str, ...]]  # elements
    numbered: frozenset[str]

    @classmethod
    def of(cls, trees: list[Element]) -> _Styles:
        parents, emphasis, numbered = {}, {}, set()
        for style in (style for tree in trees for style in tree.iter(_name("style:style"))):
            name = style.get(_name("style:name"), "")
            parents[name] = style.get(_name("style:parent-style-name"), "")
            properties = style.find("style:text-properties", NAMES)
            if properties is not None:
                emphasis[name] = _emphasis(properties)
        for style in (style for tree in trees for style in tree.iter(_name("text:list-style"))):
            if len(style) and style[0].tag == _name("text:list-level-style-number"):
                numbered.add(style.get(_name("style:name"), ""))
        return cls(parents=parents, emphasis=emphasis, numbered=frozenset(numbered))

    def role(self, name: str) -> tuple[str, str]:
        """Return the element and the class of a paragraph in the style *name*."""
        for _ in range(10):
            if name in ROLES:
                return ROLES[name]
            name = self.parents.get(name, "")
        return "p", ""


def _emphasis(properties: Element) -> tuple[str, ...]:
    found = []
    if properties.get(_name("fo:font-weight")) in ("bold", "600", "700", "800", "900"):
        found.append("b")
    if properties.get(_name("fo:font-style")) == "italic":
        found.append("i")
    position = properties.get(_name("style:text-position"), "")
    if position.startswith(("super", "sub")):
        found.append("sup" if position.startswith("super") else "sub")
    return tuple(found)


class _Writer:
    """The text of a document written to HTML, an element at a time."""

    def __init__(self, archive: zipfile.ZipFile, styles: _Styles) -> None:
        self.archive = archive
        self.styles = styles
        self.pictures: dict[str, bytes] = {}
        self.left_out: list[LeftOut] = []
        self.notes: list[HtmlElement] = []
        self.writers: dict[str, Callable[[Element, HtmlElement], None]] = {
            _name("text:p"): self.paragraph, _name("text:h"): self.heading, _name("text:list"): self.items,
            _name("text:list-item"): self.item, _name("text:list-header"): self.item, _name("text:span"): self.span,
            _name("text:a"): self.link, _name("text:s"): self.spaces, _name("text:tab"): self.tab,
            _name("text:line-break"): self.line_break, _name("text:note"): self.note,
            _name("table:table"): self.table, _name("table:table-row"): self.row, _name("table:table-cell"): self.cell,
            _name("table:covered-table-cell"): self.nothing, _name("draw:image"): self.picture,
            _name("svg:title"): self.nothing, _name("svg:desc"): self.nothing,
        }  # fmt: skip

    def write(self, node: Element, target: HtmlElement) -> None:
        """Write what is in *node* to *target*."""
        _add(target, node.text)
        for child in node:
            if isinstance(child.tag, str):
                self.element(child, target)
            _add(target, child.tail)

    def element(self, node: Element, target: HtmlElement) -> None:
        if node.tag in LEFT_OUT:
            if words := _words(node):
                self.left_out.append(LeftOut(where=LEFT_OUT[node.tag], words=words))
        else:
            self.writers.get(node.tag, self.write)(node, target)

    def _inside(self, node: Element, target: HtmlElement, *tags: str) -> HtmlElement:
        """Write *node* inside new elements *tags*, one in the other, and return the outermost."""
        outer = inner = html.Element(tags[0])
        for tag in tags[1:]:
            inner = etree.SubElement(inner, tag)
        target.append(outer)
        self.write(node, inner)
        return outer

    def nothing(self, node: Element, target: HtmlElement) -> None:
        """Write nothing: what covers a cell is empty, and what a picture is called is its own."""

    def paragraph(self, node: Element, target: HtmlElement) -> None:
        name = node.get(_name("text:style-name"), "")
        tag, of_class = self.styles.role(name)
        new = self._inside(node, target, tag, *self.styles.emphasis.get(name, ()))
        if of_class:
            new.set("class", of_class)

    def heading(self, node: Element, target: HtmlElement) -> None:
        level = node.get(_name("text:outline-level"), "1")
        self._inside(node, target, f"h{min(int(level), 6) if level.isdecimal() else 1}")

    def items(self, node: Element, target: HtmlElement) -> None:
        outer = next(node.iterancestors(_name("text:list")), None)
        named = node if node.get(_name("text:style-name")) or outer is None else outer
        is_numbered = named.get(_name("text:style-name"), "") in self.styles.numbered
        self._inside(node, target, "ol" if is_numbered else "ul")

    def item(self, node: Element, target: HtmlElement) -> None:
        self._inside(node, target, "li")

    def span(self, node: Element, target: HtmlElement) -> None:
        emphasis = self.styles.emphasis.get(node.get(_name("text:style-name"), ""), ())
        self._inside(node, target, *(emphasis or ("span",)))

    def link(self, node: Element, target: HtmlElement) -> None:
        self._inside(node, target, "a").set("href", node.get(_name("xlink:href"), ""))

    def spaces(self, node: Element, target: HtmlElement) -> None:
        count = node.get(_name("text:c"), "1")
        _add(target, " " * min(int(count) if count.isdecimal() else 1, MOST_SPACES))

    def tab(self, node: Element, target: HtmlElement) -> None:
        _add(target, " ")

    def line_break(self, node: Element, target: HtmlElement) -> None:
        target.append(html.Element("br"))

    def note(self, node: Element, target: HtmlElement) -> None:
        number = len(self.notes) + 1
        note = html.Element("li", id=f"note-{number}")
        self.notes.append(note)
        body = node.find("text:note-body", NAMES)
        if body is not None:
            self.write(body, note)
        etree.SubElement(note, "a", href=f"#reference-{number}").text = "↑"
        reference = etree.SubElement(target, "sup")
        link = etree.SubElement(reference, "a", href=f"#note-{number}", id=f"reference-{number}")
        link.text = str(number)

    def end(self, root: HtmlElement) -> None:
        """Write the notes below the text."""
        etree.SubElement(root, "ol").extend(self.notes)

    def table(self, node: Element, target: HtmlElement) -> None:
        self._inside(node, target, "table")

    def row(self, node: Element, target: HtmlElement) -> None:
        new = self._inside(node, target, "tr")
        if any(True for _ in node.iterancestors(_name("table:table-header-rows"))):
            for cell in new:
                cell.tag = "th"

    def cell(self, node: Element, target: HtmlElement) -> None:
        new = self._inside(node, target, "td")
        for name, written in (("table:number-columns-spanned", "colspan"), ("table:number-rows-spanned", "rowspan")):
            if span := node.get(_name(name)):
                new.set(written, span)

    def picture(self, node: Element, target: HtmlElement) -> None:
        href = node.get(_name("xlink:href"), "")
        new = etree.SubElement(target, "img", src=href)
        frame = node.getparent()
        for name in ("svg:title", "svg:desc"):
            described = frame.findtext(name, "", NAMES) if frame is not None else ""
            if described.strip():
                new.set("alt", described)
        if "://" not in href and (octets := read_part(self.archive, href.removeprefix("./"), save_as=SAVE_AS)):
            self.pictures[href] = octets


def _add(target: HtmlElement, text: str | None) -> None:
    """Add *text* at the end of *target*."""
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
