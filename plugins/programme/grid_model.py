"""A laid-out programme: what the views print, with nothing left to work out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from manuscript.model import Line

from .identity import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeText:
    """A time to print, and to mark up: «11.30», «2027-03-12T11:30»."""

    starts: str
    ends: str  # empty: not written
    understood_end: str  # empty: none; to be shown as understood, never as a fact
    starts_about: str
    ends_about: str
    starts_datetime: str  # local date and time
    ends_datetime: str
    understood_datetime: str

    @property
    def text(self) -> str:
        """The time as plain text: «ca. 11.30–12.00»."""
        starts = f"{self.starts_about} {self.starts}".strip()
        ends = f"{self.ends_about} {self.ends}".strip()
        return f"{starts}–{ends}" if self.ends else starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A session, a track or a talk in its place; empty where a lane has nothing."""

    id: str  # empty: an empty cell
    title: str
    rows: int = 1  # rowspan
    columns: int = 1  # colspan
    is_break: bool = False
    is_lead: bool = False  # it stands over its tracks
    is_empty: bool = False
    track: str = ""  # the label, to be said in the cell
    time: TimeText | None = None  # None: an empty cell
    shows_time: bool = False  # its time is not that of its row
    speakers: tuple[str, ...] = ()
    room: str = ""
    description: tuple[Line, ...] = ()  # Markdown
    path: Path = ()  # where it stands in the programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table. The time heads all rows that begin at it."""

    time: TimeText | None  # None: the heading above goes on
    time_rows: int  # rowspan of the heading; 0: none
    cells: tuple[Cell, ...]
    starts: int  # minutes after the midnight that begins the day
    until: int  # where the next row begins; the same as starts for a lead or a track heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows that belong together: a group of the table that should not be split in print."""

    preface: tuple[Line, ...]  # Markdown that stands above it
    rows: tuple[Row, ...]
    is_break: bool
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """A day as a group of the table."""

    id: str
    date: date
    datetime: str  # of the day, for a time element
    heading: str  # as written, or the date where there are several days; empty: none
    heading_is_written: bool
    preface: tuple[Line, ...]
    blocks: tuple[Block, ...]
    columns: int
    tracks: tuple[tuple[str, str], ...] = ()  # the name of each track, and the id of its first cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole programme, ready to print."""

    preface: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    time_heading: str = ""  # what the editor's table called its columns; empty: ours
    content_heading: str = ""
    other_headings: tuple[str, ...] = ()
    days: tuple[GridDay, ...] = field(default_factory=tuple)

    @property
    def is_empty(self) -> bool:
        return not self.days
