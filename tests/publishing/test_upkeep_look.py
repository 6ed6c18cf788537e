"""The look-around with its real programs, against servers of our own."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from publishing.upkeep import has_net, look

HASH = "0" * 64
REQUIREMENTS = f"eksempel==1.0 \\\n    --hash=sha256:{HASH}\n"
WEAK = {"vulns": [{"id": "PYSEC-2027-1", "affected": [], "modified": "2027-01-01T00:00:00Z"}]}


class Elsewhere(BaseHTTPRequestHandler):
    """A page that is there, others that are not, one that turns programs away; and a database of weaknesses."""

    def do_GET(self) -> None:
        self._answer({"/finnes": 200, "/bare-mennesker": 403}.get(self.path, 404), b"")

    do_HEAD = do_GET

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200, json.dumps(WEAK).encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A project with one package and a site of one page, on a machine without npm."""
    (tmp_path / "requirements-test.txt").write_text(REQUIREMENTS)
    (tmp_path / "output").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def links_to(project: Path, *addresses: str) -> None:
    links = "".join(f'<a href="{address}">x</a>' for address in addresses)
    (project / "output" / "index.html").write_text(f"<!doctype html><title>x</title>{links}")


def test_dead_links_and_weak_packages_are_found_and_what_could_not_be_asked_is_told(project, elsewhere):
    links_to(
        project,
        *(elsewhere + path for path in ("/finnes", "/borte", "/bare-mennesker")),
        "/egen/",
        "https://helsehub.test/ny/",
    )
    told = look(project, project / "output", address="https://helsehub.test", weaknesses_url=f"{elsewhere}/v1/query")
    assert [line for line in told.splitlines() if line.startswith(("#", "- "))] == [
        "## Lenker som ikke virker",
        f"- `{elsewhere}/borte` på `/`: svarer 404",
        "## Programvare med kjente svakheter",
        "- eksempel 1.0: PYSEC-2027-1. Ingen rettet utgave ennå.",
        "## Ikke undersøkt denne gangen",
        "- Svakheter i pakker fra npm: npm svarte ikke.",
    ]


def test_without_a_net_nothing_is_told_to_be_dead(project):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        links_to(project, f"{address}/a", f"{address}/b")
        told = look(project, project / "output", address="https://helsehub.test", weaknesses_url=address)
    assert told.splitlines() == [
        "## Ikke undersøkt denne gangen",
        "",
        "- Lenkene ut av nettstedet: Nettet svarte ikke.",
        "- Svakheter i Python-pakker: Databasen over svakheter svarte ikke.",
        "- Svakheter i pakker fra npm: npm svarte ikke.",
    ]


@pytest.mark.parametrize(
    ("answer", "net"),
    [
        pytest.param({}, True, id="no links at all"),
        pytest.param({"error_map": {"a": [{"status": {"code": 404}}]}}, True, id="somebody says no"),
        pytest.param({"success_map": {"a": [{"status": {"code": 200}}]}}, True, id="somebody says yes"),
        pytest.param({"error_map": {"a": [{"status": {"text": "Network error"}}]}}, False, id="nobody says anything"),
    ],
)
def test_a_net_is_known_by_somebody_who_answers(answer, net):
    assert has_net(answer) is net
