"""Lists in a browser, whose clock goes on after the site was built: right at every moment, and right without script."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

pytestmark = pytest.mark.needs("chromium")

BUILT = datetime.fromisoformat("2027-03-10T09:00:00+01:00")
STARTS = datetime.fromisoformat("2027-03-12T08:00:00+01:00")  # the breakfast in March
ENDS = datetime.fromisoformat("2027-03-12T09:00:00+01:00")
MINUTE = timedelta(minutes=1)

COURSE, DAY, BREAKFAST, FULL = (
    "Kurs over tre dager",
    "Innovasjonsdagen i Testbyen",
    "Frokostmøte: Mat og helse",
    "Verksted om åpne data",
)
EVENING, APRIL = "Åpen kveld", "Frokostmøte: Økonomi for alle"


def titles(page, within="main"):
    """Return the events that are seen, each with its tags."""
    items = page.locator(f"{within} :is(.event-item, .event-card)").all()
    return [
        (item.locator("a").inner_text(), *(tag.inner_text() for tag in item.locator(".tag").all() if tag.is_visible()))
        for item in items
        if item.is_visible()
    ]


@pytest.mark.parametrize(
    ("moment", "first"),
    [
        pytest.param(BUILT, [(COURSE, "Pågår"), (DAY, "Pågår"), (BREAKFAST,)], id="as it is built"),
        pytest.param(STARTS - MINUTE, [(BREAKFAST,), (FULL, "Fullt")], id="a minute before it starts"),
        pytest.param(STARTS, [(BREAKFAST, "Pågår"), (FULL, "Fullt")], id="as it starts"),
        pytest.param(STARTS + MINUTE, [(BREAKFAST, "Pågår"), (FULL, "Fullt")], id="a minute after"),
        pytest.param(ENDS - MINUTE, [(BREAKFAST, "Pågår"), (FULL, "Fullt")], id="a minute before it ends"),
        pytest.param(ENDS, [(FULL, "Fullt"), (EVENING,)], id="as it ends"),
        pytest.param(ENDS + MINUTE, [(FULL, "Fullt"), (EVENING,)], id="a minute after"),
    ],
)
def test_what_is_coming_is_true_whenever_the_page_is_opened(open_at, moment, first):
    assert titles(open_at("/arrangementer/", moment))[: len(first)] == first


@pytest.mark.parametrize(
    ("moment", "is_over"),
    [pytest.param(ENDS - MINUTE, False, id="a minute before"), pytest.param(ENDS, True, id="as it ends")],
)
@pytest.mark.parametrize("path", ["/arrangementer/arkiv/", "/emner/mat-og-helse/"])
def test_what_is_over_is_so_at_once(open_at, path, moment, is_over):
    page = open_at(path, moment)
    within = "section:has(h2:text-is('Tidligere arrangementer'))" if "emner" in path else "main"
    assert (BREAKFAST in [title for title, *_ in titles(page, within)]) == is_over


def test_the_front_page_always_leads_with_what_one_can_join_and_is_never_short(open_and_wait):
    page = open_and_wait("/", BUILT)
    section = "section:has(#arrangementer)"
    assert titles(page, ".home-lead") == [(COURSE, "Pågår")]
    assert titles(page, section)[:3] == [(DAY, "Pågår"), (BREAKFAST,), (FULL, "Fullt")]
    assert len(titles(page, section)) == 6
    page.clock.fast_forward("47:30:00")  # to Friday at half past eight: the breakfast is on, and too late to join
    assert titles(page, ".home-lead") == [(EVENING,)]
    assert [title for title, *_ in titles(page, section)][:4] == [
        BREAKFAST,
        FULL,
        "Helgesamling når klokken stilles",
        APRIL,
    ]
    assert len(titles(page, section)) == 6


def test_a_page_that_is_open_all_day_changes_as_it_happens(open_and_wait):
    page = open_and_wait("/arrangementer/", STARTS - timedelta(seconds=20))
    assert titles(page)[0] == (BREAKFAST,)
    page.clock.run_for(30_000)
    assert titles(page)[0] == (BREAKFAST, "Pågår")
    page.clock.run_for(60 * 60_000)
    assert titles(page)[0] == (FULL, "Fullt")


def test_a_machine_that_slept_is_right_when_it_wakes(open_and_wait):
    page = open_and_wait("/arrangementer/", STARTS - MINUTE)
    page.clock.set_system_time(ENDS)  # no timer has gone off
    for happens, target in (("visibilitychange", "document"), ("pageshow", "window")):
        page.evaluate(f"{target}.dispatchEvent(new Event('{happens}'))")
        assert titles(page)[0] == (FULL, "Fullt"), happens
        page.clock.set_system_time(STARTS - MINUTE)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert titles(page)[0] == (BREAKFAST,)
        page.clock.set_system_time(ENDS)


def test_a_list_in_a_text_is_live_and_says_so_when_it_is_empty(open_and_wait):
    page = open_and_wait("/om/", ENDS - MINUTE)
    assert titles(page) == [(BREAKFAST, "Pågår"), (APRIL,)]
    assert not page.locator(".empty").is_visible()
    page.clock.run_for(2 * 60_000)
    assert titles(page) == [(APRIL,)]
    page.clock.fast_forward(30 * 24 * 60 * 60_000)
    assert titles(page) == []
    assert page.locator(".empty").inner_text() == (
        "Ingen kommende arrangementer i serien Frokostmøte akkurat nå. Alle arrangementer"
    )


def test_each_page_is_opened_in_the_same_window_whatever_was_done_to_the_last(open_at):
    for _ in range(2):
        page = open_at("/om/", BUILT)
        assert page.evaluate("[innerWidth, matchMedia('screen and (prefers-color-scheme: light)').matches]") == [
            1280,
            True,
        ]
        page.set_viewport_size({"width": 390, "height": 844})
        page.emulate_media(media="print", color_scheme="dark")


WITHOUT_CONTENT = """() => [...document.querySelectorAll("main :is(h2, h3)")].filter(heading => {
    const seen = element => element.checkVisibility();
    const items = heading.parentElement.querySelectorAll("li, .empty, .event-card, .search");
    return seen(heading) && !heading.closest(".item-list, .event-card") && ![...items].some(seen);
}).map(heading => heading.innerText)"""


@pytest.mark.parametrize("days", [15, 40, 90, 500])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/arrangementer/",
        "/arrangementer/arkiv/",
        "/emner/oving/",
        "/emner/apne-data/",
        "/serier/frokostmote/",
        "/404",
    ],
)
def test_no_heading_stands_alone_however_old_the_page_is(open_at, path, days):
    page = open_at(path, BUILT + timedelta(days=days))
    assert page.evaluate(WITHOUT_CONTENT) == []
    assert page.locator("main :is(li, .empty):visible").count()


def test_what_is_over_is_in_the_archive_of_an_old_page_too(open_at):
    page = open_at("/arrangementer/arkiv/", BUILT + timedelta(days=500))
    assert page.locator(".event-list > li:visible").count() == page.locator(".event-list > li").count()


def test_what_is_hidden_is_not_heard(open_at):
    page = open_at("/arrangementer/", ENDS)
    heard = page.locator("main").aria_snapshot()
    assert FULL in heard
    assert (BREAKFAST in heard, "Ingen kommende" in heard) == (False, False)
    assert page.get_by_role("listitem").count() == page.locator("main li:visible, nav:not(main nav) li").count()


@pytest.mark.parametrize("path", ["/", "/arrangementer/", "/arrangementer/arkiv/", "/om/", "/emner/mat-og-helse/"])
def test_without_script_a_page_shows_what_was_true_when_it_was_built(open_at, open_without_script, path):
    said = open_without_script(path).locator("main").inner_text()
    assert open_at(path, BUILT).locator("main").inner_text() == said
