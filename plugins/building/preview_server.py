"""The site on localhost, in pages that load again when they are told to."""

from __future__ import annotations

import errno
import logging
import mimetypes
import re
import socket
from collections.abc import Callable
from pathlib import Path

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import LiveScriptInjector
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from content_types.url_paths import NOT_FOUND_PATH, file_of, url_path_of_file
from manuscript.problem import UserError, in_words

# Other names could be made to point here by a page elsewhere, which would
# then read drafts (DNS rebinding).
OWN_NAMES = r"(?:localhost|127\.0\.0\.1|\[?::1\]?)"  # Tornado adds the end, which binds the last alternative only

MESSAGE = """<!DOCTYPE html>
<html lang="nb">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1>
<p>{text} Siden kommer fram av seg selv når de er rettet.</p></body>
</html>
"""
WINDOW = "i vinduet der du startet forhåndsvisningen."
NOTHING_YET = MESSAGE.format(
    title="Ingenting å vise ennå", text=f"Nettstedet har feil som må rettes først. De står på siden, og {WINDOW}"
).encode()
SAYS_WHY = MESSAGE.format(
    title="Siden kan ikke vises", text=f"Det er feil i koden eller malene. De står {WINDOW}"
).encode()
SERVER_ERROR = 500


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


Read = Callable[[str], bytes | None]  # from a url path to the file that answers there; None: there is none


def files_in(folder: Path) -> Read:
    """Return what reads the files of the site in *folder*."""
    root = folder.resolve()

    def read(url_path: str) -> bytes | None:
        try:
            file = (root / file_of(url_path)).resolve()
            return file.read_bytes() if file.is_relative_to(root) else None
        except (OSError, ValueError):  # no such file, or none can have the name: «%00», or a name too long
            return None

    return read


class SiteFiles(RequestHandler):
    """The files of the site as a host answers them, never from a cache."""

    def initialize(self, read: Read) -> None:
        self._read = read

    def get(self, path: str) -> None:
        url_path = url_path_of_file(path)
        data = self._read(url_path)
        if data is None and not url_path.endswith("/") and self._read(f"{url_path}/") is not None:
            self.redirect(f"{self.request.path}/", permanent=False)
            return
        if data is None:
            raise HTTPError(404)
        self._answer(data, mimetypes.guess_type(file_of(url_path))[0] or "application/octet-stream")

    head = get

    def write_error(self, status_code: int, **_: object) -> None:
        page = SAYS_WHY if status_code >= SERVER_ERROR else self._read(NOT_FOUND_PATH) or NOTHING_YET
        self._answer(page, "text/html; charset=utf-8")

    def _answer(self, data: bytes, media_type: str) -> None:
        self.set_header("Content-Type", media_type)
        self.set_header("Cache-Control", "no-store")
        self.finish(data)

    def compute_etag(self) -> None:
        return None


class ReloadScriptInjector(LiveScriptInjector):
    """Puts the script that listens for saves, and the one that tells of problems, in every page.

    They are files from the same origin: livereload's own snippet is inline, which
    the pages' content security policy refuses.
    """

    script = b'<script src="/livereload.js"></script><script type="module" src="/_forhandsvisning.js"></script>'


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
        raise PortError(in_words(reason, "Velg en annen med --port, for eksempel --port 8123.")) from error


def answer(sockets: list[socket.socket], read: Read, *, reloads: bool) -> None:
    """Answer on *sockets* with the files *read* finds; call within a running event loop."""
    application = Application(
        transforms=[ReloadScriptInjector] if reloads else [],
        log_function=lambda handler: None,
    )
    application.add_handlers(
        OWN_NAMES,
        [
            (r"/livereload", BrowserSocket),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/(.*)", SiteFiles, {"read": read}),
        ],
    )
    LiveReloadHandler.watcher = Watcher()  # asked for a file name when a reload is logged
    LiveReloadHandler.live_css = False
    logging.getLogger("livereload").setLevel(logging.ERROR)
    HTTPServer(application).add_sockets(sockets)


def reload_browsers() -> None:
    """Let every open page load again."""
    LiveReloadHandler.reload_waiters("/")
