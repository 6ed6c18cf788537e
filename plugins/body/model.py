"""A body as it is handed on: sanitised HTML with holes that only the whole site can fill, and its plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTarget:
    """The address in an ``href``: the one hole a link leaves in the HTML."""

    target: str  # as the editor wrote it, for example ../events/2023-03-23-x.md#program
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePicture:
    """A picture in the text: the whole ``img`` is a hole."""

    target: str  # as written
    alt: str  # empty: decoration
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A paragraph that asks for a list: the whole paragraph is a hole."""

    text: str  # what stands between the brackets, as written: «kommende arrangementer: 5»
    line: int
    column: int


Hole = LinkTarget | InlinePicture | ListLine
Part = str | Hole


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the body, for a table of contents."""

    level: int  # 2 to 6
    id: str
    text: str  # plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Sanitised HTML with holes: joined, the parts are the page's body."""

    parts: tuple[Part, ...] = ()
    ids: frozenset[str] = frozenset()
    headings: tuple[Heading, ...] = ()
    stray_list_lines: tuple[ListLine, ...] = ()  # among other words: they stay text
    torn_list_lines: tuple[ListLine, ...] = ()  # a line that lacks a bracket, and may be meant as one

    def html(
        self,
        link: Callable[[LinkTarget], str],
        picture: Callable[[InlinePicture], str],
        list_line: Callable[[ListLine], str],
    ) -> str:
        """Return the HTML, each hole filled.

        *link* answers an attribute-escaped address; *picture* and *list_line* a whole, safe element.
        """

        def filled(part: Part) -> str:
            match part:
                case LinkTarget():
                    return link(part)
                case InlinePicture():
                    return picture(part)
                case ListLine():
                    return list_line(part)
            return part

        return "".join(map(filled, self.parts))

    @property
    def links(self) -> tuple[LinkTarget, ...]:
        return tuple(part for part in self.parts if isinstance(part, LinkTarget))

    @property
    def pictures(self) -> tuple[InlinePicture, ...]:
        return tuple(part for part in self.parts if isinstance(part, InlinePicture))

    @property
    def list_lines(self) -> tuple[ListLine, ...]:
        return tuple(part for part in self.parts if isinstance(part, ListLine))


# Plain text

# After these a new line begins: «</p>», «</h2>», «<br>»; not «</em>»
_BLOCK_END = re.compile(r"</(?:p|li|h[2-6]|t[dhr]|d[td]|pre|figcaption|blockquote)>|<(?:br|hr)>")
# The arrow at the end of a footnote: «<a class="footnote-backref" href="#fnref-1">↩</a>»
_BACK_TO_TEXT = re.compile(r"<a (?:[^>\"]|\"[^\"]*\")*class=\"footnote-backref\"(?:[^>\"]|\"[^\"]*\")*>[^<]*</a>")
# «<em>», «<a title="1 > 0">»: an attribute may hold the sign that ends a tag
TAG = re.compile(r"<[^\">]*+(?:\"[^\"]*+\"[^\">]*+)*+>")


def plain_text(body: Body) -> str:
    """Return the words of *body*, a line for each block; pictures give their description."""
    html = "".join(_text_of(part) for part in body.parts)
    text = without_break_signs(unescape(TAG.sub("", _BLOCK_END.sub("\n", _BACK_TO_TEXT.sub("", html)))))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def without_break_signs(text: str) -> str:
    """Return *text* without signs that only tell where a line may break."""
    return text.replace("\u00ad", "").replace("\u2060", "").replace("\u200b", "")


def _text_of(part: Part) -> str:
    if isinstance(part, str):
        return part
    return f" {part.alt} ".replace("<", "&lt;") if isinstance(part, InlinePicture) else ""
