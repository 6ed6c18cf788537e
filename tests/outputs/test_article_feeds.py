"""The article feeds."""

import pytest
from lxml import etree

from outputs.feeds import article_feeds

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ATOM, RSS = "/feeds/artikler.atom.xml", "/feeds/artikler.rss.xml"


def feeds(context):
    """Return each feed that is XML, read."""
    return {url_path: etree.fromstring(data) for url_path, data in article_feeds(context).items() if "xml" in url_path}


def texts(feed, path):
    return feed.xpath(f"{path}/text()", namespaces=NAMES)


def test_every_author_is_one_of_their_own(publication):
    publication.article("tekst", forfatter="[Kari Nordmann, Ola Nordmann, Testgruppa]")
    found = feeds(publication.context())
    authors = ["Kari Nordmann", "Ola Nordmann", "Testgruppa"]
    assert texts(found[ATOM], "//atom:entry/atom:author/atom:name") == authors
    assert texts(found[RSS], "//item/dc:creator") == authors


def test_the_site_is_the_author_of_what_nobody_has_signed(publication):
    publication.article("tekst")
    found = feeds(publication.context())
    assert texts(found[ATOM], "//atom:entry/atom:author/atom:name") == ["Testhuset"]
    assert texts(found[RSS], "//item/dc:creator") == ["Testhuset"]


def test_an_empty_feed_has_the_date_of_no_build(publication):
    found = feeds(publication.context())
    assert sorted(found) == [ATOM, RSS]
    assert texts(found[ATOM], "/atom:feed/atom:updated") == ["2019-01-01T00:00:00+00:00"]
    assert texts(found[RSS], "//lastBuildDate") == ["Tue, 01 Jan 2019 00:00:00 +0000"]
    assert found[ATOM].xpath("//atom:entry", namespaces=NAMES) == []


def test_a_feed_is_as_new_as_its_newest_change(publication):
    publication.article("ny", publisert="2. mars 2027")
    publication.article("rettet", publisert="1. mars 2026", oppdatert="5. mars 2027")
    assert texts(feeds(publication.context())[ATOM], "/atom:feed/atom:updated") == ["2027-03-05T00:00:00+01:00"]


def test_a_subject_has_a_feed_of_its_articles_alone_even_when_it_has_none(publication):
    publication.article("tekst", emner="mat")
    publication.event("mote", emner="[mat, drikke]")
    found = feeds(publication.context())
    assert texts(found["/feeds/emner/mat.atom.xml"], "//atom:title") == ["Testhuset: artikler om mat", "En tittel"]
    assert texts(found["/feeds/emner/drikke.atom.xml"], "//atom:title") == ["Testhuset: artikler om drikke"]


def test_a_feed_holds_the_newest_and_no_more_than_it_should(publication):
    for day in range(1, 6):
        publication.article(f"a{day}", tittel=f"Nummer {day}", publisert=f"{day}. mars 2027")
    assert texts(feeds(publication.context(feed_items=2))[RSS], "//item/title") == ["Nummer 5", "Nummer 4"]


@pytest.mark.parametrize(
    ("address", "path", "expected"),
    [
        pytest.param(ATOM, "//atom:entry/atom:title", "A & B <c> 9", id="a title in Atom is text"),
        pytest.param(RSS, "//item/title", "A & B <c> 9", id="a title in RSS is text"),
        pytest.param(ATOM, "//atom:entry/atom:summary", "1 &lt; 2", id="Atom's summary is HTML"),
        pytest.param(RSS, "//item/description", "1 &lt; 2", id="RSS's description is HTML"),
    ],
)
def test_titles_and_summaries_are_what_was_written(publication, address, path, expected):
    publication.article("tekst", tittel="A & B <c>\u00a09", ingress="1 < 2")
    assert texts(feeds(publication.context())[address], path) == [expected]


ORIGIN = "{navn: Testavisa, lenke: 'https://example.org/sak', publisert: våren 2019}"


@pytest.mark.parametrize(
    ("fields", "opening"),
    [
        pytest.param({}, "<p>Tekst.</p>", id="nothing to add"),
        pytest.param(
            {"kreditering": "'Tekst og foto: A & B'"}, "<p>Tekst og foto: A &amp; B</p>\n<p>Tekst.</p>", id="credits"
        ),
        pytest.param(
            {"kilde": ORIGIN},
            '<p>Først publisert i <a href="https://example.org/sak">Testavisa</a>, våren 2019</p>\n<p>Tekst.</p>',
            id="where it was first published",
        ),
        pytest.param(
            {"kilde": "Testavisa"}, "<p>Først publisert i Testavisa</p>\n<p>Tekst.</p>", id="a source without a link"
        ),
        pytest.param(
            {"rettelser": "[{dato: 2. mars 2027, tekst: En.}, {dato: 3. mars 2027, tekst: To.}]"},
            "<p><strong>Rettelse 3.\u00a0mars 2027:</strong> To.</p>\n"
            "<p><strong>Rettelse 2.\u00a0mars 2027:</strong> En.</p>\n<p>Tekst.</p>",
            id="corrections, newest first",
        ),
        pytest.param(
            {"språk": "nn", "kilde": "Testavisa", "rettelser": "[{dato: 2. mars 2027, tekst: En.}]"},
            "<p>Først publisert i Testavisa</p>\n<p><strong>Retting 2.\u00a0mars 2027:</strong> En.</p>\n<p>Tekst.</p>",
            id="in the words of its own language",
        ),
    ],
)
def test_the_full_text_begins_with_what_the_page_says_of_it(publication, fields, opening):
    publication.article("tekst", **fields)
    found = feeds(publication.context())
    assert [text.strip() for text in texts(found[ATOM], "//atom:content")] == [opening]
    assert [text.strip() for text in texts(found[RSS], "//content:encoded")] == [opening]


@pytest.mark.parametrize(("address", "path"), [(ATOM, "//atom:content"), (RSS, "//item/content:encoded")])
def test_the_full_text_has_whole_addresses(publication, address, path):
    publication.article("tekst", "## Først\n\n[Dit](annen.md) og [opp](#forst).")
    publication.article("annen", publisert="1. februar 2027")
    (text,) = texts(feeds(publication.context(feed_items=1))[address], path)
    assert 'href="https://example.org/test/artikler/annen/"' in text
    assert 'href="https://example.org/test/artikler/tekst/#forst"' in text
