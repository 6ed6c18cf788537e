"""A body ready for the page, but for what only the whole site can fill in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


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


Part = str | LinkTarget | InlinePicture


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

    def html(
        self,
        link: Callable[[LinkTarget], str],
        picture: Callable[[InlinePicture], str],
    ) -> str:
        """Return the HTML, each hole filled.

        *link* answers an attribute-escaped address; *picture* a whole, safe element.
        """
        return "".join(
            part if isinstance(part, str) else link(part) if isinstance(part, LinkTarget) else picture(part)
            for part in self.parts
        )

    @property
    def links(self) -> tuple[LinkTarget, ...]:
        return tuple(part for part in self.parts if isinstance(part, LinkTarget))

    @property
    def pictures(self) -> tuple[InlinePicture, ...]:
        return tuple(part for part in self.parts if isinstance(part, InlinePicture))
