"""What the card of each page says."""

import pytest

from images.cards import Card
from pages.every_page import pages


def cards(context):
    return {page.url_path: page.card.card for page in pages(context) if page.card}


def test_an_article_says_what_it_is(publication):
    publication.article("tekst", tittel="Øre")
    card = cards(publication.context())["/artikler/tekst/"]
    assert card == Card(site="Testhuset", title="Øre", kind="Artikkel", when="")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        pytest.param({}, "Arrangement", id="planned"),
        pytest.param({"type": "frokostmøte"}, "Frokostmøte", id="of a type"),
        pytest.param({"status": "avlyst"}, "Arrangement · Avlyst", id="cancelled: the link is met long after"),
        pytest.param({"status": "utsatt", "språk": "en"}, "Event · Postponed", id="postponed, in English"),
        pytest.param({"status": "fulltegnet"}, "Arrangement", id="full today, perhaps not tomorrow"),
    ],
)
def test_an_event_says_what_it_is_and_whether_it_will_be(publication, fields, kind):
    publication.event("mote", **fields)
    assert cards(publication.context())["/arrangementer/mote/"].kind == kind


def test_an_event_says_when_it_is_with_a_capital_first(publication):
    publication.event("mote")
    card = cards(publication.context())["/arrangementer/mote/"]
    assert card.when.replace("\u00a0", " ") == "Lørdag 20. mars 2027 kl. 10.00–12.00"


def test_lists_and_the_front_page_have_cards_and_further_pages_of_a_list_the_same(publication):
    for number in range(3):
        publication.article(f"tekst-{number}", emner="mat")
    found = cards(publication.context(items_per_page=2))
    titles = {address: found[address].title for address in ("/", "/artikler/", "/artikler/side/2/", "/emner/mat/")}
    assert titles == {
        "/": "Et sted å prøve",
        "/artikler/": "Artikler",
        "/artikler/side/2/": "Artikler",
        "/emner/mat/": "Mat",
    }


def test_what_nobody_shares_has_no_card(publication):
    publication.article("tekst", gamle_adresser="[/gammel/]")
    publication.article("borte", status="fjernet")
    publication.article("utkast", status="utkast")
    found = cards(publication.context())
    assert "/artikler/tekst/" in found
    assert {"/gammel/", "/artikler/borte/", "/artikler/utkast/", "/404.html"} & set(found) == set()


def test_the_address_and_the_description_follow_what_the_card_says(publication):
    publication.event("mote")
    (page,) = [page for page in pages(publication.context()) if page.url_path == "/arrangementer/mote/"]
    image = page.head.image
    assert image.url == f"https://example.org/test{page.card.url_path}"
    assert page.card.url_path == f"/filer/en-tittel-{page.card.card.digest[:10]}.png"
    assert (image.width, image.height, image.alt) == (1200, 630, "En tittel, lørdag 20. mars 2027 kl. 10.00–12.00")
