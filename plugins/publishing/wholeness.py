"""Whether a folder holds a whole site that GitHub Pages can take."""

from __future__ import annotations

from pathlib import Path

from .fault import Fault

NEEDED = ("index.html", "404.html", "sitemap.xml", "robots.txt", "arrangementer.json")
LARGEST_FILE = 100_000_000  # octets; GitHub refuses a push with a larger one
LARGEST_SITE = 1_000_000_000  # docs.github.com: GitHub Pages limits


def faults(output: Path) -> list[Fault]:
    """Return why *output* is no whole site; nothing when it is one."""
    files = sorted(path for path in output.rglob("*") if path.is_file())
    sizes = {path.relative_to(output).as_posix(): path.stat().st_size for path in files}
    found = [
        Fault(file=name, message="Filen mangler, så nettstedet er ikke helt.", fix="Bygg på nytt.")
        for name in NEEDED
        if name not in sizes
    ]
    found += [
        Fault(file=name, message="Siden er tom.", fix="Bygg på nytt. Se etter om disken er full.")
        for name, size in sizes.items()
        if not size and name.endswith((".html", ".xml", ".json", ".ics", ".css", ".js"))
    ]
    found += [
        Fault(
            file=name,
            message="Filen er over 100 MB, og det tar GitHub ikke imot.",
            fix="Gjør filen mindre, eller legg den et annet sted og lenk til den.",
        )
        for name, size in sizes.items()
        if size > LARGEST_FILE
    ]
    if sum(sizes.values()) > LARGEST_SITE:
        found.append(
            Fault(
                message="Nettstedet er over 1 GB, og det er mer enn GitHub Pages viser.",
                fix="Gjør bilder og dokumenter mindre, eller legg de største et annet sted.",
            )
        )
    return found
