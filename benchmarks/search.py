"""What the search costs: seconds of the build, octets of the index, and a visitor's first search.

Run this file with the numbers of pages to try: ``python benchmarks/search.py 100 1000``.
The figures of a visitor need Chromium, and are those of a server on this machine.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT / "plugins"), str(PROJECT / "tests")]

from conftest import Site, chromium
from corpus import build

from search.index import index_files
from search.lexicon import COMMON_PARTS
from search.records import PageKind, SearchRecord

FIRST_DAY = date(2020, 1, 6)
SEED = 1
WORDS_IN_PAGE = 400
QUERIES = ("helseteknologi", "sykehus", "frokostmote", "sykeuhs")
SHOWN = "() => document.querySelector('.search').dataset.answered === document.querySelector('[name=q]').value"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000], metavar="PAGES")
    print("| pages | seconds added | index kB | files | query | requests | kB gzipped | ms |")
    print("|---:|---:|---:|---:|---|---:|---:|---:|")
    for count in parser.parse_args().counts:
        with tempfile.TemporaryDirectory() as name:
            measure(Path(name), count)


def measure(folder: Path, count: int) -> None:
    texts = [text(random.Random(f"{SEED} {number}")) for number in range(count)]
    seconds = added(texts)
    write_articles(texts, folder / "content" / "articles")
    build(folder, "-s", str(PROJECT / "pelicanconf.py"))
    files = [path for path in (folder / "output" / "pagefind").rglob("*") if path.is_file()]
    made = f"| {count} | {seconds:.2f} | {sum(path.stat().st_size for path in files) / 1000:.0f} | {len(files)}"
    for query, requests, octets, milliseconds in visits(folder / "output"):
        print(f"{made} | {query} | {requests} | {octets / 1000:.0f} | {milliseconds:.0f} |", flush=True)


def text(chance: random.Random) -> list[str]:
    """Return the words of a page: some in every text, most of them compounds, and few often."""
    parts = sorted(COMMON_PARTS)
    weights = [1 / (place + 1) for place in range(len(parts))]

    def word() -> str:
        return "".join(chance.choices(parts, weights, k=chance.choice([1, 1, 2, 2, 2, 3])))

    return [word() for _ in range(WORDS_IN_PAGE)]


def added(texts: list[list[str]]) -> float:
    """Return how long the index takes, of pages that are read already."""
    records = [
        SearchRecord(
            url_path=f"/artikler/sak-{number}/",
            kind=PageKind.ARTICLES,
            language="nb",
            title=f"Sak {number} om {words[0]}",
            lines=tuple(" ".join(words[start : start + 40]) for start in range(0, len(words), 40)),
        )
        for number, words in enumerate(texts)
    ]
    begun = time.perf_counter()
    index_files(records)
    return time.perf_counter() - begun


def write_articles(texts: list[list[str]], folder: Path) -> None:
    folder.mkdir(parents=True)
    for number, words in enumerate(texts):
        day = FIRST_DAY + timedelta(days=number)
        paragraphs = "\n\n".join(" ".join(words[start : start + 40]) + "." for start in range(0, len(words), 40))
        (folder / f"{day}-sak-{number}.md").write_text(
            f"---\ntittel: Sak {number} om {words[0]}\ningress: En sak om {words[1]} og {words[2]}.\n"
            f"forfatter: Kari Nordmann\nemner: {words[0]}\n---\n\n{paragraphs}\n",
            encoding="utf-8",
        )


def visits(site: Path):
    """Yield each query with what a first search for it fetches, and how long until it is answered."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for query in QUERIES:
            yield query, *first_search(browser, f"http://127.0.0.1:{server.server_port}/sok/", query)
        browser.close()
    server.shutdown()


def sent(answer) -> int:
    """Return the octets of *answer* from a host that compresses what Pagefind has not compressed itself."""
    body, is_packed = answer.body(), ".pf_" in answer.url or answer.url.endswith(".pagefind")
    return len(body) if is_packed else len(gzip.compress(body))


def first_search(browser, address: str, query: str) -> tuple[int, int, float]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    begun = time.perf_counter()
    page.fill("[name=q]", query)
    page.keyboard.press("Enter")
    page.wait_for_function(SHOWN)
    milliseconds = (time.perf_counter() - begun) * 1000
    octets = sum(map(sent, answers))
    context.close()
    return len(answers), octets, milliseconds


if __name__ == "__main__":
    main()
