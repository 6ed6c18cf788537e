"""The pages that list others."""

from pages.event_lists import archive_pages, upcoming_page
from pages.every_page import pages
from pages.lists import article_lists, home_page, subject_pages
from pages.views import Shown


def titles(view):
    """Return what a list shows."""
    if view is None:
        return []
    listed = [listed.event.title for listed in view.events if not listed.shown.is_hidden]
    return [title.replace("\u00a0", " ") for title in [*listed, *(article.title for article in view.articles)]]


def events(publication, *days, **fields):
    """Write an event on each of *days*, called by it."""
    for number, day in enumerate(days):
        publication.event(
            f"e{number}", tittel=day, publisert="1. januar 2025", starter=f"{day} kl. 10.00", slutter="12.00", **fields
        )


def test_what_is_coming_stands_soonest_first_and_what_is_over_newest_first(publication):
    events(publication, "20. april 2027", "9. mars 2027", "11. mars 2027", "8. mars 2027")
    context = publication.context()
    view = home_page(context).view
    assert [listed.event.title.replace("\u00a0", " ") for listed in view.next if not listed.shown.is_hidden] == [
        "11. mars 2027"
    ]
    assert titles(view.upcoming) == ["20. april 2027"]
    assert (view.past_shown, titles(view.past)) == (view.upcoming.empty.shown, ["9. mars 2027", "8. mars 2027"])
    events(publication, *(f"{day}. mai 2027" for day in range(1, 9)))
    assert home_page(publication.context()).view.past is None  # a page so old says where the rest is
    assert titles(upcoming_page(context).view.upcoming) == ["11. mars 2027", "20. april 2027"]


def test_the_front_page_has_what_is_over_at_hand_when_nothing_may_be_coming(publication):
    events(publication, "11. mars 2027", "9. mars 2027", "8. mars 2027")
    view = home_page(publication.context()).view
    assert titles(view.past) == ["9. mars 2027", "8. mars 2027"]
    assert view.past_shown == Shown(begins="2027-03-11T12:00:00+01:00", is_hidden=True)
    found = [listed.event.title.replace("\u00a0", " ") for listed in view.past.events]
    assert found == ["11. mars 2027", "9. mars 2027", "8. mars 2027"]


def test_the_list_leads_to_the_series_where_there_are_any(publication):
    publication.event("e")
    alone = upcoming_page(publication.context()).view
    publication.event("e", serie="Frokost")
    in_series = upcoming_page(publication.context()).view
    ways = [("Abonner", "/test/abonner/"), ("Tidligere arrangementer", "/test/arrangementer/arkiv/")]
    assert [(way.text, way.url) for way in alone.ways] == ways
    assert [(way.text, way.url) for way in in_series.ways] == [ways[0], ("Serier", "/test/serier/"), ways[1]]


def test_the_archive_is_by_year_and_a_page_may_begin_within_one(publication):
    events(publication, "1. mai 2025", "2. mai 2025", "1. mai 2026", "1. februar 2027")
    found = [
        (page.url_path, [(group.title, titles(group.entries)) for group in page.view.years])
        for page in archive_pages(publication.context(items_per_page=3))
    ]
    assert found == [
        (
            "/arrangementer/arkiv/",
            [("2027", ["1. februar 2027"]), ("2026", ["1. mai 2026"]), ("2025", ["2. mai 2025"])],
        ),
        ("/arrangementer/arkiv/side/2/", [("2025", ["1. mai 2025"])]),
    ]


def test_a_subject_shows_its_events_on_the_first_page_alone(publication):
    events(publication, "9. mars 2027", "11. mars 2027", emner="mat")
    for number in range(1, 4):
        publication.article(f"a{number}", tittel=f"Artikkel {number}", publisert=f"{number}. mars 2027", emner="mat")
    found = [
        (page.url_path, titles(page.view.upcoming), titles(page.view.articles), titles(page.view.past))
        for page in subject_pages(publication.context(items_per_page=2))
    ]
    assert found == [
        ("/emner/mat/", ["11. mars 2027"], ["Artikkel 3", "Artikkel 2"], ["9. mars 2027"]),
        ("/emner/mat/side/2/", [], ["Artikkel 1"], []),
    ]


def test_an_empty_publication_has_every_standing_page(publication):
    context = publication.context()
    assert [page.url_path for page in pages(context)] == [
        "/",
        "/artikler/",
        "/arrangementer/",
        "/arrangementer/arkiv/",
        "/emner/",
        "/serier/",
        "/abonner/",
        "/sok/",
        "/404.html",
    ]
    said = [page.view.empty for page in article_lists(context)]
    said += [home_page(context).view.upcoming.empty, upcoming_page(context).view.upcoming.empty]
    said += [page.view.empty for page in archive_pages(context)]
    assert [(empty.text, empty.shown) for empty in said] == [
        ("Ingen artikler ennå.", Shown()),
        ("Ingen kommende arrangementer akkurat nå.", Shown()),
        ("Ingen kommende arrangementer akkurat nå.", Shown()),
        ("Ingen tidligere arrangementer ennå.", Shown()),
    ]


def test_the_archive_has_what_will_be_over_on_its_first_page_alone(publication):
    events(publication, "1. mai 2025", "2. mai 2025", "1. mai 2026", "23. mars 2027", "25. mars 2027")
    found = [
        [(group.title, group.entries.shown, len(group.entries.events)) for group in page.view.years]
        for page in archive_pages(publication.context(items_per_page=2))
    ]
    soon = Shown(begins="2027-03-23T12:00:00+01:00", is_hidden=True)
    assert found == [[("2027", soon, 2), ("2026", Shown(), 1), ("2025", Shown(), 1)], [("2025", Shown(), 1)]]


def test_articles_stand_by_year_a_page_at_a_time(publication):
    for number, day in enumerate(["1. mars 2027", "1. mai 2026", "2. mai 2026"]):
        publication.article(f"a{number}", tittel=day, publisert=day)
    found = [
        (page.url_path, [(group.title, titles(group.entries)) for group in page.view.years])
        for page in article_lists(publication.context(items_per_page=2))
    ]
    assert found == [
        ("/artikler/", [("2027", ["1. mars 2027"]), ("2026", ["2. mai 2026"])]),
        ("/artikler/side/2/", [("2026", ["1. mai 2026"])]),
    ]


def test_many_events_stand_by_month_and_a_month_goes_with_the_last_of_them(publication):
    events(publication, *(f"{day}. mars 2027" for day in range(11, 19)))
    few = upcoming_page(publication.context()).view
    assert (few.months, len(few.upcoming.events)) == ((), 8)
    events(publication, *(f"{day}. mars 2027" for day in range(11, 19)), "30. april 2027")
    view = upcoming_page(publication.context()).view
    assert [(month.title, month.id, len(month.entries.events), month.entries.shown.ends) for month in view.months] == [
        ("mars 2027", "2027-03", 8, "2027-03-18T12:00:00+01:00"),
        ("april 2027", "2027-04", 1, "2027-04-30T12:00:00+02:00"),
    ]
    assert (view.upcoming.events, view.upcoming.empty.shown.begins) == ((), "2027-04-30T12:00:00+02:00")


def test_the_front_page_is_led_by_the_article_an_editor_has_chosen(publication):
    publication.article("ny", tittel="Ny", publisert="2. mars 2027")
    publication.article("valgt", tittel="Valgt", publisert="1. mars 2027", fremhevet="ja")
    view = home_page(publication.context()).view
    assert (view.newest.title, titles(view.articles)) == ("Valgt", ["Ny"])


def test_the_list_of_what_is_coming_is_no_dead_end_when_it_is_empty(publication):
    events(publication, "9. mars 2027", "11. mars 2027")
    view = upcoming_page(publication.context()).view
    assert titles(view.past) == ["9. mars 2027"]
    assert view.past_shown == view.upcoming.empty.shown == Shown(begins="2027-03-11T12:00:00+01:00", is_hidden=True)
    assert view.upcoming.empty.link.url.startswith("webcal:")
