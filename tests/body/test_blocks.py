"""The block rules: tables the keyboard can scroll, boxes as people write them, and code inside others."""

import re

import pytest

from body.render import render
from numbered_lines import numbered


def table(columns: int) -> str:
    return "\n".join("|" + cell * columns for cell in (" a |", "---|", " 1 |"))


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        pytest.param(table(3), ["<table>"], id="fits"),
        pytest.param(table(4), ['<table tabindex="0">'], id="may be wider than the screen"),
        pytest.param(f"{table(5)}\n\n{table(2)}", ['<table tabindex="0">', "<table>"], id="each on its own"),
        pytest.param('<table tabindex="7"><tr><td>1</td></tr></table>', ["<table>"], id="not as the editor likes"),
        pytest.param("<table><tr><td>1<td>2<td>3<td>4</table>", ['<table tabindex="0">'], id="in HTML of one's own"),
    ],
)
def test_a_table_of_many_columns_is_a_stop_for_the_keyboard(text, opened):
    lines = numbered(text)
    body, _ = render(lines, file="x.md", language="nb")
    assert re.findall(r"<table[^>]*>", "".join(map(str, body.parts))) == opened


def box(title: str, *, kind: str = "faktaboks", text: str = "<p>Voksne trenger sju timer.</p>") -> str:
    return f'<div class="admonition {kind}">\n<p class="admonition-title">{title}</p>\n{text}\n</div>'


TEXT = "\n    Voksne trenger sju timer."


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param(f'!!! faktaboks "Søvn i tall"{TEXT}', box("Søvn i tall"), id="as it is taught"),
        pytest.param(f"!!! faktaboks “Søvn i tall”{TEXT}", box("Søvn i tall"), id="curly marks"),
        pytest.param(f"!!! faktaboks «Søvn i tall»{TEXT}", box("Søvn i tall"), id="Norwegian marks"),
        pytest.param(f"!!! faktaboks 'Søvn i tall'{TEXT}", box("Søvn i tall"), id="single marks"),
        pytest.param(f"!!! faktaboks Søvn i tall{TEXT}", box("Søvn i tall"), id="no marks"),
        pytest.param(f'!!! faktaboks "Søvn i tall{TEXT}', box("Søvn i tall"), id="a mark that never closes"),
        pytest.param(f'!!! faktaboks Søvn i tall"{TEXT}', box("Søvn i tall"), id="a mark that never opened"),
        pytest.param(f'!!! faktaboks "Hva er "søvn"?"{TEXT}', box("Hva er «søvn»?"), id="marks inside marks"),
        pytest.param(f'!!! faktaboks "Mat" og "søvn"{TEXT}', box("«Mat» og «søvn»"), id="marks round two words"),
        pytest.param(f'!!! faktaboks: "Søvn i tall"{TEXT}', box("Søvn i tall"), id="a colon"),
        pytest.param(f"!!! Tips – Søvn i tall{TEXT}", box("Søvn i tall", kind="tips"), id="a dash, a capital"),
        pytest.param(f'!!! faktaboks – "Søvn i tall"{TEXT}', box("Søvn i tall"), id="a dash and marks"),
        pytest.param(f'!!!faktaboks"Søvn i tall"{TEXT}', box("Søvn i tall"), id="no spaces"),
        pytest.param(f'!! faktaboks "Søvn i tall"{TEXT}', box("Søvn i tall"), id="two signs"),
        pytest.param(f'!!!! faktaboks "Søvn i tall"{TEXT}', box("Søvn i tall"), id="four signs"),
        pytest.param('!!! tips "Søvn"\n  Voksne trenger sju timer.', box("Søvn", kind="tips"), id="two spaces"),
        pytest.param('!!! tips "Søvn"\n\n   Voksne trenger sju timer.', box("Søvn", kind="tips"), id="three, apart"),
        pytest.param(
            '!!! faktaboks "Søvn"\n  - Voksne\n    - sju timer\n\n  Barn\nUte.',
            box("Søvn", text="<ul>\n<li>Voksne<ul>\n<li>sju timer</li>\n</ul>\n</li>\n</ul>\n<p>Barn</p>")
            + "\n<p>Ute.</p>",
            id="two spaces, a list in it and text outside",
        ),
        pytest.param(
            f'> !!! faktaboks "Søvn i tall"{TEXT.replace("    ", ">     ")}',
            f"<blockquote>\n{box('Søvn i tall')}\n</blockquote>",
            id="in a quotation",
        ),
    ],
)
def test_a_box_a_sign_from_right_is_a_box_and_nothing_is_told(written, html):
    body, problems = render(numbered(written), file="x.md", language="nb")
    assert (re.sub(r"\n+", "\n", "".join(map(str, body.parts))), problems) == (html, [])


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        pytest.param("!!! Viktig! Møtet er flyttet.", None, id="a shout"),
        pytest.param("!!! Dette er viktig", None, id="another"),
        pytest.param("Kom!! faktaboks", None, id="inside a sentence"),
        pytest.param('\\!!! faktaboks "Søvn"', None, id="meant to show"),
        pytest.param("Alle får {navn} og (^_^) og x^2.", None, id="braces and carets of text"),
        pytest.param("!!! faktaboks Søvn i tall", "signs-shown", id="a box without text or marks"),
        pytest.param(f'!!! "Søvn"{TEXT}', "signs-shown", id="a box without kind"),
        pytest.param(f'!!! fakta boks "Søvn"{TEXT}', "signs-shown", id="a kind in two words"),
        pytest.param(f'**!!! tips "Søvn"**{TEXT}', "signs-shown", id="a box in bold"),
        pytest.param(f'??? tips "Søvn"{TEXT}', "signs-shown", id="a box of another program"),
        pytest.param("**Fra:** Kari Nordmann\n\n**Sendt:** 1. mars\n\n**Emne:** Møte", "signs-shown", id="a mail"),
        pytest.param("Fra: Testbyen\\\nTil: Drammen", None, id="a journey"),
        pytest.param('!!! tips "Søvn"\nVoksne trenger sju timer.', "box-empty", id="text not further in"),
        pytest.param("Fullt.[1^]", "signs-shown", id="a footnote turned"),
        pytest.param("Fullt.^[Seksti gjester.]", "signs-shown", id="a footnote in the text"),
        pytest.param("Fullt.[^1", "signs-shown", id="a footnote that never closes"),
        pytest.param("Fullt.(^1)", "signs-shown", id="a footnote in round brackets"),
        pytest.param("Tekst {#merke}", "signs-shown", id="a mark in a text"),
        pytest.param("## Bakgrunn {#merke", "signs-shown", id="a mark that never closes"),
        pytest.param("*Welcome*{: lang=en", "signs-shown", id="a language that never closes"),
        pytest.param("*Welcome* {: lang=en }", None, id="a space before: read"),
        pytest.param("## Bakgrunn{#merke}", None, id="no space before: read"),
        pytest.param("![](strek.png) {: .dekor }", None, id="a picture, and a space: read"),
    ],
)
def test_our_own_marks_are_read_or_told(written, rule):
    _, problems = render(numbered(written), file="x.md", language="nb")
    assert [problem.rule for problem in problems] == ([rule] if rule else [])


CODE = "```\nlinje en\n\n  linje <to>\n```"
PRE = "<pre><code>linje en\n\n  linje &lt;to&gt;\n</code></pre>"


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param(
            f"<details>\n<summary>Vis</summary>\n\n{CODE}\n\n</details>",
            f"<details>\n<summary>Vis</summary>\n\n\n{PRE}\n\n\n</details>",
            id="details",
        ),
        pytest.param(f"<div>\n{CODE}\n</div>", f"<div>\n\n{PRE}\n\n</div>", id="any HTML block"),
        pytest.param(
            f"<div>\n{CODE.replace('```', '```js', 1)}\n</div>",
            f'<div>\n\n{PRE.replace("<code>", """<code class="language-js">""")}\n\n</div>',
            id="with its language",
        ),
        pytest.param(f"<pre>\n{CODE}\n</pre>", "<pre>\nlinje en\n\n  linje &lt;to&gt;\n\n</pre>", id="in <pre>: once"),
        pytest.param(quoted(CODE), f"<blockquote>\n{PRE}\n</blockquote>", id="a quotation"),
        pytest.param(
            quoted(f"Før\n{CODE}\nEtter"),
            f"<blockquote>\n<p>Før</p>\n{PRE}\n<p>Etter</p>\n</blockquote>",
            id="a quotation with text round it",
        ),
        pytest.param(
            quoted(quoted(CODE)),
            f"<blockquote>\n<blockquote>\n{PRE}\n</blockquote>\n</blockquote>",
            id="a quotation in a quotation",
        ),
        pytest.param(
            "> - punkt\n>\n>   ```\n>   a\n>     b\n>   ```",
            "<blockquote>\n<ul>\n<li>\n<p>punkt</p>\n<pre><code>a\n  b\n</code></pre>\n</li>\n</ul>\n</blockquote>",
            id="a list in a quotation",
        ),
        pytest.param(
            "- ```sh\n  a\n    b\n  ```\n- to",
            """<ul>\n<li>\n<pre><code class="language-sh">a\n  b\n</code></pre>\n</li>\n<li>to</li>\n</ul>""",
            id="where a list begins",
        ),
        pytest.param(
            "1. Ett\n\n   > ```\n   > a\n   >   b\n   > ```\n\n2. To",
            "<ol>\n<li>\n<p>Ett</p>\n<blockquote>\n<pre><code>a\n  b\n</code></pre>\n</blockquote>\n</li>\n"
            "<li>\n<p>To</p>\n</li>\n</ol>",
            id="a quotation in a list",
        ),
        pytest.param(
            "- > ```\n  > a\n  > ```",
            "<ul>\n<li>\n<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>\n</li>\n</ul>",
            id="a quotation where a list begins",
        ),
        pytest.param(
            '!!! tips "Slik"\n    > ```\n    > a\n    >   b\n    > ```',
            box("Slik", kind="tips", text="<blockquote>\n<pre><code>a\n  b\n</code></pre>\n</blockquote>"),
            id="a quotation in a box",
        ),
        pytest.param(
            "> ~~~\n> [^1]: x\n> ```\n> ~~~",
            "<blockquote>\n<pre><code>[^1]: x\n```\n</code></pre>\n</blockquote>",
            id="other marks in it are code",
        ),
    ],
)
def test_code_keeps_its_form_inside_html_and_quotations(written, html):
    body, problems = render(numbered(written), file="x.md", language="nb")
    assert ("".join(map(str, body.parts)), problems) == (html, [])


@pytest.mark.parametrize(
    "name",
    ["`input()`", "funksjonen `input()`", "``a`b``", "`x<y`", "`a & b`", "`A`", "a\\_b", "a<b", "**`x`**", "a &amp; b"],
)
def test_the_name_of_a_reference_may_be_code(name):
    for written in (f"Bruk [{name}] nå.", f"Bruk [{name}][] nå.", f"Bruk [noe annet][{name}] nå."):
        lines = numbered(f"{written}\n\n[{name}]: https://testbyen.example/")
        body, problems = render(lines, file="x.md", language="nb")
        assert '<a href="https://testbyen.example/"' in "".join(map(str, body.parts)), written
        assert problems == []
