"""What the editors' guide says is understood, is understood so."""

from datetime import date
from pathlib import Path

import pytest

from numbered_lines import numbered
from programme.model import EventWindow, Session
from programme.parse import find_sections, parse

GUIDE = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
WINDOW = EventWindow(first_day=date(2027, 4, 22), last_day=date(2027, 4, 22))
SLEEP = "09.00 Søvn (Kari Nordmann)"


def written(session: Session) -> str:
    times = "–".join(str(clock).replace(":", ".") for clock in (session.starts, session.ends) if clock)
    speakers = ", ".join(speaker.name for speaker in session.speakers)
    return f"{times} {session.title}" + (f" ({speakers})" if speakers else "")


@pytest.mark.parametrize(
    ("said", "rows", "read"),
    [
        pytest.param("`09:00 - 09:45`", "09:00 - 09:45 Søvn", "09.00–09.45 Søvn", id="colons"),
        pytest.param("`kl. 9–9.45`", "kl. 9–9.45 Søvn", "09.00–09.45 Søvn", id="a word before"),
        pytest.param("`09.00` alene", "09.00 Søvn", "09.00 Søvn", id="a start alone"),
        pytest.param("punkt eller stjerner", "- 09.00 Søvn", "09.00 Søvn", id="bullets"),
        pytest.param("punkt eller stjerner", "**09.00** Søvn", "09.00 Søvn", id="stars"),
        pytest.param("på linjen under", "09.00\nSøvn", "09.00 Søvn", id="the title below"),
        pytest.param("«ved» med et helt navn", "09.00 Søvn ved Kari Nordmann", SLEEP, id="a speaker in words"),
        pytest.param(
            "«Innleder:» på en egen linje", "09.00 Søvn\nInnleder: Kari Nordmann", SLEEP, id="a speaker below"
        ),
        pytest.param("`v/`", "09.00 Søvn\nv/ Kari Nordmann", SLEEP, id="a speaker"),
        pytest.param("være en tabell", "| Tid | Hva |\n|---|---|\n| 09.00 | Søvn |", "09.00 Søvn", id="a table"),
    ],
)
def test_a_row_is_read_as_the_guide_says(said, rows, read):
    assert said in GUIDE
    programme, problems = parse(numbered(rows), file="m.md", window=WINDOW)
    assert [written(session) for session in programme.sessions] == [read]
    assert problems == []


@pytest.mark.parametrize("heading", ["Program", "Agenda", "Tidsplan", "Timeplan", "Kjøreplan"])
def test_a_heading_begins_a_programme_as_the_guide_says(heading):
    assert heading in GUIDE
    sections, _ = find_sections(numbered(f"## {heading}\n\n09.00 Søvn"), file="m.md", window=WINDOW)
    assert [section.title for section in sections.programme] == [heading]
