"""The events as open data."""

import json

import pytest

from outputs.open_data import open_data


def only(one_event, **fields):
    _, context = one_event(**fields)
    (event,) = json.loads(open_data(context))["arrangementer"]
    return event


def test_what_is_not_given_is_null(one_event):
    event = only(one_event, sted="", slutter="")
    assert event.pop("id")
    assert event == {
        "tittel": "En tittel",
        "url": "https://example.org/test/arrangementer/mote/",
        "starter": "2027-03-20T10:00:00+01:00",
        "slutter": None,
        "status": "planlagt",
        "flyttet_fra": None,
        "sted": None,
        "digitalt": None,
        "påmelding": None,
        "påmeldingsfrist": None,
        "emner": [],
        "serie": None,
        "språk": "nb",
        "oversettelser": [],
        "program": [],
    }


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        pytest.param({"status": "fulltegnet", "påmelding": "Ring."}, "status", "fulltegnet", id="full"),
        pytest.param(
            {"sted": "{navn: Huset, rom: Salen, adresse: Gata 1, postnummer: 3040, poststed: Testbyen}"},
            "sted",
            "Huset, Salen, Gata 1, 3040 Testbyen",
            id="the place in one line",
        ),
        pytest.param({"påmelding": "kari@example.org"}, "påmelding", "kari@example.org", id="registration by e-mail"),
        pytest.param(
            {"påmelding": "Ring.", "påmeldingsfrist": "15. mars 2027"}, "påmeldingsfrist", "2027-03-15", id="a day"
        ),
        pytest.param(
            {"påmelding": "Ring.", "påmeldingsfrist": "15. mars 2027 kl. 12.00"},
            "påmeldingsfrist",
            "2027-03-15T12:00:00+01:00",
            id="an instant",
        ),
        pytest.param({"tittel": "Kl.\u00a09"}, "tittel", "Kl. 9", id="ordinary spaces"),
    ],
)
def test_a_value_is_what_the_page_says(one_event, fields, key, value):
    assert only(one_event, **fields)[key] == value


def test_an_event_keeps_its_identity_under_a_new_address(publication):
    publication.event("gammel")
    old = json.loads(open_data(publication.context()))["arrangementer"][0]["id"]
    (publication.root / "events" / "gammel.md").unlink()
    publication.event("ny", første_adresse="/arrangementer/gammel/")
    (event,) = json.loads(open_data(publication.context(address="https://example.com")))["arrangementer"]
    assert (event["id"], event["url"]) == (old, "https://example.com/arrangementer/ny/")
