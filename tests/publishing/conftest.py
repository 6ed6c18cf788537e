"""A project with a remote, both real git, and a site of a few files that stands in for a build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from publication_folder import publication
from publishing.deploy import Plan, deploy
from publishing.errors import PublishingError, Repository
from publishing.job import Job
from publishing.rollback import roll_back, show_history
from website.git import environment_for_git

__all__ = ["publication"]

ADDRESS = "https://helsehub.github.io"
PROJECT, REMOTE = "project", "remote.git"
NOW = datetime(2027, 3, 10, 8, tzinfo=UTC)


def page(title="En side", *, canonical=True, noindex=False, refresh=""):
    """Return a page of the site, as short as it can be."""
    return "".join(
        [
            "<!doctype html><html><head>",
            '<meta name="robots" content="noindex">' if noindex else "",
            f'<meta http-equiv="refresh" content="0; url={refresh}">' if refresh else "",
            '<link rel="canonical" href="https://example.org/x/">' if canonical else "",
            f"<title>{title}</title></head><body></body></html>",
        ]
    )


GONE = page("Siden er borte", canonical=False, noindex=True)


def calendar(*events):
    """Return a calendar; an event is a dictionary of its lines."""
    lines = ["BEGIN:VCALENDAR"]
    for event in events:
        lines += ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in event.items()), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def open_data(*events):
    return json.dumps({"arrangementer": events}, ensure_ascii=False)


def site(address=ADDRESS, **files):
    """Return a whole site: path → text. In the names given, «__» stands for «/» and the ending comes from the text."""
    base = {
        "index.html": page("Forsiden"),
        "404.html": page("Finnes ikke", noindex=True, canonical=False),
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {address}/sitemap.xml\n",
        "sitemap.xml": "<urlset></urlset>",
        "arrangementer.json": open_data(),
        "artikler/index.html": page("Artikler"),
    }
    return {**base, **files}


class Clone:
    """A clone of the project, deployed from as an editor would."""

    def __init__(self, root: Path, remote: Path, environment: dict[str, str]) -> None:
        self.root = root
        self.remote = remote
        self.environment = environment
        self.site = site()
        self.told: list[str] = []
        self.published_url_paths: list[str] = []

    def git(self, *arguments: str, at: Path | None = None) -> str:
        ended = subprocess.run(
            ["git", *arguments], cwd=at or self.root, env=self.environment, capture_output=True, text=True, check=True
        )
        return ended.stdout.strip()

    def commit(self, subject: str = "En endring", **files: str) -> str:
        """Commit *files* of content/ (a file named for the subject, if none), and return the commit."""
        for name, text in (files or {"articles/2027-03-01-sak.md": subject}).items():
            path = self.root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject)
        return self.git("rev-parse", "HEAD")

    def job(self, **changes) -> Job:
        return Job(
            **{
                "project": Repository(folder=self.root, environment=environment_for_git(self.environment)),
                "folder": self.root / ".cache" / "publishing",
                "now": NOW,
                "tell": self.told.append,
                "remote": "origin",
                **changes,
            }
        )

    def plan(self, **changes) -> Plan:
        return Plan(
            **{
                "address": ADDRESS,
                "content": "content",
                "inputs": ("content", "theme", "pelicanconf.py"),
                "build": self.build,
                "verify": lambda output, address: [],
                **changes,
            }
        )

    def build(self, output: Path, published_url_paths: list[str]) -> bool:
        self.published_url_paths = list(published_url_paths)
        for name, text in self.site.items():
            path = output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return True

    def deploy(self, *, job: dict | None = None, **plan) -> list[str]:
        """Deploy, and return what the editor was told."""
        self.told.clear()
        deploy(self.job(**(job or {})), self.plan(**plan))
        return list(self.told)

    def rollback(self, number: int = 0, **job) -> list[str]:
        self.told.clear()
        roll_back(self.job(**job), number) if number else show_history(self.job(**job))
        return list(self.told)

    def published(self, branch: str = "gh-pages") -> dict[str, str]:
        """Return the files on the published branch, and be sure that the repository is whole."""
        self.git("fsck", "--connectivity-only", at=self.remote)
        packed = subprocess.run(
            ["git", "archive", branch], cwd=self.remote, env=self.environment, capture_output=True, check=True
        )
        with tarfile.open(fileobj=BytesIO(packed.stdout)) as files:
            return {
                file.name: files.extractfile(file).read().decode("utf-8", "replace") for file in files if file.isfile()
            }

    def log(self, form: str = "%s", branch: str = "gh-pages") -> list[str]:
        return self.git("log", f"--format={form}", branch, at=self.remote).splitlines()

    def tip(self, branch: str = "gh-pages") -> str:
        return self.git("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}", at=self.remote)

    def hook(self, name: str, script: str) -> Path:
        path = self.remote / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path


def refused(clone: Clone, act: Callable[..., object] | None = None, *arguments, **more) -> str:
    """Return what the editor is told when a deploy, or *act*, ends without publishing; the branch stays as it was."""
    before = clone.tip()
    with pytest.raises(PublishingError) as refusal:
        (act or clone.deploy)(*arguments, **more)
    assert clone.tip() == before
    assert "Slik retter du: " in str(refusal.value)
    return str(refusal.value)


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """The machine's, without its user's habits."""
    own = {
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Kari Nordmann",
        "GIT_AUTHOR_EMAIL": "kari@example.org",
        "GIT_COMMITTER_NAME": "Kari Nordmann",
        "GIT_COMMITTER_EMAIL": "kari@example.org",
    }
    return {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **own}


@pytest.fixture
def prepared(tmp_path, environment, made_once) -> Callable[[str, Callable[[Clone], object]], Clone]:
    """Return a project that is made and prepared once, and copied for each test: ``prepared("name", prepare)``.

    Git is called a dozen times to deploy; a copy is a few dozen small files.
    """

    def prepare_and_copy(name: str, prepare: Callable[[Clone], object]) -> Clone:
        original = made_once(name, lambda folder: prepare(_new_project(folder, environment)))
        for part in (PROJECT, REMOTE):
            shutil.copytree(original / part, tmp_path / part, symlinks=True)
        configuration = tmp_path / PROJECT / ".git" / "config"  # says where the remote is
        configuration.write_text(configuration.read_text().replace(str(original), str(tmp_path)))
        return Clone(tmp_path / PROJECT, tmp_path / REMOTE, environment)

    return prepare_and_copy


def _new_project(folder: Path, environment: dict[str, str]) -> Clone:
    made = Clone(folder / PROJECT, folder / REMOTE, environment)
    for path, options in ((made.remote, ["--bare"]), (made.root, ["--initial-branch=main"])):
        subprocess.run(["git", "init", "--quiet", "--template=", *options, path], env=environment, check=True)
    (made.root / ".gitignore").write_text(".cache/\noutput/\n")
    made.git("remote", "add", "origin", str(made.remote))
    made.commit("Første sak")
    return made


@pytest.fixture
def clone(prepared) -> Clone:
    """A project with one commit, and a remote that has never been published to."""
    return prepared("a project", lambda clone: None)


@pytest.fixture
def colleague(clone, tmp_path, environment) -> Clone:
    """Another clone of the same project, where somebody else works."""
    root = tmp_path / "colleague"
    subprocess.run(["git", "clone", "--quiet", clone.root, root], env=environment, check=True)
    made = Clone(root, clone.remote, environment)
    made.git("remote", "set-url", "origin", str(clone.remote))
    return made
