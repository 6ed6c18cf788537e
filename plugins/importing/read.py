"""A file on disk read in its own format: Word and OpenDocument, plain text and e-mail; pages and exports by their own modules."""

from __future__ import annotations

import email
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path

import mammoth
from lxml import etree, html
from lxml.html import HtmlElement

from manuscript.problem import enumerated, quoted
from norwegian.numbers import file_size

from .model import Fact, ImportingError, LeftOut, Reading, Readings, joined, nested, text_of
from .web_page import UNSEEN, decoded, parse_page, read_body, read_web_page
from .wordpress import read_wordpress

# Documents, which are archives: opened only when whole and no larger than they should be


DAMAGED = (
    "Filen kan ikke åpnes. Den er skadet, eller den er noe annet enn navnet sier. "
    "Åpne den i programmet den er skrevet i, og lagre den på nytt som {}."
)
WITH_MACROS = "Filen har makroer, og slike filer hentes ikke. Lagre den på nytt som {}, uten makroer, og hent den."
OLDER = "Filen er et eldre Office-dokument. Lagre den på nytt som {}, og hent den."
WITH_PASSWORD = "Filen er beskyttet med passord. Ta bort passordet, lagre filen, og hent den på nytt."
IN_LAYERS = "Filen er satt sammen av for mange lag. Kopier teksten inn i et nytt dokument."
WORD = "Word-dokument (.docx)"
OPEN_DOCUMENT = "OpenDocument-tekst (.odt)"
MOST_FILES = 5_000
MOST_UNPACKED = 300_000_000  # of all parts, unpacked
MOST_XML_OCTETS = 30_000_000  # of one part that is read as text
OLE = b"\xd0\xcf\x11\xe0"  # what Word wrote before 2007, and what a document with a password is kept in
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACRO_PARTS = ("vbaproject.bin", "basic/script-lc.xml")


def _document(read: Callable[[zipfile.ZipFile], Reading], save_as: str) -> Callable[[bytes, Path], Reading]:
    """Return the reader of documents, whose archive *read* is given; *save_as* is what an editor calls them.

    Whatever is wrong with one, its parts and its XML raise what they like.
    """

    def read_document(data: bytes, folder: Path) -> Reading:
        if data.startswith(OLE):
            raise ImportingError(WITH_PASSWORD if ENCRYPTED in data else OLDER.format(save_as))
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            _assert_size(archive)
            if any(part.filename.lower().endswith(MACRO_PARTS) for part in archive.infolist()):
                raise ImportingError(WITH_MACROS.format(save_as))
            return read(archive)
        except (ImportingError, RecursionError):
            raise
        except Exception as error:
            raise ImportingError(DAMAGED.format(save_as)) from error

    return read_document


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part, or nothing where there is none."""
    return archive.read(name) if name in archive.namelist() else b""


def _parsed(part: bytes) -> etree._Element:
    """Return a part as a tree.

    Raises:
        ValueError: it defines entities of its own.
    """
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    if tree.getroottree().docinfo.internalDTD is not None:
        raise ValueError("no document has a DTD")
    return tree


def _assert_size(archive: zipfile.ZipFile) -> None:
    """Refuse what would fill the memory; what a part says of its size is the most that is ever unpacked of it."""
    parts = archive.infolist()
    octets = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > MOST_FILES or octets > MOST_UNPACKED or largest > MOST_XML_OCTETS:
        raise ImportingError(
            f"Dokumentet er for stort når det pakkes ut: {len(parts)} deler og {file_size(octets)}. "
            "Del det i flere dokumenter, eller kopier det du trenger, inn i et nytt."
        )


# Word


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


def _read_word(archive: zipfile.ZipFile) -> Reading:
    """Return what a Word document says."""
    trees = dict(_trees(archive))
    text = " ".join(_words_of_word(trees[name]) for name in OF_TEXT if name in trees)
    pictures: dict[str, bytes] = {}
    made = mammoth.convert_to_html(
        archive.fp,
        style_map=STYLES,
        convert_image=mammoth.images.img_element(lambda image: _kept(image, pictures)),
        include_embedded_style_map=False,
    ).value
    root = html.fragment_fromstring(made, create_parent="div")
    return Reading(root=root, text=text, pictures=pictures, left_out=tuple(_left_out(trees)))


def _trees(archive: zipfile.ZipFile) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts with words in them."""
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            yield name, _parsed(archive.read(name).replace(STRICT, W[1:-1].encode()))


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


def _read_open_document(archive: zipfile.ZipFile) -> Reading:
    """Return what an OpenDocument text says.

    Raises:
        ImportingError: it has a password, or is nested too deep.
    """
    if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
        raise ImportingError(WITH_PASSWORD)
    whole = etree.Element("whole")
    whole.extend([_parsed(part) for name in ("content.xml", "styles.xml") if (part := _part(archive, name))])
    try:
        root = html.fragment_fromstring(str(etree.XSLT(etree.parse(AS_HTML))(whole)))
    except etree.XSLTError as error:
        raise ImportingError(IN_LAYERS) from error
    (text,) = whole.iterfind(".//office:body/office:text", NAMES)
    sources = {picture.get("src") or "" for picture in root.iter("img")}
    pictures = {source: _part(archive, source.removeprefix("./")) for source in sources}
    left_out = [
        LeftOut(where=where, words=words)
        for beside, tree in ((BESIDE_TEXT, text), (BESIDE_PAGES, whole))
        for tag, where in beside.items()
        for node in tree.iter(tag)
        if (words := _words(node))
    ]
    return Reading(
        root=root,
        text=_words(text),
        pictures={source: octets for source, octets in pictures.items() if octets},
        left_out=tuple(left_out),
    )


def _words(tree: etree._Element) -> str:
    return text_of(tree, breaks=_DIVIDING, skipped=BESIDE_TEXT)


# Plain text


# «* punkt», «- punkt», «•<tab>punkt»; not «– Ja, sier hun», which is a reply, nor «-5 grader»
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*•·◦▪●‣➢✓\uf0b7\uf0a7]|o(?=\t))[ \t]+(?=\S)")
# «1. punkt», «2) punkt»; not «23. mars», which begins with no small number in order, nor «2027. Året»
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,2})[.)][ \t]+(?=\S)")
# «-----», «=====»: drawn under a heading, or between parts
_DRAWN = re.compile(r"\s*([-=_~*])\1{2,}\s*")
# A heading as Markdown has it: «## Program»
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")


def _read_plain_text(data: bytes) -> Reading:
    """Return what a file of plain text says.

    Raises:
        ImportingError: it is no text.
    """
    text = decoded(data)
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\0" in data and not is_utf_16) or not text.strip():
        raise ImportingError("Filen er ikke ren tekst. Lagre den på nytt som ren tekst (UTF-8).")
    return Reading(root=_as_tree(text), text=text)


def _as_tree(text: str) -> HtmlElement:
    """Return *text* as a tree: a paragraph for each run of lines, with a break where each line ends."""
    root = html.Element("div")
    for is_blank, lines in itertools.groupby(text.splitlines(), lambda line: not line.strip()):
        for is_list, run in [] if is_blank else _runs(line.rstrip() for line in lines):
            root.extend(_list(run) if is_list else _text(run))
    return root


def _runs(lines: Iterable[str]) -> list[tuple[bool, list[str]]]:
    """Return the items that stand together, and the lines between them."""
    runs: list[tuple[bool, list[str]]] = []
    for line in lines:
        items = runs[-1][1] if runs and runs[-1][0] else []
        is_item = _is_item(line, items)
        if items and not is_item and line[:1] in " \t":
            items[-1] = f"{items[-1]} {line.strip()}"
        elif runs and runs[-1][0] == is_item:
            runs[-1][1].append(line)
        else:
            runs.append((is_item, [line]))
    return runs


def _is_item(line: str, items: list[str]) -> bool:
    """Tell whether a line is an item: with a bullet, or numbered one more than the item before it."""
    if _DRAWN.fullmatch(line):
        return False
    if _ITEM.match(line):
        return True
    found = _NUMBERED.match(line)
    before = next((number for item in reversed(items) if (number := _NUMBERED.match(item))), None)
    return found is not None and int(found["number"]) == (int(before["number"]) + 1 if before else 1)


def _list(lines: list[str]) -> list[HtmlElement]:
    """Return items as lists, those in another that are indented more."""
    items = []
    for line in lines:
        tag, found = ("ul", bullet) if (bullet := _ITEM.match(line)) else ("ol", _NUMBERED.match(line))
        assert found, "only items come here"
        items.append((len(found["indent"].expandtabs(4)) // 2, tag, tag, _element("li", line[found.end() :])))
    return nested(items)


def _text(lines: list[str]) -> Iterator[HtmlElement]:
    """Yield lines as a heading, a table or a paragraph; what is drawn above them says nothing."""
    lines = list(itertools.dropwhile(_DRAWN.fullmatch, lines))
    if len(lines) == 1 and (heading := _HEADING.match(lines[0])):
        yield _element(f"h{len(heading[1])}", lines[0][heading.end() :])
        return
    if len(lines) == 2 and _DRAWN.fullmatch(lines[1]):
        yield _element("h1" if lines[1].strip().startswith("=") else "h2", lines[0].strip())
        return
    rows = [line.strip().split("\t") for line in lines if not _DRAWN.fullmatch(line)]
    if len(rows) > 1 and all(len(row) == len(rows[0]) > 1 for row in rows):
        table = html.Element("table")
        for row in rows:
            etree.SubElement(table, "tr").extend([_element("td", cell.strip()) for cell in row])
        yield table
    elif rows:
        yield joined(_element("p", "\t".join(row)) for row in rows)


def _element(tag: str, text: str) -> HtmlElement:
    new = html.Element(tag)
    new.text = text
    return new


# E-mail


# «SV: », «Re: », «Fwd: », «VS: », also several of them; not «Retur: »
_ANSWER = re.compile(r"(?:(?:sv|re|vs|fw|fwd|videresendt)\s*:\s*)+", re.IGNORECASE)
MOST_PARTS = 500
ATTACHED = "vedlegg:"  # begins the address of a picture no text refers to
IN_NORWEGIAN = {"From": "avsenderen", "To": "mottakeren", "Cc": "kopien til", "Date": "datoen på e-posten"}


def _read_mail(data: bytes) -> Reading:
    """Return what an e-mail says.

    Raises:
        ImportingError: it holds no text that can be read.
    """
    message = email.message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise _no_text()
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False) if not part.is_multipart()]
    chosen = message.get_body(("html", "plain"))
    text = _content(chosen) if chosen is not None else ""
    if chosen is None or not text.strip():
        raise _no_text()
    is_html = chosen.get_content_subtype() == "html"
    if (
        not is_html and chosen.get_param("format") == "flowed"
    ):  # lines that were broken only to be sent are whole (RFC 3676 §4)
        text = re.sub(r"(?<=\S) \r?\n(?=\S)", " ", text)
    base = read_body(parse_page(text)) if is_html else Reading(root=_as_tree(text), text=text)
    pictures = dict(_pictures(parts))
    shown = {picture.get("src") for picture in base.root.iter("img")}
    base.root.extend(
        [html.Element("img", src=source) for source in pictures if source not in shown and ATTACHED in source]
    )
    left_out = [*base.left_out, *_beside(message, parts)]
    subject = _ANSWER.sub("", _header(message, "Subject"), count=1)
    title = Fact(key="tittel", value=subject, source=_header(message, "Subject"), where="emnet i e-posten")
    return Reading(
        root=base.root, text=base.text, styles=base.styles, pictures={**base.pictures, **pictures},
        facts=(title,) if subject else (), left_out=tuple(left_out), written=_sent(message),
    )  # fmt: skip


def _header(message: EmailMessage, name: str) -> str:
    """Return what a header says on one line; as it is written where Python cannot read it, which raises what it likes."""
    try:
        written = str(message.get(name, ""))
    except Exception:
        written = next(value for key, value in message.raw_items() if key.lower() == name.lower())
    return " ".join(written.split())


def _no_text() -> ImportingError:
    return ImportingError(
        "E-posten har ingen tekst som kan leses. Er den kryptert, åpner du den og lagrer den på nytt som .eml eller .html."
    )


def _content(part: MIMEPart) -> str:
    """Return the words of a part, in whatever encoding it says it has, or shows it has where that is none."""
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        return decoded(payload) if isinstance(payload, bytes) else ""
    return UNSEEN.sub(" ", content) if isinstance(content, str) else ""


def _pictures(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a mail by their address in it."""
    for part in parts:
        name = str(part.get("Content-ID", "")).strip("<> ")
        payload = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(payload, bytes):
            yield f"cid:{name}" if name else f"{ATTACHED}{part.get_filename() or 'bilde'}", payload


def _beside(message: EmailMessage, parts: Iterable[EmailMessage]) -> Iterator[LeftOut]:
    for name, where in IN_NORWEGIAN.items():
        if written := _header(message, name):
            yield LeftOut(where=where, words=written)
    for part in parts:
        name = part.get_filename() or ""
        if name and part.get_content_maintype() != "image":
            yield LeftOut(where="vedlegget, som du selv legger ved siden av teksten hvis det skal med", words=name)


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (TypeError, ValueError):
        return None


# A file on disk


# By the ending of a file: the most octets it may have, and what reads it, with what lies in the folder it lies in
FORMATS: dict[str, tuple[int, Callable[[bytes, Path], Reading | Readings]]] = {
    ".docx": (100_000_000, _document(_read_word, WORD)),
    ".odt": (100_000_000, _document(_read_open_document, OPEN_DOCUMENT)),
    ".html": (20_000_000, read_web_page),
    ".htm": (20_000_000, read_web_page),
    ".eml": (50_000_000, lambda data, folder: _read_mail(data)),
    ".txt": (1_000_000, lambda data, folder: _read_plain_text(data)),
    ".xml": (200_000_000, lambda data, folder: read_wordpress(data)),
}
MACRO_FILES = frozenset({".docm", ".dotm"})
# What each other kind can be saved as, where a person may meet it
OTHERS = {
    ".doc": f"Lagre den som {WORD}.", ".rtf": f"Lagre den som {WORD}.", ".pages": f"Eksporter den som {WORD}.",
    ".pdf": "En PDF har ikke overskrifter og lister som kan leses. Be om dokumentet den er laget av.",
    ".msg": "Åpne e-posten, og lagre den som .eml eller .html.", ".mht": "Lagre siden som .html.",
    ".mhtml": "Lagre siden som .html.", ".md": "Legg den rett i content/articles eller content/events.",
}  # fmt: skip


def read_file(path: Path) -> Readings:
    """Return what the file at *path* says.

    Raises:
        ImportingError: it cannot be read, or is of no kind that can be imported.
    """
    ending = path.suffix.lower()
    try:
        _assert_kind(path, ending)
        most, read = FORMATS[ending]
        octets = path.stat().st_size
        if octets > most:
            raise ImportingError(
                f"Filen {quoted(path.name)} er for stor: {file_size(octets)}. "
                f"Den kan være på høyst {file_size(most)}. Del den, eller kopier det du trenger, inn i en ny."
            )
        data = path.read_bytes()
    except OSError as error:
        raise ImportingError(f"Får ikke lest {quoted(str(path))}. Gi deg selv leserett til filen.") from error
    if not data.strip():
        raise ImportingError(f"Filen {quoted(path.name)} er tom.")
    try:
        found = read(data, path.parent)
    except RecursionError as error:
        raise ImportingError(IN_LAYERS) from error
    return found if isinstance(found, Readings) else Readings(readings=(found,))


def _assert_kind(path: Path, ending: str) -> None:
    if path.is_dir():
        raise ImportingError(f"{quoted(str(path))} er en mappe. Skriv veien til én fil.")
    if not path.is_file():
        raise ImportingError(f"Finner ikke {quoted(str(path))}. Skriv veien til en fil som finnes.")
    if ending in MACRO_FILES:
        raise ImportingError(WITH_MACROS.format(WORD))
    if ending not in FORMATS:
        remedy = OTHERS.get(ending, "Lagre den som Word-dokument, nettside eller ren tekst.")
        kinds = enumerated(FORMATS)
        raise ImportingError(f"{quoted(path.name)} er ikke av en type som kan hentes: {kinds}. {remedy}")
