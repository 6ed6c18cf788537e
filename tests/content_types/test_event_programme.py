"""The programme of an event, read against its days, and its clock times as instants."""

from datetime import date

import pytest

from content_types.timing import moment_of, read_event_programme, window_of
from programme.model import Clock, EventWindow

from .texts import read_fields, read_text


def event(starts, ends, body="Tekst."):
    return read_fields("events/m.md", f"starter: {starts}\nslutter: {ends}", body)[0]


@pytest.mark.parametrize(
    ("starts", "ends", "window"),
    [
        pytest.param("20. mars 2027 kl. 10.00", "12.30", (20, 20, 600, 750), id="one day"),
        pytest.param("20. mars 2027 kl. 18.00", "24.00", (20, 20, 1080, 1440), id="to midnight is the same day"),
        pytest.param("20. mars 2027 kl. 18.00", "21. mars 2027 kl. 14.00", (20, 21, 1080, 840), id="two days"),
        pytest.param("20. mars 2027", "21. mars 2027", (20, 21, None, None), id="whole days have no clock"),
        pytest.param("20. mars 2027 kl. 10.00", "", (20, 20, 600, None), id="no end is made up"),
    ],
)
def test_a_programme_keeps_within_the_days_of_the_event(starts, ends, window):
    first, last, opens, closes = window
    assert window_of(event(starts, ends)) == EventWindow(
        first_day=date(2027, 3, first), last_day=date(2027, 3, last), starts=opens, ends=closes
    )


@pytest.mark.parametrize(
    ("starts", "rows", "example"),
    [
        pytest.param(
            "20. mars 2027",
            "08.00–08.20 Frokost\n08.20–09.30 Om søvn",
            "starter: 20. mars 2027 kl. 08.00\nslutter: 09.30",
            id="a programme in a whole day",
        ),
        pytest.param(
            "20. mars 2027",
            "19.00 Fest\n23.00–01.00 Dans",
            "starter: 20. mars 2027 kl. 19.00\nslutter: 21. mars 2027 kl. 01.00",
            id="a programme that lasts into the night",
        ),
        pytest.param(
            "20. mars 2027",
            "18.00 Åpning\n19.00 Middag",
            "starter: 20. mars 2027 kl. 18.00\nslutter: 19.00",
            id="a programme without ends",
        ),
        pytest.param("20. mars 2027", "", "slutter: 20. mars 2027", id="a whole day"),
        pytest.param("20. mars 2027 kl. 10.00", "", "slutter: 16.00", id="a forenoon"),
        pytest.param("20. mars 2027 kl. 18.00", "", "slutter: 19.00", id="an evening"),
        pytest.param("20. mars 2027 kl. 24.00", "", "slutter: 21. mars 2027 kl. 01.00", id="midnight"),
        pytest.param("20. mars 2027 kl. 10.00", "10.00–11.45 Møte", "slutter: 11.45", id="its programme"),
        pytest.param("20. mars 2027 kl. 18.00", "09.00–15.00 Møte", "slutter: 19.00", id="a programme before it"),
    ],
)
def test_an_end_that_is_proposed_is_one_that_is_read(starts, rows, example):
    told = [problem for problem in problems_of(starts, rows) if problem.rule == "end-missing"]
    assert [problem.example for problem in told] == [example]
    assert problems_of(starts, rows, fields=example) == []


@pytest.mark.parametrize(
    ("ends", "rows", "example"),
    [
        pytest.param("09.30", "08.00–09.30 Om søvn", "starter: 20. mars 2027 kl. 08.00", id="its programme"),
        pytest.param("16.00", "", "starter: 20. mars 2027 kl. 09.00", id="no programme"),
        pytest.param("08.30", "", "starter: 20. mars 2027 kl. 07.30", id="an early end"),
        pytest.param("21. mars 2027 kl. 12.00", "19.00 Middag", "starter: 20. mars 2027 kl. 19.00", id="two days"),
    ],
)
def test_a_start_that_is_proposed_for_an_end_with_a_clock_time_is_that_of_the_programme(ends, rows, example):
    told = [each for each in problems_of("20. mars 2027", rows, fields=f"slutter: {ends}") if each.is_error]
    assert [problem.example for problem in told] == [example]
    assert [each for each in problems_of("", rows, fields=f"{example}\nslutter: {ends}") if each.is_error] == []


def problems_of(starts, rows, *, fields=""):
    begins = "" if fields.startswith("starter") else f"starter: {starts}\n"
    fields = f"tittel: Møte\ningress: I\nsted: Testbyen\n{begins}{fields}"
    return read_text("events/m.md", f"---\n{fields}\n---\n\nTekst.\n\n## Program\n\n{rows}\n")[1]


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        (date(2027, 3, 20), Clock(minute=600), "2027-03-20T10:00:00+01:00"),
        (date(2027, 7, 1), Clock(minute=600), "2027-07-01T10:00:00+02:00"),
        (date(2027, 3, 20), Clock(minute=1440), "2027-03-21T00:00:00+01:00"),
        (date(2027, 3, 27), Clock(minute=30, next_day=True), "2027-03-28T00:30:00+01:00"),
        (date(2027, 3, 28), Clock(minute=240), "2027-03-28T04:00:00+02:00"),
    ],
    ids=["winter", "summer", "24.00", "after midnight", "the night summer time begins"],
)
def test_a_clock_time_in_the_programme_is_an_instant_in_oslo(day, clock, instant):
    assert moment_of(day, clock).isoformat() == instant


def test_a_body_without_a_programme_is_left_whole():
    meeting = event("20. mars 2027 kl. 10.00", "12.00", "## Programmering i skolen\n\n10.00–10.30 er kort.")
    sections, programme, _ = read_event_programme(meeting)
    assert (programme, sections.before) == (None, meeting.body)
