"""An event's body, divided at its programme, loses nothing and shares its footnotes."""

from pathlib import PurePosixPath

import pytest

from content_types.event import read_event
from manuscript.read import read
from website.entries import render_event

from .conftest import event

PROGRAMME = """Før.

## Program

10.00–10.30 Åpning[^1] v/ Kari Nordmann

Med **fynd** og [klem](#klem).

- ett
- to

10.30–11.00 Pause
11.00–12.00 Øving

## Etter

Etter.

[^1]: En fotnote.
"""


def rendered(body):
    document, _ = read(event(body=body).encode(), file="m.md", source=PurePosixPath("events/2027-03-20-m.md"))
    content, problems = read_event(document)
    assert problems == []
    return render_event(content)


def html(body):
    return body.html(lambda link: link.target, lambda picture: picture.target, lambda line: f"<LIST {line.text}>")


def test_the_text_before_in_and_after_the_programme_is_kept_apart():
    whole, agenda, problems = rendered(PROGRAMME.replace("[^1]: En fotnote.\n", "").replace("[^1]", ""))
    assert problems == []
    assert html(agenda.before) == "<p>Før.</p>\n"
    assert [html(text).strip() for text in agenda.texts.values()] == [
        '<p>Med <strong>fynd</strong> og <a href="#klem">klem</a>.</p>\n<ul>\n<li>ett</li>\n<li>to</li>\n</ul>'
    ]
    assert html(agenda.after).strip() == '<h2 id="etter">Etter</h2>\n<p>Etter.</p>'
    assert {"program", "etter", "apning", "pause", "oving"} <= whole.ids


def test_addresses_and_notes_at_the_foot_serve_the_whole_text():
    body = PROGRAMME.replace("Åpning[^1]", "Åpning").replace("**fynd**", "fynd[^1] og [rapporten][m]")
    _, agenda, problems = rendered(body + "\n[m]: https://example.org/\n")
    assert problems == []
    (text,) = agenda.texts.values()
    assert 'href="https://example.org/"' in html(text)
    assert "En fotnote." in html(agenda.after)


@pytest.mark.parametrize(
    "unclosed",
    [
        pytest.param("<div>\nInni boksen.", id="an element"),
        pytest.param("<blockquote>\n\nInni sitatet.", id="a quote"),
        pytest.param("```\nInni koden.", id="a fence"),
        pytest.param("> Inni\n> > sitatet.", id="quotes in quotes"),
    ],
)
def test_something_unclosed_in_a_description_takes_nothing_with_it(unclosed):
    _, agenda, _ = rendered(
        PROGRAMME.replace("[^1]: En fotnote.\n", "").replace("[^1]", "").replace("- ett\n- to", unclosed)
    )
    assert "Før." in html(agenda.before)
    assert "Inni" in "".join(html(text) for text in agenda.texts.values()) + html(agenda.after)
    assert "Etter." in html(agenda.after)


def test_a_heading_and_a_session_of_one_name_have_an_id_each():
    whole, agenda, _ = rendered(
        PROGRAMME.replace("[^1]: En fotnote.\n", "").replace("[^1]", "").replace("## Etter", "## Øving")
    )
    ids = [cell.id for day in agenda.grid.days for block in day.blocks for row in block.rows for cell in row.cells]
    assert ids == ["apning", "pause", "oving-1100"]
    assert "oving" in whole.ids


@pytest.mark.parametrize("title", ["Innhold", "Meny", "Topp"])
def test_a_session_takes_no_id_from_the_page_round_it(title):
    _, agenda, _ = rendered(f"## Program\n\n10.00 {title}")
    cell = agenda.grid.days[0].blocks[0].rows[0].cells[0]
    assert cell.id == f"{title.lower()}-1000"


def test_a_mark_in_the_text_is_not_taken_for_ours():
    _, agenda, _ = rendered(
        PROGRAMME.replace("Før.", "programtekst").replace("[^1]: En fotnote.\n", "").replace("[^1]", "")
    )
    assert html(agenda.before) == "<p>programtekst</p>\n"


def test_a_heading_in_a_description_stands_under_those_of_the_programme():
    body = "## Program\n\n### Lørdag 20. mars\n\n10.00–12.00 Øving\n\n#### Ta med\n\nPenn.\n\n## Etter\n\n#### Dypt\n\nTekst."
    _, _, problems = rendered(body)
    assert [(problem.line, problem.rule) for problem in problems] == [(22, "heading-level-skipped")]
