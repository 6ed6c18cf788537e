"""The event feeds: what subscribers are told, when, and that time alone changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree, html

from content_types.model import Revision
from outputs.feeds import event_feeds

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
ATOM, RSS = "/feeds/arrangementer.atom.xml", "/feeds/arrangementer.rss.xml"
FULL = {"status": "fulltegnet", "påmelding": "Ring."}
MOVED = {"flyttet_fra": "13. mars 2027"}


def feeds(context):
    return {url_path: etree.fromstring(data) for url_path, data in event_feeds(context).items()}


def texts(feed, path):
    return feed.xpath(f"{path}/text()", namespaces=NAMES)


def entry_titles(context):
    return texts(feeds(context)[ATOM], "//atom:entry/atom:title")


def content(one_event, *body, **fields):
    """Return the full text of the one event's entry, a line for each element that holds one."""
    _, context = one_event(*body, **fields)
    found = feeds(context)
    (text,) = texts(found[ATOM], "//atom:content")
    assert texts(found[RSS], "//content:encoded") == [text]
    lines = html.fromstring(f"<div>{text}</div>").xpath("//p | //li | //h2 | //h3")
    return [" ".join(line.text_content().split()) for line in lines]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        pytest.param({}, "20. mars 2027: En tittel", id="the date in words"),
        pytest.param({"starter": "20. mars 2027", "slutter": ""}, "20. mars 2027: En tittel", id="a whole day"),
        pytest.param({"slutter": "22. mars 2027 kl. 12.00"}, "20.–22. mars 2027: En tittel", id="several days"),
        pytest.param({"status": "avlyst"}, "Avlyst: 20. mars 2027: En tittel", id="cancelled"),
        pytest.param({"status": "utsatt"}, "Utsatt: 20. mars 2027: En tittel", id="postponed"),
        pytest.param(FULL, "Fullt: 20. mars 2027: En tittel", id="full"),
        pytest.param(MOVED, "Flyttet: 20. mars 2027: En tittel", id="moved"),
        pytest.param({**MOVED, **FULL}, "Fullt, flyttet: 20. mars 2027: En tittel", id="moved and full"),
        pytest.param({**MOVED, "status": "avlyst"}, "Avlyst: 20. mars 2027: En tittel", id="moved, then cancelled"),
        pytest.param({"språk": "nn", **MOVED}, "Flytta: 20. mars 2027: En tittel", id="in nynorsk"),
        pytest.param({"språk": "en", "status": "utsatt"}, "Postponed: 20 March 2027: En tittel", id="in English"),
    ],
)
def test_an_entry_says_first_what_has_changed_and_then_the_day(one_event, fields, title):
    _, context = one_event(**fields)
    assert entry_titles(context) == [title]
    assert texts(feeds(context)[RSS], "//item/title") == [title]
    assert content(one_event, **fields)[0] == title


@pytest.mark.parametrize(
    ("fields", "updated"),
    [
        pytest.param({"oppdatert": "2. mars 2027"}, "2027-03-02T00:00:00+01:00", id="it was changed"),
        pytest.param({"starter": "20. mars 2027"}, "2027-03-20T00:00:00+01:00", id="nothing is known but its start"),
    ],
)
def test_no_day_is_made_up_for_an_event_whose_notice_has_none(one_event, fields, updated):
    found = feeds(one_event(publisert="", **{"slutter": "", **fields})[1])
    assert texts(found[ATOM], "//atom:published") == []
    assert texts(found[ATOM], "//atom:entry/atom:updated") == [updated]
    assert texts(found[RSS], "//item/pubDate") == []


def test_the_date_of_an_entry_is_that_of_the_notice(one_event):
    found = feeds(one_event(publisert="1. mars 2027 kl. 07.30")[1])
    assert texts(found[ATOM], "//atom:published") == ["2027-03-01T07:30:00+01:00"]
    assert texts(found[ATOM], "//atom:entry/atom:updated") == ["2027-03-01T07:30:00+01:00"]
    assert texts(found[RSS], "//item/pubDate") == ["Mon, 01 Mar 2027 07:30:00 +0100"]


@pytest.mark.parametrize(
    ("fields", "rescheduled", "updated"),
    [
        pytest.param({}, None, "2027-03-01T00:00:00+01:00", id="never changed"),
        pytest.param({"oppdatert": "5. mars 2027"}, None, "2027-03-05T00:00:00+01:00", id="the editor says so"),
        pytest.param({}, datetime(2027, 3, 6, 12, tzinfo=UTC), "2027-03-06T13:00:00+01:00", id="it was moved"),
        pytest.param(
            {"oppdatert": "7. mars 2027"},
            datetime(2027, 3, 6, 12, tzinfo=UTC),
            "2027-03-07T00:00:00+01:00",
            id="moved, then changed again",
        ),
    ],
)
def test_an_entry_is_new_again_only_when_there_is_something_to_tell(one_event, fields, rescheduled, updated):
    entry, context = one_event(**fields)
    revision = Revision(sequence=1, rescheduled=rescheduled)
    found = feeds(replace(context, revisions={entry.content.source: revision}))
    assert texts(found[ATOM], "//atom:entry/atom:updated") == [updated]
    assert texts(found[ATOM], "/atom:feed/atom:updated") == [updated]


def test_what_there_was_to_tell_of_last_comes_first_and_the_rest_is_left_out(publication):
    publication.event("a", tittel="Tidlig", publisert="1. mars 2027")
    publication.event("b", tittel="Endret", publisert="1. februar 2027", oppdatert="4. mars 2027")
    publication.event("c", tittel="Senere", publisert="3. mars 2027")
    titles = entry_titles(publication.context(feed_items=2))
    assert [title.rpartition(" ")[2] for title in titles] == ["Endret", "Senere"]


EVERYTHING = {
    "sted": "{navn: Huset, rom: Salen, adresse: Gata 1, postnummer: 3040, poststed: Testbyen}",
    "digitalt": "https://example.org/hemmelig-rom",
    "påmelding": "https://example.org/skjema",
    "påmelding_åpner": "2. mars 2027",
    "påmeldingsfrist": "15. mars 2027 kl. 12.00",
    "pris": "Gratis",
}
PAGE = "https://example.org/test/arrangementer/mote/"


def test_an_entry_answers_what_a_subscriber_asks(one_event):
    assert content(one_event, **EVERYTHING) == [
        "20. mars 2027: En tittel",
        "Ingressen.",
        "Når: lørdag 20. mars 2027 kl. 10.00–12.00",
        "Sted: Huset, Salen, Gata 1, 3040 Testbyen",
        "Digitalt: Delta digitalt",
        "Påmelding: Meld deg på",
        "Påmeldingen åpner: 2. mars 2027",
        "Påmeldingsfrist: mandag 15. mars 2027 kl. 12.00",
        "Pris: Gratis",
        f"Nettside: {PAGE}",
        "Tekst.",
    ]


def test_the_address_of_a_meeting_online_is_not_sent_to_subscribers(one_event):
    _, context = one_event(**EVERYTHING)
    assert [address for address, feed in feeds(context).items() if b"hemmelig" in etree.tostring(feed)] == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        pytest.param({"status": "avlyst"}, "Arrangementet er dessverre avlyst.", id="cancelled"),
        pytest.param(
            {"status": "utsatt"}, "Arrangementet er utsatt. Ny dato kommer her når den er klar.", id="postponed"
        ),
        pytest.param({"status": "fulltegnet"}, "Alle plassene er tatt.", id="full"),
    ],
)
def test_nobody_is_asked_to_sign_up_for_what_they_cannot_join(one_event, fields, sentence):
    lines = content(one_event, **{**EVERYTHING, **fields})
    assert lines[1] == sentence
    assert [line for line in lines if line.startswith("Påmelding")] == []


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({"påmelding": "kari@example.org"}, "Påmelding: Meld deg på med e-post", id="by e-mail"),
        pytest.param({"påmelding": "Ring på."}, "Påmelding: Ring på.", id="in words"),
        pytest.param(MOVED, "Arrangementet er flyttet fra lørdag 13. mars 2027.", id="moved from when"),
        pytest.param({"digitalt": "Lenken kommer."}, "Digitalt: Lenken kommer.", id="online in words"),
        pytest.param(
            {"rettelser": "[{dato: 2. mars 2027, tekst: Rommet er rettet.}]"},
            "Rettelse 2. mars 2027: Rommet er rettet.",
            id="a correction",
        ),
    ],
)
def test_an_entry_tells_it_too(one_event, fields, line):
    assert line in content(one_event, **fields)


PROGRAMME = """Velkommen.

## Program

09.00–09.30 Åpning
v/ Kari Nordmann

Med [kart](#etterpa).

09.30–11.00 Økter
Spor 1 – Data
Rom: Lillesalen
Spor 2 – Teknologi
v/ Ola Nordmann

## Etterpå

Kaffe."""


def test_a_programme_is_read_in_order_where_there_is_no_table(one_event):
    lines = content(one_event, PROGRAMME, starter="20. mars 2027 kl. 09.00")
    assert lines[lines.index("Velkommen.") :] == [
        "Velkommen.",
        "Program",
        "09.00–09.30 ÅpningKari Nordmann",
        "Med kart.",
        "09.30–11.00 Økter",
        "09.30–11.00 Spor 1: DataRom: Lillesalen",
        "09.30–11.00 Spor 2: TeknologiOla Nordmann",
        "Etterpå",
        "Kaffe.",
    ]


def test_every_address_in_an_entry_is_whole(one_event):
    _, context = one_event(PROGRAMME, starter="20. mars 2027 kl. 09.00")
    (text,) = texts(feeds(context)[ATOM], "//atom:content")
    assert html.fromstring(f"<div>{text}</div>").xpath("//@href") == [PAGE, f"{PAGE}#etterpa"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="as planned"),
        pytest.param({"status": "avlyst"}, id="cancelled"),
        pytest.param({"status": "utsatt"}, id="postponed"),
        pytest.param(FULL, id="full"),
        pytest.param(MOVED, id="moved"),
        pytest.param(EVERYTHING, id="with a deadline"),
    ],
)
def test_an_entry_never_changes_only_because_time_goes(one_event, fields):
    written = [
        event_feeds(one_event(settings={"now": now}, **fields)[1])
        for now in (datetime(2027, 3, 5, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
    ]
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("language", "tagged"), [pytest.param("nb", [], id="the feed's own"), pytest.param("nn", ["nn"], id="another")]
)
def test_an_entry_says_which_language_it_is_in_when_it_is_not_the_feeds(one_event, language, tagged):
    _, context = one_event(språk=language)
    assert feeds(context.in_language("nb"))[ATOM].xpath("//atom:entry/@xml:lang", namespaces=NAMES) == tagged


def test_what_an_editor_writes_is_text_and_no_markup(one_event):
    _, context = one_event(tittel="'A & <b>B</b>'", pris="'<script>1</script>'", ingress="'1 < 2'", sted="'<i>Her</i>'")
    found = feeds(context)[ATOM]
    assert texts(found, "//atom:entry/atom:title") == ["20. mars 2027: A & <b>B</b>"]
    (text,) = texts(found, "//atom:content")
    assert html.fromstring(f"<div>{text}</div>").xpath("//b | //script | //i") == []


def test_a_feed_of_no_events_is_whole(publication):
    found = feeds(publication.context())
    assert sorted(found) == [ATOM, RSS]
    assert texts(found[ATOM], "/atom:feed/atom:title") == ["Testhuset: arrangementer"]


def test_an_event_keeps_its_identity_when_its_address_changes(publication):
    publication.event("for")
    before = texts(feeds(publication.context())[RSS], "//item/guid")
    (publication.root / "events" / "for.md").unlink()
    publication.event("etter", første_adresse="/arrangementer/for/")
    assert texts(feeds(publication.context())[RSS], "//item/guid") == before


def test_what_is_cancelled_has_no_new_date(one_event):
    lines = content(one_event, status="avlyst", **MOVED)
    assert lines[:2] == ["Avlyst: 20. mars 2027: En tittel", "Arrangementet er dessverre avlyst."]


def test_an_empty_feed_is_as_new_as_the_site(publication):
    publication.event("mote", status="skjult", publisert="5. mars 2027")
    publication.article("tekst", publisert="3. mars 2027")
    found = feeds(publication.context())
    assert texts(found[ATOM], "/atom:feed/atom:updated") == ["2027-03-05T00:00:00+01:00"]
