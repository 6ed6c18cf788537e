"""In GitHub Actions: the clone's own token is used, and GitHub Pages is asked to show what was pushed."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from publishing.github import GitHub, github_of_workflow
from publishing.published_branch import access

from .conftest import page

ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "helsehub/nettsted", "GITHUB_TOKEN": "hemmelig"}
BUILDS = "/repos/helsehub/nettsted/pages/builds"


@pytest.fixture
def github():
    """A server that writes down what it is asked, and answers as it is told to."""

    class Api(BaseHTTPRequestHandler):
        asked, status, latest = [], 201, None

        def do_POST(self):
            self.answer(Api.status, b"{}")

        def do_GET(self):
            self.answer(200 if Api.latest else 404, json.dumps(Api.latest).encode())

        def answer(self, status, body):
            Api.asked.append((self.command, self.path, self.headers["Authorization"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Api.url = f"http://127.0.0.1:{server.server_port}"
    yield Api
    server.shutdown()
    server.server_close()


def workflow(github):
    return github_of_workflow({**ACTIONS, "GITHUB_API_URL": f"{github.url}/"})


@pytest.mark.parametrize("missing", ACTIONS)
def test_outside_a_workflow_nobody_is_asked(missing):
    assert github_of_workflow({name: value for name, value in ACTIONS.items() if name != missing}) is None


def test_in_a_workflow_the_token_is_never_shown():
    found = github_of_workflow(ACTIONS)
    assert found == GitHub(repository="helsehub/nettsted", api="https://api.github.com", token="hemmelig")
    assert "hemmelig" not in repr(found)


def test_after_a_push_a_build_is_asked_for(clone, github):
    said = clone.deploy(job={"github": workflow(github)})
    assert github.asked == [("POST", BUILDS, "Bearer hemmelig")]
    assert said[-1] == "GitHub Pages er bedt om å vise det som er lagt ut."


def test_a_build_that_cannot_be_asked_for_is_told_of_and_the_deploy_stands(clone, github):
    github.status = 403
    said = clone.deploy(job={"github": workflow(github)})
    assert said[-1].startswith("Fikk ikke bedt GitHub Pages om å vise det som er lagt ut: GitHub svarer 403.")
    assert clone.tip()


def test_a_server_that_is_not_there_is_told_of_too(clone, github):
    there = workflow(github)
    nowhere = GitHub(repository=there.repository, api="http://127.0.0.1:9", token="hemmelig")
    assert "GitHub svarer ikke" in clone.deploy(job={"github": nowhere})[-1]


def test_a_dry_run_asks_nobody(clone, github):
    clone.deploy(job={"github": workflow(github)}, is_dry_run=True)
    assert github.asked == []


@pytest.mark.parametrize(
    ("latest", "is_asked"),
    [
        pytest.param(None, False, id="nothing is known"),
        pytest.param({"commit": "", "status": "built"}, False, id="nothing is built"),
        pytest.param({"commit": "live", "status": "built"}, False, id="it is shown already"),
        pytest.param({"commit": "an older one", "status": "built"}, True, id="a run died before it asked"),
        pytest.param({"commit": "live", "status": "errored"}, True, id="the last build failed"),
    ],
)
def test_without_a_change_a_build_is_asked_for_only_when_the_last_one_shows_another(clone, github, latest, is_asked):
    clone.deploy()
    if latest:
        github.latest = {**latest, "commit": latest["commit"].replace("live", clone.tip())}
    clone.deploy(job={"github": workflow(github)})
    assert [method for method, _, _ in github.asked] == ["GET", *(["POST"] if is_asked else [])]


def test_a_rollback_asks_for_a_build_as_well(clone, github):
    clone.deploy()
    clone.site["index.html"] = page("Galt")
    clone.commit()
    clone.deploy()
    clone.rollback(1, github=workflow(github))
    assert github.asked == [("POST", BUILDS, "Bearer hemmelig")]


def test_what_only_the_clone_knows_of_access_goes_along_and_what_the_user_knows_is_not_sent_twice(clone, tmp_path):
    (tmp_path / "user").write_text('[http "https://github.com/"]\n extraheader = brukerens\n')
    clone.environment |= {"GIT_CONFIG_GLOBAL": str(tmp_path / "user"), "GIT_CONFIG_COUNT": "1"}
    clone.environment |= {"GIT_CONFIG_KEY_0": "core.pager", "GIT_CONFIG_VALUE_0": "cat"}
    (tmp_path / "token").write_text('[http "https://github.com/"]\n extraheader = AUTHORIZATION: basic hemmelig\n')
    git_dir = clone.root.resolve() / ".git"
    clone.git("config", "--local", f"includeIf.gitdir:{git_dir}.path", str(tmp_path / "token"))
    assert access(clone.job().project) == {
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_1": "http.https://github.com/.extraheader",
        "GIT_CONFIG_VALUE_1": "AUTHORIZATION: basic hemmelig",
    }


def test_a_clone_that_knows_nothing_adds_nothing(clone):
    assert access(clone.job().project) == {}
