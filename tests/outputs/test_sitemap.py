"""The files that lead search engines through the site."""

import json
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest
from lxml import etree

from content_types.model import Revision
from outputs.calendars import calendar_files
from outputs.feeds import article_feeds, event_feeds
from outputs.head import robots, sitemap
from pages.every_page import pages

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls(context):
    """Return each address in the sitemap with its date and its languages."""
    tree = etree.fromstring(sitemap([page.head for page in pages(context)], context).encode())
    return {
        url.findtext("s:loc", namespaces=SITEMAP): (
            url.findtext("s:lastmod", namespaces=SITEMAP),
            [link.get("hreflang") for link in url.findall("x:link", SITEMAP)],
        )
        for url in tree
    }


def test_the_sitemap_dates_what_a_file_dates_and_nothing_else(publication):
    publication.article("tekst", oppdatert="5. mars 2027")
    publication.article("text", språk="en", oversettelse_av="tekst.md")
    publication.article("hidden", status="skjult")
    publication.event("borte", status="fjernet")
    found = {
        address.removeprefix("https://example.org/test"): url for address, url in urls(publication.context()).items()
    }
    assert found == {
        "/": (None, []),
        "/artikler/": (None, []),
        "/arrangementer/": (None, []),
        "/arrangementer/arkiv/": (None, []),
        "/emner/": (None, []),
        "/serier/": (None, []),
        "/abonner/": (None, []),
        "/sok/": (None, []),
        "/artikler/tekst/": ("2027-03-05T00:00:00+01:00", ["en", "nb"]),
        "/artikler/text/": ("2027-03-01T00:00:00+01:00", ["en", "nb"]),
    }


CORRECTED = "[{dato: 2. mars 2027, tekst: A.}, {dato: 4. mars 2027, tekst: B.}]"
MOVED = datetime(2027, 3, 6, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "moved", "told"),
    [
        pytest.param({}, None, "2027-03-01T00:00:00+01:00", id="as it was published"),
        pytest.param({"oppdatert": "3. mars 2027 kl. 12.00"}, None, "2027-03-03T12:00:00+01:00", id="changed"),
        pytest.param({"rettelser": CORRECTED}, None, "2027-03-04T00:00:00+01:00", id="corrected"),
        pytest.param(
            {"rettelser": CORRECTED, "oppdatert": "4. mars 2027 kl. 09.00"}, None, "2027-03-04T09:00:00+01:00", id="both"
        ),
        pytest.param({"rettelser": CORRECTED}, MOVED, "2027-03-06T23:30:00+01:00", id="moved after that"),
        pytest.param({"publisert": "9. mars 2027"}, MOVED, "2027-03-09T00:00:00+01:00", id="moved before it was shown"),
        pytest.param({"publisert": "28. mars 2026 kl. 12.00", "oppdatert": "29. mars 2026 kl. 12.00"}, None,
                     "2026-03-29T12:00:00+02:00", id="in summer time"),
    ],
)  # fmt: skip
def test_all_that_tells_when_something_was_new_tells_the_same(publication, fields, moved, told):
    publication.event("mote", **fields)
    publication.article("tekst", **fields)
    context = publication.context()
    if moved:
        source = PurePosixPath("events/mote.md")
        context.revisions[source] = Revision(sequence=1, rescheduled=moved)
    dates = {address.rpartition("test")[2]: date for address, (date, _) in urls(context).items()}
    assert dates["/arrangementer/mote/"] == told
    assert f"<updated>{told}</updated>" in event_feeds(context)["/feeds/arrangementer.atom.xml"].decode()
    in_utc = datetime.fromisoformat(told).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for calendar in map(bytes.decode, calendar_files(context).values()):
        assert f"DTSTAMP:{in_utc}\r\n" in calendar
        assert f"LAST-MODIFIED:{in_utc}\r\n" in calendar
    if not moved:
        feed = json.loads(article_feeds(context)["/feeds/artikler.json"])
        assert feed["items"][0]["date_modified"] == dates["/artikler/tekst/"] == told


def test_robots_may_read_everything_and_are_told_where_the_map_is(publication):
    assert (
        robots(publication.context()) == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/test/sitemap.xml\n"
    )
