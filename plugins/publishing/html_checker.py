"""Every page is valid HTML, as the Nu HTML checker reads it; what passed is remembered and not read again.

The digests of pages that passed lie in ``.cache/verified/``, with the version
of the judge: the digest of the checker, its Java and the code that asks it. Only
success is remembered, and the folder may be deleted at any time. The style
many pages bring is read once, by itself, and a page that is wrong is read
last: a checker that does not tell of it has not read the rest.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from urllib.parse import unquote

from lxml.html import HtmlElement

from manuscript.problem import Problem
from website.memory import digest_of
from website.store import Store

from .built_site import BuiltSite
from .errors import site_problem
from .url_paths import ToolError

# The first stage of Java's compiler is the quickest for a run this short, and needs a deeper stack.
JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# The language is guessed for a warning alone, and only errors are told.
VNU_OPTIONS = ("--errors-only", "--no-langdetect", "--format", "gnu", "--stdout", "--skip-non-html")
PAGES = (".html", ".htm", ".xhtml", ".xht")
STYLED = b'<!doctype html><html lang="nb"><title>Stil</title><style>%b</style>'  # a style by itself
LAST, WRONG = "last.html", b"<!doctype html><title>Feil</title><p></i>"
KEPT = "html.sqlite"  # the file of what passed
OF_A_PAGE = b"page "  # so begin the names in it

Parts = Mapping[bytes, bytes]  # of a page, by digest: the page without its style, and the style by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesToCheck:
    """What the checker is to read, and what it need not read again."""

    java: str
    checker: Path
    passed: Passed
    pages: dict[str, Parts]  # by name, what has not passed before


def pages_to_check(site: BuiltSite, *, checker: Path, memory: Path | None) -> PagesToCheck:
    """Return the pages the checker must read: those whose bytes have not passed before.

    Raises:
        ToolError: Java or the checker is not there.
    """
    java = shutil.which("java")
    if java is None or not checker.is_file():
        raise ToolError("HTML-en kan ikke sjekkes, for Java eller vnu er ikke installert.")
    passed = Passed(memory, _version(Path(java), checker))
    html_files = dict(site.html_files)
    pages: dict[str, Parts] = {}
    for name, path in site.files.items():
        if name.endswith(PAGES) and name not in site.own:
            parts = _parts(path, html_files.get(name))
            if new := {digest: data for digest, data in parts.items() if digest not in passed}:
                pages[name] = new
    return PagesToCheck(java=java, checker=checker, passed=passed, pages=pages)


def check_pages(given: PagesToCheck) -> list[Problem]:
    """Return a problem for each error in the pages, and remember what has none.

    A part that several pages share is read once, for the first of them.

    Raises:
        ToolError: the checker does not read what it is given.
    """
    first = {digest: name for name, parts in reversed(given.pages.items()) for digest in parts}
    sent = {f"{number}/{name}": digest for number, (digest, name) in enumerate(first.items())}
    problems = _read(given, {file: given.pages[first[digest]][digest] for file, digest in sent.items()})
    wrong = {problem.file for problem in problems}
    if wrong <= sent.keys():  # else it is not known what passed
        given.passed.add(digest for file, digest in sent.items() if file not in wrong)
    return [replace(problem, file=problem.file.partition("/")[2] or problem.file) for problem in problems]


def _read(given: PagesToCheck, files: Mapping[str, bytes]) -> list[Problem]:
    if not files:
        return []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name, data in {**files, LAST: WRONG}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        command = [given.java, *JAVA_OPTIONS, "-jar", str(given.checker), *VNU_OPTIONS, str(root), str(root / LAST)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    told = [problem_of_line(line, root) for line in run.stdout.splitlines()]
    if not any(problem.file == LAST for problem in told):
        raise ToolError(f"HTML-en kan ikke sjekkes, for vnu svarer: {(run.stderr or run.stdout).strip()[:300]}")
    return [problem for problem in told if problem.file != LAST]


def problem_of_line(line: str, root: PurePath) -> Problem:
    """Return what vnu says in «"file:/tmp/x/site/index.html":1.2-3.4: error: …»; on Windows «file:/C:/x/site/…»."""
    position, _, message = line.partition(": error: ")
    file = unquote(position.strip('"').rpartition('"')[0].removeprefix("file:")) or position
    relative = file.lstrip("/").removeprefix(f"{root.as_posix().lstrip('/')}/")
    return site_problem("invalid-html", relative, f"Siden er ikke gyldig HTML: {message or line}")


def _parts(path: Path, tree: HtmlElement | None) -> Parts:
    data = path.read_bytes()
    css = _style(data, tree)
    rest = data.replace(css, b"", 1)
    style = {digest_of(b"style", css): STYLED % css} if css else {}
    return {digest_of(path.suffix.encode(), rest): rest, **style}


def _style(data: bytes, tree: HtmlElement | None) -> bytes:
    """Return the text of the style in the head, if it is sure to be found again in the bytes of the page."""
    styles = [] if tree is None else tree.xpath("/html/head/style[1]/text()")
    css = "".join(styles).encode()
    is_one = css and data.count(css) == 1 and b"<style>%b</style>" % css in data
    return css if is_one else b""


def _version(java: Path, checker: Path) -> bytes:
    """Return a digest of all that decides what passes: Java, the checker, and how this module asks it."""
    release = java.resolve().parent.parent / "release"  # of the Java, as JEP 223 has it
    described = release.read_bytes() if release.is_file() else str(java.resolve()).encode()
    return digest_of(described, checker.read_bytes(), Path(__file__).read_bytes())


# What the checker has found nothing wrong with, so that the same bytes need not be read again.


class Passed:
    """The digests of what this version of the checker found right, in *folder*; what it does not know was not read."""

    def __init__(self, folder: Path | None, version: bytes) -> None:
        self._store = Store(folder / KEPT) if folder else None
        self._version = version

    def __contains__(self, digest: bytes) -> bool:
        return self._store is not None and self._store.get(OF_A_PAGE + digest, self._version) == digest

    def add(self, digests: Iterable[bytes]) -> None:
        """Remember *digests* for the next run."""
        if self._store:
            for digest in digests:
                self._store.put(OF_A_PAGE + digest, self._version, digest)  # damage to a name makes up no success
            self._store.save(OF_A_PAGE)
