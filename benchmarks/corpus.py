"""Invented publications of any size, in the form each tool reads them in, and this project's own build of one.

An article has some 460 words, a list, a table and a link to the one before; there is an event for every five.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PARTS = ("tasks.py", "chores.py", "pelicanconf.py", "publishconf.py", "plugins", "theme")
FIRST_DAY = date(2015, 1, 5)
DAYS = 4_000  # and then from the first again: Hugo and this project publish nothing before its day
ARTICLES_TO_AN_EVENT = 5
SEED = 1

SUBJECTS = ("Velferdsteknologi", "Helsepark", "Frivillighet", "Kosthold", "Forskning", "Pårørende")
WORDS = (
    "ansatte bydelen dagene deltakerne eldre en er et for forslaget fra følger gir gode hjelp hjemme i "
    "innbyggerne kan kommunen ledelsen med møtet nettverket når og om oppgaven også prosjektet på "
    "samarbeidet som sykehuset tiltaket tjenesten trenger utstyret vil være året"
).split()
PROGRAMME = """## Program

09.00–09.30 Registrering og kaffe

09.30–10.15 Åpning
v/ Kari Nordmann, Testbyen kommune

10.15–11.30 Samtale
v/ Ola Nordmann

11.30–12.00 Oppsummering"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An article or an event, as no tool writes it yet."""

    is_event: bool
    number: int
    day: date
    summary: str
    subject: str
    paragraphs: tuple[str, ...]  # Markdown
    previous: str  # name of the file before; empty: this is the first

    @property
    def title(self) -> str:
        return f"{'Oppdiktet arrangement' if self.is_event else 'Oppdiktet sak'} nummer {self.number}"

    @property
    def name(self) -> str:
        return f"{self.day}-{'arrangement' if self.is_event else 'sak'}-{self.number}"


Form = Callable[[Text], str]  # the header of a text, with what parts it from the text
Link = Callable[[str], str]  # the address of the file of a name


def texts(count: int) -> Iterator[Text]:
    """Yield *count* articles, and an event for every five of them."""
    chance = random.Random(SEED)
    previous = {False: "", True: ""}
    for number in range(count):
        for is_event in (False, True) if number % ARTICLES_TO_AN_EVENT == 0 else (False,):
            text = Text(
                is_event=is_event,
                number=number,
                day=FIRST_DAY + timedelta(days=number % DAYS),
                summary=_sentence(chance),
                subject=SUBJECTS[number % len(SUBJECTS)],
                paragraphs=tuple(_event(chance) if is_event else _article(chance)),
                previous=previous[is_event],
            )
            previous[is_event] = text.name
            yield text


def write(folder: Path, count: int, *, header: Form, link: Link, folders: tuple[str, str]) -> list[Path]:
    """Write *count* articles and their events in two *folders*, and return the files."""
    files = []
    for text in texts(count):
        parts = [header(text), *text.paragraphs]
        if text.previous:
            parts.append(f"Se også [den forrige]({link(text.previous)}).")
        file = folder / folders[text.is_event] / f"{text.name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        files.append(file)
    return files


def _article(chance: random.Random) -> Iterator[str]:
    for heading in range(3):
        yield f"## {_sentence(chance, 4)} {heading}"
        yield from (_paragraph(chance) for _ in range(3))
    yield "\n".join(f"- {_sentence(chance)}" for _ in range(4))
    yield "| Tiltak | Antall |\n|---|---|\n| Besøk | 12 |\n| Samtaler | 7 |"


def _event(chance: random.Random) -> Iterator[str]:
    yield from (_paragraph(chance) for _ in range(3))
    yield PROGRAMME


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, 11) for _ in range(4))


def _sentence(chance: random.Random, length: int = 9) -> str:
    return " ".join(chance.choices(WORDS, k=length)).capitalize() + "."


# As this project has them


def our_header(text: Text) -> str:
    time_and_place = f"starter: {text.day} kl. 09.00\nslutter: 12.00\nsted: Eksempelhuset, Testbyen"
    return (
        f"---\ntittel: {text.title}\ningress: {text.summary}\npublisert: {text.day}\n"
        f"{time_and_place if text.is_event else 'forfatter: Kari Nordmann'}\nemner: {text.subject}\n---"
    )


def write_ours(content: Path, count: int) -> list[Path]:
    return write(content, count, header=our_header, link="{}.md".format, folders=("articles", "events"))


def copy_project(folder: Path) -> None:
    """Make *folder* this project without its content, its history and what it remembers."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(PROJECT / part, folder / part)


# This project's own build, for other benchmarks

MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000  # in the unit of ru_maxrss


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one build took."""

    seconds: float
    peak_mb: float  # of the largest of its processes
    pages: int


def build(folder: Path, *arguments: str) -> Cost:
    """Build ``content/`` in *folder* with Pelican's own command in a process of its own."""
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
