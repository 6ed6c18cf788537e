"""How large the calendars are, how long they take, and whether programs read the same instants in them.

    python benchmarks/calendars.py [EVENTS]

All events are to come, so that the calendar of all holds every one of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import icalendar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "plugins"))

from content_types.url_paths import CALENDAR_PATH
from outputs.calendars import calendar_files
from outputs.context import RenderContext
from website.model import Settings
from website.read import read_website

PROJECT = Path(__file__).resolve().parents[1]
FIRST_DAY = date(2027, 1, 1)
NOW = datetime(2026, 12, 1, tzinfo=UTC)
SUBJECTS = ("Velferdsteknologi", "Helsepark", "Frivillighet", "Kosthold", "Forskning", "Pårørende")
ICAL_JS = PROJECT / "node_modules" / "ical.js" / "dist" / "ical.es5.cjs"
READER = PROJECT / "tests" / "outputs" / "read_calendars.cjs"
LAST_YEAR_OF_ICAL_JS = 2035  # it works out no change of the clock after that

PROGRAMME = """## Program

09.00–09.30 Registrering og kaffe

09.30–10.15 Åpning
v/ Kari Nordmann, Testbyen kommune

10.15–11.30 Parallelle økter
Spor 1 – Teknologi hjemme
v/ Ola Nordmann
Spor 2 – Åpne data i praksis

11.30–12.00 Oppsummering
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", nargs="?", type=int, default=2000)
    count = parser.parse_args().events
    with tempfile.TemporaryDirectory() as name:
        content = Path(name) / "content"
        write_events(content / "events", count)
        seconds = build(content, Path(name) / "output")
        context = read(content)
        begun = time.perf_counter()
        files = calendar_files(context)
        took = time.perf_counter() - begun
    whole = files[CALENDAR_PATH]
    print(f"{count} events: the whole build takes {seconds:.1f} s, of which the calendars {took:.1f} s.")
    print(f"{len(files)} calendars, {sum(map(len, files.values())) / 1e6:.1f} MB together;")
    print(f"{CALENDAR_PATH} is {len(whole) / 1e3:.0f} kB, {len(gzip.compress(whole)) / 1e3:.0f} kB compressed.")
    print()
    tell_agreement(whole, context)


def write_events(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for number, (starts, ends) in zip(range(count), times(), strict=False):
        fields = [
            f"tittel: Oppdiktet arrangement nummer {number}, med komma",
            "ingress: En setning eller to om hva det gjelder; de fleste er så lange.",
            f"publisert: {NOW:%Y-%m-%d}",
            f"starter: {starts}",
            *([f"slutter: {ends}"] if ends else []),
            "sted: Eksempelhuset, Testbyen",
            "påmelding: https://pamelding.example/",
            f"emner: {SUBJECTS[number % len(SUBJECTS)]}",
            f"serie: Frokostmøte {number % 20}",
        ]
        body = PROGRAMME if " kl. 09" in starts else "Tekst."
        text = "\n".join(["---", *fields, "---", "", body])
        (folder / f"m{number}.md").write_text(text, encoding="utf-8")


def times() -> Iterator[tuple[str, str]]:
    """Yield starts and ends of every kind, a day each, and then more kinds on the days the clock is changed."""
    day = FIRST_DAY
    while True:
        following = day + timedelta(days=1)
        if (day + timedelta(days=7)).month != day.month and day.weekday() == 6 and day.month in (3, 10):
            yield f"{day - timedelta(days=1)} kl. 23.00", f"{day} kl. 04.00"
            yield f"{day} kl. 00.30", f"{day} kl. 03.30"
            if day.month == 10:
                yield f"{day}T02:30+02:00", f"{day}T02:30+01:00"
        kinds = [
            (f"{day} kl. 09.00", "12.00"),
            (f"{day}", f"{day}"),
            (f"{day}", f"{day + timedelta(days=3)}"),
            (f"{day} kl. 20.00", f"{following} kl. 01.00"),
            (f"{day} kl. 18.00", "24.00"),
            (f"{day} kl. 18.00", ""),
        ]
        yield kinds[day.toordinal() % len(kinds)]
        day = following


def build(content: Path, output: Path) -> float:
    """Return the seconds Pelican's own command takes."""
    command = [sys.executable, "-m", "pelican", content, "-s", PROJECT / "pelicanconf.py", "-o", output]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}"}
    begun = time.perf_counter()
    run = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True)
    if run.returncode:
        sys.exit((run.stdout + run.stderr).decode(errors="replace")[-2000:])
    return time.perf_counter() - begun


def read(content: Path) -> RenderContext:
    settings = Settings(
        name="Måling",
        tagline="",
        description="",
        address="https://example.org",
        site_id=UUID(int=1),
        now=NOW,
    )
    website, _ = read_website(content, settings)
    return RenderContext(website=website, settings=settings)


def tell_agreement(calendar: bytes, context: RenderContext) -> None:
    """Print, for each kind of event, in how many each program reads the start and end the event has."""
    truth = {}
    for entry in context.website.events:
        span = entry.content.span
        moments = [span.starts, span.ends]
        told = [m and (m.date().isoformat() if span.whole_days else _utc(m)) for m in moments]
        truth[f"{context.absolute(entry.url_path)}"] = told
    readers = {"icalendar": _by_icalendar(calendar)}
    if ICAL_JS.is_file():
        readers["ical.js"] = _by_ical_js(calendar)
    uids = _uids(calendar)
    print("| kind | events | " + " | ".join(readers) + " |")
    print("|---|---:|" + "---:|" * len(readers))
    kinds = {url: _kind(*told) for url, told in truth.items()}
    counts = Counter(kinds.values())
    right = {
        name: Counter(kinds[url] for url, told in truth.items() if found[uids[url]] == told)
        for name, found in readers.items()
    }
    for kind in sorted(counts):
        print(f"| {kind} | {counts[kind]} | " + " | ".join(str(right[name][kind]) for name in readers) + " |")


def _kind(starts: str, ends: str | None) -> str:
    if "T" not in starts:
        return "whole days"
    day = date.fromisoformat(starts[:10])
    if day.year > LAST_YEAR_OF_ICAL_JS:
        return "after 2035"
    if ends is None:
        return "no end"
    last = date.fromisoformat(ends[:10])
    if any(_is_change(each) for each in (day, last)):
        return "on the day of a change of the clock"
    return f"in {day:%B}" if day.month in (3, 7, 10) else "in other months"


def _is_change(day: date) -> bool:
    return day.month in (3, 10) and day.weekday() == 6 and (day + timedelta(days=7)).month != day.month


def _uids(data: bytes) -> dict[str, str]:
    return {str(event["url"]): str(event["uid"]) for event in icalendar.Calendar.from_ical(data).events}


def _by_icalendar(data: bytes) -> dict[str, list[str | None]]:
    found = {}
    for event in icalendar.Calendar.from_ical(data).events:
        moments = [event[name].dt if name in event else None for name in ("dtstart", "dtend")]
        told = [m and (_utc(m) if isinstance(m, datetime) else m.isoformat()) for m in moments]
        found[str(event["uid"])] = told
    return found


def _by_ical_js(data: bytes) -> dict[str, list[str | None]]:
    given = json.dumps([data.decode("utf-8")]).encode()
    run = subprocess.run(["node", READER, ICAL_JS], input=given, capture_output=True, check=True)
    (calendar,) = json.loads(run.stdout)
    return {event["uid"]: [event["starts"], event["ends"]] for event in calendar["events"]}


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


if __name__ == "__main__":
    main()
