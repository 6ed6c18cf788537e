"""Series: their pages, and the way from one event to the next."""

import pytest

from pages.event_lists import series_pages
from pages.event_page import FactRow, event_page
from pages.items import Neighbour, SeriesView, beside_in_series, series_links
from pages.lists import series_index
from pages.views import Link


def row(publication, *days, serie="Frokost", **fields):
    """Write an event on each of *days* in March 2027, called by it."""
    for day in days:
        starts = f"{day}. mars 2027 kl. 10.00"
        publication.event(
            f"e{day}", tittel=f"Møte {day}", publisert="1. januar 2027", starter=starts, serie=serie, **fields
        )


def titles(view):
    """Return what a list shows as it is built."""
    return [listed.event.title for listed in view.events if not listed.shown.is_hidden] if view else []


def links_of(slug, context):
    """Return the series on the page of an event, by the titles beside it."""
    (entry,) = [entry for entry in context.website.entries if entry.content.slug == slug]
    own = context.in_language(entry.content.language.value)
    found = series_links(entry, beside_in_series(entry, own), own)
    return found and [each.title if each else None for each in (found.previous, found.next)]


def test_a_series_shows_what_is_coming_and_pages_what_has_been(publication):
    row(publication, 4, 5, 6, 11, 12)
    found = [
        (page.url_path, page.head.title, titles(page.view.upcoming), titles(page.view.past))
        for page in series_pages(publication.context(items_per_page=2))
    ]
    assert found == [
        ("/serier/frokost/", "Frokost", ["Møte 11", "Møte 12"], ["Møte 6", "Møte 5"]),
        ("/serier/frokost/side/2/", "Frokost, side 2 av 2", [], ["Møte 4"]),
    ]


def test_a_series_leads_to_its_calendar_and_its_feed(publication):
    row(publication, 11)
    (page,) = series_pages(publication.context())
    assert page.view.calendar_url == "webcal://example.org/test/serier/frokost/kalender.ics"
    assert page.view.feed_url == "/test/abonner/#feeds-serier-frokost.atom.xml"
    assert page.view.ways == ()


def test_the_index_counts_the_events_of_each_series_in_norwegian_order(publication):
    row(publication, 11, serie="Ålkveld")
    row(publication, 4, 12, serie="Ærlig talt")
    (together,) = series_index(publication.context()).view.groups
    assert together.members == (
        (Link(text="Ærlig talt", url="/test/serier/aerlig-talt/"), 2),
        (Link(text="Ålkveld", url="/test/serier/alkveld/"), 1),
    )


def test_an_event_leads_to_those_beside_it_by_start(publication):
    row(publication, 12, 9, 11)
    context = publication.context()
    (_, entry, _) = context.website.events
    assert series_links(entry, beside_in_series(entry, context), context) == SeriesView(
        name="Frokost",
        url="/test/serier/frokost/",
        previous=Neighbour(
            title="Møte 9", url="/test/arrangementer/e9/", language="nb", iso="2027-03-09", text="9.\u00a0mars 2027"
        ),
        next=Neighbour(
            title="Møte 12", url="/test/arrangementer/e12/", language="nb", iso="2027-03-12", text="12.\u00a0mars 2027"
        ),
    )
    assert [links_of(slug, context) for slug in ("e9", "e12")] == [[None, "Møte 11"], ["Møte 11", None]]


def test_an_event_alone_in_its_series_has_nothing_beside_it(publication):
    row(publication, 11)
    assert links_of("e11", publication.context()) == [None, None]


def test_an_event_in_no_series_has_none(publication):
    publication.event("mote")
    assert links_of("mote", publication.context()) is None


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"status": "skjult"}, id="hidden"),
        pytest.param({"status": "utkast"}, id="a draft"),
        pytest.param({"status": "fjernet"}, id="gone"),
        pytest.param({"publisert": "11. mars 2027"}, id="planned"),
    ],
)
def test_what_is_in_no_list_is_beside_nothing(publication, fields):
    row(publication, 9, 12)
    publication.event("e11", tittel="Møte 11", starter="11. mars 2027 kl. 10.00", serie="Frokost", **fields)
    assert links_of("e9", publication.context()) == [None, "Møte 12"]


def test_a_hidden_event_tells_its_series_and_leads_to_it_only_where_it_has_a_page(publication):
    publication.event("e11", serie="Frokost", status="skjult")

    def fact():
        context = publication.context()
        (entry,) = [entry for entry in context.website.entries if entry.content.slug == "e11"]
        assert series_links(entry, beside_in_series(entry, context), context) is None
        return [fact for fact in event_page(entry, context).view.details if fact.term == "Serie"]

    assert fact() == [FactRow(term="Serie", lines=("Frokost",))]
    row(publication, 12)
    assert fact() == [FactRow(term="Serie", links=(Link(text="Frokost", url="/test/serier/frokost/"),))]


def test_a_reader_stays_in_the_language_of_the_page(publication):
    row(publication, 9, 11)
    for day in (9, 11):
        publication.event(
            f"n{day}",
            tittel=f"Nynorsk {day}",
            publisert="1. januar 2027",
            starter=f"{day}. mars 2027 kl. 10.00",
            serie="Frokost",
            språk="nn",
            oversettelse_av=f"e{day}.md",
        )
    row(publication, 12)
    context = publication.context()
    assert {slug: links_of(slug, context) for slug in ("e9", "e11", "n9", "n11", "e12")} == {
        "e9": [None, "Møte 11"],
        "e11": ["Møte 9", "Møte 12"],
        "n9": [None, "Nynorsk 11"],
        "n11": ["Nynorsk 9", "Møte 12"],
        "e12": ["Møte 11", None],
    }


def test_a_text_may_link_to_a_series_and_to_the_page_of_subscriptions(publication):
    row(publication, 11)
    publication.article("tekst", "Se [serien](/serier/frokost/), [alle](/serier/) og [abonner](/abonner/).")
    website = publication.context().website
    assert {target: path for (_, target), path in website.links.items()} == {
        target: target for target in ("/serier/frokost/", "/serier/", "/abonner/")
    }
