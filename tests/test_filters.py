"""The filters above the list of events, in a browser: pages without script, and with it several at once."""

from __future__ import annotations

from datetime import datetime

import pytest

pytestmark = pytest.mark.needs("chromium")

BUILT = datetime.fromisoformat("2027-03-10T09:00:00+01:00")
LIST = "/arrangementer/"
# WCAG 2.2 on all levels, in so far as a machine can judge.
AXE = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21aa', 'wcag22aa']})"


def shown(page):
    return [title.inner_text() for title in page.locator("main h3").all() if title.is_visible()]


def choose(page, group, name):
    page.locator("summary", has_text=group).click()
    page.locator(".event-filter li a", has_text=name).click()


def status(page):
    return page.locator(".event-filter [role=status]").inner_text()


def test_filters_combine_without_leaving_the_page_and_the_address_says_which(open_at):
    page = open_at(LIST, BUILT)
    everything = shown(page)
    page.evaluate("document.body.dataset.isTheSame = ''")
    choose(page, "Sted", "Eksempelhuset")
    choose(page, "Form", "Digitalt")
    assert shown(page) == ["Innovasjonsdagen i Testbyen"]
    assert page.url.endswith(f"{LIST}?sted=eksempelhuset&form=digitalt")
    assert status(page) == "Ett arrangement: Digitalt, Eksempelhuset."
    assert [month.inner_text().lower() for month in page.locator(".months a:visible").all()] == ["mars"]
    choose(page, "Sted", "Eksempelhuset")  # once more takes it away
    assert (len(shown(page)), status(page)) == (2, "2 arrangementer: Digitalt.")
    page.go_back()
    assert shown(page) == ["Innovasjonsdagen i Testbyen"]
    page.get_by_role("link", name="Vis alle").click()
    assert (shown(page), status(page), page.url.endswith(LIST)) == (everything, "", True)
    assert page.evaluate("document.activeElement.matches('summary')")
    assert page.locator("body[data-is-the-same]").count() == 1
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_one_filter_leads_to_the_page_where_it_can_be_followed(open_at):
    page = open_at(LIST, BUILT)
    follow = page.get_by_text("Abonner på disse")
    choose(page, "Sted", "Eksempelhuset")
    assert follow.get_attribute("href").endswith("/arrangementer/sted/eksempelhuset/")
    choose(page, "Form", "Digitalt")
    assert not follow.is_visible()  # there is no calendar of two
    choose(page, "Sted", "Eksempelhuset")
    follow.click()
    assert page.locator("h1").inner_text() == "Arrangementer: digitalt"
    assert page.get_by_role("link", name="Abonner på kalenderen").get_attribute("href").startswith("webcal:")


def test_what_would_leave_nothing_is_not_offered(open_at):
    page = open_at(f"{LIST}?type=konferanse", BUILT)
    page.locator("summary", has_text="Sted").click()
    assert page.locator(".event-filter details[open] li:visible").all_inner_texts() == [
        "Eksempelhuset",
        "Testbyen kulturhus",
    ]


def test_a_shared_address_that_lets_nothing_through_says_what_to_do(open_at):
    page = open_at(f"{LIST}?type=kurs&form=digitalt&utm_source=brev", BUILT)
    assert shown(page) == []
    assert status(page) == (
        "Ingen kommende arrangementer passer med alt du har valgt. Ta bort noe av det, eller vis alle."
    )
    assert page.get_by_role("link", name="Vis alle").get_attribute("href") == LIST


def test_what_is_over_stays_away_and_is_not_counted(open_at):
    page = open_at(f"{LIST}?form=digitalt", datetime.fromisoformat("2027-04-01T09:00:00+02:00"))
    assert (len(shown(page)), status(page)) == (1, "Ett arrangement: Digitalt.")  # of two when it was built


def test_the_keyboard_chooses_and_stays_where_it_was(open_at):
    page = open_at(LIST, BUILT)
    page.locator("summary", has_text="Type").focus()
    for key in ("Enter", "Tab", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("[document.activeElement.text, document.activeElement.ariaCurrent]") == ["Konferanse", "true"]
    assert status(page) == "2 arrangementer: Konferanse."


@pytest.mark.needs("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found_in_filters_that_are_open_and_chosen(open_at, axe_script, scheme):
    page = open_at(f"{LIST}?type=konferanse", BUILT)
    page.emulate_media(color_scheme=scheme)
    page.locator("summary", has_text="Type").click()
    page.evaluate(axe_script)
    assert page.evaluate(f"{AXE}.then(found => found.violations.map(each => [each.id, each.nodes[0].html]))") == []


def test_what_is_chosen_is_told_by_more_than_a_colour(open_at):
    page = open_at(f"{LIST}?type=konferanse", BUILT)
    page.locator("summary", has_text="Type").click()
    told = "link => getComputedStyle(link, '::before').content"
    assert [link.evaluate(told) for link in page.locator("details[open] li a").all()][:2] == ['"✓" / ""', "none"]


@pytest.mark.parametrize("width", [320, 390])
def test_an_open_filter_stands_below_the_row_of_them_and_fits(open_at, width):
    page = open_at(LIST, BUILT)
    page.set_viewport_size({"width": width, "height": 844})
    before = [summary.bounding_box() for summary in page.locator("summary").all()]
    page.locator("summary", has_text="Sted").click()
    assert [summary.bounding_box() for summary in page.locator("summary").all()] == before
    assert page.locator("details[open] ul").bounding_box()["y"] >= max(box["y"] + box["height"] for box in before)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_script_a_filter_is_a_page_with_its_way_back(open_without_script):
    page = open_without_script(LIST)
    choose(page, "Form", "Digitalt")
    assert page.locator("h1").inner_text() == "Arrangementer: digitalt"
    assert page.locator(".event-filter [aria-current]").get_attribute("href") == "/arrangementer/digitalt/"
    assert "Innovasjonsdagen i Testbyen" in shown(page)
    page.get_by_role("link", name="Vis alle").click()
    assert page.url.endswith(LIST)


def test_on_the_page_of_a_filter_another_leads_to_what_both_let_through(open_at):
    page = open_at(f"{LIST}digitalt/", BUILT)
    choose(page, "Sted", "Eksempelhuset")
    page.wait_for_url(f"**{LIST}?form=digitalt&sted=eksempelhuset")
    assert shown(page) == ["Innovasjonsdagen i Testbyen"]
    choose(page, "Form", "Digitalt")  # once more takes it away
    assert len(shown(page)) > 1


def test_filters_that_are_closed_take_no_room(open_at):
    page = open_at(LIST, BUILT)
    tops = []
    for group in ("Form", "Emne"):
        page.locator("summary", has_text=group).click()
        tops.append(page.locator(".event-filter details[open] ul").bounding_box()["y"])
    page.locator("summary", has_text="Emne").click()
    bottom = page.locator("summary", has_text="Emne").evaluate("summary => summary.getBoundingClientRect().bottom")
    assert tops[0] == tops[1]
    assert page.locator(".months").bounding_box()["y"] < tops[0] + (tops[0] - bottom) * 2


def test_a_list_on_paper_says_what_it_is_of_and_offers_nothing_to_press(open_at):
    page = open_at(f"{LIST}?type=konferanse", BUILT)
    page.emulate_media(media="print")
    assert status(page) == "2 arrangementer: Konferanse."
    assert page.locator("main header :is(summary, a):visible").count() == 0
