"""The pages nobody looks for."""

import pytest

from pages.every_page import pages
from pages.site import site_of
from pages.system_pages import RedirectView, redirect_pages
from pages.views import Link


def test_an_old_address_leads_straight_to_the_end_and_tells_the_title(publication):
    publication.article("ny", gamle_adresser="[/gammel/]")
    (publication.root / "adresser.txt").write_text("/eldst/ /gammel/\n/liste/ /artikler/\n", encoding="utf-8")
    found = {page.url_path: (page.view, page.head.canonical) for page in redirect_pages(publication.context())}
    new = RedirectView(title="En tittel", url="/test/artikler/ny/"), "https://example.org/test/artikler/ny/"
    assert found == {
        "/eldst/": new,
        "/gammel/": new,
        "/liste/": (RedirectView(title="Testhuset", url="/test/artikler/"), "https://example.org/test/artikler/"),
    }


def test_what_is_gone_leaves_none_of_its_words(publication):
    publication.event("borte", tittel="Hemmelig", status="fjernet")
    (gone,) = [page for page in pages(publication.context()) if page.url_path == "/arrangementer/borte/"]
    assert (gone.view.title, gone.head.is_indexed) == ("Siden er borte", False)
    assert "Hemmelig" not in repr(gone)


def test_the_menu_knows_where_we_are(publication):
    publication.article("tekst")
    publication.page("om", tittel="Om oss", meny="1")
    publication.page("personvern", tittel="Personvern")
    context = publication.context()
    (article,) = [page for page in pages(context) if page.template == "article"]
    site = site_of(article, context)
    assert site.menu == (
        Link(text="Arrangementer", url="/test/arrangementer/"),
        Link(text="Artikler", url="/test/artikler/", is_current=True),
        Link(text="Emner", url="/test/emner/"),
        Link(text="Om oss", url="/test/om/"),
        Link(text="Søk", url="/test/sok/"),
    )
    assert site.footer == (
        Link(text="Om oss", url="/test/om/"),
        Link(text="Personvern", url="/test/personvern/"),
        Link(text="Abonner", url="/test/abonner/"),
        Link(text="Om denne utgaven", url="/test/bygg/"),
    )


@pytest.mark.parametrize("address", ["/404.html", "/arrangementer/borte/"])
def test_who_finds_nothing_is_led_on(publication, address):
    publication.event("borte", status="fjernet")
    publication.event("mote")
    publication.event("over", starter="1. februar 2027 kl. 10.00", publisert="1. januar 2027")
    publication.article("en")
    publication.article("ein", språk="nn", oversettelse_av="en.md")
    publication.page("kontakt", kontakt="{e-post: post@example.org}")
    (view,) = [page.view for page in pages(publication.context()) if page.url_path == address]
    assert [listed.event.url for listed in view.upcoming.events] == ["/test/arrangementer/mote/"]
    assert [article.url for article in view.articles.articles] == ["/test/artikler/en/"]
    assert view.contact == Link(text="Si fra til oss", url="/test/kontakt/")
    assert [link.url for link in view.links] == [
        "/test/sok/",
        "/test/",
        "/test/artikler/",
        "/test/arrangementer/",
        "/test/emner/",
    ]


def test_an_empty_publication_leads_on_as_far_as_it_can(publication):
    (view,) = [page.view for page in pages(publication.context()) if page.url_path == "/404.html"]
    assert (view.contact, view.upcoming.events, view.articles.articles) == (None, (), ())
    assert (view.upcoming.empty.text, view.articles.empty.text) == (
        "Ingen kommende arrangementer akkurat nå.",
        "Ingen artikler ennå.",
    )


def test_what_is_gone_says_so_in_its_own_language(publication):
    publication.article("gone", språk="en", status="fjernet")
    publication.page("kontakt", kontakt="{e-post: post@example.org}")
    publication.page("contact", språk="en", oversettelse_av="kontakt.md", kontakt="{e-post: post@example.org}")
    (view,) = [page.view for page in pages(publication.context()) if page.url_path == "/artikler/gone/"]
    assert (view.contact.text, view.contact.url) == ("Tell us", "/test/contact/")


def test_the_footer_leads_to_the_accessibility_statement_when_there_is_one(publication):
    address = "https://uustatus.no/nb/erklaringer/publisert/0f-1a"
    found = []
    for settings in ({}, {"declaration": address}):
        context = publication.context(**settings)
        page = next(iter(pages(context)))
        found.append([link for link in site_of(page, context).footer if "uustatus" in link.url])
    assert found == [[], [Link(text="Tilgjengelighetserklæring", url=address)]]


def test_the_footer_says_how_to_reach_the_owners_when_they_have_said_so(publication):
    found = []
    for settings in ({}, {"contact": "post@testbyen.example"}):
        context = publication.context(**settings)
        page = next(iter(pages(context)))
        found.append([link for link in site_of(page, context).footer if link.url.startswith("mailto:")])
    assert found == [[], [Link(text="Kontakt: post@testbyen.example", url="mailto:post@testbyen.example")]]
