from __future__ import annotations

from datetime import date

import pytest

from numbered_lines import numbered
from programme.model import EventWindow, Session
from programme.parse import parse

DAY = date(2027, 3, 18)
WINDOW = EventWindow(first_day=DAY, last_day=DAY)


def sessions(text: str) -> tuple[Session, ...]:
    lines = numbered(text)
    return parse(lines, file="x.md", window=WINDOW)[0].sessions


def named(tracks: tuple[Session, ...]) -> list[tuple[str, str]]:
    return [(track.track_name, track.title) for track in tracks]


@pytest.mark.parametrize(
    ("below", "tracks"),
    [
        pytest.param("Spor 1 – A\nSpor 2 – B", [("Spor 1", "A"), ("Spor 2", "B")], id="the form the guide teaches"),
        pytest.param("Parallell A: X\nParallell B: Y", [("Parallell A", "X"), ("Parallell B", "Y")], id="letters"),
        pytest.param(
            "Sesjon 1.1Arkiv\nSesjon 2.1Ansvar", [("Sesjon 1.1", "Arkiv"), ("Sesjon 2.1", "Ansvar")], id="glued"
        ),
        pytest.param(
            "DELPROGRAM A\nKor\nDELPROGRAM B\nDans", [("DELPROGRAM A", "Kor"), ("DELPROGRAM B", "Dans")], id="below"
        ),
        pytest.param("A1 Gode råd\nTekst.\nA2 Nye råd", [("A1", "Gode råd"), ("A2", "Nye råd")], id="numbers alone"),
        pytest.param("Torget A: X\nTorget B: Y", [("Torget A", "X"), ("Torget B", "Y")], id="another word"),
        pytest.param("- Spor 1: A\n- Spor 2: B", [("Spor 1", "A"), ("Spor 2", "B")], id="in a list"),
        pytest.param("**Spor 1: A**\n### Spor 2: B", [("Spor 1", "A"), ("Spor 2", "B")], id="in bold, in a heading"),
        pytest.param("Vi deler oss.Spor 1 – A\nMer. Spor 2 – B", [("Spor 1", "A"), ("Spor 2", "B")], id="run together"),
        pytest.param("Sesjon I – A\nSesjon II – B", [("Sesjon I", "A"), ("Sesjon II", "B")], id="Roman numbers"),
        pytest.param("A. Skolestart\nB. Hverdag", [("A", "Skolestart"), ("B", "Hverdag")], id="a letter alone"),
        pytest.param("- A) Skolestart\n- B) Hverdag", [("A", "Skolestart"), ("B", "Hverdag")], id="letters in a list"),
        pytest.param("1) Skolestart\n2) Hverdag", [("1", "Skolestart"), ("2", "Hverdag")], id="a number alone"),
    ],
)
def test_labels_divide_a_row_of_parallels(below, tracks):
    assert named(sessions(f"10.00–11.00 Parallelle økter\n{below}\n11.00 Slutt")[0].parts) == tracks


@pytest.mark.parametrize(
    ("table", "tracks"),
    [
        pytest.param("Tid\tSal A\tSal B\n10.00–11.00\tMat\tSang", [("Sal A", "Mat"), ("Sal B", "Sang")], id="numbered"),
        pytest.param(
            "Tid\tStorsalen\tLillesalen\n10.00\tMat\tSang", [("Storsalen", "Mat"), ("Lillesalen", "Sang")], id="rooms"
        ),
        pytest.param("Tid\tSal A\tSal B\n10.00\tPause\tPause", [], id="the same in all is for everybody"),
        pytest.param("Tid\tSal A\tSal B\n10.00\t\tSang", [("Sal B", "Sang")], id="only the second track"),
        pytest.param("Tid\tInnslag\tPublikum\n10.00\tMat\tSang", [], id="other words announce no tracks"),
        pytest.param("Kl. 9.00\tRom 1\tRom 2\n10.00\tMat\tSang", [], id="a row is no heading"),
    ],
)
def test_a_pasted_table_may_have_a_column_per_track(table, tracks):
    assert named(sessions(table)[-1].parts) == tracks


@pytest.mark.parametrize(
    ("headings", "people"),
    [
        pytest.param("Tid\tHva\tAnsvar", ["Kari"], id="who is answerable"),
        pytest.param("Tid\tInnslag\tMerknad", [], id="a remark"),
    ],
)
def test_the_heading_of_a_column_says_what_it_holds(headings, people):
    row = sessions(f"{headings}\n10.00\tÅpning\tKari")[0]
    assert (row.title, [speaker.name for speaker in row.speakers]) == ("Åpning", people)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("10.00 Innspill\nInnspill fra spor 1, 2 og 3", id="lower case, in a sentence"),
        pytest.param("10.00 Vei\nSpor 1 og 2 stenges", id="a list of tracks"),
        pytest.param("10.00 Åpning\nTorget A: Mat\nTorget B: Sang", id="another word, nothing announced"),
        pytest.param("10.00 Åpning\nHer er alt.Spor 1 – Mat", id="in a paragraph, nothing announced"),
        pytest.param("10.00 Vei\nSpor 1: Jernbane", id="one alone, nothing announced"),
        pytest.param("10.00 Pause\nSpor 1: A\nSpor 2: B", id="a break has none"),
        pytest.param("10.00 Arbeid i grupper\nA. Mat\nB. Sang", id="a list of letters, no parallels promised"),
        pytest.param("10.00 Parallelle økter\nB. Mat\nC. Sang", id="a list that does not begin at A"),
        pytest.param("10.00 Parallelle økter\nA. Mat", id="one letter alone"),
        pytest.param("10.00 IT\nSpor IT-drift\nSpor IT-jus", id="no number"),
    ],
)
def test_no_track_is_made_up(text):
    assert sessions(text)[0].parts == ()


def test_a_track_has_its_own_speakers_room_and_text():
    [session] = sessions(
        "10.00–11.00 Parallelle spor\nSpor 1 – Jus (Sal A)\nv/ Kari Nordmann\nMer om jus.\nSpor 2 – Økonomi"
    )
    first, second = session.parts
    assert [speaker.name for speaker in first.speakers] == ["Kari Nordmann"]
    assert (first.room, [line.text for line in first.description]) == ("Sal A", ["Mer om jus."])
    assert second.description == ()


def test_talks_with_times_stay_in_their_track():
    [session, coffee] = sessions(
        "09.00–10.30 Parallellsesjoner\nSpor 1: A\n09.00–09.30 Bilder\n09.30–10.00 Kart\nSpor 2: B\n09.00–09.30 Ord\n"
        "10.30 Kaffe"
    )
    assert [[talk.title for talk in track.parts] for track in session.parts] == [["Bilder", "Kart"], ["Ord"]]
    assert coffee.title == "Kaffe"


def test_tracks_that_no_row_holds_name_their_rows():
    found = sessions(
        "09.00 Åpning\n### Spor 1\n10.00 A\n11.00 B\n### Spor 2\n10.00 C\n11.00 D\n### Felles\n12.00 Lunsj"
    )
    assert [(session.title, session.track_name) for session in found] == [
        ("Åpning", ""), ("A", "Spor 1"), ("B", "Spor 1"), ("C", "Spor 2"), ("D", "Spor 2"), ("Lunsj", ""),
    ]  # fmt: skip


def test_a_table_with_a_column_per_track_gives_tracks():
    plenum, parallel, pause = sessions(
        "| Tid | Sal A | Sal B |\n|---|---|---|\n| 09.00 | Åpning | |\n| 10.00 | Data v/ Kari Nordmann | Jus |\n"
        "| 11.00 | Pause | Pause |"
    )
    assert (plenum.title, plenum.parts, pause.title, pause.is_break) == ("Åpning", (), "Pause", True)
    assert (parallel.title, parallel.titled, named(parallel.parts)) == (
        "Data, Jus",
        False,
        [("Sal A", "Data"), ("Sal B", "Jus")],
    )
