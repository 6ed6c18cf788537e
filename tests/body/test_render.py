"""What a rendered body is made of: holes with their place, headings, figures, footnotes, safe HTML."""

from __future__ import annotations

import pytest

from body.model import Body, Heading, InlinePicture, LinkTarget, plain_text
from body.render import render
from body.safe_html import RESERVED_IDS, sanitise
from manuscript.model import Line
from numbered_lines import numbered


def body_of(text: str, language: str = "nb") -> Body:
    lines = numbered(text, 5)
    return render(lines, file="content/articles/x.md", language=language)[0]


def html_of(text: str, language: str = "nb") -> str:
    return body_of(text, language).html(
        lambda link: link.target, lambda picture: f"<img:{picture.target}>", lambda line: f"<LIST {line.text}>"
    )


def test_a_link_within_the_site_is_a_hole_and_one_elsewhere_is_not():
    body = body_of("Se [møtet](../events/x.md#program) og\n[HelseHub](https://www.helsehub.no/).")
    assert body.parts == (
        '<p>Se <a href="',
        LinkTarget(target="../events/x.md#program", line=5, column=12),
        '">møtet</a> og\n<a href="https://www.helsehub.no/" rel="noopener">HelseHub</a>.</p>',
    )


NFD = "ma\u030al"  # «mål», the ring a sign of its own


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(f"Tekst[^mål].\n\n[^{NFD}]: Noten.", "Noten.", id="a footnote"),
        pytest.param(f"Tekst[^{NFD}].\n\n[^mål]: Noten.", "Noten.", id="a footnote, the other way"),
        pytest.param(f"Se [{NFD}et].\n\n[målet]: https://x.example/", 'href="https://x.example/"', id="a reference"),
        pytest.param(
            f"Se [rapporten i fjor][nytt\u00a0{NFD}].\n\n[Nytt mål]: https://x.example/",
            "x.example",
            id="and its space",
        ),
        pytest.param(f"Et {NFD} nå.\n\n*[mål]: Noe en vil", "<abbr", id="an abbreviation"),
        pytest.param("Et mål nå.\n\n*[" + NFD + "]: Noe en vil", "<abbr", id="an abbreviation, the other way"),
        pytest.param("Et EU\u00a0mål nå.\n\n*[EU mål]: Noe en vil", "<abbr", id="an abbreviation of two words"),
        pytest.param("Et EU mål nå.\n\n*[EU\u00a0mål]: Noe en vil", "<abbr", id="and the other way"),
        pytest.param(f"## {NFD} {{#{NFD}}}\n\nSe [målet for oss](#mål).", 'id="mål"', id="a place on the page"),
    ],
)
def test_a_name_has_one_form_however_it_is_composed_and_spaced(written, shown):
    lines = numbered(written, 5)
    _, problems = render(lines, file="content/articles/x.md", language="nb")
    assert [problem.message for problem in problems] == []
    assert shown in html_of(written)


def test_a_place_is_counted_in_the_signs_of_the_file():
    (link,) = body_of(f"{NFD} {NFD} [møtet i går](x.md)").links
    assert link.column == 25


@pytest.mark.parametrize(
    ("written", "positions"),
    [
        pytest.param("[a](x.md) [b](x.md)\n[c](x.md)", [(5, 5), (5, 15), (6, 5)], id="the same target three times"),
        pytest.param("`[a](x.md)` [a](x.md)", [(5, 17)], id="one in code is none"),
        pytest.param("[a](a%20b.md)", [(5, 5)], id="percent"),
        pytest.param("[a](<a b.md>)", [(5, 6)], id="angle brackets"),
        pytest.param("[a](a\\_b.md?c&amp;d)", [(5, 5)], id="escapes and entities"),
        pytest.param("Hei [a][x]\n\n[x]: x.md", [(7, 6)], id="a definition"),
        pytest.param('<a href="x.md">a</a>', [(5, 10)], id="HTML"),
        pytest.param("- en\n  - [a](#x)", [(6, 9)], id="in a list"),
    ],
)
def test_a_hole_knows_where_it_is_written(written, positions):
    assert [(link.line, link.column) for link in body_of(written).links] == positions


def test_a_picture_alone_becomes_a_figure_with_its_credit_apart():
    body = body_of('![Et hus](hus.jpg "Huset i går. Foto: Ola Nordmann")')
    assert body.parts == (
        "<figure>",
        InlinePicture(target="hus.jpg", alt="Et hus", line=5, column=11),
        '<figcaption>Huset i går. <span class="photo-credit">Foto: Ola Nordmann</span></figcaption></figure>',
    )


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param("![](a.svg){: .dekor }", "<figure><img:a.svg></figure>", id="decoration"),
        pytest.param("![](a.svg)\n{: .dekor }", "<figure><img:a.svg></figure>", id="decoration told below"),
        pytest.param(
            'Se ![a](a.jpg "Foto: K") her.',
            '<p>Se <img:a.jpg> <small class="photo-credit">Foto: K</small> her.</p>',
            id="in running text the credit follows",
        ),
        pytest.param(
            '[![a](a.jpg "Foto: K")](b.jpg)',
            '<figure><a href="b.jpg"><img:a.jpg></a><figcaption><span class="photo-credit">Foto: K</span></figcaption></figure>',
            id="a linked picture",
        ),
    ],
)
def test_pictures_in_other_places(written, html):
    assert html_of(written) == html


def test_headings_have_ids_of_their_words_each_once_and_none_of_the_pages_own():
    body = body_of("## Blåbær & co\n\n## Innhold\n\n## Blåbær & co\n\n### Ny[^1] vei {#eigen}\n\n[^1]: Note.")
    assert body.headings == (
        Heading(level=2, id="blabaer-og-co", text="Blåbær & co"),
        Heading(level=2, id="tekst-innhold", text="Innhold"),
        Heading(level=2, id="blabaer-og-co-2", text="Blåbær & co"),
        Heading(level=3, id="eigen", text="Ny vei"),
    )
    assert body.ids == {"blabaer-og-co", "blabaer-og-co-2", "tekst-innhold", "eigen", "fn-1", "fnref-1"}


@pytest.mark.parametrize("name", sorted(RESERVED_IDS))
def test_html_cannot_take_an_id_from_the_page(name):
    assert body_of(f'<span id="{name}">x</span>').ids == {f"tekst-{name}"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Tilbake til teksten ved fotnote"),
        ("nn", "Tilbake til teksten ved fotnote"),
        ("en", "Back to the text at footnote"),
    ],
)
def test_footnotes_are_numbered_as_they_are_met_and_lead_back(language, words):
    html = html_of("A[^z] b[^y].\n\n[^y]: Andre.\n[^z]: Første.", language)
    assert html == (
        '<p>A<sup id="fnref-z"><a class="footnote-ref" href="#fn-z">1</a></sup>'
        ' b<sup id="fnref-y"><a class="footnote-ref" href="#fn-y">2</a></sup>.</p>\n'
        '<div class="footnote">\n<hr>\n<ol>\n'
        f'<li id="fn-z">\n<p>Første.&nbsp;<a class="footnote-backref" href="#fnref-z" aria-label="{words} 1">↩</a></p>\n</li>\n'
        f'<li id="fn-y">\n<p>Andre.&nbsp;<a class="footnote-backref" href="#fnref-y" aria-label="{words} 2">↩</a></p>\n</li>\n'
        "</ol>\n</div>"
    )


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        pytest.param("<hr>", "<hr>", id="a rule"),
        pytest.param("<table>\n<tr><td>Januar</td></tr>\n</table>", "<td>Januar</td>", id="a table"),
        pytest.param("<details>\n<summary>Mer</summary>\nTekst.\n</details>", "<summary>Mer</summary>", id="details"),
        pytest.param("- punkt\n\n    <p>Ta med mat.</p>", "<p>Ta med mat.</p>", id="a paragraph in a list"),
        pytest.param("<p>En.</p>\n\nTo.\n\n<p>Tre.</p>", "<p>Tre.</p>", id="two blocks"),
        pytest.param("///Footnotes Go Here///", "///Footnotes Go Here///", id="Python-Markdown's own sign"),
    ],
)
def test_footnotes_come_last_and_displace_nothing(block, shown):
    html = html_of(f"Fullt.[^1]\n\n{block}\n\nSlutt.\n\n[^1]: Seksti gjester.")
    assert shown in html
    assert html.index(shown) < html.index("Slutt.") < html.index('<div class="footnote">')


def test_one_converter_remembers_nothing_of_the_body_before():
    body_of("Hei[^1] [a] HTML\n\n[^1]: Note\n[a]: b.md\n*[HTML]: Språk")
    assert html_of("Hei[^1] [a] HTML") == "<p>Hei[^1] [a] HTML</p>"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("<script>x</script>a", "a", id="script goes with what it says"),
        pytest.param("<svg><a xlink:href='javascript:x'>a</a></svg>b", "b", id="drawings go"),
        pytest.param('<p style="x" onclick="y" id="z">a</p>', '<p id="z">a</p>', id="style and handlers go"),
        pytest.param('<a href="javascript:x">a</a>', "<a>a</a>", id="a scheme that runs goes"),
        pytest.param(
            '<a href="https://x.no" rel="x" target="y">a</a>', '<a href="https://x.no">a</a>', id="targets go"
        ),
        pytest.param(
            '<p class="align-right programme">a</p>',
            '<p class="align-right">a</p>',
            id="other components' classes go",
        ),
        pytest.param(
            '<code class="language-css x">a</code>',
            '<code class="language-css">a</code>',
            id="the language of code stays",
        ),
        pytest.param(
            '<span lang="en" data-raw="">a</span>',
            '<span lang="en" data-raw="">a</span>',
            id="language and data-raw stay",
        ),
        pytest.param("a<!-- b -->c", "ac", id="comments go"),
        pytest.param("<o:p></o:p>a<![if !x]>b<![endif]></w:p>c", "abc", id="a word processor's codes go"),
        pytest.param('<form><input name="a">b</form>', "b", id="forms go"),
    ],
)
def test_the_gate_lets_through_what_is_allowed(given, kept):
    assert sanitise(given) == kept


@pytest.mark.parametrize(
    "written", ["hull0z [a](b.md)", '<span title="hull0z">x</span> [a](b.md)', "h&#117;ll0z [a](b.md)"]
)
def test_text_that_looks_like_a_hole_is_text(written):
    body = body_of(written)
    assert [link.target for link in body.links] == ["b.md"]
    assert "hull0z" in "".join(part for part in body.parts if isinstance(part, str))


def test_plain_text_has_a_line_for_each_block():
    text = '## Én\n\nTo *tre*[^1] & [fire](x.md).\n\n- fem\n- seks\n\n![Sju](a.jpg "Åtte. Foto: K")\n\n[^1]: Ni'
    assert plain_text(body_of(text)) == "Én\nTo tre1 & fire.\nfem\nseks\nSju Åtte. Foto: K\nNi"


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t", "\ufeff"])
def test_an_empty_body_says_nothing(text):
    assert plain_text(body_of(text)).strip("\ufeff") == ""


def test_no_lines_at_all_are_an_empty_body():
    assert render([], file="a.md", language="nb") == (Body(), [])


def test_spaces_after_the_last_word_break_no_line():
    lines = [Line(number=1, text="Hei  "), Line(number=2, text="")]
    body, _ = render(lines, file="content/articles/x.md", language="nb")
    assert body.parts == ("<p>Hei</p>",)


def test_an_anchor_of_old_html_is_a_place_to_link_to():
    assert html_of('<a name="pris"></a>Pris') == '<p><a id="pris"></a>Pris</p>'


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("tel:+47 22 33 44 55", "tel:+4722334455", id="spaces"),
        pytest.param("tel:+47%2022%2033%2044%2055", "tel:+4722334455", id="spaces as addresses have them"),
        pytest.param("tel:22\u00a033\u00a044\u00a055", "tel:+4722334455", id="no country"),
        pytest.param(
            "mailto: post@x.example?subject=Hei", "mailto:post@x.example?subject=Hei", id="a space before e-mail"
        ),
        pytest.param("tel:+4722334455;ext=12", "tel:+4722334455;ext=12", id="more than a number"),
    ],
)
def test_a_number_to_call_is_read_as_it_is_written(written, address):
    assert html_of(f"[resepsjonen i huset]({written})") == f'<p><a href="{address}">resepsjonen i huset</a></p>'


@pytest.mark.parametrize("sign", ["- ", "* ", "> ", "1. "])
def test_a_footnote_may_be_written_as_a_point_of_a_list(sign):
    written = f"Fullt.[^a] Tomt.[^b]\n\n{sign}[^a]: Seksti gjester.\n{sign}[^b]: Ingen."
    assert html_of(written) == html_of(written.replace(sign, ""))
    assert render(numbered(written, 5), file="x.md", language="nb")[1] == []
