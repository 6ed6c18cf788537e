from __future__ import annotations

from datetime import date

import pytest

from numbered_lines import numbered
from programme.model import EventWindow
from programme.parse import find_sections

WINDOW = EventWindow(first_day=date(2027, 3, 18), last_day=date(2027, 3, 19))


def find(text: str):
    body = numbered(text)
    return find_sections(body, file="x.md", window=WINDOW)


def shown(lines) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize(
    "heading",
    [
        "## Program", "## Programme", "## Agenda", "## Tidsplan", "## Kjøreplan", "## Timeplan", "##Program", "## PROGRAM:",
        "## Program – foreløpig", "## Program for dagen", "## Program torsdag", "## Program 18. mars", "## **Program**",
        "## Program ##", "## Program 2027", "# Program",
    ],
)  # fmt: skip
def test_a_programme_stands_under_one_of_its_words(heading):
    sections, _ = find(f"Før\n\n{heading}\n10.00 A\n\n## Praktisk\nEtter")
    assert (shown(sections.before), shown(sections.lines)[-2:], shown(sections.after)) == (
        ["Før", ""],
        ["10.00 A", ""],
        ["## Praktisk", "Etter"],
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Programmering i skolen\nTekst", id="another word"),
        pytest.param("## Program og påmelding\nTekst", id="about more than the programme"),
        pytest.param("### Program\nTekst", id="a lower heading"),
        pytest.param("Program\nTekst", id="no heading"),
        pytest.param("```\n## Program\n```\nTekst", id="in code"),
        pytest.param("<!--\n## Program\n-->\nTekst", id="in a comment"),
    ],
)
def test_other_headings_hold_no_programme(text):
    sections, problems = find(text)
    assert (sections.programme, "\n".join(shown(sections.before)), problems) == ((), text, [])


def test_an_underlined_heading_is_a_heading():
    sections, _ = find("Program\n-------\n10.00 A")
    assert [(section.title, section.line, shown(section.lines)) for section in sections.programme] == [
        ("Program", 1, ["10.00 A"])
    ]


def test_several_sections_are_read_as_one_in_order():
    sections, _ = find("## Program dag 1\n10.00 A\n## Mat\nSuppe\n## Program dag 2\n09.00 B")
    assert shown(sections.lines) == [" " * 11 + "dag 1", "10.00 A", " " * 11 + "dag 2", "09.00 B"]
    assert shown(sections.after) == ["## Mat", "Suppe"]


def test_an_unclosed_fence_hides_no_programme():
    sections, _ = find("```\n## Program\n10.00 A")
    assert shown(sections.lines) == ["10.00 A"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("10.00 A\n11.00 B\n12.00 C", [(1, "programme-times-outside")], id="no section"),
        pytest.param(
            "## Program\n\n## Mer\n10.00 A\n- 11.00 B\n12.00 C", [(4, "programme-times-outside")], id="beside it"
        ),
        pytest.param("**Program:**\n10.00 A\n11.00 B", [(2, "programme-times-outside")], id="below its name in bold"),
        pytest.param("Programmet\n10.00 A\n11.00 B", [], id="below another word"),
        pytest.param("10.00 A\n11.00 B", [], id="two may be text"),
        pytest.param("```\n10.00 A\n11.00 B\n12.00 C\n```", [], id="in code"),
    ],
)
def test_rows_outside_a_programme_are_told(text, told):
    assert [(problem.line, problem.rule) for problem in find(text)[1]] == told
