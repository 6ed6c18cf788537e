"""What editors are told, each with its place, and what they are spared."""

from __future__ import annotations

from datetime import date

import pytest

from manuscript.model import Line
from numbered_lines import numbered
from programme.model import EventWindow
from programme.parse import parse

DAY = date(2027, 3, 18)
ONE_DAY = EventWindow(first_day=DAY, last_day=DAY)
THREE_DAYS = EventWindow(first_day=DAY, last_day=date(2027, 3, 20))
NINE_TO_FOUR = EventWindow(first_day=DAY, last_day=DAY, starts=540, ends=960)


def told(text: str, window: EventWindow = ONE_DAY) -> list[tuple[str, int, int]]:
    lines = numbered(text)
    _, problems = parse(lines, file="x.md", window=window)
    return [(problem.rule.removeprefix("programme-"), problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("10.00 A\n  Kl 12-45-13.30 B", ("time-slip", 2, 3), id="a slip in a time"),
        pytest.param("Ca. 10.00 A", ("time-approximate", 1, 1), id="ca."),
        pytest.param("11.00 A\n10.00 B", ("clock-backwards", 2, 1), id="the clock goes backwards"),
        pytest.param("10.00–11.00 A\n10.30–11.30 B", ("overlap", 2, 1), id="partial overlap"),
        pytest.param("12.00–13.00 Lunsj\n12.30 Omvisning", ("overlap", 2, 1), id="a start inside the lunch"),
        pytest.param("09.00–10.00 A\n13.00–14.00 B", ("gap", 2, 1), id="a long gap"),
        pytest.param("10.00 A\n10.30\n11.00 B", ("untitled", 2, 1), id="a time without title"),
        pytest.param("10.00–12.00 Parallelle sesjoner", ("tracks-missing", 1, 1), id="parallels not found"),
        pytest.param("10.00 A\nFor lærere: Sal A\nFor ledere: Sal B", ("audience-tracks", 2, 1), id="for whom"),
        pytest.param("10.00 Kari Nordmann", ("title-is-name", 1, 1), id="a name for a title"),
        pytest.param("10.00 Innleder: Kari Nordmann", ("title-is-name", 1, 1), id="a speaker for a title"),
        pytest.param(
            "10.00 Innledere:\nKari Nordmann\nOla Hansen", ("title-is-name", 1, 1), id="speakers below nothing"
        ),
        pytest.param("22.00 A\n00.30 B", ("after-midnight", 2, 1), id="after midnight"),
        pytest.param("Start er endret til kl. 10\n09.00 A", ("time-changed", 1, 10), id="endret til"),
        pytest.param("Velkommen\nLunsj", ("without-times", 1, 1), id="no time at all"),
        pytest.param("09.00 A, 10.00 B, 11.00 C", ("run-on", 1, 10), id="several rows in a paragraph"),
        pytest.param("12.75 Lunsj\n10.00 A", ("impossible-time", 1, 1), id="no such time, alone"),
        pytest.param("10.00 A\nTromsø:\n11.00 B", ("heading-between-rows", 2, 1), id="a place between rows"),
        pytest.param("- 10.00 A\n- Sak 3\n- 11.00 B", ("item-without-time", 2, 3), id="an item without time"),
        pytest.param("09.00–15.00 Alt\n09.00 A\n10.00 B", ("row-round-all", 1, 1), id="a row round all"),
        pytest.param("Spor 1\nSpor 2\n10.00 A", ("tracks-without-time", 1, 1), id="tracks before any time"),
        pytest.param("Fredag 19. mars\n10.00 A", ("day-outside", 1, 1), id="a day outside the event"),
        pytest.param("Fredag 18. mars\n10.00 A", ("weekday", 1, 1), id="the wrong weekday"),
        pytest.param("10.00 A\nMiddag kl. 19\n11.00 B", ("item-without-time", 2, 1), id="a time last on its line"),
        pytest.param("10.00 A v/ Kari Nordmann[^1]", ("reference", 1, 1), id="a note at a name"),
        pytest.param("10.00 A\n🍽 18:00 Mat", ("item-without-time", 2, 1), id="a time behind a picture sign"),
        pytest.param("10.00 A\nca 18 Mat", ("item-without-time", 2, 1), id="about an hour"),
        pytest.param("10.00 A\n~11.30 Ut", ("item-without-time", 2, 1), id="a time behind a tilde"),
        pytest.param("10.00 A\n11 00 - 12 00 Mat", ("item-without-time", 2, 1), id="times with a space in them"),
        pytest.param("10.00 A\nServering: 11:30", ("item-without-time", 2, 1), id="a time after a colon"),
        pytest.param("10.00 Gruppe 1: A, gruppe 2: B", ("tracks-missing", 1, 1), id="numbered tracks in a title"),
        pytest.param("10.00 Sal A: X / Sal B: Y", ("tracks-missing", 1, 1), id="rooms with letters in a title"),
        pytest.param("01:00 PM Lunch", ("time-slip", 1, 1), id="a clock of twelve hours"),
        pytest.param(
            "Torsdag 18. mars\n12.00 A\nFredag 19. mars\n09.00 B", ("day-outside", 3, 1), id="a clock below it"
        ),
        pytest.param("Torsdag 18. mars 2026\n10.00 A", ("year", 1, 1), id="the wrong year"),
    ],
)
def test_a_doubt_is_told_where_it_stands(text, expected):
    assert told(text) == [expected]


def test_a_day_in_bold_is_named_without_its_stars():
    _, (problem,) = parse(numbered("**Fredag 19. mars**\n10.00 A"), file="x.md", window=ONE_DAY)
    assert "«Fredag 19. mars»" in problem.message


@pytest.mark.parametrize(
    ("text", "window", "expected"),
    [
        pytest.param("10.00 A\n16.00 B", THREE_DAYS, "day-missing", id="several days without headings"),
        pytest.param("Dag 1\n15.00 A\n09.00 B", THREE_DAYS, "day-moved-on", id="a clock that starts again"),
        pytest.param("Dag 1\n10.00 A\nDag 2\nLunsj", THREE_DAYS, "day-without-times", id="a day without times"),
        pytest.param("08.00 A\n09.00–16.00 B", NINE_TO_FOUR, "first-row", id="before the event starts"),
        pytest.param("09.00 A\n15.00–17.00 B", NINE_TO_FOUR, "last-row", id="after the event ends"),
    ],
)
def test_rows_are_held_against_the_event(text, window, expected):
    assert [rule for rule, _, _ in told(text, window)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("kl. 25.00 Slutt", ("impossible-time", 1, 5), id="no such time after kl"),
        pytest.param("10.30–09.15 Møte", ("ends-before-start", 1, 1), id="ends before it starts"),
        pytest.param("| Tid | Tema |\n|--|--|\n| 10.00 | A |\n| etter | B |", ("table-time", 4, 3), id="a table"),
    ],
)
def test_what_cannot_be_right_is_an_error(text, expected):
    lines = numbered(text)
    _, problems = parse(lines, file="x.md", window=ONE_DAY)
    errors = [problem for problem in problems if problem.is_error]
    assert [(one.rule.removeprefix("programme-"), one.line, one.column) for one in errors] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "09.00–12.00 Plenum\n09.00–09.30 A\n10.00–11.00 B\n12.00 Lunsj", id="short rows inside a long one"
        ),
        pytest.param("12.00 Lunsj\n12.00 Pressemøte\n13.00 Slutt", id="two rows at one time"),
        pytest.param("22.30–24.00 Konsert", id="to the end of the day"),
        pytest.param("23.00–01.30 Dans", id="past midnight"),
        pytest.param("14.00–15.00 A\n19.00 Middag", id="an afternoon off"),
        pytest.param("10.00 Spor 2 bygges ut\nInnspill fra spor 1, 2 og 3", id="spor as a word"),
        pytest.param("10.00 A\n12.50 kr per kopp", id="a price"),
        pytest.param("10.00–11.00 Parallelle spor\nSpor 1 – A\nSpor 2 – B", id="tracks without text"),
        pytest.param("Rammeprogram\n25. mai 2026\nTorsdag 18. mars\n10.00 A", id="a date of publication"),
        pytest.param("10.00 A\nOppmøte innen kl. 12\nDet varer til 11:00", id="times in sentences"),
        pytest.param("10.00 Velg:\n1. Søvn\n2. Mat\n11.00 Lunsj", id="a numbered subject that is food"),
        pytest.param("10.00 Innspill fra spor 1 og spor 2\n10.30 PM-møte", id="spor with numbers, PM in a word"),
        pytest.param("", id="nothing"),
        pytest.param(
            "10.00 Parallellspråk og parallelle liv\n11.00 Om parallelle verdener\n12.00 Parallelle verdener i Testbyen",
            id="parallel things in titles",
        ),
        pytest.param(
            "10.00 Innlederne møtes\n11.00 Toastmaster: Kari ønsker velkommen\n12.00 Ved behov: spørsmål",
            id="more than who speaks",
        ),
    ],
)
def test_a_clear_programme_is_left_in_peace(text):
    assert told(text) == []


def test_an_event_that_holds_its_own_hours_is_left_in_peace():
    assert told("09.00–12.00 A\n12.00–16.00 B", NINE_TO_FOUR) == []


def test_a_problem_says_what_how_and_shows_a_line_that_works():
    lines = [Line(number=14, text="10.30–09.15 Møte")]
    [problem] = parse(lines, file="content/events/2027-03-18-x.md", window=ONE_DAY)[1]
    assert (problem.message, problem.fix, problem.example) == (
        "Økten slutter før den begynner: «10.30–09.15».",
        "Skriv starttiden først og sluttiden etterpå.",
        "09.15–10.30 Møte",
    )


@pytest.mark.parametrize(
    ("text", "example"),
    [
        pytest.param("10.00 A\nKl 12-45-13.30 Om mat", "12.45–13.30 Om mat", id="a slip in a time"),
        pytest.param("10.00–11.00 A\n10.30–11.30 Om mat", "11.00–11.30 Om mat", id="partial overlap"),
        pytest.param("10.00–11.00 evt. 12.00–13.00 Om mat", "10.00–11.00 Om mat", id="a second time"),
        pytest.param("10.00 Kari Nordmann", "10.00 Tittel på innlegget v/ Kari Nordmann", id="a name alone"),
        pytest.param(
            "10.00 Kari Nordmann, forsker\n«Søvn i tall»",
            "10.00 Søvn i tall v/ Kari Nordmann, forsker",
            id="a name first",
        ),
        pytest.param(
            "10.00 Innledere: Kari Nordmann, Ola Hansen",
            "10.00 Tittel på innlegget. Innledere: Kari Nordmann, Ola Hansen",
            id="speakers alone",
        ),
        pytest.param("10.00 Ved Kari Nordmann", "10.00 Tittel på innlegget ved Kari Nordmann", id="a name after «ved»"),
        pytest.param("Start er endret til kl. 10\n09.00 Mat\n11.00 B", "10.00 Mat", id="a changed start"),
        pytest.param("Lunsj er flyttet til 12.30\n09.00 Mat\n12.00 Lunsj", "12.30 Lunsj", id="a changed row by name"),
        pytest.param("Spor 1 – Søvn\nSpor 2\n10.00 A", "10.00 Parallelle spor\nSpor 1 – Søvn", id="tracks above all"),
        pytest.param("kl. 25.00 Slutt", "10.30 Slutt", id="a time no clock shows"),
        pytest.param("10.00 – 26.00 Slutt", "10.00 Slutt", id="an end no clock shows"),
        pytest.param("25.00–26.00 Slutt", "10.30 Slutt", id="a start and an end no clock shows"),
        pytest.param("09.00–10.00 Mat\n13.00–14.00 Tur", "10.00–14.00 Tur", id="a gap"),
        pytest.param("09.00 A, 10.00 Omvisning, 11.00 Lunsj", "10.00 Omvisning", id="rows in a line"),
        pytest.param("Vi møtes og ser", "09.00 Vi møtes og ser", id="no times"),
        pytest.param("| Tid | Tema |\n|--|--|", "| 09.00 | Tittel på innlegget |", id="no rows in a table"),
        pytest.param("11.00 A\nLunsj\n12.00 B", "11.00 Lunsj", id="a break without a time"),
        pytest.param("11.00 A\nKveld: Middag kl. 19", "19.00 Kveld: Middag", id="a time last on its line"),
        pytest.param("01:00 PM Lunch", "13.00 Lunch", id="a clock of twelve hours"),
        pytest.param(
            "10.00–11.00 Sal A: Søvn / Sal B: Mat",
            "10.00–11.00 Parallelle spor\nSal A – Søvn\nSal B – Mat",
            id="tracks in a title",
        ),
        pytest.param("09.00 A\nFor elever:\n- B\nFor andre:\n- C", "Spor 1 – For elever", id="for two audiences"),
    ],
)
def test_an_example_is_the_own_line_put_right(text, example):
    _, problems = parse(numbered(text), file="x.md", window=ONE_DAY)
    assert example in [problem.example for problem in problems]
