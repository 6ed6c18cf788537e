"""The articles as JSON Feed 1.1."""

import json

import pytest
from lxml import etree

from outputs.feeds import article_feeds

SITE = "https://example.org/test"
SELF = {"name": "Testhuset", "url": f"{SITE}/"}


def read(context):
    return json.loads(article_feeds(context)["/feeds/artikler.json"])


def atom(context):
    return etree.fromstring(article_feeds(context)["/feeds/artikler.atom.xml"])


def test_an_empty_feed_is_a_feed(publication):
    assert read(publication.context()) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Testhuset: artikler",
        "description": "Prøver og prøver.",
        "home_page_url": f"{SITE}/artikler/",
        "feed_url": f"{SITE}/feeds/artikler.json",
        "icon": f"{SITE}/theme/icon-512.png",
        "favicon": f"{SITE}/theme/icon-192.png",
        "language": "nb",
        "authors": [SELF],
        "items": [],
    }


def test_an_item_has_all_that_is_known_of_it(publication):
    publication.article(
        "tekst", "Tekst.", forfatter="Kari Nordmann", oppdatert="5. mars 2027", emner="[mat, drikke]", språk="nn"
    )
    context = publication.context()
    (item,) = read(context)["items"]
    assert item.pop("id") == atom(context).findtext(".//{*}entry/{*}id")
    assert item == {
        "url": f"{SITE}/artikler/tekst/",
        "title": "En tittel",
        "summary": "Ingressen.",
        "content_html": "<p>Tekst.</p>",
        "date_published": "2027-03-01T00:00:00+01:00",
        "date_modified": "2027-03-05T00:00:00+01:00",
        "authors": [{"name": "Kari Nordmann"}],
        "tags": ["mat", "drikke"],
        "language": "nn",
    }


def test_the_site_is_the_author_of_what_nobody_has_signed(publication):
    publication.article("tekst")
    assert read(publication.context())["items"][0]["authors"] == [SELF]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("A & B <c>", "A & B <c>", id="a title is text"),
        pytest.param("Kl.\u00a09", "Kl. 9", id="spaces are ordinary"),
        pytest.param("\U0001f600 \u2028", "\U0001f600", id="signs of any kind"),
    ],
)
def test_a_title_is_what_was_written(publication, written, expected):
    publication.article("tekst", tittel=written)
    assert read(publication.context())["items"][0]["title"] == expected


def test_the_full_text_is_that_of_the_other_feeds(publication):
    body = "## Først\n\n[Dit](annen.md) og [opp](#forst).\n\n[[kommende arrangementer: 5]]"
    publication.article("tekst", body, kreditering="'Foto: A & B'")
    publication.article("annen", publisert="1. februar 2027")
    context = publication.context(feed_items=1)
    (item,) = read(context)["items"]
    assert item["content_html"] == atom(context).findtext(".//{*}entry/{*}content")
    assert 'href="https://example.org/test/artikler/tekst/#forst"' in item["content_html"]
