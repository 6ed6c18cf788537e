"""What a deploy would stop for, told of a proposal at its file; against what is published, else against the base."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from building.configuration import read_configuration
from building.preview_site import preview_site
from publishing.errors import Repository
from publishing.job import Job
from publishing.proposal import foreseen
from publishing.published_branch import deploy_message
from website.git import environment_for_git
from website.memory import NOTHING

PROJECT = Path(__file__).parents[2]
NOW = datetime(2027, 3, 10, 8, tzinfo=UTC)
ADDRESS = "https://helsehub.github.io"
SAK = Path("content/articles/2027-03-01-sak.md")
MOTE = Path("content/events/2027-03-20-mote.md")


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def make(content, published):
    given = read_configuration(PROJECT / "pelicanconf.py")
    given |= {"SITEURL": ADDRESS, "NOW": NOW, "PICTURE_CACHE": "pictures", "PUBLISHED_URL_PATHS": published}
    return preview_site(content, given, NOTHING)[0]


class Editor:
    def __init__(self, files, commit_all):
        self.files = files
        self.commit = lambda: commit_all(Path())
        self.base = ""
        self.said = []

    def told(self):
        job = Job(
            project=Repository(folder=Path.cwd(), environment=environment_for_git(os.environ)),
            folder=Path(".cache/publishing").absolute(),
            now=NOW,
            tell=self.said.append,
        )
        found = foreseen(job, "content", self.base, ADDRESS, make)
        assert {problem.rule for problem in found} <= {"published-lost"}
        return [(problem.file, problem.message) for problem in found]

    def publishes(self, site):
        """Let *site*, files and their texts, be what lies on the published branch, made from the base."""
        git("init", "--quiet", "--bare", "remote.git")
        git("remote", "add", "origin", str(Path("remote.git").absolute()))
        for path, data in site.items():
            Path("site", path).parent.mkdir(parents=True, exist_ok=True)
            Path("site", path).write_bytes(data)
        git("--work-tree=site", "checkout", "--quiet", "--orphan", "gh-pages")
        git("--work-tree=site", "add", "--all", "--force")
        signed = ("-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.org")
        git(*signed, "--work-tree=site", "commit", "--quiet", "--message", deploy_message(self.base, "Alt"))
        git("push", "--quiet", "origin", "gh-pages")
        git("symbolic-ref", "HEAD", "refs/heads/main")
        git("reset", "--quiet")


@pytest.fixture
def editor(publication, commit_all):
    publication.article("2027-03-01-sak", tittel="En sak", forfatter="Kari Nordmann")
    publication.article("2027-03-02-annen", tittel="En annen", forfatter="Kari Nordmann")
    publication.event("2027-03-20-mote", tittel="Et møte")
    Path(".gitignore").write_text(".cache\npictures\nremote.git\nsite\n", "utf-8")
    made = Editor(publication, commit_all)
    made.base = made.commit()
    return made


def all_of(site):
    return {
        f"{url_path[1:]}index.html" if url_path.endswith("/") else url_path[1:]: site.read(url_path)
        for url_path in site.url_paths()
    }


@pytest.fixture(params=["the base", "what is published"])
def asked(editor, request):
    if request.param != "the base":
        editor.publishes(all_of(make(Path("content"), ())))
    yield editor
    assert ("Sammenligner" in editor.said[-1]) is (request.param == "the base")


def test_a_proposal_that_loses_nothing_is_told_nothing(asked):
    asked.files.article("2027-03-09-ny", tittel="En ny", forfatter="Kari Nordmann", publisert="9. mars 2027")
    assert asked.told() == []


def test_a_deleted_page_is_told_of_at_the_file_it_had(asked):
    SAK.unlink()
    assert asked.told() == [(SAK.as_posix(), "Siden /artikler/sak/ er publisert, men filen er slettet.")]


def test_a_page_that_says_it_is_gone_is_not_lost(asked):
    asked.files.article("2027-03-01-sak", tittel="En sak", forfatter="Kari Nordmann", status="fjernet")
    assert asked.told() == []


def test_a_renamed_page_is_told_of_at_its_new_file(asked):
    git("mv", SAK.as_posix(), "content/articles/2027-03-01-nytt-navn.md")
    assert asked.told() == [
        (
            "content/articles/2027-03-01-nytt-navn.md",
            f"Siden /artikler/sak/ er publisert, men blir borte: Filen het {SAK.as_posix()}.",
        )
    ]


def test_an_identity_that_goes_is_told_of_at_its_file(asked):
    text = SAK.read_text("utf-8").replace("tittel: En sak", "tittel: En sak\ngamle-adresser: /artikler/sak/")
    SAK.unlink()
    Path("content/articles/2027-03-01-nytt-navn.md").write_text(text, "utf-8")
    ((file, message),) = asked.told()
    assert file == "content/articles/2027-03-01-nytt-navn.md"
    assert message.startswith("«En sak» er publisert på /artikler/sak/, men på /artikler/nytt-navn/ ville abonnentene")


def test_an_event_that_leaves_calendars_before_its_time_is_told_of(asked):
    asked.files.event("2027-03-20-mote", tittel="Et møte", status="utkast")
    assert MOTE.as_posix() in {file for file, _ in asked.told()}


def test_what_others_have_published_since_is_not_lost(editor):
    start = editor.base
    editor.files.article("2027-03-09-andres", tittel="Andres", forfatter="Kari Nordmann", publisert="9. mars 2027")
    editor.base = editor.commit()
    editor.publishes(all_of(make(Path("content"), ())))
    git("reset", "--quiet", "--hard", start)
    editor.base = start
    assert editor.told() == []


def test_content_with_an_error_is_not_compared(editor):
    editor.files.article("2027-03-01-sak", tittel="En sak", forfatter="Kari Nordmann", tullefelt="ja")
    MOTE.unlink()
    assert editor.told() == []
