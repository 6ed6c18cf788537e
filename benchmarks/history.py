"""What git's history adds to a build: events in several versions, with and without it.

    python benchmarks/history.py [EVENTS] [VERSIONS]

The first version of each event is written, the second has another text, the
third another time, and so on by turns; ten events are changed in each commit.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from runpy import run_path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "plugins"))

from corpus import FIRST_DAY, PROJECT, build

from building.configuration import settings_of, time_of_build
from website.model import Settings
from website.read import read_website
from website.revisions import revisions_of

A_COMMIT = 10  # events


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", nargs="?", type=int, default=2000)
    parser.add_argument("versions", nargs="?", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        repository, export = Path(name) / "repository", Path(name) / "export"
        write_history(repository, given.events, given.versions)
        shutil.copytree(repository / "content", export / "content")
        print("| what | seconds |\n|---|---:|")
        for what, seconds in measure(repository, export):
            print(f"| {what} | {seconds:.2f} |", flush=True)


def measure(repository: Path, export: Path) -> Iterator[tuple[str, float]]:
    settings = ("-s", str(PROJECT / "pelicanconf.py"))
    yield "build without a history", build(export, *settings).seconds
    yield "build with it", build(repository, *settings).seconds
    website, _ = read_website(repository / "content", _settings())
    events = [entry.content for entry in website.events]
    for what in ("the history alone, first time", "again, as after a save in the preview"):
        begun = time.perf_counter()
        found, problems = revisions_of(repository / "content", events)
        seconds = time.perf_counter() - begun
        assert len(found) == len(events) and not problems
        yield what, seconds


def write_history(repository: Path, events: int, versions: int) -> None:
    """Make a repository of *events*, each committed *versions* times, in one run of git."""
    repository.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=repository, check=True)
    stream = [b"reset refs/heads/measured\n"]
    for version in range(versions):
        for first in range(0, events, A_COMMIT):
            stream.append(_commit(range(first, min(first + A_COMMIT, events)), version, len(stream)))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository, input=b"".join(stream), check=True)
    subprocess.run(["git", "checkout", "--quiet", "measured"], cwd=repository, check=True)


def _commit(numbers: range, version: int, number: int) -> bytes:
    lines = [f"commit refs/heads/measured\ncommitter Kari Nordmann <kari@example.org> {1_500_000_000 + number} +0100"]
    lines += ["data 0"]
    for event in numbers:
        name, text = _event(event, version)
        lines += [f"M 100644 inline content/events/{name}", f"data {len(text.encode())}", text]
    return "\n".join([*lines, ""]).encode()


def _event(number: int, version: int) -> tuple[str, str]:
    day: date = FIRST_DAY + timedelta(days=number)
    text, hour = (version + 1) // 2, 9 + version // 2
    return f"{day}-mote-{number}.md", (
        f"---\ntittel: Oppdiktet møte nummer {number}\ningress: Om samarbeid.\npublisert: {day - timedelta(days=30)}\n"
        f"starter: {day} {hour:02}:00\nslutter: {hour + 2:02}:00\nsted:\n  navn: Testhuset\n  adresse: Testveien 1\n"
        f"  postnummer: 0010\n  poststed: Testbyen\npåmelding: kari@example.org\nemner: Helsepark\n---\n\n"
        f"Tekst nummer {text}.\n\n## Program\n\n{hour:02}.00 Velkommen\n{hour + 1:02}.00 Samtale\n"
    )


def _settings() -> Settings:
    return settings_of({**run_path(str(PROJECT / "pelicanconf.py")), "NOW": time_of_build()})


if __name__ == "__main__":
    main()
