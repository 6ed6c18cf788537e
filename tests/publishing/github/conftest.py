"""GitHub as far as the project asks it: issues, comments, workflows and commits, over real HTTP."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from publishing.github import GitHub

BOT = "github-actions[bot]"
REPOSITORY = "testbyen/nettsted"
TOKEN = "a-token-of-tests"


class Hub:
    """What GitHub holds, and what it was asked."""

    def __init__(self) -> None:
        self.issues: list[dict] = []
        self.comments: list[tuple[int, str]] = []
        self.workflows: list[dict] = []
        self.proposals: list[dict] = []
        self.artifacts: dict[int, tuple[str, bytes]] = {}
        self.said: list[dict] = []  # the comments below proposals
        self.newest = "2027-03-09T12:00:00Z"
        self.asked: list[str] = []
        self.refusal: tuple[int, bytes] | None = None
        self.refused: dict[str, int] = {}  # the status for requests that begin so

    def issue(self, body, *, title="En sak", login=BOT, state="open", **further) -> dict:
        made = {"number": len(self.issues) + 1, "title": title, "body": body, "state": state}
        self.issues.append({**made, "user": {"login": login}, **further})
        return self.issues[-1]

    def open(self) -> list[tuple[str, str]]:
        return [(issue["title"], issue["body"]) for issue in self.issues if issue["state"] == "open"]

    def answer(self, method: str, path: str, given: dict) -> tuple[int, object]:
        self.asked.append(f"{method} {path}")
        place, _, query = path.removeprefix(f"/repos/{REPOSITORY}").partition("?")
        return self._of_proposals(method, place, unquote(query), given) or self._answer(method, place, query, given)

    def _answer(self, method: str, place: str, query: str, given: dict) -> tuple[int, object]:
        for beginning, status in self.refused.items():
            if f"{method} {place}".startswith(beginning):
                return status, {"message": "Not here"}
        number = int((re.findall(r"/(\d+)", place) or ["0"])[0])
        match method, re.sub(r"\d+", "N", place):
            case "GET", "/issues":
                page = int(re.search(r"\bpage=(\d+)", query)[1])
                is_open = [issue for issue in self.issues if issue["state"] == "open"]
                return 200, is_open[(page - 1) * 100 : page * 100]
            case "POST", "/issues":
                return 201, self.issue(given["body"], title=given["title"])
            case "PATCH", "/issues/N":
                self.issues[number - 1].update(given)
                return 200, self.issues[number - 1]
            case "POST", "/issues/N/comments":
                self.comments.append((number, given["body"]))
                return 201, {}
            case "GET", "/actions/workflows":
                return 200, {"workflows": self.workflows}
            case "PUT", "/actions/workflows/N/enable":
                return 204, None
            case "GET", "/commits":
                return 200, [{"commit": {"committer": {"date": self.newest}}}]
        return 404, {"message": "Not Found"}

    def _of_proposals(self, method: str, place: str, query: str, given: dict) -> tuple[int, object] | None:
        number = int((re.findall(r"/(\d+)", place) or ["0"])[0])
        match method, re.sub(r"\d+", "N", place):
            case "GET", "/pulls":
                head = re.search(r"head=([^&]*)", query)[1]
                return 200, [each for each in self.proposals if each["head"]["label"] == head]
            case "GET", "/actions/runs/N/artifacts":
                left = [{"id": id, "name": name} for id, (name, _) in self.artifacts.items()]
                return 200, {"total_count": len(left), "artifacts": left}
            case "GET", "/actions/artifacts/N/zip":
                return 302, f"/files/{number}"
            case "GET", "/issues/N/comments":
                return 200, [each for each in self.said if each["issue"] == number]
            case "PATCH", "/issues/comments/N":
                self.said[number - 1].update(given)
                return 200, {}
            case "POST", "/issues/N/comments" if any(each["number"] == number for each in self.proposals):
                self.said.append({"id": len(self.said) + 1, "issue": number, "user": {"login": BOT}, **given})
                return 201, {}
        return None


class Handler(BaseHTTPRequestHandler):
    hub: Hub

    def _do(self) -> None:
        if self.path.startswith("/files/"):  # with somebody else, who takes no token of GitHub's
            data = self.hub.artifacts[int(self.path.rpartition("/")[2])][1]
            self._say(400 if self.headers["Authorization"] else 200, data)
            return
        given = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        status, answer = self.hub.answer(self.command, self.path, given)
        data = b"" if answer is None else json.dumps(answer).encode()
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            status, data = 401, b'{"message": "Bad credentials"}'
        if self.hub.refusal:
            status, data = self.hub.refusal
        self._say(status, data, answer if status == 302 else "")

    def _say(self, status: int, data: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_PUT = _do

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub():
    """A GitHub of our own; ``hub.client`` asks it."""
    hub = Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"hub": hub}))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    hub.client = GitHub(repository=REPOSITORY, token=TOKEN, api=hub.url)
    yield hub
    server.shutdown()
    server.server_close()
