"""The programme as read: days, sessions and parallel tracks on the wall clock where the event is; and the same
as open data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from manuscript.model import Line

# A programme, read: days, sessions and parallel tracks, on the wall clock where the event is.


DAY_MINUTES = 24 * 60


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

    def on(self, day: date) -> str:
        """Return the moment as a local date and time (HTML Standard §2.3.5.5)."""
        days, minute = divmod(self.since_midnight, DAY_MINUTES)
        return f"{day + timedelta(days=days)}T{minute // 60:02}:{minute % 60:02}"

    def __str__(self) -> str:
        return f"{self.minute // 60:02}:{self.minute % 60:02}"


class SessionKind(StrEnum):
    """What a session is; the value is the word in the open data."""

    SESSION = "økt"
    BREAK = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody named as speaker, with title and employer, exactly as written."""

    name: str
    role: str = ""  # another part than to speak, as written: «Ordstyrer»
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What goes on in one place, or for one group, while others do something else."""

    name: str  # the label as written, «Spor 1»
    title: str  # empty: none is written
    starts: Clock  # that of its session, when the track has no time of its own
    ends: Clock | None
    speakers: tuple[Speaker, ...] = ()
    room: str = ""  # empty: none
    description: tuple[Line, ...] = ()  # Markdown
    sessions: tuple[Session, ...] = ()  # talks with times of their own
    line: int = field(compare=False)
    column: int = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One row of the programme: for everybody, or divided into tracks."""

    title: str  # plain; empty: none is written
    kind: SessionKind = SessionKind.SESSION
    starts: Clock
    ends: Clock | None = None  # None: not written
    understood_end: Clock | None = None  # where no end is written: the next start that day
    starts_about: str = ""  # «ca.» or «evt.» as written before the start
    ends_about: str = ""
    titled: bool = True  # False: nothing is written but the tracks, and the title is theirs together
    track_name: str = ""  # the heading of the track it stands under, when no row holds the tracks
    speakers: tuple[Speaker, ...] = ()
    room: str = ""  # empty: none
    description: tuple[Line, ...] = ()  # Markdown
    tracks: tuple[Track, ...] = ()
    preface: tuple[Line, ...] = ()  # Markdown that stands above it: a part heading and its text
    line: int = field(compare=False)  # of its time, in the manuscript, counted from 1
    column: int = field(compare=False)

    @property
    def is_break(self) -> bool:
        return self.kind is SessionKind.BREAK

    @property
    def end_is_understood(self) -> bool:
        return self.understood_end is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What stands under one day heading, or follows where the clock starts again."""

    date: date
    headings: tuple[str, ...] = ()  # as written, plain; none: no heading stands there
    preface: tuple[Line, ...] = ()  # Markdown between the heading and the first session
    sessions: tuple[Session, ...] = ()  # in the order they are written
    line: int = field(compare=False)


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

    @property
    def is_one_day(self) -> bool:
        return self.first_day == self.last_day


# A programme as open data: the same words and times, in the shape programs read.


def as_data(programme: Programme) -> list[dict[str, Any]]:
    """Return the sessions in order, as `/arrangementer.json` publishes them.

    Clock times are «HH:MM» on the wall, to «24:00»; a row after midnight keeps
    the day it is listed under. An end that is only understood is null.
    """
    return [_session(session, day) for day in programme.days for session in day.sessions]


def _session(session: Session, day: Day) -> dict[str, Any]:
    return {
        "dag": day.date.isoformat(),
        **_times(session.starts, session.ends),
        "slutt_underforstått": session.end_is_understood,
        "etter_midnatt": session.starts.next_day,
        "tittel": session.title,
        "type": session.kind.value,
        **_who_and_where(session),
        "spor": [_track(track, day) for track in session.tracks] or _heading_of(session),
    }


def _heading_of(session: Session) -> list[dict[str, Any]]:
    """Return the track a row stands under as a heading, by name alone: all else is the row's own."""
    if not session.track_name:
        return []
    track = {"navn": session.track_name, "tittel": "", **_times(session.starts, session.ends)}
    return [{**track, "innledere": [], "rom": None, "har_beskrivelse": False, "økter": []}]


def _track(track: Track, day: Day) -> dict[str, Any]:
    return {
        "navn": track.name or None,
        "tittel": track.title,
        **_times(track.starts, track.ends),
        **_who_and_where(track),
        "økter": [_session(session, day) for session in track.sessions],
    }


def _times(starts: Clock, ends: Clock | None) -> dict[str, str | None]:
    return {"start": str(starts), "slutt": str(ends) if ends else None}


def _who_and_where(part: Session | Track) -> dict[str, Any]:
    return {
        "innledere": [speaker.name for speaker in part.speakers],
        "rom": part.room or None,
        "har_beskrivelse": bool(part.description),
    }
