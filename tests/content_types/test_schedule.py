"""The programme of an event, read against its days, and its clock times as instants."""

from datetime import date
from pathlib import PurePosixPath

import pytest

from content_types.event import read_event
from content_types.schedule import moment_of, read_schedule, window_of
from manuscript.read import read
from programme.model import Clock, EventWindow


def event(starts, ends, body="Tekst."):
    text = (
        f"---\ntittel: Møte\ningress: I\npublisert: 1. mars 2027\nsted: Testbyen\n"
        f"starter: {starts}\nslutter: {ends}\n---\n\n{body}\n"
    )
    document, _ = read(text.encode(), file="m.md", source=PurePosixPath("events/m.md"))
    return read_event(document)[0]


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
    sections, programme, _ = read_schedule(meeting)
    assert (programme, sections.before) == (None, meeting.body)
