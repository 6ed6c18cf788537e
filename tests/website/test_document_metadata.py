"""What follows with a document for download, and is told where a page offers it."""

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from pypdf import PdfWriter

from checks import run
from content_types.content_files import ContentFile, FileKind
from site_settings import settings_with
from website.document_metadata import document_metadata

SETTINGS = settings_with(now=datetime(2027, 6, 1, 12, tzinfo=UTC))
CORE = "<p xmlns:dc='d' xmlns:cp='c'><dc:creator>{}</dc:creator><cp:lastModifiedBy>{}</cp:lastModifiedBy></p>"
COMMENTED = "<w:comments xmlns:w='w'><w:comment/><w:comment/></w:comments>"
CHANGED = "<w:document xmlns:w='w'><w:p><w:ins/>Nytt<w:del/></w:p></w:document>"
PLAIN = "<w:document xmlns:w='w'><w:p>Bare tekst</w:p></w:document>"


def archive(**parts: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def pdf(author: str, password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": author} if author else {})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def told(folder: Path, name: str, octets: bytes, besides: str = "") -> list[str]:
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    (articles / name).write_bytes(octets)
    for page in ("a", "b"):
        text = (
            f"---\ntittel: A {page}\ningress: I\npublisert: 1. mars 2027\n---\n\nLast ned [planen]({name}).{besides}\n"
        )
        (articles / f"{page}.md").write_text(text, encoding="utf-8")
    return [
        f"{Path(each.file).name}:{each.line}: {each.message}"
        for each in run.check([str(folder / "content")], SETTINGS)
        if each.rule in {"dokument-metadata", "behold-ukjent", "behold-uten-virkning"}
    ]


@pytest.mark.parametrize(
    ("name", "octets", "besides"),
    [
        pytest.param(
            "plan.docx",
            archive(**{"docProps/core.xml": CORE.format("Kari Nordmann", "Ola Nordmann")}),
            "navnet «Kari Nordmann» og «Ola Nordmann»",
            id="who made it, and who saved it",
        ),
        pytest.param(
            "plan.docx",
            archive(**{"word/document.xml": CHANGED, "word/comments.xml": COMMENTED}),
            "2 kommentarer og endringer som er sporet",
            id="comments and changes",
        ),
        pytest.param(
            "plan.xlsx", archive(**{"xl/comments1.xml": "<c><comment/></c>"}), "1 kommentar", id="a comment in a sheet"
        ),
        pytest.param(
            "plan.odt",
            archive(**{"meta.xml": "<m><creator>Kari Nordmann</creator></m>"}),
            "navnet «Kari Nordmann»",
            id="ODT",
        ),
        pytest.param("plan.pdf", pdf("Kari Nordmann"), "navnet «Kari Nordmann»", id="PDF"),
    ],
)
def test_what_follows_with_a_document_is_told_once_where_it_is_first_offered(tmp_path, name, octets, besides):
    assert told(tmp_path, name, octets) == [
        f"a.md:7: Med «{name}» følger noe som ikke synes: {besides}. Alle som laster det ned, kan se det."
    ]


@pytest.mark.parametrize(
    ("name", "octets"),
    [
        pytest.param(
            "plan.docx", archive(**{"docProps/core.xml": CORE.format("", ""), "word/document.xml": PLAIN}), id="none"
        ),
        pytest.param("plan.docx", b"PK\x03\x04", id="a damaged archive"),
        pytest.param("plan.docx", archive(**{"docProps/core.xml": "<p>"}), id="damaged XML"),
        pytest.param("plan.pdf", pdf(""), id="a PDF of nobody"),
        pytest.param("plan.pdf", b"%PDF-1.4", id="a damaged PDF"),
        pytest.param("plan.pdf", pdf("Kari Nordmann", "hemmelig"), id="a locked PDF"),
    ],
)
def test_nothing_is_told_of_a_document_that_says_no_more_than_it_shows(tmp_path, name, octets):
    assert told(tmp_path, name, octets) == []


def test_a_large_pdf_without_an_end_is_passed_over_at_once(tmp_path, monkeypatch):
    """The reader would look for the end through all of it, line by line, for minutes."""
    name = "articles/plan.pdf"
    file = ContentFile(path=tmp_path / "plan.pdf", source=PurePosixPath(name), file=name, kind=FileKind.DOCUMENT)
    file.path.write_bytes(b"%PDF-1.4")
    os.truncate(file.path, 90_000_000)
    monkeypatch.setattr("pypdf.PdfReader", lambda file: pytest.fail("it is read"))
    assert document_metadata(file) is None


def test_who_made_a_document_may_be_meant_to_be_told(tmp_path):
    assert told(tmp_path, "plan.pdf", pdf("Kari Nordmann"), " <!-- behold: dokument-metadata -->") == []


def test_a_damaged_document_says_nothing_not_even_in_the_log(tmp_path, caplog):
    assert (told(tmp_path, "plan.pdf", b"%PDF-1.4"), caplog.text) == ([], "")
