"""Laws that hold for any text at all."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from body.model import Body
from body.render import render
from manuscript.problem import in_file_order
from numbered_lines import numbered

WORDS = [f"{word}{number}" for word in ("ord", "blåbær", "Ås", "møte") for number in range(12)]
MARKUP = r"""
* ** *** _ __ ` `` ``` ~~~ # ## ### #### > >> - + – — -- • 1. 3. 12. 1986. 23. 1) : | || |---|---| --- ---- === ===
[ ] ( ) [^1] [^1]: [x] [x]: ]( ![ ][ { } {: {#x} {:.dekor} < > </ <b> </b> <div> </div> <p> <br> <script> </script>
<style> <!-- --> <? <![CDATA[ ]]> & &amp; &lt; &#60; &nbsp; \ \* " ' !!! faktaboks !!!faktaboks *[ ]: /// [[ ]] <a
<a href=" "> onclick="x" style="x" javascript: href= src= <img <svg> <table> <td> <x y> <3 @ https:// https://x.no
x@y.no .md #mål /sti/ .jpg "Foto: mars juni www. ~ ^ = % $ <o:p> ~~
""".split()
MARKUP += [
    "[[siste",
    "artikler]]",
    "[[x]]",
    "\ue002",
    "\u00a0",
    "\u2028",
    "\u00ad",
    "\ue000",
    "\ue001",
    "\x02",
    "\x03",
    "\x00",
    "\r",
    "ﬁ",
    "e\u0301",
]
SPACES = [" ", " ", " ", "\n", "\n", "\n\n", "\n    ", "\n  ", "\n\t", "  \n", "", "\t"]

texts = st.lists(
    st.tuples(st.sampled_from(WORDS) | st.sampled_from(MARKUP) | st.text(max_size=3), st.sampled_from(SPACES)),
    max_size=40,
).map(lambda pieces: "".join(piece + space for piece, space in pieces))


def rendered(text: str, language: str = "nb"):
    lines = numbered(text, 7)
    return render(lines, file="content/articles/x.md", language=language)


def html_of(body: Body) -> str:
    return body.html(
        lambda link: "MÅL", lambda picture: "<img src='BILDE'>", lambda line: f"<p>{escape(line.text)}</p>"
    )


class Page(HTMLParser):
    """What an independent reader of HTML finds."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.text.append(data)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@settings(max_examples=150)
@given(texts)
def test_every_word_is_on_the_page_or_named(text):
    body, problems = rendered(text)
    page = Page(html_of(body))
    shown = Counter(words(" ".join(page.text)))
    places = " ".join(
        [value for _, value in page.attributes]
        + [part.target for part in (*body.links, *body.pictures)]
        + [part.alt for part in body.pictures]
        + [problem.message for problem in problems]
        # Names of notes and definitions lead the reader there; they are not shown.
        + re.findall(r"\]\[([^\[\]]*)\]", text)
        + re.findall(r"(?m)^ *\*?\[([^\[\]\n]*)\] ?:", text)
        + re.findall(r"\{[^{}\n]*\}", text)
        + re.findall(r"(?m)^[ \t]*(?:`{3,}|~{3,})[ \t]*[\w#+.-]*[ \t]*$", text)
        + re.findall(r"(?m)</?[A-Za-z][^<>]*>", text)
        + re.findall(r"\]\([^)\n]*", text)
        + re.findall(r"!!!.*", text)
    )
    named = set(words(places))
    written = Counter(word for word in words(text) if word in WORDS)
    assert {word for word in written if written[word] > shown[word] and word not in named} == set()


@settings(max_examples=150)
@given(texts)
def test_nothing_that_runs_reaches_the_page(text):
    body, _ = rendered(text)
    page = Page(html_of(body))
    assert {"script", "style", "iframe", "object", "form", "svg", "embed", "math"}.isdisjoint(page.tags)
    assert [name for name, _ in page.attributes if name.startswith("on") or name == "style"] == []
    schemes = [re.sub(r"[\x00-\x20]", "", part.target).lower() for part in body.links]
    assert [target for target in schemes if re.match(r"[a-z][a-z0-9+.-]*:", target)] == []
    assert [value for name, value in page.attributes if name == "href" and "script:" in value.lower()] == []


@settings(max_examples=100)
@given(texts)
def test_rendering_twice_gives_the_same_and_each_id_once(text):
    body, problems = rendered(text)
    assert rendered(text) == (body, problems)
    ids = [value for name, value in Page(html_of(body)).attributes if name == "id"]
    assert sorted(set(ids)) == sorted(ids)
    assert set(ids) == body.ids
    assert [heading.id for heading in body.headings if heading.id not in body.ids] == []
    assert problems == in_file_order(problems)


@settings(max_examples=100)
@given(st.lists(st.sampled_from([*WORDS, "og", "er", "i", "kl."]), min_size=1, max_size=30))
def test_plain_words_are_a_paragraph_without_problems(some):
    text = " ".join(some)
    body, problems = rendered(text)
    assert (Page(html_of(body)).text, problems) == ([text], [])
