"""Calendars as bytes: held to RFC 5545, and read back by two programs that share no code."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content_types.model import OSLO, Span
from outputs.calendars import CalendarProperties, VEvent, write_calendar, write_event

from .calendar_readers import by_ical_js, by_icalendar

SPACE = UUID("00000000-0000-4000-8000-000000000002")
MODIFIED = datetime(2027, 3, 9, 16, tzinfo=OSLO)
SPAN = Span(
    starts=datetime(2027, 3, 20, 10, tzinfo=OSLO), ends=datetime(2027, 3, 20, 12, tzinfo=OSLO), whole_days=False
)
PLAIN = {
    "uid": uuid5(SPACE, "møte"),
    "span": SPAN,
    "sequence": 0,
    "modified": MODIFIED,
    "created": datetime(2027, 3, 1, tzinfo=OSLO),
    "state": "CONFIRMED",
    "takes_time": True,
    "summary": "Et møte",
    "description": "Ingressen.",
    "location": "Testhuset, Testbyen",
    "url": "https://example.org/m%C3%B8te/",
    "contact": "post@example.org",
    "categories": ("mat, og drikke", "helse"),
}


def event(**fields):
    return VEvent(**{**PLAIN, **fields})


def written(*events, name="Testhuset", modified=MODIFIED):
    return write_calendar(
        map(write_event, events),
        CalendarProperties(
            name=name,
            url="https://example.org/arrangementer/",
            source="https://example.org/kalender.ics",
            modified=modified,
        ),
    )


def lines(data):
    """Return the content lines, unfolded."""
    return re.sub(rb"\r\n[ \t]", b"", data).decode("utf-8").split("\r\n")


def test_a_file_that_is_no_subscription_names_no_calendar():
    said = lines(write_calendar([write_event(event())]))
    assert said[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//HelseHub//Arrangementer//NB", "BEGIN:VTIMEZONE"]
    assert [line for line in lines(written(event())) if line not in said] == [
        "NAME:Testhuset",
        "X-WR-CALNAME:Testhuset",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://example.org/kalender.ics",
        "URL:https://example.org/arrangementer/",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-TIMEZONE:Europe/Oslo",
    ]


def test_a_calendar_says_what_it_is_and_an_event_all_that_is_known():
    assert lines(written(event())) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//HelseHub//Arrangementer//NB",
        "NAME:Testhuset",
        "X-WR-CALNAME:Testhuset",
        "LAST-MODIFIED:20270309T150000Z",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://example.org/kalender.ics",
        "URL:https://example.org/arrangementer/",
        "X-PUBLISHED-TTL:PT6H",
        "X-WR-TIMEZONE:Europe/Oslo",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Oslo",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "SUMMARY:Et møte",
        "DTSTART;TZID=Europe/Oslo:20270320T100000",
        "DTEND;TZID=Europe/Oslo:20270320T120000",
        "DTSTAMP:20270309T150000Z",
        f"UID:{PLAIN['uid']}",
        "SEQUENCE:0",
        "CATEGORIES:mat\\, og drikke,helse",
        "CLASS:PUBLIC",
        "CONTACT:post@example.org",
        "CREATED:20270228T230000Z",
        "DESCRIPTION:Ingressen.",
        "LAST-MODIFIED:20270309T150000Z",
        "LOCATION:Testhuset\\, Testbyen",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:https://example.org/m%C3%B8te/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_what_is_not_known_is_left_out():
    bare = event(description="", location="", contact="", categories=(), created=None)
    names = {line.partition(":")[0] for line in lines(write_event(bare))}
    assert names & {"DESCRIPTION", "LOCATION", "CONTACT", "CATEGORIES", "CREATED", "ORGANIZER", "METHOD"} == set()


def test_a_calendar_without_events_is_a_calendar():
    data = written(modified=None)
    assert by_icalendar(data) == {"name": "Testhuset", "events": []}
    assert "LAST-MODIFIED" not in data.decode()


# Times

OSLO_TIME, UTC_TIME, DAYS = ";TZID=Europe/Oslo", "", ";VALUE=DATE"


def oslo(*parts, fold=0):
    return datetime(*parts, tzinfo=OSLO, fold=fold)


TIMES = [
    # starts, ends, whole days; how they are written, and what they are
    pytest.param(oslo(2027, 3, 10, 9), oslo(2027, 3, 10, 12), OSLO_TIME, "03-10T08:00", "03-10T11:00", id="winter"),
    pytest.param(oslo(2027, 7, 1, 9), oslo(2027, 7, 1, 12), OSLO_TIME, "07-01T07:00", "07-01T10:00", id="summer"),
    pytest.param(
        oslo(2027, 3, 28, 1, 30), oslo(2027, 3, 28, 3, 30), OSLO_TIME, "03-28T00:30", "03-28T01:30", id="spring forward"
    ),
    pytest.param(
        oslo(2027, 3, 28, 9), oslo(2027, 3, 28, 12), OSLO_TIME, "03-28T07:00", "03-28T10:00", id="last Sunday in March"
    ),
    pytest.param(
        oslo(2027, 10, 31, 9), oslo(2027, 10, 31, 12), OSLO_TIME, "10-31T08:00", "10-31T11:00", id="last in October"
    ),
    pytest.param(
        oslo(2027, 10, 30, 20), oslo(2027, 10, 31, 4), OSLO_TIME, "10-30T18:00", "10-31T03:00", id="through the hour"
    ),
    pytest.param(
        oslo(2027, 10, 31, 2, 30),
        oslo(2027, 10, 31, 4),
        UTC_TIME,
        "10-31T00:30",
        "10-31T03:00",
        id="the hour that comes twice, for the first time",
    ),
    pytest.param(
        oslo(2027, 10, 31, 1),
        oslo(2027, 10, 31, 2, 30, fold=1),
        UTC_TIME,
        "10-30T23:00",
        "10-31T01:30",
        id="the hour that comes twice, for the second time",
    ),
    pytest.param(
        oslo(2027, 10, 31, 3), oslo(2027, 10, 31, 4), OSLO_TIME, "10-31T02:00", "10-31T03:00", id="right after it"
    ),
    pytest.param(
        oslo(2027, 6, 5, 20), oslo(2027, 6, 6, 2), OSLO_TIME, "06-05T18:00", "06-06T00:00", id="across midnight"
    ),
    pytest.param(oslo(2027, 6, 5, 20), oslo(2027, 6, 6), OSLO_TIME, "06-05T18:00", "06-05T22:00", id="until midnight"),
    pytest.param(oslo(2027, 6, 5, 20), None, OSLO_TIME, "06-05T18:00", None, id="no end"),
    pytest.param(oslo(2027, 6, 5), oslo(2027, 6, 6), DAYS, "06-05", "06-06", id="a whole day"),
    pytest.param(oslo(2027, 3, 27), oslo(2027, 3, 30), DAYS, "03-27", "03-30", id="days that are not all of 24 hours"),
    pytest.param(oslo(2027, 6, 5), None, DAYS, "06-05", None, id="a whole day without a written end"),
    pytest.param(
        oslo(1994, 9, 28, 9), oslo(1994, 9, 28, 12), UTC_TIME, "09-28T08:00", "09-28T11:00", id="before the rule"
    ),
]


def _whole(starts, told):
    return told and (f"{starts.year}-{told}" if "T" not in told else f"{starts.year}-{told}:00Z")


@pytest.mark.parametrize(("starts", "ends", "form", "told_start", "told_end"), TIMES)
def test_two_programs_read_the_same_instants(starts, ends, form, told_start, told_end):
    span = Span(starts=starts, ends=ends, whole_days=form == DAYS)
    data = written(event(span=span))
    (read,) = by_icalendar(data)["events"]
    assert (read["starts"], read["ends"]) == (_whole(starts, told_start), _whole(starts, told_end))
    said = [line.partition(":") for line in lines(data) if line.startswith(("DTSTART;", "DTEND", "DTSTART:20"))]
    assert {name.removeprefix("DTSTART").removeprefix("DTEND") for name, _, _ in said} == {form}


@pytest.mark.needs("ical.js")
def test_ical_js_reads_what_icalendar_reads():
    spans = [
        Span(starts=starts, ends=ends, whole_days=form == DAYS)
        for starts, ends, form, *_ in (case.values for case in TIMES)
    ]
    data = written(*(event(span=span, uid=uuid5(SPACE, str(number))) for number, span in enumerate(spans)))
    assert by_ical_js(data) == [by_icalendar(data)]


@pytest.mark.needs("ical.js")
def test_every_hour_round_every_change_of_the_clock_is_read_alike():
    # ical.js works out no change after 2035.
    changes = [last_sunday(year, month) for year in range(1994, 2036) for month in (3, 10)]
    moments = [
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
        for day in changes
        for minutes in range(-90, 240, 30)
    ]
    spans = [Span(starts=moment.astimezone(OSLO), ends=None, whole_days=False) for moment in moments]
    data = written(*(event(span=span, uid=uuid5(SPACE, str(number))) for number, span in enumerate(spans)))
    expected = [moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in moments]
    (read,) = by_ical_js(data)
    assert [one["starts"] for one in read["events"]] == expected
    assert [one["starts"] for one in by_icalendar(data)["events"]] == expected


def last_sunday(year, month):
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def test_the_rule_of_the_time_zone_is_that_of_the_time_zone_database():
    for year in range(1996, 2100):
        for month, before, after in ((3, 1, 2), (10, 2, 1)):
            change = datetime.combine(last_sunday(year, month), datetime.min.time(), UTC) + timedelta(hours=1)
            for moment, hours in ((change - timedelta(seconds=1), before), (change, after)):
                assert moment.astimezone(OSLO).utcoffset() == timedelta(hours=hours), moment


# Text

NASTY = st.one_of(
    st.sampled_from(
        [
            "C:\\Norge\\ny\\,;",
            "komma, semikolon; kolon: «sitat» \"og\" 'slikt'",
            "\\N\\n\\\\n",
            "linje\nlinje\n\nlinje",
            "👩🏽‍⚕️🇳🇴 emoji " * 9,
            "שלום עולם\u200f مرحبا " * 9,
            "BEGIN:VEVENT\nEND:VCALENDAR",
            "^n ^' %2C %0A =0D=0A",
            "å" * 300,
            "x" * 73 + "\\" * 9,
        ]
    ),
    st.text(st.sampled_from('\\nN,;:"^% \né🎉א'), max_size=300),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300),
)


def ordinary(text):
    """Return *text* without space at its ends, which no field of a page has."""
    return text.strip() or "x"


@given(st.lists(NASTY.map(ordinary), min_size=5, max_size=30))
@settings(max_examples=60)
def test_every_text_is_read_as_it_was_written(texts):
    data = written(*in_every_field(texts))
    assert by_icalendar(data) == expected(texts)
    assert_well_formed(data)


@pytest.mark.needs("ical.js")
@given(st.lists(NASTY.map(ordinary), min_size=30, max_size=60))
@settings(max_examples=15)
def test_every_text_is_read_as_it_was_written_by_a_program_of_others(texts):
    assert by_ical_js(written(*in_every_field(texts))) == [expected(texts)]


def in_every_field(texts):
    return [
        event(
            uid=uuid5(SPACE, str(number)),
            summary=text,
            description=text,
            location=text,
            contact=text,
            # Last, for ical.js takes the comma after a backslash for a part of the text.
            categories=("annet", text),
        )
        for number, text in enumerate(texts)
    ]


def expected(texts):
    events = [
        {
            "uid": str(uuid5(SPACE, str(number))),
            "starts": "2027-03-20T09:00:00Z",
            "ends": "2027-03-20T11:00:00Z",
            "summary": text,
            "description": text,
            "location": text,
            "contact": text,
            "categories": ["annet", text],
        }
        for number, text in enumerate(texts)
    ]
    return {"name": "Testhuset", "events": events}


def test_the_name_of_a_calendar_is_a_text():
    # Neither program knows NAME of RFC 7986, and so neither takes its backslashes off.
    named = [
        line for line in lines(written(name="Mat, drikke; og\nmer \\N")) if line.startswith(("NAME:", "X-WR-CALNAME:"))
    ]
    assert named == ["NAME:Mat\\, drikke\\; og\\nmer \\\\N", "X-WR-CALNAME:Mat\\, drikke\\; og\\nmer \\\\N"]


@given(st.text(max_size=300))
@example("\x00a\tb\r\nc\rd\x0be\x85f\u2028g\x9fh\x7fi\ud800j")
def test_no_text_breaks_the_lines_or_leaves_a_control_character(text):
    assert_well_formed(written(*in_every_field([text]), name=text))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne", id="every line end is one"),
        pytest.param("a\tb", "a b", id="a tab is a space"),
        pytest.param("\x1b[31ma\x00\x7f\x9b", "[31ma", id="nothing commands a terminal"),
        pytest.param("a\ud83d", "a", id="half a character"),
        pytest.param("\u200fא\u200e \u2067א\u2069", "\u200fא\u200e \u2067א\u2069", id="direction marks stay"),
    ],
)
def test_characters_no_calendar_may_hold_are_taken_off(text, read):
    assert [one["summary"] for one in by_icalendar(written(event(summary=text)))["events"]] == [read]


def assert_well_formed(data):
    """Hold *data* to RFC 5545 §3.1: lines of at most 75 octets that end in CRLF, each of whole characters."""
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", line.decode("utf-8"))
    assert [len(component.errors) for component in icalendar.Calendar.from_ical(data).walk() if component.errors] == []
