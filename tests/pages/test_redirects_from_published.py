"""What was published once and is made no longer leads on by itself, where there is one place to lead."""

import pytest

from pages.system_pages import redirects_from_published

STANDING = {
    "/",
    "/artikler/",
    "/artikler/ny/",
    "/artikler/gammel/",
    "/arrangementer/",
    "/arrangementer/fest/",
    "/arrangementer/med-oppmote/",
    "/emner/",
    "/emner/mat/",
    "/serier/",
    "/artikler/ny/plan.pdf",
    "/kalender.ics",
}


@pytest.fixture
def context(publication):
    publication.article("ny", gamle_adresser="[/artikler/gammel/]")
    return publication.context()


@pytest.mark.parametrize(
    ("published", "leads_to"),
    [
        pytest.param("/emner/tomt/", "/emner/", id="an emptied subject"),
        pytest.param("/emner/tomt/side/2/", "/emner/", id="a further page of it"),
        pytest.param("/emner/tomt/kalender.ics", "/emner/", id="its calendar"),
        pytest.param("/emner/tomt/kalender.ics/", "/emner/", id="its calendar, led on in an earlier build"),
        pytest.param("/feeds/emner/tomt.atom.xml", "/emner/", id="its feed"),
        pytest.param("/serier/frokost/", "/serier/", id="an emptied series"),
        pytest.param("/feeds/serier/frokost.atom.xml", "/serier/", id="its feed, too"),
        pytest.param("/arrangementer/sted/huset/", "/arrangementer/", id="an emptied filter"),
        pytest.param("/feeds/arrangementer/sted/huset.atom.xml", "/arrangementer/", id="the feed of one"),
        pytest.param("/arrangementer/type/kurs/side/2/", "/arrangementer/", id="a further page of it"),
        pytest.param("/arrangementer/digitalt/kalender.ics", "/arrangementer/", id="its calendar"),
        pytest.param("/arrangementer/med-oppmote/side/3/", "/arrangementer/med-oppmote/", id="of one that stands"),
        pytest.param("/artikler/side/9/", "/artikler/", id="a lost list page"),
        pytest.param("/emner/mat/kalender.ics", "/emner/mat/", id="the calendar of a subject without events"),
        pytest.param("/feeds/emner/mat.atom.xml", "/emner/mat/", id="the feed of a subject that still stands"),
        pytest.param("/arrangementer/fest/fest.ics", "/arrangementer/fest/", id="the calendar of an event"),
        pytest.param("/arrangementer/fest/fest.apning.ics", "/arrangementer/fest/", id="that of a session called else"),
        pytest.param("/artikler/gammel/plan.pdf", "/artikler/ny/", id="a document of a page that moved"),
    ],
)
def test_a_published_url_path_leads_to_what_stands_in_for_it(context, published, leads_to):
    (page,) = redirects_from_published([published], STANDING, context)
    assert (page.url_path, page.view.url) == (f"{published.rstrip('/')}/", f"/test{leads_to}")
    assert page.head.is_indexed is False


@pytest.mark.parametrize(
    "published",
    [
        pytest.param("/artikler/ny/", id="it stands"),
        pytest.param("/EMNER/Mat/", id="it stands in other letters, where a disk knows no capitals"),
        pytest.param("/artikler/borte/", id="a page made from a file"),
        pytest.param("/om/", id="a fixed page"),
        pytest.param("/arrangementer/typer/", id="an event called nearly as a filter"),
        pytest.param("/artikler/ny/annen.pdf", id="a document its page no longer offers"),
        pytest.param("/artikler/ny/plan.pdf/under/", id="below a file"),
        pytest.param("/feeds/artikler.json", id="a feed of the whole site"),
        pytest.param("/tag/mat/", id="a page of another site"),
    ],
)
def test_where_only_the_editor_knows_nothing_is_guessed(context, published):
    assert list(redirects_from_published([published], STANDING, context)) == []


def test_without_an_index_to_lead_to_the_front_page_stands_in(context):
    (page,) = redirects_from_published(["/serier/frokost/"], STANDING - {"/serier/"}, context)
    assert page.view.url == "/test/"


def test_the_title_of_the_page_is_told(context):
    (page,) = redirects_from_published(["/artikler/gammel/plan.pdf"], STANDING, context)
    assert page.view.title == "En tittel"
