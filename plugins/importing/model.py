"""What a file from elsewhere says, whatever its format, and the draft that is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from lxml.html import HtmlElement

from content_types.model import ContentKind
from manuscript.problem import UserError


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
