"""What a list of events can be narrowed to, and the page of each filter."""

from pathlib import Path

import pytest

from pages.event_lists import archive_pages, filter_pages, upcoming_page
from pages.every_page import page_at, pages
from pages.views import Link
from website.read import read_website

PLACE, ONLINE = {"sted": "Huset, Testbyen"}, {"digitalt": "https://video.example/rom"}


def events(publication, *given, month="april"):
    """Write an event on each day of *month* from the 1st, with the fields given."""
    for day, fields in enumerate(given, 1):
        starts = f"{day}. {month} 2027 kl. 10.00"
        moment = {"publisert": "1. januar 2027", "starter": starts, "slutter": "12.00"}
        publication.event(f"{month}-{day}", **{"tittel": f"Møte {day}", "sted": "", **moment, **fields})


def offered(view):
    """Return the filters of a page by their title: the text of each, and where it leads."""
    return {
        title: [(choice.link.text, choice.link.url.removeprefix("/test")) for choice in choices]
        for title, choices in (view.filter.groups if view.filter else ())
    }


def titles(view):
    return [listed.event.title for listed in view.events if not listed.shown.is_hidden] if view else []


def test_each_filter_has_a_page_and_none_that_would_show_everything_or_nothing(publication):
    events(
        publication,
        {"type": "kurs", "sted": "Huset, Testbyen", "målgruppe": "alle"},
        {"type": "Kurs", "sted": {"navn": "Huset", "rom": "Salen"}, **ONLINE},
        {"type": "???", "sted": "Åsen"},
        {"sted": "Loftet", "emner": "mat"},
    )
    found = [(page.url_path, page.view.title) for page in filter_pages(publication.context())]
    assert found == [
        ("/arrangementer/digitalt/", "Arrangementer: digitalt"),
        ("/arrangementer/type/kurs/", "Arrangementer: kurs"),
        ("/arrangementer/sted/huset/", "Arrangementer: Huset"),
        ("/arrangementer/sted/loftet/", "Arrangementer: Loftet"),
        ("/arrangementer/sted/asen/", "Arrangementer: Åsen"),
    ]  # all of them have a place, and a type without letters has no address


def test_the_page_of_a_filter_shows_what_comes_and_pages_what_has_been(publication):
    events(publication, PLACE, ONLINE)
    events(publication, *[ONLINE] * 3, month="februar")
    context = publication.context(items_per_page=2)
    found = [page for page in filter_pages(context) if page.url_path.startswith("/arrangementer/digitalt/")]
    assert [(page.url_path, page.head.title, titles(page.view.upcoming), titles(page.view.past)) for page in found] == [
        ("/arrangementer/digitalt/", "Arrangementer: digitalt", ["Møte 2"], ["Møte 3", "Møte 2"]),
        ("/arrangementer/digitalt/side/2/", "Arrangementer: digitalt, side 2 av 2", [], ["Møte 1"]),
    ]
    view = found[0].view
    assert view.calendar_url == "webcal://example.org/test/arrangementer/digitalt/kalender.ics"
    assert view.ways == (Link(text="Vis alle", url="/test/arrangementer/"),)
    assert page_at("/arrangementer/digitalt/", context) == next(
        page for page in pages(context) if page.url_path == "/arrangementer/digitalt/"
    )


def test_a_filter_that_lets_nothing_through_says_so_and_leads_to_all(publication):
    events(publication, PLACE)
    events(publication, ONLINE, month="februar")
    (page,) = [page for page in filter_pages(publication.context()) if page.url_path == "/arrangementer/digitalt/"]
    empty = page.view.upcoming.empty
    assert (page.view.months, titles(page.view.upcoming), empty.shown.is_hidden) == ((), [], False)
    assert empty.text == "Ingen kommende arrangementer av dette slaget akkurat nå."
    assert empty.link == Link(text="Vis alle", url="/test/arrangementer/")


def test_filters_are_offered_where_there_is_much_and_a_subject_leads_to_its_own_page(publication):
    events(publication, *[{"type": "kurs", **PLACE}] * 6, ONLINE, {"emner": "mat", **PLACE})
    assert upcoming_page(publication.context()).view.filter is None
    events(publication, *[{"type": "kurs", **PLACE}] * 6, ONLINE, {"emner": "mat", **PLACE}, ONLINE)
    assert offered(upcoming_page(publication.context()).view) == {
        "Form": [("Digitalt", "/arrangementer/digitalt/"), ("Med oppmøte", "/arrangementer/med-oppmote/")],
        "Type": [("Kurs", "/arrangementer/type/kurs/")],
        "Sted": [("Huset", "/arrangementer/sted/huset/")],
        "Emne": [("Mat", "/emner/mat/")],
    }


def test_the_page_of_a_filter_leaves_out_what_would_give_nothing_with_it(publication):
    events(publication, *[{"type": "kurs", **PLACE}] * 6, *[{"type": "møte", **ONLINE}] * 2, {"emner": "mat", **PLACE})
    page = next(page for page in filter_pages(publication.context()) if page.url_path == "/arrangementer/digitalt/")
    assert offered(page.view) == {
        "Form": [("Digitalt", "/arrangementer/digitalt/"), ("Med oppmøte", "/arrangementer/med-oppmote/")],
        "Type": [("Møte", "/arrangementer/type/mote/")],
    }


def test_an_event_says_which_filters_let_it_through(publication):
    events(publication, {"type": "Kurs", "emner": "mat, søvn", **PLACE, **ONLINE}, *[ONLINE] * 8)
    (month,) = upcoming_page(publication.context()).view.months
    assert [each.keys for each in month.entries.events][:2] == [
        "form=med-oppmote type=kurs sted=huset emne=mat emne=sovn",  # all of them are digital
        "",
    ]


def test_the_archive_offers_what_divides_what_is_over(publication):
    events(publication, *[{"type": "kurs"}] * 8, {"type": "messe"}, month="februar")
    events(publication, ONLINE)
    (page,) = archive_pages(publication.context())
    assert offered(page.view) == {
        "Type": [("Kurs", "/arrangementer/type/kurs/"), ("Messe", "/arrangementer/type/messe/")]
    }
    assert page.view.filter.all_url == ""  # it has pages, and is narrowed at no address of its own


def test_every_filter_that_is_offered_has_a_page_and_a_calendar(publication):
    kinds = [{"type": f"type {number % 3}", "sted": f"Hus {number % 4}", "emner": "mat"} for number in range(8)]
    events(publication, *kinds, ONLINE)
    events(publication, *kinds, ONLINE, month="februar")
    context = publication.context()
    standing = {page.url_path for page in pages(context)}
    view = upcoming_page(context).view
    found = [url_path for choices in offered(view).values() for _, url_path in choices]
    assert len(found) > 8
    assert [url_path for url_path in found if url_path not in standing] == []


@pytest.mark.parametrize("name", ["digitalt", "med-oppmote", "type", "sted"])
def test_no_event_takes_the_address_of_a_filter(publication, name):
    context = publication.context()
    publication.event(name)
    _, problems = read_website(Path("content"), context.settings)
    assert [problem.rule for problem in problems if problem.is_error] == ["address-taken"]


def test_an_editor_may_link_to_a_filter_and_not_to_one_that_is_not_there(publication):
    events(publication, PLACE, ONLINE)
    context = publication.context()
    publication.article("a", "Se [husets](/arrangementer/sted/huset/) og [loftets](/arrangementer/sted/loftet/) dager.")
    _, problems = read_website(Path("content"), context.settings)
    assert ["/arrangementer/sted/loftet/" in problem.message for problem in problems if problem.is_error] == [True]
