"""What a Word document and a picture hold besides plain text: notes, links, changes, comments, and where it was taken."""

import io
import zipfile
from base64 import b64encode
from datetime import date

import pytest
from PIL import Image

from foreign_documents import OpenDocument, mail, picture, word_document
from images.original import as_original, examine
from importing.draft import drafts_of
from importing.read import read_file
from manuscript.problem import Problem

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = """<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Rikt dokument</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Se </w:t></w:r><w:hyperlink r:id="rId90"><w:r><w:t>Testbyen</w:t></w:r></w:hyperlink>
<w:r><w:t>, med note</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
<w:p><w:ins w:id="1" w:author="Kari"><w:r><w:t>Satt inn.</w:t></w:r></w:ins>
<w:del w:id="2" w:author="Kari"><w:r><w:delText>Strøket setning.</w:delText></w:r></w:del></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>I en ramme.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>formel</m:t></m:r></m:oMath></w:p>"""
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Noten selv.</w:t></w:r>'
    "</w:p></w:footnote></w:footnotes>"
)
COMMENTS = f'<w:comments xmlns:w="{W}"><w:comment w:id="0"><w:p><w:r><w:t>Husk dette</w:t></w:r></w:p></w:comment></w:comments>'


def rich_document():
    whole = zipfile.ZipFile(io.BytesIO(word_document([])))
    out = io.BytesIO()
    relations = (
        f'<Relationship Id="rId90" Type="{R}/hyperlink" Target="https://testbyen.example/" TargetMode="External"/>'
        f'<Relationship Id="rId91" Type="{R}/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    with zipfile.ZipFile(out, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                content = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{BODY}</w:body></w:document>'
            if name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", relations)
            archive.writestr(name, content.encode("utf-8", "surrogateescape"))
        archive.writestr("word/footnotes.xml", NOTES)
        archive.writestr("word/comments.xml", COMMENTS)
    return out.getvalue()


@pytest.fixture
def imported(tmp_path):
    def imported(name, data, kind=""):
        path = tmp_path / name
        path.write_bytes(data)
        return drafts_of(path, read_file(path), kind=kind, today=date(2027, 1, 10), taken=lambda _: []).drafts[0]

    return imported


def body_of(draft):
    return draft.files[draft.name].decode().partition("---\n\n")[2]


def test_a_word_document_keeps_its_links_and_notes_and_names_what_is_beside_its_text(imported):
    draft = imported("rikt.docx", rich_document())
    assert body_of(draft) == (
        "Se [Testbyen](https://testbyen.example/), med note[^1].\n\nSatt inn.\n\nI en ramme.\n\n[^1]: Noten selv.\n"
    )
    assert draft.report.partition("Ikke med i utkastet:\n")[2] == (
        "  kommentar: «Husk dette»\n"
        "  slettet tekst under «Spor endringer»: «Strøket setning.»\n"
        "  andre steder i kilden: «formel»"
    )


def test_a_picture_is_saved_beside_the_text_without_where_it_was_taken(imported):
    page = '<html><body><h1>Rødt</h1><p>Før.</p><p><img src="a.jpg" alt="En rød flate"></p></body></html>'
    whole = page.replace("a.jpg", "data:image/jpeg;base64," + b64encode(picture()).decode())
    draft = imported("side.html", whole.encode())
    saved = draft.files["rodt-1.jpg"]
    assert body_of(draft) == "Før.\n\n![En rød flate](rodt-1.jpg)\n"
    assert "rodt-1.jpg er lagret ved siden av teksten, uten stedet det er tatt." in draft.report
    assert dict(Image.open(io.BytesIO(saved)).getexif().get_ifd(0x8825)) == {}


def test_a_picture_that_lies_beside_a_saved_page_comes_along_and_none_outside_its_folder(imported, tmp_path):
    folder = tmp_path / "side_files"
    folder.mkdir()
    (folder / "hus.jpg").write_bytes(picture())
    page = '<h1>Hus</h1><p>Her.</p><p><img src="side_files/hus.jpg" alt="Hus"></p><p><img src="../../etc/passwd" alt="X"></p>'
    draft = imported("side.html", page.encode())
    assert list(draft.files) == ["2027-01-10-hus.md", "hus-1.jpg"]
    assert "«X» er ikke med. Bildefilen fulgte ikke med: «../../etc/passwd»." in draft.report


class WithPicture(OpenDocument):
    def p(self, words):
        frame = '<draw:image xlink:href="Pictures/1.jpg"/><svg:desc>En rød flate</svg:desc>'
        return f"<text:p>{words}<draw:frame>{frame}</draw:frame></text:p>"


def test_the_picture_of_an_open_document_comes_along(imported):
    draft = imported("a.odt", WithPicture().document([("title", "Rødt"), ("p", "Her.")], picture()))
    assert list(draft.files) == ["2027-01-10-rodt.md", "rodt-1.jpg"]
    assert body_of(draft) == "Her.\n\n![En rød flate](rodt-1.jpg)\n"


class WithParts(OpenDocument):
    def p(self, words):
        box = "<draw:frame><draw:text-box><text:p>I en ramme.</text:p></draw:text-box></draw:frame>"
        note = "<office:annotation><text:p>Husk dette</text:p></office:annotation>"
        return f"<text:p>{words}<text:line-break/>CO<text:span>2</text:span>{note}!</text:p><text:p>{box}</text:p>"


def test_an_open_document_keeps_its_lines_and_frames_and_names_what_is_beside_its_text(imported):
    draft = imported("a.odt", WithParts().document([("title", "Rammer"), ("p", "Her.")]))
    assert body_of(draft) == "Her.  \nCO2!\n\nI en ramme.\n"
    assert draft.report.partition("Ikke med i utkastet:\n")[2] == "  kommentar: «Husk dette»"


def test_a_picture_attached_to_an_e_mail_comes_along_and_any_other_attachment_is_named(imported):
    message = mail([("p", "Hei, her er bildet.")], subject="SV: Bildet", written_as="plain")
    text = message.replace(b"application/pdf", b"image/jpeg").replace(b"JVBERi0xLjc=", b64encode(picture()))
    draft = imported("a.eml", text)
    assert (draft.name, [*draft.files][1:]) == ("2027-01-10-bildet.md", ["bildet-1.jpg"])
    assert "hvis det skal med: «lysark.pdf»" in imported("a.eml", message).report


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("GIF", ".png"), ("BMP", ".png"), ("TIFF", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("JPEG", ".jpg")],
)
def test_a_picture_of_another_kind_becomes_one_that_can_be_shown(kind, ending):
    out = io.BytesIO()
    Image.new("RGB", (30, 20), (10, 200, 30)).save(out, kind)
    made = as_original(out.getvalue())
    assert not isinstance(made, Problem)
    assert made.ending == ending
    assert not isinstance(examine(made.data), Problem)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_how_a_picture_was_held_stays_when_where_it_was_taken_goes(kind):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (59.0, 44.0, 3.0)}
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, kind, exif=exif)
    made = as_original(out.getvalue())
    assert not isinstance(made, Problem)
    assert made.had_location
    kept = Image.open(io.BytesIO(made.data)).getexif()
    assert (dict(kept.get_ifd(0x8825)), kept.get(0x0112)) == ({}, 6)


def test_a_picture_nobody_can_open_is_told_of():
    assert isinstance(as_original(b"\x01\0\0\0 EMF"), Problem)
