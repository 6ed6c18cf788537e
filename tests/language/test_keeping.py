"""A line an editor means as it is: told in the file, and nowhere else on the page."""

from pathlib import Path, PurePosixPath

import pytest

from content_types.content_files import ContentFile, FileKind
from content_types.keys import language_of, readable_fields
from language.warnings import warnings, without_keeps
from language.word_list import WordList
from manuscript.read import read
from website.entries import understand

HEADER = "---\ntittel: En tittel\n---\n"
HEADER_LINES = 3


def document(text):
    found, _ = read(text.encode(), file="x.md", source=PurePosixPath("articles/x.md"))
    return found


def told(text):
    """Return line and rule of what an editor is told of *text*."""
    whole, keeps = without_keeps(document(text))
    fields = readable_fields(whole.front_matter)
    problems = warnings(whole, keeps, language=language_of(whole.front_matter), fields=fields, words=WordList())
    return sorted((problem.line, problem.rule) for problem in problems)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        pytest.param("kr. 500 <!-- behold: kr-punktum -->", [], id="last on the line"),
        pytest.param("<!-- behold: kr-punktum -->\nkr. 500", [], id="on the line above"),
        pytest.param("<!-- behold: kr-punktum -->\n\nkr. 500", [], id="with a blank line between"),
        pytest.param("<!-- BEHOLD:kr-punktum, to-punktum-->\nkr. 500 ..", [], id="two rules, written fast"),
        pytest.param("<!-- behold: kr-punktum -->\n<!-- behold: to-punktum -->\nkr. 500 ..", [], id="one on each line"),
        pytest.param("kr. 500 <!-- behold: kr-punktum -->\nkr. 600", [(5, "kr-punktum")], id="one line and no other"),
        pytest.param("kr. 500 .. <!-- behold: kr-punktum -->", [(4, "to-punktum")], id="one rule and no other"),
        pytest.param("Hei <!-- behold: kr-punktum -->", [(4, "behold-uten-virkning")], id="nothing to keep"),
        pytest.param("Hei <!-- behold: kr -->", [(4, "behold-ukjent")], id="no such rule"),
        pytest.param("Hei <!-- behold: staving -->", [], id="of the spelling alone"),
        pytest.param("`<!-- behold: kr -->`\n\n```\n<!-- behold: kr -->\n```", [], id="in code it is an example"),
        pytest.param("<!-- behold: kr-punktum -->", [(4, "behold-uten-virkning")], id="above nothing"),
    ],
)
def test_a_comment_silences_one_rule_on_one_line(body, left):
    assert told(HEADER + body + "\n") == left


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        pytest.param("# behold: kr-punktum\ningress: kr. 500", [], id="above the field"),
        pytest.param("# behold: kr-punktum\ningress: >\n  Det\n  koster kr. 500", [], id="a text on several lines"),
        pytest.param(
            "# behold: kr-punktum\ningress: Hei\npris: kr. 500",
            [(3, "behold-uten-virkning"), (5, "kr-punktum")],
            id="another field",
        ),
        pytest.param("sted:\n  # behold: kr-punktum\n  navn: kr. 500", [], id="above a part"),
        pytest.param("# vanlig kommentar\ningress: Hei", [], id="another comment"),
    ],
)
def test_a_comment_above_a_field_does_too(fields, left):
    assert told(f"---\ntittel: En tittel\n{fields}\n---\nTekst\n") == left


@pytest.mark.parametrize(
    ("above_start", "place", "left"),
    [
        pytest.param("", "", [(5, "venue-missing")], id="not answered"),
        pytest.param("# behold: venue-missing\n", "", [], id="answered"),
        pytest.param("# behold: venue-missing\n", "sted: Testhuset\n", [(5, "behold-uten-virkning")], id="no need"),
    ],
)
def test_an_event_without_a_place_is_answered_for_where_it_starts(above_start, place, left):
    start = f"{above_start}starter: 20. mars 2027 kl. 10.00\nslutter: 12.00\n{place}"
    text = f"---\ntittel: Møte\ningress: A.\npublisert: 1. mars 2027\n{start}---\n\nTekst.\n"
    source = PurePosixPath("events/2027-03-20-mote.md")
    file = ContentFile(path=Path(source), source=source, file=str(source), kind=FileKind.MANUSCRIPT)
    found = understand(text.encode(), file, WordList())
    assert [(problem.line, problem.rule) for problem in found.problems] == left


def test_the_comment_reaches_no_reader():
    whole, _ = without_keeps(document(HEADER + "A <!-- behold: x -->\n<!-- behold: y -->\nB  \n"))
    assert [(line.number, line.text) for line in whole.body] == [(4, "A"), (6, "B  ")]


def test_a_document_without_comments_is_itself():
    whole = document(HEADER + "A <!-- husk -->\n")
    assert without_keeps(whole) == (whole, ())


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        pytest.param("ingress: Det koster kr. 500", (3, 21), id="plain"),
        pytest.param("ingress: 'Kari''s pris: kr. 500'", (3, 25), id="in single quotes"),
        pytest.param("ingress: >\n  Det\n  koster kr. 500", (5, 10), id="folded"),
        pytest.param("emner:\n  - mat\n  - kr. 500", (5, 5), id="in a list"),
        pytest.param("kilde:\n  navn: kr. 500", (4, 9), id="a part"),
        pytest.param('ingress: "\\u00e6 kr. 500"', (3, 10), id="after an escape: the value"),
    ],
)
def test_a_slip_in_a_field_is_told_where_it_stands(fields, place):
    whole, keeps = without_keeps(document(f"---\ntittel: En tittel\n{fields}\n---\nTekst\n"))
    problems = warnings(whole, keeps, language="nb", fields=readable_fields(whole.front_matter), words=WordList())
    assert [(p.line, p.column) for p in problems if p.rule == "kr-punktum"] == [place]


def test_addresses_and_other_languages_are_left_alone():
    assert told("---\ntittel: A\nslug: kr.-500\npåmelding: https://x.example/kr.500\nspråk: en\n---\nkr. 500\n") == []


def test_many_slips_of_one_kind_are_counted():
    whole, keeps = without_keeps(document(HEADER + "kr. 500\n\n" * 60))
    problems = warnings(whole, keeps, language="nb", fields=(), words=WordList())
    assert len(problems) == 50
    assert problems[-1].message.endswith("Det samme gjelder 10 steder til i filen.")
