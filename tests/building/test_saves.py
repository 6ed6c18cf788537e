"""Which saves call for a new build, and that none is missed."""

import asyncio
import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from watchfiles import Change

from building.preview import SaveFilter, saves


def result_of(work):
    """Run *work* in a thread of its own: a browser of other tests may hold this one's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        pytest.param("2027-03-12-mote.md", True, id="a manuscript"),
        pytest.param("fjord.jpg", True, id="a picture"),
        pytest.param("adresser.txt", True, id="a list of addresses"),
        pytest.param("mote.md~", False, id="a copy from before"),
        pytest.param(".#mote.md", False, id="a lock of Emacs"),
        pytest.param("#mote.md#", False, id="an unsaved text of Emacs"),
        pytest.param(".mote.md.swp", False, id="an unsaved text of Vim"),
        pytest.param("4913", False, id="where Vim tries whether it may write"),
        pytest.param("~$program.docx", False, id="a lock of Word"),
        pytest.param("mote.md.tmp", False, id="half a save"),
        pytest.param("bilde.jpg.crdownload", False, id="half a download"),
        pytest.param(".DS_Store", False, id="what the Finder leaves"),
        pytest.param("Thumbs.db", False, id="what Windows leaves"),
    ],
)
def test_a_save_counts_when_it_is_content(name, counts):
    assert SaveFilter()(Change.modified, f"/prosjekt/content/articles/{name}") is counts


def write_old(folder: Path) -> None:
    """As when a file is unpacked or copied with its time."""
    path = folder / "gammel.md"
    path.write_text("x")
    os.utime(path, (0, 0))


def replace_as_editors_do(folder: Path) -> None:
    (folder / "a.md.tmp").write_text("new")
    (folder / "a.md.tmp").rename(folder / "a.md")


def take_away_and_put_back(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "a.md").write_text("new"), id="a save"),
        pytest.param(replace_as_editors_do, id="a save by way of another file"),
        pytest.param(lambda folder: (folder / "a.md").unlink(), id="a deleted file"),
        pytest.param(write_old, id="a new file with an old time"),
        pytest.param(
            lambda folder: ((folder / "ny").mkdir(), (folder / "ny" / "b.md").write_text("b")),
            id="a file in a new folder",
        ),
        pytest.param(take_away_and_put_back, id="the folder itself"),
    ],
)
def test_a_change_is_seen_and_so_is_the_next(tmp_path, change):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text("old")

    heard = []

    async def listen() -> None:
        async for files in saves([folder]):
            heard.append(files)

    async def until(is_so: Callable[[], bool]) -> None:
        while not is_so():
            await asyncio.sleep(0.02)

    async def two_changes() -> None:
        listening = asyncio.ensure_future(listen())
        await asyncio.sleep(0.2)
        change(folder)
        await asyncio.wait_for(until(lambda: heard), timeout=30)
        await asyncio.sleep(0.3)
        (folder / "z.md").write_text("z")
        await asyncio.wait_for(until(lambda: folder / "z.md" in heard[-1]), timeout=30)
        listening.cancel()

    result_of(two_changes())


def test_many_files_at_once_are_one_save(tmp_path):
    async def paste() -> frozenset[Path]:
        coming = saves([tmp_path])
        seen = asyncio.ensure_future(anext(coming))
        await asyncio.sleep(0.2)
        for number in range(50):
            (tmp_path / f"{number}.md").write_text("x")
        return await asyncio.wait_for(seen, timeout=30)

    assert result_of(paste()) == {tmp_path / f"{number}.md" for number in range(50)}
