"""A programme for those who show no table: as plain lines, and as paragraphs of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from programme.model import Clock, Session, Track
from programme.speakers import named
from website.model import Agenda

INDENT = "  "


def programme_lines(agenda: Agenda) -> Iterator[str]:
    """Yield the programme line by line under its title, by day and time, tracks set in below their session."""
    days = agenda.programme.days
    if not days:
        return
    yield agenda.title
    for day, laid_out in zip(days, agenda.grid.days, strict=True):
        if laid_out.heading and (len(days) > 1 or laid_out.heading_is_written):
            yield ""
            yield laid_out.heading
        for session in sorted(day.sessions, key=lambda session: session.starts.since_midnight):
            yield from _session(session, "")


def _session(session: Session, indent: str) -> Iterator[str]:
    words = _words(session, session.track_name) if session.titled or not session.tracks else ""
    yield f"{indent}{_time(session)} {words}".rstrip()
    for track in session.tracks:
        has_own_time = (track.starts, track.ends) != (session.starts, session.ends)
        time = f"{_clocks(track.starts, track.ends)} " if has_own_time else ""
        yield f"{indent}{INDENT}{time}{_words(track, track.name)}".rstrip()
        for talk in track.sessions:
            yield from _session(talk, indent + 2 * INDENT)


def _words(part: Session | Track, label: str) -> str:
    """Return «Spor 1: Åpning (Storsalen) – Kari Nordmann», as far as it is known."""
    room = f"({part.room})" if part.room else ""
    what = " ".join(word for word in (part.title, room) if word)
    who = "; ".join(named(part.speakers))
    said = " – ".join(word for word in (what, who) if word)
    return ": ".join(word for word in (label, said) if word)


def _time(session: Session) -> str:
    starts = f"{session.starts_about} {_clock(session.starts)}".strip()
    ends = f"{session.ends_about} {_clock(session.ends)}".strip() if session.ends else ""
    return f"{starts}–{ends}" if ends else starts


def _clocks(starts: Clock, ends: Clock | None) -> str:
    return f"{_clock(starts)}–{_clock(ends)}" if ends else _clock(starts)


def _clock(clock: Clock) -> str:
    return str(clock).replace(":", ".")
