"""How the templates are written: no words of their own, one component per file."""

from __future__ import annotations

from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from norwegian.words import Words

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))

READ_ALOUD = {"alt", "aria-label", "aria-description", "label", "placeholder", "title"}

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
each_component = pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.stem)


class Spoken(HTMLParser):
    """Collects what a visitor would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data):
        self.texts.append(data)

    def handle_starttag(self, tag, attrs):
        self.texts += [value or "" for name, value in attrs if name in READ_ALOUD]


def written(source: str) -> str:
    """Return what a template holds outside its expressions."""
    return "".join(text for _, kind, text in Environment().lex(source) if kind == "data")


@each_file
def test_a_template_has_no_words_of_its_own(file):
    spoken = Spoken()
    spoken.feed(written(file.read_text("utf-8")))
    assert [text for text in spoken.texts if any(letter.isalpha() for letter in text)] == []


def test_words_in_a_template_would_be_found():
    spoken = Spoken()
    spoken.feed(written('<p title="Hei">{{ word }} på deg</p>'))
    assert spoken.texts == ["Hei", " på deg"]


@each_file
def test_a_template_asks_for_words_that_exist(file):
    tree = Environment().parse(file.read_text("utf-8"))
    asked = {node.attr for node in tree.find_all(nodes.Getattr) if getattr(node.node, "name", "") == "words"}
    assert asked <= {field.name for field in fields(Words)}


@each_file
def test_only_html_is_trusted_to_be_html(file):
    tree = Environment().parse(file.read_text("utf-8"))
    trusted = [node.node for node in tree.find_all(nodes.Filter) if node.name == "safe"]
    assert [node for node in trusted if not getattr(node, "attr", getattr(node, "name", "")).endswith("_html")] == []


@each_component
def test_a_component_is_one_macro_of_its_file_name_with_one_model_and_what_it_asks_of_the_head(file):
    tree = Environment().parse(file.read_text("utf-8"))
    (macro,) = tree.find_all(nodes.Macro)
    others = [argument.name for argument in macro.args[1:]]
    assert (macro.name, len(macro.args) > 0, others in ([], ["head"])) == (file.stem, True, True)


@each_file
def test_a_template_says_what_it_is_for(file):
    assert file.read_text("utf-8").startswith(("{# ", "{#- "))


@each_file
def test_a_component_is_imported_where_it_is_used_and_nowhere_else(file):
    source = file.read_text("utf-8")
    tree = Environment().parse(source)
    imported = {name for node in tree.find_all(nodes.FromImport) for name in node.names}
    called = {node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name)}
    assert called - {"caller"} == imported  # Jinja's own, for what a template puts into a component
