"""What the lines of a section become: time lines, day headings and text, put together as rows with what stands
below them; and which rows are breaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .days import DayName
from .lines import MarkedLine, Place, TextPiece, cut
from .model import Speaker
from .times import TimeReading

# Rows and days while they are being put together


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCells:
    """What the columns of a table give a row beyond its time and title."""

    speakers: tuple[TextPiece, ...] = ()
    room: str = ""
    description: tuple[TextPiece, ...] = ()
    tracks: tuple[tuple[str, TextPiece], ...] = ()  # a column per track: its heading and the cell


@dataclass(slots=True, kw_only=True)
class Row:
    """A line that a time opens, with all that stands under it until the next time or day."""

    written: MarkedLine
    column: int  # of the time, from 1
    reading: TimeReading
    own_title: TextPiece  # empty text: nothing follows the time
    cells: TableCells = TableCells()
    in_run_on: bool = False
    hours_word: str = ""  # «Møtetid»: the time may be the opening hours of what follows
    in_heading: bool = False  # its time stands in a day heading
    skips_small: bool = False  # titles begin with capitals: a line in small letters goes on with the time
    below: list[MarkedLine] = field(default_factory=list)
    preface: list[MarkedLine] = field(default_factory=list)
    talks: dict[int, list[Row]] = field(default_factory=dict)  # by the line number of the track's label
    track_name: str = ""
    other_time: TextPiece | None = None  # «Evt. 14.15–15.00», right under its own
    next_day: bool = False  # after the midnight that ends its day

    @property
    def place(self) -> Place:
        return self.written.number, self.column

    @property
    def starts(self) -> int:
        return self.reading.starts

    @property
    def ends(self) -> int | None:
        return self.reading.ends

    @property
    def title(self) -> TextPiece:
        """The words after the time, or else the first line below that can be a title."""
        at = self.title_line
        return self.own_title if at is None else self.below[at].piece

    @property
    def title_line(self) -> int | None:
        """The index below of the first line that can be a title; None when it stands after the time.

        Under a day heading with a time in it a whole sentence leads in, and the
        title is the next line, when there is one. So it is with words in small
        letters that go on with a time («inkl. pauser»), where titles begin with capitals.
        """
        if self.own_title.text:
            return None
        lines = self.below[:40]
        at = [index for index, line in enumerate(lines) if not line.is_blank and not line.verbatim and line.words]
        titles = at
        if self.in_heading:
            titles = [index for index in at if not lines[index].words.endswith((".", "!"))]
        elif self.skips_small:
            titles = [index for index in at if not lines[index].words[0].islower()]
        return next(iter([*titles, *at]), None)

    @property
    def text_start(self) -> int:
        """The index below where what is no title begins."""
        at = self.title_line
        return 0 if at is None else at + 1


@dataclass(slots=True, kw_only=True)
class DayHeading:
    """A line that is the heading of a day, with the text under it."""

    written: MarkedLine
    name: DayName
    below: list[MarkedLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.written.piece.text


ReadLine = Row | DayHeading | MarkedLine  # the three sorts of line a programme is made of: times, days and text


@dataclass(slots=True, kw_only=True)
class Outline:
    """Rows and day headings in order, after the text before the first of them."""

    head: list[MarkedLine] = field(default_factory=list)
    members: list[Row | DayHeading] = field(default_factory=list)


def outline_of(items: Sequence[ReadLine], *, capital_titles: bool) -> Outline:
    """Return the rows and headings among the items, each with the text below it."""
    outline = Outline()
    for item in items:
        over = outline.members[-1] if outline.members else None
        if isinstance(item, MarkedLine):
            (over.below if over else outline.head).append(item)
        elif isinstance(item, Row) and isinstance(over, Row) and _is_alternative(item, over):
            over.other_time = cut(item.written.line, item.column - 1, item.reading.end)
            over.own_title, over.cells = item.own_title, item.cells
        else:
            if isinstance(item, Row):
                item.skips_small = capital_titles and not item.in_heading
            outline.members.append(item)
    return outline


def _is_alternative(row: Row, over: Row) -> bool:
    """Tell whether «Evt. 14.15–15.00» stands right under a time without a title: another time for the same row."""
    alone = not over.own_title.text and all(line.is_blank for line in over.below)
    return alone and over.other_time is None and row.reading.starts_about.casefold().startswith("ev")


# Which rows are breaks: nobody is on the stage, and everybody is together


MOST_WORDS = 9

# The words of a title, without numbers and signs
_WORD = re.compile(r"[^\W\d_]+")
# «Lunsj», «Kaffe og mingling»; so are words that end in «pause» and «lunsj»: «Frokostpause»
_BREAKS = frozenset("lunch coffee break kaffe kaffi mingling mingel beinstrekk benstrekk strekk rast mat".split())
# «Felles lunsj», «Kort pause»; not «Enkel servering», where no break follows
_BEFORE_BREAK = frozenset(
    (
        "coffee felles enkel enkelt stående ståande kort lang liten god servert sosial varm kald lett strekk "
        "ny en ein uformell"
    ).split()
)
# With one of these the row is about more than the break.
_MORE = frozenset(
    ["registrering", "avreise", "heimreise", "hjemreise", "avslutning", "oppmøte", "innsjekk", "innlegg", "foredrag"]
)


def is_break(title: str, speakers: Sequence[Speaker] = ()) -> bool:
    """Tell whether a row is a break, by the first word of a short title; one with a speaker never is."""
    words = [word.casefold() for word in _WORD.findall(title[:200])]
    while words and words[0] in _BEFORE_BREAK and words[0] not in _BREAKS:
        words.pop(0)
    if speakers or not words or len(words) > MOST_WORDS or _MORE.intersection(words):
        return False
    return words[0] in _BREAKS or words[0].endswith(("pause", "lunsj", "lønsj"))
