"""Word (docx), by Mammoth, and OpenDocument (odt) as HTML: opened only when whole and no larger than they should be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import mammoth
from lxml import etree, html
from lxml.html import HtmlElement

from norwegian.numbers import file_size

from .blocks import CAPTION, SUMMARY
from .model import ImportingError, LeftOut, Reading, add_text

MOST_PARTS = 5_000
MOST_OCTETS = 300_000_000  # of all parts, unpacked
MOST_XML_OCTETS = 30_000_000  # of one part that is read as text
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # what Word wrote before 2007, and what a document with a password is kept in
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACROS = ("vbaproject.bin", "basic/script-lc.xml")


def open_archive(data: bytes, *, save_as: str) -> zipfile.ZipFile:
    """Return the archive in *data*; *save_as* is the kind of document it should be.

    Raises:
        ImportingError: it is none that can be read.
    """
    if data.startswith(OLE):
        raise with_password() if ENCRYPTED in data else _older(save_as)
    if not data.startswith(ZIP):
        raise damaged(save_as)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if any(part.flag_bits & 0x1 for part in parts):
            raise with_password()
        _assert_size(archive)
        if any(part.filename.lower().endswith(MACROS) for part in parts):
            raise with_macros(save_as)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(save_as) from error
    return archive


def read_part(archive: zipfile.ZipFile, name: str, *, save_as: str) -> bytes:
    """Return one part, or nothing where there is none."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise damaged(save_as) from error


def _parsed(part: bytes, *, save_as: str) -> etree._Element:
    """Return a part as a tree; none may define entities of its own."""
    try:
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise damaged(save_as) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise damaged(save_as)
    return tree


def _assert_size(archive: zipfile.ZipFile) -> None:
    """Refuse what would fill the memory; what a part says of its size is the most that is ever unpacked of it."""
    parts = archive.infolist()
    octets = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > MOST_PARTS or octets > MOST_OCTETS or largest > MOST_XML_OCTETS:
        raise ImportingError(
            f"Dokumentet er for stort når det pakkes ut: {len(parts)} deler og {file_size(octets)}. "
            "Del det i flere dokumenter, eller kopier det du trenger, inn i et nytt."
        )


def damaged(save_as: str) -> ImportingError:
    """Return what is said of a file that is not whole, or not what its name says."""
    return ImportingError(
        "Filen kan ikke åpnes. Den er skadet, eller den er noe annet enn navnet sier. "
        f"Åpne den i programmet den er skrevet i, og lagre den på nytt som {save_as}."
    )


def with_macros(save_as: str) -> ImportingError:
    """Return what is said of a file with programs in it."""
    return ImportingError(
        f"Filen har makroer, og slike filer hentes ikke. Lagre den på nytt som {save_as}, uten makroer, og hent den."
    )


def with_password() -> ImportingError:
    """Return what is said of a file nobody can read without its password."""
    return ImportingError("Filen er beskyttet med passord. Ta bort passordet, lagre filen, og hent den på nytt.")


def _older(save_as: str) -> ImportingError:
    return ImportingError(f"Filen er et eldre Office-dokument. Lagre den på nytt som {save_as}, og hent den.")


# Word


WORD = "Word-dokument (.docx)"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names, in the form few programs write
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"  # whose formulas Mammoth passes over
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What Mammoth does not know by itself: the styles of a title, a summary, a caption, a quotation, and of lower lists.
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Tittel'] => h1.title:fresh
p[style-name='Subtitle'] => p.ingress:fresh
p[style-name='Undertittel'] => p.ingress:fresh
p[style-name='Ingress'] => p.ingress:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Bildetekst'] => p.caption:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
# The parts that do not belong to the text itself, and what an editor calls them.
BESIDE = (("word/header", "topptekst"), ("word/footer", "bunntekst"), ("word/comments", "kommentar"))


def read_word(data: bytes) -> Reading:
    """Return what a Word document says.

    Raises:
        ImportingError: it cannot be read.
    """
    archive = open_archive(data, save_as=WORD)
    trees = dict(_trees(archive))
    if "word/document.xml" not in trees:
        raise damaged(WORD)
    pictures: dict[str, bytes] = {}
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda image: _kept(image, pictures)),
            include_embedded_style_map=False,
        ).value
    except RecursionError:
        raise
    except Exception as error:  # a reader of foreign bytes raises what it likes
        raise damaged(WORD) from error
    return Reading(
        root=html.fragment_fromstring(made, create_parent="div"),
        text=_text_of_body(trees),
        pictures=pictures,
        left_out=tuple(_left_out(trees)),
    )


def _trees(archive: zipfile.ZipFile) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts with words in them."""
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            part = read_part(archive, name, save_as=WORD).replace(STRICT, W[1:-1].encode())
            yield name, _parsed(part, save_as=WORD)


def _kept(image: mammoth.documents.Image, pictures: dict[str, bytes]) -> dict[str, str]:
    """Keep a picture of the document, and return the address it has in the tree."""
    with image.open() as file:
        source = f"picture:{len(pictures) + 1}"
        pictures[source] = file.read()
    return {"src": source}


def _left_out(trees: dict[str, etree._Element]) -> Iterator[LeftOut]:
    for name, tree in trees.items():
        for start, where in BESIDE:
            if name.startswith(start) and (words := _text(tree)):
                yield LeftOut(where=where, words=words)
    deleted = " ".join(node.text or "" for tree in trees.values() for node in tree.iter(f"{W}delText"))
    if deleted.strip():
        yield LeftOut(where="slettet tekst under «Spor endringer»", words=" ".join(deleted.split()))


def _text_of_body(trees: dict[str, etree._Element]) -> str:
    names = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
    return " ".join(_text(trees[name]) for name in names if name in trees)


def _text(tree: etree._Element) -> str:
    """Return the words of a part, with a space between its paragraphs; what is said twice for older programs, once."""
    return " ".join("".join(_pieces(tree)).split())


def _pieces(tree: etree._Element) -> Iterable[str]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag == f"{MC}Choice":
            walk.skip_subtree()
        elif node.tag in (f"{W}t", f"{MATH}t") and event == "start":
            yield node.text or ""
        elif node.tag in (f"{W}p", f"{W}tab", f"{W}br", f"{W}cr", f"{W}tc"):
            yield " "


# OpenDocument


OPEN_DOCUMENT = "OpenDocument-tekst (.odt)"
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
    archive = open_archive(data, save_as=OPEN_DOCUMENT)
    if b"encryption-data" in read_part(archive, "META-INF/manifest.xml", save_as=OPEN_DOCUMENT):
        raise with_password()
    content, styles = _tree(archive, "content.xml"), _tree(archive, "styles.xml")
    text = content.find(".//office:body/office:text", NAMES) if content is not None else None
    if content is None or text is None:
        raise damaged(OPEN_DOCUMENT)
    trees = [tree for tree in (styles, content) if tree is not None]
    writer = _Writer(archive, _Styles.of(trees))
    root = html.Element("div")
    writer.write(text, root)
    writer.end(root)
    left_out = [*writer.left_out, *_headers(styles)]
    return Reading(root=root, text=_words(text), pictures=writer.pictures, left_out=tuple(left_out))


def _tree(archive: zipfile.ZipFile, name: str) -> Element | None:
    part = read_part(archive, name, save_as=OPEN_DOCUMENT)
    return _parsed(part, save_as=OPEN_DOCUMENT) if part else None


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
        add_text(target, node.text)
        for child in node:
            if isinstance(child.tag, str):
                self.element(child, target)
            add_text(target, child.tail)

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
        add_text(target, " " * min(int(count) if count.isdecimal() else 1, MOST_SPACES))

    def tab(self, node: Element, target: HtmlElement) -> None:
        add_text(target, " ")

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
        if "://" not in href and (octets := read_part(self.archive, href.removeprefix("./"), save_as=OPEN_DOCUMENT)):
            self.pictures[href] = octets
