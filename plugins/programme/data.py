"""A programme as open data: the same words and times, in the shape programs read."""

from __future__ import annotations

from typing import Any

from .model import Clock, Day, Programme, Session, Track


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
