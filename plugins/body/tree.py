"""HTML as a tree, and back; and a body's parts, where its holes are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from lxml import etree

from .model import Hole, InlinePicture, ListLine, Part

Element = etree._Element

# A character by its number, as «&#1;»: some are allowed in no XML, and so in no feed (XML 1.0 §2.2).
_BY_NUMBER = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PARSER = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)


def parse(html: str) -> Element:
    """Return *html* below one element."""
    written = _BY_NUMBER.sub(_if_visible, html)
    document = etree.HTML(f"<html><body>{written}</body></html>", _PARSER)
    body = document.find("body")
    return body if body is not None else etree.SubElement(document, "body")


def _if_visible(match: re.Match[str]) -> str:
    """Return a character by its number as it is written; empty when there is nothing to see."""
    return "" if _NOT_IN_XML.search(unescape(match[0])) or not unescape(match[0]) else match[0]


def serialise(root: Element) -> str:
    """Return what stands in *root*."""
    html = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    return html.removeprefix("<body>").removesuffix("</body>")


def text_of(element: Element) -> str:
    """Return the plain text of *element*, white space made single."""
    return " ".join("".join(element.itertext()).split())


def hole_name(html: str) -> str:
    """Return a word that stands nowhere in *html*, for the names of holes."""
    name, text = "hull", unescape(html)
    while name in text:
        name += "x"
    return name


def split_at_holes(html: str, name: str, holes: Sequence[Hole]) -> tuple[Part, ...]:
    """Return *html* in parts: strings, and each of *holes* where its name stands."""
    before, *pieces = html.split(name)
    parts: list[Part] = []
    for piece in pieces:
        number, _, after = piece.partition("z")
        hole = holes[int(number)]
        if isinstance(hole, InlinePicture):
            before, after = before.removesuffix('<img src="'), after.removeprefix('">')
        elif isinstance(hole, ListLine):
            before, after = before.removesuffix("<p>"), after.removeprefix("</p>")
        parts += [before, hole]
        before = after
    parts.append(before)
    return tuple(part for part in parts if part)
