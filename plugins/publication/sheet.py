"""One content file while its fields are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from manuscript.model import Document, Node, Scalar
from manuscript.problem import Problem
from norwegian.reading import Moment

from . import values
from .clock import is_later
from .fields import BY_KEY, CATEGORY, Field
from .keys import given
from .model import Kind, Place
from .notes import Notes, Spot

T = TypeVar("T")
DATES = ("starter", "slutter", "publisert", "flyttet-fra", "påmeldingsfrist")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as written, and the instant it is."""

    moment: Moment
    instant: datetime

    @property
    def has_clock(self) -> bool:
        return self.moment.minute is not None

    def is_after(self, other: When) -> bool:
        """Tell whether this is later; where either is a day alone, only days count."""
        if self.has_clock and other.has_clock:
            return is_later(self.instant, other.instant)
        return self.instant.date() > other.instant.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document of a kind, with the value of each field that has one."""

    document: Document
    kind: Kind
    nodes: dict[str, Node]  # by canonical key
    notes: Notes

    @property
    def problems(self) -> list[Problem]:
        return self.notes.problems

    @property
    def top(self) -> Place:
        """Return where what is missing is told: the beginning of the fields."""
        return Place(line=self.document.front_matter.line, column=1)

    @property
    def places(self) -> dict[str, Place]:
        found = {key: Place(line=node.line, column=node.column) for key, node in self.nodes.items()}
        if CATEGORY.key in found:
            found.setdefault("emner", found[CATEGORY.key])
        return found

    @property
    def likely_year(self) -> int | None:
        """Return a year that the file's name or another date in it gives, to propose where one is missing."""
        written = [self.document.source.name[:4]]
        written += [each.text for key, each in self.nodes.items() if key in DATES and isinstance(each, Scalar)]
        years = (YEAR.search(text[:200]) for text in written)
        return next((int(year[0]) for year in years if year), None)

    def spot(self, key: str) -> Spot:
        field: Field = BY_KEY.get(key, CATEGORY)
        return Spot(notes=self.notes, name=key, example=field.example)

    def at(self, key: str) -> Node | Place:
        """Return where *key* is told of: its value, or the beginning of the fields."""
        return self.nodes.get(key, self.top)

    def read(self, key: str, reader: Callable[..., T], default: T, *more: object) -> T:
        """Return what *reader* makes of the field, or *default* when it is not given."""
        node = self.nodes.get(key)
        return default if node is None else reader(node, self.spot(key), *more)

    def text(self, key: str) -> str:
        """Return the words of a field; marks that only mean something in a body are shown, and told."""
        return self.read(key, values.prose, "")

    def when(self, key: str) -> When | None:
        """Return the moment of a field; None when it is not given or was refused."""
        node = self.nodes.get(key)
        if node is None:
            return None
        moment = values.moment(node, self.spot(key), year=self.likely_year)
        instant = values.at(moment, node, self.spot(key))
        return When(moment=moment, instant=instant) if moment and instant else None

    def tell_missing(self, key: str, fix: str) -> None:
        """Tell that a required field is not given, unless it may stand in lines that were not read."""
        if not self.document.unread:
            self.spot(key).tell(self.top, "field-missing", f"Feltet «{key}» mangler.", fix)


def open_sheet(document: Document, kind: Kind) -> Sheet:
    """Return the document with its keys understood."""
    notes = Notes(file=document.file)
    nodes = given(document.front_matter, kind, notes)
    return Sheet(document=document, kind=kind, nodes=nodes, notes=notes)
