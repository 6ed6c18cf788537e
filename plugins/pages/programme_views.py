"""What the templates are given of a programme; the same terms as `programme.grid`."""

from __future__ import annotations

from dataclasses import dataclass

from .live_views import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTime:
    """When, on the wall clock where the event is; ``*_iso`` are instants."""

    starts: str  # «11.30», with «ca.» where it is written
    ends: str  # empty: not written
    starts_iso: str
    ends_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCell:
    """A session, a track or a talk in its place in the table."""

    id: str  # empty: nothing goes on in this lane
    kind: str  # session, break, lead (it stands over its tracks) or empty
    title: str
    rows: int
    columns: int
    track: str
    time: SessionTime | None  # None: an empty cell
    shows_time: bool  # its time is not that of the row
    has_heading: bool  # the row's own time heading stands in the same row
    on: Shown | None  # while it is on, as far as is known; None: that is not known, or the event is over
    speakers: tuple[str, ...]
    room: str
    description_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow:
    """A row; the time heads ``time_rows`` rows, and is None in those after the first."""

    time: SessionTime | None
    time_rows: int
    cells: tuple[SessionCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeBlock:
    """Rows that belong together."""

    preface_html: str
    columns: int
    rows: tuple[ProgrammeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackLink:
    """A way to the first cell of a track."""

    name: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeDay:
    """One table."""

    id: str
    iso: str  # the date
    heading: str  # empty: the programme's own says enough
    caption: str
    columns: int
    preface_html: str
    blocks: tuple[ProgrammeBlock, ...]
    tracks: tuple[TrackLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeView:
    """The programme of an event."""

    id: str
    title: str
    preface_html: str
    closing_html: str
    days: tuple[ProgrammeDay, ...]
    is_wide: bool  # more goes on at once than there is room for in a column of text
    has_cards: bool  # more than there is room for on the whole page
    is_long: bool  # it needs a way to each day and track
    time_heading: str
    content_heading: str
