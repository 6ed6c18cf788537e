"""A law: each word of a text from elsewhere is on the page its draft becomes, in one of its fields, or in the report."""

from collections import Counter
from datetime import date

import pytest
from lxml import html

from body.render import render
from foreign_documents import documents, words
from importing.draft import drafts_of
from importing.read import read_file
from manuscript.read import read

DOCUMENTS = list(documents())


@pytest.fixture
def imported(tmp_path):
    def imported(name: str, data: bytes, kind: str = ""):
        path = tmp_path / name
        path.write_bytes(data)
        return drafts_of(path, read_file(path), kind=kind, today=date(2027, 1, 10), taken=lambda _: []).drafts

    return imported


def shown(draft):
    """Return what is seen of a draft: its fields, and its text as the site renders it."""
    document, problems = read(draft.files[draft.name], file=draft.name, source=draft.source)
    assert [problem for problem in problems if problem.is_error] == []
    body, _ = render(document.body, file=draft.name, language="nb")
    filled = body.html(lambda _: "#", lambda picture: f"<i>{picture.alt}</i>", lambda _: "")
    text = html.fromstring(f"<div>{filled}</div>")
    header = " ".join(entry.value.text for entry in document.front_matter.pairs)
    return f"{header} {' '.join(text.itertext())}"


def test_there_are_enough_documents_of_different_make():
    assert len(DOCUMENTS) >= 30


@pytest.mark.parametrize(
    ("name", "data", "expected"), [one[1:] for one in DOCUMENTS], ids=[one[0] for one in DOCUMENTS]
)
def test_every_word_is_in_the_draft_or_in_the_report(imported, name, data, expected):
    (draft,) = imported(name, data())
    found = Counter(words(shown(draft))) + Counter(words(draft.report))
    assert Counter(expected) - found == Counter()
    assert "andre steder i kilden" not in draft.report  # where it says what nobody knows the fate of
