"""Plain titles, and the text under rows made ready for Markdown."""

from __future__ import annotations

from datetime import date

import pytest

from numbered_lines import numbered
from programme.lines import as_markdown, plain, read_lines
from programme.model import EventWindow
from programme.parse import parse


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
        (r"\*Med\* &#xE000; uten \*stjerne\*", "*Med* \ue000 uten *stjerne*"),  # the mark's own number
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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("| Tid | Tema |\n|---|---|", id="a table of its headings alone"),
        pytest.param("| Tid | Tema |\n|---|---|\n| kommer | Åpning |", id="a table without times"),
        pytest.param("Tid\tTema\tInnleder", id="headings that are pasted"),
        pytest.param("Tid\n\nTema\n\nInnleder", id="headings that are pasted cell by cell"),
    ],
)
def test_headings_of_columns_over_no_rows_stand_as_they_are_written(text):
    day = date(2027, 3, 18)
    programme, _ = parse(numbered(text), file="x.md", window=EventWindow(first_day=day, last_day=day))
    assert [line.text.rstrip() for line in programme.preface] == text.split("\n")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("```\n10.00 Pause\n````", id="the fence below is longer"),
        pytest.param("- Slik:\n  ~~~\n  10.00 Pause\n  ~~~", id="the fence is further in"),
        pytest.param("Husk <!-- dette:\n10.00 Pause\n-->", id="the comment begins after words"),
    ],
)
def test_no_row_stands_where_the_body_sees_code_or_a_comment(written):
    window = EventWindow(first_day=date(2027, 4, 22), last_day=date(2027, 4, 22))
    programme, _ = parse(numbered(f"09.00 Åpning\n\n{written}"), file="m.md", window=window)
    assert [session.title for session in programme.sessions] == ["Åpning"]
