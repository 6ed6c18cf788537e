"""What is laid out is shown: no value is made for nobody."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from norwegian.words import Words
from pages import views

PROJECT = Path(__file__).parents[2]
TEMPLATES = "\n".join(path.read_text("utf-8") for path in (PROJECT / "theme" / "templates").rglob("*.html"))
MODULES = "\n".join(
    path.read_text("utf-8") for name in ("outputs", "pages") for path in (PROJECT / "plugins" / name).glob("*.py")
)
FOR_MODULES = {
    "PageView": {"address", "template", "head", "view", "card"},
    "Pagination": {"number"},
    "Card": {"site", "title", "kind", "when"},
    "PublishedCard": {"address", "card"},
}
VIEWS = {name: kind for name, kind in vars(views).items() if is_dataclass(kind)}


def used(source):
    """Return every name that stands after a full stop."""
    return set(re.findall(r"\.(\w+)", source))


@pytest.mark.parametrize("name", VIEWS)
def test_every_field_of_a_view_is_asked_for_by_a_template(name):
    given = {field.name for field in fields(VIEWS[name])} - FOR_MODULES.get(name, set())
    assert given - used(TEMPLATES) == set()


def test_every_word_is_said_somewhere():
    said = set(re.findall(r"words(?:\([^()]*(?:\([^()]*\))?[^()]*\))?\.(\w+)", TEMPLATES + MODULES))
    assert {field.name for field in fields(Words)} - said == set()
