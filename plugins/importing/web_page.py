"""A saved web page as its main text: what the page itself marks as that, and what stands round it named."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from bs4.dammit import EncodingDetector
from lxml import etree, html
from lxml.html import HtmlElement

from norwegian.date_grammar import read_moment
from norwegian.dates import Moment, typed_date

from .model import Fact, ImportingError, LeftOut, Reading, WrittenSpan, text_of

# What nobody reads: programs, and what stands in place of what programs show
_UNREAD = ("script", "style", "template", "noscript", "meta", "link", "title", "base", "head")
# What stands round the text of a page, and what an editor calls it
ROUND_ABOUT = {
    "nav": "menyen", "header": "toppen av siden", "footer": "bunnen av siden", "aside": "siden av teksten",
    "form": "et skjema", "button": "en knapp", "dialog": "et vindu over siden", "select": "et skjema",
    "textarea": "et skjema", "svg": "en tegning", "iframe": "en ramme", "video": "en video", "audio": "et lydklipp",
    "object": "en ramme", "canvas": "en tegning",
}  # fmt: skip
ROLES = {
    "navigation": "menyen", "banner": "toppen av siden", "contentinfo": "bunnen av siden",
    "complementary": "siden av teksten", "search": "søket", "dialog": "et vindu over siden", "alert": "en melding",
}  # fmt: skip
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all")
# «<!-- saved from url=(0036)https://testbyen.example/frokost -->»
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
# «Frokostmøte - Testbyen kommune»: what a page's title has after the text's own
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")
WESTERN = "cp1252"  # what programs on Windows have saved as when they do not say
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Control characters but those that divide words and lines: no tree can hold them
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# The same by their numbers, «&#12;», «&#x1f;»; not «&#39;», «&#x2d;»
UNSEEN_BY_NUMBER = re.compile(r"&#(?:0*(?:[12]?[0-9]|3[01])|x0*1?[0-9a-f]);", re.IGNORECASE)
DEEPEST = 200  # elements within each other
PICTURE_FROM_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=-]+)*,", re.IGNORECASE)


def read_web_page(data: bytes, folder: Path | None = None) -> Reading:
    """Return the main text of a saved page; its pictures are looked for in *folder* and below.

    Raises:
        ImportingError: it is no page.
    """
    document = parse_page(decoded(data))
    address = _address(document)
    facts = list(_facts(document))
    styles, body = _opened(document)
    text = text_of(body)
    main, remarks = _main(body)
    heading = next(body.iter("h1"), None) if main.find(".//h1") is None else None
    if heading is not None and (words := text_of(heading)):
        facts.insert(0, Fact(key="tittel", value=words, source=words, where="overskriften"))
    return Reading(
        root=main,
        text=text,
        pictures=dict(_pictures(main, folder)),
        facts=tuple(facts),
        left_out=(*_around(body, main), *_take_round_about(main)),
        remarks=remarks,
        styles=styles,
        address=address,
    )


def read_body(document: HtmlElement) -> Reading:
    """Return all of a document that is nothing but its text, as an e-mail is."""
    styles, body = _opened(document)
    text = text_of(body)
    left_out = tuple(_take_round_about(body))
    return Reading(root=body, text=text, pictures=dict(_pictures(body, None)), left_out=left_out, styles=styles)


def _opened(document: HtmlElement) -> tuple[str, HtmlElement]:
    """Return the style sheets of a document, and its body without what nobody reads."""
    styles = "\n".join(node.text or "" for node in document.iter("style"))
    found = document.find("body")
    body = document if found is None else found
    without_comments(body)
    for node in list(body.iter(*_UNREAD)):
        if node is not body:
            node.drop_tree()
    return styles, body


def without_comments(root: HtmlElement) -> None:
    """Take away comments and what Word writes for itself alone; text after them stays."""
    etree.strip_tags(root, etree.Comment)
    etree.strip_elements(root, etree.ProcessingInstruction, with_tail=False)
    for node in list(root.iter()):
        if isinstance(node.tag, str) and ":" in node.tag:
            node.drop_tag()


def decoded(data: bytes) -> str:
    """Return the text of a page, in whatever encoding it says or shows it has."""
    said = EncodingDetector.find_declared_encoding(data, is_html=True) or WESTERN
    by_mark = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    for encoding in (by_mark, said, WESTERN):
        with suppress(UnicodeDecodeError, LookupError):
            return UNSEEN.sub(" ", data.decode(encoding))
    return UNSEEN.sub(" ", data.decode(WESTERN, "replace"))


def parse_page(text: str) -> HtmlElement:
    """Return a page as a tree.

    Raises:
        ImportingError: there is none, or it is nested too deep.
    """
    try:
        document = html.document_fromstring(
            UNSEEN_BY_NUMBER.sub(" ", text).encode(), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError) as error:
        raise ImportingError(
            "Filen er tom, eller den er ingen nettside. Lagre siden på nytt fra nettleseren."
        ) from error
    if any(len(node) == 0 and sum(1 for _ in node.iterancestors()) > DEEPEST for node in document.iter()):
        raise ImportingError(
            "Nettsiden er satt sammen av for mange lag. Kopier teksten inn i et dokument, og hent det."
        )
    return document


def _main(body: HtmlElement) -> tuple[HtmlElement, tuple[str, ...]]:
    """Return what a page marks as its main text, and what a person should know; a document is nothing but its text."""
    mains = [node for node in body.iter() if node.tag == "main" or node.get("role") == "main"]
    articles = list((mains[0] if mains else body).iter("article"))
    outer = [node for node in articles if next(node.iterancestors("article"), None) is None]
    if len(outer) == 1 and (outer[0].find(".//h1") is not None or not mains):
        return outer[0], ()
    if mains:
        return mains[0], ()
    if next(body.iter("nav", "header", "footer", "aside"), None) is None:
        return body, ()
    return body, ("Siden sier ikke selv hva som er hovedteksten, så alt er tatt med. Slett det som ikke hører til.",)


def _around(body: HtmlElement, main: HtmlElement) -> Iterator[LeftOut]:
    """Yield the words outside the main text, by where they stand."""
    node = main
    while node is not body and (parent := node.getparent()) is not None:
        parts = [("utenfor hovedteksten", parent.text)]
        for child in parent:
            parts += [(_name(child), "" if child is node else text_of(child)), ("utenfor hovedteksten", child.tail)]
        for where, text in parts:
            if words := " ".join((text or "").split()):
                yield LeftOut(where=where, words=words)
        node = parent


def _name(node: HtmlElement) -> str:
    return ROLES.get(node.get("role") or "") or ROUND_ABOUT.get(str(node.tag), "utenfor hovedteksten")


def _take_round_about(main: HtmlElement) -> list[LeftOut]:
    """Take away menus, forms and what is hidden, and name their words."""
    left_out = []
    for node in list(main.iter()):
        if main not in node.iterancestors():
            continue
        is_hidden = bool(_HIDDEN.search((node.get("style") or "").lower())) or "hidden" in node.attrib
        if not is_hidden and not _is_round_about(node):
            continue
        words = text_of(node) or node.get("title") or node.get("src") or node.get("data") or ""
        if words:
            left_out.append(LeftOut(where="skjult tekst" if is_hidden else _name(node), words=words))
        node.drop_tree()
    return left_out


def _is_round_about(node: HtmlElement) -> bool:
    """Tell whether an element inside the main text is no part of it; not a header, nor a form round the whole page."""
    if node.tag == "header" or node.find(".//h1") is not None:
        return False
    if node.tag == "form" and any(True for _ in node.iter("table", "main", "article", "h2")):
        return False
    if node.tag == "button":  # in a heading it is what the heading says
        return next(node.iterancestors("h2", "h3", "h4", "h5", "h6", "summary"), None) is None
    return node.tag in ROUND_ABOUT or node.get("role") in ROLES


# What the page says of itself


def _facts(document: HtmlElement) -> Iterator[Fact]:
    """Yield what is marked up for others: schema.org in JSON-LD, then the fields of the head."""
    for script in document.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            yield from _structured(script.text or "")
    names = {
        (node.get("property") or node.get("name") or "").lower(): " ".join((node.get("content") or "").split())
        for node in document.iter("meta")
    }
    where = "det siden sier om seg selv"
    title = document.findtext(".//title") or ""
    for written in (names.get("og:title", ""), _SITE_NAME.sub("", " ".join(title.split()))):
        yield Fact(key="tittel", value=written, source=written, where=where)
    for name in ("article:published_time", "date", "dc.date"):
        written = names.get(name, "")
        yield Fact(key="publisert", value=day_of(written), source=written, where=where)
    for name in ("description", "og:description"):
        yield Fact(key="ingress", value=names.get(name, ""), source=names.get(name, ""), where=where)


def _structured(text: str) -> Iterator[Fact]:
    """Yield the fields of the one event or article in JSON-LD."""
    try:
        things = list(_things(json.loads(text)))
    except (ValueError, RecursionError):
        return
    where = "merkingen for søkemotorer"
    events = [thing for thing in things if str(thing.get("@type", "")).endswith("Event")]
    if len(events) == 1:
        yield from span_facts(str(events[0].get("startDate", "")), str(events[0].get("endDate", "")), where)
        venue = _venue(events[0].get("location"))
        yield Fact(key="sted", value=venue, source=venue, where=where)
    articles = [thing for thing in things if str(thing.get("@type", "")).endswith(("Article", "Posting"))]
    if len(articles) == 1:
        written = str(articles[0].get("datePublished", ""))
        yield Fact(key="publisert", value=day_of(written), source=written, where=where)


def _things(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _things(each)
    elif isinstance(value, dict):
        yield value
        yield from _things(value.get("@graph", []))


def _venue(location: object) -> str:
    """Return the name of a venue and its address, in one line."""
    if isinstance(location, list):
        return _venue(next(iter(location), ""))
    if not isinstance(location, dict):
        return str(location or "")
    address = location.get("address")
    if isinstance(address, dict):
        address = venue_line("", *(address.get(key) for key in ("streetAddress", "postalCode", "addressLocality")))
    return venue_line(location.get("name"), address)


def venue_line(name: object, street: object, postal_code: object = "", town: object = "") -> str:
    """Return a venue in one line, as far as it is known: «Eksempelhuset, Eksempelgata 1, 0001 Testbyen»."""
    place = " ".join(str(part) for part in (postal_code, town) if part)
    return ", ".join(str(part) for part in (name, street, place) if part)


def span_facts(starts: str, ends: str, where: str) -> Iterable[Fact]:
    """Return when an event starts and ends, as far as they are moments."""
    first, last = read_moment(starts), read_moment(ends)
    if not isinstance(first, Moment):
        return ()
    span = WrittenSpan(starts=first, ends=last if isinstance(last, Moment) else None, words=starts)
    return span.facts(starts, ends, where)


def day_of(written: str) -> str:
    """Return the day of a moment as an editor writes it; nothing where it is none."""
    read = read_moment(written)
    return typed_date(read.day) if isinstance(read, Moment) else ""


def _address(document: HtmlElement) -> str:
    """Return where a page was saved from."""
    for comment in document.getroottree().xpath("//comment()"):
        if saved := _SAVED_FROM.search(comment.text or ""):
            return saved[1]
    for node in document.iter("link", "meta", "base"):
        if node.tag == "base" or node.get("rel") == "canonical" or node.get("property") == "og:url":
            written = (node.get("href") or node.get("content") or "").strip()
            if written.startswith(("https://", "http://")):
                return written
    return ""


# Its pictures


def _pictures(main: HtmlElement, folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that came with the page: in the page itself, or saved beside it."""
    for number, picture in enumerate(main.iter("img"), 1):
        source = (picture.get("src") or picture.get("data-src") or "").strip()
        picture.set("src", source)
        if PICTURE_FROM_DATA.match(source):
            if octets := _from_data(source):
                picture.set("src", f"data:{number}")
                yield f"data:{number}", octets
        elif folder and "://" not in source and (octets := _beside(source, folder)):
            yield source, octets


def _from_data(source: str) -> bytes:
    head, _, content = source.partition(",")
    octets = unquote_to_bytes(content)
    with suppress(binascii.Error):
        return base64.b64decode(octets) if ";base64" in head.lower() else octets
    return b""


def _beside(source: str, folder: Path) -> bytes:
    """Return the picture a saved page has beside it; never one outside the folder the page lies in."""
    try:
        path = (folder / unquote(source)).resolve()
        return path.read_bytes() if path.is_relative_to(folder.resolve()) and path.is_file() else b""
    except (OSError, ValueError):
        return b""
