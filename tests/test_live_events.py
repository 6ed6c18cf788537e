"""An event's page in a browser, whose clock goes on after the site was built: the registration, the event, and after."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

pytestmark = pytest.mark.needs("chromium")

BREAKFAST = "/arrangementer/frokostmote-april/"
BUILT = datetime.fromisoformat("2027-03-10T09:00:00+01:00")
OPENS = datetime.fromisoformat("2027-04-01T00:00:00+02:00")
NEAR = datetime.fromisoformat("2027-04-05T00:00:00+02:00")
DEADLINE = datetime.fromisoformat("2027-04-08T12:00:00+02:00")
STARTS = datetime.fromisoformat("2027-04-09T08:00:00+02:00")
ENDS = datetime.fromisoformat("2027-04-09T09:00:00+02:00")
MINUTE = timedelta(minutes=1)

NOT_OPEN = "Påmeldingen åpner: 1. april 2027"
BUTTON = "Meld deg på Hos pamelding.example"
UNTIL = "Påmeldingsfrist: torsdag 8. april 2027 kl. 12.00"
CLOSED = "Påmeldingen er stengt"
ON = "Pågår"
CALENDAR = "Legg til i kalenderen"
OVER = "Arrangementet er over."


def told(page):
    """Return what the page tells of now, in its order."""
    lines = page.locator(
        ".event > header > :is(.banner, .tag), .registration > *, .event-panel > :is(.button, details)"
    ).all()
    return [" ".join(line.inner_text().split()) for line in lines if line.is_visible()]


@pytest.mark.parametrize(
    ("moment", "lines"),
    [
        pytest.param(BUILT, [NOT_OPEN, CALENDAR], id="as it is built"),
        pytest.param(OPENS - MINUTE, [NOT_OPEN, CALENDAR], id="a minute before it opens"),
        pytest.param(OPENS, [BUTTON, UNTIL, CALENDAR], id="as it opens"),
        pytest.param(NEAR - MINUTE, [BUTTON, UNTIL, CALENDAR], id="a minute before the deadline is near"),
        pytest.param(NEAR, [BUTTON, UNTIL, "Tre dager igjen å melde seg på.", CALENDAR], id="three days left"),
        pytest.param(
            DEADLINE - MINUTE,
            [BUTTON, UNTIL, "I dag er siste dag å melde seg på.", CALENDAR],
            id="a minute before the deadline",
        ),
        pytest.param(DEADLINE, [CLOSED, CALENDAR], id="at the deadline"),
        pytest.param(DEADLINE + MINUTE, [CLOSED, CALENDAR], id="a minute after the deadline"),
        pytest.param(STARTS - MINUTE, [CLOSED, CALENDAR], id="a minute before it starts"),
        pytest.param(STARTS, [ON, CLOSED, CALENDAR], id="as it starts"),
        pytest.param(ENDS - MINUTE, [ON, CLOSED, CALENDAR], id="a minute before it ends"),
        pytest.param(ENDS, [OVER], id="as it ends"),
        pytest.param(ENDS + MINUTE, [OVER], id="a minute after it has ended"),
    ],
)
def test_the_page_says_what_holds_whenever_it_is_opened(open_at, moment, lines):
    assert told(open_at(BREAKFAST, moment)) == lines


def test_a_page_that_is_open_when_the_deadline_passes_closes_the_registration_and_says_so(open_and_wait):
    page = open_and_wait(BREAKFAST, DEADLINE - timedelta(seconds=20))
    assert BUTTON in told(page)
    page.clock.run_for(30_000)
    assert told(page) == [CLOSED, CALENDAR]
    assert page.locator("[aria-live='polite']:has-text('Påmeldingen er stengt')").count() == 1


def test_without_script_the_page_says_what_held_when_it_was_built(open_without_script):
    assert told(open_without_script(BREAKFAST)) == [NOT_OPEN, CALENDAR]


def test_a_fact_that_waits_for_its_time_draws_no_line_over_the_first_that_is_seen(open_at):
    rows = open_at("/arrangementer/flyttet-fagdag/", BUILT).locator(".event-panel .facts > div").all()
    lines = [row.evaluate("row => getComputedStyle(row).borderBlockStartWidth") for row in rows if row.is_visible()]
    assert (rows[0].is_visible(), lines[0], set(lines[1:])) == (False, "0px", {"1px"})
