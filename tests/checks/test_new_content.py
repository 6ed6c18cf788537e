"""A new file is written whole or not at all, and the editor is told why."""

import os
import tempfile
from pathlib import Path

import pytest

from checks.new_content import (
    DAY,
    ENDS,
    TITLE,
    VENUE,
    NewContentError,
    copy_of_event,
    files_there,
    new_article,
    new_event,
)
from site_settings import SETTINGS


@pytest.fixture
def content(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path


def refusal(content, title="Frokost"):
    with pytest.raises(NewContentError) as refused:
        new_article(content, SETTINGS, title)
    return str(refused.value)


@pytest.mark.parametrize("title", ["Fr\udcf8kost", "Frokost\u202eost", "Frokost\x1b[2J"])
def test_a_title_with_what_is_no_text_is_refused_in_words(content, title):
    assert refusal(content, title) == (
        "Tittelen har tegn som ikke kan leses. Skriv den på nytt, med vanlige bokstaver."
    )


class Editor:
    """Answers what is asked, in order, and remembers the questions."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def __call__(self, question):
        self.asked.append(question)
        return self.answers.pop(0)


def test_what_is_not_given_is_asked_for_until_it_can_be_read(content):
    editor = Editor("!!!", "Frokost", "fredag 13. mars 2027", "12. mars 2027 kl. 8", "7.30", "kl. 9", "Testhuset")
    made = new_event(content, SETTINGS, "", ask=editor)
    assert editor.asked == [
        TITLE,
        f"Tittelen «!!!» har ingen bokstaver å lage en adresse av. Skriv den med bokstaver a–å.\n{TITLE}",
        DAY,
        f"13. mars 2027 er en lørdag, ikke en fredag. Skriv «lørdag 13. mars 2027», eller rett datoen.\n{DAY}",
        ENDS,
        f"Arrangementet slutter før det starter. Er det slutt dagen etter, skriver du datoen også.\n{ENDS}",
        VENUE,
    ]
    assert made.path.name == "2027-03-12-frokost.md"
    assert made.path.read_text("utf-8").split("\n")[4:7] == [
        "starter: 12. mars 2027 kl. 08.00",
        "slutter: kl. 9",
        "sted: Testhuset",
    ]


def test_an_empty_answer_leaves_a_blank(content):
    made = new_event(content, SETTINGS, "Frokost", ask=Editor("", "", ""))
    assert "starter:\nslutter:\nsted:\n" in made.path.read_text("utf-8")


def test_what_is_given_is_not_asked_for_and_its_mistake_is_told_at_once(content):
    editor = Editor()
    with pytest.raises(NewContentError, match=r"^«31\. april 2027» finnes ikke"):
        new_event(content, SETTINGS, "", day="31. april 2027", ask=editor)
    assert new_article(content, SETTINGS, "Frokost", ask=editor).path.name == "2027-03-10-frokost.md"
    assert editor.asked == []


def test_a_copy_keeps_its_title_when_no_other_is_given(content):
    like = new_event(content, SETTINGS, "Frokost", ask=Editor("12. mars 2027 kl. 8", "9.00", "Testhuset")).path
    copy = copy_of_event(content, SETTINGS, str(like), ask=Editor("", "31. april 2027", "9. april 2027"))
    assert copy.path.name == "2027-04-09-frokost-april-2027.md"
    assert "tittel: Frokost\n" in copy.path.read_text("utf-8")


@pytest.mark.needs("posix")
def test_a_file_that_cannot_be_written_to_its_end_is_taken_away(content):
    import resource  # only where there is one

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))  # octets, as a disk that is nearly full
    try:
        told = refusal(content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert told.startswith("Får ikke laget filen «")
    assert list((content / "articles").iterdir()) == []


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("closed", "told"),
    [
        pytest.param("articles", "Gi deg selv skriverett til mappen, og prøv på nytt.", id="its own folder"),
        pytest.param(".", "Gi deg selv leserett til den, og prøv på nytt.", id="the folder around it"),
    ],
)
def test_a_folder_that_is_closed_is_told_of(closed, told):
    """Tried without an administrator's rights, which no folder withholds."""
    own = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        content.chmod(0o755)
        (content / "articles").mkdir()
        (content / closed).chmod(0o444)
        if own == 0:
            os.seteuid(65534)
        try:
            words = refusal(content)
        finally:
            os.seteuid(own)
            (content / closed).chmod(0o755)
    assert words.endswith(told)


def test_a_folder_that_is_a_file_is_told_of(tmp_path):
    (tmp_path / "articles").write_text("")
    assert refusal(tmp_path).startswith("Får ikke laget filen «")


def test_a_file_without_a_title_is_taken_for_no_other_text(content):
    for name, field in (("om.md", "ingress: Om oss"), ("ny.md", "tittel: Ny side")):
        (content / name).write_text(f"---\n{field}\n---\n\nTekst.\n", encoding="utf-8")
    assert files_there(content) == {"ny.md: Ny side ()": "ny.md"}
