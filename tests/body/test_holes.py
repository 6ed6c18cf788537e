"""List lines in a text: where they become a hole, and where they stay words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from body.model import ListLine, plain_text
from body.render import render
from numbered_lines import numbered


def rendered(text):
    lines = numbered(text, 7)
    return render(lines, file="content/articles/x.md", language="nb")


def html_of(body):
    return body.html(lambda link: link.target, lambda picture: "<img>", lambda line: f"<LIST {line.text}>")


def flat(html):
    return re.sub(r"\n+", "·", html)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param("[[siste artikler]]", "<LIST siste artikler>", id="alone"),
        pytest.param("   [[siste artikler]]  ", "<LIST siste artikler>", id="a little space around"),
        pytest.param("[[ siste  artikler : 3 ]]", "<LIST  siste  artikler : 3 >", id="as it is written"),
        pytest.param("[[]]", "<LIST >", id="nothing asked for"),
        pytest.param("[[a]]\n[[b]]", "<LIST a>·<LIST b>", id="two on following lines"),
        pytest.param("## Mer\n[[a]]\nTekst", '<h2 id="mer">Mer</h2>·<p>[[a]]·Tekst</p>', id="with words below: text"),
        pytest.param("## Mer\n[[a]]", '<h2 id="mer">Mer</h2>·<LIST a>', id="right under a heading"),
        pytest.param("> [[a]]", "<blockquote>·<LIST a>·</blockquote>", id="in a quotation"),
        pytest.param("- punkt\n\n    [[a]]", "<ul>·<li>·<p>punkt</p>·<LIST a>·</li>·</ul>", id="in a point of a list"),
        pytest.param(
            '!!! tips "Les"\n    [[a]]',
            '<div class="admonition tips">·<p class="admonition-title">Les</p>·<LIST a>·</div>',
            id="in a box",
        ),
        pytest.param("Se [[a]] her.", "<p>Se [[a]] her.</p>", id="among words: text"),
        pytest.param("[[a]].", "<p>[[a]].</p>", id="with a full stop: text"),
        pytest.param("[[a]] [[b]]", "<p>[[a]] [[b]]</p>", id="two on one line: text"),
        pytest.param("\\[[a]]", "<p>[[a]]</p>", id="escaped: text"),
        pytest.param("`[[a]]`", "<p><code>[[a]]</code></p>", id="code"),
        pytest.param("```\n[[a]]\n```", "<pre><code>[[a]]·</code></pre>", id="a block of code"),
        pytest.param("# [[a]]", '<h2 id="a">[[a]]</h2>', id="a heading: text"),
        pytest.param("[[a [b] c]]", "<p>[[a [b] c]]</p>", id="brackets inside: text"),
        pytest.param("[[siste <b>artikler</b> & 3 < 4]]", "<LIST siste <b>artikler</b> & 3 < 4>", id="signs of HTML"),
    ],
)
def test_a_paragraph_that_is_a_list_line_is_a_hole(written, html):
    body, _ = rendered(written)
    assert flat(html_of(body)) == html


def test_a_list_line_knows_its_place():
    body, _ = rendered("Først [[a]] her.\n\n  [[a]]\n[[ b ]]\n\n[[a]]")
    assert body.list_lines == (
        ListLine(text="a", line=9, column=3),
        ListLine(text=" b ", line=10, column=1),
        ListLine(text="a", line=12, column=1),
    )
    assert body.stray_list_lines == (ListLine(text="a", line=7, column=7),)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Tekst[^1].\n\n[^1]: [[a]]", id="a footnote"),
        pytest.param("| A |\n|---|\n| [[a]] |", id="a table"),
        pytest.param("- [[a]] og mer", id="a point with more"),
        pytest.param("<div>\n<p>[[a]]</p>\n</div>", id="HTML"),
    ],
)
def test_where_a_list_has_no_room_the_words_stay(written):
    body, _ = rendered(written)
    assert (body.list_lines, [line.text for line in body.stray_list_lines]) == ((), ["a"])
    assert "[[a]]" in html_of(body)


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param("&#xe002;0&#xe002;", id="the converter's mark, by its number"),
        pytest.param("\ue0020\ue002", id="the converter's mark"),
        pytest.param("hull0z", id="a word like a hole's name"),
        pytest.param("<p>hull0z</p>", id="in HTML"),
        pytest.param("hullx0z", id="a word with a letter more"),
        pytest.param("hu</b>ll0z", id="a closing tag the parser drops"),
        pytest.param("hu</div>llz", id="a closing block, and no number"),
        pytest.param("hu&#12;ll0z", id="a form feed, by its number"),
        pytest.param("hu&#129;llz", id="a character XML has not"),
        pytest.param('[x](https://x.no "hu&#12;ll0z")', id="in an attribute"),
        pytest.param("<div>hu<script>x</script>ll0z</div>", id="a script taken out"),
    ],
)
def test_nobody_can_forge_a_hole(forged):
    body, _ = rendered(f"{forged}\n\n[[a]]\n\n{forged}\n\n[b](b.md)")
    assert [line.text for line in body.list_lines] == ["a"]
    assert [link.target for link in body.links] == ["b.md"]


@pytest.mark.parametrize("written", ["[a]", "[[a]", "[ [a] ]", "((a))", "[[a]}", "<<a>>", "[[a))", "{[a]}"])
def test_a_line_in_other_brackets_may_be_meant_as_a_list(written):
    body, _ = rendered(written)
    assert (body.list_lines, body.torn_list_lines) == ((), (ListLine(text="a", line=7, column=1),))


def test_a_list_is_no_part_of_the_plain_text():
    body, _ = rendered("Tekst.\n\n[[siste artikler]]\n\nMer.")
    assert plain_text(body) == "Tekst.\nMer."


PIECES = ["[[", "]]", "[[a]]", "[[siste artikler: 3]]", "[", "]", "\\", "<b>", "</b>", "<", "&", "*", "`", "> ", "- "]
PIECES += [
    "!!! tips",
    "    ",
    "[^1]",
    "[^1]: ",
    "| ",
    "ord",
    "\n",
    "\n",
    "\n\n",
    "\ue002",
    "hu&#12;ll0z",
    "<p>",
    "<div>",
    "# ",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_word_is_lost_around_a_list_line(written):
    body, problems = rendered(written)
    shown = html_of(body) + " ".join(problem.message for problem in problems)
    for word in ("siste", "ord"):
        assert shown.count(word) >= bool(word in written), shown
    assert [text for text in body.parts if isinstance(text, str) and re.search(r"hull[0-9a-f]{32}", text)] == []
