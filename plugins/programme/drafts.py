"""Rows and days while they are being put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .items import DayItem, Item, TimeItem
from .line import Written
from .place import Piece


@dataclass(slots=True, kw_only=True)
class Row:
    """A time with all that stands under it until the next time or day."""

    item: TimeItem
    below: list[Written] = field(default_factory=list)
    preface: list[Written] = field(default_factory=list)
    talks: dict[int, list[Row]] = field(default_factory=dict)  # by the line number of the track's label
    track_name: str = ""
    next_day: bool = False  # after the midnight that ends its day
    in_heading: bool = False  # its time stands in a day heading

    @property
    def starts(self) -> int:
        return self.item.reading.starts

    @property
    def ends(self) -> int | None:
        return self.item.reading.ends

    @property
    def title(self) -> Piece:
        """The words after the time, or else the first line below that can be a title."""
        at = self.title_line
        return self.item.title if at is None else self.below[at].piece

    @property
    def title_line(self) -> int | None:
        """The index below of the line that is the title; None when it stands after the time."""
        if self.item.title.text:
            return None
        return title_line(self.below, skip_sentence=self.in_heading)


@dataclass(slots=True, kw_only=True)
class Heading:
    """A day heading with the text under it."""

    item: DayItem
    below: list[Written] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Outline:
    """Rows and day headings in order, after the text before the first of them."""

    head: list[Written] = field(default_factory=list)
    entries: list[Row | Heading] = field(default_factory=list)

    def below_last(self) -> list[Written]:
        return self.entries[-1].below if self.entries else self.head


def outline(items: Sequence[Item]) -> Outline:
    """Return the items as rows and headings, each with the text below it."""
    made = Outline()
    for item in items:
        if isinstance(item, TimeItem):
            made.entries.append(Row(item=item))
        elif isinstance(item, DayItem):
            made.entries.append(Heading(item=item))
            if item.time is not None:
                made.entries.append(Row(item=item.time, in_heading=True))
        else:
            made.below_last().append(item)
    return made


def title_line(lines: Sequence[Written], *, skip_sentence: bool = False) -> int | None:
    """Return the index of the first line that can be a title.

    Under a day heading with a time in it a whole sentence leads in, and the
    title is the next line, when there is one.
    """
    candidates = [
        index for index, line in enumerate(lines[:40]) if not line.is_blank and not line.opaque and line.words
    ]
    if not candidates:
        return None
    if skip_sentence:
        return next((at for at in candidates if not lines[at].words.endswith((".", "!"))), candidates[0])
    return candidates[0]
