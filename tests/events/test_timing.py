"""What is past, what is on, and whether one can sign up: every edge, seen from one minute to the next."""

from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from events.fields import read_event
from events.registration import SignUp, sign_up
from events.timing import is_ongoing, is_past, over_at
from manuscript.read import read
from publication.clock import OSLO

FIELDS = {"publisert": "1. mars 2027", "starter": "20. mars 2027 kl. 10.00", "slutter": "12.00"}


def event(**given):
    fields = {**FIELDS, **{key.replace("_", "-"): value for key, value in given.items()}}
    lines = "\n".join(f"{key}: {value}" for key, value in fields.items() if value)
    text = f"---\ntittel: Møte\ningress: I\nsted: Testbyen\n{lines}\n---\n"
    document, _ = read(text.encode(), file="m.md", source=PurePosixPath("events/m.md"))
    return read_event(document)[0]


def at(day, clock, month=3):
    hour, minute = map(int, clock.split("."))
    return datetime(2027, month, day, hour, minute, tzinfo=OSLO).astimezone(UTC)


@pytest.mark.parametrize(
    ("given", "last_minute", "over"),
    [
        pytest.param({}, at(20, "11.59"), at(20, "12.00"), id="over when it ends"),
        pytest.param({"slutter": ""}, at(20, "23.59"), at(21, "00.00"), id="no end: over when the day is"),
        pytest.param({"slutter": "24.00"}, at(20, "23.59"), at(21, "00.00"), id="to midnight"),
        pytest.param(
            {"starter": "20. mars 2027", "slutter": "21. mars 2027"},
            at(21, "23.59"),
            at(22, "00.00"),
            id="whole days last their last day out",
        ),
        pytest.param(
            {"starter": "27. mars 2027 kl. 22.00", "slutter": "28. mars 2027 kl. 04.00"},
            at(28, "03.59"),
            at(28, "04.00"),
            id="through the night summer time begins",
        ),
    ],
)
def test_an_event_is_past_from_the_instant_it_is_over(given, last_minute, over):
    meeting = event(**given)
    assert (is_ongoing(meeting, last_minute), is_past(meeting, last_minute)) == (True, False)
    assert (is_ongoing(meeting, over), is_past(meeting, over)) == (False, True)
    assert over_at(meeting.span) == over


def test_an_event_is_on_from_the_minute_it_starts():
    assert [is_ongoing(event(), at(20, clock)) for clock in ("09.59", "10.00")] == [False, True]


def test_the_hour_that_comes_twice_is_told_apart():
    night = event(starter="2027-10-31T01:00+02:00", slutter="2027-10-31T02:30+01:00")
    first, second = (
        datetime.fromisoformat(f"2027-10-31T02:30{offset}").astimezone(UTC) for offset in ("+02:00", "+01:00")
    )
    assert [is_past(night, moment) for moment in (first, second)] == [False, True]


FORM = {"påmelding": "https://skjema.example/"}


@pytest.mark.parametrize(
    ("given", "now", "state"),
    [
        pytest.param({}, at(10, "09.00"), SignUp.NONE, id="no sign-up"),
        pytest.param(FORM, at(10, "09.00"), SignUp.OPEN, id="no deadline: open"),
        pytest.param(FORM, at(20, "09.59"), SignUp.OPEN, id="no deadline: open until it starts"),
        pytest.param(FORM, at(20, "10.00"), SignUp.CLOSED, id="no deadline: closed when it starts"),
        pytest.param(FORM, at(20, "12.00"), SignUp.OVER, id="over"),
        pytest.param({**FORM, "påmeldingsfrist": "17. mars 2027"}, at(17, "23.59"), SignUp.OPEN, id="a day: all of it"),
        pytest.param({**FORM, "påmeldingsfrist": "17. mars 2027"}, at(18, "00.00"), SignUp.CLOSED, id="a day: no more"),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027 kl. 12.00"}, at(17, "11.59"), SignUp.OPEN, id="a clock"
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027 kl. 12.00"}, at(17, "12.00"), SignUp.CLOSED, id="passed"
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "20. mars 2027 kl. 10.00"},
            at(20, "09.59"),
            SignUp.OPEN,
            id="deadline at the start",
        ),
        pytest.param(
            {**FORM, "påmelding-åpner": "10. mars 2027"}, at(9, "23.59"), SignUp.NOT_OPEN, id="opens tomorrow"
        ),
        pytest.param({**FORM, "påmelding-åpner": "10. mars 2027"}, at(10, "00.00"), SignUp.OPEN, id="opens today"),
        pytest.param(
            {**FORM, "påmelding-åpner": "10. mars 2027 kl. 12.00"}, at(10, "11.59"), SignUp.NOT_OPEN, id="later"
        ),
        pytest.param({**FORM, "status": "fulltegnet"}, at(10, "09.00"), SignUp.FULL, id="full"),
        pytest.param({**FORM, "status": "avlyst"}, at(10, "09.00"), SignUp.CANCELLED, id="cancelled"),
        pytest.param({**FORM, "status": "avlyst"}, at(21, "09.00"), SignUp.OVER, id="cancelled, and past"),
        pytest.param(
            {**FORM, "starter": "20. mars 2027", "slutter": "21. mars 2027", "påmeldingsfrist": "20. mars 2027"},
            at(20, "18.00"),
            SignUp.OPEN,
            id="whole days: open on the first, when that is the deadline",
        ),
    ],
)
def test_sign_up_has_one_state_at_each_moment(given, now, state):
    assert sign_up(event(**given), now) is state
