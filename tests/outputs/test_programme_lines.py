"""A programme as plain lines, over every programme the parser is held to."""

from datetime import date
from pathlib import Path

import pytest

from body.model import Body
from numbered_lines import numbered
from outputs.programme_text import programme_lines
from programme.grid import lay_out
from programme.model import EventWindow
from programme.parse import parse
from website.model import Agenda

CASES = sorted((Path(__file__).parents[1] / "programme" / "cases").glob("*.md"))
THREE_DAYS = EventWindow(first_day=date(2027, 3, 10), last_day=date(2027, 3, 12))


def agenda(text):
    lines = tuple(numbered(text))
    programme, _ = parse(lines, file="mote.md", window=THREE_DAYS)
    grid = lay_out(programme)
    return Agenda(title="Program", id="program", programme=programme, grid=grid, before=Body(), texts={}, after=Body())


def parts(sessions):
    """Yield every session, track and talk."""
    for session in sessions:
        yield session
        for track in session.tracks:
            yield track
            yield from parts(track.sessions)


def words_of(part):
    is_shown = getattr(part, "titled", True) or not part.tracks  # what only stands for its tracks has no words
    label = getattr(part, "name", "") or getattr(part, "track_name", "")
    return {part.title if is_shown else "", part.room, label, *(speaker.name for speaker in part.speakers)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_title_name_room_and_track_is_said(case):
    given = agenda(case.read_text("utf-8"))
    said = "\n".join(programme_lines(given))
    assert {word for part in parts(given.programme.sessions) for word in words_of(part) if word not in said} == set()


def test_talks_in_a_track_stand_below_it_with_times_of_their_own():
    (case,) = (case for case in CASES if case.stem == "konferanse-spor-egne-tider")
    assert list(programme_lines(agenda(case.read_text("utf-8")))) == [
        "Program",
        "09.00–10.00 Felles åpning",
        "10.30–12.00 Parallelle sesjoner",
        "  Spor A: Klinikk",
        "    10.30–11.00 Hjemmesykehus – Kari Nordmann",
        "    11.00–11.30 Sensorer – Ola Hansen",
        "    11.30–12.00 Samtale",
        "  Spor B: Drift",
        "    10.30–11.15 Innkjøp – Per Dahl",
        "    11.15–12.00 Forvaltning – Anne Moe",
        "12.00–13.00 Lunsj",
        "13.00–14.00 Avslutning i plenum",
    ]


def test_what_has_no_times_has_no_lines():
    assert list(programme_lines(agenda("Vi tar det som det kommer."))) == []
