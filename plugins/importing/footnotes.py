"""Footnotes in HTML: two links that lead to each other, whoever wrote them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import html
from lxml.html import HtmlElement

REFERENCE = "footnote-reference"  # the element that stands for a reference, with the number as its text
# What a reference is written as: «1», «[12]», «*», «iv», «(a)»; not a word
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]{1,4}|\*{1,3})[\])]?", re.IGNORECASE)
_NOTE_BLOCKS = ("li", "p", "div", "dd", "td")


def take_footnotes(root: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Take the notes out of *root*, and put a reference where each is referred to; return label and note.

    A link is a reference when its target holds a link back to it.
    """
    named = _named(root)
    notes: dict[HtmlElement, str] = {}
    for link in list(root.iter("a")):
        target = named.get(_fragment(link))
        if target is None or not _MARK.fullmatch(_words(link)):
            continue
        note = _block_of(target)
        if note is None or _is_inside(link, note) or not _leads_back(note, link, named):
            continue
        label = notes.setdefault(note, str(len(notes) + 1))
        _refer(link, label)
    for note in notes:
        _take_out(note)
    return [(label, note) for note, label in notes.items()]


def _named(root: HtmlElement) -> dict[str, HtmlElement]:
    """Return the elements a fragment can lead to, by their names."""
    found: dict[str, HtmlElement] = {}
    for node in root.iter():
        if isinstance(node.tag, str):
            for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
                if name:
                    found.setdefault(name, node)
    return found


def _fragment(link: HtmlElement) -> str:
    """Return the name in «#name», or in an address with one; nothing that is no element's name."""
    before, mark, name = (link.get("href") or "").partition("#")
    return unquote(name) if mark and not before.strip() else ""


def _words(node: HtmlElement) -> str:
    return "".join(node.itertext()).replace("\xa0", " ").strip()


def _block_of(target: HtmlElement) -> HtmlElement | None:
    node: HtmlElement | None = target
    while node is not None and node.tag not in _NOTE_BLOCKS:
        node = node.getparent()
    return node if node is not None and node.getparent() is not None else None


def _leads_back(note: HtmlElement, link: HtmlElement, named: dict[str, HtmlElement]) -> bool:
    """Tell whether a link in *note* leads to *link*, or to what stands round it or in it."""
    targets = (named.get(_fragment(candidate)) for candidate in note.iter("a"))
    return any(
        target is not None and (target is link or _is_inside(link, target) or _is_inside(target, link))
        for target in targets
    )


def _is_inside(node: HtmlElement, outer: HtmlElement) -> bool:
    return any(ancestor is outer for ancestor in node.iterancestors()) and outer.tag not in ("body", "html")


def _refer(link: HtmlElement, label: str) -> None:
    """Put a reference in the place of a link and the raised mark round it."""
    outer = link
    while (
        (parent := outer.getparent()) is not None and parent.tag in ("sup", "span") and _words(parent) == _words(link)
    ):
        outer = parent
    reference = html.Element(REFERENCE)
    reference.text = label
    reference.tail, outer.tail = outer.tail, None
    parent = outer.getparent()
    assert parent is not None, "the link stands in the root"
    parent.replace(outer, reference)


def _take_out(note: HtmlElement) -> None:
    """Take a note out of the tree, and out of it what leads back."""
    for link in list(note.iter("a")):
        words = _words(link)
        if _fragment(link) and (_MARK.fullmatch(words) or not any(map(str.isalnum, words))):
            link.drop_tree()
    note.drop_tree()
    note.tail = None
