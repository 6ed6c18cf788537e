"""Plain text, as Notepad saves it, and e-mail (eml), which carries it or a page; what stands beside it is named."""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from lxml import html
from lxml.html import HtmlElement

from .model import Fact, ImportingError, LeftOut, Reading
from .web_page import UNSEEN, decoded, parse_page, read_body

# «* punkt», «- punkt», «•<tab>punkt»; not «– Ja, sier hun», which is a reply, nor «-5 grader»
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*•·◦▪●‣➢✓\uf0b7\uf0a7]|o(?=\t))[ \t]+(?=\S)")
# «1. punkt», «2) punkt»; not «23. mars», which begins with no small number in order, nor «2027. Året»
_NUMBERED = re.compile(r"(?P<indent>\s*)(?P<number>\d{1,2})[.)][ \t]+(?=\S)")
# «-----», «=====»: drawn under a heading, or between parts
_DRAWN = re.compile(r"\s*([-=_~*])\1{2,}\s*")
# A heading as Markdown has it: «## Program»
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
MOST_LEVELS = 3


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
    for paragraph in _paragraphs(text.splitlines()):
        root.extend(_blocks(paragraph))
    return root


def _paragraphs(lines: Iterable[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not (_DRAWN.fullmatch(line) and not run):
            run.append(line.rstrip())
        elif run:
            yield run
            run = []
    if run:
        yield run


def _blocks(lines: list[str]) -> Iterator[HtmlElement]:
    """Yield the blocks of lines that stand together."""
    text: list[str] = []
    items: list[str] = []
    for line in [*lines, None]:
        is_item = line is not None and _is_item(line, items)
        is_continued = line is not None and bool(items) and line[:1] in " \t" and not is_item
        if items and not is_item and not is_continued:
            yield _list(items)
            items = []
        if text and (line is None or is_item):
            yield from _text(text)
            text = []
        if is_continued and line is not None:
            items[-1] = f"{items[-1]} {line.strip()}"
        elif is_item and line is not None:
            items.append(line)
        elif line is not None:
            text.append(line)


def _is_item(line: str, items: list[str]) -> bool:
    """Tell whether a line is an item: with a bullet, or numbered one more than the item before it."""
    if _DRAWN.fullmatch(line):
        return False
    if _ITEM.match(line):
        return True
    found = _NUMBERED.match(line)
    if found is None:
        return False
    before = next((_NUMBERED.match(item) for item in reversed(items) if _NUMBERED.match(item)), None)
    return int(found["number"]) == (int(before["number"]) + 1 if before else 1)


def _list(lines: list[str]) -> HtmlElement:
    """Return a list, with those in it that are indented more."""
    indents: list[int] = []
    lists: list[HtmlElement] = []
    for line in lines:
        found = _ITEM.match(line) or _NUMBERED.match(line)
        assert found, "only items come here"
        indent = len(found["indent"].expandtabs(4))
        while len(indents) > 1 and indent < indents[-1]:
            indents.pop()
            lists.pop()
        if not lists or (indent > indents[-1] + 1 and len(lists) < MOST_LEVELS and len(lists[-1])):
            new = html.Element("ol" if _NUMBERED.match(line) else "ul")
            if lists:
                lists[-1][-1].append(new)
            lists.append(new)
            indents.append(indent)
        item = html.Element("li")
        item.text = line[found.end() :]
        lists[-1].append(item)
    return lists[0]


def _text(lines: list[str]) -> Iterator[HtmlElement]:
    """Yield lines as a heading, a table or a paragraph."""
    if len(lines) == 1 and (heading := _HEADING.match(lines[0])):
        yield _element(f"h{len(heading[1])}", lines[0][heading.end() :])
        return
    if len(lines) == 2 and _DRAWN.fullmatch(lines[1]):
        yield _element("h1" if lines[1].strip().startswith("=") else "h2", lines[0].strip())
        return
    lines = [line for line in lines if not _DRAWN.fullmatch(line)]
    cells = [line.strip().split("\t") for line in lines]
    if len(lines) > 1 and all(len(row) == len(cells[0]) > 1 for row in cells):
        yield _table(cells)
    elif lines:
        paragraph = _element("p", lines[0].strip())
        for line in lines[1:]:
            following = html.Element("br")
            following.tail = line.strip()
            paragraph.append(following)
        yield paragraph


def _table(rows: list[list[str]]) -> HtmlElement:
    table = html.Element("table")
    for row in rows:
        line = html.Element("tr")
        line.extend([_element("td", cell.strip()) for cell in row])
        table.append(line)
    return table


def _element(tag: str, text: str) -> HtmlElement:
    new = html.Element(tag)
    new.text = text
    return new


# E-mail


# «SV: », «Re: », «Fwd: », «VS: », also several of them; not «Retur: »
_ANSWER = re.compile(r"(?:(?:sv|re|vs|fw|fwd|videresendt)\s*:\s*)+", re.IGNORECASE)
MOST_PARTS = 500
HEADERS = ("From", "To", "Cc", "Date")
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
    shown = _use(base, pictures)
    left_out = [*base.left_out, *_headers(message), *_attachments(parts, shown)]
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
            yield f"cid:{name}" if name else f"vedlegg:{part.get_filename() or 'bilde'}", payload


def _use(reading: Reading, pictures: dict[str, bytes]) -> set[str]:
    """Put the pictures that stand nowhere in the text below it, and return all that are shown."""
    inside = {picture.get("src") or "" for picture in reading.root.iter("img")}
    for source in pictures:
        if source not in inside and source.startswith("vedlegg:"):
            reading.root.append(html.Element("img", src=source))
    return set(pictures)


def _headers(message: EmailMessage) -> Iterator[LeftOut]:
    for name in HEADERS:
        if written := " ".join(str(message.get(name, "")).split()):
            yield LeftOut(where=IN_NORWEGIAN[name], words=written)


def _attachments(parts: list[EmailMessage], shown: set[str]) -> Iterator[LeftOut]:
    for part in parts:
        name = part.get_filename()
        if name and part.get_content_maintype() != "image":
            yield LeftOut(where="vedlegget, som du selv legger ved siden av teksten hvis det skal med", words=name)


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (TypeError, ValueError):
        return None
