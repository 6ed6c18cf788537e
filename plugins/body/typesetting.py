"""Typography in a body: text nodes alone, block by block, and what pictures show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from norwegian.runs import Run, set_runs
from norwegian.typography import LANGUAGES, TYPESETTING_RULES, may_change, typeset

from .headings import heading_text
from .model import Heading, Hole, InlinePicture
from .safe_html import Element, raw_text_of
from .source import PHRASING

# Code is as it is typed, and what stands above or below the line belongs to no sentence.
UNTOUCHED = frozenset({"code", "pre", "kbd", "samp", "var", "sub", "sup", "img"})
# A sentence goes on through these: «en <em>god</em> dag»; not through «<p>»
INLINE = PHRASING | UNTOUCHED - {"pre"} | {"br", "wbr"}
_FOOTNOTE_LINKS = frozenset({"footnote-ref", "footnote-backref"})

Slot = tuple[Element | None, str, str]  # whose it is, «text» or «tail», and the text itself; of none: it stays as it is


def typeset_body(root: Element, language: str) -> None:
    """Set the text in *root* as it is written in *language*; attributes are left alone."""
    if language not in LANGUAGES:
        return
    for block in _blocks(root):
        if not may_change("".join([text for _, _, text in block])):
            continue
        runs = [Run(text=text, protected=element is None) for element, _, text in block]
        for (element, where, text), new in zip(block, set_runs(runs, TYPESETTING_RULES), strict=True):
            if element is not None and new != text:
                setattr(element, where, new)


def typeset_holes(holes: Sequence[Hole], language: str) -> list[Hole]:
    """Return *holes* with the descriptions of pictures as they are written in *language*."""
    return [
        replace(hole, alt=typeset(hole.alt, language)) if isinstance(hole, InlinePicture) else hole for hole in holes
    ]


def shown_headings(root: Element, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return *headings* with the words they now have in *root*."""
    elements = root.iter("h2", "h3", "h4", "h5", "h6")
    return tuple(
        replace(heading, text=heading_text(element)) for heading, element in zip(headings, elements, strict=True)
    )


def _blocks(root: Element) -> Iterator[list[Slot]]:
    """Yield the pieces of text of each block; a block that holds other blocks is cut where they stand."""
    slots: list[Slot] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if slots and element.tag not in INLINE:
            yield slots
            slots = []
        if event == "end":
            if element.tail and element is not root:
                slots.append((element, "tail", element.tail))
        elif _is_untouched(element):
            slots.append((None, "text", raw_text_of(element) or " "))
            walk.skip_subtree()
        elif element.tag == "br":
            slots.append((None, "text", "\n"))
        elif element.text:
            slots.append((element, "text", element.text))
    if slots:
        yield slots


def _is_untouched(element: Element) -> bool:
    if element.tag in UNTOUCHED or element.get("data-raw") is not None:
        return True
    language = element.get("lang")
    if language is not None and language.lower().partition("-")[0] not in LANGUAGES:
        return True
    return element.tag == "a" and element.get("class") in _FOOTNOTE_LINKS
