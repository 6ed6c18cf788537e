"""Word (docx), by Mammoth, and OpenDocument (odt) as HTML: opened only when whole and no larger than they should be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import mammoth
from lxml import etree, html

from norwegian.numbers import file_size

from .model import ImportingError, LeftOut, Reading, text_of

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
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
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


def in_layers() -> ImportingError:
    """Return what is said of a file nested deeper than anybody writes."""
    return ImportingError("Filen er satt sammen av for mange lag. Kopier teksten inn i et nytt dokument.")


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
OF_TEXT = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
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
        text=" ".join(_words_of_word(trees[name]) for name in OF_TEXT if name in trees),
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
            if name.startswith(start) and (words := _words_of_word(tree)):
                yield LeftOut(where=where, words=words)
    deleted = " ".join(node.text or "" for tree in trees.values() for node in tree.iter(f"{W}delText"))
    if deleted.strip():
        yield LeftOut(where="slettet tekst under «Spor endringer»", words=" ".join(deleted.split()))


def _words_of_word(tree: etree._Element) -> str:
    """Return the words of a part; what is said twice for older programs, once."""
    breaks = (f"{W}p", f"{W}tab", f"{W}br", f"{W}cr", f"{W}tc")
    return text_of(tree, breaks=breaks, skipped=(f"{MC}Choice",), only=(f"{W}t", f"{MATH}t"))


# OpenDocument


OPEN_DOCUMENT = "OpenDocument-tekst (.odt)"
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
AS_HTML = Path(__file__).with_name("open_document.xslt")


def _name(written: str) -> str:
    """Return «{urn:…:text:1.0}p» of «text:p»."""
    prefix, _, local = written.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


# Of the document, but beside its text: named, and not in the draft
BESIDE_TEXT = {
    _name("office:annotation"): "kommentar",
    _name("text:tracked-changes"): "slettet tekst under «Spor endringer»",
}
BESIDE_PAGES = {_name("style:header"): "topptekst", _name("style:footer"): "bunntekst"}
_DIVIDING = frozenset(
    map(
        _name,
        "text:p text:h text:s text:tab text:line-break text:note text:note-citation text:a svg:title svg:desc".split(),
    )
)


def read_open_document(data: bytes) -> Reading:
    """Return what an OpenDocument text says.

    Raises:
        ImportingError: it cannot be read.
    """
    archive = open_archive(data, save_as=OPEN_DOCUMENT)
    if b"encryption-data" in read_part(archive, "META-INF/manifest.xml", save_as=OPEN_DOCUMENT):
        raise with_password()
    whole = etree.Element("whole")
    for name in ("content.xml", "styles.xml"):
        if part := read_part(archive, name, save_as=OPEN_DOCUMENT):
            whole.append(_parsed(part, save_as=OPEN_DOCUMENT))
    text = whole.find(".//office:body/office:text", NAMES)
    if text is None:
        raise damaged(OPEN_DOCUMENT)
    try:
        written = str(etree.XSLT(etree.parse(AS_HTML))(whole))
    except etree.XSLTError as error:
        raise in_layers() from error
    root = html.fragment_fromstring(written)
    sources = {picture.get("src") or "" for picture in root.iter("img")}
    pictures = {
        source: read_part(archive, source.removeprefix("./"), save_as=OPEN_DOCUMENT)
        for source in sources
        if "://" not in source
    }
    return Reading(
        root=root,
        text=_words(text),
        pictures={source: octets for source, octets in pictures.items() if octets},
        left_out=tuple(
            LeftOut(where=where, words=words)
            for beside, tree in ((BESIDE_TEXT, text), (BESIDE_PAGES, whole))
            for tag, where in beside.items()
            for node in tree.iter(tag)
            if (words := _words(node))
        ),
    )


def _words(tree: etree._Element) -> str:
    return text_of(tree, breaks=_DIVIDING, skipped=BESIDE_TEXT)
