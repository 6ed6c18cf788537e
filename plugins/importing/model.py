"""What a file from elsewhere says, whatever its format, the words of its tree, and the draft that is made of it."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from lxml import etree, html
from lxml.html import HtmlElement

from content_types.model import ContentKind
from manuscript.problem import UserError
from norwegian.dates import Moment, typed_moment, write_clock


class ImportingError(UserError):
    """There is nothing to make a draft of; the words are for the editor."""

    code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The value of a field, and what it was read from."""

    key: str  # of the field
    value: str  # as it is written in the draft
    source: str  # what was read, in the words of the source
    where: str = ""  # «overskriften», «linjen»


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words of the source that are not in the draft."""

    where: str  # «menyen»
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file says: its text as a tree of HTML, its pictures, and what does not come along."""

    root: HtmlElement
    text: str  # all its words, read another way than the tree: each must be found again
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by their address in the tree
    facts: tuple[Fact, ...] = ()  # what the format itself says: the subject of an e-mail
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[str, ...] = ()
    written: date | None = None  # when, which tells the year of a day without one
    styles: str = ""  # the style sheets of a web page
    address: str = ""  # of a web page
    kind: ContentKind | None = None  # None: the text itself tells
    lead: HtmlElement | None = None  # the picture above the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What a file of several texts says."""

    readings: tuple[Reading, ...]
    remarks: tuple[str, ...] = ()  # on what is no text


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSpan:
    """From when to when, as far as it is written in a text."""

    starts: Moment
    ends: Moment | None
    words: str  # as they stand in the text
    doubt: str = ""  # what a person should look at, as a sentence

    @property
    def starts_value(self) -> str:
        return typed_moment(self.starts)

    @property
    def ends_value(self) -> str:
        """The end as an editor writes it: a clock time alone on the same day. Empty: none."""
        if self.ends is None or self.ends == self.starts:
            return ""
        if self.ends.day == self.starts.day and self.ends.minute is not None:
            return write_clock(self.ends.minute)
        return typed_moment(self.ends)

    def facts(self, starts: str, ends: str, where: str) -> tuple[Fact, Fact]:
        """Return when an event starts and ends, read from the words *starts* and *ends*."""
        return (
            Fact(key="starter", value=self.starts_value, source=starts, where=where),
            Fact(key="slutter", value=self.ends_value, source=ends, where=where),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The files of a new text, and what a person should know of it."""

    kind: ContentKind
    name: str  # of the text
    files: Mapping[str, bytes]  # by name, the text among them
    report: str

    @property
    def source(self) -> PurePosixPath:
        """Where the text lies in the content folder."""
        return PurePosixPath(self.kind, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The drafts of a file, and what a person should know of the rest of it."""

    drafts: tuple[Draft, ...]
    remarks: tuple[str, ...] = ()


# The words of a tree


# What stands inside words and is no letter: a soft hyphen, a zero width space, a byte order mark
INSIDE_WORDS = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
SPACE = "\xa0 \r\n\t"
# What words on each side of are two: where a line ends, and a link, which a footnote's number may be
_BREAKS = frozenset(
    "a address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr img input label legend li main nav ol option p pre section select summary table tbody"
    " td textarea tfoot th thead title tr ul video button".split()
)


def text_of(
    tree: etree._Element,
    *,
    breaks: Collection[str] = _BREAKS,
    skipped: Collection[str] = (),
    only: Collection[str] | None = None,
) -> str:
    """Return the words of *tree* as they are seen, with a space where its parts are divided.

    What is in the elements *skipped* is not seen; where *only* some hold words, no others are asked.
    """
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if node.tag in breaks:
            pieces.append(" ")
        if event == "end":
            pieces.append(node.tail or "" if node is not tree and only is None else "")
        elif node is not tree and node.tag in skipped:
            walk.skip_subtree()
        elif only is None or node.tag in only:
            pieces.append(node.text or "")
    return " ".join(INSIDE_WORDS.sub("", "".join(pieces)).split())


def has_class(element: HtmlElement, names: Iterable[str]) -> bool:
    """Tell whether *element* has one of the classes *names*, in any letters."""
    return not {*(element.get("class") or "").lower().split()}.isdisjoint(names)


def is_all_bold(element: HtmlElement, least: int = 1) -> bool:
    """Tell whether all words of *element*, and at least so many signs, are bold."""
    bold = " ".join("".join(inner.itertext()) for inner in element.iter("b", "strong")).strip()
    return len(bold) >= least and "".join(bold.split()) == "".join("".join(element.itertext()).split())


def add_text(target: HtmlElement, text: str | None) -> None:
    """Add *text* at the end of *target*."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + (text or "")
    else:
        target.text = (target.text or "") + (text or "")


def lines_of(paragraph: HtmlElement) -> list[HtmlElement]:
    """Return a copy of each line of *paragraph*, as a paragraph."""
    lines = [html.Element(paragraph.tag, dict(paragraph.attrib))]
    lines[0].text = paragraph.text
    for child in copy.deepcopy(paragraph):
        if child.tag == "br":
            lines.append(html.Element(paragraph.tag, dict(paragraph.attrib)))
            lines[-1].text = child.tail
        else:
            lines[-1].append(child)
    return lines


def joined(lines: Iterable[HtmlElement]) -> HtmlElement:
    """Return *lines* as one paragraph, with a break where each of them ends."""
    first, *others = lines
    for line in others:
        etree.SubElement(first, "br").tail = line.text
        first.extend(list(line))
    return first


def nested(items: Iterable[tuple[int, str, str, HtmlElement]]) -> list[HtmlElement]:
    """Return the lists of *items*, each with its level, the name of its list, ul or ol; a deeper one is in the item above it."""
    whole: list[HtmlElement] = []
    opened: list[tuple[int, str, HtmlElement]] = []
    for level, name, tag, item in items:
        while opened and (opened[-1][0] > level or (opened[-1][0] == level and opened[-1][1] != name)):
            opened.pop()
        if not opened or opened[-1][0] < level:
            new = html.Element(tag)
            if opened:
                opened[-1][2][-1].append(new)
            else:
                whole.append(new)
            opened.append((level, name, new))
        opened[-1][2].append(item)
    return whole
