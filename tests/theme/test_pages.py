"""What holds for every page, however much or little it is given."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
VOID = {"meta", "link", "img", "input", "br", "hr", "path", "circle", "source"}

# What a page is given and does not show, and why.
UNSEEN = {
    "year": re.compile(r"\.year$"),  # the whole date stands beside the day and month; a group has its own heading
    "the one that leads": re.compile(r"view\.next\[\d\]\.keys$"),  # is in no list that filters narrow
    "events as lines": re.compile(r"view\.(upcoming|past|event|related|years|body|closing)\b.*\.summary$"),
}
# The redirect is a page of its own: no menu, no sharing.
REDIRECT_SHOWS = {"site.icon", "head.full_title", "head.canonical", "view.title", "view.url"}


class Balance(HTMLParser):
    """Keeps the elements that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.mistakes: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(tag)


def strings(value, path):
    """Yield every text in *value* with the place it names."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from strings(part, f"{path}[{number}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name), f"{path}.{field.name}")


def test_a_page_has_one_heading_of_the_first_level(page):
    assert [heading.text_content().strip() != "" for heading in page.all("//h1")] == [True]


def test_a_page_has_its_landmarks_once(page):
    expected = [1, 1, 1] if page.template != "redirect" else [0, 1, 0]
    assert [len(page.all(f"//body/{name}")) for name in ("header", "main", "footer")] == expected


def test_the_skip_link_is_first_and_leads_to_the_content(page):
    has_something_to_skip = page.template != "redirect"
    assert page.all("//body/a[1][not(preceding-sibling::*)]/@href") == ["#innhold"] * has_something_to_skip
    assert page.all("//main/@id | //main/@tabindex") == ["innhold", "-1"] * has_something_to_skip


def test_navigations_have_different_names(page):
    names = page.all("//nav/@aria-label")
    assert len(names) == len(page.all("//nav")) == len(set(names))


def test_levels_of_headings_are_not_skipped(page):
    levels = [int(heading.tag[1]) for heading in page.all("//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels))


def test_the_policy_comes_first_in_the_head(page):
    first = page.all("//head/*[1]")[0]
    policy = POLICY + "; upgrade-insecure-requests" * page.values["site"].upgrade_insecure
    assert (first.get("http-equiv"), first.get("content")) == ("Content-Security-Policy", policy)


def test_a_page_declares_its_encoding_in_the_first_kilobyte(page):
    assert b'<meta charset="utf-8">' in page.source.encode()[:1024]


def test_a_page_has_no_style_or_script_of_its_own(page):
    scripts = "//script[not(@src) and not(@type='application/ld+json')]"
    assert page.all(f"//style[text()] | {scripts} | //@style | //@*[starts-with(name(), 'on')]") == []


def test_a_page_has_a_place_for_its_style_before_anything_that_is_fetched(page):
    place = page.all("//head/style[not(preceding-sibling::script)]")
    assert len(place) == (page.template != "redirect")
    assert page.all("//link[@rel='stylesheet']") == []


def test_an_id_is_used_once_and_every_reference_has_its_target(page):
    ids = page.all("//@id")
    assert len(ids) == len(set(ids))
    assert {
        target.removeprefix("#") for target in page.all("//@aria-labelledby | //a/@href[starts-with(., '#')]")
    } <= set(ids)


def test_elements_are_closed_in_the_order_they_were_opened(page):
    balance = Balance()
    balance.feed(page.source)
    assert (balance.open, balance.mistakes) == ([], [])


def test_no_value_becomes_markup(page):
    assert page.all("//b | //@onx") == []


def on_one_line(text):
    return " ".join(text.removeprefix("<p>").removesuffix("</p>").split())


@pytest.mark.parametrize("kind", sorted(file.stem for file in TEMPLATES.glob("*.html") if file.stem != "base"))
def test_everything_a_page_is_given_can_be_found_on_it(render, kind):
    page = render(kind)
    shown = [on_one_line(text) for text in (page.tree.text_content(), *page.all("//@*"))]
    given = {path: text for name in ("site", "head", "view") for path, text in strings(page.values[name], name)}
    if kind == "redirect":
        given = {path: given[path] for path in REDIRECT_SHOWS}
    missing = {path for path, text in given.items() if not any(on_one_line(text) in seen for seen in shown)}
    assert {path for path in missing if not any(reason.search(path) for reason in UNSEEN.values())} == set()


def test_empty_values_leave_no_empty_elements(page):
    inline = "self::p or self::li or self::dd or self::ul or self::dl or self::nav or self::section"
    empty = [element for element in page.all(f"//*[{inline}]") if not element.text_content().strip()]
    assert [element.tag for element in empty] == []


def test_empty_values_leave_no_empty_attributes(page):
    empty = [name for element in page.tree.iter() for name, value in element.items() if not value.strip()]
    assert [name for name in empty if name not in {"alt", "hidden", "value"}] == []


def test_every_time_has_a_machine_readable_form(page):
    assert [time for time in page.all("//time") if not time.get("datetime")] == []
