"""Who is listed where, and when."""

import os
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from website.read import read_website

from .conftest import NOW, SETTINGS, article, event


def slugs(entries):
    return [entry.content.slug for entry in entries]


def planned(text):
    return text.replace("publisert: 1. mars 2027", "publisert: 10. mars 2027 kl. 09.30")


def test_articles_are_listed_newest_first(publication):
    website, _ = publication(
        {
            "articles/a.md": article(),
            "articles/b.md": article("B").replace("1. mars", "3. mars"),
            "articles/c.md": article("C").replace("1. mars", "2. mars"),
        }
    )
    assert slugs(website.articles) == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("text", "listed", "has_page"),
    [
        (article("B"), True, True),
        (article("B", "status: skjult"), False, True),
        (article("B", "status: fjernet"), False, True),
        (article("B", "status: utkast"), False, False),
        (planned(article("B")), False, False),
    ],
    ids=["published", "hidden", "gone", "draft", "planned"],
)
def test_a_page_is_seen_where_its_status_says(publication, text, listed, has_page):
    website, _ = publication({"articles/a.md": article(), "articles/b.md": text})
    assert ("b" in slugs(website.articles), "b" in slugs(website.entries)) == (listed, has_page)


def test_planned_content_is_told_of_and_comes_when_its_time_comes(publication):
    files = {"articles/b.md": planned(article("B"))}
    website, problems = publication(files)
    assert slugs(website.articles) == []
    assert problems == [
        (
            "articles/b.md",
            4,
            "planned",
            "Siden er planlagt og publiseres onsdag 10.\u00a0mars 2027 kl.\u00a009.30.",
        )
    ]
    later, problems = publication(files, replace(SETTINGS, now=NOW + timedelta(minutes=30)))
    assert (slugs(later.articles), problems) == (["b"], [])


def test_drafts_and_planned_pages_are_seen_in_preview(publication):
    website, _ = publication(
        {"articles/a.md": article(fields="status: utkast"), "articles/b.md": planned(article("B"))},
        replace(SETTINGS, preview=True),
    )
    assert slugs(website.articles) == ["b", "a"]


def test_subjects_of_drafts_are_no_subjects(publication):
    website, _ = publication(
        {"articles/a.md": article(fields="emner: øl, ål"), "articles/b.md": article("B", "emner: kø\nstatus: utkast")}
    )
    assert [(subject.name, subject.slug) for subject in website.subjects] == [("øl", "ol"), ("ål", "al")]


def test_an_article_finds_the_event_it_tells_of(publication):
    website, problems = publication(
        {"articles/a.md": article(fields="arrangement: m"), "events/2027-03-20-m.md": event()}
    )
    assert problems == []
    assert {slug: slugs(entries) for slug, entries in website.articles_of_event.items()} == {"m": ["a"]}


def test_versions_in_other_languages_find_each_other(publication):
    website, problems = publication(
        {
            "articles/a.md": article(),
            "articles/b.md": article("B", "språk: nn\noversettelse-av: a.md"),
            "articles/c.md": article("C", "språk: en\noversettelse-av: b.md"),
        }
    )
    assert problems == []
    assert {source.stem: slugs(others) for source, others in website.translations.items()} == {
        "a": ["b", "c"],
        "b": ["a", "c"],
        "c": ["a", "b"],
    }


def test_an_article_is_no_translation_of_an_event(publication):
    fields = "språk: en\noversettelse-av: ../events/c.md"
    _, problems = publication({"articles/b.md": article("B", fields), "events/c.md": event()})
    assert [rule for *_, rule, _ in problems] == ["translation-of-nothing"]


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("make", "rule"),
    [
        pytest.param(lambda path: path.symlink_to("borte.md"), "shortcut-to-nothing", id="a link to nothing"),
        pytest.param(lambda path: path.symlink_to(path.name), "shortcut-to-nothing", id="a link to itself"),
        pytest.param(lambda path: os.mkfifo(path), "unreadable", id="a pipe nobody writes to"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "shortcut-out-of-content", id="a device without end"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.jpg", "a.pdf"])
def test_what_is_no_file_is_told_of_and_never_waited_for(publication, tmp_path, name, make, rule):
    (tmp_path / "content" / "articles").mkdir(parents=True)
    make(tmp_path / "content" / "articles" / name)
    _, problems = publication({"articles/b.md": article("B")})
    found = [(file, found) for file, _, found, _ in problems]
    assert found in ([(f"articles/{name}", rule)], [(f"articles/{name}", "unreadable")])


@pytest.mark.parametrize(
    "name", [b"a\nb.md", b"\x1b[31m.md", b"\xff\xfe.pdf", "a\u202eb.jpg".encode(), b"a\xc2\x85b/c.md"], ids=repr
)
def test_a_name_that_cannot_be_shown_is_told_of(publication, tmp_path, name):
    path = os.path.join(os.fsencode(tmp_path), b"content", b"articles", name)
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(article().encode())
    _, problems = publication({"articles/b.md": article("B")})
    assert [rule for *_, rule, _ in problems] == ["file-name"]


def test_folders_may_lie_very_deep(publication, tmp_path):
    folder = os.open(tmp_path, os.O_RDONLY)
    for name in ["content", "articles", *("a" * 1200)]:
        os.mkdir(name, dir_fd=folder)
        folder, above = os.open(name, os.O_RDONLY, dir_fd=folder), folder
        os.close(above)
    os.close(folder)
    website, problems = publication({"articles/b.md": article("B")})
    subprocess.run(["rm", "-r", tmp_path / "content"], check=True)  # deeper than shutil can go
    assert (len(website.entries), problems) == (1, [])


@pytest.mark.parametrize(
    ("starts", "status", "told"),
    [
        pytest.param("20. mars 2027 kl. 10.00", "", [], id="the same"),
        pytest.param("lørdag 20.3.2027 kl. 10", "", [], id="written otherwise"),
        pytest.param(
            "20. mars 2027 kl. 10.30",
            "",
            [(5, "Tiden er «lørdag 20. mars 2027 kl. 10.30–12.00» her, men «lørdag 20. mars 2027 kl. 10.00–12.00»")],
            id="another time",
        ),
        pytest.param(
            "20. mars 2027 kl. 10.00",
            "\nstatus: avlyst",
            [(10, "Statusen er «avlyst» her, men «publisert»")],
            id="called off in one language",
        ),
        pytest.param("20. mars 2027 kl. 10.00", "\nstatus: utkast", [], id="not written yet"),
    ],
)
def test_two_versions_of_an_event_tell_the_same_time_and_status(publication, starts, status, told):
    files = {
        "events/a.md": event(),
        "events/b.md": event("B", starts, fields=f"språk: nn\noversettelse-av: a.md{status}"),
    }
    _, problems = publication(files)
    found = [(line, message) for _, line, rule, message in problems if rule == "translation-differs"]
    assert found == [(line, f"{message} i originalen, content/events/a.md.") for line, message in told]


@pytest.mark.parametrize(
    ("starts", "ends", "example"),
    [
        pytest.param("20. mars 2027 kl. 10.30", "12.00", "starter: lørdag 20. mars 2027 kl. 10.00", id="the start"),
        pytest.param("20. mars 2027 kl. 10.00", "13.00", "slutter: lørdag 20. mars 2027 kl. 12.00", id="the end"),
        pytest.param("20. mars 2027", "21. mars 2027", "starter: lørdag 20. mars 2027 kl. 10.00", id="whole days"),
    ],
)
def test_the_time_of_the_other_version_is_given_as_it_is_written_in_a_field(publication, starts, ends, example):
    fields = "språk: nn\noversettelse-av: a.md"
    publication({"events/a.md": event(), "events/b.md": event("B", starts, ends, fields=fields)})
    _, problems = read_website(Path("content"), SETTINGS)
    assert [problem.example for problem in problems if problem.rule == "translation-differs"] == [example]


def test_a_hidden_version_is_shown_by_no_other(publication):
    website, _ = publication(
        {"articles/a.md": article(), "articles/b.md": article("B", "språk: nn\nstatus: skjult\noversettelse-av: a.md")}
    )
    assert website.translations == {}
