"""What a list line asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """The lists there are."""

    UPCOMING = auto()
    PAST = auto()
    ARTICLES = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject or a series."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A list line understood."""

    kind: Kind
    count: int
    subject: Topic | None = None
    series: Topic | None = None  # never for articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What is wrong with a list line; its place is the line's."""

    rule: str
    message: str
    fix: str
    example: str
