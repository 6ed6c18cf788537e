"""The ways on from a page: before and after, related, the parts of a long text."""

import pytest

from pages.every_page import pages
from pages.items import Neighbour, NeighboursView
from pages.views import Link


def view_of(publication, address):
    return next(page.view for page in pages(publication.context()) if page.url_path == address)


def neighbour(slug, day, iso, language="nb"):
    return Neighbour(title=slug, url=f"/test/artikler/{slug}/", language=language, iso=iso, text=day)


def test_an_article_leads_to_those_before_and_after(publication):
    for day, slug in enumerate(("forst", "midt", "sist"), start=1):
        publication.article(slug, tittel=slug, publisert=f"{day}. mars 2027")
    found = {slug: view_of(publication, f"/artikler/{slug}/").neighbours for slug in ("forst", "midt", "sist")}
    days = {slug: neighbour(slug, f"{n}.\u00a0mars 2027", f"2027-03-0{n}") for n, slug in enumerate(found, start=1)}
    assert found == {
        "forst": NeighboursView(previous=None, next=days["midt"]),
        "midt": NeighboursView(previous=days["forst"], next=days["sist"]),
        "sist": NeighboursView(previous=days["midt"], next=None),
    }


@pytest.mark.parametrize("status", ["", "skjult"])
def test_an_article_alone_or_in_no_list_has_nobody_beside_it(publication, status):
    publication.article("en", status=status)
    if status:
        publication.article("annen")
    assert view_of(publication, "/artikler/en/").neighbours is None


def test_the_same_text_in_another_language_is_not_beside_it(publication):
    publication.article("eldre", publisert="1. januar 2027")
    publication.article("en", publisert="2. mars 2027")
    publication.article("ein", publisert="3. mars 2027", språk="nn", oversettelse_av="en.md")
    (nb, nn) = (view_of(publication, f"/artikler/{slug}/").neighbours for slug in ("en", "ein"))
    assert (nb.next, nn.next) == (None, None)
    assert (nb.previous.url, nn.previous.url) == ("/test/artikler/eldre/",) * 2


def test_what_is_beside_an_article_is_not_related_too(publication):
    for day, slug in enumerate(("forst", "midt", "sist"), start=1):
        publication.article(slug, emner="mat", publisert=f"{day}. mars 2027")
    assert view_of(publication, "/artikler/midt/").related is None
    assert [item.url for item in view_of(publication, "/artikler/forst/").related.articles] == ["/test/artikler/sist/"]


def test_an_event_does_not_show_its_articles_and_its_series_twice(publication):
    publication.event("en", emner="mat", serie="Frokost", sted="A")
    publication.event("neste", emner="mat", serie="Frokost", sted="B", starter="21. mars 2027 kl. 10.00")
    publication.article("tekst", emner="mat", arrangement="en")
    publication.event("annet", emner="mat", sted="C")
    related = view_of(publication, "/arrangementer/en/").related
    assert ([item.url for item in related.events], related.articles) == (["/test/arrangementer/annet/"], ())


@pytest.mark.parametrize("above", ["/artikler/", "/"])
@pytest.mark.parametrize(
    ("count", "menu"),
    [
        pytest.param(4, 0, id="seen over at a glance"),
        pytest.param(5, 5, id="long"),
    ],
)
def test_a_long_text_has_a_menu_of_its_parts(publication, above, count, menu):
    body = "\n\n".join(f"## Del & {number}\n\n### Under\n\nTekst." for number in range(count))
    publication.article("lang", body)
    publication.page("lang", body)
    view = view_of(publication, f"{above}lang/")
    assert view.menu == tuple(Link(text=f"Del & {n}", url=f"#del-og-{n}") for n in range(count))[:menu]
