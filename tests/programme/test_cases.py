"""Whole programmes beside what a careful reader takes from them, as pairs of files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from manuscript.model import Line
from manuscript.problem import Problem
from numbered_lines import numbered
from programme.model import EventWindow, Programme, Session
from programme.parse import parse
from programme.text import named

CASES = Path(__file__).parent / "cases"


def as_read(programme: Programme, problems: list[Problem]) -> Iterator[str]:
    """Yield a reading as the lines of an ``.expected`` file."""
    rules = list(dict.fromkeys(problem.rule.removeprefix("programme-") for problem in problems))
    yield f"told: {' '.join(rules) or 'nothing'}"
    for day in programme.days:
        yield ""
        yield f"{day.date}  {' | '.join(day.headings)}".rstrip()
        for session in day.sessions:
            yield from _session(session, "")
    if not programme.days:
        yield "no rows"


def _session(session: Session, indent: str) -> Iterator[str]:
    about = [word for word in (session.span.starts_about, session.span.ends_about) if word]
    span = f"{session.starts}{'+' if session.starts.next_day else ''}–{session.ends or ''}"
    shown = session.title if session.titled else "*"
    more = " +" if session.description else ""
    yield f"{indent}{span:<12} {'pause' if session.is_break else 'økt'}  {shown}{more}"
    if about:
        yield f"{indent}    about {' '.join(about)}"
    if session.track_name:
        yield f"{indent}    in {session.track_name}"
    yield from _people_and_room(session.speakers, session.room, indent)
    for track in session.parts:
        more = " +" if track.description else ""
        yield f"{indent}    {track.track_name} | {track.title}{more}"
        yield from _people_and_room(track.speakers, track.room, indent + "    ")
        for talk in track.parts:
            yield from _session(talk, indent + "        ")


def _people_and_room(speakers: tuple[object, ...], room: str, indent: str) -> Iterator[str]:
    for name in named(speakers):
        yield f"{indent}    by {name}"
    if room:
        yield f"{indent}    room {room}"


def read_case(path: Path) -> str:
    """Return how a case is read; its first line says which days the event lasts."""
    first, *lines = path.read_text(encoding="utf-8").split("\n")
    days = [date.fromisoformat(day) for day in first.removeprefix("<!-- ").removesuffix(" -->").split(" – ")]
    window = EventWindow(first_day=days[0], last_day=days[-1])
    numbered = [Line(number=number, text=text) for number, text in enumerate(lines, 2)]
    return "\n".join(as_read(*parse(numbered, file=path.name, window=window))) + "\n"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_a_programme_is_read_as_a_careful_reader_reads_it(path: Path) -> None:
    assert read_case(path) == path.with_suffix(".expected").read_text(encoding="utf-8")


def session_texts(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Return each session with the text above it and the text under it."""
    window = EventWindow(first_day=date(2027, 3, 18), last_day=date(2027, 3, 18))
    lines = numbered(text)
    programme, _ = parse(lines, file="x.md", window=window)
    return [
        (session.title, [line.text for line in session.preface], [line.text for line in session.description])
        for session in programme.sessions
    ]


@pytest.mark.parametrize(
    ("between", "above", "under"),
    [
        pytest.param(
            "#### Mer om A\n1. En\n2. To", [], ["#### Mer om A", "1. En  ", "2. To"], id="a heading in the text"
        ),
        pytest.param("Om A.\n\n#### Del 2\n", ["#### Del 2"], ["Om A."], id="a heading right above the row"),
        pytest.param("### Etter lunsj\nRolig.", ["### Etter lunsj", "Rolig."], [], id="a heading as high as a day"),
        pytest.param("Om A.\n\n**Del to**", ["**Del to**"], ["Om A."], id="a bold line alone"),
        pytest.param("Bolk 2", ["Bolk 2"], [], id="a line that names a part"),
        pytest.param("Økt 1: X\nØkt 2: Y", [], ["Økt 1: X  ", "Økt 2: Y"], id="the last of a list"),
        pytest.param("**Kari Nordmann**", [], ["**Kari Nordmann**"], id="a name in bold"),
    ],
)
def test_text_between_rows_stands_with_the_row_it_belongs_to(between, above, under):
    assert session_texts(f"10.00 A\n{between}\n11.00 B") == [("A", [], under), ("B", above, [])]


@pytest.mark.parametrize(
    ("text", "under"),
    [
        pytest.param("10.00 A\n\nMed forbehold om endringer.", [], id="a reservation"),
        pytest.param(
            "10.00 A\n11.00 B\n\nDet er satt av tid til spørsmål.", [], id="after a blank line, as nowhere else"
        ),
        pytest.param("10.00 A\n\nOm A.\n\n11.00 B\n\nOm B.", ["Om B."], id="as the other rows have text"),
        pytest.param("10.00 A\n11.00 B\nOm B.", ["Om B."], id="on the next line"),
    ],
)
def test_text_after_the_last_row_is_its_own_or_nobodys(text, under):
    assert session_texts(text)[-1][2] == under
