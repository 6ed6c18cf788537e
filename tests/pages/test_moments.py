"""A site says the same from one moment at which something changes to the next."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from building.configuration import read_configuration, settings_of
from building.preview_site import preview_site
from content_types.url_paths import EDITION_DATA_PATH, EDITION_PATH
from pages.every_page import holds_until
from website.memory import Memory
from website.read import read_website

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "tests" / "site" / "content"
GIVEN = read_configuration(PROJECT / "pelicanconf.py") | {"SITEURL": "http://localhost:8000"}
MEMORY = Memory()
TELLS_WHEN = {EDITION_PATH, EDITION_DATA_PATH}


def shown_at(now: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the url path of each file and what it says; it is made when it is asked for."""
    site, _ = preview_site(CONTENT, GIVEN | {"NOW": now}, MEMORY)
    return ((url_path, site.read(url_path)) for url_path in sorted(site.url_paths() - TELLS_WHEN))


def until(now: datetime) -> datetime:
    settings = settings_of(GIVEN | {"NOW": now})
    return holds_until(read_website(CONTENT, settings, memory=MEMORY)[0], now).astimezone(UTC)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_changes_before_the_moment_that_is_told(seed):
    """From a time of the day on which something goes on, in the middle of the programme or round a deadline."""
    chance = random.Random(seed)
    days = [
        datetime(2027, 3, 10, 8, tzinfo=UTC),
        datetime(2027, 3, 17, 7, tzinfo=UTC),
        datetime(2027, 3, 23, 8, tzinfo=UTC),
    ]
    now = chance.choice(days) + timedelta(minutes=chance.randrange(-600, 600))
    last = until(now) - timedelta(microseconds=1)
    assert dict(shown_at(last)) == dict(shown_at(now))


def test_something_changes_where_an_event_begins():
    starts = datetime(2027, 3, 12, 7, tzinfo=UTC)
    before = starts - timedelta(minutes=1)
    assert until(before) == starts
    assert any(old != new for old, new in zip(shown_at(before), shown_at(starts), strict=True))
