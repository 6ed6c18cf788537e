"""A publication of many: 203 events, 81 of them to come, 500 articles, and a conference of six tracks; all invented.

    python benchmarks/stress.py FOLDER [--pictures]

writes its content and builds it in FOLDER, which must be new. With ``--pictures``, which needs Chromium, each kind of
page is laid there as a picture, and a table says how high it is in px at three widths, and how many kB it weighs,
gzipped: its HTML, what of that is its style, its scripts, and all that is fetched to show it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import sys
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from conftest import CHROMIUM_FLAGS, NOW_EPOCH, Site, chromium
from corpus import PROJECT, SEED, SUBJECTS, WORDS, build, texts

TODAY = date(2027, 3, 10)
COMING, PAST, ARTICLES, CONFERENCE = 81, 122, 500, 9
WIDTHS = (320, 390, 1280)
PAGES = {
    "front page": "/",
    "events": "/arrangementer/",
    "events at one place": "/arrangementer/sted/eksempelhuset/",
    "archive": "/arrangementer/arkiv/",
    "articles": "/artikler/",
    "subject": "/emner/helsepark/",
    "series": "/serier/frokostmote/",
    "event": f"/arrangementer/arrangement-{CONFERENCE + 1}/",
    "conference": f"/arrangementer/arrangement-{CONFERENCE}/",
    "article": "/artikler/sak-7/",
    "subscribe": "/abonner/",
    "search": "/sok/",
}
TYPES = ("Frokostmøte", "Seminar", "Verksted", "Webinar", "Fagdag", "Kurs", "Åpen dag")
THEMES = (
    *("Hjemmeoppfølging i praksis", "Mat som medisin", "Slik deler vi data trygt", "Når pårørende blir hørt"),
    *("Kompetansebyggingsprogrammet for helsefagarbeidere", "Fra idé til anbud", "Simulering for nybegynnere"),
    "Velferdsteknologi som varer, og erfaringer fra tre kommuner som ikke finnes",
)
PLACES = (
    *(f"{house}, Testbyen" for house in ("Eksempelhuset", "Biblioteket", "Kulturhuset", "Hagen bak apoteket")),
    *(f"{house}, Prøvevik" for house in ("Sykehushotellet", "Innovasjonsloftet")),
    *(f"{house}, Øvre Testdal" for house in ("Lærings- og mestringssenteret", "Grendehuset")),
)


def write(content: Path) -> None:
    """Write the publication; the text of an article is that of the other benchmarks."""
    chance = random.Random(SEED)
    for folder in ("articles", "events"):
        (content / folder).mkdir(parents=True)
    for text in (text for text in texts(ARTICLES) if not text.is_event):
        day = TODAY - timedelta(days=3 * text.number + 1)
        header = f"tittel: {chance.choice(THEMES)} {text.number}\ningress: {text.summary}\nforfatter: Kari Nordmann"
        body = "\n\n".join(text.paragraphs)
        file = content / "articles" / f"{day}-sak-{text.number}.md"
        file.write_text(f"---\n{header}\nemner: {text.subject}\n---\n\n{body}\n", encoding="utf-8")
    days = [TODAY + timedelta(days=1 + 4 * number + number % 3) for number in range(COMING)]
    days += [TODAY - timedelta(days=1 + 17 * number) for number in range(PAST)]
    for number, day in enumerate(days):
        file = content / "events" / f"{day}-arrangement-{number}.md"
        file.write_text("\n".join(event(number, day, chance)), encoding="utf-8")


def event(number: int, day: date, chance: random.Random) -> Iterator[str]:
    """Yield the lines of an event."""
    kind = "Konferanse" if number == CONFERENCE else chance.choice(TYPES)
    summary = " ".join(chance.choices(WORDS, k=chance.randint(8, 24))).capitalize()
    yield f"---\ntittel: {chance.choice(THEMES)} {number}\ningress: {summary}.\npublisert: 2020-01-01"
    yield f"starter: {day} kl. 09.00\nslutter: 15.00\ntype: {kind}\npris: {chance.choice(('Gratis', '450 kr'))}"
    yield f"emner: {', '.join(chance.sample(SUBJECTS, 2))}\npåmelding: https://pamelding.example/{number}"
    yield "serie: Frokostmøte" if kind == "Frokostmøte" else "serie:"
    yield "digitalt: https://video.example/rom" if kind == "Webinar" or number % 5 == 0 else "digitalt:"
    yield f"sted: {'' if kind == 'Webinar' else chance.choice(PLACES)}"
    yield f"status: {chance.choice(('avlyst', 'utsatt', 'fulltegnet')) if number % 13 == 12 else ''}"
    yield "---\n\nEn oppdiktet dag.\n\n## Program\n"
    yield from conference(chance) if kind == "Konferanse" else ("09.00–12.00 Samtaler\n\n12.00–15.00 Arbeid i grupper",)


def conference(chance: random.Random) -> Iterator[str]:
    """Yield the programme of a day: six rounds of six tracks, and lunch."""
    for hour in (9, 10, 11, 12, 13, 14):
        yield f"{hour:02}.00–{hour:02}.50 Parallelle økter, runde {hour - 8}"
        for track in "ABCDEF":
            yield f"Spor {track} – {chance.choice(THEMES)}\nv/ Kari Nordmann, Testbyen kommune"
        yield "" if hour != 11 else "\n11.50–12.00 Lunsj\n"
    yield "15.00 Takk for i dag"


def picture(site: Path, pictures: Path) -> Iterator[str]:
    """Yield the row of each kind of page in the table, and lay its pictures in the folder *pictures*."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        for name, path in PAGES.items():
            heights: list[str] = []
            for width in WIDTHS:
                tab = browser.new_page(viewport={"width": width, "height": 844}, locale="nb-NO")
                tab.clock.set_fixed_time(f"{TODAY}T09:00:00+01:00")
                fetched = {}
                tab.on("response", lambda answer, fetched=fetched: fetched.setdefault(answer.url, answer.body()))
                tab.goto(f"http://127.0.0.1:{server.server_port}{path}", wait_until="networkidle")
                heights.append(str(tab.evaluate("document.documentElement.scrollHeight")))
                tab.screenshot(path=pictures / f"{name.replace(' ', '-')}-{width}.png", full_page=True)
                tab.close()
            html = (site / path.strip("/") / "index.html").read_bytes()
            style = html[html.index(b"<style>") : html.index(b"</style>")]
            scripts = [body for url, body in fetched.items() if url.endswith(".js")]
            weights = [packed(html), packed(style), packed(*scripts), packed(*fetched.values())]
            yield " | ".join(["", name, *heights, *(f"{weight / 1000:.1f}" for weight in weights), ""]).strip()
        browser.close()


def packed(*files: bytes) -> int:
    return sum(min(len(gzip.compress(file)), len(file)) for file in files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", action="store_true")
    given = parser.parse_args()
    write(given.folder / "content")
    os.environ["SOURCE_DATE_EPOCH"] = NOW_EPOCH
    cost = build(given.folder, "-s", str(PROJECT / "pelicanconf.py"))
    print(f"{cost.pages} pages in {cost.seconds:.1f} s")
    if given.pictures:
        print(f"| page | {' | '.join(f'{width} px' for width in WIDTHS)} | HTML kB | style | scripts | all |")
        print("|---|" + "---:|" * 7)
        for row in picture(given.folder / "output", given.folder):
            print(row, flush=True)


if __name__ == "__main__":
    main()
