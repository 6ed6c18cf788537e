"""What the editors' guide says is understood, is understood so."""

import re
from datetime import date
from pathlib import Path

import pytest

from manuscript.model import Line
from programme.model import EventWindow, Session
from programme.parse import parse

GUIDE = (Path(__file__).parents[2] / "content" / "README.md").read_text(encoding="utf-8")
WINDOW = EventWindow(first_day=date(2027, 4, 22), last_day=date(2027, 4, 22))
READINGS = re.findall(r"^\| `(.+)` \| (\d\d\.\d\d.*?) \|$", GUIDE, re.MULTILINE)


def written(session: Session) -> str:
    times = "–".join(str(clock).replace(":", ".") for clock in (session.starts, session.ends) if clock)
    speakers = ", ".join(speaker.name for speaker in session.speakers)
    return f"{times} {session.title}" + (f" ({speakers})" if speakers else "")


def test_the_guide_shows_several_ways_of_writing_a_row():
    assert len(READINGS) >= 7


@pytest.mark.parametrize(("given", "read"), READINGS)
def test_a_row_is_read_as_the_guide_says(given, read):
    programme, problems = parse([Line(number=1, text=given)], file="m.md", window=WINDOW)
    assert [written(session) for session in programme.sessions] == [read]
    assert problems == []
