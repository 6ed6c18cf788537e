"""An article in several languages is one article, also where an event is told of."""

import json
import re

import pytest

from outputs.feeds import article_feeds
from pages.every_page import pages
from search.records import records


@pytest.fixture
def context(publication):
    """An event and an article about it in two languages each, and articles before and after."""
    publication.event("dagen", tittel="dagen", emner="mat", publisert="1. januar 2027")
    publication.event("dagen-nn", tittel="dagen nn", publisert="1. januar 2027", språk="nn", oversettelse_av="dagen.md")
    publication.article("sak", tittel="sak", emner="mat", publisert="2. mars 2027", arrangement="dagen")
    publication.article(
        "sak-nn", tittel="sak nn", emner="mat, eple", publisert="3. mars 2027", arrangement="dagen", språk="nn",
        oversettelse_av="sak.md",
    )  # fmt: skip
    publication.article("heime", tittel="heime", emner="mat", publisert="1. mars 2027", språk="nn")
    publication.page("her", "[[siste artikler]]", tittel="her", språk="nn")
    return publication.context(items_per_page=1)


def rows(view):
    """Return the titles of the articles in the lists of a page."""
    listed = [getattr(view, "articles", None), *(year.entries for year in getattr(view, "years", ()))]
    if hasattr(view, "body"):
        listed += [piece.list for piece in view.body.pieces]
    leads = [view.newest] if getattr(view, "newest", None) else []
    return [item.title for item in leads] + [
        item.title for each in listed if each for item in getattr(each, "articles", each)
    ]


@pytest.mark.parametrize(
    ("url_path", "titles"),
    [
        pytest.param("/", ["sak", "heime"], id="the front page"),
        pytest.param("/artikler/", ["sak"], id="all"),
        pytest.param("/artikler/side/2/", ["heime"], id="all, the next page"),
        pytest.param("/emner/mat/", ["sak"], id="a subject"),
        pytest.param("/emner/mat/side/2/", ["heime"], id="a subject, the next page"),
        pytest.param("/emner/eple/", ["sak nn"], id="a subject of one version"),
        pytest.param("/404.html", ["sak", "heime"], id="where to go instead"),
        pytest.param("/her/", ["sak nn", "heime"], id="a list in nynorsk"),
        pytest.param("/arrangementer/dagen/", ["sak"], id="the event it tells of"),
        pytest.param("/arrangementer/dagen-nn/", ["sak nn"], id="the event in the other language"),
    ],
)
def test_a_list_has_one_row_in_the_language_of_its_page(context, url_path, titles):
    (page,) = (page for page in pages(context) if page.url_path == url_path)
    assert rows(page.view) == titles


def test_there_is_no_further_page_for_the_other_version(context):
    assert [page.url_path for page in pages(context) if "side/" in page.url_path] == [
        "/artikler/side/2/",
        "/emner/mat/side/2/",
    ]


@pytest.mark.parametrize(("slug", "event"), [("sak", "dagen"), ("sak-nn", "dagen nn")])
def test_an_article_leads_to_the_event_in_its_own_language(context, slug, event):
    (page,) = (page for page in pages(context) if page.url_path == f"/artikler/{slug}/")
    assert page.view.event.title == event


def test_a_count_counts_it_once(context):
    (index,) = (page.view for page in pages(context) if page.url_path == "/emner/")
    assert [(link.text, count) for group in index.groups for link, count in group.members] == [("Eple", 1), ("Mat", 3)]


def test_a_feed_has_one_entry(context):
    found = {
        url_path: len(json.loads(data)["items"])
        if url_path.endswith(".json")
        else len(re.findall(b"<entry|<item>", data))
        for url_path, data in article_feeds(context).items()
    }
    assert found == {
        "/feeds/artikler.atom.xml": 2,
        "/feeds/artikler.rss.xml": 2,
        "/feeds/artikler.json": 2,
        "/feeds/emner/eple.atom.xml": 1,
        "/feeds/emner/mat.atom.xml": 2,
    }


def test_an_entry_is_the_same_in_every_feed_whichever_version_it_shows(context):
    """A subject may be that of one version alone."""
    ids = {url_path: re.findall(b"<id>(.*?)</id>", data)[1:] for url_path, data in article_feeds(context).items()}
    assert ids["/feeds/emner/eple.atom.xml"] == ids["/feeds/artikler.atom.xml"][:1]


def test_search_knows_the_versions_as_one(context):
    found = {record.url_path: record.original for record in records(context.website)}
    assert found == {
        "/abonner/": "",
        "/arrangementer/dagen/": "/arrangementer/dagen/",
        "/arrangementer/dagen-nn/": "/arrangementer/dagen/",
        "/artikler/heime/": "",
        "/artikler/sak/": "/artikler/sak/",
        "/artikler/sak-nn/": "/artikler/sak/",
        "/her/": "",
    }
