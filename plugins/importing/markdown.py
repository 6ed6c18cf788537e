"""Blocks of HTML as Markdown, by Markdownify, with the pictures, links and footnotes in them.

No sign acts where it only stands, and no address that leads nowhere from here is written.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, ClassVar
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag
from lxml import html
from lxml.html import HtmlElement
from markdownify import MarkdownConverter

from images.original import as_original
from manuscript.problem import Problem

from .model import INSIDE_WORDS, LeftOut, text_of

# A sign that acts wherever it stands: «\*», «`», «[»; a backslash only before one of Markdown's own signs
_ACTING = re.compile(r"[*`\[]|\\(?=[\\`*_{}\[\]()>#+.!|-])")
# «_» at the edge of a word; not within one: «min_fil»
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
# «<b» and «</b», not «3 < 4»; «&amp;», «&#8211;», not «Mat & helse»
_TAG, _ENTITY = re.compile(r"<(?=[A-Za-z/!?])"), re.compile(r"&(?=#?\w{1,32};)")
# The start of an attribute list: «{: .dekor }»
_ATTRIBUTES = re.compile(r"\{(?=[:#.])")
# What acts only first on a line: «# », «> », «+ », «| », «!!! »; «- » and «1. » stay: whoever wrote them meant a list
_FIRST = re.compile(r"^(?=#{1,6}(?:\s|$)|>|\+\s|\||!!!)", re.MULTILINE)
# In an item they would make an item in it: «- strek»; not «1. mai»
_MARK_IN_ITEM = re.compile(r"^(?=[-+]\s)")
_DEFINITION = re.compile(r"^:(?=\s)", re.MULTILINE)
# A line drawn under another, which would make a heading of it: «-----», «=====», «~~~~»
_DRAWN = re.compile(r"^\s*([-=_~])\1{1,}\s*$", re.MULTILINE)
_BREAKS = re.compile(r"\s*(?:<br>\s*)+")
_SPACE = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_BLANK_LINES = re.compile(r"\n{3,}")
SAFE = ("https://", "http://", "mailto:", "tel:")
_Write = Callable[[Tag, str, set[str]], str]
CELLS = frozenset({"td", "th"})
LINES_OF_CELLS = frozenset("p div li h1 h2 h3 h4 h5 h6 ul ol blockquote".split())


class Writer(MarkdownConverter):
    """Markdownify, with the marks this site reads."""

    class Options:
        heading_style = "atx"
        bullets = "-"
        autolinks = False
        sub_symbol = "<sub>"
        sup_symbol = "<sup>"
        bs4_options: ClassVar[dict[str, Any]] = {"features": "html.parser"}

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = _ACTING.sub(r"\\\g<0>", text)
        text = _EDGE_UNDERSCORE.sub(r"\\_", text)
        text = _ATTRIBUTES.sub(r"\\{", _ENTITY.sub("&amp;", text))
        text = _TAG.sub("&lt;", text)
        if "a" in parent_tags:
            text = text.replace("]", "\\]")
        return text.replace("|", "\\|") if CELLS & parent_tags else text

    def get_conv_fn(self, tag_name: str) -> _Write | None:
        """Return what writes an element; a row of Markdown is one line, so in a cell each block has a break round it."""
        write: _Write | None = super().get_conv_fn(tag_name)  # type: ignore[misc]  # its stub is silent
        if tag_name not in LINES_OF_CELLS or write is None:
            return write

        def in_cell(el: Tag, text: str, parent_tags: set[str]) -> str:
            return f"<br>{text.strip()}<br>" if CELLS & parent_tags else write(el, text, parent_tags)

        return in_cell

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "th" in parent_tags:
            return text
        written: str = super().convert_b(el, text, parent_tags)  # type: ignore[misc]  # its stub is silent
        return written

    convert_strong = convert_b

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        text = "\n".join(line.lstrip() for line in text.strip().split("\n"))
        return f"\n\n{_as_text(text)}\n\n" if text else ""

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        first, *others = text.strip().split("\n", 1)
        first = _MARK_IN_ITEM.sub(r"\\", _as_text(first))
        written: str = super().convert_li(el, "\n".join([first, *others]), parent_tags)  # type: ignore[misc]  # its stub is silent
        return written

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if CELLS & parent_tags:
            return "<br>"
        return " " if "_inline" in parent_tags else "  \n"  # two spaces before the end of a line keep it

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {_BREAKS.sub('<br>', text.strip()).removeprefix('<br>').removesuffix('<br>')} |".replace("\n", " ")

    convert_th = convert_td

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        before, words, after = _around(text)
        address = str(el.get("href") or "")
        if not words or not address or {"code", "pre"} & parent_tags:
            return text
        return f"{before}[{words}]({_in_brackets(address)}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alt = " ".join(str(el.get("alt") or "").split())
        title = " ".join(str(el.get("title") or "").split())
        shown = f' "{title.replace(chr(34), "’")}"' if title else ""
        return f"![{self.escape(alt, {'a'})}]({_in_brackets(str(el.get('src') or ''))}{shown})"

    def convert_footnote_reference(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"[^{text.strip()}]"

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        before, words, after = _around(text)
        return f"{before}<del>{words}</del>{after}" if words else text

    convert_s = convert_del
    convert_strike = convert_del

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"«{text}»"


def _as_text(text: str) -> str:
    """Return *text* with nothing that acts where a line begins."""
    text = _DEFINITION.sub("&#58;", _FIRST.sub(r"\\", text))
    return _DRAWN.sub(lambda drawn: f"\\{drawn[0].strip()}", text)


def _around(text: str) -> tuple[str, str, str]:
    """Return the space before the words of *text*, the words, and the space after them."""
    words = text.strip()
    return " " if text[:1].isspace() else "", words, " " if text[-1:].isspace() else ""


def _in_brackets(address: str) -> str:
    """Return an address as a link can hold it: none of its signs may end it."""
    signs = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\n": "", "\t": ""}
    return "".join(signs.get(sign, sign) for sign in address.strip())


def markdown_of(blocks: Iterable[HtmlElement]) -> str:
    """Return *blocks* as Markdown, one after the other."""
    written = []
    for block in blocks:
        _plain_spaces(block)
        written.append(html.tostring(block, encoding="unicode", with_tail=False))
    return _BLANK_LINES.sub("\n\n", Writer().convert("".join(written)).strip("\n"))


def notes_of(notes: Iterable[tuple[str, list[HtmlElement]]]) -> str:
    """Return footnotes as Markdown has them at the end of a text."""
    written = []
    for label, blocks in notes:
        text = markdown_of(blocks).replace("\n", "\n    ").replace("\n    \n", "\n\n")
        written.append(f"[^{label}]: {text}")
    return "\n\n".join(written)


def _plain_spaces(block: HtmlElement) -> None:
    """Put ordinary spaces where a word processor has put others: beside a mark they would hide it."""
    for node in block.iter():
        if node.text and node.tag != "pre":
            node.text = INSIDE_WORDS.sub("", _SPACE.sub(" ", node.text))
        if node.tail:
            node.tail = INSIDE_WORDS.sub("", _SPACE.sub(" ", node.tail))


# Pictures, saved beside the text under names that are valid here, without where they were taken


PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")


@dataclass(slots=True)
class SavedPictures:
    """The pictures of one text, numbered in its order."""

    slug: str
    given: Mapping[str, bytes]  # by their address in the tree
    page: str  # the address they are seen from; empty: none
    files: dict[str, bytes] = field(default_factory=dict)  # by name, as they are saved
    without_location: list[str] = field(default_factory=list)  # names
    to_fetch: list[tuple[str, str]] = field(default_factory=list)  # name, address
    unfit: list[tuple[str, str]] = field(default_factory=list)  # description, why
    _names: dict[str, str] = field(default_factory=dict)

    def settle(self, blocks: list[HtmlElement]) -> None:
        """Give each picture in *blocks* the name of its file; one that cannot be shown here is taken away and told of."""
        for block in list(blocks):
            for picture in list(block.iter("img")):
                name = self.name(picture)
                if name:
                    picture.set("src", name)
                elif picture is block:
                    block.tag, block.text = "p", None
                    block.attrib.clear()
                else:
                    picture.drop_tree()

    def name(self, picture: HtmlElement) -> str:
        """Return the name of a picture's file here; nothing where it cannot be shown, which is told of."""
        source = (picture.get("src") or "").strip()
        described = " ".join(filter(None, (picture.get("alt"), picture.get("title")))) or source[:80]
        name = self._names.get(source) or (self._saved if source in self.given else self._to_fetch)(source, described)
        if name:
            self._names[source] = name
        return name

    def _saved(self, source: str, described: str) -> str:
        """Return the name a picture that came along is saved by."""
        saved = as_original(self.given[source])
        if isinstance(saved, Problem):
            self.unfit.append((described, f"{saved.message} {saved.fix}"))
            return ""
        name = self._numbered(saved.ending)
        self.files[name] = saved.data
        self.without_location += [name] if saved.had_location else []
        return name

    def _to_fetch(self, source: str, described: str) -> str:
        """Return the name a picture that lies elsewhere is to have when somebody has fetched it."""
        source = _absolute(source, self.page)
        ending = PurePosixPath(urlsplit(source).path).suffix.lower()
        if not source.startswith(("https://", "http://")):
            self.unfit.append((described, f"Bildefilen fulgte ikke med: «{unquote(source)[:80]}»."))
            return ""
        name = self._numbered(ending if ending in (".jpg", ".jpeg", ".png", ".webp") else ".jpg")
        self.to_fetch.append((name, source))
        return name

    def _numbered(self, ending: str) -> str:
        return f"{self.slug}-{len(self.files) + len(self.to_fetch) + 1}{ending}"


# Links


def settle_links(blocks: Iterable[HtmlElement], page: str) -> list[LeftOut]:
    """Let each link lead where it led from *page*; one that leads nowhere from here becomes text, and is named."""
    left_out = []
    for block in blocks:
        for link in list(block.iter("a")):
            href = _absolute((link.get("href") or "").strip(), page)
            if href.lower().startswith(SAFE):
                link.set("href", href)
                continue
            if href and not href.startswith("#"):
                left_out.append(LeftOut(where=f"lenken på «{text_of(link)}»", words=href))
            link.drop_tag()
        if address := block.attrib.pop("data-link", ""):
            full = _absolute(address, page)
            if full.startswith(SAFE) and not urlsplit(full).path.lower().endswith(PICTURE_ENDINGS):
                left_out.append(LeftOut(where="lenken på et bilde", words=full))
    return left_out


def _absolute(href: str, page: str) -> str:
    """Return where *href* leads from *page*."""
    if not page or href.startswith("#"):
        return href
    try:
        return urljoin(page, href)
    except ValueError:
        return href


# Footnotes: two links that lead to each other, whoever wrote them


REFERENCE = "footnote-reference"  # the element that stands for a reference, with the number as its text
# What a reference is written as: «1», «[12]», «*», «iv», «(a)»; not a word
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]{1,4}|\*{1,3})[\])]?", re.IGNORECASE)
_NOTE_BLOCKS = ("li", "p", "div", "dd", "td")


def take_footnotes(root: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Take the notes out of *root*, and put a reference where each is referred to; return label and note.

    A link is a reference when its target holds a link back to it.
    """
    named: dict[str, HtmlElement] = {}  # the elements a fragment can lead to
    for node in root.iter():
        for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
            named.setdefault(name or "", node)
    notes: dict[HtmlElement, str] = {}
    for link in list(root.iter("a")):
        target = named.get(_fragment(link))
        if target is None or not _MARK.fullmatch(text_of(link)):
            continue
        note = next((node for node in (target, *target.iterancestors()) if node.tag in _NOTE_BLOCKS), None)
        if note is None or note is root or _is_inside(link, note) or not _leads_back(note, link, named):
            continue
        _refer(link, notes.setdefault(note, str(len(notes) + 1)))
    for note in notes:
        _take_out(note)
    return [(label, note) for note, label in notes.items()]


def _fragment(link: HtmlElement) -> str:
    """Return the name in «#name»; a sign that is no name where the address leads elsewhere."""
    before, _, name = (link.get("href") or "").partition("#")
    return unquote(name) if name and not before.strip() else "#"


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
    around = itertools.takewhile(
        lambda node: node.tag in ("sup", "span") and text_of(node) == text_of(link), link.iterancestors()
    )
    outer = [link, *around][-1]
    reference = html.Element(REFERENCE)
    reference.text, reference.tail = label, outer.tail
    parent = outer.getparent()
    assert parent is not None, "the link stands in the root"
    parent.replace(outer, reference)


def _take_out(note: HtmlElement) -> None:
    """Take a note out of the tree, and out of it what leads back."""
    for link in list(note.iter("a")):
        words = text_of(link)
        if _fragment(link) != "#" and (_MARK.fullmatch(words) or not any(map(str.isalnum, words))):
            link.drop_tree()
    note.drop_tree()
    note.tail = None
