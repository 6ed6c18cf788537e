"""The page of every feed and calendar."""

import pytest

from outputs.calendars import calendar_files
from outputs.feeds import article_feeds, event_feeds
from pages.event_lists import filter_pages, series_pages
from pages.lists import subject_pages
from pages.site import site_of
from pages.subscribe_page import subscribe_page
from pages.views import Link

SITE = "https://example.org/test"


def groups(given):
    return [
        (group.title, [(each.title, each.url.removeprefix(SITE)) for each in group.subscriptions]) for group in given
    ]


def test_every_calendar_stands_there_and_a_subject_has_one_when_it_has_events(publication):
    publication.article("a", emner="[bare tekst, mat]")
    publication.event("e", emner="[mat, søvn]", serie="Frokost")
    publication.event("f", type="kurs")
    context = publication.context()
    view = subscribe_page(context).view
    written = calendar_files(context).keys() - {"/arrangementer/e/e.ics", "/arrangementer/f/f.ics"}
    assert {address for _, found in groups(view.calendars) for _, address in found} == written
    assert groups(view.calendars) == [
        ("", [("Alle arrangementer", "/kalender.ics")]),
        ("Ett emne", [("Mat", "/emner/mat/kalender.ics"), ("Søvn", "/emner/sovn/kalender.ics")]),
        ("Én serie", [("Frokost", "/serier/frokost/kalender.ics")]),
        ("Ett utvalg", [("Kurs", "/arrangementer/type/kurs/kalender.ics")]),
    ]


def test_every_feed_that_is_written_stands_there_and_no_other(publication):
    publication.article("a", emner="[bare tekst, mat]")
    publication.event("e", emner="[mat, søvn]", serie="Frokost", type="kurs")
    publication.event("f")
    context = publication.context()
    told = [address for _, found in groups(subscribe_page(context).view.feeds) for _, address in found]
    assert {*article_feeds(context), *event_feeds(context)} == set(told)
    assert told == [
        "/feeds/artikler.atom.xml",
        "/feeds/artikler.rss.xml",
        "/feeds/artikler.json",
        "/feeds/arrangementer.atom.xml",
        "/feeds/arrangementer.rss.xml",
        "/feeds/emner/bare-tekst.atom.xml",
        "/feeds/emner/mat.atom.xml",
        "/feeds/emner/sovn.atom.xml",
        "/feeds/serier/frokost.atom.xml",
        "/feeds/arrangementer/type/kurs.atom.xml",
    ]


def test_an_empty_publication_has_what_always_is(publication):
    view = subscribe_page(publication.context()).view
    assert groups(view.calendars) == [("", [("Alle arrangementer", "/kalender.ics")])]
    assert [title for title, _ in groups(view.feeds)] == [""]


@pytest.mark.parametrize(
    ("address", "webcal"),
    [
        pytest.param("https://example.org", "webcal://example.org/kalender.ics", id="https"),
        pytest.param("http://localhost:8000", "webcal://localhost:8000/kalender.ics", id="http, a port"),
        pytest.param("https://example.org/a/b", "webcal://example.org/a/b/kalender.ics", id="below a path"),
    ],
)
def test_a_calendar_opens_in_the_calendar_and_has_its_address_in_full(publication, address, webcal):
    view = subscribe_page(publication.context(address=address)).view
    (calendar,) = view.calendars[0].subscriptions
    assert (calendar.webcal_url, calendar.url) == (webcal, f"{address}/kalender.ics")


def test_the_page_about_the_data_is_linked_as_long_as_it_is_there(publication):
    publication.page("apne-data", tittel="Om dataene våre")
    there = subscribe_page(publication.context()).view
    publication.page("apne-data", tittel="Om dataene våre", status="fjernet")
    gone = subscribe_page(publication.context()).view
    assert (there.data_page, gone.data_page) == (Link(text="Om dataene våre", url="/test/apne-data/"), None)
    assert there.data.url == f"{SITE}/arrangementer.json"


def test_three_ways_lead_on_and_none_to_a_file_of_a_feed(publication):
    view = subscribe_page(publication.context()).view
    assert [(way.title, way.button.url) for way in view.ways] == [
        ("Arrangementer", "webcal://example.org/test/kalender.ics"),
        ("Artikler", "#nyhetsstrommer"),
        ("Alt", "#kalendere"),
    ]


def test_a_subject_is_followed_where_it_stands(publication):
    publication.article("a", emner="mat")
    publication.event("e", emner="søvn")
    context = publication.context()
    offered = {feed.anchor for group in subscribe_page(context).view.feeds for feed in group.subscriptions}
    food, sleep = (page.view for page in subject_pages(context))
    assert (food.title, food.calendar_url, food.feed_url) == ("Mat", "", "/test/abonner/#feeds-emner-mat.atom.xml")
    assert (sleep.title, sleep.calendar_url) == ("Søvn", "webcal://example.org/test/emner/sovn/kalender.ics")
    assert {"feeds-emner-mat.atom.xml", "feeds-emner-sovn.atom.xml"} <= offered


def test_a_series_and_a_filter_are_followed_where_they_stand_and_found_by_a_feed_reader(publication):
    publication.event("e", serie="Frokost")
    publication.event("f", type="kurs")
    context = publication.context()
    written = event_feeds(context)
    offered = {feed.anchor for group in subscribe_page(context).view.feeds for feed in group.subscriptions}
    for page, feed in zip(
        [*series_pages(context), *filter_pages(context)],
        ["/feeds/serier/frokost.atom.xml", "/feeds/arrangementer/type/kurs.atom.xml"],
        strict=True,
    ):
        assert page.view.feed_url.removeprefix("/test/abonner/#") in offered
        assert site_of(page, context).feeds[0].url == f"{SITE}{feed}"
        assert written[feed].count(b"<entry") == 1
