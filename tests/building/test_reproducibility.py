"""The project built a second time elsewhere: what is copied, and what is told of a difference."""

import pytest

from building.reproducibility import copy_project, first_difference
from website.git import checked_out


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    write(folder, {"content/blåbær & mer.md": "Tekst.", "pelicanconf.py": "A = 1\n", ".gitignore": "output/\n"})
    return folder


def test_a_copy_is_the_same_commit_elsewhere(project, commit_all, tmp_path):
    commit = commit_all(project)
    write(project, {"output/index.html": "bygget"})
    copy = tmp_path / "copy"
    copy_project(project, copy)
    assert read(copy) == {name: text for name, text in read(project).items() if not name.startswith("output/")}
    assert checked_out(copy / "content") == (commit, False)


def test_what_is_not_committed_is_copied_as_it_lies(project, commit_all, tmp_path):
    commit = commit_all(project)
    write(project, {"content/ny.md": "Ny.", "pelicanconf.py": "A = 2\n"})
    (project / ".gitignore").unlink()
    copy = tmp_path / "copy"
    copy_project(project, copy)
    assert read(copy) == read(project)
    assert checked_out(copy / "content") == (commit, True)


def test_a_project_outside_git_is_copied_as_far_as_a_build_reads_it(project, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write(project, {"theme/a.css": "p {}", "plugins/a/b.py": "", "plugins/a/__pycache__/b.pyc": "", "output/x": "x"})
    copy = tmp_path / "copy"
    copy_project(project, copy)
    assert sorted(read(copy)) == ["content/blåbær & mer.md", "pelicanconf.py", "plugins/a/b.py", "theme/a.css"]


@pytest.mark.parametrize(
    ("other", "first"),
    [
        pytest.param({"a.html": "a", "b/c.html": "c"}, "", id="alike"),
        pytest.param({"a.html": "A", "b/c.html": "C"}, "a.html", id="two differ"),
        pytest.param({"a.html": "a"}, "b/c.html", id="one is missing"),
        pytest.param({"a.html": "a", "b/c.html": "c", "b/b.html": ""}, "b/b.html", id="one too many"),
    ],
)
def test_the_first_file_that_differs_is_named(tmp_path, other, first):
    write(tmp_path / "one", {"a.html": "a", "b/c.html": "c"})
    write(tmp_path / "other", other)
    assert first_difference(tmp_path / "one", tmp_path / "other") == first
