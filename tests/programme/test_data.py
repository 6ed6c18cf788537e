"""A programme as open data."""

from datetime import date

from numbered_lines import numbered
from programme.model import EventWindow, as_data
from programme.parse import parse

WINDOW = EventWindow(first_day=date(2027, 3, 12), last_day=date(2027, 3, 12), starts=540, ends=1440)


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
