"""A programme outside its table: all it says in the order it is read, its sessions as text, and as open data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from manuscript.model import Line
from manuscript.problem import enumerated

from .model import Day, Grid, GridBlock, GridCell, GridDay, Programme, Session, SessionPath, Speaker

INDENT = "  "  # of a track under its session, and of a talk under its track

Markdown = tuple[Line, ...]


def walk(grid: Grid) -> Iterator[GridDay | GridCell | Markdown]:
    """Yield all that a programme says, in the order it is read by those who see no table.

    A day comes before what is in it, and a session before its tracks, each
    with its talks. Texts come as they are written, empty ones left out.
    """
    yield from filter(None, [grid.preface])
    for day in grid.days:
        yield day
        yield from filter(None, [day.preface])
        for block in day.blocks:
            yield from filter(None, [block.preface])
            for cell in _in_reading_order(block):
                yield cell
                yield from filter(None, [cell.item.description if cell.item else ()])
    yield from filter(None, [grid.closing])


def _in_reading_order(block: GridBlock) -> list[GridCell]:
    """Return the cells in order of their sessions, and in each session its tracks with their talks."""
    cells = [cell for row in block.rows for cell in row.cells if cell.item is not None]
    order = {path: at for at, path in enumerate(dict.fromkeys(cell.path[:2] for cell in cells))}
    return sorted(cells, key=lambda cell: (order[cell.path[:2]], cell.path))


def session_title(cell: GridCell) -> str:
    """Return what a cell is called, with its track: «Spor 1: Åpning»."""
    return ": ".join(filter(None, (cell.track, cell.item.title if cell.item else "")))


def session_text(cell: GridCell, *, track: bool = True) -> str:
    """Return a cell as one line, «Spor 1: Åpning (Storsalen) – Kari Nordmann», as far as it is known.

    *track* says whether the label of its track is to be told.
    """
    if cell.item is None:
        return ""
    room = f"({cell.item.room})" if cell.item.room else ""
    what = " ".join(filter(None, (cell.item.title, room)))
    said = " – ".join(filter(None, (what, "; ".join(named(cell.item.speakers)))))
    return ": ".join(filter(None, (cell.track if track else "", said)))


def programme_lines(grid: Grid) -> Iterator[str]:
    """Yield a line for each session, by day and time, with tracks set in below theirs.

    «09.00–09.45 Åpning – Kari Nordmann», «  Spor 1: Klinikk»; an empty line above the name of a day.
    """
    lead: SessionPath = ()
    for part in walk(grid):
        if isinstance(part, GridDay) and part.heading:
            yield ""
            yield part.heading
        elif isinstance(part, GridCell) and part.item is not None:
            session, depth = part.path[:2], len(part.path) - 2
            if depth and session != lead:  # nothing is written over the tracks but their time
                yield part.item.span.text
            lead = session
            time = "" if part.is_track else part.item.span.text
            words = session_text(part, track=depth != 2)
            yield INDENT * depth + " ".join(filter(None, (time, words)))


def named(speakers: Sequence[Speaker]) -> tuple[str, ...]:
    """Return speakers as they are told: those with one role together, «Møteledere: Kari Nordmann og Ola Hansen»."""
    numbered = enumerate(speakers)
    groups = groupby(numbered, lambda one: (one[1].role, one[1].line if one[1].role else one[0]))
    names = [(role, enumerated(speaker.name for _, speaker in together)) for (role, _), together in groups]
    return tuple(f"{role}: {name}" if role else name for role, name in names)


# As open data: the same words and times, in the shape programs read


def as_data(programme: Programme) -> list[dict[str, Any]]:
    """Return the sessions in order, as `/arrangementer.json` publishes them.

    Clock times are «HH:MM» on the wall, to «24:00»; a row after midnight keeps
    the day it is listed under. An end that is only understood is null.
    """
    return [_session(session, day) for day in programme.days for session in day.sessions]


def _session(session: Session, day: Day) -> dict[str, Any]:
    return {
        "dag": day.date.isoformat(),
        **_times(session),
        "slutt_underforstått": session.span.understood_end is not None,
        "etter_midnatt": session.starts.next_day,
        "tittel": session.title,
        "type": "pause" if session.is_break else "økt",
        **_who_and_where(session),
        "spor": [_track(track, day) for track in session.parts or _heading_of(session)],
    }


def _heading_of(session: Session) -> list[Session]:
    """Return the track whose heading a row stands under, by its name; all else is said of the row itself."""
    bare = replace(session, title="", speakers=(), room="", description=())
    return [bare] if session.track_name else []


def _track(track: Session, day: Day) -> dict[str, Any]:
    return {
        "navn": track.track_name or None,
        "tittel": track.title,
        **_times(track),
        **_who_and_where(track),
        "økter": [_session(talk, day) for talk in track.parts],
    }


def _times(part: Session) -> dict[str, str | None]:
    return {"start": str(part.starts), "slutt": str(part.ends) if part.ends else None}


def _who_and_where(part: Session) -> dict[str, Any]:
    return {
        "innledere": [speaker.name for speaker in part.speakers],
        "rom": part.room or None,
        "har_beskrivelse": bool(part.description),
    }
