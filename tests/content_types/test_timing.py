"""What is past, what is on, and whether one can sign up: every edge, seen from one minute to the next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_types.model import OSLO, Span
from content_types.timing import (
    RegistrationPhase,
    RegistrationState,
    is_past,
    over_at,
    registration_phases,
    registration_state,
)

from .texts import read_fields

FIELDS = {"publisert": "1. mars 2027", "starter": "20. mars 2027 kl. 10.00", "slutter": "12.00"}


def event(**given):
    fields = {**FIELDS, **{key.replace("_", "-"): value for key, value in given.items()}}
    return read_fields("events/m.md", "\n".join(f"{key}: {value}" for key, value in fields.items()))[0]


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
    assert (is_past(meeting, last_minute), is_past(meeting, over)) == (False, True)
    assert over_at(meeting.span) == over


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
        pytest.param({}, at(10, "09.00"), RegistrationState.NONE, id="no registration"),
        pytest.param(FORM, at(10, "09.00"), RegistrationState.OPEN, id="no deadline: open"),
        pytest.param(FORM, at(20, "09.59"), RegistrationState.OPEN, id="no deadline: open until it starts"),
        pytest.param(FORM, at(20, "10.00"), RegistrationState.CLOSED, id="no deadline: closed when it starts"),
        pytest.param(FORM, at(20, "12.00"), RegistrationState.OVER, id="over"),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027"}, at(17, "23.59"), RegistrationState.SOON, id="a day: all of it"
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027"}, at(18, "00.00"), RegistrationState.CLOSED, id="a day: no more"
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027 kl. 12.00"},
            at(17, "11.59"),
            RegistrationState.SOON,
            id="a clock",
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027 kl. 12.00"},
            at(17, "12.00"),
            RegistrationState.CLOSED,
            id="passed",
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "20. mars 2027 kl. 10.00"},
            at(20, "09.59"),
            RegistrationState.SOON,
            id="deadline at the start",
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "20. mars 2027 kl. 10.00"},
            at(20, "10.00"),
            RegistrationState.CLOSED,
            id="deadline at the start: closed when it begins",
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "20. mars 2027 kl. 12.00"},
            at(20, "11.59"),
            RegistrationState.SOON,
            id="deadline at the end: open while it is on",
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027"}, at(13, "23.59"), RegistrationState.OPEN, id="four days left"
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "17. mars 2027"}, at(14, "00.00"), RegistrationState.SOON, id="three days left"
        ),
        pytest.param(
            {**FORM, "påmelding-åpner": "16. mars 2027 kl. 12.00", "påmeldingsfrist": "17. mars 2027"},
            at(16, "11.59"),
            RegistrationState.NOT_OPEN,
            id="opens when the deadline is near: not yet",
        ),
        pytest.param(
            {**FORM, "påmelding-åpner": "16. mars 2027 kl. 12.00", "påmeldingsfrist": "17. mars 2027"},
            at(16, "12.00"),
            RegistrationState.SOON,
            id="opens when the deadline is near",
        ),
        pytest.param(
            {**FORM, "starter": "20. mars 2027", "slutter": "21. mars 2027"},
            at(20, "00.00"),
            RegistrationState.CLOSED,
            id="whole days: closed as the first begins",
        ),
        pytest.param(
            {**FORM, "starter": "20. mars 2027", "slutter": "21. mars 2027", "påmeldingsfrist": "21. mars 2027"},
            at(21, "23.59"),
            RegistrationState.SOON,
            id="whole days: open to the end of the last",
        ),
        pytest.param(
            {**FORM, "slutter": "22. mars 2027 kl. 15.00", "påmeldingsfrist": "21. mars 2027 kl. 12.00"},
            at(21, "12.00"),
            RegistrationState.CLOSED,
            id="several days: the deadline between two of them",
        ),
        pytest.param({**FORM, "slutter": ""}, at(20, "23.59"), RegistrationState.CLOSED, id="no end: closed, not over"),
        pytest.param({**FORM, "status": "utsatt"}, at(10, "09.00"), RegistrationState.CANCELLED, id="postponed"),
        pytest.param({**FORM, "status": "fulltegnet"}, at(20, "11.00"), RegistrationState.FULL, id="full, and on"),
        pytest.param(
            {**FORM, "påmelding-åpner": "10. mars 2027"},
            at(9, "23.59"),
            RegistrationState.NOT_OPEN,
            id="opens tomorrow",
        ),
        pytest.param(
            {**FORM, "påmelding-åpner": "10. mars 2027"}, at(10, "00.00"), RegistrationState.OPEN, id="opens today"
        ),
        pytest.param(
            {**FORM, "påmelding-åpner": "10. mars 2027 kl. 12.00"},
            at(10, "11.59"),
            RegistrationState.NOT_OPEN,
            id="later",
        ),
        pytest.param({**FORM, "status": "fulltegnet"}, at(10, "09.00"), RegistrationState.FULL, id="full"),
        pytest.param({**FORM, "status": "avlyst"}, at(10, "09.00"), RegistrationState.CANCELLED, id="cancelled"),
        pytest.param({**FORM, "status": "avlyst"}, at(21, "09.00"), RegistrationState.OVER, id="cancelled, and past"),
        pytest.param(
            {**FORM, "starter": "20. mars 2027", "slutter": "21. mars 2027", "påmeldingsfrist": "20. mars 2027"},
            at(20, "18.00"),
            RegistrationState.SOON,
            id="whole days: open on the first, when that is the deadline",
        ),
    ],
)
def test_registration_has_one_state_at_each_moment(given, now, state):
    assert registration_state(event(**given), now) is state


DEADLINE = {**FORM, "påmelding-åpner": "10. mars 2027", "påmeldingsfrist": "17. mars 2027 kl. 12.00"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {},
            [
                (RegistrationState.NONE, None, at(20, "12.00"), None),
                (RegistrationState.OVER, at(20, "12.00"), None, None),
            ],
            id="no registration",
        ),
        pytest.param(
            DEADLINE,
            [
                (RegistrationState.NOT_OPEN, None, at(10, "00.00"), None),
                (RegistrationState.OPEN, at(10, "00.00"), at(14, "00.00"), None),
                (RegistrationState.SOON, at(14, "00.00"), at(15, "00.00"), 3),
                (RegistrationState.SOON, at(15, "00.00"), at(16, "00.00"), 2),
                (RegistrationState.SOON, at(16, "00.00"), at(17, "00.00"), 1),
                (RegistrationState.SOON, at(17, "00.00"), at(17, "12.00"), 0),
                (RegistrationState.CLOSED, at(17, "12.00"), at(20, "12.00"), None),
                (RegistrationState.OVER, at(20, "12.00"), None, None),
            ],
            id="all there is",
        ),
        pytest.param(
            {**DEADLINE, "status": "avlyst"},
            [
                (RegistrationState.CANCELLED, None, at(20, "12.00"), None),
                (RegistrationState.OVER, at(20, "12.00"), None, None),
            ],
            id="cancelled",
        ),
    ],
)
def test_the_phases_of_the_registration_follow_each_other(given, expected):
    assert registration_phases(event(**given)) == tuple(
        RegistrationPhase(state=state, begins=begins, ends=ends, days_left=left)
        for state, begins, ends, left in expected
    )


@given(
    starts=st.integers(0, 4 * 24), lasts=st.integers(1, 50), opens=st.integers(-300, 60), closes=st.integers(-200, 50)
)
def test_the_phases_hold_at_every_instant_what_the_registration_says(starts, lasts, opens, closes):
    begins = datetime(2027, 10, 29, 12, tzinfo=UTC) + timedelta(hours=starts)
    meeting = event(**FORM)
    meeting = replace(
        meeting,
        span=Span(starts=begins, ends=begins + timedelta(hours=lasts), whole_days=False),
        registration=replace(
            meeting.registration, opens=begins + timedelta(hours=opens), deadline=begins + timedelta(hours=closes)
        ),
    )
    timeline = registration_phases(meeting)
    assert [phase.begins for phase in timeline[1:]] == [phase.ends for phase in timeline[:-1]]
    for phase in timeline:
        for moment in filter(None, (phase.begins, phase.ends and phase.ends - timedelta(seconds=1))):
            assert registration_state(meeting, moment) is phase.state
