"""The calendars of the example publication, as those who subscribe to them fetch them."""

import json
import re

import pytest
from lxml import html

from .calendar_readers import by_ical_js, by_icalendar
from .test_ical import assert_well_formed

EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)


def calendars(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.ics"))}


def test_every_calendar_is_well_formed(golden_site):
    for name, data in calendars(golden_site).items():
        assert data.startswith(b"BEGIN:VCALENDAR\r\n"), name
        assert_well_formed(data)
        needed = set(re.findall(rb"TZID=([^:;]+)", data))
        assert needed <= set(re.findall(rb"BEGIN:VTIMEZONE\r\nTZID:(.*)\r\n", data)), name


def test_every_event_has_what_it_must(golden_site):
    events = [event for data in calendars(golden_site).values() for event in EVENT.findall(data)]
    must = [b"UID", b"DTSTAMP", b"DTSTART", b"SEQUENCE", b"LAST-MODIFIED", b"CREATED", b"SUMMARY", b"DESCRIPTION"]
    must += [b"URL", b"CLASS", b"STATUS", b"TRANSP"]
    for event in events:
        names = re.findall(rb"^([A-Z-]+)[:;]", event, re.MULTILINE)
        assert [name for name in must if names.count(name) != 1] == [], event


def test_an_event_is_the_same_in_every_calendar(golden_site):
    """But for its texts, which are those of the language its url is in."""
    found = {}
    for data in calendars(golden_site).values():
        for event in EVENT.findall(data):
            uid, url = (re.search(rb"\n%b:(.*(?:\r\n .*)*)" % name, event)[1] for name in (b"UID", b"URL"))
            found.setdefault((uid, url), set()).add(event)
    assert {key: len(versions) for key, versions in found.items()} == dict.fromkeys(found, 1)


def test_every_published_event_has_its_own_under_the_id_of_the_open_data(golden_site):
    events = json.loads((golden_site / "arrangementer.json").read_text("utf-8"))["arrangementer"]
    own = calendars(golden_site)
    for event in events:
        slug = event["url"].rstrip("/").rpartition("/")[2]
        (read,) = by_icalendar(own[f"arrangementer/{slug}/{slug}.ics"])["events"]
        assert read["uid"] == event["id"]


@pytest.mark.needs("ical.js")
def test_two_programs_read_the_same_in_every_calendar(golden_site):
    found = calendars(golden_site).values()
    assert by_ical_js(*found) == [by_icalendar(data) for data in found]


def test_identities_and_times_do_not_move_with_the_address(golden_site, sub_path_site):
    def moving(data):
        return re.sub(rb"\r\n ", b"", data).replace(b"https://example.org/helsehub/", b"http://localhost:8000/")

    below = {name: moving(data) for name, data in calendars(sub_path_site).items()}
    assert below == {name: moving(data) for name, data in calendars(golden_site).items()}


def test_no_link_to_a_meeting_and_no_telephone_is_pushed_to_anybody(golden_site):
    text = b"".join(calendars(golden_site).values()).replace(b"\r\n ", b"")
    assert [word for word in (b"video.example", b"CONFERENCE", b"99887766", b"99 88 77") if word in text] == []


@pytest.mark.parametrize("page", ["index.html", "om/index.html", "arrangementer/nettmote/index.html", "404.html"])
def test_programs_find_the_calendar_from_any_page(sub_path_site, page):
    found = html.fromstring((sub_path_site / page).read_bytes()).xpath("//link[@type='text/calendar']")
    assert [(link.get("rel"), link.get("title"), link.get("href")) for link in found] == [
        ("alternate", "HelseHub: arrangementer (kalender)", "https://example.org/helsehub/kalender.ics")
    ]
