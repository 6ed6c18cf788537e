"""HTML as a tree, and back; and a body's parts, where its holes are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from lxml import etree

from .model import InlinePicture, LinkTarget, Part

Element = etree._Element

_PARSER = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)


def parse(html: str) -> Element:
    """Return *html* below one element."""
    document = etree.HTML(f"<html><body>{html}</body></html>", _PARSER)
    body = document.find("body")
    return body if body is not None else etree.SubElement(document, "body")


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


def split_at_holes(html: str, name: str, holes: Sequence[LinkTarget | InlinePicture]) -> tuple[Part, ...]:
    """Return *html* in parts: strings, and each of *holes* where its name stands."""
    parts: list[Part] = []
    position = 0
    for match in re.finditer(rf'<img src="{name}(\d+)z">|(?<=href="){name}(\d+)z(?=")', html):
        parts += [html[position : match.start()], holes[int(match.group(1) or match.group(2))]]
        position = match.end()
    parts.append(html[position:])
    return tuple(part for part in parts if part)
