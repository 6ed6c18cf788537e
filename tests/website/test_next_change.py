"""The next moment at which a list changes by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from website.assembly import next_change

from .conftest import NOW, SETTINGS, article, event

PLANNED = article().replace("publisert: 1. mars 2027", "publisert: 15. mars 2027")
SIGN_UP = "påmelding: https://example.org/\npåmelding-åpner: {}\npåmeldingsfrist: {}"


@pytest.mark.parametrize(
    ("files", "moment"),
    [
        pytest.param({}, None, id="nothing waits"),
        pytest.param({"events/e.md": event(starts="1. mars 2027 kl. 10.00")}, None, id="all is over"),
        pytest.param({"events/e.md": event()}, "2027-03-20T10:00+01:00", id="an event begins"),
        pytest.param({"events/e.md": event(starts="10. mars 2027 kl. 08.00")}, "2027-03-10T12:00+01:00", id="it ends"),
        pytest.param(
            {"events/e.md": event(starts="10. mars 2027", ends="11. mars 2027")},
            "2027-03-12T00:00+01:00",
            id="whole days end at midnight",
        ),
        pytest.param(
            {"events/e.md": event(fields=SIGN_UP.format("11. mars 2027", "12. mars 2027"))},
            "2027-03-11T00:00+01:00",
            id="registration opens",
        ),
        pytest.param(
            {"events/e.md": event(fields=SIGN_UP.format("1. mars 2027", "12. mars 2027"))},
            "2027-03-13T00:00+01:00",
            id="a deadline passes",
        ),
        pytest.param({"articles/a.md": PLANNED}, "2027-03-15T00:00+01:00", id="something planned comes out"),
        pytest.param(
            {"articles/a.md": PLANNED, "events/e.md": event()}, "2027-03-15T00:00+01:00", id="the first of all"
        ),
        pytest.param({"events/e.md": event(fields="status: utkast")}, None, id="a draft changes nothing"),
        pytest.param(
            {"events/e.md": event(starts="10. mars 2027 kl. 09.00")},
            "2027-03-10T12:00+01:00",
            id="this very moment is past",
        ),
    ],
)
def test_the_next_change(publication, files, moment):
    website, _ = publication(files)
    assert next_change(website, NOW) == (datetime.fromisoformat(moment) if moment else None)


def test_within_the_hour_that_comes_twice_the_first_comes_first(publication):
    files = {
        "events/a.md": event(starts="2027-10-31T02:10+01:00", ends="2027-10-31T05:00+01:00"),
        "events/b.md": event(starts="2027-10-31T02:40+02:00", ends="2027-10-31T05:00+01:00"),
    }
    now = datetime(2027, 10, 31, 0, 0, tzinfo=UTC)
    website, _ = publication(files, replace(SETTINGS, now=now))
    assert next_change(website, now).isoformat() == "2027-10-31T02:40:00+02:00"
    assert next_change(website, datetime(2027, 10, 31, 0, 45, tzinfo=UTC)).isoformat() == "2027-10-31T02:10:00+01:00"
