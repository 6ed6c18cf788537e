"""The two models of a programme: as it is read, and as it is laid out.

As read: days, sessions and parallel tracks, on the wall clock where the event
is. As laid out: the cells of a table, each with the session or the track that
stands in it. All that is said of a session is in the first; the second only
places it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from manuscript.model import Line
from norwegian.dates import DASH, DAY_MINUTES, iso_clock, write_clock

# As it is read


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time of the day it is listed under, or of the night after it.

    ``minute`` goes to 1440, since 24.00 ends a day as 00.00 begins one.
    """

    minute: int  # after midnight, 0 to 1440
    next_day: bool = False  # after the midnight that ends the day it is listed under

    @property
    def since_midnight(self) -> int:
        """Minutes after the midnight that begins the day it is listed under."""
        return self.minute + (DAY_MINUTES if self.next_day else 0)

    def __str__(self) -> str:
        return iso_clock(self.minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSpan:
    """From when to when, as far as it is written."""

    starts: Clock
    ends: Clock | None = None  # None: not written
    understood_end: Clock | None = None  # to be shown as understood, never as a fact
    starts_about: str = ""  # «ca.» or «evt.» as written before the start
    ends_about: str = ""

    @property
    def begins(self) -> int:
        """Minutes after the midnight that begins the day it is listed under."""
        return self.starts.since_midnight

    @property
    def until(self) -> int:
        """Likewise the minute it is known to last to: its end, or its start when none is written."""
        return (self.ends or self.starts).since_midnight

    @property
    def starts_text(self) -> str:
        """«11.30», «ca. 11.30»."""
        return f"{self.starts_about} {write_clock(self.starts.minute)}".strip()

    @property
    def ends_text(self) -> str:
        """«12.00»; empty where no end is written."""
        return f"{self.ends_about} {write_clock(self.ends.minute)}".strip() if self.ends else ""

    @property
    def text(self) -> str:
        """«ca. 11.30–12.00», «11.30»."""
        return DASH.join(filter(None, (self.starts_text, self.ends_text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody named as speaker, with title and employer, exactly as written."""

    name: str
    role: str = ""  # another part than to speak, as written: «Ordstyrer»
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One row of the programme, for everybody or divided into tracks; or a track, which lasts as long as its row."""

    title: str  # plain; empty: none is written
    is_break: bool = False
    span: ClockSpan
    titled: bool = True  # False: nothing is written but the tracks, and the title is theirs together
    track_name: str = ""  # of a track, «Spor 1»; of a row the heading it stands under, when no row holds the tracks
    speakers: tuple[Speaker, ...] = ()
    room: str = ""  # empty: none
    description: tuple[Line, ...] = ()  # Markdown
    parts: tuple[Session, ...] = ()  # its tracks; of a track the talks with times of their own
    preface: tuple[Line, ...] = ()  # Markdown that stands above it: a part heading and its text
    line: int = field(compare=False)  # of its time or label, in the manuscript, counted from 1
    column: int = field(compare=False)

    @property
    def starts(self) -> Clock:
        return self.span.starts

    @property
    def ends(self) -> Clock | None:
        return self.span.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What stands under one day heading, or follows where the clock starts again."""

    date: date
    headings: tuple[str, ...] = ()  # as written, plain; none: no heading stands there
    preface: tuple[Line, ...] = ()  # Markdown between the heading and the first session
    sessions: tuple[Session, ...] = ()  # in the order they are written


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """All days, and the text round them."""

    days: tuple[Day, ...] = ()
    preface: tuple[Line, ...] = ()  # Markdown before the first day; all of it, when nothing has a time
    closing: tuple[Line, ...] = ()  # Markdown after the last session that belongs to none
    column_names: tuple[str, ...] = ()  # header words of a table, «Klokkeslett Program», to head our own with

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(session for day in self.days for session in day.sessions)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWindow:
    """The days, and the clock times where they are given, that an event says it lasts."""

    first_day: date
    last_day: date
    starts: int | None = None  # minutes after midnight on the first day
    ends: int | None = None  # minutes after midnight on the last day


# As it is laid out

SessionPath = tuple[int, ...]  # day, session; then track; then talk: places in the programme, counted from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A place in the table, and the session or the track that stands in it."""

    item: Session | None = None  # None: nothing goes on here
    path: SessionPath = ()  # where the item stands in the programme
    id: str = ""  # the end of a link to it; empty: an empty cell
    track: str = ""  # the label of the track it is in, to be said in the cell
    row: int = 0  # the first of its rows, counted from 0 in its block
    rows: int = 1  # rowspan
    column: int = 0  # the first of its columns
    columns: int = 1  # colspan
    shows_time: bool = False  # its time is not that of its row

    @property
    def is_lead(self) -> bool:
        """Tell whether it stands over others: a session over its tracks, or a track over its talks."""
        return self.item is not None and self.item.parts != ()

    @property
    def is_track(self) -> bool:
        return len(self.path) == 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of the table. The time heads all rows that begin at it."""

    span: ClockSpan | None  # None: the heading above goes on
    headed_rows: int  # rowspan of the heading; 0: none
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridBlock:
    """What goes on at the same time: a group of rows that should not be split in print."""

    preface: tuple[Line, ...]  # Markdown that stands above it
    rows: tuple[GridRow, ...]
    columns: int  # how many things go on side by side


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """A day as a table."""

    id: str
    date: date
    heading: str  # as written, or the date where there are several days; empty: none
    preface: tuple[Line, ...]
    blocks: tuple[GridBlock, ...]
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole programme, ready to print."""

    preface: tuple[Line, ...] = ()
    closing: tuple[Line, ...] = ()
    column_names: tuple[str, ...] = ()  # what the editor's table called its columns; none: ours
    days: tuple[GridDay, ...] = ()
