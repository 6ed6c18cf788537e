"""How long a build takes and how much memory, beside stock Pelican with the same articles.

Run ``invoke measure``, or this file with the numbers of articles to try:
``python benchmarks/build.py 100 1000``.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PROJECT = Path(__file__).parents[1]
FIRST_DAY = date(2015, 1, 5)
SEED = 1
MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000  # in the unit of ru_maxrss

SUBJECTS = ("Velferdsteknologi", "Helsepark", "Frivillighet", "Kosthold", "Forskning", "Pårørende")
WORDS = (
    "ansatte bydelen dagene deltakerne eldre en er et for forslaget fra følger gir gode hjelp hjemme i "
    "innbyggerne kan kommunen ledelsen med møtet nettverket når og om oppgaven også prosjektet på "
    "samarbeidet som sykehuset tiltaket tjenesten trenger utstyret vil være året"
).split()

# Stock Pelican is given its own header, and settings that let it do the same work.
STOCK_SETTINGS = """
SITENAME = "Måling"
SITEURL = "https://example.org"
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "nb"
DEFAULT_PAGINATION = 10
FEED_ALL_RSS = "feeds/all.rss.xml"
READERS = {"rst": None, "html": None}
"""


Header = Callable[[int, date, str, str], str]  # of number, day, summary and subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took."""

    seconds: float
    peak_mb: float
    pages: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000], metavar="ARTICLES")
    counts = parser.parse_args().counts
    print("| articles | built by | seconds | peak MB | HTML pages |")
    print("|---:|---|---:|---:|---:|")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            for builder, cost in measure(Path(name), count):
                print(
                    f"| {count} | {builder} | {cost.seconds:.1f} | {cost.peak_mb:.0f} | {cost.pages} |",
                    flush=True,
                )


def measure(folder: Path, count: int) -> Iterator[tuple[str, Cost]]:
    """Write the same articles twice, and build each publication from nothing."""
    ours, stock = folder / "ours", folder / "stock"
    write_articles(ours / "content" / "articles", count, header=our_header, link="{name}")
    write_articles(stock / "content", count, header=stock_header, link="{{filename}}{name}")
    (stock / "conf.py").write_text(STOCK_SETTINGS, encoding="utf-8")
    yield "this project", build(ours, "-s", str(PROJECT / "pelicanconf.py"))
    yield "stock Pelican", build(stock, "-s", str(stock / "conf.py"), "-t", "simple")


def write_articles(folder: Path, count: int, *, header: Header, link: str) -> None:
    """Write *count* articles of some 400 words, each linking to the one before."""
    folder.mkdir(parents=True)
    chance = random.Random(SEED)
    previous = None
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number)
        name = f"{day}-sak-{number}.md"
        parts = [header(number, day, sentence(chance), SUBJECTS[number % len(SUBJECTS)])]
        for heading in range(3):
            parts.append(f"## {sentence(chance, 4)} {heading}")
            parts.extend(paragraph(chance) for _ in range(3))
        parts.append("\n".join(f"- {sentence(chance)}" for _ in range(4)))
        parts.append("| Tiltak | Antall |\n|---|---|\n| Besøk | 12 |\n| Samtaler | 7 |")
        if previous:
            parts.append(f"Se også [den forrige saken]({link.format(name=previous)}).")
        (folder / name).write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        previous = name


def our_header(number: int, day: date, summary: str, subject: str) -> str:
    return (
        f"---\ntittel: Oppdiktet sak nummer {number}\ningress: {summary}\n"
        f"publisert: {day}\nforfatter: Kari Nordmann\nemner: {subject}\n---"
    )


def stock_header(number: int, day: date, summary: str, subject: str) -> str:
    return (
        f"Title: Oppdiktet sak nummer {number}\nSummary: {summary}\n"
        f"Date: {day}\nAuthor: Kari Nordmann\nTags: {subject}\nCategory: Saker"
    )


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance, 11) for _ in range(4))


def sentence(chance: random.Random, length: int = 9) -> str:
    return " ".join(chance.choices(WORDS, k=length)).capitalize() + "."


def build(folder: Path, *arguments: str) -> Cost:
    """Build with Pelican's own command in a process of its own."""
    output = folder / "output"
    command = [sys.executable, "-m", "pelican", str(folder / "content"), "-o", str(output)]
    begun = time.perf_counter()
    process = subprocess.Popen([*command, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said.decode(errors="replace"))
    return Cost(
        seconds=seconds,
        peak_mb=usage.ru_maxrss / MEGABYTE,
        pages=sum(1 for _ in output.rglob("*.html")),
    )


if __name__ == "__main__":
    main()
