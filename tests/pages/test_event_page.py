"""An event's page: the facts, the sign-up, and what a shared link says."""

import pytest

from pages.event_page import event_page
from pages.views import Fact, Link, Stamp

WHEN = Fact(
    term="Når", time=Stamp(iso="2027-03-20T10:00:00+01:00", text="lørdag 20.\u00a0mars 2027 kl.\u00a010.00–12.00")
)
ORGANIZER = Fact(term="Arrangører", lines=("Testhuset",))


def view(one_event, **fields):
    return event_page(*one_event(**fields)).view


def test_an_event_of_few_words_has_few_facts_and_the_site_as_organizer(one_event):
    assert view(one_event).facts == (WHEN, Fact(term="Sted", lines=("Testbyen",)), ORGANIZER)


def test_every_fact_stands_in_the_order_a_visitor_asks(one_event):
    facts = view(
        one_event,
        flyttet_fra="13. mars 2027",
        sted="{navn: Huset, adresse: Gata 1, postnummer: 3040, poststed: Testbyen, rom: Salen, "
        "adkomst: Ring på., kart: 'https://example.org/kart'}",
        digitalt="https://example.org/mote",
        påmelding="Si fra i resepsjonen.",
        tilgjengelighet="Heis.",
        pris="Gratis",
        plasser="40",
        målgruppe="Alle",
        type="Seminar",
        serie="Frokost",
        arrangører="[Nettverket, {navn: Huset, lenke: 'https://example.org'}]",
    ).facts
    assert facts == (
        WHEN,
        Fact(term="Flyttet fra", lines=("lørdag 13.\u00a0mars 2027",)),
        Fact(
            term="Sted",
            lines=("Huset", "Gata 1", "3040 Testbyen", "Rom: Salen"),
            links=(Link(text="Kart", url="https://example.org/kart"),),
        ),
        Fact(term="Adkomst", lines=("Ring på.",)),
        Fact(term="Digitalt", links=(Link(text="Delta digitalt", url="https://example.org/mote"),)),
        Fact(term="Påmelding", lines=("Si fra i resepsjonen.",)),
        Fact(term="Tilgjengelighet", lines=("Heis.",)),
        Fact(term="Pris", lines=("Gratis",)),
        Fact(term="Plasser", lines=("40",)),
        Fact(term="Målgruppe", lines=("Alle",)),
        Fact(term="Type", lines=("Seminar",)),
        Fact(term="Serie", lines=("Frokost",)),
        Fact(term="Arrangører", lines=("Nettverket",), links=(Link(text="Huset", url="https://example.org"),)),
    )


def test_words_about_taking_part_online_are_a_line_and_no_link(one_event):
    assert Fact(term="Digitalt", lines=("Lenken kommer.",)) in view(one_event, digitalt="Lenken kommer.").facts


BY_ADDRESS = Link(text="Meld deg på", url="https://example.org/skjema")


@pytest.mark.parametrize(
    ("fields", "button", "note"),
    [
        pytest.param({}, None, "", id="no sign-up"),
        pytest.param({"påmelding": "https://example.org/skjema"}, BY_ADDRESS, "", id="an address"),
        pytest.param(
            {"påmelding": "kari@example.org"},
            Link(text="Meld deg på med e-post", url="mailto:kari@example.org"),
            "",
            id="an e-mail address",
        ),
        pytest.param({"påmelding": "Si fra."}, None, "", id="words stand among the facts"),
        pytest.param(
            {"påmelding": "https://example.org/skjema", "påmeldingsfrist": "15. mars 2027"},
            BY_ADDRESS,
            "Påmeldingsfrist: 15.\u00a0mars 2027",
            id="a day as deadline lasts to its end and is written as itself",
        ),
        pytest.param(
            {"påmelding": "https://example.org/skjema", "påmeldingsfrist": "15. mars 2027 kl. 12.00"},
            BY_ADDRESS,
            "Påmeldingsfrist: mandag 15.\u00a0mars 2027 kl.\u00a012.00",
            id="a deadline by the clock",
        ),
        pytest.param(
            {"påmelding": "https://example.org/skjema", "påmelding_åpner": "11. mars 2027"},
            None,
            "Påmeldingen åpner: 11.\u00a0mars 2027",
            id="not open yet: no button",
        ),
        pytest.param(
            {"påmelding": "https://example.org/skjema", "påmelding_åpner": "11. mars 2027 kl. 08.30"},
            None,
            "Påmeldingen åpner: torsdag 11.\u00a0mars 2027 kl.\u00a008.30",
            id="not open yet, by the clock",
        ),
        pytest.param(
            {"påmelding": "https://example.org/skjema", "påmeldingsfrist": "9. mars 2027"},
            None,
            "Påmeldingen er stengt",
            id="closed",
        ),
        pytest.param({"påmelding": "https://example.org/skjema", "status": "fulltegnet"}, None, "", id="full"),
        pytest.param({"påmelding": "https://example.org/skjema", "status": "avlyst"}, None, "", id="cancelled"),
        pytest.param(
            {
                "påmelding": "https://example.org/skjema",
                "starter": "9. mars 2027 kl. 10.00",
                "påmeldingsfrist": "8. mars 2027",
            },
            None,
            "",
            id="over: nobody needs to know of the deadline",
        ),
    ],
)
def test_the_button_and_the_note_beside_it(one_event, fields, button, note):
    shown = view(one_event, **fields)
    assert (shown.registration, shown.registration_note) == (button, note)


OVER = {"starter": "9. mars 2027 kl. 10.00"}
MOVED = {"flyttet_fra": "8. mars 2027"}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({}, "", id="to come"),
        pytest.param(OVER, "Arrangementet er over", id="over"),
        pytest.param({"status": "avlyst", **OVER}, "Arrangementet er dessverre avlyst.", id="cancelled and over"),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring."}, "Alle plassene er tatt.", id="full"),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring.", **OVER}, "", id="full and over"),
        pytest.param(MOVED, "Arrangementet er flyttet fra mandag 8.\u00a0mars 2027.", id="moved"),
        pytest.param({**MOVED, **OVER}, "Arrangementet er over", id="moved and over"),
    ],
)
def test_the_sentence_over_the_page(one_event, fields, text):
    assert view(one_event, **fields).status_text == text


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        pytest.param({}, "Lørdag 20. mars 2027 kl. 10.00–12.00. Ingressen.", id="the date, then the summary"),
        pytest.param(
            {"status": "avlyst"},
            "Avlyst. Lørdag 20. mars 2027 kl. 10.00–12.00. Ingressen.",
            id="first of all that it is cancelled",
        ),
        pytest.param({"ingress": "Kommer du?"}, "Lørdag 20. mars 2027 kl. 10.00–12.00. Kommer du?", id="a question"),
        pytest.param({"ingress": ""}, "Lørdag 20. mars 2027 kl. 10.00–12.00.", id="no summary"),
        pytest.param(
            {"språk": "en"}, "Saturday 20 March 2027, 10:00–12:00. Ingressen.", id="in the language of the page"
        ),
    ],
)
def test_a_shared_link_says_when(one_event, fields, description):
    assert event_page(*one_event(**fields)).head.description == description


def test_the_articles_that_tell_of_it_stand_newest_first(publication):
    publication.event("mote")
    publication.article("for", tittel="Før", publisert="1. mars 2027", arrangement="mote")
    publication.article("etter", tittel="Etter", publisert="2. mars 2027", arrangement="mote")
    frame = publication.frame()
    (entry,) = frame.website.events
    assert [item.title for item in event_page(entry, frame).view.articles] == ["Etter", "Før"]
