"""The preview: build, show, and build again after each save."""

from __future__ import annotations

import asyncio
import json
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tornado.template import Template
from watchfiles import Change, DefaultFilter, awatch

from manuscript.problem import Problem

from .preview_server import Read, answer, files_in, listen, reload_browsers
from .progress import Tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What came of a build."""

    read: Read | None  # the files of the site; None: there are mistakes
    problems: Sequence[Problem] = ()
    pages: Callable[[], Sequence[Mapping[str, str]]] = tuple  # of each page its file, title, url and state


BuildSite = Callable[[str], Built | None]  # from the address of the site; None: it could not be tried


def preview(
    build: BuildSite,
    *,
    port: int,
    watched: Sequence[Path],
    code: Sequence[Path] = (),
    tell: Tell = print,
    ready: Callable[[str], object] | None = None,
    time: str = "",
    guide: str = "",
) -> None:
    """Show the site that *build* makes on localhost until the user stops it.

    *ready* is called with its address when it is shown. *time* is when it is
    shown as it will be, in words, and *guide* where editors read how to write.

    A change in *watched* leads to a new build. A change in *code* leads to a
    message that the preview must be started again. A build that fails leaves the
    last good site up, with what is wrong over its pages.

    Raises:
        PortError: nothing can be shown on *port*.
    """
    _until_stopped(_preview(build, port, watched, code, tell, ready, ShownSite(time, guide)), tell)


def show(folder: Path, *, port: int, tell: Tell = print) -> None:
    """Show the site in *folder* on localhost until the user stops it.

    Raises:
        PortError: nothing can be shown on *port*.
    """
    _until_stopped(_show(folder, port, tell), tell)


def _until_stopped(work: Coroutine[None, None, None], tell: Tell) -> None:
    try:
        asyncio.run(work)
    except KeyboardInterrupt:
        tell("\nForhåndsvisningen er avsluttet.")


async def _preview(
    build: BuildSite,
    port: int,
    watched: Sequence[Path],
    code: Sequence[Path],
    tell: Tell,
    ready: Callable[[str], object] | None,
    shown: ShownSite,
) -> None:
    sockets = listen(port)
    address = f"http://localhost:{sockets[0].getsockname()[1]}"
    coming = saves([*watched, *code])
    save = asyncio.ensure_future(anext(coming))  # begins to watch while the first build works
    shown.take(await _build(build, address, tell), frozenset())
    answer(sockets, shown.read, reloads=True)
    tell(f"Utkast og planlagte sider står på {address}{OVERVIEW}.")
    tell(f"Se nettstedet på {address}/. Siden følger med når du lagrer. Ctrl-C avslutter.")
    if ready:
        ready(f"{address}/")
    while True:
        files = await save
        save = asyncio.ensure_future(anext(coming))
        if _all_in(files, code):
            tell("Koden er endret. Avslutt og start på nytt for å ta endringen i bruk.")
        else:
            shown.take(await _build(build, address, tell), files)
            reload_browsers()


async def _show(folder: Path, port: int, tell: Tell) -> None:
    sockets = listen(port)
    answer(sockets, files_in(folder), reloads=False)
    tell(f"Se nettstedet på http://localhost:{sockets[0].getsockname()[1]}/. Ctrl-C avslutter.")
    await asyncio.Event().wait()


async def _build(build: BuildSite, address: str, tell: Tell) -> Built | None:
    built = None
    try:
        # In a thread: pages are answered, and Ctrl-C is heard, while it works.
        built = await asyncio.to_thread(build, address)
    except Exception:  # a mistake in code or template never ends the preview
        tell(traceback.format_exc())
    if not (built and built.read):
        tell("Forhåndsvisningen er uendret. Den bygges på nytt neste gang du lagrer.")
    return built


def _all_in(files: frozenset[Path], folders: Sequence[Path]) -> bool:
    return bool(files) and all(any(file.is_relative_to(folder) for folder in folders) for file in files)


# What is told over the pages: a script puts it there, in the preview alone


OVERVIEW = "/_oversikt/"
TOLD = "/_forhandsvisning.json"
PANEL = {"/_forhandsvisning.js": "panel.js", "/_forhandsvisning.css": "panel.css"}
PANEL_FILES = Path(__file__).parent / "panel"


class ShownSite:
    """The last good site, what is wrong since, and the page that was saved last."""

    def __init__(self, time: str = "", guide: str = "") -> None:
        self._always = {"time": time, "guide": guide}
        self._site = Built(read=None)
        self._last: Built | None = None
        self._number = 0
        self._saved: frozenset[Path] = frozenset()

    def take(self, built: Built | None, saved: frozenset[Path]) -> None:
        """Show what came of a build after *saved*."""
        self._number += 1
        self._last, self._saved = built, saved
        if built and built.read:
            self._site = built

    def read(self, url_path: str) -> bytes | None:
        if url_path == TOLD:
            return json.dumps(self._told(), ensure_ascii=False).encode()
        if url_path == OVERVIEW:
            return Template((PANEL_FILES / "overview.html").read_text("utf-8")).generate(**self._told())
        if url_path in PANEL:
            return (PANEL_FILES / PANEL[url_path]).read_bytes()
        return self._site.read(url_path) if self._site.read else None

    def _told(self) -> dict[str, object]:
        pages = self._site.pages()
        urls = {page["file"]: page["url"] for page in pages}
        saved = [url for file, url in urls.items() if Path(file).absolute() in self._saved] if self._saved else []
        return self._always | {
            "has_failed": self._last is None,
            "problems": [_told_of(problem, urls) for problem in (self._last.problems if self._last else ())],
            "pages": [page for page in pages if page["state"]],
            "saved": {"number": self._number, "url": saved[0] if len(saved) == 1 else ""},
        }


def _told_of(problem: Problem, urls: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "url": urls.get(problem.file, ""),
        "severity": problem.severity,
        "message": problem.message,
        "fix": problem.fix,
        "example": problem.example,
    }


# The saves that call for a new build


TOGETHER_MS = 600  # saves this close count as one: a whole folder pasted, a branch changed
QUIET_MS = 30
PAUSE_SECONDS = 0.5

# What editors and systems write beside the file somebody is working on.
TEMPORARY = (
    r"^\.",
    r"~$",
    r"^#.*#$",
    r"^~\$",
    r"\.(tmp|temp|bak|part|crdownload)$",
    r"^4913$",
    r"^(Thumbs\.db|desktop\.ini)$",
)


class SaveFilter(DefaultFilter):
    """Lets through the content, and not what editors and systems write beside it for a while."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, *TEMPORARY)


async def saves(folders: Sequence[Path]) -> AsyncIterator[frozenset[Path]]:
    """Yield the files of each save, for ever.

    A folder that is taken away and put back, as when a branch is changed, is
    watched again.
    """
    while True:
        await _all_there(folders)
        try:
            async for changes in awatch(*folders, watch_filter=SaveFilter(), debounce=TOGETHER_MS, step=QUIET_MS):
                yield frozenset(Path(path) for _, path in changes)
                if _is_gone(folders, changes):
                    break
        except OSError:  # it went away between two looks
            await asyncio.sleep(PAUSE_SECONDS)
        await _all_there(folders)
        yield frozenset()  # something may have happened while nobody looked


async def _all_there(folders: Sequence[Path]) -> None:
    while not all(folder.is_dir() for folder in folders):
        await asyncio.sleep(PAUSE_SECONDS)


def _is_gone(folders: Sequence[Path], changes: set[tuple[Change, str]]) -> bool:
    """Tell whether one of *folders* itself was taken away: a new one in its place is not watched yet."""
    deleted = {Path(path).resolve() for change, path in changes if change is Change.deleted}
    return any(folder.resolve() in deleted for folder in folders)
