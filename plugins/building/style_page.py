"""`/stil/`: every component of the theme in all its states, for whoever changes how the site looks.

The samples are cut out of the pages of an example publication, as the templates make them, so that nothing here can
differ from what visitors see. It is shown in previews, and in the example publication itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from content_types.url_paths import STYLE_PATH
from outputs.context import PNG_ICON, RenderContext
from outputs.head import outside_head
from pages.every_page import page_at, pages
from pages.lists import subject_index
from pages.views import Page
from website.read import read_files, read_website

from .rendering import Renderer

NOW = datetime(2027, 3, 10, 8, tzinfo=UTC)  # the states of an event are those of this moment
LETTERS = "ABCDEFGHIJKLM"  # a name of a subject each
HIDDEN = "/artikler/skjult/"  # is marked in a preview

LOOKS = ("class", "data-tone", "data-kind", "data-look", "data-layout", "data-hue", "data-size", "aria-current")
REFERENCES = ("id", "for", "name", "aria-labelledby", "aria-describedby")
# Of another size, or at another time
ELSEWHERE = ("data-from", "data-until", "srcset", "sizes", "loading", "fetchpriority", "hidden")
ALIKE = 2  # items of a list
Shape = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSection:
    """A component in each of its states."""

    title: str
    samples_html: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleView:
    """The page with all of them."""

    title: str
    sections: tuple[StyleSection, ...]


def style_page(content: Path, components: Path, renderer: Renderer, context: RenderContext) -> Page:
    """Return the page, with samples of the publication in *content*.

    The file *components* says of the class of each component what it is called.
    """
    called = json.loads(components.read_text("utf-8"))
    trees = [_seen(renderer.html(page, within)) for page, within in _examples(content, context)]
    picture = context.href(PNG_ICON)  # those of the example are not published here
    sections = (
        StyleSection(title=title, samples_html=tuple(_samples(name, called, trees, picture)))
        for name, title in called.items()
    )
    view = StyleView(title="Stil", sections=tuple(sections))
    return Page(url_path=STYLE_PATH, template="style", head=outside_head(context, view.title), view=view)


def _examples(content: Path, context: RenderContext) -> Iterator[tuple[Page, RenderContext]]:
    """Yield the pages in bokmål of the publication in *content*, and of an empty one.

    The list of subjects is also that of many, and one page is as a preview shows it.
    """
    settings = replace(context.settings, now=NOW, preview=False, items_per_page=10)
    example = replace(context, website=read_website(content, settings)[0], settings=settings)
    empty = replace(example, website=read_files((), settings)[0])
    preview = replace(example, settings=replace(settings, preview=True))
    named = (replace(subject, name=letter) for subject in example.website.subjects[:1] for letter in LETTERS)
    many = replace(example, website=replace(example.website, subjects=tuple(named)))
    yield subject_index(many), many
    for within in (example, empty):
        yield from ((page, within) for page in pages(within) if page.head.language == context.language)
    marked = page_at(HIDDEN, preview)
    if marked:
        yield marked, preview


def _seen(page: str) -> HtmlElement:
    """Return the HTML of a page with what is seen of it; buttons too, that a script would show."""
    tree = html.document_fromstring(page)
    etree.strip_tags(tree, "source", "wbr")  # they end at once, which the parser does not know: more stands in them
    for each in tree.iter():
        if each.get("hidden") is not None and each.tag != "button":
            each.tag = "template"
    etree.strip_elements(tree, "script", "template", with_tail=False)
    return tree


def _samples(name: str, names: Collection[str], trees: Iterable[HtmlElement], picture: str) -> Iterator[str]:
    """Yield the elements of the class *name*, the fullest first, in which something looks as nothing before it has."""
    seen: set[Shape] = set()
    found = [({*_shapes(element, names)}, element) for tree in trees for element in tree.find_class(name)]
    for number, (shapes, element) in enumerate(sorted(found, key=lambda each: -len(each[0]))):
        if not shapes <= seen:
            seen |= shapes
            sample = html.fragment_fromstring(html.tostring(element, encoding="unicode", with_tail=False))
            for each in [*_alike(sample, names)]:
                each.drop_tree()
            _stop(sample, f"{name}-{number}", picture)
            yield html.tostring(sample, encoding="unicode")


def _shapes(element: HtmlElement, names: Collection[str]) -> Iterator[Shape]:
    """Yield how each part of *element* looks, whatever it says; what is of one of *names* has samples of its own."""
    yield (element.tag, *map(element.get, LOOKS), len(element.findall("span")))
    for child in element:
        yield (element.tag, element.get("class"), child.tag, child.get("class"))
        if child.classes.isdisjoint(names):
            yield from _shapes(child, names)


def _stop(sample: HtmlElement, number: str, picture: str) -> None:
    """Take from *sample* what leads away or moves, and give it names of its own."""
    if sample.tag == "details":
        sample.set("open", "")
    for each in sample.iter():
        for name in REFERENCES:
            if each.get(name):
                each.set(name, f"{each.get(name)}-{number}")
        for name in ELSEWHERE:
            each.attrib.pop(name, None)
        match each.tag:
            case "a":
                each.set("href", "#innhold")
            case "img":
                each.set("src", picture)
            case "h1":
                each.tag = "h2"


def _alike(sample: HtmlElement, names: Collection[str]) -> Iterator[HtmlElement]:
    """Yield the items of lists, and what is shown of a day, that look like some before them."""
    for items in sample.iter("ul", "ol", "table"):
        shown = Counter[Shape]()
        for item in items.iterchildren("li", "tbody"):
            shape = tuple(_shapes(item, names))
            shown[shape] += 1
            if shown[shape] > ALIKE:
                yield item
