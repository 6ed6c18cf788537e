"""Plain titles, and the text under rows made ready for Markdown."""

from __future__ import annotations

import pytest

from numbered_lines import numbered
from programme.lines import as_markdown, plain, read_lines


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("**Fet** og *skrå* og __sterk__", "Fet og skrå og sterk"),
        ("Lunsj*", "Lunsj*"),
        ("3 * 4", "3 * 4"),
        ("fil_med_strek og _skrå_", "fil_med_strek og skrå"),
        ("[Lenke](https://example.no/a_b) her", "Lenke her"),
        ("<https://example.no>", "https://example.no"),
        ("Mat &amp; helse", "Mat & helse"),
        (r"Med \*stjerne\*", "Med *stjerne*"),
        ("To\xa0 rom\t tre", "To rom tre"),
        ("a < b og c > d", "a < b og c > d"),
        ("Åpning {#apning}", "Åpning"),
        ("`kode`", "kode"),
    ],
)
def test_titles_become_plain(written, expected):
    assert plain(written) == expected


def markdown(text: str) -> list[str]:
    lines = numbered(text)
    return [line.text for line in as_markdown(read_lines(lines))]


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        pytest.param("  • En\n  • To", ["- En", "- To"], id="bullets"),
        pytest.param("• En\n    ◦ Under\n• To", ["- En", "  - Under", "- To"], id="nested bullets"),
        pytest.param("– En\n– To", ["- En", "- To"], id="dashes in a row are a list"),
        pytest.param("– Vi går videre, sier hun.", ["– Vi går videre, sier hun."], id="a dash alone is a reply"),
        pytest.param("\uf0b7 En\n\uf0b7 To", ["- En", "- To"], id="the bullets of a word processor"),
        pytest.param(
            "  • En\n     o Under\n     o Mer", ["- En", "  - Under", "  - Mer"], id="the ring of a word processor"
        ),
        pytest.param("o\tEn\no\tTo", ["- En", "- To"], id="the ring before a tab"),
        pytest.param("o Jul", ["o Jul"], id="a letter that begins a sentence"),
        pytest.param("                 Lederens tale", ["Lederens tale"], id="an indent is no code"),
        pytest.param("\n\nTekst\n\n", ["Tekst"], id="no blank lines round it"),
        pytest.param("Kort linje\nNy linje", ["Kort linje  ", "Ny linje"], id="finished lines are kept apart"),
        pytest.param(
            "En linje som er brutt\nmidt i setningen", ["En linje som er brutt", "midt i setningen"], id="broken"
        ),
        pytest.param("```\n  • kode\n```", ["```", "  • kode", "```"], id="code is left alone"),
        pytest.param("Tekst\n------", ["Tekst"], id="a drawn line makes no heading"),
    ],
)
def test_pasted_text_becomes_markdown(pasted, expected):
    assert markdown(pasted) == expected
