"""What search engines are told of prices and room, at each moment of the registration."""

import json
from datetime import UTC, datetime

import pytest

from outputs.structured_data import event_json_ld

PAGE = "https://example.org/test/arrangementer/mote/"
FORM = "https://example.org/skjema"
ROOM, NO_ROOM = "https://schema.org/InStock", "https://schema.org/SoldOut"
BY_FORM = {"påmelding": FORM}


def offered(one_event, **fields):
    return json.loads(event_json_ld(*one_event(**fields))).get("offers")


@pytest.mark.parametrize(
    ("fields", "offer"),
    [
        pytest.param({}, None, id="neither price nor registration"),
        pytest.param(BY_FORM, {"url": FORM, "availability": ROOM}, id="open, the price not known"),
        pytest.param(
            {**BY_FORM, "pris": "450 kr"},
            {"url": FORM, "price": 450, "priceCurrency": "NOK", "availability": ROOM},
            id="open, with a price",
        ),
        pytest.param(
            {"pris": "Gratis"},
            {"url": PAGE, "price": 0, "priceCurrency": "NOK", "availability": ROOM},
            id="free, and one just comes",
        ),
        pytest.param(
            {**BY_FORM, "pris": "450 kr, studenter 100 kr"},
            {"url": FORM, "availability": ROOM},
            id="a price in words",
        ),
        pytest.param({"pris": "450 kr, studenter 100 kr"}, None, id="a price in words, and one just comes"),
        pytest.param({"påmelding": "kari@example.org"}, {"url": PAGE, "availability": ROOM}, id="by e-mail"),
        pytest.param(
            {**BY_FORM, "påmelding_åpner": "12. mars 2027 kl. 09.00"},
            {"url": PAGE, "validFrom": "2027-03-12T09:00:00+01:00"},
            id="not open yet: nobody knows of room",
        ),
        pytest.param(
            {**BY_FORM, "påmelding_åpner": "12. mars 2027"},
            {"url": PAGE, "validFrom": "2027-03-12"},
            id="opens on a day: no clock is invented",
        ),
        pytest.param(
            {**BY_FORM, "påmelding_åpner": "9. mars 2027"},
            {"url": FORM, "availability": ROOM, "validFrom": "2027-03-09"},
            id="opened yesterday",
        ),
        pytest.param(
            {**BY_FORM, "påmeldingsfrist": "10. mars 2027"}, {"url": FORM, "availability": ROOM}, id="the last day"
        ),
        pytest.param(
            {**BY_FORM, "status": "fulltegnet", "pris": "450 kr"},
            {"url": PAGE, "price": 450, "priceCurrency": "NOK", "availability": NO_ROOM},
            id="full",
        ),
        pytest.param({"status": "fulltegnet"}, {"url": PAGE, "availability": NO_ROOM}, id="full, without registration"),
        pytest.param({**BY_FORM, "påmeldingsfrist": "9. mars 2027", "pris": "450 kr"}, None, id="too late"),
        pytest.param({**BY_FORM, "status": "avlyst", "pris": "Gratis"}, None, id="cancelled"),
        pytest.param({"status": "avlyst", "pris": "Gratis"}, None, id="cancelled, without registration"),
        pytest.param({**BY_FORM, "status": "utsatt"}, None, id="postponed"),
        pytest.param({**BY_FORM, "starter": "9. mars 2027 kl. 10.00", "pris": "Gratis"}, None, id="over"),
    ],
)
def test_the_offer(one_event, fields, offer):
    assert offered(one_event, **fields) == (offer and {"@type": "Offer", **offer})


@pytest.mark.parametrize(
    ("minute", "is_offered"), [pytest.param(59, True, id="the last minute"), pytest.param(60, False, id="the deadline")]
)
def test_an_offer_ends_with_the_deadline(one_event, minute, is_offered):
    now = datetime(2027, 3, 15, 10 + minute // 60, minute % 60, tzinfo=UTC)  # an hour later in Oslo
    found = offered(one_event, settings={"now": now}, **BY_FORM, påmeldingsfrist="15. mars 2027 kl. 12.00")
    assert (found is not None) == is_offered
