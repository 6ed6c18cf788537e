from __future__ import annotations

from datetime import date

import pytest

from manuscript.model import Line
from programme.days import date_in_event, read_day
from programme.lines import read_line
from programme.model import EventWindow
from programme.times import Conventions

WINDOW = EventWindow(first_day=date(2027, 3, 18), last_day=date(2027, 3, 20))  # Thursday to Saturday


def day_of(text: str) -> date | str | None:
    name = read_day(read_line(Line(number=1, text=text)), WINDOW, Conventions())
    return None if name is None else date_in_event(name, WINDOW, None) or "outside"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Torsdag 18. mars", 18),
        ("FREDAG 19. MARS:", 19),
        ("fredag 19.mars 2027", 19),
        ("Fre. 19/3", 19),
        ("19. mars", 19),
        ("19.3.", 19),
        ("19.3.2027", 19),
        ("2027-03-19", 19),
        ("19.03", 19),
        ("Laurdag", 20),
        ("Lørdag kveld:", 20),
        ("Dag 2", 19),
        ("Dag to", 19),
        ("Dag2", 19),
        ("DAG 3 – LØRDAG 20. MARS", 20),
        ("Andre dag", 19),
        ("### Dag 1: Klinikk og kommune", 18),
        ("**Fredag 19. mars – Rådhuset**", 19),
        ("Program fredag 19. mars", 19),
        ("Dato 19. mars 2027", 19),
        ("Fagdag for alle: Fredag 19. mars", 19),
        ("Kurskveld 2: Fredag 19. mars kl. 18–21", 19),
        ("TORSDAG 18. MARS KL. 14-15.30 PÅ MUSEET", 18),
        ("Dag 4", "outside"),
        ("Fredag 26. mars", "outside"),
    ],
)
def test_days_are_read_as_people_write_them(written, day):
    assert day_of(written) == (date(2027, 3, day) if isinstance(day, int) else day)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Torsdag 18. og fredag 19. mars", id="two days"),
        pytest.param("Program 18.–20. mars", id="a range"),
        pytest.param("Torsdag samles vi i foajeen før vi går videre.", id="a sentence"),
        pytest.param("Fristen er fredag 19. mars", id="the end of a sentence"),
        pytest.param("Dag 2 starter vi tidligere enn vanlig", id="dag as a word"),
        pytest.param("20.05", id="a time: the event is not on that day"),
        pytest.param("to gode grunner", id="a word that is also short for a weekday"),
        pytest.param("31. april", id="no such day"),
        pytest.param("Dagen", id="the day, not day one"),
    ],
)
def test_other_lines_are_no_days(text):
    assert day_of(text) in (None, "outside") and (day_of(text) is None or text == "31. april")
