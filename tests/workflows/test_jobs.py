"""The workflows of a proposal and of a deploy, their steps run in order as GitHub would, in a clean clone, against servers of our own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from building.reproducibility import copy_project

PROJECT = Path(__file__).parents[2]
WORKFLOWS = PROJECT / ".github" / "workflows"
ADDRESS = "http://www.testbyen.example"
TYPES = {".html": "text/html", ".xml": "application/xml", ".json": "application/json", ".ics": "text/calendar"}


class Internet(BaseHTTPRequestHandler):
    """GitHub's API and GitHub Pages in one: a proxy for the public address, a server for the rest."""

    remote: Path
    asked: list[str]

    def _pages(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        name = f"{path}index.html" if path.endswith("/") or not path else path
        status, body = 200, self._published(name)
        if body is None:
            status, name, body = 404, "404.html", self._published("404.html") or b""
        self._answer(status, TYPES.get(Path(name).suffix, "application/octet-stream"), body)

    def _published(self, name: str) -> bytes | None:
        shown = subprocess.run(["git", "show", f"gh-pages:{name}"], cwd=self.remote, capture_output=True)
        return None if shown.returncode else shown.stdout

    def _api(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.asked.append(f"{self.command} {urlsplit(self.path).path}")
        answer = {"number": 1} if self.command == "POST" else []
        self._answer(200, "application/json", json.dumps(answer).encode())

    def _do(self) -> None:
        self._pages() if self.path.startswith(ADDRESS) else self._api()

    do_GET = do_POST = do_PATCH = _do

    def _answer(self, status: int, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Runner:
    """Runs the steps of a job where they would run on GitHub."""

    def __init__(self, clone: Path, environment: dict[str, str]) -> None:
        self.clone = clone
        self.environment = environment
        self.outputs = clone.parent / "outputs"

    def __call__(self, job: str, workflow: str = "deploy", **values: str) -> list[str]:
        """Run the job's commands in order, and return what each printed."""
        written = (WORKFLOWS / f"{workflow}.yml").read_text("utf-8")
        text = re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: values.get(found[1], ""), written)
        told = yaml.safe_load(text)["jobs"][job]
        return [
            # What is set nowhere is empty to GitHub, and nothing to YAML.
            self._step(
                step["run"], {key: value or "" for key, value in (told.get("env", {}) | step.get("env", {})).items()}
            )
            for step in told["steps"]
            if "run" in step
        ]

    def _step(self, command: str, own: dict[str, str]) -> str:
        ended = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=self.clone,
            env={**self.environment, "GITHUB_OUTPUT": str(self.outputs), **own},
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 0, f"{command}\n{ended.stdout}\n{ended.stderr}"
        return ended.stdout

    def is_due(self) -> bool:
        self.outputs.write_text("")
        self("due")
        return {"due=true\n": True, "due=false\n": False}[self.outputs.read_text()]


def tools_of_this_run(clone: Path) -> None:
    """Give the clone the packages the tests run with, so that nothing is fetched."""
    for folder, there in ((clone / ".venv", Path(sys.prefix)), (clone / "node_modules", PROJECT / "node_modules")):
        folder.mkdir()
        for path in there.iterdir() if there.is_dir() else ():
            (folder / path.name).symlink_to(path)
    for file in ("requirements.txt", "requirements-test.txt"):
        mark = clone / ".venv" / f"hentet-{file}"
        mark.unlink(missing_ok=True)
        shutil.copy(clone / file, mark)
    stamp = clone / "node_modules" / ".package-lock.json"
    stamp.unlink(missing_ok=True)
    stamp.touch()


@pytest.fixture
def internet(tmp_path) -> Iterator[str]:
    handler = type("Handler", (Internet,), {"remote": tmp_path / "remote.git", "asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.asked = handler.asked
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def runner(tmp_path, commit_all, internet) -> Runner:
    """A clean clone of the project as it lies here, with a remote that has never been published to."""
    source, clone, remote = tmp_path / "source", tmp_path / "clone", tmp_path / "remote.git"
    copy_project(PROJECT, source)
    (source / ".git").unlink(missing_ok=True)
    commit_all(source)
    subprocess.run(["git", "clone", "--quiet", "--bare", source, remote], check=True)
    subprocess.run(["git", "clone", "--quiet", remote, clone], check=True)
    shutil.rmtree(source)
    tools_of_this_run(clone)
    url = f"http://127.0.0.1:{internet.server_port}"
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "MAKE", "MFLAGS"))
    }
    kept |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "http_proxy": url, "no_proxy": "127.0.0.1"}
    kept |= {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "testbyen/nettsted", "GITHUB_API_URL": url}
    kept |= {"GITHUB_EVENT_NAME": "push", "GITHUB_SERVER_URL": "https://github.com", "GITHUB_RUN_ID": "7"}
    return Runner(clone, {name: value for name, value in kept.items() if name != "SOURCE_DATE_EPOCH"})


@pytest.mark.needs("posix")
@pytest.mark.needs("vnu")
def test_a_merge_is_published_answers_and_is_not_published_again(runner, internet):
    given = {"vars.SITEURL": ADDRESS, "github.token": "a-token-of-tests"}
    assert runner.is_due()
    _, deployed, answered = runner("deploy", **given)
    assert f"Nettstedet: {ADDRESS}/" in deployed
    assert answered == f"{ADDRESS} svarer som det skal.\n"
    assert "POST /repos/testbyen/nettsted/pages/builds" in internet.asked
    assert not runner.is_due()
    outcome = "contains(needs.*.result, 'failure') && 'failure' || needs.deploy.result"
    (reported,) = runner("report", **given, **{outcome: "failure"})
    assert reported == "Åpnet sak 1: Nettstedet ble ikke lagt ut\n"
    assert subprocess.run(["git", "status", "--short"], cwd=runner.clone, capture_output=True).stdout == b""


@pytest.mark.needs("posix")
def test_a_proposal_of_content_is_told_of_and_leaves_a_text_and_a_preview(runner):
    article = (
        "---\ntittel: Prøve\ningress: En prøve.\npublisert: 1. mars 2026\nforfatter: Kari Nordmann\n---\n\nTekst.\n"
    )
    (runner.clone / "content" / "articles" / "2026-03-01-prove.md").write_text(article, "utf-8")
    signed = ("-c", "user.name=Kari Nordmann", "-c", "user.email=kari@example.org")
    for command in (
        ["switch", "--quiet", "--create", "forslag"],
        ["add", "content"],
        ["commit", "--quiet", "-m", "Ny"],
    ):
        subprocess.run(["git", *signed, *command], cwd=runner.clone, check=True)
    runner.environment |= {"GITHUB_BASE_REF": "main"}
    assert runner("scope", "pull-request") == ["Bare innholdet er endret.\n"]
    assert runner.outputs.read_text() == "code=false\n"
    _, checked, summed = runner("content", "pull-request", **{"vars.SITEURL": ADDRESS})
    assert checked == ""
    assert "- Ny: «Prøve» – content/articles/2026-03-01-prove.md\n" in summed
    assert (runner.clone / "forslag" / "sammendrag.md").read_text("utf-8") == summed
    assert "Prøve" in (runner.clone / "forslag" / "index.html").read_text("utf-8")
