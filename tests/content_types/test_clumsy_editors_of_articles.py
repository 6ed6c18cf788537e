"""What editors write who have read half the guide; word for word what they are told stands in tests/invalid/fields."""

import pytest

from content_types.model import Attachment, Correction, FileReference, Language
from manuscript.problem import Severity

from .texts import read_fields


def article(fields, source="articles/mote.md"):
    return read_fields(source, f"publisert: 1. mars 2027\n{fields}")


@pytest.mark.parametrize(
    "fields",
    [
        "forfatter: Kari Nordmann, rådgiver",
        "forfatter: Kari Nordmann, rådgiver i Testbyen kommune og forsker",
        "forfatter: Forskning og utvikling",
        "authors: Kari Nordmann; Ola Nordmann",
        "kilde: Testavisa.no",
        "kilde: Testavisa, 3. desember 2026",
        "tittel: 5 < 6 og 7 > 3",
        "tittel: Mat & helse",
        "tittel: 2 * 3 * 4",
        "ingress: Les mer på https://testbyen.example",
        "ingress: Se kl. 12:30, avsnitt [3]",
        "emner: C#, .NET",
    ],
)
def test_innocent_fields_are_left_alone(fields):
    assert article(fields)[1] == []


def test_what_is_evidently_meant_is_read_so_that_it_is_not_missing_too():
    content, problems = article("titel: Søvn\nrettelser:\n  - 16. mars 2027: Feil navn\nspråk: engelsk")
    assert [problem.rule for problem in problems if problem.rule == "field-missing"] == []
    assert content.language is Language.ENGLISH
    assert [(each.day.isoformat(), each.text) for each in content.corrections] == [("2027-03-16", "Feil navn")]
    assert isinstance(content.corrections[0], Correction)


def test_the_sign_that_marks_a_subject_elsewhere_is_no_part_of_it():
    content, problems = article('emner: "#søvn #helse"')
    assert (content.subjects, problems) == (("søvn", "helse"), [])


def test_several_authors_of_a_pelican_post_are_several():
    assert article("authors: Kari Nordmann; Ola Nordmann")[0].authors == ("Kari Nordmann", "Ola Nordmann")


def test_a_document_may_be_a_name_alone():
    content, _ = article("dokumenter: lysark.pdf")
    position = content.documents[0].target.position
    assert content.documents == (
        Attachment(title="lysark.pdf", target=FileReference(path="lysark.pdf", position=position)),
    )


# Names of files


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("23-03-2027-mote.md", "2027-03-23-mote.md"),
        ("23.03.2027 Møte.md", "2027-03-23-mote.md"),
        ("2027.03.23-mote.md", "2027-03-23-mote.md"),
        ("20270323-mote.md", "2027-03-23-mote.md"),
        ("2027–03–23–mote.md", "2027-03-23-mote.md"),
        ("2027_03_23_mote.md", "2027-03-23-mote.md"),
    ],
)
def test_a_date_in_another_form_would_become_part_of_the_address(name, example):
    _, problems = article("", source=f"articles/{name}")
    assert [(each.rule, each.example) for each in problems] == [("file-name-date-form", example)]


@pytest.mark.parametrize(
    "name",
    [
        "Kopi av mote.md",
        "mote - Kopi.md",
        "mote (1).md",
        "mote copy 2.md",
        "2027-03-23-kopi av mote.md",
        "mote (Kari Nordmann sin konfliktkopi 2026-01-01).md",
        "mote (conflicted copy 2026-01-01 101010).md",
        "2027-03-23-mote (Karis conflicted copy).md",
        "mote.sync-conflict-20260101-101010-ABCDEFG.md",
        "mote-DESKTOP-AB12CD3.md",
        "2027-03-23-mote-LAPTOP-9F2K1QXZ.md",
        "mote_Conflict.md",
    ],
)
def test_a_copy_does_not_become_a_page_in_silence(name):
    _, problems = article("", source=f"articles/{name}")
    assert [(each.severity, each.rule) for each in problems] == [(Severity.WARNING, "file-name-copy")]


@pytest.mark.parametrize(
    "name",
    [
        "en-konflikt.md",
        "conflict.md",
        "iso-27001-2022.md",
        "EU-2026.md",
        "mote-NATO.md",
        "fotokopi.md",
        "kopi.md",
        "covid-19.md",
        "topp-10.md",
        "12-34-5678-x.md",
        "mars-2027.md",
        "2027-plan.md",
    ],
)
def test_other_names_are_innocent(name):
    assert article("", source=f"articles/{name}")[1] == []
