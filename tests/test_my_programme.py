"""A programme in the hand of who goes there: one track of it, the sessions she picks, and what she does with these."""

import re
from pathlib import Path

import icalendar
import pytest
from lxml import html

from pages.programme import MOST_TRACKS

THEME = Path(__file__).parents[1] / "theme"
SCRIPT = THEME / "static" / "js" / "my_programme.js"
EVENT = "/arrangementer/varkonferansen/"
PICKED = f"{EVENT}?mitt=spor-a-mat.spor-e-biblioteket.utflukt"
BEFORE = "2027-03-10T09:00:00+01:00"
PHONE = {"viewport": {"width": 390, "height": 844}}

SHOWN = """() => [...document.querySelectorAll(".programme .session-title")]
  .filter(title => title.checkVisibility()).map(title => title.textContent.replaceAll("\\u00ad", ""))"""
OF_A = ["Lunsj", "Parallellsesjoner", "Mat", "Seks verksteder", "Kompetansebyggingsprogrammet", "Utflukt", "Avslutning"]

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def open_page(context_with, serve, golden_site):
    pages = []

    def open_page(path, **options):
        page = context_with(locale="nb-NO", **options).new_page()
        pages.append(page)
        page.clock.set_fixed_time(BEFORE)
        page.goto(serve(golden_site) + path)
        return page

    yield open_page
    for page in pages:
        page.close()


def box(page, title):
    return page.get_by_role("checkbox", name=f"Ta med {title}", exact=True)


def told(page):
    return page.locator(".my-programme [role=status]").inner_text()


@pytest.mark.parametrize("options", [pytest.param({}, id="desktop"), pytest.param(PHONE, id="phone")])
def test_one_track_is_shown_with_what_is_for_all_and_no_time_without_a_session(open_page, options):
    page = open_page(EVENT, java_script_enabled=False, **options)
    everything = page.locator(".programme .session-title:visible").all_inner_texts()
    page.get_by_label("Spor A").check()
    shown = [text.replace("\u00ad", "") for text in page.locator(".programme .session-title:visible").all_inner_texts()]
    assert shown == OF_A
    assert page.locator(".programme tbody th:visible").count() == 5
    page.get_by_label("Alle spor").check()
    assert page.locator(".programme .session-title:visible").all_inner_texts() == everything


def test_a_row_of_times_is_hidden_where_the_track_has_nothing(open_page):
    page = open_page(EVENT, java_script_enabled=False)
    page.get_by_label("Spor F").check()
    assert page.locator(".programme .session-title:visible").all_inner_texts() == [
        *("Lunsj", "Parallellsesjoner", "Seks verksteder", "Loftet", "Utflukt", "Avslutning")
    ]


def test_each_track_there_can_be_has_its_rule():
    style = (THEME / "static" / "css" / "components" / "programme_menu.css").read_text("utf-8")
    numbers = [int(number) for number in re.findall(r'\[value="(\d+)"\]:checked', style)]
    assert numbers == list(range(1, MOST_TRACKS + 1))


def test_without_script_nothing_is_said_of_picking(open_page):
    page = open_page(PICKED, java_script_enabled=False)
    assert page.get_by_text("Mitt program").is_hidden()
    assert page.get_by_role("checkbox").count() == 0


def test_the_script_is_small_and_fetched_where_things_to_come_go_on_at_the_same_time(golden_site):
    assert len(SCRIPT.read_bytes()) <= 3000
    loading = {
        path.parent.name
        for path in golden_site.rglob("index.html")
        if html.fromstring(path.read_bytes()).xpath("//script[contains(@src, 'my_programme')]")
    }
    assert {"varkonferansen", "innovasjonsdagen-i-testbyen"} <= loading
    assert loading.isdisjoint({"seminar-med-opptak", "frokostmote-mars", "avlyst-mote", "artikler"})


def test_picks_cost_the_keyboard_nothing_before_somebody_wants_to_pick(open_page):
    page = open_page(EVENT)
    assert page.get_by_role("checkbox").count() == 0
    assert page.locator(".session-calendar:visible").count() == 0
    page.get_by_text("Mitt program").click()
    # Each session but breaks and what stands over tracks, and the box that shows them alone.
    assert page.get_by_role("checkbox").count() == 11 + 1


def test_the_calendar_of_a_session_is_linked_where_one_has_chosen_or_asked_more(open_page):
    page = open_page(EVENT, java_script_enabled=False)
    page.get_by_role("link", name="Utflukt", exact=True).click()
    assert page.locator(".session-calendar:visible").get_attribute("href") == f"{EVENT}varkonferansen.utflukt.ics"
    page.get_by_text("Mer om Biblioteket").click()
    assert page.locator(".session-calendar:visible").count() == 2


def test_picks_stand_in_the_address_and_come_back_with_it(open_page):
    page = open_page(EVENT + "#utflukt")
    page.get_by_text("Mitt program").click()
    box(page, "Utflukt").check()
    box(page, "Mat").check()
    assert page.url.endswith(f"{EVENT}?mitt=spor-a-mat.utflukt#utflukt")
    box(page, "Mat").uncheck()
    box(page, "Utflukt").uncheck()
    assert page.url.endswith(f"{EVENT}#utflukt")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    again = open_page(PICKED)
    assert again.evaluate(SHOWN) == ["Mat", "Biblioteket", "Utflukt"]
    again.get_by_label("Vis bare mine økter").uncheck()
    assert len(again.evaluate(SHOWN)) > 3


def test_what_is_shown_alone_says_when_it_is(open_page):
    page = open_page(PICKED)
    times = page.locator(".programme :is(tbody th, .session-time):visible").all_inner_texts()
    assert [text.split()[0].replace("–", "") for text in times] == ["13.00", "09.00", "10.00"]


def test_a_track_and_the_picks_are_shown_together(open_page):
    page = open_page(PICKED)
    page.get_by_label("Spor A").check()
    assert page.evaluate(SHOWN) == ["Mat", "Utflukt"]
    assert page.url.endswith(PICKED)


def test_a_day_of_which_nothing_is_shown_is_neither_seen_nor_led_to(open_page):
    page = open_page(PICKED)
    days = page.locator(".programme-day h3:visible")
    assert days.all_inner_texts() == ["Fredag 30.\u00a0april", "Lørdag 1.\u00a0mai"]
    page.get_by_label("Spor E").check()
    assert (page.evaluate(SHOWN), days.all_inner_texts()) == (["Biblioteket", "Utflukt"], ["Lørdag 1.\u00a0mai"])
    page.get_by_label("Alle spor").check()
    assert days.count() == 2
    ways = page.locator(".programme-menu nav a:visible")
    assert ways.count() == 0
    page.get_by_label("Vis bare mine økter").uncheck()
    assert (days.count(), ways.count()) == (3, 3)


@pytest.mark.parametrize(
    "picks", [pytest.param("", id="each in a row"), pytest.param(".spor-b-teknologi", id="of a row")]
)
def test_what_is_shown_alone_stands_below_each_other_with_its_time_beside_it(open_page, picks):
    page = open_page(PICKED + picks)
    lefts = {
        selector: {round(part.bounding_box()["x"]) for part in page.locator(f".programme {selector}:visible").all()}
        for selector in (":is(tbody th, .session-time) time:first-child", "td[id]")
    }
    assert [len(left) for left in lefts.values()] == [1, 1]


def test_two_at_the_same_time_are_told_of_and_two_after_each_other_are_not(open_page):
    page = open_page(f"{EVENT}?mitt=spor-a-mat.spor-b-teknologi.spor-a-kompetansebyggingsprogrammet.utflukt")
    assert told(page) == "Mine økter: 4. Går samtidig: Mat / Teknologi."


def test_sessions_that_are_no_more_are_told_of(open_page):
    page = open_page(f"{EVENT}?mitt=utflukt.fisketur")
    assert told(page) == "Mine økter: 1. Økter i adressen som ikke lenger står i programmet: 1."
    nothing = open_page(f"{EVENT}?mitt=fisketur")
    assert told(nothing).startswith("Mine økter: 0.")
    assert len(nothing.evaluate(SHOWN)) > 3


def test_picks_are_saved_as_one_calendar_of_the_same_events(open_page, golden_site):
    page = open_page(PICKED)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Legg øktene i kalenderen").click()
    assert saving.value.suggested_filename == "mitt-program.ics"
    saved = icalendar.Calendar.from_ical(Path(saving.value.path()).read_bytes())
    folder = golden_site / EVENT.strip("/")
    own = [
        icalendar.Calendar.from_ical((folder / f"varkonferansen.{name}.ics").read_bytes()).events[0]
        for name in ("spor-a-mat", "spor-e-biblioteket", "utflukt")
    ]
    assert [event.to_ical() for event in saved.events] == [event.to_ical() for event in own]
    assert len({event["uid"] for event in saved.events}) == 3
    assert [component.errors for component in saved.walk() if component.errors] == []
    assert len(saved.walk("VTIMEZONE")) == 1


def test_a_calendar_that_cannot_be_had_is_told_of(open_page):
    page = open_page(PICKED)
    page.route("**/*.ics", lambda route: route.fulfill(status=404, body="<p>Borte</p>"))
    page.get_by_role("button", name="Legg øktene i kalenderen").click()
    page.get_by_text("lot seg ikke hente").wait_for()


def test_what_is_picked_is_printed_alone(open_page):
    page = open_page(EVENT)
    page.get_by_text("Mitt program").click()
    for title in ("Utflukt", "Mat"):
        box(page, title).check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == ["Mat", "Utflukt"]
    assert page.locator("label:visible").count() == 0


def test_what_is_picked_is_printed_whatever_track_is_shown(open_page):
    page = open_page(PICKED)
    page.get_by_label("Spor B").check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == ["Mat", "Biblioteket", "Utflukt"]


def test_a_track_is_printed_where_nothing_is_picked(open_page):
    page = open_page(EVENT)
    page.get_by_label("Spor A").check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN) == OF_A


def test_picks_can_be_copied_as_an_address(open_page):
    page = open_page(PICKED, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".my-programme").get_by_role("button", name="Kopier lenken").click()
    page.get_by_text("Lenken er kopiert").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(PICKED)


def test_an_address_that_may_not_be_copied_is_shown(open_page):
    page = open_page(PICKED)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.locator(".my-programme").get_by_role("button", name="Kopier lenken").click()
    page.locator(".my-programme [role=status]").get_by_text(PICKED).wait_for()
