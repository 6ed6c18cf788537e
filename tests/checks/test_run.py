"""What ``invoke check`` is pointed at, and what is told of it: a folder, a part of one, a file anywhere."""

from datetime import UTC, datetime

import pytest

from checks.run import check
from content_types.content_files import PathError
from site_settings import settings_with

SETTINGS = settings_with(now=datetime(2027, 6, 1, 12, tzinfo=UTC))


def article(body="Tekst.", fields=""):
    return f"---\ntittel: En prøve\ningress: En ingress.\npublisert: 1. mars 2027\n{fields}---\n\n{body}\n"


EVENT = """---
tittel: Et møte
ingress: En ingress.
publisert: 1. mars 2027
starter: 20. juni 2027 kl. 10.00
slutter: 12.00
sted: Testhuset
---

Les [artikkelen](../articles/a.md) og [den som mangler](borte.md).
"""

FILES = {
    "content/articles/a.md": article("Se [møtet](../events/2027-06-20-m.md) og [borte](borte.md)."),
    "content/articles/under/b.md": article("Se [a](../a.md) og [borte](borte.md)."),
    "content/events/2027-06-20-m.md": EVENT,
    "content/images/notat.doc": "x",
    "utenfor/løs artikkel.md": article("Se [borte](borte.md)."),
    "utenfor/løst møte.md": EVENT.replace("[artikkelen](../articles/a.md)", "artikkelen"),
    "uten/innhold.txt": "x",
}


@pytest.fixture(autouse=True)
def publication(tmp_path, monkeypatch):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*paths):
    return [(problem.file, problem.rule) for problem in check(paths, SETTINGS)]


A, B, M, N = "articles/a.md", "articles/under/b.md", "events/2027-06-20-m.md", "images/notat.doc"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("content", [f"content/{A}", f"content/{B}", f"content/{M}", f"content/{N}"], id="the whole"),
        pytest.param("content/", [f"content/{A}", f"content/{B}", f"content/{M}", f"content/{N}"], id="a last slash"),
        pytest.param("./content", [f"content/{A}", f"content/{B}", f"content/{M}", f"content/{N}"], id="a dot"),
        pytest.param("content/articles", [f"content/{A}", f"content/{B}"], id="one of its folders"),
        pytest.param("content/articles/under", [f"content/{B}"], id="a folder in that"),
        pytest.param("content/images", [f"content/{N}"], id="a folder without texts"),
        pytest.param("content/articles/a.md", [f"content/{A}"], id="a file"),
        pytest.param("./content/articles/a.md", [f"./content/{A}"], id="a file as given"),
        pytest.param("utenfor/løs artikkel.md", ["utenfor/løs artikkel.md"], id="a file outside"),
        pytest.param("utenfor/løst møte.md", ["utenfor/løst møte.md"], id="an event outside"),
    ],
)
def test_only_what_is_pointed_at_is_told_of_by_the_path_that_was_given(given, expected):
    assert [file for file, _ in told(given)] == expected


def test_links_are_followed_in_the_whole_of_the_nearest_publication():
    assert told("content/articles/under") == [("content/articles/under/b.md", "dead-link")]


def test_an_absolute_path_is_told_as_one(publication):
    assert told(str(publication / "content" / "articles")) == [
        (f"{publication}/content/{A}", "dead-link"),
        (f"{publication}/content/{B}", "dead-link"),
    ]


@pytest.mark.parametrize(
    ("folder", "given", "expected"),
    [
        pytest.param("content", ".", [A, B, M, N], id="here"),
        pytest.param("content/articles", ".", ["a.md", "under/b.md"], id="here, below the publication"),
        pytest.param("content/articles/under", "..", ["../a.md", "../under/b.md"], id="above"),
        pytest.param("content/articles", "../events", ["../events/2027-06-20-m.md"], id="beside"),
        pytest.param("content/articles", "a.md", ["a.md"], id="a file here"),
        pytest.param("content/images", "../articles/a.md", ["../articles/a.md"], id="a file beside"),
        pytest.param("content", "../utenfor/løs artikkel.md", ["../utenfor/løs artikkel.md"], id="a file outside"),
    ],
)
def test_a_path_is_followed_from_where_the_editor_stands(publication, monkeypatch, folder, given, expected):
    monkeypatch.chdir(publication / folder)
    assert [file for file, _ in told(given)] == expected


def test_several_paths_are_told_of_together_and_once():
    assert told("content/events", "content/articles/a.md", "content/events/2027-06-20-m.md") == [
        (f"content/{A}", "dead-link"),
        (f"content/{M}", "dead-link"),
    ]


def test_a_lone_file_is_an_event_if_it_says_when_it_starts(publication):
    (publication / "utenfor" / "møte.md").write_text(EVENT.replace("slutter: 12.00", "slutter: 09.00"))
    (publication / "utenfor" / "tekst.md").write_text(article(fields="slutter: 09.00\n"))
    assert ("utenfor/møte.md", "ends-before-it-starts") in told("utenfor/møte.md")
    assert told("utenfor/tekst.md") == [("utenfor/tekst.md", "field-other-kind")]


def test_two_files_of_one_address_are_told_of_in_the_one_that_is_pointed_at(publication):
    (publication / "content" / "events" / "2027-06-21-m.md").write_text(EVENT.replace("20. juni", "21. juni"))
    assert ("content/events/2027-06-21-m.md", "address-taken") in told("content/events/2027-06-21-m.md")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            "borte", "Finner ikke «borte». Skriv veien til en fil eller mappe som finnes.", id="nothing there"
        ),
        pytest.param("", "Finner ikke «». Skriv veien til en fil eller mappe som finnes.", id="no path"),
        pytest.param(
            "\x1b[31m\n", "Finner ikke «\\x1b[31m\\x0a». Skriv veien til en fil eller mappe som finnes.", id="a command"
        ),
        pytest.param(
            "uten",
            "Mappen «uten» har verken «articles» eller «events». Skriv veien til mappen med innholdet, for eksempel content.",
            id="a folder without content",
        ),
        pytest.param(
            "uten/innhold.txt",
            "«uten/innhold.txt» er ingen tekst som kan kontrolleres. Skriv veien til en fil som slutter på «.md».",
            id="no text",
        ),
        pytest.param(
            "a" * 300,
            f"Får ikke lest «{'a' * 300}». Gi deg selv leserett dit, eller rett veien dit.",
            id="a name too long",
        ),
    ],
)
def test_a_wrong_path_is_told_in_words(given, message):
    with pytest.raises(PathError) as refused:
        check([given], SETTINGS)
    assert str(refused.value) == message


def test_one_wrong_path_among_right_ones_is_wrong():
    with pytest.raises(PathError):
        check(["content", "borte"], SETTINGS)
