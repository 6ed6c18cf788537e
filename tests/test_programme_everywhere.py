"""The same programme on the page, in the open data and for search engines."""

import json
from datetime import datetime

import pytest
from lxml import html

OPENING = "Åpning Kari Nordmann, Testbyen kommune Kari ønsker velkommen og forteller: hvorfor vi er her hvordan dagen er lagt opp"
SENSORS = "Ola Nordmann, Eksempelhuset Sensorer, kameraer og den gode samtalen."
EVENTS = ["innovasjonsdagen-i-testbyen", "varkonferansen", "helgesamling"]


@pytest.fixture(scope="module")
def pages(golden_site):
    return {
        slug: html.fromstring((golden_site / "arrangementer" / slug / "index.html").read_bytes()) for slug in EVENTS
    }


@pytest.fixture(scope="module")
def open_data(golden_site):
    events = json.loads((golden_site / "arrangementer.json").read_text(encoding="utf-8"))["arrangementer"]
    return {event["url"].rstrip("/").rpartition("/")[2]: event for event in events}


def clock(moment):
    return datetime.fromisoformat(moment).strftime("%H:%M")


def on_the_page(page):
    """Return start, end, label and title of each session and track, in reading order."""
    found = []
    for cell in page.xpath("//section[@class='programme']//td[@id]"):
        label = cell.xpath("string(.//p[@class='session-track'])").strip()
        title = cell.xpath("string(.//*[@class='session-title'])").replace("\u00ad", "").strip()
        own = cell.xpath(".//p[contains(@class, 'session-time')]//time/@datetime")
        starts, *ends = own or cell.xpath("../th//time/@datetime")
        found.append((clock(starts), clock(ends[0]) if ends else None, label, title))
    return found


def in_the_data(sessions):
    for session in sessions:
        yield session["start"], session["slutt"], "", session["tittel"]
        for track in session["spor"]:
            yield track["start"], track["slutt"], track["navn"] or "", track["tittel"]
            yield from in_the_data(track["økter"])


def for_search_engines(events):
    for event in events:
        ends = event.get("endDate")
        yield clock(event["startDate"]), clock(ends) if ends else None, event["name"]
        yield from for_search_engines(event.get("subEvent", []))


@pytest.mark.parametrize("slug", EVENTS)
def test_page_open_data_and_structured_data_say_the_same(pages, open_data, slug):
    page = on_the_page(pages[slug])
    data = list(in_the_data(open_data[slug]["program"]))
    block = json.loads(pages[slug].xpath("string(//script[@type='application/ld+json'])"))
    structured = list(for_search_engines(block["subEvent"]))
    assert page
    assert sorted(page, key=str) == sorted(((s, _shown(e), label, t) for s, e, label, t in data), key=str)
    assert structured == [
        (_shown(start), _shown(end), " – ".join(words for words in (label, title) if words))
        for start, end, label, title in data
    ]


def _shown(written):
    """Return 24:00 as the instant it is."""
    return "00:00" if written == "24:00" else written


@pytest.mark.parametrize("slug", EVENTS)
def test_every_session_has_a_link_of_its_own(pages, slug):
    page = pages[slug]
    ids = page.xpath("//td[@id]/@id")
    assert len(ids) == len(set(page.xpath("//@id")) & set(ids))
    linked = page.xpath("//td[@id][@data-kind != 'break']/@id")
    assert [f"#{session}" for session in linked] == page.xpath("//*[@class='session-title']/a/@href")


def test_an_event_in_open_data_says_all_it_promises(open_data):
    event = open_data["innovasjonsdagen-i-testbyen"]
    assert list(event) == [
        "id", "tittel", "url", "starter", "slutter", "status", "flyttet_fra", "sted", "digitalt", "påmelding",
        "påmeldingsfrist", "emner", "serie", "språk", "oversettelser", "program",
    ]  # fmt: skip
    assert event["program"][2] == {
        "dag": "2027-03-10",
        "start": "09:30",
        "slutt": "11:30",
        "slutt_underforstått": False,
        "etter_midnatt": False,
        "tittel": "Parallelle økter",
        "type": "økt",
        "innledere": [],
        "rom": None,
        "har_beskrivelse": False,
        "spor": [
            {
                "navn": "Spor 1",
                "tittel": "Teknologi hjemme",
                "start": "09:30",
                "slutt": "11:30",
                "innledere": ["Ola Nordmann, Eksempelhuset"],
                "rom": None,
                "har_beskrivelse": True,
                "økter": [],
            },
            {
                "navn": "Spor 2",
                "tittel": "Åpne data i praksis",
                "start": "09:30",
                "slutt": "11:30",
                "innledere": [],
                "rom": None,
                "har_beskrivelse": True,
                "økter": [],
            },
        ],
    }


def test_no_markup_and_no_entity_is_left_in_the_data(golden_site):
    text = (golden_site / "arrangementer.json").read_text(encoding="utf-8")
    assert [mark for mark in ("&amp;", "&#", "&nbsp;", "**", "</", "\u00a0") if mark in text] == []


# In Chromium, as assistive technology and a phone meet it


INNOVATION_DAY = "/arrangementer/innovasjonsdagen-i-testbyen/"


@pytest.fixture(scope="module")
def address(serve, golden_site):
    return serve(golden_site) + INNOVATION_DAY


@pytest.fixture
def page(context_with):
    page = context_with().new_page()
    yield page
    page.close()


def rows_heard(page):
    """Return the rows of the programme as Chromium tells assistive technology: role and words of each cell."""
    page.context.new_cdp_session(page).send("Accessibility.enable")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def below(node):
        for child in node.get("childIds", ()):
            yield by_id[child]
            yield from below(by_id[child])

    def role(node):
        return node.get("role", {}).get("value")

    def words(node):
        return " ".join(part["name"]["value"] for part in below(node) if role(part) == "StaticText")

    (table,) = [node for node in nodes if role(node) == "table"]
    assert table["name"]["value"] == "Program"
    cells = {"cell", "gridcell", "rowheader", "columnheader"}
    return [
        [(role(cell), words(cell)) for cell in below(row) if role(cell) in cells]
        for row in below(table)
        if role(row) == "row"
    ]


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_every_session_is_heard_with_its_time_and_track_in_order(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    header, *rows = rows_heard(page) if width > 640 else [None, *rows_heard(page)]
    assert header in (None, [("columnheader", "Tid"), ("columnheader", "Program")])
    assert list(rows) == [
        [("rowheader", "08.30 til 09.00"), ("cell", "Registrering og kaffe")],
        [("rowheader", "09.00 til 09.30"), ("cell", OPENING)],
        [("rowheader", "09.30 til 11.30"), ("cell", "Parallelle økter")],
        [
            ("cell", f"Teknologi hjemme 09.30 til 11.30 Spor 1 {SENSORS}"),
            ("cell", "Åpne data i praksis 09.30 til 11.30 Spor 2 Ta med egen maskin."),
        ],
        [("rowheader", "11.30 til 12.30"), ("cell", "Lunsj")],
        [("rowheader", "12.30 til 15.30"), ("cell", "Verksted")],
        [("rowheader", "15.30 til 16.00"), ("cell", "Oppsummering")],
    ]


@pytest.mark.needs("chromium")
def test_what_is_on_is_marked_and_the_mark_moves_with_the_clock(open_and_wait):
    page = open_and_wait(INNOVATION_DAY, datetime.fromisoformat("2027-03-10T08:59:50+01:00"))

    def marked():
        found = page.locator("tr:has(.session-now:not([hidden])) > td").evaluate_all(
            "cells => cells.map(cell => cell.id)"
        )
        grey = page.locator("tbody").evaluate_all(
            "bodies => bodies.filter(body => getComputedStyle(body).color !== getComputedStyle(document.body).color).length"
        )
        return found, grey

    assert marked() == (["registrering-og-kaffe"], 0)
    page.clock.run_for(20_000)
    assert marked() == (["apning"], 1)
    page.clock.run_for(45 * 60_000)
    assert marked() == (["parallelle-okter"], 2)  # said once for all that stands under the time


@pytest.mark.needs("chromium")
def test_without_script_nothing_is_missing(open_without_script):
    assert open_without_script(INNOVATION_DAY).locator("td[id]").count() == 8


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("width", "in_a_line"), [(1280, [3, 3]), (768, [3, 3]), (390, [1] * 6)])
def test_six_tracks_stand_in_lines_as_full_as_can_be(page, address, width, in_a_line):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address.replace("innovasjonsdagen-i-testbyen", "varkonferansen"))
    cells = page.locator("#dag-2027-05-01 tr:has(.session-track) td")
    tops = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
    assert [tops.count(top) for top in sorted(set(tops))] == in_a_line


@pytest.mark.needs("chromium")
def test_what_follows_a_reader_never_covers_a_programme_as_wide_as_the_page(page, address):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address.replace("innovasjonsdagen-i-testbyen", "varkonferansen"))
    page.evaluate("scrollTo(0, document.querySelector('.programme').getBoundingClientRect().top)")
    panel, programme = (page.locator(name).bounding_box() for name in (".event-panel", ".programme"))
    assert panel["y"] + panel["height"] <= programme["y"]


@pytest.mark.needs("chromium")
def test_on_paper_nothing_is_folded_and_each_day_of_a_wide_programme_has_a_page_across(page, address):
    page.goto(address.replace("innovasjonsdagen-i-testbyen", "varkonferansen"))
    assert not page.get_by_text("Ta med briller").is_visible()
    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert page.get_by_text("Ta med briller").is_visible()
    assert paper.count(b"/MediaBox [0 0 841") == 3
