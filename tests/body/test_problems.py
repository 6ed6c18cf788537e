"""What an editor is told of a body: rule, place and weight of each, and whole messages."""

from __future__ import annotations

import pytest

from body.render import render
from manuscript.model import Line
from manuscript.problem import Problem, Severity
from numbered_lines import numbered

FILE = "content/articles/2027-03-12-mote.md"
FIRST = 7  # the front matter stands above


def problems_of(text: str) -> list[Problem]:
    lines = numbered(text, FIRST)
    return render(lines, file=FILE, language="nb")[1]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("# Tittel", [(7, 1, "warning", "heading-level-1")], id="an H1 in the body"),
        pytest.param("Hei\n\nTittel\n=====", [(9, 1, "warning", "heading-level-1")], id="an underlined H1"),
        pytest.param("## A\n\n#### B", [(9, 6, "warning", "heading-level-skipped")], id="a level is skipped"),
        pytest.param("### A", [(7, 5, "warning", "heading-level-skipped")], id="the first heading skips one"),
        pytest.param("##", [(7, 1, "warning", "heading-without-text")], id="a heading without text"),
        pytest.param("Slutt.\n---", [(8, 1, "warning", "rule-below-text")], id="a rule right below text"),
        pytest.param("## A {#innhold}", [(7, 8, "warning", "id-changed")], id="an id of the page's own"),
        pytest.param("## A {#a}\n\n## B {#a}", [(9, 8, "warning", "id-changed")], id="an id twice"),
        pytest.param(
            "Mål er mål.\n\n### Mål", [(9, 5, "warning", "heading-level-skipped")], id="a heading's words above it"
        ),
        pytest.param(
            "Vi er a.\n\n## A {#a}\n\n## B {#a}", [(11, 8, "warning", "id-changed")], id="an id's word above it"
        ),
        pytest.param(
            "Et mål.\n\n- [mål]()\n\n[mål]( )",
            [(9, 4, "error", "link-address"), (11, 2, "error", "link-address")],
            id="a link's words above it",
        ),
        pytest.param(
            "Se kari@x.no.\n\n[Kari](kari@x.no)", [(9, 8, "error", "link-address")], id="an address above it as text"
        ),
        pytest.param("https://x.no\n\n[her](https://x.no)", [(9, 7, "warning", "link-text")], id="an address above it"),
        pytest.param(
            "`](a` og b\n\nb](a\n\nc](a",
            [(9, 2, "warning", "link-not-read"), (11, 2, "warning", "link-not-read")],
            id="links that never end",
        ),
        pytest.param(
            "Vi tar align=x.\n\n<p align=x>a</p>",
            [(9, 4, "warning", "html-removed")],
            id="an attribute's word above it",
        ),
        pytest.param("Rød klasse.\n\nB\n{: .Rød }", [(10, 5, "warning", "html-removed")], id="a class's word above it"),
        pytest.param(
            "1 2\n\n| a |\n|--|\n| 1 | 2 |", [(11, 7, "error", "table-surplus-cell")], id="a row's words above it"
        ),
        pytest.param(
            "Om [^a]: og.\n\n[^b]: c",
            [(9, 1, "error", "unused-definition")],
            id="a footnote nothing uses, below another",
        ),
        pytest.param(
            "| a | b |\n|--|--|\n| 1 | 2 | tre |",
            [(9, 11, "error", "table-surplus-cell")],
            id="a cell too many",
        ),
        pytest.param("| a | b |\n| 1 | 2 |", [(7, 1, "warning", "table-without-line")], id="a table without its line"),
        pytest.param(
            "Hei\n\n[rapport]: https://x.no",
            [(9, 1, "error", "unused-definition")],
            id="a definition nothing uses",
        ),
        pytest.param(
            "[a][x]\n\n[x]: a.md\n[x]: b.md",
            [(10, 1, "error", "duplicate-definition")],
            id="a definition twice",
        ),
        pytest.param("Hei\n\n[^1]: Note", [(9, 1, "error", "unused-definition")], id="a footnote nothing uses"),
        pytest.param("Hei[^1] du", [(7, 4, "error", "footnote-missing")], id="a footnote that is not there"),
        pytest.param(
            "Hei[^a b]\n\n[^a b]: Note", [(9, 1, "error", "footnote-name")], id="a space in a footnote's name"
        ),
        pytest.param(
            "Hei\n\n*[HTML]: Språk", [(9, 1, "error", "unused-definition")], id="an abbreviation nothing uses"
        ),
        pytest.param("[a][b c]", [(7, 3, "warning", "link-not-read")], id="a reference to nothing"),
        pytest.param(
            "Ring <tel:22 22 55 55> eller se <www.x.no>",
            [(7, 6, "warning", "link-not-read"), (7, 33, "warning", "link-not-read")],
            id="addresses in angles that are none to Markdown",
        ),
        pytest.param("[a] (https://x.no)", [(7, 3, "warning", "link-not-read")], id="a space in a link"),
        pytest.param("(se her)[https://x.no]", [(7, 1, "warning", "link-not-read")], id="brackets turned round"),
        pytest.param("Hei\n\n    innrykk", [(9, 5, "warning", "indented-code")], id="indented text"),
        pytest.param("Hei\n\n```\nkode", [(9, 1, "error", "code-not-closed")], id="code without an end"),
        pytest.param('!!! boks "Hei"\n    Tekst', [(7, 1, "error", "box-unknown")], id="a box we do not have"),
        pytest.param("-En\n-To", [(7, 1, "warning", "list-not-read")], id="bullets without a space"),
        pytest.param("Hei[^1]\n\n[^1]:\n\nSlutt.", [(9, 1, "error", "footnote-missing")], id="a footnote without text"),
        pytest.param('Han sa *"ja" og gikk.', [(7, 8, "warning", "stars-shown")], id="italics before a quote, no end"),
        pytest.param(
            "[om oss] (om.md) [a] (2.5.2027)", [(7, 8, "warning", "link-not-read")], id="a space before a file"
        ),
        pytest.param(
            "#Om oss\n\n#helse er #viktig", [(7, 1, "warning", "signs-shown")], id="a heading without space, and tags"
        ),
        pytest.param("a) En\nb) To", [(7, 1, "warning", "list-not-read")], id="letters for numbers"),
        pytest.param(
            "~~Hei\ndu~~ og ~~nei~~",
            [(7, 1, "warning", "signs-shown"), (8, 9, "warning", "signs-shown")],
            id="struck text over a line end, and what is between two",
        ),
        pytest.param("Hei ~~du~~", [(7, 5, "warning", "signs-shown")], id="struck text"),
        pytest.param("Det er ==viktig==.", [(7, 8, "warning", "signs-shown")], id="marked text of note programs"),
        pytest.param(
            "H~2~O og m^2^",
            [(7, 2, "warning", "signs-shown"), (7, 11, "warning", "signs-shown")],
            id="signs below and above the line",
        ),
        pytest.param("a == b, 2^3^4, ^_^, ~5, ~/mappe, `x==y==`, \\==nei==", [], id="the same signs otherwise"),
        pytest.param("Skriv `make test nå.", [(7, 7, "warning", "signs-shown")], id="code without end"),
        pytest.param("Skriv `a`, ``b`c``, Ola`s og \\`hei.", [], id="code, and an apostrophe"),
        pytest.param("Bok</b>hylle, mat</div>bok og le</xyz></i>se.", [], id="ends in a word of nothing that began"),
        pytest.param(
            "| By        | Tall |\n| --------- | ---- |\n| Testbyen  |   74 |\n| Andrebyen |   75 |",
            [],
            id="a table with its columns in line",
        ),
        pytest.param("By    | Tall\n----- | ----\nTesta |   74\nAndre |   75", [], id="and without outer strokes"),
        pytest.param("Testbyen    74\nAndrebyen   75", [(8, 1, "warning", "lines-joined")], id="columns of spaces"),
        pytest.param("Bok&#12;hylle.", [], id="a sign that no page can hold"),
        pytest.param(
            '[a](b.md "t" x) ![a [b]](c.jpg \'d "e".\')',
            [(7, 5, "error", "link-address")],
            id="an address that swallows the text",
        ),
        pytest.param(
            "Hei {{ navn }}\n\n{% if x %}", [(7, 5, "warning", "signs-shown")], id="codes of another program, told once"
        ),
        pytest.param("Hei [cid:image001.png@01D]", [(7, 5, "warning", "signs-shown")], id="a picture in an e-mail"),
        pytest.param(
            "Se Testbyen<https://testbyen.example/> og <https://testbyen.example/>.",
            [(7, 4, "warning", "link-not-read")],
            id="a link in an e-mail",
        ),
        pytest.param("Hei\n\n> [!tip] Råd\n> Les.", [(9, 1, "warning", "signs-shown")], id="a box of another program"),
        pytest.param(
            "Se [a](https://x.no/b\n\nSlutt.", [(7, 6, "warning", "link-not-read")], id="an address without end"
        ),
        pytest.param("Trykk <q> nå", [(7, 7, "warning", "html-not-closed")], id="a key that HTML knows as an element"),
        pytest.param(
            "<details>\n<summary>Mer</summary>\n\n- en\n- to\n\n</details>",
            [(10, 1, "warning", "html-holds-markdown")],
            id="a list inside HTML",
        ),
        pytest.param(
            "<p>Målt i fjor.[^1]</p>\n\n[^1]: Kilde.",
            [(7, 16, "warning", "html-holds-markdown")],
            id="a footnote inside HTML",
        ),
        pytest.param(
            "<table><tr><td>**Nå** og [a](b.md)</td></tr></table>\n\n<div>\n- en\n</div>",
            [(7, 16, "warning", "html-holds-markdown"), (10, 1, "warning", "html-holds-markdown")],
            id="bold, a link and a bullet inside HTML",
        ),
        pytest.param(
            "<p>Se a[b](c) og\n- nei</p>\n\nOg <div>**en**</div>",
            [(8, 1, "warning", "html-holds-markdown")],
            id="what is no Markdown inside HTML, and HTML where Markdown is read",
        ),
        pytest.param("`a`{.x} `b`{.x}", [(7, 6, "warning", "html-removed")], id="one class many times is told once"),
        pytest.param(
            '<img src="a.svg" class="stor ramme dekor" width="3" height="4">',
            [(7, 25, "warning", "html-removed"), (7, 43, "warning", "html-removed")],
            id="what one tag loses is told together",
        ),
        pytest.param("** fet **", [(7, 1, "warning", "stars-shown")], id="spaces inside the stars"),
        pytest.param("Dette er *viktig. 5 * 3.", [(7, 10, "warning", "stars-shown")], id="italics without end"),
        pytest.param("(_viktig for\nalle)", [(7, 2, "warning", "stars-shown")], id="lines without end"),
        pytest.param("**Merk: *nå* igjen", [(7, 1, "warning", "stars-shown")], id="bold without end"),
        pytest.param(
            "Møtet varte lenge. Sytti kom.\nNeste møte er i april.\nDet blir om mat.\n\nSlutt.",
            [(8, 1, "warning", "lines-joined")],
            id="paragraphs without a blank line between, told once",
        ),
        pytest.param("Navn    År\nKari    31", [(8, 1, "warning", "lines-joined")], id="columns with spaces"),
        pytest.param(
            "– Det er bra, sier hun.\nVi prøver ut digital hjemmeoppfølging i hele Testbyen i år, og alle som trenger det, får tilbud om å være med fra høsten av.\nMøtet varte lenge.",
            [(8, 1, "warning", "lines-joined")],
            id="pasted paragraphs, below a reply and below the longest",
        ),
        pytest.param("a\tb\nc\td\te", [(8, 1, "warning", "lines-joined")], id="rows wider than their heading"),
        pytest.param(
            "1. Søk\n2. Vent\nTall fra oss", [(9, 1, "warning", "lines-joined")], id="a heading in the last item"
        ),
        pytest.param(
            "Hei.[2] [a][1]\n\n[3] Kilde\n\n[1]: a.md",
            [(7, 5, "warning", "note-not-read"), (9, 1, "warning", "note-not-read")],
            id="a note and an explanation that do not meet",
        ),
        pytest.param("Hei <!-- husk -->", [(7, 5, "info", "html-comment")], id="a comment"),
        pytest.param("Hei\n\n<!-- husk\n\nSlutt.", [(9, 1, "error", "html-not-closed")], id="a comment never closed"),
        pytest.param("<!-- husk -- >", [(7, 1, "error", "html-not-closed")], id="a comment closed with a space"),
        pytest.param(
            "<!-- en\n\n<!-- to -->",
            [(7, 1, "error", "html-not-closed"), (9, 1, "warning", "words-lost")],
            id="a comment in which another begins",
        ),
        pytest.param("<!– husk –>", [(7, 1, "error", "html-not-closed")], id="a comment with dashes"),
        pytest.param("<!-- en:\n\n```\nnotat\n-->", [(7, 1, "info", "html-comment")], id="a fence in a comment"),
        pytest.param(
            "> <!-- en\n> ~~~\n> to -->\n\n```\nkode\n```",
            [(7, 3, "info", "html-comment")],
            id="a fence in a comment in a quotation, and code after it",
        ),
        pytest.param("```\n<!-- en\n```\n\nTo -->", [], id="a comment in code is none"),
        pytest.param("`<!--` og\n\n```\n-->\n```", [], id="nor one in a sentence"),
        pytest.param("<!-- it`s --> `x`", [(7, 1, "info", "html-comment")], id="a grave accent in a comment"),
        pytest.param("> ```\n> a\n\nTekst", [(7, 1, "error", "code-not-closed")], id="code that its quotation ends"),
        pytest.param(
            "<o:p></o:p>Hei<o:p>&nbsp;</o:p>", [(7, 1, "warning", "html-removed")], id="Word's code, told once"
        ),
        pytest.param('<w:sdt a="b">Hei</w:sdt>', [(7, 1, "warning", "html-removed")], id="Word's code, with a value"),
        pytest.param(
            '<?xml:namespace prefix = o ns = "urn:x" />\n\nHei', [(7, 1, "warning", "html-removed")], id="and its XML"
        ),
        pytest.param(
            "<p class=MsoNormal>Hei<o:p></o:p></p>\n\n<w:sdt>Ja</w:sdt>",
            [(7, 4, "warning", "html-removed")],
            id="all that one paste from Word brings, told once",
        ),
        pytest.param("`<o:p>` og \\<o:p>, <kl: ti>", [], id="Word's code, meant to show"),
        pytest.param('> !!! tips "I sitat"\n>     Innhold.', [], id="a box in a quotation loses no word"),
        pytest.param('- !!! tips "I liste"\n\n        Innhold.', [], id="nor one in a list"),
        pytest.param("Hei <script>x()</script>", [(7, 5, "warning", "html-removed")], id="a script"),
        pytest.param('<b onclick="x()">x</b>', [(7, 4, "warning", "html-removed")], id="a handler"),
        pytest.param("Hei <font>du</font>", [(7, 5, "warning", "html-removed")], id="an old element"),
        pytest.param("Hei\n{: style=x }", [(8, 4, "warning", "html-removed")], id="a style in an attribute list"),
        pytest.param("[a](b.md){: .knapp }", [(7, 14, "warning", "html-removed")], id="a class we do not have"),
        pytest.param("Hei\n\n<div>\nTekst", [(9, 1, "error", "html-not-closed")], id="an element without its end"),
        pytest.param(
            '<p class="MsoNormal" style="margin:0">A</p>\n\n<p class="MsoNormal"><span style="color:red">B</span></p>',
            [(7, 4, "warning", "html-removed")],
            id="the looks of a pasted text are told of once",
        ),
        pytest.param("[a]()", [(7, 2, "error", "link-address")], id="no address"),
        pytest.param("[a](javascript:x)", [(7, 5, "error", "link-address")], id="a scheme that runs"),
        pytest.param("[a](java&#9;script:x)", [(7, 5, "error", "link-address")], id="a tab in a scheme"),
        pytest.param("[a](C:\\a.pdf)", [(7, 5, "error", "link-address")], id="a drive"),
        pytest.param("[a](..\\a.md)", [(7, 5, "error", "link-address")], id="backslashes"),
        pytest.param("[a](//x.no)", [(7, 5, "error", "link-address")], id="no scheme before the slashes"),
        pytest.param("[a](helsehub.no/x)", [(7, 5, "error", "link-address")], id="a host without scheme"),
        pytest.param("[a](kari@testbyen.no)", [(7, 5, "error", "link-address")], id="an e-mail address without scheme"),
        pytest.param("[a](https://)", [(7, 5, "error", "link-address")], id="no host"),
        pytest.param("[a](https://x.no/b c)", [(7, 5, "error", "link-address")], id="a space in an address"),
        pytest.param("[a](http://localhost:8000/b/)", [(7, 5, "error", "link-address")], id="this machine"),
        pytest.param("[a](https://10.0.0.5/b)", [(7, 5, "warning", "link-not-public")], id="a number of one network"),
        pytest.param("[a](http://intranett/b)", [(7, 5, "warning", "link-not-public")], id="a name of one network"),
        pytest.param("<http://[::1]:80/>", [(7, 2, "error", "link-address")], id="this machine in numbers"),
        pytest.param("[a](tel:ring-meg)", [(7, 5, "error", "link-address")], id="no number"),
        pytest.param("[Les mer](b.md)", [(7, 11, "warning", "link-text")], id="a link text that says nothing"),
        pytest.param("[](b.md)", [(7, 4, "warning", "link-text")], id="a link without text"),
        pytest.param('![](a.jpg "Foto: K")', [(7, 5, "error", "picture-alt")], id="a picture without description"),
        pytest.param("![a](a.jpg)", [(7, 6, "error", "picture-credit")], id="a picture without credit"),
        pytest.param(
            '![a](https://x.no/a.jpg "Foto: K")',
            [(7, 6, "error", "picture-address")],
            id="a picture elsewhere",
        ),
        pytest.param(
            '![a](data:image/png;base64,A "Foto: K")',
            [(7, 6, "error", "picture-address")],
            id="a picture in the address",
        ),
        pytest.param('![a]( "Foto: K")', [(7, 3, "error", "picture-address")], id="a picture without file"),
    ],
)
def test_what_goes_wrong_is_told_with_its_place(written, told):
    assert [(p.line, p.column, p.severity.value, p.rule) for p in problems_of(written)] == told


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Slik:\n\n    ![a](a.jpg)", id="code by indentation"),
        pytest.param("Slik:\n\n    kode\n\n    ![a](a.jpg)\n    [b](a.jpg)", id="code in two blocks"),
        pytest.param("Ring [oss](tel:+47 22 22 55 55) eller [dem](<tel:22 22 55 55>).", id="spaces in a number"),
        pytest.param("Målt i fjor.[^1]\n\n[^1] Kilde.", id="a footnote without its colon"),
        pytest.param("Målt i fjor.[^a] Ja.[2]\n\n[^a] Kilde `a`.\n[^2] Kilde.", id="marks written in two ways"),
        pytest.param("•\tEn\no\tTo\n▪\tTre\n•\tFire", id="bullets of a word processor"),
        pytest.param(
            "Den første linjen er brutt for hånd. Den er lang nok til det.\nDen andre er kort. Det er\nden tredje også.",
            id="lines broken by hand, also after a sentence",
        ),
        pytest.param("Testbyen kommune\\\nStorgata 1  \n1234 Testbyen", id="line breaks that are asked for"),
        pytest.param("Slik:\n\n\t![a](a.jpg)", id="code behind a tab"),
        pytest.param("- Slik:\n\n        ![a](a.jpg)", id="code in a list"),
        pytest.param("Slik:\n\n    <b> ![a](a.jpg)", id="code with a tag"),
    ],
)
def test_what_is_code_by_indentation_moves_no_other_message(before):
    written = f"{before}\n\n![Et hus](a.jpg)\n\n![Et hus](a.jpg)"
    first = FIRST + before.count("\n") + 2
    assert [p.line for p in problems_of(written) if p.rule == "picture-credit"] == [first, first + 2]


def test_an_attribute_is_told_where_it_is_taken_away():
    picture = '![Et hus](a.jpg "Foto: Ola"){width=50%}'
    (problem,) = problems_of(f"Bruk width=50% her, og width.\n\n{picture}\n\n{picture}\n\n{picture}")
    assert (problem.line, problem.column, problem.message) == (
        9,
        30,
        "«width=50%» er fjernet: slik kode kan ikke stå i en tekst. Det samme gjelder linje 11 og 13.",
    )


def test_a_surplus_cell_is_told_in_whole():
    assert problems_of("| Tid | Sted |\n|---|---|\n| 10.00 | Sal A | Ta med kaffe |") == [
        Problem(
            file=FILE,
            line=9,
            column=19,
            rule="table-surplus-cell",
            message="Raden har flere ruter enn tabellens overskrift, og «Ta med kaffe» får ikke plass.",
            fix="Gi overskriften en rute til, eller ta bort en «|» i raden. En «|» som er tekst, skrives \\|.",
            example="| Tid | Sted | Merknad |",
        )
    ]


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        pytest.param("Hei\n\n    1 <3 2", "«1 <3 2»", id="indented code"),
        pytest.param("a <3 | b\nc | d", "«a <3 | b»", id="a table without its line"),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 | <3 |", "«<3»", id="a cell too many"),
    ],
)
def test_a_sign_that_begins_no_tag_is_told_as_it_is_written(written, quoted):
    (problem,) = problems_of(written)
    assert quoted in problem.message


@pytest.mark.parametrize(
    ("written", "example"),
    [
        pytest.param("![](hus.jpg)", '![Hva bildet viser](hus.jpg "Foto: Kari Nordmann")', id="all is missing"),
        pytest.param(
            '![Et hus](hus.jpg "Huset")',
            '![Et hus](hus.jpg "Huset. Foto: Kari Nordmann")',
            id="the credit is missing",
        ),
        pytest.param(
            '![Et hus](https://x.no/b/hus.jpg "Foto: K")',
            '![Et hus](hus.jpg "Foto: K")',
            id="the file lies elsewhere",
        ),
    ],
)
def test_a_picture_is_put_right_in_the_example(written, example):
    fixed = problems_of(written)[-1].example
    assert (fixed, problems_of(fixed)) == (example, [])


@pytest.mark.parametrize(
    ("written", "example"),
    [
        pytest.param("[HelseHub](www.helsehub.no)", "[HelseHub](https://www.helsehub.no)", id="host"),
        pytest.param("[Kari](kari@testbyen.no)", "[Kari](mailto:kari@testbyen.no)", id="e-mail"),
        pytest.param("[Møtet](..\\events\\x.md)", "[Møtet](../events/x.md)", id="backslashes"),
        pytest.param("[Møtet](htp://x.no/a)", "[Møtet](https://x.no/a)", id="a slip in the scheme"),
        pytest.param("[Ring oss](tlf:22 33 44 55)", "[Ring oss](tel:+4722334455)", id="a number under another name"),
        pytest.param("[Møtet](//x.no/a)", "[Møtet](https://x.no/a)", id="scheme"),
    ],
)
def test_a_link_is_put_right_in_the_example(written, example):
    (problem,) = problems_of(written)
    assert (problem.example, problems_of(example)) == (example, [])


def test_the_words_of_what_is_taken_away_are_named():
    told = " ".join(
        p.message for p in problems_of("A <script>skjult()</script> <!-- husk dette --> <font size=7>B</font>")
    )
    assert [word in told for word in ("skjult", "husk dette", "size=7")] == [True] * 3


@pytest.mark.parametrize(
    ("written", "named"),
    [
        pytest.param("``` Husk dette\nkode\n```", "Husk dette", id="a sentence begins after the signs"),
        pytest.param("~~~ se her\nkode\n~~~", "se her", id="tildes"),
        pytest.param("- a\n\n  ```python med Kari\n  kode\n  ```", "python med Kari", id="in a list"),
    ],
)
def test_words_after_the_signs_of_a_code_block_are_named(written, named):
    lost = [problem.message for problem in problems_of(written) if problem.rule == "words-lost"]
    assert lost == [f"Noe på linjen kommer ikke på siden: «{named}»."]


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("```", id="no language"),
        pytest.param("```python", id="a language"),
        pytest.param("``` c++ ", id="a space first and last"),
        pytest.param("```{.python #kode}", id="in braces"),
        pytest.param('```python {hl_lines="1 2"}', id="a language and braces"),
    ],
)
def test_the_language_of_a_code_block_is_met_with_silence(opening):
    assert problems_of(f"{opening}\nkode\n```") == []


@pytest.mark.parametrize(
    "written",
    [
        "Kari sa: «Ja». 50 % av 3 < 4, R&D, AT&T, C# og *fint* **bra**.",
        '## Én\n\n### To\n\n## Én\n\nTekst[^1] og [lenken](../events/x.md#program "Tittel").\n\n[^1]: Kilde: *HelseHub*, s. 3.',
        "1. En\n2. To\n   - a\n     - b\n\n   Mer.\n\n10. Ti\n\n> Sitat\n> over to\n> > I sitatet\n\n>> Les mer i avisen.",
        '!!! faktaboks "Om HelseHub"\n    HelseHub er et samarbeid.\n\n    - ett\n    - to\n\nTerm\n:   Forklaring',
        "| Tid | Hva |\n|:---|---:|\n| 10.00 | `a|b` |\n| 11.00 | x \\| y |\n\n*[HTML]: Hypertext\n\nHTML er bra.",
        "```python\nprint('<b>')  # hei\n```\n\nBruk `<div class=\"x\">` og `[a](b)`.",
        'Se <https://x.no/a_b>, https://x.no/%C3%A6?b=blå%20bær&c=d og <kari@testbyen.no>.\n\nH<sub>2</sub>O <span lang="en">Welcome</span> <abbr title="Norsk">N</abbr>',
        "[filen](<min fil (1).pdf>) [to][t] [t] [Tre][] [f]\n\n[t]: a.md 'Tittel'\n[f]: <min fil.pdf>\n[tre]: https://x.no/a_(b)",
        '![Et hus](hus.jpg "Huset. Foto: Ola Nordmann")\n\n![](strek.svg){: .dekor }\n\n[![Kart](k.png "Foto: Ola")](stor.png)',
        "Bl&aring;b&aelig;r&nbsp;og barne<wbr>hage, e\u0301n, bok\u00adstav. snake\\_case 2 \\* 3\n\n-\n\n---\n\n***\n\nSlutt",
        "## Program {#program}\n\n11.30–12.00 Felles lunsj\n\n12.15 Velkommen v/ Kari Nordmann\n{: lang=nn }",
        "[[kommende arrangementer: 5, emne=helsepark]]",
        "## `kode`\n\nHei\n\n### Mappen `bilder/`",
        "Slik skriver du: \\[tekst](adresse) og \\<b>, `{{ navn }}` og `[a](b`.",
        "[Vedlegg](https://x.no/Vedlegg%20L%C3%B8sning%20og%20måte.pdf)",
        '<figure>\n<img src="hus.jpg" alt="Et hus">\n<figcaption>Huset. Foto: Ola Nordmann</figcaption>\n</figure>',
        "Kari Nordmann\nTestgata 1\n0123 Testbyen",
        "Denne linjen er brutt for hånd der det ikke var plass til mer. Det kan\nAlle se. Den neste linjen begynner\nderfor med stor bokstav.",
        "- Kari Nordmann, som er leder for avdelingen i\nTestbyen\n- Ola",
        "Kommune\tMøter\nTestbyen\t7 | 8\n\nDette vet vi.[1]\n\n[1] Kilde: SSB",
        "Fet skrift: \\*\\*fet\\*\\*, og **fet**.",
        "\\*ikke kursiv, \\_blank, *.pdf, snake_case, __init__ og `*kode`.",
        "Kari Nordmann*, Ola Nordmann** og Per Hansen*\n\n*Fra Testbyen\n\n**Fra Prøvevik",
        '<a name="pris"></a>Pris\n\nSe [prisene](#pris).',
        "Felt med stjerne (*) og «*» må fylles ut.</br>Resten er valgfritt.",
        "<div>\n<p>Hei <b>du</b>.</p>\n\n<p>Hallo.</p>\n</div>",
        "~~~\nkode\n~~~\n\nFire *[ord] i [klammer] og {krøll}, $5, 1 000 kr, @kari, #helse, /sti, C:\\\\x, \"a\" 'b' – — …",
    ],
)
def test_ordinary_text_is_met_with_silence(written):
    assert problems_of(written) == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_severities_are_of_the_known_kinds(language):
    lines = [Line(number=1, text="# Hei <!-- x -->")]
    _, problems = render(lines, file=FILE, language=language)
    assert [p.severity for p in problems] == [Severity.WARNING, Severity.INFO]


@pytest.mark.parametrize("number", ["&#1;", "&#x1b;", "&#xFFFE;", "&#x1FFFF;", "&#8", "&#0027;"])
@pytest.mark.parametrize("around", ["Hei {} du", "## Hei {}", '<span title="{}">Hei</span>', "[a](https://x.no/{})"])
def test_a_character_no_feed_can_hold_never_reaches_a_page(number, around):
    lines = [Line(number=FIRST, text=around.format(number))]
    body, _ = render(lines, file=FILE, language="nb")
    assert not set("".join(map(str, body.parts))) & set("\x01\x08\x1b\ufffe\U0001ffff")
