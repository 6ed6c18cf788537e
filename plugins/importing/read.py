"""A file on disk read in its own format; plain text and e-mail, which is one or a page, are read here."""

from __future__ import annotations

import email
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from manuscript.problem import enumerated, quoted
from norwegian.numbers import file_size

from .documents import WORD, in_layers, read_open_document, read_word, with_macros
from .model import Fact, ImportingError, LeftOut, Reading, Readings, joined, nested
from .web_page import UNSEEN, decoded, parse_page, read_body, read_web_page
from .wordpress import read_wordpress

# Plain text


# «* punkt», «- punkt», «•<tab>punkt»; not «– Ja, sier hun», which is a reply, nor «-5 grader»
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*•·◦▪●‣➢✓\uf0b7\uf0a7]|o(?=\t))[ \t]+(?=\S)")
# «1. punkt», «2) punkt»; not «23. mars», which begins with no small number in order, nor «2027. Året»
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,2})[.)][ \t]+(?=\S)")
# «-----», «=====»: drawn under a heading, or between parts
_DRAWN = re.compile(r"\s*([-=_~*])\1{2,}\s*")
# A heading as Markdown has it: «## Program»
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")


def read_plain_text(data: bytes) -> Reading:
    """Return what a file of plain text says.

    Raises:
        ImportingError: it is no text.
    """
    text = decoded(data)
    is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\0" in data and not is_utf_16) or not text.strip():
        raise ImportingError("Filen er ikke ren tekst. Lagre den på nytt som ren tekst (UTF-8).")
    return Reading(root=as_tree(text), text=text)


def as_tree(text: str) -> HtmlElement:
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


def read_mail(data: bytes) -> Reading:
    """Return what an e-mail says.

    Raises:
        ImportingError: it holds no text that can be read.
    """
    message = email.message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise _no_text()
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False) if not part.is_multipart()]
    chosen = message.get_body(("html", "plain"))
    if chosen is None or (message.get_content_type() == "multipart/encrypted"):
        raise _no_text()
    text, is_html = _content(chosen), chosen.get_content_subtype() == "html"
    if not text.strip():
        raise _no_text()
    base = read_body(parse_page(text)) if is_html else Reading(root=as_tree(_unfolded(text, chosen)), text=text)
    pictures = dict(_pictures(parts))
    shown = {picture.get("src") for picture in base.root.iter("img")}
    base.root.extend(
        [html.Element("img", src=source) for source in pictures if source not in shown and ATTACHED in source]
    )
    left_out = [*base.left_out, *_headers(message), *_attachments(parts)]
    subject = _ANSWER.sub("", " ".join(str(message.get("Subject", "")).split()), count=1)
    title = Fact(key="tittel", value=subject, source=str(message.get("Subject", "")), where="emnet i e-posten")
    return Reading(
        root=base.root, text=base.text, styles=base.styles, pictures={**base.pictures, **pictures},
        facts=(title,) if subject else (), left_out=tuple(left_out), written=_sent(message),
    )  # fmt: skip


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


def _unfolded(text: str, part: MIMEPart) -> str:
    """Return lines that were broken only to be sent as whole (RFC 3676 §4)."""
    if part.get_param("format") != "flowed":
        return text
    return re.sub(r"(?<=\S) \r?\n(?=\S)", " ", text)


def _pictures(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a mail by their address in it."""
    for part in parts:
        name = str(part.get("Content-ID", "")).strip("<> ")
        payload = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(payload, bytes):
            yield f"cid:{name}" if name else f"{ATTACHED}{part.get_filename() or 'bilde'}", payload


def _headers(message: EmailMessage) -> Iterator[LeftOut]:
    for name, where in IN_NORWEGIAN.items():
        if written := " ".join(str(message.get(name, "")).split()):
            yield LeftOut(where=where, words=written)


def _attachments(parts: list[EmailMessage]) -> Iterator[LeftOut]:
    for part in parts:
        name = part.get_filename()
        if name and part.get_content_maintype() != "image":
            yield LeftOut(where="vedlegget, som du selv legger ved siden av teksten hvis det skal med", words=name)


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (TypeError, ValueError):
        return None


# A file on disk


MOST_OCTETS = {
    ".docx": 100_000_000,
    ".odt": 100_000_000,
    ".html": 20_000_000,
    ".htm": 20_000_000,
    ".eml": 50_000_000,
    ".txt": 1_000_000,
    ".xml": 200_000_000,
}
WITH_MACROS = frozenset({".docm", ".dotm"})
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
        octets = path.stat().st_size
        if octets > MOST_OCTETS[ending]:
            raise ImportingError(
                f"Filen {quoted(path.name)} er for stor: {file_size(octets)}. "
                f"Den kan være på høyst {file_size(MOST_OCTETS[ending])}. Del den, eller kopier det du trenger, inn i en ny."
            )
        data = path.read_bytes()
    except OSError as error:
        raise ImportingError(f"Får ikke lest {quoted(str(path))}. Gi deg selv leserett til filen.") from error
    if not data.strip():
        raise ImportingError(f"Filen {quoted(path.name)} er tom.")
    try:
        return _read(ending, data, path)
    except RecursionError as error:
        raise in_layers() from error


READERS: dict[str, Callable[[bytes], Reading]] = {
    ".docx": read_word,
    ".odt": read_open_document,
    ".eml": read_mail,
    ".txt": read_plain_text,
}
WEB_PAGES = frozenset({".html", ".htm"})
EXPORT = ".xml"


def _read(ending: str, data: bytes, path: Path) -> Readings:
    if ending == EXPORT:
        return read_wordpress(data)
    if ending in WEB_PAGES:
        return Readings(readings=(read_web_page(data, path.parent),))
    return Readings(readings=(READERS[ending](data),))


def _assert_kind(path: Path, ending: str) -> None:
    if path.is_dir():
        raise ImportingError(f"{quoted(str(path))} er en mappe. Skriv veien til én fil.")
    if not path.is_file():
        raise ImportingError(f"Finner ikke {quoted(str(path))}. Skriv veien til en fil som finnes.")
    if ending in WITH_MACROS:
        raise with_macros(WORD)
    if ending not in MOST_OCTETS:
        remedy = OTHERS.get(ending, "Lagre den som Word-dokument, nettside eller ren tekst.")
        kinds = enumerated(MOST_OCTETS)
        raise ImportingError(f"{quoted(path.name)} er ikke av en type som kan hentes: {kinds}. {remedy}")
