"""A programme outside its table: as plain lines, over every programme the parser is held to, and as open data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from numbered_lines import numbered
from programme.grid import lay_out
from programme.model import EventWindow, Programme
from programme.parse import parse
from programme.text import as_data, named, programme_lines, session_text, walk

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
THREE_DAYS = EventWindow(first_day=date(2027, 3, 10), last_day=date(2027, 3, 12))
WINDOW = EventWindow(first_day=date(2027, 3, 12), last_day=date(2027, 3, 12), starts=540, ends=1440)


def read(text: str) -> Programme:
    return parse(numbered(text), file="mote.md", window=THREE_DAYS)[0]


def lines_of(text: str) -> list[str]:
    return list(programme_lines(lay_out(read(text))))


def parts(sessions):
    """Yield every session, track and talk."""
    for session in sessions:
        yield session
        yield from parts(session.parts)


def words_of(part):
    is_shown = part.titled or not part.parts  # what only stands for its tracks has no words
    return {part.title if is_shown else "", part.room, part.track_name, *named(part.speakers)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_title_name_room_and_track_is_said(case):
    programme = read(case.read_text("utf-8"))
    said = "\n".join(programme_lines(lay_out(programme)))
    assert {word for part in parts(programme.sessions) for word in words_of(part) if word not in said} == set()


def test_talks_in_a_track_stand_below_it_with_times_of_their_own():
    (case,) = (case for case in CASES if case.stem == "konferanse-spor-egne-tider")
    assert lines_of(case.read_text("utf-8")) == [
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
    assert lines_of("Vi tar det som det kommer.") == []


PARALLEL = """Velkommen til alle.

### Onsdag 10. mars

10.00–11.00 Parallelle økter
Om øktene.
Spor 1 – Klinikk
v/ Kari Nordmann
Rom: 214
10.00–10.30 Hjemmesykehus
Om hjemmet.
10.30–11.00 Sensorer
Spor 2 – Drift
10.00–11.00 Innkjøp

Vel møtt!"""


def test_all_is_said_in_the_order_it_is_read():
    said = [
        "\n".join(line.text for line in part)
        if isinstance(part, tuple)
        else session_text(part)
        if hasattr(part, "row")
        else part.heading
        for part in walk(lay_out(read(PARALLEL)))
    ]
    assert said == [
        "Velkommen til alle.",
        "Onsdag 10. mars",
        "Parallelle økter",
        "Om øktene.",
        "Spor 1: Klinikk (214) – Kari Nordmann",
        "Spor 1: Hjemmesykehus",
        "Om hjemmet.",
        "Spor 1: Sensorer",
        "Spor 2: Drift",
        "Spor 2: Innkjøp",
        "Vel møtt!",
    ]


def test_tracks_with_nothing_written_over_them_stand_below_their_time():
    table = "| Tid | Sal A | Sal B |\n|---|---|---|\n| 10.00–11.00 | Data | Etikk |"
    assert lines_of(table) == ["10.00–11.00", "  Sal A: Data", "  Sal B: Etikk"]


def data(text):
    lines = numbered(text)
    return as_data(parse(lines, file="m.md", window=WINDOW)[0])


def test_an_end_that_is_only_understood_stays_null():
    assert [(row["start"], row["slutt"], row["slutt_underforstått"]) for row in data("09.00 Åpning\n10.00 Slutt")] == [
        ("09:00", None, True),
        ("10:00", None, False),
    ]


def test_midnight_and_what_comes_after_keep_the_day_they_are_listed_under():
    rows = data("20.00–24.00 Fest\n\n24.00–01.30 Nattmat\n\n22.00–01.30 Dans")
    assert {(row["dag"], row["start"], row["slutt"]) for row in rows} >= {("2027-03-12", "20:00", "24:00")}
    assert {row["dag"] for row in rows} == {"2027-03-12"}


def test_a_break_is_a_pause_and_all_else_a_session():
    assert [row["type"] for row in data("09.00–10.00 Åpning\n10.00–10.15 Pause")] == ["økt", "pause"]


def test_talks_with_times_of_their_own_stay_inside_their_track():
    rows = data(
        "10.00–12.00 Parallelle sesjoner\n"
        "Spor 1 – Mat\n10.00–11.00 Gulrot v/ Kari Nordmann\n11.00–12.00 Kål\n"
        "Spor 2 – Teknologi\n10.00–12.00 Sensorer"
    )
    assert len(rows) == 1
    assert [(track["navn"], [talk["tittel"] for talk in track["økter"]]) for track in rows[0]["spor"]] == [
        ("Spor 1", ["Gulrot", "Kål"]),
        ("Spor 2", ["Sensorer"]),
    ]
    assert rows[0]["spor"][0]["økter"][0]["innledere"] == ["Kari Nordmann"]


def test_the_name_of_a_track_that_stands_as_a_heading_is_kept():
    rows = data("### Spor A\n\n10.00–11.00 Mat\n\n### Spor B\n\n10.00–11.00 Teknologi\n")
    assert [(row["tittel"], [track["navn"] for track in row["spor"]]) for row in rows] == [
        ("Mat", ["Spor A"]),
        ("Teknologi", ["Spor B"]),
    ]
