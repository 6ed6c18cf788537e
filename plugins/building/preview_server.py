"""The site on localhost, in pages that load again when they are told to."""

from __future__ import annotations

import errno
import logging
import re
import socket
from pathlib import Path

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import LiveScriptInjector
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, StaticFileHandler
from tornado.websocket import WebSocketHandler

from manuscript.problem import UserError

# Other names could be made to point here by a page elsewhere, which would
# then read drafts (DNS rebinding).
OWN_NAMES = r"(?:localhost|127\.0\.0\.1|\[?::1\]?)"  # Tornado adds the end, which binds the last alternative only

NOTHING_YET = """<!DOCTYPE html>
<html lang="nb">
<head><meta charset="utf-8"><title>Ingenting å vise ennå</title></head>
<body><h1>Ingenting å vise ennå</h1>
<p>Nettstedet har feil som må rettes først. De står i vinduet der du startet forhåndsvisningen.
Siden kommer fram av seg selv når de er rettet.</p></body>
</html>
"""


PORTS = range(1024, 65536)


class PortError(UserError):
    """The port cannot be listened on; the words are for the editor."""


class NoPortError(UserError):
    """What was given is no port; the words are for the editor."""

    code = 2


def read_port(written: str) -> int:
    """Return the port that is *written*.

    Raises:
        NoPortError: it is none a program of ours may listen on.
    """
    if not re.fullmatch("[1-9][0-9]{3,4}", written) or int(written) not in PORTS:
        raise NoPortError(f"Porten «{written}» kan ikke brukes. Velg et tall fra {PORTS[0]} til {PORTS[-1]}.")
    return int(written)


class SiteFiles(StaticFileHandler):
    """The files of the site, never from a cache."""

    def compute_etag(self) -> None:
        return None

    def should_return_304(self) -> bool:
        return False

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        try:
            return super().validate_absolute_path(root, absolute_path)
        except (OSError, ValueError) as error:  # no file can have the name: «%00», or a name too long
            raise HTTPError(404) from error

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        page = Path(self.root) / "404.html"
        self.finish(page.read_bytes() if page.is_file() else NOTHING_YET)


class ReloadScriptInjector(LiveScriptInjector):
    """Puts the script that listens for saves in every page.

    It is a file from the same origin: livereload's own snippet is inline, which
    the pages' content security policy refuses.
    """

    script = b'<script src="/livereload.js"></script>'


class BrowserSocket(LiveReloadHandler):
    """The open line to each browser that shows one of our pages."""

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)


def listen(port: int) -> list[socket.socket]:
    """Return sockets on localhost, and there only; port 0 takes a free one.

    Raises:
        PortError: the port is taken, or not open to this user.
    """
    try:
        return bind_sockets(port, "localhost")
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = f"Port {port} er opptatt. Kanskje vises nettstedet allerede i et annet vindu."
        else:
            reason = f"Port {port} kan ikke brukes her."
        advice = "Velg en annen med --port, for eksempel --port 8123."
        raise PortError(f"{reason}\n    Slik retter du: {advice}") from error


def answer(sockets: list[socket.socket], folder: Path, *, reloads: bool) -> None:
    """Answer on *sockets* with the site in *folder*; call within a running event loop."""
    application = Application(
        transforms=[ReloadScriptInjector] if reloads else [],
        log_function=lambda handler: None,
    )
    application.add_handlers(
        OWN_NAMES,
        [
            (r"/livereload", BrowserSocket),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/(.*)", SiteFiles, {"path": str(folder), "default_filename": "index.html"}),
        ],
    )
    LiveReloadHandler.watcher = Watcher()  # asked for a file name when a reload is logged
    LiveReloadHandler.live_css = False
    logging.getLogger("livereload").setLevel(logging.ERROR)
    HTTPServer(application).add_sockets(sockets)


def reload_browsers() -> None:
    """Let every open page load again."""
    LiveReloadHandler.reload_waiters("/")
