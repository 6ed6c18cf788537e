"""A publication of a few files that lean on each other, for whoever builds it many times."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

PROJECT = Path(__file__).parents[2]

ARTICLE = """---
tittel: Sak {number} fra Testbyen
ingress: Ingressen til sak {number}.
publisert: {day}. februar 2027
forfatter: Kari Nordmann
emner: {subject}
{more}---

Teksten i sak {number}.

{link}
"""
EVENT = """---
tittel: Møte {number} i Testbyen
ingress: Ingressen til møte {number}.
publisert: 1. februar 2027
starter: {day}. mars 2027 kl. 10.00
slutter: 12.00
sted: Hus {number}, Testbyen
type: {kind}
påmelding: https://skjema.example.org/
påmeldingsfrist: {deadline}. mars 2027
emner: {subject}
serie: Frokostmøte
---

Velkommen.

## Program

- 10.00 Åpning
- 10.30 Foredrag – Ola Nordmann
"""
PAGE = "---\ntittel: Om oss\ningress: Hvem vi er.\nmeny: 1\n---\n\nVi er noen.\n\n[[siste artikler: 2]]\n"


def write_publication(root: Path) -> None:
    """Write its content and a copy of the theme into *root*."""
    for folder in ("articles", "events", "pages"):
        (root / "content" / folder).mkdir(parents=True)
    for number in range(5):
        link = f"[Forrige](sak-{number - 1}.md)." if number else "![Et tre](tre.png 'Et tre. Foto: Kari Nordmann')"
        more = "arrangement: mote-1\n" if number == 2 else ""
        text = ARTICLE.format(
            number=number, day=number + 3, subject="mat" if number % 2 else "søvn", link=link, more=more
        )
        (root / "content" / "articles" / f"sak-{number}.md").write_text(text, "utf-8")
    for number, day in enumerate((9, 10, 20)):
        text = EVENT.format(
            number=number,
            day=day,
            deadline=day - 1,
            subject="mat" if number else "trening",
            kind="Kurs" if number else "Fest",
        )
        (root / "content" / "events" / f"mote-{number}.md").write_text(text, "utf-8")
    (root / "content" / "pages" / "om.md").write_text(PAGE, "utf-8")
    Image.new("RGB", (700, 400), "green").save(root / "content" / "articles" / "tre.png")
    shutil.copytree(PROJECT / "theme", root / "theme")
