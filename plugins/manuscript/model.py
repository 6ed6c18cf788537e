"""The parts of a manuscript: front matter nodes and numbered body lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value in the front matter, always text: «no» is never a boolean."""

    text: str
    line: int  # from 1, in the file
    column: int  # from 1, in code points


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A YAML list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A YAML mapping, in the order it is written; keys may occur twice."""

    pairs: tuple[KeyValue, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValue:
    """A key with its value."""

    key: Scalar
    value: Node
    outdented: bool = False  # written further in than the fields, under one that has a value on its line


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the body, without its line end."""

    number: int  # from 1, in the file
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A Markdown file with front matter, read but not yet understood."""

    file: str  # shown to the editor, for example content/events/2027-03-12-mote.md
    source: PurePosixPath  # from the content folder, for example events/2027-03-12-mote.md
    front_matter: Mapping
    body: tuple[Line, ...]
    unread: tuple[Line, ...] = ()  # front matter no field could be made of, told in a problem
    header: tuple[Line, ...] = field(default=(), compare=False, repr=False)  # the front matter as it is written
