"""The feeds as a reader used by people takes them: https://newsboat.org."""

import os
import sqlite3
import subprocess
from contextlib import closing
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from lxml import etree

pytestmark = pytest.mark.needs("newsboat")


def read(feed, folder):
    """Return title, address and date of each entry as newsboat keeps them, and what it calls the feed."""
    (folder / "urls").write_text(f"file://{feed}\n")
    cache = folder / "cache.db"
    command = ["newsboat", "-u", folder / "urls", "-c", cache, "-C", "/dev/null", "-x", "reload"]
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HOME": str(folder)})
    assert (run.returncode, run.stdout + run.stderr) == (0, "")
    with closing(sqlite3.connect(cache)) as database:
        (name,) = database.execute("SELECT title FROM rss_feed").fetchone()
        return name, sorted(database.execute("SELECT title, url, pubDate FROM rss_item"))


def written(feed):
    """Return the same as the RSS file says it."""
    channel = etree.parse(feed).find("channel")
    items = [
        (
            item.findtext("title"),
            item.findtext("link"),
            int(parsedate_to_datetime(item.findtext("pubDate")).timestamp()),
        )
        for item in channel.iter("item")
    ]
    return channel.findtext("title"), sorted(items)


@pytest.mark.parametrize("section", ["artikler", "arrangementer"])
@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_reader_gets_every_entry_with_its_title_its_address_and_the_day_it_was_published(
    golden_site, tmp_path, section, kind
):
    name, entries = read(golden_site / f"feeds/{section}.{kind}.xml", tmp_path)
    assert (name, entries) == written(golden_site / f"feeds/{section}.rss.xml")
    assert {urlsplit(address).path.split("/")[1] for _, address, _ in entries} == {section}
