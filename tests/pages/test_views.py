"""What is laid out is shown: no value is made for nobody."""

import importlib
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from norwegian.words import Words

PROJECT = Path(__file__).parents[2]
TEMPLATES = "\n".join(path.read_text("utf-8") for path in (PROJECT / "theme" / "templates").rglob("*.html"))
PATHS = [
    path
    for name in ("outputs", "pages", "search", "website")
    for path in sorted((PROJECT / "plugins" / name).glob("*.py"))
]
MODULES = "\n".join(path.read_text("utf-8") for path in PATHS)
# Where the views stand: every module of pages, and those that make the parts machines read as well.
VIEW_MODULES = [
    f"{path.parent.name}.{path.stem}"
    for path in PATHS
    if path.stem != "__init__" and (path.parent.name == "pages" or path.stem in {"body_html", "cards", "head"})
]
FOR_MODULES = {
    "Around": {"event", "before", "after", "related"},
    "AroundEvent": {"articles", "in_series", "related"},
    "Missing": {"about", "way_on"},
    "ANY": {"about", "way_on"},
    "PartOfSite": {"name", "entry", "make"},
    "Page": {"url_path", "template", "head", "view", "card"},
    "Pagination": {"number"},
    "_Ask": {"agenda", "entry", "context", "tracks", "is_over", "is_coming"},
    "PublishedCard": {"url_path", "card", "image"},
}
VIEWS = {
    name: kind
    for module in VIEW_MODULES
    for name, kind in vars(importlib.import_module(module)).items()
    if is_dataclass(kind) and kind.__module__ == module
}


def used(source):
    """Return every name that stands after a full stop."""
    return set(re.findall(r"\.(\w+)", source))


@pytest.mark.parametrize("name", VIEWS)
def test_every_field_of_a_view_is_asked_for_by_a_template(name):
    given = {field.name for field in fields(VIEWS[name])} - FOR_MODULES.get(name, set())
    assert given - used(TEMPLATES) == set()


def test_every_word_is_said_somewhere():
    said = set(re.findall(r"(?:words|said)(?:\([^()]*(?:\([^()]*\))?[^()]*\))?\.(\w+)", TEMPLATES + MODULES))
    assert {field.name for field in fields(Words)} - said == set()
