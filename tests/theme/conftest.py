"""Every kind of page, built from the views' own types: once with all of it, once with only what must be."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from building.style_page import StyleView
from norwegian.typography import soft_hyphens, title_size
from norwegian.words import Words
from outputs.head import Head
from pages.article_page import ArticleView, FixedPageView
from pages.event_lists import ArchiveView, EventListView
from pages.event_page import EventView
from pages.lists import ArticleListView, HomeView, IndexView, SubjectView
from pages.site import SiteView
from pages.subscribe_page import SubscribeView
from pages.system_pages import EditionView, MessageView, RedirectView, SearchView

THEME = Path(__file__).parents[2] / "theme"

KINDS = {
    "home": HomeView,
    "article": ArticleView,
    "article_list": ArticleListView,
    "event": EventView,
    "event_list": EventListView,
    "event_archive": ArchiveView,
    "page": FixedPageView,
    "subject": SubjectView,
    "name_index": IndexView,
    "search": SearchView,
    "subscribe": SubscribeView,
    "message": MessageView,
    "redirect": RedirectView,
    "edition": EditionView,
    "style": StyleView,
}

# What would show, as an element or an attribute, wherever a value is not escaped.
MARKUP = "<b>&\" onx='"

# Fields that are never empty, whatever the editor leaves out.
ALWAYS = (
    {
        "title",
        "full_title",
        "text",
        "url",
        "iso",
        "home",
        "icon",
        "font",
        "png_icon",
        "touch_icon",
        "script",
        "begins",
        "ends",
        "name",
    }
    | {"mail_url", "script_url", "anchor"}
    | {
        f"{list_of}_url"
        for list_of in ("events", "archive", "articles", "upcoming", "index", "calendar", "subscribe", "feed")
    }
)

SHAPES = ("everything", "only what must be")


def value(hint: Any, path: str, *, full: bool) -> Any:
    """Return a value of the type *hint* that names its own place."""
    if is_dataclass(hint):
        return build(hint, path, full=full)
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis:
        return tuple(value(get_args(hint)[0], f"{path}[{number}]", full=full) for number in range(3 * full))
    if get_origin(hint) is tuple:
        return tuple(value(part, f"{path}[{number}]", full=full) for number, part in enumerate(get_args(hint)))
    if isinstance(hint, UnionType):
        return value(get_args(hint)[0], path, full=full) if full else None
    if hint in (bool, int):
        return hint(2 * full)
    return text(path, full=full)


def text(path: str, *, full: bool) -> str:
    name = path.rpartition(".")[2].partition("[")[0]
    if name == "language":
        return "nb" if path == "head.language" else "nn"
    if name.endswith("_html"):
        return f"<p>{path}</p>" if full else ""
    return f"{path} {MARKUP}." if full or name in ALWAYS else ""


def build(kind: type, path: str, *, full: bool) -> Any:
    """Return a *kind* with every field given, or with those that have no default."""
    hints = get_type_hints(kind)
    given = [field.name for field in fields(kind) if full or field.default is MISSING]
    return kind(**{name: value(hints[name], f"{path}.{name}", full=full) for name in given})


def in_words(name: str) -> Words:
    """Return an interface where every word is the name of its field."""
    return Words(**{field.name: f"{name}.{field.name}" for field in fields(Words)})


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A page as it is written, and as it is read."""

    template: str
    source: str
    tree: html.HtmlElement
    values: dict[str, Any]

    def all(self, path: str) -> list[Any]:
        return self.tree.xpath(path)


class Renderer:
    """The theme, with values as the site gives them."""

    def __init__(self) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(THEME / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["soft_hyphens"] = soft_hyphens
        self.environment.filters["title_size"] = title_size
        # as the page of ``text``
        self.said = {"language": "nb", "words": in_words("words")}
        self.environment.globals = dict(self.said)

    def __call__(self, template: str, *, full: bool = True, **changed: Any) -> Rendered:
        values = {
            "site": build(SiteView, "site", full=full),
            "head": build(Head, "head", full=full),
            "view": build(KINDS[template], "view", full=full),
        } | changed
        source = self.environment.get_template(f"{template}.html").render(values)
        return Rendered(
            template=template, source=source, tree=html.document_fromstring(source), values=values | self.said
        )


@pytest.fixture(scope="session")
def render() -> Renderer:
    return Renderer()


@pytest.fixture(scope="session", params=[(kind, shape) for kind in KINDS for shape in SHAPES], ids=": ".join)
def page(request, render) -> Rendered:
    kind, shape = request.param
    return render(kind, full=shape == "everything")
