"""The way to a page, for visitors and for search engines."""

import json

import pytest

from pages.every_page import pages
from pages.site import site_of
from pages.views import Link

SITE = "https://example.org/test"


@pytest.fixture
def context(publication):
    publication.event("mote", emner="Mat", serie="Frokost", oppdatert="2. mars 2027")
    publication.event("motet", tittel="Eit møte", språk="nn")
    publication.event("gammelt", starter="9. mars 2027 kl. 10.00")
    for number in range(2):
        publication.article(f"a{number}", tittel=f"A </script> {number}", emner="Mat")
    publication.article("skjult", status="skjult")
    publication.article("borte", status="fjernet")
    publication.page("om", gamle_adresser="[/om-oss/]")
    return publication.context(items_per_page=1)


def shown(context):
    """Return the site's part of each page by its address."""
    return {page.url_path: site_of(page, context) for page in pages(context)}


@pytest.mark.parametrize(
    ("address", "above"),
    [
        pytest.param("/", [], id="the front page"),
        pytest.param("/om/", [], id="a fixed page: the menu says it all"),
        pytest.param("/artikler/", [], id="a section likewise"),
        pytest.param("/artikler/a0/", ["Forsiden /", "Artikler /artikler/"], id="an article"),
        pytest.param("/artikler/skjult/", ["Forsiden /", "Artikler /artikler/"], id="a hidden article"),
        pytest.param("/artikler/borte/", [], id="a page that is gone"),
        pytest.param("/om-oss/", [], id="a redirect"),
        pytest.param("/404.html", [], id="no page at all"),
        pytest.param("/arrangementer/mote/", ["Forsiden /", "Arrangementer /arrangementer/"], id="an event"),
        pytest.param("/arrangementer/motet/", ["Framsida /", "Arrangement /arrangementer/"], id="in nynorsk"),
        pytest.param("/arrangementer/arkiv/", ["Forsiden /", "Arrangementer /arrangementer/"], id="the archive"),
        pytest.param("/emner/mat/", ["Forsiden /", "Emner /emner/"], id="a subject"),
        pytest.param("/serier/frokost/", ["Forsiden /", "Serier /serier/"], id="a series"),
        pytest.param("/artikler/side/2/", ["Forsiden /", "Artikler /artikler/"], id="a further page of a list"),
        pytest.param(
            "/emner/mat/side/2/", ["Forsiden /", "Emner /emner/", "Mat /emner/mat/"], id="a further page of a subject"
        ),
    ],
)
def test_the_pages_above_a_page(context, address, above):
    links = [Link(text=text, url=f"/test{path}") for text, path in (step.split(" ") for step in above)]
    site = shown(context)[address]
    assert list(site.breadcrumbs) == links
    assert (site.breadcrumbs_json_ld_html != "") == bool(above)


def test_search_engines_are_told_the_same_and_the_page_itself(context):
    assert json.loads(shown(context)["/arrangementer/motet/"].breadcrumbs_json_ld_html) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Framsida", "item": f"{SITE}/"},
            {"@type": "ListItem", "position": 2, "name": "Arrangement", "item": f"{SITE}/arrangementer/"},
            {"@type": "ListItem", "position": 3, "name": "Eit møte", "item": f"{SITE}/arrangementer/motet/"},
        ],
    }


def test_no_title_ends_the_script_it_stands_in(context):
    written = shown(context)["/artikler/a0/"].breadcrumbs_json_ld_html
    assert "<" not in written
    assert json.loads(written)["itemListElement"][-1]["name"] == "A </script> 0"
