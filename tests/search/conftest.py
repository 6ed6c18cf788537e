"""The example publication as the search sees it, and a way to ask its index without a browser."""

import json
import subprocess
from pathlib import Path

import pytest

from content_types.url_paths import SEARCH_INDEX
from search.index import index_files
from search.records import records
from site_settings import SETTINGS
from website.read import read_website

PROJECT = Path(__file__).parents[2]
NOW = SETTINGS.now


@pytest.fixture(scope="session")
def website():
    found, _ = read_website(PROJECT / "tests" / "site" / "content", SETTINGS)
    return found


@pytest.fixture(scope="session")
def all_records(website):
    return records(website)


@pytest.fixture(scope="session")
def index(all_records, tmp_path_factory):
    """The folder with the index of the example publication; read only."""
    folder = tmp_path_factory.mktemp("search")
    for url_path, data in index_files(all_records).items():
        file = folder / url_path.removeprefix("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder / SEARCH_INDEX.strip("/")


@pytest.fixture(scope="session")
def ask(index):
    """Give a function that gives the answer to each of several searches, as search.js lists them."""

    command = ["node", "--no-warnings", PROJECT / "tests" / "search" / "ask.mjs", index]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as node:

        def answers(queries, *, now=NOW, **narrowed):
            given = {"queries": queries, "now": now.timestamp() * 1000, "narrowed": narrowed}
            node.stdin.write(json.dumps(given) + "\n")
            node.stdin.flush()
            answer = node.stdout.readline()
            assert answer, "node died: what it said is above"
            return json.loads(answer)

        yield answers
