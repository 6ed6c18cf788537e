"""Which commit a site says it is built from."""

import os
import subprocess

import pytest

from website.git import HistoryError, checked_out

CLEAN = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
IDENTITY = ("-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.org")


def git(folder, *arguments):
    ended = subprocess.run(
        ["git", *IDENTITY, *arguments], cwd=folder, env=CLEAN, capture_output=True, text=True, check=True
    )
    return ended.stdout.strip()


@pytest.fixture
def content(tmp_path):
    """A content folder in a project with one commit."""
    folder = tmp_path / "project" / "content"
    folder.mkdir(parents=True)
    git(folder.parent, "init", "--quiet")
    (folder.parent / ".gitignore").write_text("output/\n")
    (folder / "tekst.md").write_text("Tekst.\n")
    git(folder.parent, "add", "--all")
    git(folder.parent, "commit", "--quiet", "--message", "Første")
    return folder


def head(content):
    return git(content, "rev-parse", "HEAD")


def test_the_commit_is_the_one_that_lies_checked_out(content):
    (content.parent / "output").mkdir()
    (content.parent / "output" / "index.html").write_text("bygget")
    assert checked_out(content) == (head(content), False)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda content: (content / "tekst.md").write_text("Ny tekst.\n"), id="a file is changed"),
        pytest.param(lambda content: (content / "ny.md").write_text("Ny.\n"), id="a file is new"),
        pytest.param(lambda content: (content / "tekst.md").unlink(), id="a file is gone"),
        pytest.param(lambda content: (content.parent / "theme.css").write_text("p {}\n"), id="beside the content"),
    ],
)
def test_what_is_in_no_commit_is_told_of(content, edit):
    edit(content)
    assert checked_out(content) == (head(content), True)


def test_a_folder_outside_git_has_no_commit(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(HistoryError):
        checked_out(tmp_path)


def test_a_project_without_a_commit_has_none(tmp_path):
    git(tmp_path, "init", "--quiet")
    with pytest.raises(HistoryError):
        checked_out(tmp_path)


def test_a_machine_without_git_has_none(content, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HistoryError):
        checked_out(content)


def test_a_hook_that_builds_does_not_tell_of_its_own_repository(content, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert checked_out(content) == (head(content), False)


def test_looking_writes_nothing_in_the_repository(content):
    os.utime(content / "tekst.md", (1, 1))  # git would like to note the new time
    before = (content.parent / ".git" / "index").read_bytes()
    checked_out(content)
    assert (content.parent / ".git" / "index").read_bytes() == before


@pytest.mark.needs("posix")
def test_a_program_the_repository_names_is_not_run(content, tmp_path):
    monitor = tmp_path / "monitor"
    monitor.write_text(f"#!/bin/sh\ntouch {tmp_path / 'was-run'}\n")
    monitor.chmod(0o755)
    git(content, "config", "core.fsmonitor", str(monitor))
    checked_out(content)
    assert not (tmp_path / "was-run").exists()
