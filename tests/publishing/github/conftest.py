"""GitHub as far as the project asks it: issues, comments, workflows and commits, over real HTTP."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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


class Handler(BaseHTTPRequestHandler):
    hub: Hub

    def _do(self) -> None:
        given = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        status, answer = self.hub.answer(self.command, self.path, given)
        data = b"" if answer is None else json.dumps(answer).encode()
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            status, data = 401, b'{"message": "Bad credentials"}'
        if self.hub.refusal:
            status, data = self.hub.refusal
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
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
