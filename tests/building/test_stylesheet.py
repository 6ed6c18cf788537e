"""The style of each page: what it needs and no more, allowed by its hash."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest

from building.stylesheet import FIRST, LAST, StyleSheet, read_stylesheet

CSS = Path(__file__).parents[2] / "theme" / "static" / "css"
PAGE = """<head><meta content="default-src 'none'; style-src 'self'; img-src 'self'"><style></style></head>{}"""
SHEET = StyleSheet(first="a{}", components={"card": ".card{}", "event-list": ".event-list{}"}, last="z{}")

# Every rule as the browser understands it. The values of tokens are kept as written: one space for several.
UNDERSTOOD = """css => {
  const tidy = text => text.replace(/\\s+/g, " ").replace(/ ?([,{}();]) ?/g, "$1").replace(/(--[\\w-]+): ?/g, "$1:");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => tidy(rule.cssText));
}"""


@pytest.mark.parametrize(
    ("page", "css"),
    [
        pytest.param("<p>Kort</p>", "a{}z{}", id="no component"),
        pytest.param('<p class="card">Kort</p>', "a{}.card{}z{}", id="one"),
        pytest.param('<p class="wide event-list">Kort</p>', "a{}.event-list{}z{}", id="among other classes"),
        pytest.param('<p class="event-list"></p><p class="card">', "a{}.card{}.event-list{}z{}", id="in one order"),
        pytest.param('<p class="card-title" data-class="card">card</p>', "a{}z{}", id="a word is no class"),
    ],
)
def test_a_page_has_the_style_of_what_is_on_it(page, css):
    assert SHEET.of(page) == css


def test_the_policy_allows_the_style_by_its_hash_and_nothing_else():
    page = SHEET.inlined(PAGE.format('<p class="card"></p>'))
    css = re.search("<style>(.*)</style>", page)[1]
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert css == "a{}.card{}z{}"
    assert re.search('content="([^"]*)"', page)[1] == (
        f"default-src 'none'; style-src 'self' 'sha256-{digest}'; img-src 'self'"
    )


def test_what_a_text_says_of_styles_is_left_alone():
    text = "<p>Skriv style-src 'self' og &lt;style&gt;&lt;/style&gt;.</p>"
    assert SHEET.inlined(PAGE.format(text)).endswith(text)


def test_a_page_without_a_place_for_style_gets_none():
    assert SHEET.inlined("<p>Flyttet</p>") == "<p>Flyttet</p>"


def test_style_that_no_policy_would_allow_is_a_mistake_in_the_theme():
    with pytest.raises(ValueError, match="style-src"):
        SHEET.inlined("<head><style></style></head>")


def test_an_address_in_a_style_counts_from_the_theme(tmp_path):
    (tmp_path / "components").mkdir()
    for name in (*FIRST, *LAST):
        (tmp_path / name).write_text("")
    (tmp_path / "base.css").write_text('@font-face { src: url("fonts/a.woff2"); }')
    assert (
        read_stylesheet(tmp_path, "/helsehub/theme/").of("") == '@font-face{src: url("/helsehub/theme/fonts/a.woff2");}'
    )


@pytest.mark.needs("chromium")
def test_a_browser_reads_the_same_in_the_shortened_style(browser):
    sheet = read_stylesheet(CSS, "")
    everything = "".join(f'<p class="{name}">' for name in sheet.components)
    components = sorted((CSS / "components").glob("*.css"))
    written = [*(CSS / name for name in FIRST), *components, *(CSS / name for name in LAST)]
    page = browser.new_page()
    understood = page.evaluate(UNDERSTOOD, "".join(file.read_text("utf-8") for file in written))
    assert len(understood) == len(written)
    assert page.evaluate(UNDERSTOOD, sheet.of(everything)) == understood
    page.close()
