"""What cannot be imported is told in one Norwegian sentence or two, and nothing is made of it."""

import io
import os
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from foreign_documents import ARTICLE, OpenDocument, word_document
from importing.draft import drafts_of
from importing.model import ImportingError
from importing.read import read_file


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


def word_with_body(body, before=""):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    whole = zipfile.ZipFile(io.BytesIO(word_document([])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "word/document.xml":
                content = f'{before}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
            archive.writestr(name, content)
    return out.getvalue()


DAMAGED = "Filen kan ikke åpnes. Den er skadet"
PASSWORD = "Filen er beskyttet med passord."
LAYERS = "satt sammen av for mange lag"
ENTITIES = ("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE a [<!ENTITY x "y">]>')
NESTED = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
CASES = {  # bytes are made when they are asked for: some are many
    "a document cut off": ("a.docx", lambda: word_document(ARTICLE)[:10_000], DAMAGED),
    "a zip that is no document": ("a.docx", lambda: zipped(hei_xml="<a/>"), DAMAGED),
    "a picture called a document": ("a.docx", lambda: b"\xff\xd8\xff", DAMAGED),
    "entities of its own": ("a.docx", lambda: word_with_body(*ENTITIES), DAMAGED),
    "a password": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
    "an older document": ("a.docx", lambda: b"\xd0\xcf\x11\xe0", "Filen er et eldre Office-dokument."),
    "macros in it": ("a.docx", lambda: zipped(word__vbaProject_bin="x"), "Filen har makroer"),
    "macros by its name": ("a.docm", lambda: word_document(ARTICLE), "Filen har makroer"),
    "a zip bomb": ("a.docx", lambda: zipped(word__document_xml=b" " * 40_000_000), "for stort når det pakkes ut"),
    "many parts": ("a.docx", lambda: zipped(**{f"p{n}": "" for n in range(5_001)}), "for stort når det pakkes ut"),
    "tables in tables": ("a.docx", lambda: word_with_body(NESTED), LAYERS),
    "nothing written": ("a.docx", lambda: word_with_body("<w:p/>"), "Filen har ingen tekst."),
    "an empty OpenDocument": ("a.odt", lambda: zipped(content_xml="<x/>"), DAMAGED),
    "an OpenDocument with a password": (
        "a.odt", lambda: zipped(content_xml="x", **{"META-INF__manifest_xml": "<encryption-data/>"}), PASSWORD,
    ),
    "a page of 21 MB": ("a.html", lambda: b"<p>hei " * 3_000_000, "er for stor: "),
    "a long page": ("a.html", lambda: b"<p>hei og hopp</p>" * 60_000, "Teksten er for lang"),
    "many paragraphs": ("a.html", lambda: b"<p>a</p>" * 30_001, "for mange avsnitt og ruter"),
    "a wide table": (
        "a.html", lambda: b"<table>" + (b"<tr>" + b"<td rowspan=900 colspan=9>x</td>" * 9) * 250, "for mange ruter",
    ),
    "a deep page": ("a.html", lambda: b"<div>" * 3_000 + b"hei", LAYERS),
    "an empty page": ("a.html", lambda: b"<html><body></body></html>", "Filen har ingen tekst."),
    "an empty file": ("a.txt", lambda: b" \n", "er tom."),
    "bytes that are no text": ("a.txt", lambda: bytes(range(256)), "Filen er ikke ren tekst."),
    "an e-mail without text": ("a.eml", lambda: b"Subject: Hei\n\n", "E-posten har ingen tekst"),
    "a PDF": ("a.pdf", lambda: b"%PDF-1.7", "Be om dokumentet den er laget av."),
    "a text that is content already": ("a.md", lambda: b"Hei", "Legg den rett i content/articles"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "told"), CASES.values(), ids=CASES)
def test_what_cannot_be_imported_is_told(tmp_path, name, data, told):
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(ImportingError) as refused:
        drafts_of(path, read_file(path), kind="", today=date(2027, 1, 10), taken=lambda _: [])
    assert told in str(refused.value)
    assert refused.value.code == 2


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ImportingError, match="er en mappe"):
        read_file(tmp_path)


def test_a_document_of_200_mb_is_not_read(tmp_path):
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ImportingError, match=r"«a.docx» er for stor: 200.MB. Den kan være på høyst 100.MB"):
        read_file(path)


def test_a_name_no_file_can_have_is_told_of(tmp_path):
    with pytest.raises(ImportingError, match="Får ikke lest «"):
        read_file(tmp_path / f"{'a' * 300}.docx")


@pytest.mark.needs("posix")
@pytest.mark.parametrize("closed", [".", "a.txt"])
def test_a_file_nobody_may_read_is_told_of(closed):
    """Tried without an administrator's rights, which no file withholds."""
    own = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_text("Hei")
        folder.chmod(0o755)
        (folder / closed).chmod(0)
        if own == 0:
            os.seteuid(65534)
        try:
            with pytest.raises(ImportingError, match="Gi deg selv leserett til filen"):
                read_file(folder / "a.txt")
        finally:
            os.seteuid(own)
            (folder / closed).chmod(0o755)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", b"Tittel\n\nEn setning uten noen dag.", id="an event without a day"),
        pytest.param("a.eml", b'From: Kari: a; name="b"\nSubject: Hei\n\nEn setning.', id="addresses that are none"),
    ],
)
def test_what_is_only_odd_becomes_an_event_all_the_same(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    (draft,) = drafts_of(path, read_file(path), kind="event", today=date(2027, 1, 10), taken=lambda _: []).drafts
    assert "En setning" in draft.files[draft.name].decode()
    assert not draft.name[0].isdigit()


@pytest.mark.parametrize("name", ["a.html", "a.eml"])
def test_signs_no_tree_can_hold_are_no_reason_to_stop(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(
        b"Subject: Hei\nContent-Type: text/html\n\n<p>Hei &#12; du \x0c \x01 der</p>" + bytes(range(128, 256))
    )
    (draft,) = drafts_of(path, read_file(path), kind="", today=date(2027, 1, 10), taken=lambda _: []).drafts
    assert "du" in draft.files[draft.name].decode()


def test_an_open_document_is_whole_by_the_same_measure(tmp_path):
    path = tmp_path / "a.odt"
    path.write_bytes(OpenDocument().document(ARTICLE))
    assert read_file(path).readings
