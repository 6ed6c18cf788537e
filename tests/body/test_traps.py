"""What plain Python-Markdown does to innocent text, and what we do instead."""

from __future__ import annotations

import markdown
import pytest

from body.render import render
from numbered_lines import numbered

EXTENSIONS = ["tables", "footnotes", "def_list", "fenced_code", "attr_list", "abbr", "admonition"]


def plain(text: str) -> str:
    return _flat(markdown.markdown(text, extensions=EXTENSIONS))


def ours(text: str) -> str:
    lines = numbered(text)
    body, _ = render(lines, file="content/articles/x.md", language="nb")
    return _flat(
        body.html(
            lambda link: link.target, lambda picture: f"<img {picture.target}>", lambda line: f"<LIST {line.text}>"
        )
    )


def _flat(html: str) -> str:
    return html.replace("\n", "·")


LISTS = [
    pytest.param(
        "23. mars møtes vi.",
        "<ol>·<li>mars møtes vi.</li>·</ol>",
        "<p>23.&nbsp;mars møtes vi.</p>",
        id="a date is text",
    ),
    pytest.param(
        "1986. Et godt år.",
        "<ol>·<li>Et godt år.</li>·</ol>",
        "<p>1986. Et godt år.</p>",
        id="a year is text",
    ),
    pytest.param(
        "23. og 24. mai.", "<ol>·<li>og 24. mai.</li>·</ol>", "<p>23. og 24.&nbsp;mai.</p>", id="two days are text"
    ),
    pytest.param(
        "12. 3. 2027 er dagen.",
        "<ol>·<li>·<ol>·<li>2027 er dagen.</li>·</ol>·</li>·</ol>",
        "<p>12. 3. 2027 er dagen.</p>",
        id="a date in numbers is text",
    ),
    pytest.param(
        "2. etasje har heis.",
        "<ol>·<li>etasje har heis.</li>·</ol>",
        "<p>2. etasje har heis.</p>",
        id="an ordinal alone is text",
    ),
    pytest.param(
        "3. Tre\n4. Fire",
        "<ol>·<li>Tre</li>·<li>Fire</li>·</ol>",
        '<ol start="3">·<li>Tre</li>·<li>Fire</li>·</ol>',
        id="the first number is kept",
    ),
    pytest.param(
        "1. En\n2. To\n5. Fem",
        "<ol>·<li>En</li>·<li>To</li>·<li>Fem</li>·</ol>",
        '<ol>·<li>En</li>·<li>To</li>·<li value="5">Fem</li>·</ol>',
        id="a number that is left out stays out",
    ),
    pytest.param(
        "1) En\n2) To",
        "<p>1) En·2) To</p>",
        "<ol>·<li>En</li>·<li>To</li>·</ol>",
        id="a bracket after the number",
    ),
    pytest.param(
        "Ta med:\n- mat\n- klær",
        "<p>Ta med:·- mat·- klær</p>",
        "<p>Ta med:</p>·<ul>·<li>mat</li>·<li>klær</li>·</ul>",
        id="no blank line above",
    ),
    pytest.param(
        "Møtet var den\n12. og ble langt.",
        "<p>Møtet var den·12. og ble langt.</p>",
        "<p>Møtet var den·12. og ble langt.</p>",
        id="a wrapped line with a number is no list",
    ),
    pytest.param(
        "- a\n  - b",
        "<ul>·<li>a</li>·<li>b</li>·</ul>",
        "<ul>·<li>a<ul>·<li>b</li>·</ul>·</li>·</ul>",
        id="two spaces nest",
    ),
    pytest.param(
        "1. a\n   - b",
        "<ol>·<li>a</li>·<li>b</li>·</ol>",
        "<ol>·<li>a<ul>·<li>b</li>·</ul>·</li>·</ol>",
        id="three spaces nest",
    ),
    pytest.param(
        "- a\n\t- b",
        "<ul>·<li>a<ul>·<li>b</li>·</ul>·</li>·</ul>",
        "<ul>·<li>a<ul>·<li>b</li>·</ul>·</li>·</ul>",
        id="a tab nests",
    ),
    pytest.param(
        "1. a\n\n\n\n   b\n2. c",
        "<ol>·<li>a</li>·</ol>·<p>b·2. c</p>",
        "<ol>·<li>·<p>a</p>·<p>b</p>·</li>·<li>·<p>c</p>·</li>·</ol>",
        id="several blank lines in an item",
    ),
    pytest.param("• a\n• b", "<p>• a·• b</p>", "<ul>·<li>a</li>·<li>b</li>·</ul>", id="bullets from a word processor"),
    pytest.param(
        "- a\n\n1. b",
        "<ul>·<li>·<p>a</p>·</li>·<li>·<p>b</p>·</li>·</ul>",
        "<ul>·<li>a</li>·</ul>·<ol>·<li>b</li>·</ol>",
        id="numbers after bullets are a list of their own",
    ),
    pytest.param(
        "- a\n  ```\n  <b>\n  ```\n- b",
        "<ul>·<li>a·  <code>&lt;b&gt;</code></li>·<li>b</li>·</ul>",
        "<ul>·<li>a<pre><code>&lt;b&gt;·</code></pre>·</li>·<li>b</li>·</ul>",
        id="fenced code in an item",
    ),
    pytest.param(
        "1. a\n- x\n- y\n2. b\n- z\n3. c",
        "<ol>·<li>a</li>·<li>x</li>·<li>y</li>·<li>b</li>·<li>z</li>·<li>c</li>·</ol>",
        "<ol>·<li>a<ul>·<li>x</li>·<li>y</li>·</ul>·</li>·<li>b<ul>·<li>z</li>·</ul>·</li>·<li>c</li>·</ol>",
        id="bullets at the margin belong to the step above",
    ),
    pytest.param(
        "1) a\n\n- x\n\n2) b\n\n- y\n\nTekst",
        "<p>1) a</p>·<ul>·<li>x</li>·</ul>·<p>2) b</p>·<ul>·<li>y</li>·</ul>·<p>Tekst</p>",
        "<ol>·<li>·<p>a</p>·<ul>·<li>x</li>·</ul>·</li>·<li>·<p>b</p>·<ul>·<li>y</li>·</ul>·</li>·</ol>·<p>Tekst</p>",
        id="so they do between blank lines, below the last step too",
    ),
    pytest.param(
        "1. a\n- x\n  - xx\n1. b",
        "<ol>·<li>a</li>·<li>x</li>·<li>xx</li>·<li>b</li>·</ol>",
        "<ol>·<li>a<ul>·<li>x<ul>·<li>xx</li>·</ul>·</li>·</ul>·</li>·<li>b</li>·</ol>",
        id="all they hold goes along",
    ),
    pytest.param(
        "1. a\n2. b\n- x",
        "<ol>·<li>a</li>·<li>b</li>·<li>x</li>·</ol>",
        "<ol>·<li>a</li>·<li>b</li>·</ol>·<ul>·<li>x</li>·</ul>",
        id="bullets below the last step alone are a list of their own",
    ),
    pytest.param(
        "+ a\n+ 3 b\n+ c",
        "<ul>·<li>a</li>·<li>3 b</li>·<li>c</li>·</ul>",
        "<ul>·<li>a</li>·<li>3 b</li>·<li>c</li>·</ul>",
        id="a plus before a number, in a list with them",
    ),
    pytest.param(
        "- a\n-\n- b\n\n1. c\n2.\n3. d",
        "<h2>- a</h2>·<ul>·<li>·<p>b</p>·</li>·<li>·<p>c·2.</p>·</li>·<li>d</li>·</ul>",
        "<ul>·<li>a</li>·<li>·</li><li>b</li>·</ul>·<ol>·<li>c</li>·<li>·</li><li>d</li>·</ol>",
        id="an empty item",
    ),
    pytest.param(
        "+ 3 a\n+ b",
        "<ul>·<li>3 a</li>·<li>b</li>·</ul>",
        "<ul>·<li>3 a</li>·<li>b</li>·</ul>",
        id="a number first in a list with a plus",
    ),
    pytest.param(
        "-\n- a\n-",
        "<p>-·- a·-</p>",
        "<ul>·<li>·</li><li>a</li>·<li>·</li></ul>",
        id="empty items first and last",
    ),
    pytest.param(
        "1. a\n2.\n3.",
        "<ol>·<li>a·2.·3.</li>·</ol>",
        "<ol>·<li>a</li>·<li>·</li><li>·</li></ol>",
        id="empty items after the first",
    ),
    pytest.param(
        "- **a**  \nb\n- c",
        "<ul>·<li><strong>a</strong><br />·b</li>·<li>c</li>·</ul>",
        "<ul>·<li><strong>a</strong><br>·b</li>·<li>c</li>·</ul>",
        id="two spaces break the line of an item",
    ),
    pytest.param(
        "- > 18 år\n- >= 3 stk",
        "<ul>·<li>·<blockquote>·<p>18 år</p>·</blockquote>·</li>·<li>·<blockquote>·<p>= 3 stk</p>·</blockquote>·</li>·</ul>",
        "<ul>·<li>&gt; 18 år</li>·<li>&gt;= 3 stk</li>·</ul>",
        id="more than, and no less than",
    ),
    pytest.param(
        "- > 18 år\n- > Sitat",
        "<ul>·<li>·<blockquote>·<p>18 år</p>·</blockquote>·</li>·<li>·<blockquote>·<p>Sitat</p>·</blockquote>·</li>·</ul>",
        "<ul>·<li>&gt; 18 år</li>·<li>·<blockquote>·<p>Sitat</p>·</blockquote>·</li>·</ul>",
        id="more than, and a quotation",
    ),
]

PARAGRAPHS = [
    pytest.param(
        "– Hei, sier hun.\n– Hallo, sier han.",
        "<p>– Hei, sier hun.·– Hallo, sier han.</p>",
        "<p>–&nbsp;Hei, sier hun.</p>·<p>–&nbsp;Hallo, sier han.</p>",
        id="a reply has a paragraph of its own",
    ),
    pytest.param(
        "Ja.\n-- Nei, sier han.",
        "<p>Ja.·-- Nei, sier han.</p>",
        "<p>Ja.</p>·<p>–&nbsp;Nei, sier han.</p>",
        id="two hyphens for a dash",
    ),
    pytest.param("#helse er bra", "<h1>helse er bra</h1>", "<p>#helse er bra</p>", id="a hashtag is text"),
    pytest.param("#1 i Norge", "<h1>1 i Norge</h1>", "<p>#1 i Norge</p>", id="a number sign is text"),
    pytest.param(
        "## Bruk av C#",
        "<h2>Bruk av C</h2>",
        '<h2 id="bruk-av-c">Bruk av C#</h2>',
        id="the sign in C# is kept",
    ),
    pytest.param(
        "Slutt på delen.\n---",
        "<h2>Slutt på delen.</h2>",
        "<p>Slutt på delen.</p>·<hr>",
        id="a rule right below text",
    ),
    pytest.param("Et ord\n-", "<h2>Et ord</h2>", "<p>Et ord·-</p>", id="a lone hyphen underlines nothing"),
    pytest.param(
        "Bakgrunn\n--------",
        "<h2>Bakgrunn</h2>",
        '<h2 id="bakgrunn">Bakgrunn</h2>',
        id="an underlined heading is one",
    ),
    pytest.param(
        "!!! Dette er viktig",
        '<div class="admonition dette er viktig">·<p class="admonition-title">Dette</p>·</div>',
        "<p>!!! Dette er viktig</p>",
        id="words after exclamation marks are no classes",
    ),
    pytest.param(
        ">> Les mer her.",
        "<blockquote>·<blockquote>·<p>Les mer her.</p>·</blockquote>·</blockquote>",
        "<p>&gt;&gt; Les mer her.</p>",
        id="two angle signs lead on",
    ),
    pytest.param(
        "[en] [to]\n\n[to]: https://x.no",
        '<p><a href="https://x.no">en</a></p>',
        '<p>[en] <a href="https://x.no" rel="noopener">to</a></p>',
        id="a space keeps two names apart",
    ),
    pytest.param(
        "Linje en\\\nlinje to",
        "<p>Linje en\\·linje to</p>",
        "<p>Linje en<br>·linje to</p>",
        id="a backslash breaks the line",
    ),
    pytest.param(
        "[[kommende arrangementer]]",
        "<p>[[kommende arrangementer]]</p>",
        "<LIST kommende arrangementer>",
        id="a list line is a list",
    ),
    pytest.param(
        "[[siste artikler: 3, emne=*mat*]]",
        "<p>[[siste artikler: 3, emne=<em>mat</em>]]</p>",
        "<LIST siste artikler: 3, emne=*mat*>",
        id="a list line holds no emphasis",
    ),
    pytest.param(
        "> a\n>\n> b\n\n> c",
        "<blockquote>·<p>a</p>·<p>b</p>·<p>c</p>·</blockquote>",
        "<blockquote>·<p>a</p>·<p>b</p>·</blockquote>·<blockquote>·<p>c</p>·</blockquote>",
        id="a blank line between two quotations",
    ),
]

SIGNS = [
    pytest.param("5*3 og 4*2", "<p>5<em>3 og 4</em>2</p>", "<p>5*3 og 4*2</p>", id="stars between numbers"),
    pytest.param(
        "**(*) Navn** må fylles ut",
        "<p>*<em>(<em>) Navn</em></em> må fylles ut</p>",
        "<p><strong>(*) Navn</strong> må fylles ut</p>",
        id="a star in brackets",
    ),
    pytest.param(
        '\\<b> og \\~ og \\$ og \\"',
        '<p>\\<b> og \\~ og \\$ og \\"</p>',
        '<p>&lt;b&gt; og ~ og $ og "</p>',
        id="a backslash before any sign",
    ),
    pytest.param("en</br>to", "<p>en</br>to</p>", "<p>en<br>to</p>", id="a line break written as an end"),
    pytest.param(
        "**Merk**else",
        "<p><strong>Merk</strong>else</p>",
        "<p><strong>Merk</strong>else</p>",
        id="bold in a word is still bold",
    ),
    pytest.param(
        "*Merk*else",
        "<p><em>Merk</em>else</p>",
        "<p><em>Merk</em>else</p>",
        id="so are italics that begin a word",
    ),
    pytest.param(
        "<Kari Nordmann> kom",
        "<p><Kari Nordmann> kom</p>",
        "<p>&lt;Kari Nordmann&gt; kom</p>",
        id="a name in angle brackets",
    ),
    pytest.param(
        "Glad <3 og a < b & c",
        "<p>Glad &lt;3 og a &lt; b &amp; c</p>",
        "<p>Glad &lt;3 og a &lt; b &amp; c</p>",
        id="lone signs",
    ),
    pytest.param(
        "`<div>` og &amp;",
        "<p><code>&lt;div&gt;</code> og &amp;</p>",
        "<p><code>&lt;div&gt;</code> og &amp;</p>",
        id="tags in code, entities in text",
    ),
    pytest.param(
        "Se https://x.no/_a_.",
        "<p>Se https://x.no/<em>a</em>.</p>",
        '<p>Se <a href="https://x.no/_a_" rel="noopener">https://x.no/_a_</a>.</p>',
        id="a bare address is a link",
    ),
    pytest.param(
        "Se www.x.no/a, og x.www.no eller www. alene.",
        "<p>Se www.x.no/a, og x.www.no eller www. alene.</p>",
        '<p>Se <a href="https://www.x.no/a" rel="noopener">www.x.no/a</a>, og x.www.no eller www. alene.</p>',
        id="a bare address without https is a link too",
    ),
    pytest.param(
        "Skriv til kari_nordmann@testbyen.no!",
        "<p>Skriv til kari_nordmann@testbyen.no!</p>",
        '<p>Skriv til <a href="mailto:kari_nordmann@testbyen.no">kari_nordmann@testbyen.no</a>!</p>',
        id="a bare e-mail address is a link",
    ),
    pytest.param(
        "(**https://x.no/a_(b)**)",
        "<p>(<strong>https://x.no/a_(b)</strong>)</p>",
        '<p>(<strong><a href="https://x.no/a_(b)" rel="noopener">https://x.no/a_(b)</a></strong>)</p>',
        id="brackets and stars round an address",
    ),
    pytest.param(
        "[https://x.no](https://x.no) `https://x.no`",
        '<p><a href="https://x.no">https://x.no</a> <code>https://x.no</code></p>',
        '<p><a href="https://x.no" rel="noopener">https://x.no</a> <code>https://x.no</code></p>',
        id="no link in a link or in code",
    ),
    pytest.param(
        '<a href="https://x.no">https://x.no</a>',
        '<p><a href="https://x.no">https://x.no</a></p>',
        '<p><a href="https://x.no" rel="noopener">https://x.no</a></p>',
        id="no link in an HTML link",
    ),
    pytest.param(
        "navn*, e-post*",
        "<p>navn<em>, e-post</em></p>",
        "<p>navn*, e-post*</p>",
        id="a star after a word is a note",
    ),
    pytest.param(
        "Kari*, Ola** og Per*",
        "<p>Kari<em>, Ola</em>* og Per*</p>",
        "<p>Kari*, Ola** og Per*</p>",
        id="so are two",
    ),
    pytest.param(
        "[a](https://x.no)*, (b)*.",
        '<p><a href="https://x.no">a</a><em>, (b)</em>.</p>',
        '<p><a href="https://x.no" rel="noopener">a</a>*, (b)*.</p>',
        id="and after a link or a bracket",
    ),
    pytest.param(
        '(*"Tittelen"*, 2023)',
        '<p>(<em>"Tittelen"</em>, 2023)</p>',
        "<p>(<em>«Tittelen»</em>, 2023)</p>",
        id="italics in brackets, round a quotation",
    ),
    pytest.param(
        "[_] Ja [_] Nei",
        "<p>[<em>] Ja [</em>] Nei</p>",
        "<p>[_] Ja [_] Nei</p>",
        id="lines in brackets",
    ),
    pytest.param(
        "*a **b** c* ***d** e*",
        "<p><em>a <strong>b</strong> c</em> <em><strong>d</strong> e</em></p>",
        "<p><em>a <strong>b</strong> c</em> <em><strong>d</strong> e</em></p>",
        id="emphasis in emphasis",
    ),
]

TABLES = [
    pytest.param(
        "Priser:\n| a | b |\n|---|--:|\n| 1 | 2 |",
        "<p>Priser:·| a | b |·|---|--:|·| 1 | 2 |</p>",
        '<p>Priser:</p>·<table>·<thead>·<tr>·<th scope="col">a</th>·'
        '<th class="align-right" scope="col">b</th>·</tr>·</thead>·<tbody>·<tr>·<td>1</td>·<td class="align-right">2</td>·</tr>·</tbody>·</table>',
        id="no blank line above, alignment as class",
    ),
    pytest.param(
        "a | b\n--|--\n| 1 | 2 |\nEtter.",
        "<table>·<thead>·<tr>·<th>a</th>·<th>b</th>·</tr>·</thead>·<tbody>·<tr>·<td></td>·<td>1</td>·</tr>·<tr>·<td>Etter.</td>·<td></td>·</tr>·</tbody>·</table>",
        '<table>·<thead>·<tr>·<th scope="col">a</th>·<th scope="col">b</th>·</tr>·</thead>·<tbody>·<tr>·<td>1</td>·<td>2</td>·</tr>·</tbody>·</table>·<p>Etter.</p>',
        id="outer pipes in some rows, text right below",
    ),
    pytest.param(
        "Tall:\na\tb\n1\t\nEtter.",
        "<p>Tall:·a   b·1 <br />·Etter.</p>",
        '<p>Tall:</p>·<table>·<thead>·<tr>·<th scope="col">a</th>·<th scope="col">b</th>·</tr>·</thead>·<tbody>·<tr>·<td>1</td>·<td></td>·</tr>·</tbody>·</table>·<p>Etter.</p>',
        id="rows with tabs are a table",
    ),
    pytest.param(
        "a\tb\tc\n\t1\t2\n\t\t3",
        "<p>a   b   c·    1   2·        3</p>",
        '<table>·<thead>·<tr>·<th scope="col">a</th>·<th scope="col">b</th>·<th scope="col">c</th>·</tr>·</thead>·<tbody>·<tr>·<td></td>·<td>1</td>·<td>2</td>·</tr>·<tr>·<td></td>·<td></td>·<td>3</td>·</tr>·</tbody>·</table>',
        id="rows with tabs that lack their first cells",
    ),
    pytest.param(
        "•\ta\n§\tb\nü\tc",
        "<p>•   a·§   b·ü   c</p>",
        "<ul>·<li>a<ul>·<li>b<ul>·<li>c</li>·</ul>·</li>·</ul>·</li>·</ul>",
        id="what is left of a word processor's own signs",
    ),
    pytest.param(
        "•\ta\no\tb\n•\tc",
        "<p>•   a·o   b·•   c</p>",
        "<ul>·<li>a<ul>·<li>b</li>·</ul>·</li>·<li>c</li>·</ul>",
        id="o and a tab is a bullet below",
    ),
    pytest.param(
        "\ta\tb\n1\t2\t3",
        "<pre><code>a   b·</code></pre>·<p>1   2   3</p>",
        '<table>·<thead>·<tr>·<th scope="col"></th>·<th scope="col">a</th>·<th scope="col">b</th>·</tr>·</thead>·<tbody>·<tr>·<td>1</td>·<td>2</td>·<td>3</td>·</tr>·</tbody>·</table>',
        id="rows with tabs below a heading without its first cell",
    ),
    pytest.param(
        "a\t\tb\n1\t\t2",
        "<p>a       b·1       2</p>",
        '<table>·<thead>·<tr>·<th scope="col">a</th>·<th scope="col">b</th>·</tr>·</thead>·<tbody>·<tr>·<td>1</td>·<td>2</td>·</tr>·</tbody>·</table>',
        id="rows with two tabs between cells",
    ),
    pytest.param(
        "•\ta\no\tb\n▪\tc\n•\td",
        "<p>•   a·o   b·▪   c·•   d</p>",
        "<ul>·<li>a<ul>·<li>b<ul>·<li>c</li>·</ul>·</li>·</ul>·</li>·<li>d</li>·</ul>",
        id="each kind of bullet of a word processor is a level",
    ),
    pytest.param(
        "1.\ta\na)\tb\n2.\tc",
        "<ol>·<li>a·a)  b</li>·<li>c</li>·</ol>",
        "<ol>·<li>a<ul>·<li>a) b</li>·</ul>·</li>·<li>c</li>·</ol>",
        id="a letter and a tab is an item below",
    ),
    pytest.param(
        "•\ta\n\t•\tb",
        "<p>•   a·    •   b</p>",
        "<ul>·<li>a<ul>·<li>b</li>·</ul>·</li>·</ul>",
        id="a bullet behind a tab is a level below",
    ),
    pytest.param(
        "➢ a\n➢ b",
        "<p>➢ a·➢ b</p>",
        "<ul>·<li>a</li>·<li>b</li>·</ul>",
        id="an arrow is a bullet",
    ),
    pytest.param(
        "a.[1]\n[1] b",
        "<p>a.[1]·[1] b</p>",
        '<p>a.<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup></p>·<div class="footnote">·<hr>·<ol>·<li id="fn-1">·<p>b&nbsp;<a class="footnote-backref" href="#fnref-1" aria-label="Tilbake til teksten ved fotnote 1">↩</a></p>·</li>·</ol>·</div>',
        id="a note of a word processor",
    ),
]


@pytest.mark.parametrize(("written", "plainly", "rightly"), [*LISTS, *PARAGRAPHS, *SIGNS, *TABLES])
def test_the_trap_is_there_and_closed(written, plainly, rightly):
    assert (plain(written), ours(written)) == (plainly, rightly)
