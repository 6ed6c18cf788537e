"""The site as a browser meets it: nothing fails, nothing scrolls sideways, the keyboard reaches the content."""

import pytest

PAGES = [
    "/",
    "/artikler/",
    "/artikler/alt-en-tekst-kan-inneholde/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/arrangementer/innovasjonsdagen-i-testbyen/",
    "/emner/",
    "/om/",
    "/finnes-ikke/",
]

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def address(serve, sub_path_site):
    return serve(sub_path_site, base_path="/helsehub")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_without_a_word_in_the_console(browser, address, path):
    page = browser.new_page()
    told, failed = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(address + path)
    expected = [address + path] if path == "/finnes-ikke/" else []
    assert failed == expected
    assert [line for line in told if "404" not in line] == []
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_small_phone(browser, address, path):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_the_first_tab_leads_past_the_menu(browser, address):
    page = browser.new_page()
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#innhold"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.close()


def test_an_old_address_takes_the_visitor_to_the_new_one(browser, address):
    page = browser.new_page()
    page.goto(address + "/seminarer/")
    page.wait_for_url(lambda url: not url.endswith("/seminarer/"))
    assert page.locator("h1").count() == 1
    page.close()
