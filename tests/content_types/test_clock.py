"""From the clock on the wall to instants, and back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.model import instant, last_day, midnight_after, midnight_before
from manuscript.problem import Problem
from norwegian.dates import Moment

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(Moment(day=date(2027, 1, 5)), "2027-01-05T00:00+01:00", id="a day begins at midnight"),
        pytest.param(Moment(day=date(2027, 7, 5), minute=540), "2027-07-05T09:00+02:00", id="summer"),
        pytest.param(Moment(day=date(2027, 3, 27), minute=1440), "2027-03-28T00:00+01:00", id="24.00"),
        pytest.param(Moment(day=date(2027, 3, 28), minute=180), "2027-03-28T03:00+02:00", id="after the skip"),
        pytest.param(
            Moment(day=date(2027, 10, 31), minute=150, offset=timedelta(hours=2)),
            "2027-10-31T02:30+02:00",
            id="first of two, by its offset",
        ),
        pytest.param(
            Moment(day=date(2027, 10, 31), minute=150, offset=timedelta(hours=1)),
            "2027-10-31T02:30+01:00",
            id="second of two, by its offset",
        ),
        pytest.param(Moment(day=date(2099, 12, 31), minute=1440), "2100-01-01T00:00+01:00", id="the last there is"),
    ],
)
def test_a_written_time_becomes_an_instant(moment, expected):
    assert instant(moment).isoformat(timespec="minutes") == expected


@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    minute=st.one_of(st.none(), st.integers(min_value=0, max_value=1440)),
)
@settings(max_examples=300)
def test_an_instant_shows_the_clock_it_was_made_of(day, minute):
    found = instant(Moment(day=day, minute=minute))
    if isinstance(found, Problem):
        return
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute or 0)
    assert found.replace(tzinfo=None) == wall
    assert found.astimezone(UTC).astimezone(OSLO).replace(tzinfo=None) == wall


def test_the_day_something_was_last_on_does_not_begin_at_its_end():
    assert last_day(midnight_after(date(2027, 3, 28))) == date(2027, 3, 28)
    assert last_day(midnight_before(date(2027, 3, 28)) + timedelta(hours=1)) == date(2027, 3, 28)
