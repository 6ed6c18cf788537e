"""An event in several languages is one event."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from content_types.model import Revision
from outputs.calendars import calendar_files
from outputs.feeds import event_feeds
from outputs.open_data import open_data
from pages.every_page import pages
from publishing.published_site import read_events

from .calendar_readers import by_icalendar

NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture
def context(publication):
    """Two versions of one event that is coming and of one that is over, and one in nynorsk alone."""
    for slug, starts in (("kommende", "20. mars 2027 kl. 10.00"), ("tidligere", "2. mars 2027 kl. 10.00")):
        publication.event(slug, tittel=slug, starter=starts, emner="mat", serie="Frokost", publisert="1. januar 2027")
        publication.event(
            f"{slug}-nn", tittel=f"{slug} nn", starter=starts, emner="mat", serie="Frokost", publisert="1. januar 2027",
            språk="nn", oversettelse_av=f"{slug}.md",
        )  # fmt: skip
    publication.event("heime", tittel="heime", emner="heim", språk="nn", publisert="1. januar 2027")
    publication.page("her", "[[komande arrangement]]\n\n[[tidlegare arrangement]]", språk="nn")
    publication.event(
        "kommende-en", "[[kommende arrangementer]]", tittel="coming", emner="eng", språk="en", oversettelse_av="kommende.md"
    )  # fmt: skip
    return publication.context()


def test_calendars_hold_it_once_and_each_version_has_its_own_file(context):
    found = {
        url_path: [event["summary"] for event in by_icalendar(data)["events"]]
        for url_path, data in calendar_files(context).items()
        if not url_path.startswith("/arrangementer/")
    }
    assert found == {
        "/kalender.ics": ["tidligere", "heime", "kommende"],
        "/emner/eng/kalender.ics": ["coming"],
        "/emner/heim/kalender.ics": ["heime"],
        "/emner/mat/kalender.ics": ["tidligere", "kommende"],
        "/serier/frokost/kalender.ics": ["tidligere", "kommende"],
    }
    assert sum(url_path.startswith("/arrangementer/") for url_path in calendar_files(context)) == 6


def test_it_has_one_uid_in_all_its_files(context):
    uids = {
        url_path: {event["uid"] for event in by_icalendar(data)["events"]}
        for url_path, data in calendar_files(context).items()
    }
    own = {path: found for path, found in uids.items() if path.startswith("/arrangementer/kommende")}
    assert len(own) == 3
    (one,) = set.union(*own.values())
    assert one in uids["/kalender.ics"]
    assert uids["/emner/eng/kalender.ics"] == {one}


def test_a_translation_that_is_added_later_changes_neither_its_uid_nor_lowers_its_number(publication):
    """The one in nynorsk came first, and was moved before there was one in bokmål."""
    publication.event("heime", språk="nn")
    moved = {PurePosixPath("events/heime.md"): Revision(sequence=2)}
    first = calendar_files(replace(publication.context(), revisions=moved))
    publication.event("hjemme", oversettelse_av="heime.md")
    both = calendar_files(replace(publication.context(), revisions=moved))
    (before,) = {identity_and_number(event) for data in first.values() for event in read_events(data)}
    assert {identity_and_number(event) for data in both.values() for event in read_events(data)} == {before}
    assert before[1] == 2
    assert len(both) == len(first) + 1


def identity_and_number(event):
    return event.uid, event.sequence


def test_a_feed_has_one_entry(context):
    assert {path: data.count(b"<entry") + data.count(b"<item>") for path, data in event_feeds(context).items()} == {
        "/feeds/arrangementer.atom.xml": 3,
        "/feeds/arrangementer.rss.xml": 3,
        "/feeds/serier/frokost.atom.xml": 2,
    }


def test_open_data_holds_it_once_with_its_translations(context):
    told = json.loads(open_data(context))["arrangementer"]
    assert [(event["tittel"], [(other["språk"], other["tittel"]) for other in event["oversettelser"]]) for event in told] == [
        ("tidligere", [("nn", "tidligere nn")]),
        ("heime", []),
        ("kommende", [("en", "coming"), ("nn", "kommende nn")]),
    ]  # fmt: skip
    assert told[0]["oversettelser"][0]["url"] == "https://example.org/test/arrangementer/tidligere-nn/"


def rows(view):
    """Return the titles in each list of a page, its parts in order."""
    if hasattr(view, "event") and hasattr(view, "shown"):
        return [view.event.title]
    if isinstance(view, tuple | list):
        return [title for item in view for title in rows(item)]
    slots = getattr(type(view), "__dataclass_fields__", {})
    return [title for name in slots if name != "related" for title in rows(getattr(view, name))]


@pytest.mark.parametrize(
    ("url_path", "titles"),
    [
        pytest.param(
            "/arrangementer/",
            ["heime", "kommende", "heime", "kommende", "tidligere"],
            id="what is coming, and what is or will be over for when there is nothing",
        ),
        pytest.param("/arrangementer/arkiv/", ["heime", "kommende", "tidligere"], id="what is over, or soon will be"),
        pytest.param("/emner/mat/", ["kommende", "kommende", "tidligere"], id="a subject"),
        pytest.param("/emner/eng/", ["coming", "coming"], id="a subject of one version"),
        pytest.param("/serier/frokost/", ["kommende", "kommende", "tidligere"], id="a series"),
        pytest.param("/her/", ["heime", "heime", "kommende nn", "kommende nn", "tidligere nn"], id="lists in nynorsk"),
        pytest.param("/arrangementer/kommende-en/", ["heime"], id="on its own page, in no language"),
    ],
)
def test_a_list_has_one_row_in_the_language_of_its_page(context, url_path, titles):
    page = next(page for page in pages(context) if page.url_path == url_path)
    assert sorted(rows(page.view)) == sorted(titles)


def test_a_count_counts_it_once(context):
    views = {page.url_path: page.view for page in pages(context)}

    def counts(url_path):
        return [(link.text, count) for group in views[url_path].groups for link, count in group.members]

    assert counts("/serier/") == [("Frokost", 2)]
    assert counts("/emner/") == [("Eng", 1), ("Heim", 1), ("Mat", 2)]
