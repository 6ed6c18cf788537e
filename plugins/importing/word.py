"""A Word document (docx) as HTML, by Mammoth; what it leaves out is named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

import mammoth
from lxml import etree, html

from .archives import damaged, open_archive, read_part
from .model import LeftOut, Reading

SAVE_AS = "Word-dokument (.docx)"
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
    archive = open_archive(data, save_as=SAVE_AS)
    trees = dict(_trees(archive))
    if "word/document.xml" not in trees:
        raise damaged(SAVE_AS)
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
        raise damaged(SAVE_AS) from error
    return Reading(
        root=html.fragment_fromstring(made, create_parent="div"),
        text=_text_of_body(trees),
        pictures=pictures,
        left_out=tuple(_left_out(trees)),
    )


def _trees(archive: zipfile.ZipFile) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts with words in them, parsed; none may define entities of its own."""
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            part = read_part(archive, name, save_as=SAVE_AS).replace(STRICT, W[1:-1].encode())
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            try:
                tree = etree.fromstring(part, parser)
            except etree.XMLSyntaxError as error:
                raise damaged(SAVE_AS) from error
            if tree.getroottree().docinfo.internalDTD is not None:
                raise damaged(SAVE_AS)
            yield name, tree


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
