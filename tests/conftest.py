"""What the tests share: tools outside Python, a browser, a web server, a whole build."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from filelock import FileLock

PROJECT = Path(__file__).parents[1]

# A run says the same twice. To look for what nobody has met: HYPOTHESIS_PROFILE=explore make test
# How long an example takes says what else the machine does.
UNTIMED = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("repeatable", derandomize=True, **UNTIMED)
hypothesis.settings.register_profile("explore", derandomize=False, **UNTIMED)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

VNU_JAR = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE_SCRIPT = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
ICAL_JS = PROJECT / "node_modules" / "ical.js" / "dist" / "ical.es5.cjs"
DECAP_SERVER = PROJECT / "node_modules" / "decap-server" / "dist" / "index.js"
EDITOR_RELEASES = PROJECT / ".cache" / "editor"
# The first is the engine alone, without the windows round it, which take time even where nobody sees them.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt",  # scripts run here too briefly to win back what it takes to optimize them
)

# The moment the example publication is built: 10 March 2027 at 9 in Oslo.
NOW_EPOCH = "1804665600"


# Tools outside Python


@cache
def chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@cache
def java() -> str | None:
    """Return the path of java if it runs: macOS has one that only says where to buy it."""
    path = shutil.which("java")
    runs = path and subprocess.run([path, "-version"], capture_output=True).returncode == 0
    return path if runs else None


@cache
def node() -> str | None:
    return shutil.which("node")


def newsboat() -> str | None:
    return shutil.which("newsboat")


@cache
def hunspell() -> str | None:
    """Return the path of hunspell if it has both Norwegian dictionaries."""
    path = shutil.which("hunspell")
    asked = [
        subprocess.run([path, "-d", name, "-l"], input=b"", capture_output=True) for name in ("nb_NO", "nn_NO") if path
    ]
    return path if asked and not any(run.returncode for run in asked) else None


def vnu() -> str | None:
    return str(VNU_JAR) if java() and VNU_JAR.is_file() else None


def axe() -> str | None:
    return str(AXE_SCRIPT) if AXE_SCRIPT.is_file() else None


def ical_js() -> str | None:
    return str(ICAL_JS) if node() and ICAL_JS.is_file() else None


@cache
def decap() -> str | None:
    """Return where the form editor's releases are, fetched on first use."""
    from building.editor import RELEASES, EditorError, archive_of

    try:
        for package in RELEASES:
            archive_of(package, EDITOR_RELEASES)
    except EditorError:
        return None
    return str(EDITOR_RELEASES)


def decap_server() -> str | None:
    return str(DECAP_SERVER) if node() and DECAP_SERVER.is_file() else None


@cache
def khal() -> str | None:
    return shutil.which("khal")


def make() -> str | None:
    return shutil.which("make")


def posix() -> str | None:
    """Tell whether the system has links anybody may make, signals and scripts of the shell, as Linux and macOS have."""
    return "posix" if os.name == "posix" else None


TOOLS = {
    "axe": axe,
    "chromium": chromium,
    "decap": decap,
    "decap-server": decap_server,
    "hunspell": hunspell,
    "ical.js": ical_js,
    "java": java,
    "khal": khal,
    "make": make,
    "newsboat": newsboat,
    "node": node,
    "posix": posix,
    "vnu": vnu,
}
MISSING = "not on this machine: "


LONGEST = (  # started first, so that no process is left with one of them at the end
    "test_rebuild.py",
    "test_in_a_browser.py",
    "test_commands.py",
    "test_jobs.py",
    "test_same_bytes.py",
    "test_golden_site.py",
    "test_tasks.py",
    "test_pictures.py",
    "test_deploy.py",
    "test_remembered.py",
    "test_missing_tools.py",
)


def pytest_configure() -> None:
    """Let the many programs a run starts keep what they compile: with nothing kept, that is most of what they do."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    gc.disable()  # until the tests are gathered: nothing of them is garbage


def pytest_collection_finish() -> None:
    """Let the collector leave alone what stays to the end: ten thousand tests, and the modules they are in."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is missing; where everything must be tested, let it fail."""
    needed = [tool for marker in item.iter_markers("needs") for tool in marker.args]
    missing = [tool for tool in needed if TOOLS[tool]() is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(MISSING + ", ".join(missing), pytrace=False)
    if missing:
        pytest.skip(MISSING + ", ".join(missing))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what could not be tested."""
    reasons = (str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()))
    counts = Counter(reason.partition(MISSING)[2] for reason in reasons if MISSING in reason)
    if counts:
        tools = "; ".join(f"{tool} ({number} tests)" for tool, number in sorted(counts.items()))
        terminalreporter.write_line(f"NOT TESTED, {MISSING}{tools}", red=True, bold=True)


# Fixtures


@pytest.fixture(scope="session")
def vnu_jar() -> Path:
    """The Nu HTML checker, for ``java -jar``; mark the test ``needs("vnu")``."""
    return VNU_JAR


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The axe accessibility checker, to run in a page; mark the test ``needs("axe")``."""
    return AXE_SCRIPT.read_text("utf-8")


@pytest.fixture(scope="session")
def browser(tmp_path_factory) -> Iterator:
    """A headless Chromium; mark the test ``needs("chromium")``."""
    from playwright.sync_api import sync_playwright  # slow to load, and few tests need it

    home = tmp_path_factory.mktemp("home")
    with sync_playwright() as playwright:
        chromium_browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=list(CHROMIUM_FLAGS),
            env={**os.environ, "HOME": str(home)},
        )
        yield chromium_browser
        chromium_browser.close()


@pytest.fixture(scope="session")
def context_with(browser) -> Iterator[Callable[..., Any]]:
    """Return the context of the browser that has these options, which fetches once what all its pages need.

    Its pages share a clock and what they store, if they store anything.
    """
    contexts = {}

    def context(**options):
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
        return contexts[key]

    yield context
    for each in contexts.values():
        each.close()


class Site(SimpleHTTPRequestHandler):
    """A folder as a host such as GitHub Pages shows it: below a path, with 404.html."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        *args,
        base_path: str = "",
        answer: Callable[[str, bytes], tuple[int, bytes] | None] = lambda path, body: None,
        **kwargs,
    ) -> None:
        self.base_path = base_path
        self.answer = answer
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if not self._is_answered():
            super().do_GET()

    def do_POST(self) -> None:
        if not self._is_answered():
            self.send_error(501)

    def _is_answered(self) -> bool:
        """Answer what the test answers itself."""
        told = self.answer(self.path, self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        if told is not None:
            status, body = told
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        return told is not None

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{self.base_path}/"):
            return str(Path(self.directory) / "outside the base path")
        return super().translate_path(path.removeprefix(self.base_path))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Return the address where a folder is served: ``serve(folder, base_path="/helsehub")``, the same for the same.

    ``answer(path, body)`` is asked first, and gives a status and JSON, or None.
    """
    servers = []

    @cache
    def start(folder: Path, *, base_path: str = "", **given: Callable) -> str:
        handler = partial(Site, directory=str(folder), base_path=base_path, **given)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}{base_path}"

    yield start
    for server in servers:
        server.server_close()  # its thread ends with the process: to wait for each takes half a second


@pytest.fixture(scope="session")
def pelican_build() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return Pelican's own command, run on a content folder into an output folder.

    Further names go to its environment, ``SITEURL="https://example.org/helsehub"``;
    None takes a name away. Now is the example publication's unless given.
    """
    from forked import run_python  # not at the top: one test runs a copy of this file alone

    def build(
        content: Path, output: Path, *, arguments: tuple[str, ...] = (), **environment: str | None
    ) -> subprocess.CompletedProcess[str]:
        given = {**os.environ, "SOURCE_DATE_EPOCH": NOW_EPOCH, "PYTHONUTF8": "1"} | environment
        env = {name: value for name, value in given.items() if value is not None}
        words = [str(content), "-s", str(PROJECT / "pelicanconf.py"), "-o", str(output), *map(str, arguments)]
        return run_python("-m", "pelican", *words, cwd=PROJECT, environment=env)

    return build


@pytest.fixture(scope="session")
def commit_all() -> Callable[[Path], str]:
    """Make a folder a git repository of one commit, and return the commit: the same for the same files."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Kari Nordmann", f"GIT_{role}_EMAIL": "kari@example.org"}
        environment |= {f"GIT_{role}_DATE": "2027-03-09T12:00:00+01:00"}

    def git(folder: Path, *arguments: str) -> str:
        run = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def commit(folder: Path) -> str:
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "add", "--all", "--force")
        git(folder, "commit", "--quiet", "--message", "Alt")
        return git(folder, "rev-parse", "HEAD")

    return commit


# The example publication


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Return a folder that the first process to ask for it fills, and all use: ``made_once("name", fill)``."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, fill: Callable[[Path], object]) -> Path:
        folder, whole = shared / name, shared / f"{name}.whole"
        with FileLock(shared / f"{name}.lock"):  # the others wait; it ends with the process that holds it
            if not whole.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                whole.touch()
        return folder

    return made


# So few articles a page that the lists of a small publication have several; and partners of its own.
EXAMPLE_SETTINGS = ("-e", "DEFAULT_PAGINATION=10", 'PARTNERS=["Eksempelhuset", "Testbyen kommune"]')


@pytest.fixture(scope="session")
def example_settings() -> tuple[str, ...]:
    """What Pelican's command is given besides the project's own configuration to build the example publication."""
    return EXAMPLE_SETTINGS


def _example(pelican_build, folder: Path, *settings: str, **environment: str | None) -> None:
    """Build a copy without a history: this project's own must not show in the bytes that are compared."""
    content = shutil.copytree(PROJECT / "tests" / "site" / "content", folder / "content")
    run = pelican_build(content, folder / "site", arguments=(*EXAMPLE_SETTINGS, *settings), **environment)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="session")
def golden_site(pelican_build, made_once) -> Path:
    """The example publication, built at the root of a host; read only."""
    return made_once("golden", lambda folder: _example(pelican_build, folder, SITEURL=None)) / "site"


@pytest.fixture(scope="session")
def sub_path_site(pelican_build, made_once) -> Path:
    """The example publication, built below a path; read only."""
    address = "https://example.org/helsehub"
    return made_once("sub path", lambda folder: _example(pelican_build, folder, SITEURL=address)) / "site"


@pytest.fixture(scope="session")
def site_with_editor(pelican_build, made_once) -> Path:
    """The example publication with the form editor at /admin/; read only, and the test ``needs("decap")``."""
    door = {"sign_in": "https://innlogging.example.no", "repository": "testbyen/nettsted", "branch": "main"}
    return (
        made_once("editor", lambda folder: _example(pelican_build, folder, f"EDITOR={json.dumps(door)}", SITEURL=None))
        / "site"
    )


@pytest.fixture(scope="session")
def site_with_style_page(pelican_build, made_once) -> Path:
    """The example publication with /stil/, which nobody publishes; read only."""
    return made_once("style", lambda folder: _example(pelican_build, folder, "STYLE_PAGE=true", SITEURL=None)) / "site"


@pytest.fixture(scope="session")
def tab_with_a_clock(browser) -> Iterator:
    """One tab whose clock is set before each page: to open another takes longer than the page."""
    tab = browser.new_page()
    yield tab
    tab.close()


@pytest.fixture
def open_at(tab_with_a_clock, serve, golden_site) -> Callable[[str, datetime], Any]:
    """Open a page of the example publication at a moment: ``open_at("/arrangementer/", moment)``."""

    def open_page(path: str, moment: datetime):
        tab_with_a_clock.set_viewport_size({"width": 1280, "height": 720})  # whatever the last test left
        tab_with_a_clock.emulate_media(media="screen", color_scheme="light")
        tab_with_a_clock.clock.install(time=moment)
        tab_with_a_clock.goto(serve(golden_site) + path)
        return tab_with_a_clock

    return open_page


@pytest.fixture
def open_and_wait(browser, serve, golden_site) -> Iterator[Callable[[str, datetime], Any]]:
    """Open a page at a moment in a tab of its own, whose clock may be moved on.

    A tab goes through all its clock has been told once more in each page, and
    after some weeks of that none of the page's timers goes off.
    """
    tab = browser.new_page()

    def open_page(path: str, moment: datetime):
        tab.clock.install(time=moment)
        tab.goto(serve(golden_site) + path)
        return tab

    yield open_page
    tab.close()


@pytest.fixture(scope="session")
def without_script(browser) -> Iterator:
    """A tab that runs no script; it keeps nothing that matters from one page to the next."""
    tab = browser.new_page(java_script_enabled=False)
    yield tab
    tab.close()


@pytest.fixture
def open_without_script(without_script, serve, golden_site) -> Callable[[str], Any]:
    """Open a page of the example publication in a browser that runs no script."""

    def open_page(path: str):
        without_script.goto(serve(golden_site) + path)
        return without_script

    return open_page


@pytest.fixture(scope="session")
def committed_content(commit_all, made_once) -> Path:
    """The content of the example publication as the only commit of a repository; read only."""

    def commit(folder: Path) -> None:
        commit_all(shutil.copytree(PROJECT / "tests" / "site" / "content", folder / "content"))

    return made_once("committed", commit) / "content"


@pytest.fixture(scope="session")
def committed_site(pelican_build, committed_content, made_once) -> Path:
    """The same, built at the root of a host; read only."""

    def build(folder: Path) -> None:
        run = pelican_build(committed_content, folder / "site", arguments=EXAMPLE_SETTINGS, SITEURL=None)
        assert run.returncode == 0, run.stderr

    return made_once("committed site", build) / "site"
