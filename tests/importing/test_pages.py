"""Pages of Norwegian sites of different make, saved from a browser, in our own words: the whole draft and the whole report.

Each page has two files beside it: what its draft is to be, and what a person is to be told of it.
"""

import os
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from foreign_documents import words
from importing.draft import drafts_of
from importing.read import read_file

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def draft_of(path):
    (draft,) = drafts_of(path, read_file(path), kind="", today=date(2027, 1, 10), taken=lambda _: []).drafts
    return draft


def written(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_saved_page_gives_the_whole_draft_and_the_whole_report(page):
    draft = draft_of(page)
    made = {".md": draft.files[draft.name].decode(), ".txt": f"{draft.source}\n{draft.report}\n"}
    if os.environ.get("GOLDEN") == "write":
        for ending, text in made.items():
            page.with_suffix(ending).write_text(text, encoding="utf-8", newline="\n")
    assert made == {ending: written(page.with_suffix(ending)) for ending in made}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_word_that_is_read_on_the_page_is_in_the_draft_or_in_the_report(page):
    data = page.read_bytes()
    source = data.decode("iso-8859-1" if b"iso-8859-1" in data else "utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", source.partition("<body")[2].partition(">")[2], flags=re.DOTALL)
    read = re.sub(r"<[^>]*>", " ", re.sub(r"&(?:nbsp|ndash|laquo|raquo);", " ", body.replace("&aring;", "å")))
    draft = draft_of(page)
    kept = Counter(words(draft.files[draft.name].decode())) + Counter(words(draft.report))
    assert Counter(words(read)) - kept == Counter()


def test_a_heading_over_lines_that_became_fields_is_left_out_and_named(tmp_path):
    path = tmp_path / "side.html"
    path.write_text(
        "<h1>Fagdag</h1><p>Tirsdag 20. og onsdag 21. april 2027 kl. 9–15. Også onsdag 21. april.</p>"
        "<h2>Praktisk</h2><p>Sted: Testhuset</p><p>Pris: Gratis</p><h2>Tomt</h2><h2>Om</h2><p>Kom.</p>",
        encoding="utf-8",
    )
    (draft,) = drafts_of(path, read_file(path), kind="event", today=date(2027, 1, 10), taken=lambda _: []).drafts
    assert re.findall("^#.*", draft.files[draft.name].decode(), re.MULTILINE) == ["## Tomt", "## Om"]
    assert "overskriften over linjer som ble felter: «Praktisk»" in draft.report
    assert "Teksten nevner også" not in draft.report


def test_a_line_that_says_when_is_no_heading(tmp_path):
    path = tmp_path / "side.html"
    text = "<p>Vi inviterer alle til to dager om hva som gjør oss trygge hjemme.</p>"
    path.write_text(
        f"<h1>Dagen</h1><p>Veien dit</p>{text}<p>Onsdag 21. april 2027 kl. 9–15</p>{text}", encoding="utf-8"
    )
    (draft,) = drafts_of(path, read_file(path), kind="event", today=date(2027, 1, 10), taken=lambda _: []).drafts
    assert "Kan være overskrifter: «Veien dit»." in draft.report


def test_a_page_with_a_programme_nobody_has_headed_can_be_an_article(tmp_path):
    path = tmp_path / "side.html"
    path.write_text("<h1>Dagen</h1><p>08.00 Kaffe</p><p>09.00 Prat</p><p>10.00 Slutt</p>", encoding="utf-8")
    (draft,) = drafts_of(path, read_file(path), kind="article", today=date(2027, 1, 10), taken=lambda _: []).drafts
    assert draft.files[draft.name].decode().endswith("---\n\n08.00 Kaffe\n\n09.00 Prat\n\n10.00 Slutt\n")
