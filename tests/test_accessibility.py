"""What everyone is to find on every page of the example publication, and what the page about it claims."""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

PROJECT = Path(__file__).parents[1]
CLAIMS = json.loads((PROJECT / "theme" / "accessibility.json").read_text("utf-8"))

RICH = [
    "/",
    "/sok/",
    "/404.html",
    "/artikler/alt-en-tekst-kan-inneholde/",
    "/arrangementer/innovasjonsdagen-i-testbyen/",
    "/abonner/",
]

# Where colours are forced, what was told by a surface has to be told by an edge or a line.
FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
}"""
WITHOUT_EDGE = """() => [...document.querySelectorAll(".button a, button")]
  .filter(element => element.checkVisibility() && getComputedStyle(element).borderTopStyle === "none")
  .map(element => element.outerHTML)"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  return parseFloat(style.transitionDuration) > 0 || (style.animationName !== "none")
    || style.scrollBehavior === "smooth";
}).map(element => element.outerHTML)"""


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all: a new one uses more than a page."""
    with browser.new_page() as tab:
        yield tab


@pytest.fixture(scope="module")
def address(serve, golden_site):
    return serve(golden_site)


def pages(site):
    for file in sorted(site.rglob("*.html")):
        page = html.fromstring(file.read_bytes())
        if not page.xpath("//meta[@http-equiv='refresh']"):
            yield file.relative_to(site).as_posix(), page


def said(link):
    return " ".join((link.get("aria-label") or link.text_content()).split())


def test_links_that_say_the_same_lead_to_the_same_place(golden_site):
    """Read as a list, as screen readers do (WCAG 2.4.4)."""
    for name, page in pages(golden_site):
        targets = defaultdict(set)
        for link in page.xpath("//a[@href]"):
            targets[said(link)].add(link.get("href"))
        assert "" not in targets, name
        assert {text: found for text, found in targets.items() if len(found) > 1} == {}, name


def test_a_way_down_the_page_is_called_as_the_heading_it_leads_to(golden_site):
    ways = 0
    for name, page in pages(golden_site):
        for link in page.xpath("//nav[@class='page-menu']//a"):
            target = page.get_element_by_id(unquote(link.get("href"))[1:])
            heading = next(part for part in target.iter("h2", "h3", "h4"))
            assert said(link).replace("\u00ad", "") == said(heading).replace("\u00ad", ""), name
            ways += 1
    assert ways


def test_what_is_seen_on_a_link_is_part_of_what_is_read_aloud(golden_site):
    """So that who speaks to the machine can say what is seen (WCAG 2.5.3); a sign without letters is a picture."""
    named = []
    for name, page in pages(golden_site):
        for element in page.xpath("//main//*[self::a or self::button][@aria-label]"):
            seen = " ".join(element.text_content().split())
            if any(sign.isalnum() for sign in seen):
                assert seen in element.get("aria-label"), name
            named.append(element)
    assert named


def test_every_heading_cell_says_what_it_heads(golden_site):
    """WCAG 1.3.1; what the site lays out itself has a caption too."""
    for name, page in pages(golden_site):
        assert page.xpath("//th[not(@scope)]") == [], name
        assert page.xpath("//table[not(.//th)]") == [], name
        assert page.xpath("//table[@class and not(caption)]") == [], name


def test_headings_follow_each_other_and_all_text_has_its_landmark(golden_site):
    for name, page in pages(golden_site):
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert all(after - before <= 1 for before, after in zip([0, *levels], levels)), name
        landmarks = "self::aside or self::header or self::nav or self::main or self::footer"
        assert page.xpath(f"//body/*[not({landmarks} or self::a[@class='skip-link'])]") == [], name
        labels = page.xpath("//nav/@aria-label")
        assert len(labels) == len(set(labels)) == len(page.xpath("//nav")), name


def test_a_part_in_another_language_says_so(golden_site):
    """WCAG 3.1.2: a screen reader changes its voice."""
    names = {"Bokmål": "nb", "Nynorsk": "nn", "English": "en"}
    found = {}
    for _, page in pages(golden_site):
        for link in page.xpath("//main//a[@hreflang]"):
            text = said(link)
            found[text] = (link.get("lang") or link.get("hreflang"), link.get("hreflang"))
    assert found == {text: (names[text], names[text]) for text in found}
    assert len(found) > 1


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("path", RICH)
def test_forced_colours_leave_the_edges_and_the_focus(tab, address, path):
    tab.emulate_media(forced_colors="active", reduced_motion="no-preference")
    tab.goto(address + path)
    tab.keyboard.press("Tab")
    assert tab.evaluate("matchMedia('(forced-colors: active)').matches")
    assert tab.evaluate(FOCUSED)
    assert tab.evaluate(WITHOUT_EDGE) == []


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("path", RICH)
def test_nothing_moves_for_those_who_ask_for_calm(tab, address, path):
    tab.emulate_media(forced_colors="none", reduced_motion="reduce")
    tab.goto(address + path)
    assert tab.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert tab.evaluate(MOVING) == []


# The page about it


def names_in(name):
    tree = ast.parse((PROJECT / "tests" / name).read_text("utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not _is_skipped(node)
    }


def _is_skipped(test):
    return any("skip" in ast.unparse(mark) or "xfail" in ast.unparse(mark) for mark in test.decorator_list)


def test_the_page_claims_what_a_test_holds_and_nothing_more():
    claimed = [entry["test"].split("::") for entry in CLAIMS["automatic"]]
    assert [f"{file}::{name}" for file, name in claimed if name not in names_in(file)] == []


def test_what_is_tested_here_is_told():
    about_the_page = {name for name in names_in(Path(__file__).name) if "_page_" in name or name.endswith("_told")}
    told = {entry["test"].partition("::")[2] for entry in CLAIMS["automatic"]}
    assert names_in(Path(__file__).name) - about_the_page <= told


def test_the_page_names_the_version_of_the_tool_that_is_used():
    version = json.loads((PROJECT / "package.json").read_text("utf-8"))["devDependencies"]["axe-core"]
    claims = [entry["claim"] for entry in CLAIMS["automatic"]]
    assert [f"axe-core {version} " in claim for claim in claims if "axe" in claim] == [True]


def test_the_page_says_what_was_not_tested_and_when_somebody_looked(golden_site):
    page = html.fromstring((golden_site / "tilgjengelighet" / "index.html").read_bytes())
    said_here = " ".join(page.text_content().replace("\u00a0", " ").split())
    for claim in [*(entry["claim"] for entry in CLAIMS["automatic"]), *CLAIMS["by_hand"], *CLAIMS["not_tested"]]:
        assert claim in said_here
    assert page.xpath("//main//h3/time/@datetime") == [CLAIMS["by_hand_on"]]


def test_no_other_page_claims_anything(golden_site):
    claim = CLAIMS["not_tested"][0]
    assert [name for name, page in pages(golden_site) if claim in page.text_content()] == ["tilgjengelighet/index.html"]
