"""The three sorts of line a programme is made of: times, days and text."""

from __future__ import annotations

from dataclasses import dataclass

from .days import DayReading
from .line import Written
from .place import Piece
from .times import TimeReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What the columns of a table give a row beyond its time and title."""

    speakers: tuple[Piece, ...] = ()
    room: str = ""
    description: tuple[Piece, ...] = ()
    tracks: tuple[tuple[str, Piece], ...] = ()  # a column per track: its heading and the cell


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeItem:
    """A line that a time opens."""

    written: Written
    column: int  # of the time, from 1
    reading: TimeReading
    title: Piece  # empty text: nothing follows the time
    cells: Cells = Cells()
    in_run_on: bool = False
    frame_word: str = ""  # «Møtetid»: it may be a frame round what follows

    @property
    def starts(self) -> int:
        return self.reading.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class DayItem:
    """A line that is the heading of a day, with the time that stands in it."""

    written: Written
    reading: DayReading
    time: TimeItem | None = None

    @property
    def text(self) -> str:
        return self.written.piece.text


Item = TimeItem | DayItem | Written
