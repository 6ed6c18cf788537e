"""Texts made to take forever: they are refused with a reason, or take no time."""

from __future__ import annotations

import pytest

from body.model import Body
from body.render import render
from growth import takes_linear_time
from numbered_lines import numbered


def rendered(text: str):
    return render(numbered(text), file="a.md", language="nb")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("[" * 20_000, "unclosed-brackets", id="20,000 brackets"),
        pytest.param("a [b " * 501, "unclosed-brackets", id="501 in a paragraph"),
        pytest.param("![" * 20_000, "unclosed-brackets", id="pictures"),
        pytest.param("[a](" * 10_000, "unclosed-brackets", id="links without an end"),
        pytest.param("[a](b" + "(" * 5_000 + "\n[a](" * 1_500, "unclosed-brackets", id="round brackets without an end"),
        pytest.param("[" * 60 + "a" + "]" * 60, "nesting-too-deep", id="brackets in brackets"),
        pytest.param(
            "\n".join("  " * depth + "- a" for depth in range(300)),
            "nesting-too-deep",
            id="300 levels of list",
        ),
        pytest.param(">" * 300 + " a", "nesting-too-deep", id="300 levels of quotation"),
        pytest.param("- > " * 60 + "a", "nesting-too-deep", id="lists in quotations in lists"),
        pytest.param("<b>" * 60 + "a" + "</b>" * 60, "nesting-too-deep", id="elements in elements"),
        pytest.param("Et ord her. " * 420_000, "paragraph-too-long", id="5 MB"),
        pytest.param("> a\n\nb\n\n" * 10_000, "body-too-long", id="20,000 paragraphs"),
        pytest.param("a" * 100_001, "paragraph-too-long", id="a paragraph that never ends"),
        pytest.param("- a\n1. b\n" * 5_000, "paragraph-too-long", id="lists that take turns"),
        pytest.param("|" * 10_000 + "\n" + "|-" * 10_000, "too-many-signs", id="10,000 columns"),
        pytest.param("<b" * 5_001, "too-many-signs", id="tags that never end"),
        pytest.param("a[^1] " * 501 + "\n\n[^1]: b", "too-many-signs", id="501 references to footnotes"),
        pytest.param("&#" + "1" * 5_000 + ";", "too-many-signs", id="a character of 5,000 digits"),
        pytest.param("*_" * 5_000, "too-many-signs", id="emphasis that takes turns"),
        pytest.param(" ".join("`" * length for length in range(1, 200)), "too-many-signs", id="ticks of every length"),
        pytest.param("\n".join(f"*[A{n}]: b" for n in range(300)), "too-many-abbreviations", id="300 abbreviations"),
    ],
)
def test_what_no_reader_needs_is_refused_at_once(text, rule):
    _, problems = rendered(text)
    assert (rule in [p.rule for p in problems if p.is_error], takes_linear_time(rendered, text)) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 20_000, id="a long word"),
        pytest.param("ord " * 5_000, id="a long line"),
        pytest.param(" " * 20_000 + "a", id="a long indentation"),
        pytest.param("`" * 20_000, id="ticks"),
        pytest.param("*" * 20_000, id="stars"),
        pytest.param("<" * 4_900, id="angle brackets"),
        pytest.param("<!-- " * 4_900, id="comments without an end"),
        pytest.param("<script>" * 4_900, id="scripts without an end"),
        pytest.param("&" * 20_000, id="ampersands"),
        pytest.param("#" * 20_000 + "a", id="number signs"),
        pytest.param("\\" * 20_000, id="backslashes"),
        pytest.param("[x]: " + '"' * 20_000 + "x", id="quotes in a definition"),
        pytest.param("```a\n" * 1_900, id="fences without an end"),
        pytest.param("```\na\n```\n" * 1_000, id="fences"),
        pytest.param("## a\n" * 1_900, id="headings with one name"),
        pytest.param("a{:" * 2_000, id="attribute lists without an end"),
        pytest.param("a@" * 10_000, id="signs of e-mail addresses"),
        pytest.param("http://a" * 3_000, id="addresses in addresses"),
        pytest.param("*a _b " * 800 + "b_ a* " * 800, id="emphasis in emphasis"),
        pytest.param("<a href=x>" * 400 + "y", id="links in links"),
        pytest.param("---\n" * 1_900, id="rules"),
        pytest.param("!!! " + "a " * 10_000 + "!", id="words after exclamation marks"),
        pytest.param("– a\n" * 1_900, id="replies"),
    ],
)
def test_odd_texts_take_no_time(text):
    assert takes_linear_time(rendered, text)


def test_a_refused_body_is_empty():
    body, problems = rendered("[" * 20_000)
    assert (body, len(problems)) == (Body(), 1)


def test_what_lies_just_below_the_limits_is_read():
    text = "\n".join("  " * depth + f"- nivå{depth}" for depth in range(48))
    body, problems = rendered(text)
    assert ("nivå47" in "".join(map(str, body.parts)), problems) == (True, [])
