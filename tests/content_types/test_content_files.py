"""Every file under content/ is something, or is told of."""

import os
from pathlib import Path

import pytest

from content_types.content_files import FileKind, own_files, scan


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("content/articles", "content/events", "content/pages", "content/images"):
        (tmp_path / folder).mkdir(parents=True)
    return Path("content")


def put(path, data=b""):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)


def found(root):
    files, problems = scan(root)
    return [(str(file.source), file.kind) for file in files], [(p.file, p.rule) for p in problems]


def test_files_are_known_by_folder_and_ending(root):
    put("content/articles/2027/a.md")
    put("content/articles/2027/bilde.JPG")
    put("content/documents/program.pdf")
    put("content/adresser.txt")
    assert found(root) == (
        [
            ("adresser.txt", FileKind.REDIRECTS),
            ("articles/2027/a.md", FileKind.MANUSCRIPT),
            ("articles/2027/bilde.JPG", FileKind.PICTURE),
            ("documents/program.pdf", FileKind.DOCUMENT),
        ],
        [],
    )


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "huskeliste.txt",
        ".DS_Store",
        "articles/.skjult.md",
        "articles/a.md~",
        "articles/~$rapport.docx",
        "images/Thumbs.db",
        "images/desktop.ini",
        ".obsidian/app.json",
    ],
)
def test_what_programs_leave_behind_is_no_page(root, name):
    put(f"content/{name}")
    assert found(root) == ([], [])


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        pytest.param("images/a.md", "file-place", id="a text among the pictures"),
        pytest.param("articles/a.docx.tmp", "file-kind", id="a half saved file"),
        pytest.param("images/a.svg", "file-kind", id="a drawing that could carry script"),
        pytest.param("events/README.md/a.txt", "file-kind", id="inside a folder named as a file"),
    ],
)
def test_a_file_with_no_place_is_told_of(root, name, rule):
    put(f"content/{name}")
    files, problems = found(root)
    assert [kind for _, kind in files] == ([] if name.lower().endswith(".md") else [FileKind.UNKNOWN])
    assert (f"content/{name}", rule) in problems


@pytest.mark.needs("posix")
def test_a_shortcut_within_the_content_folder_is_read(root):
    put("content/images/a.jpg")
    os.symlink("../images/a.jpg", "content/articles/b.jpg")
    assert found(root)[0] == [("articles/b.jpg", FileKind.PICTURE), ("images/a.jpg", FileKind.PICTURE)]


@pytest.mark.needs("posix")
def test_a_folder_that_is_a_shortcut_is_told_of_and_never_walked_in_a_ring(root):
    os.symlink("..", "content/articles/ring")
    assert found(root) == ([], [("content/articles/ring", "shortcut-to-folder")])


def test_the_order_is_that_of_the_names_whatever_the_file_system_gives(root):
    for name in ("ø", "a", "Å", "b"):
        put(f"content/articles/{name}.md")
    assert [name for name, _ in found(root)[0]] == sorted(f"articles/{name}.md" for name in ("ø", "a", "Å", "b"))


def test_the_owners_own_files_are_shown_from_the_root_as_they_are(root):
    for name in ("google12.html", "BingSiteAuth.xml", "security.txt", ".DS_Store", ".well-known/security.txt"):
        put(f"content/root/{name}")
    put("content/root/.well-known/apple-app-site-association")
    put("content/articles/.well-known/security.txt")
    files, problems = scan(root)
    assert (list(own_files(files)), problems) == (
        [
            "/.well-known/apple-app-site-association",
            "/.well-known/security.txt",
            "/BingSiteAuth.xml",
            "/google12.html",
            "/security.txt",
        ],
        [],
    )


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        pytest.param("robots.txt", "file-place", id="what the site makes"),
        pytest.param("Index.html", "file-place", id="what it makes, in capitals"),
        pytest.param("artikler/x.txt", "file-place", id="a folder of its own"),
        pytest.param("kode.js", "file-kind", id="a script"),
        pytest.param("logo.svg", "file-kind", id="a picture"),
        pytest.param("nyhet.md", "file-kind", id="a text that wants to be a page"),
        pytest.param("CNAME", "file-kind", id="what the host reads"),
    ],
)
def test_what_the_owners_may_not_lay_at_the_root_is_told_of(root, name, rule):
    put(f"content/root/{name}")
    assert found(root)[1] == [(f"content/root/{name}", rule)]
