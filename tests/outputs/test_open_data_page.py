"""The page about the open data tells of the fields there are, and of no other."""

import json
import re
from pathlib import Path

import pytest

from outputs.open_data import open_data

PAGE = Path(__file__).parents[2] / "content" / "pages" / "apne-data.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
pytestmark = pytest.mark.skipif(not TEXT, reason="the owners have taken the page away")

PROGRAMME = """## Program

11.30–12.00 Lunsj

12.00 Parallelle økter

Spor 1 – Øving
v/ Kari Nordmann

Vi øver sammen.

Spor 2 – Samtale

13.00–13.30 Oppsummering"""


@pytest.fixture
def data(publication):
    publication.event(
        "fagdag-om-ovelser",
        PROGRAMME,
        tittel="Fagdag om øvelser",
        starter="22. april 2027 kl. 11.30",
        slutter="13.30",
        sted="Eksempelhuset, Testbyen",
        påmelding="https://pamelding.example/fagdag",
        påmeldingsfrist="20. april 2027",
        emner="[opplæring]",
        serie="Fagdager",
    )
    return json.loads(open_data(publication.context(address="https://helsehub.example")))


def told(heading):
    """Return the fields in the table below *heading*."""
    section = TEXT.partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def test_the_file_is_one_list_as_the_page_says(data):
    assert list(data) == ["arrangementer"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        pytest.param("Felt i et arrangement", lambda event: event, id="an event"),
        pytest.param("Felt i en post i programmet", lambda event: event["program"][1], id="a session"),
        pytest.param("Felt i et spor", lambda event: event["program"][1]["spor"][0], id="a track"),
    ],
)
def test_the_page_tells_of_exactly_the_fields_there_are_in_their_order(data, heading, part):
    (event,) = data["arrangementer"]
    assert told(heading) == list(part(event))


def test_a_session_within_a_track_has_the_fields_of_any(publication):
    body = (
        "## Program\n\n09.00–10.00 Åpning\n\n10.00–12.00 Parallelle økter\n"
        "Spor 1 – Mat\n10.00–11.00 Gulrot\n11.00–12.00 Kål\nSpor 2 – Teknologi\n10.00–12.00 Sensorer"
    )
    publication.event("mote", body, starter="20. mars 2027 kl. 09.00", slutter="12.00")
    (event,) = json.loads(open_data(publication.context()))["arrangementer"]
    inner = [session for row in event["program"] for track in row["spor"] for session in track["økter"]]
    assert {tuple(session) for session in (*event["program"], *inner)} == {tuple(told("Felt i en post i programmet"))}
    assert inner


def test_the_example_is_what_such_an_event_gives(data):
    (example,) = re.findall(r"^```json\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert json.loads(example) == data
