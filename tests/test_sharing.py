"""Sharing in a browser: what it can do is offered, and nobody is told."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

PATHS = ["/artikler/slik-blir-innovasjonsdagen/", "/arrangementer/avlyst-mote/"]
SHARE_SHEET = "navigator.share = async data => { window.shared = data; throw new DOMException('', 'AbortError'); }"

pytestmark = pytest.mark.needs("chromium")
each_path = pytest.mark.parametrize("path", PATHS)


@pytest.fixture(scope="module")
def address(serve, golden_site):
    return serve(golden_site)


@pytest.fixture
def open_page(context_with, address):
    """Return a function that opens a page as a browser that can do what is asked; it keeps what failed or was said."""
    pages = []

    def start(path, *, permissions=(), script="", **options):
        page = context_with(permissions=list(permissions), **options).new_page()
        pages.append(page)
        page.add_init_script(script or "1")
        page.asked, page.told = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda error: page.told.append(str(error)))
        page.goto(address + path)
        return page

    yield start
    for page in pages:
        page.close()


def offered(page):
    return [text.strip() for text in page.locator(".share").locator("a, button:visible").all_inner_texts()]


@each_path
def test_the_letter_works_without_a_script(open_page, path):
    page = open_page(path, java_script_enabled=False)
    assert offered(page) == ["Send på e-post"]
    described = page.locator("meta[property='og:description']").get_attribute("content")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    letter = parse_qs(urlsplit(page.locator(".share a").get_attribute("href")).query)
    assert letter["body"] == [f"{described}\r\n\r\n{address}"]


def test_a_letter_about_a_cancelled_event_says_so_first(open_page):
    page = open_page("/arrangementer/avlyst-mote/")
    letter = parse_qs(urlsplit(page.locator(".share a").get_attribute("href")).query)
    assert [text[0].partition(" ")[0] for text in letter.values()] == ["Avlyst:", "Avlyst:"]


@each_path
def test_a_link_is_copied_and_the_visitor_told(open_page, path):
    page = open_page(path, permissions=["clipboard-read", "clipboard-write"])
    assert offered(page) == ["Send på e-post", "Kopier lenken"]
    page.get_by_role("button", name="Kopier lenken").click()
    page.get_by_role("status").filter(has_text="Lenken er kopiert").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("link[rel=canonical]").get_attribute("href")
    assert page.told == []


def test_a_link_that_cannot_be_copied_is_shown(open_page):
    refused = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    page = open_page(PATHS[0], script=refused)
    page.get_by_role("button", name="Kopier lenken").click()
    page.get_by_role("status").filter(has_text=page.locator("link[rel=canonical]").get_attribute("href")).wait_for()
    assert page.told == []


def test_a_browser_without_a_clipboard_offers_no_copying(open_page):
    page = open_page(PATHS[0], script="Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    assert offered(page) == ["Send på e-post"]


@each_path
def test_the_devices_own_sheet_gets_the_same_words_and_may_be_closed_again(open_page, path):
    page = open_page(path, script=SHARE_SHEET)
    assert offered(page) == ["Send på e-post", "Kopier lenken", "Flere måter å dele på"]
    page.get_by_role("button", name="Flere måter å dele på").click()
    shared = json.loads(page.evaluate("JSON.stringify(window.shared)"))
    assert shared["url"] == page.locator("link[rel=canonical]").get_attribute("href")
    assert shared["text"] == page.locator("meta[property='og:description']").get_attribute("content")
    assert page.told == []


@each_path
def test_no_request_leaves_the_host(open_page, address, path):
    page = open_page(path, permissions=["clipboard-write"], script=SHARE_SHEET)
    for button in page.locator(".share button").all():
        button.click()
    page.wait_for_load_state("networkidle")
    assert [url for url in page.asked if not url.startswith(address)] == []


@each_path
def test_everything_is_reached_with_the_keyboard_alone(open_page, path):
    page = open_page(path, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".share a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Lenken er kopiert").wait_for()
