"""An event's page: the facts, the registration, and what a shared link says."""

import pytest

from pages.event_page import FactRow, event_page
from pages.views import ALWAYS, Button, Link, Shown

FORM = {"påmelding": "https://www.skjema.example/x"}
STARTS, OVER = "2027-03-20T10:00:00+01:00", "2027-03-20T12:00:00+01:00"
UNTIL_IT_IS_OVER = Shown(ends=OVER)


def view(one_event, **fields):
    return event_page(*one_event(**fields)).view


@pytest.mark.parametrize("organizers", ["", "Testhuset", "{navn: Testhuset, lenke: 'https://example.org'}"])
def test_what_stands_below_the_title_and_what_goes_without_saying_is_no_fact(one_event, organizers):
    shown = view(one_event, arrangører=organizers)
    assert (shown.place, shown.facts, shown.details, shown.ways) == ("Testbyen", (), (), ())


def test_what_decides_stands_first_and_the_rest_in_the_order_a_visitor_asks(one_event):
    shown = view(
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
    )
    assert shown.facts == (
        FactRow(
            term="Flyttet fra",
            lines=("lørdag 13.\u00a0mars 2027",),
            shown=Shown(begins="2027-03-20T12:00:00+01:00", is_hidden=True),
        ),
        FactRow(
            term="Digitalt",
            links=(Link(text="Delta digitalt", url="https://example.org/mote"),),
            shown=Shown(ends=STARTS),
        ),
        FactRow(term="Påmelding", lines=("Si fra i resepsjonen.",), shown=UNTIL_IT_IS_OVER),
        FactRow(term="Pris", lines=("Gratis",)),
        FactRow(term="Plasser", lines=("40",)),
    )
    assert shown.details == (
        FactRow(
            term="Sted",
            lines=("Huset", "Gata 1", "3040 Testbyen", "Rom: Salen"),
            links=(Link(text="Kart", url="https://example.org/kart"),),
        ),
        FactRow(term="Adkomst", lines=("Ring på.",)),
        FactRow(term="Tilgjengelighet", lines=("Heis.",)),
        FactRow(term="Målgruppe", lines=("Alle",)),
        FactRow(term="Type", lines=("Seminar",)),
        FactRow(term="Arrangører", lines=("Nettverket",), links=(Link(text="Huset", url="https://example.org"),)),
    )


def test_words_about_taking_part_online_are_a_line_and_no_link(one_event):
    fact = FactRow(term="Digitalt", lines=("Lenken kommer.",), shown=UNTIL_IT_IS_OVER)
    assert fact in view(one_event, digitalt="Lenken kommer.").facts


def test_nobody_is_asked_to_take_part_in_what_is_over(one_event):
    facts = view(one_event, starter="9. mars 2027 kl. 10.00", digitalt="https://example.org", påmelding="Ring.").facts
    assert facts == ()


def test_an_address_leads_to_a_map_though_nobody_wrote_where_the_map_is(one_event):
    place = "{navn: Huset, adresse: Gata 1 & 2, postnummer: 3040, poststed: Testbyen}"
    (fact,) = view(one_event, sted=place).details
    assert fact.links == (
        Link(text="Kart", url="https://www.openstreetmap.org/search?query=Gata+1+%26+2%2C+3040+Testbyen"),
    )


def test_the_ways_down_the_page_lead_to_what_is_there(one_event):
    entry, context = one_event("## Program\n\n10.00 Åpning\n", sted="{navn: Huset, rom: Salen}", kontakt="Ring på.")
    assert event_page(entry, context).view.ways == (
        Link(text="Program", url="#program"),
        Link(text="Praktisk", url="#praktisk-om-arrangementet"),
        Link(text="Spørsmål", url="#kontaktperson"),
    )
    assert view(one_event, kontakt="Ring på.").ways == ()  # one is no choice


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({}, Shown(begins=STARTS, ends=OVER, is_hidden=True), id="to come: a link among the facts"),
        pytest.param({"status": "avlyst"}, None, id="cancelled"),
        pytest.param({"starter": "9. mars 2027 kl. 10.00"}, None, id="over"),
    ],
)
def test_the_way_into_a_meeting_is_a_button_while_it_is_on(one_event, fields, shown):
    button = view(one_event, digitalt="https://example.org/mote", **fields).join
    assert (button and button.shown) == shown


@pytest.mark.parametrize(
    ("fields", "google", "outlook"),
    [
        pytest.param(
            {},
            "dates=20270320T090000Z%2F20270320T110000Z",
            "startdt=2027-03-20T09%3A00%3A00Z&enddt=2027-03-20T11%3A00%3A00Z",
            id="some hours",
        ),
        pytest.param(
            {"starter": "20. mars 2027", "slutter": "22. mars 2027"},
            "dates=20270320%2F20270323",
            "startdt=2027-03-20&enddt=2027-03-23",
            id="whole days: the end is the day after",
        ),
        pytest.param(
            {"starter": "20. mars 2027", "slutter": ""},
            "dates=20270320%2F20270321",
            "startdt=2027-03-20&enddt=2027-03-21",
            id="one whole day",
        ),
        pytest.param(
            {"slutter": ""},
            "dates=20270320T090000Z%2F20270320T090000Z",
            "startdt=2027-03-20T09%3A00%3A00Z&enddt=2027-03-20T09%3A00%3A00Z",
            id="no end is made up",
        ),
    ],
)
def test_other_calendars_are_given_the_event_in_the_link(one_event, fields, google, outlook):
    shown = view(one_event, tittel="Mat & prat", digitalt="https://example.org/mote", **fields)
    links = {link.text: link.url for link in shown.calendar.links}
    assert google in links["Google Kalender"] and "text=Mat%20%26%20prat&" in links["Google Kalender"]
    assert outlook in links["Outlook"] and "subject=Mat%20%26%20prat&" in links["Outlook"]
    assert ("allday=true" in links["Outlook"]) == ("20270320%2F" in google)
    assert "mote" not in links["Google Kalender"].partition("details=")[0]  # the way in stands on the page alone


def test_a_full_event_does_not_say_how_to_sign_up_as_in_feeds_and_calendars(one_event):
    terms = [fact.term for fact in view(one_event, status="fulltegnet", påmelding="Ring.").facts]
    assert "Påmelding" not in terms


@pytest.mark.parametrize(
    ("fields", "button"),
    [
        pytest.param({}, None, id="no registration"),
        pytest.param(
            FORM,
            Button(
                text="Meld deg på",
                detail="Hos skjema.example",
                url="https://www.skjema.example/x",
                shown=Shown(ends=STARTS),
            ),
            id="an address: until it starts, where no deadline is given",
        ),
        pytest.param(
            {"påmelding": "kari@example.org", "tittel": "Mat & prat"},
            Button(
                text="Meld deg på med e-post",
                detail="kari@example.org",
                url="mailto:kari@example.org?subject=P%C3%A5melding%3A%20Mat%20%26%20prat",
                shown=Shown(ends=STARTS),
            ),
            id="an e-mail address",
        ),
        pytest.param({"påmelding": "Si fra."}, None, id="words stand among the facts"),
        pytest.param(
            {**FORM, "påmelding_åpner": "11. mars 2027", "påmeldingsfrist": "17. mars 2027"},
            Button(
                text="Meld deg på",
                detail="Hos skjema.example",
                url="https://www.skjema.example/x",
                shown=Shown(begins="2027-03-11T00:00:00+01:00", ends="2027-03-18T00:00:00+01:00", is_hidden=True),
            ),
            id="later: it is there, and hidden",
        ),
        pytest.param({**FORM, "påmeldingsfrist": "9. mars 2027"}, None, id="closed"),
        pytest.param({**FORM, "status": "fulltegnet"}, None, id="full"),
        pytest.param({**FORM, "status": "avlyst"}, None, id="cancelled"),
        pytest.param({**FORM, "status": "utsatt"}, None, id="postponed"),
        pytest.param({**FORM, "starter": "9. mars 2027 kl. 10.00"}, None, id="over"),
    ],
)
def test_the_button_is_there_as_long_as_one_can_register(one_event, fields, button):
    assert view(one_event, **fields).registration == button


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        pytest.param({}, UNTIL_IT_IS_OVER, id="to come"),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring."}, UNTIL_IT_IS_OVER, id="full: some have a place"),
        pytest.param({"status": "avlyst"}, None, id="cancelled"),
        pytest.param({"status": "utsatt"}, None, id="postponed: nobody knows to when"),
        pytest.param({"starter": "9. mars 2027 kl. 10.00"}, None, id="over"),
    ],
)
def test_the_way_into_ones_own_calendar_is_open_until_it_is_over(one_event, fields, shown):
    button = view(one_event, **fields).calendar
    assert (button and button.shown) == shown


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        pytest.param(FORM, [("Påmeldingen er stengt", STARTS, OVER, True)], id="no deadline: closed when it starts"),
        pytest.param({"påmelding": "Møt opp."}, [], id="words alone: nothing to close"),
        pytest.param({**FORM, "status": "avlyst", "påmeldingsfrist": "15. mars 2027"}, [], id="cancelled"),
        pytest.param(
            {**FORM, "starter": "9. mars 2027 kl. 10.00", "påmeldingsfrist": "8. mars 2027"},
            [],
            id="over: nobody needs to know of the deadline",
        ),
        pytest.param(
            {**FORM, "påmeldingsfrist": "9. mars 2027"},
            [("Påmeldingen er stengt", "", OVER, False)],
            id="closed",
        ),
        pytest.param(
            {**FORM, "påmelding_åpner": "11. mars 2027 kl. 08.30", "påmeldingsfrist": "12. mars 2027 kl. 12.00"},
            [
                (
                    "Påmeldingsfrist: fredag 12. mars 2027 kl. 12.00",
                    "2027-03-11T08:30:00+01:00",
                    "2027-03-12T12:00:00+01:00",
                    True,
                ),
                ("Påmeldingen åpner: torsdag 11. mars 2027 kl. 08.30", "", "2027-03-11T08:30:00+01:00", False),
                ("Én dag igjen å melde seg på.", "2027-03-11T08:30:00+01:00", "2027-03-12T00:00:00+01:00", True),
                (
                    "I dag er siste dag å melde seg på.",
                    "2027-03-12T00:00:00+01:00",
                    "2027-03-12T12:00:00+01:00",
                    True,
                ),
                ("Påmeldingen er stengt", "2027-03-12T12:00:00+01:00", OVER, True),
            ],
            id="all there is to say, by the clock",
        ),
        pytest.param(
            {
                **FORM,
                "påmelding_åpner": "11. mars 2027",
                "påmeldingsfrist": "10. april 2027",
                "starter": "12. mai 2027",
            },
            [
                ("Påmeldingsfrist: 10. april 2027", "2027-03-11T00:00:00+01:00", "2027-04-11T00:00:00+02:00", True),
                ("Påmeldingen åpner: 11. mars 2027", "", "2027-03-11T00:00:00+01:00", False),
                ("Tre dager igjen å melde seg på.", "2027-04-07T00:00:00+02:00", "2027-04-08T00:00:00+02:00", True),
                ("To dager igjen å melde seg på.", "2027-04-08T00:00:00+02:00", "2027-04-09T00:00:00+02:00", True),
                ("Én dag igjen å melde seg på.", "2027-04-09T00:00:00+02:00", "2027-04-10T00:00:00+02:00", True),
                ("I dag er siste dag å melde seg på.", "2027-04-10T00:00:00+02:00", "2027-04-11T00:00:00+02:00", True),
                ("Påmeldingen er stengt", "2027-04-11T00:00:00+02:00", "2027-05-13T00:00:00+02:00", True),
            ],
            id="days are written as days, and a deadline lasts its day out",
        ),
    ],
)
def test_what_is_said_of_the_registration_and_when(one_event, fields, notes):
    if "mai" in fields.get("starter", ""):
        fields = {**fields, "slutter": ""}
    shown = [
        (note.text.replace("\u00a0", " "), note.shown.begins, note.shown.ends, note.shown.is_hidden)
        for note in view(one_event, **fields).notes
    ]
    assert shown == notes


PAST = {"starter": "9. mars 2027 kl. 10.00"}
MOVED = {"flyttet_fra": "8. mars 2027"}
LATER = ("", "Arrangementet er over.", Shown(begins=OVER, is_hidden=True))
IS_OVER = ("", "Arrangementet er over.", ALWAYS)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({}, [LATER], id="to come"),
        pytest.param(PAST, [IS_OVER], id="over"),
        pytest.param(
            {"status": "avlyst", **PAST},
            [("Avlyst", "Arrangementet er dessverre avlyst.", ALWAYS)],
            id="cancelled: it never was",
        ),
        pytest.param(
            {"status": "utsatt", **PAST},
            [("Utsatt", "Arrangementet er utsatt. Ny dato kommer her når den er klar.", ALWAYS)],
            id="postponed: it was not then",
        ),
        pytest.param(
            {"status": "fulltegnet", "påmelding": "Ring."},
            [("Fullt", "Alle plassene er tatt.", UNTIL_IT_IS_OVER), LATER],
            id="full",
        ),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring.", **PAST}, [IS_OVER], id="full and over"),
        pytest.param(
            MOVED,
            [("", "Arrangementet er flyttet fra mandag 8.\u00a0mars 2027.", UNTIL_IT_IS_OVER), LATER],
            id="moved",
        ),
        pytest.param({**MOVED, **PAST}, [IS_OVER], id="moved and over"),
    ],
)
def test_what_stands_over_the_page(one_event, fields, told):
    shown = view(one_event, **fields)
    assert [(banner.word, banner.text, banner.shown) for banner in shown.banners] == told


@pytest.mark.parametrize(
    ("contact", "asked"),
    [
        pytest.param("{navn: Kari Nordmann, e-post: kari@example.org}", "Spørsmål? Kari Nordmann", id="a name"),
        pytest.param("{e-post: kari@example.org}", "Spørsmål? kari@example.org", id="an address"),
        pytest.param("Ring på hos naboen.", "Spørsmål? Ring på hos naboen.", id="words"),
    ],
)
def test_what_is_cancelled_says_whom_to_ask(one_event, contact, asked):
    (banner,) = view(one_event, status="avlyst", kontakt=contact).banners
    assert banner.ask == Link(text=asked, url="#kontaktperson")
    assert {banner.ask for banner in view(one_event, kontakt=contact).banners} == {None}


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        pytest.param(MOVED, Shown(begins=OVER, is_hidden=True), id="to come: the banner says so"),
        pytest.param({**MOVED, **PAST}, ALWAYS, id="over: the banner is gone"),
        pytest.param({**MOVED, "status": "avlyst"}, ALWAYS, id="cancelled: the banner says something else"),
        pytest.param({**MOVED, "status": "utsatt"}, ALWAYS, id="postponed: the banner says something else"),
    ],
)
def test_where_it_was_moved_from_is_said_in_one_place_at_a_time(one_event, fields, seen):
    assert [fact.shown for fact in view(one_event, **fields).facts if fact.term == "Flyttet fra"] == [seen]


@pytest.mark.parametrize(
    ("fields", "ongoing"),
    [
        pytest.param({}, Shown(begins=STARTS, ends=OVER, is_hidden=True), id="to come"),
        pytest.param({"starter": "10. mars 2027 kl. 08.00"}, Shown(ends="2027-03-10T12:00:00+01:00"), id="on"),
        pytest.param(PAST, None, id="over"),
        pytest.param({"status": "avlyst"}, None, id="cancelled"),
    ],
)
def test_the_page_tells_while_it_is_on(one_event, fields, ongoing):
    assert view(one_event, **fields).ongoing == ongoing


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        pytest.param({}, "Lørdag 20. mars 2027 kl. 10.00–12.00. Ingressen.", id="the date, then the summary"),
        pytest.param(
            {"status": "avlyst"},
            "Avlyst: lørdag 20. mars 2027 kl. 10.00–12.00. Ingressen.",
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
    context = publication.context()
    (entry,) = context.website.events
    assert [item.title for item in event_page(entry, context).view.articles] == ["Etter", "Før"]
