"""Every page is valid HTML, as the Nu HTML checker reads it; what passed is remembered and not read again.

The digests of pages that passed lie in ``.cache/verified/``, with the version
of the judge: the digest of the checker, its Java and the code that asks it. Only
success is remembered, and the folder may be deleted at any time. The style
many pages bring is read once, by itself, and a page that is wrong is read
last: a checker that does not tell of it has not read the rest.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from urllib.parse import unquote

from manuscript.problem import Problem
from website.memory import digest_of
from website.store import Store

from .built_site import BuiltSite
from .errors import ToolError, site_problem

# The first stage of Java's compiler is the quickest for a run this short, and needs a deeper stack.
JAVA_OPTIONS = ("-Xss16m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# The language is guessed for a warning alone, and only errors are told.
VNU_OPTIONS = ("--errors-only", "--no-langdetect", "--format", "gnu", "--stdout", "--skip-non-html")
PAGES = (".html", ".htm", ".xhtml", ".xht")
STYLE = re.compile(rb"<style>(.+?)</style>", re.DOTALL)  # «<style>p{margin:0}</style>»; not «<style media=…>»
STYLED = b'<!doctype html><html lang="nb"><title>Stil</title><style>%b</style>'  # a style by itself
LAST, WRONG = "last.html", b"<!doctype html><title>Feil</title><p></i>"
KEPT = "html.sqlite"  # the file of what passed
OF_A_PAGE = b"page "  # so begin the names in it

Parts = Mapping[bytes, bytes]  # of a page, by digest: the page without its style, and the style by itself


def check_pages(site: BuiltSite, *, checker: Path, memory: Path | None) -> list[Problem]:
    """Return a problem for each error in the pages whose bytes have not passed before, and remember what has none.

    A part that several pages share is read once, for the first of them.

    Raises:
        ToolError: Java or the checker is not there, or does not read what it is given.
    """
    java = shutil.which("java")
    if java is None or not checker.is_file():
        raise ToolError("HTML-en kan ikke sjekkes, for Java eller vnu er ikke installert.")
    passed = Passed(memory, version(Path(java), checker))
    pages = unread_pages(site, passed)
    first = {digest: name for name, parts in reversed(pages.items()) for digest in parts}
    sent = {f"{number}/{name}": digest for number, (digest, name) in enumerate(first.items())}
    files = {file: pages[first[digest]][digest] for file, digest in sent.items()}
    problems = _read([java, *JAVA_OPTIONS, "-jar", str(checker), *VNU_OPTIONS], files) if files else []
    wrong = {problem.file for problem in problems}
    if wrong <= sent.keys():  # else it is not known what passed
        passed.add(digest for file, digest in sent.items() if file not in wrong)
    return [replace(problem, file=problem.file.partition("/")[2] or problem.file) for problem in problems]


def unread_pages(site: BuiltSite, passed: Passed) -> dict[str, Parts]:
    """Return by name what of the pages has not passed before."""
    pages: dict[str, Parts] = {}
    for name, path in site.files.items():
        parts = _parts(path) if name.endswith(PAGES) and name not in site.own else {}
        if new := {digest: data for digest, data in parts.items() if digest not in passed}:
            pages[name] = new
    return pages


def _read(command: Sequence[str], files: Mapping[str, bytes]) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name, data in {**files, LAST: WRONG}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        asked = [*command, str(root), str(root / LAST)]
        run = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8")
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


def _parts(path: Path) -> Parts:
    """Return a page without the text of its first style, and that by itself, if it is sure to be the same in the page."""
    data = path.read_bytes()
    style = STYLE.search(data)
    css = style[1] if style and data.count(style[1]) == 1 else b""
    rest = data.replace(css, b"", 1)
    by_itself = {digest_of(b"style", css): STYLED % css} if css else {}
    return {digest_of(path.suffix.encode(), rest): rest, **by_itself}


def version(java: Path, checker: Path) -> bytes:
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
