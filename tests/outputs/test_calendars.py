"""Which events stand in which calendar, how long, and what is said of them."""

from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

import pytest

from content_types.model import Revision
from outputs.calendars import calendar_files
from website.model import event_calendar_url_path

from .calendar_readers import by_icalendar

ALL = "/kalender.ics"
MENDED = datetime(2027, 3, 9, 20, tzinfo=UTC)  # a typing error: nothing to tell
SERIES = "/serier/frokost/kalender.ics"
NOW = datetime(2027, 3, 10, 8, tzinfo=UTC)  # as the context's


def titles(data):
    return [event["summary"] for event in by_icalendar(data)["events"]]


def lines(data):
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def said(data, name):
    """Return the values of each line of that name, apart from those of the calendar itself and its time zone."""
    events = data.partition(b"BEGIN:VEVENT")[2]
    return [line.partition(":")[2] for line in lines(events) if line.startswith((f"{name}:", f"{name};"))]


def only(one_event, body="Tekst.", **fields):
    """Return the one event's own calendar."""
    entry, context = one_event(body, **fields)
    return calendar_files(context)[event_calendar_url_path(entry)]


def test_each_event_subject_and_series_has_a_calendar_and_all_events_one(publication):
    publication.event("a", tittel="A", emner="[mat, økonomi]", serie="Frokost")
    publication.event("b", tittel="B", emner="mat", starter="21. mars 2027 kl. 10.00")
    publication.article("tekst", emner="[mat, drikke]")
    assert {address: titles(data) for address, data in calendar_files(publication.context()).items()} == {
        ALL: ["A", "B"],
        "/arrangementer/a/a.ics": ["A"],
        "/arrangementer/b/b.ics": ["B"],
        "/emner/mat/kalender.ics": ["A", "B"],
        "/emner/okonomi/kalender.ics": ["A"],
        SERIES: ["A"],
    }


def test_a_calendar_is_named_and_says_where_it_is_and_where_its_page_is(publication):
    publication.event("mote", tittel="Møte, og mer", emner="mat & helse", serie="Frokost")
    found = {
        address: [line for line in lines(data.partition(b"BEGIN:VTIMEZONE")[0]) if line.startswith(("NAME", "SO", "U"))]
        for address, data in calendar_files(publication.context()).items()
    }
    home = "https://example.org/test"
    assert found == {
        ALL: [
            "NAME:Testhuset: arrangementer",
            f"SOURCE;VALUE=URI:{home}/kalender.ics",
            f"URL:{home}/arrangementer/",
        ],
        "/arrangementer/mote/mote.ics": [],  # no subscription
        "/emner/mat-og-helse/kalender.ics": [
            "NAME:Testhuset: arrangementer om mat & helse",
            f"SOURCE;VALUE=URI:{home}/emner/mat-og-helse/kalender.ics",
            f"URL:{home}/emner/mat-og-helse/",
        ],
        SERIES: [
            "NAME:Testhuset: Frokost",
            f"SOURCE;VALUE=URI:{home}/serier/frokost/kalender.ics",
            f"URL:{home}/serier/frokost/",
        ],
    }


def test_a_site_without_events_has_an_empty_calendar(publication):
    assert {address: titles(data) for address, data in calendar_files(publication.context()).items()} == {ALL: []}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"status": "utkast"}, id="a draft"),
        pytest.param({"status": "skjult"}, id="a hidden event"),
        pytest.param({"status": "fjernet"}, id="a removed event"),
        pytest.param({"publisert": "11. mars 2027"}, id="a planned event"),
    ],
)
def test_what_is_in_no_list_is_in_no_calendar(publication, fields):
    publication.event("mote", **fields)
    context = publication.context()
    assert list(calendar_files(context)) == [ALL]
    assert titles(calendar_files(context)[ALL]) == []
    assert [event_calendar_url_path(entry) for entry in context.website.entries] in ([], [""])


def test_a_draft_has_its_calendar_in_preview(publication):
    publication.event("mote", status="utkast")
    context = publication.context(preview=True)
    (entry,) = context.website.events
    assert event_calendar_url_path(entry) in calendar_files(context)


# Sessions

PROGRAMME = """## Program

09.00–09.45 Åpning
v/ Kari Nordmann, Testbyen kommune

10.00 Parallelle økter
Spor 1 – Klinikk
Rom: Lillesalen
Spor 2 – Data

11.00–11.15 Pause
"""


def test_each_session_but_a_break_has_a_calendar_of_its_own(one_event):
    _, context = one_event(PROGRAMME, starter="20. mars 2027 kl. 09.00", sted="Testhuset", emner="mat")
    found = {
        address: by_icalendar(data)["events"] for address, data in calendar_files(context).items() if ".ics" in address
    }
    sessions = {address: event for address, (event,) in found.items() if address.count(".") == 2}
    folder = "/arrangementer/mote/mote"
    assert list(sessions) == [
        f"{folder}.apning.ics",
        f"{folder}.parallelle-okter.ics",
        f"{folder}.spor-1-klinikk.ics",
        f"{folder}.spor-2-data.ics",
    ]
    page = "https://example.org/test/arrangementer/mote/"
    opening, parallel, track, _ = sessions.values()
    assert opening == {
        "uid": opening["uid"],
        "starts": "2027-03-20T08:00:00Z",
        "ends": "2027-03-20T08:45:00Z",
        "summary": "Åpning",
        "description": f"Kari Nordmann, Testbyen kommune\n\nEn tittel\n\n{page}#apning",
        "location": "Testhuset",
        "contact": "",
        "categories": ["mat"],
    }
    assert (parallel["starts"], parallel["ends"]) == ("2027-03-20T09:00:00Z", None)  # no end is written
    assert (track["summary"], track["location"]) == ("Spor 1: Klinikk", "Lillesalen, Testhuset")
    assert len({event["uid"] for events in found.values() for event in events}) == 1 + len(sessions)


def test_a_session_keeps_its_identity_when_it_moves_and_says_when_its_event_is_cancelled(one_event):
    def opening(programme, **fields):
        _, context = one_event(programme, starter="20. mars 2027 kl. 09.00", **fields)
        return calendar_files(context)["/arrangementer/mote/mote.apning.ics"]

    before = opening(PROGRAMME)
    later = opening(PROGRAMME.replace("09.00–09.45", "09.30–09.45"), status="avlyst")
    assert said(later, "UID") == said(before, "UID")
    assert said(later, "DTSTART") != said(before, "DTSTART")
    assert (said(later, "SUMMARY"), said(later, "STATUS")) == (["AVLYST: Åpning"], ["CANCELLED"])


# How long an event stays


def whole_day(day, **fields):
    return {"publisert": "1. januar 2025", "starter": day, "slutter": day, **fields}


@pytest.mark.parametrize(
    ("fields", "stays"),
    [
        pytest.param(whole_day("10. mars 2026"), True, id="a year ago today"),
        pytest.param(whole_day("9. mars 2026"), False, id="a year and a day ago"),
        pytest.param(whole_day("9. mars 2026", slutter="12. mars 2026"), False, id="a year counts from the start"),
        pytest.param(whole_day("9. mars 2026", slutter="10. mars 2027"), True, id="started long ago, and is still on"),
        pytest.param(whole_day("8. februar 2027", status="avlyst"), True, id="cancelled, 30 days after its date"),
        pytest.param(whole_day("7. februar 2027", status="avlyst"), False, id="cancelled, 31 days after its date"),
        pytest.param(whole_day("20. juni 2027", status="avlyst"), True, id="cancelled, to come"),
        pytest.param(whole_day("1. februar 2027", status="utsatt"), True, id="postponed, its first date past"),
    ],
)
def test_past_events_stay_a_year_and_cancelled_ones_thirty_days(one_event, fields, stays):
    entry, context = one_event(serie="Frokost", emner="mat", **fields)
    found = {address: len(titles(data)) for address, data in calendar_files(context).items()}
    kept = int(stays)
    own = event_calendar_url_path(entry)
    assert found == {ALL: kept, own: 1, "/emner/mat/kalender.ics": kept, SERIES: kept}


@pytest.mark.parametrize(
    ("now", "stays"),
    [
        pytest.param(datetime(2029, 2, 28, 22, 59, tzinfo=UTC), True, id="a year later there is no such day"),
        pytest.param(
            datetime(2029, 3, 1, 22, 59, tzinfo=UTC), True, id="so the day after counts, to its midnight here"
        ),
        pytest.param(datetime(2029, 3, 1, 23, tzinfo=UTC), False, id="and not longer"),
    ],
)
def test_a_year_after_a_leap_day(one_event, now, stays):
    _, context = one_event(**whole_day("29. februar 2028"), settings={"now": now})
    assert len(titles(calendar_files(context)[ALL])) == int(stays)


def test_time_changes_nothing_but_which_events_there_are(one_event):
    fields = {
        "påmelding": "https://example.org/meld",
        "påmelding_åpner": "11. mars 2027",
        "påmeldingsfrist": "15. mars 2027",
        "status": "fulltegnet",
    }
    moments = [NOW + timedelta(days=days) for days in (0, 2, 7, 10, 100, 370)]
    own = [only(one_event, **fields, settings={"now": now}) for now in moments]
    assert own == own[:1] * len(moments)


# Versions


def test_versions_come_from_the_history_where_there_is_one(one_event):
    entry, context = one_event(oppdatert="5. mars 2027 kl. 12.00")
    own = event_calendar_url_path(entry)
    unknown = calendar_files(context)[own]
    assert said(unknown, "SEQUENCE") == ["0"]
    assert said(unknown, "DTSTAMP") == said(unknown, "LAST-MODIFIED") == ["20270305T110000Z"]
    changed = datetime(2027, 3, 9, 9, tzinfo=UTC)
    context.revisions[PurePosixPath("events/mote.md")] = Revision(sequence=3, rescheduled=changed)
    known = calendar_files(context)[own]
    assert said(known, "SEQUENCE") == ["3"]
    assert said(known, "DTSTAMP") == said(known, "LAST-MODIFIED") == ["20270309T090000Z"]
    assert said(known, "CREATED") == ["20270228T230000Z"]
    assert said(known, "UID") == said(unknown, "UID")


def test_a_calendar_is_as_new_as_the_event_last_changed_though_it_has_left(publication):
    publication.event("gammel", **whole_day("1. februar 2026", oppdatert="9. mars 2027 kl. 12.00"))
    publication.event("ny", oppdatert="1. mars 2027 kl. 12.00")
    head = lines(calendar_files(publication.context())[ALL].partition(b"BEGIN:VTIMEZONE")[0])
    assert [line for line in head if line.startswith("LAST")] == ["LAST-MODIFIED:20270309T110000Z"]


def test_an_event_keeps_its_identity_under_a_new_name_time_and_site(publication):
    publication.event("gammel")
    (old,) = said(calendar_files(publication.context())[ALL], "UID")
    (publication.root / "events" / "gammel.md").unlink()
    publication.event("ny", første_adresse="/arrangementer/gammel/", starter="22. mars 2027 kl. 10.00")
    moved = calendar_files(publication.context(address="https://example.com"))[ALL]
    assert said(moved, "UID") == [old]
    assert said(moved, "DTSTART") == ["20270322T100000"]


# Status


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, ("En tittel", "CONFIRMED", "OPAQUE"), id="as planned"),
        pytest.param({"status": "avlyst"}, ("AVLYST: En tittel", "CANCELLED", "TRANSPARENT"), id="cancelled"),
        pytest.param({"status": "utsatt"}, ("UTSATT: En tittel", "TENTATIVE", "TRANSPARENT"), id="postponed"),
        pytest.param({"status": "fulltegnet", "påmelding": "Ring."}, ("En tittel", "CONFIRMED", "OPAQUE"), id="full"),
        pytest.param({"flyttet-fra": "3. mars 2027"}, ("En tittel", "CONFIRMED", "OPAQUE"), id="moved"),
        pytest.param(
            {"starter": "20. mars 2027", "slutter": "21. mars 2027"},
            ("En tittel", "CONFIRMED", "TRANSPARENT"),
            id="whole days, in which one is not busy all the time",
        ),
        pytest.param(
            {"status": "utsatt", "språk": "nn"}, ("UTSETT: En tittel", "TENTATIVE", "TRANSPARENT"), id="nynorsk"
        ),
    ],
)
def test_the_status_is_told_in_every_way_programs_show_it(one_event, fields, expected):
    data = only(one_event, **fields)
    assert (*said(data, "SUMMARY"), *said(data, "STATUS"), *said(data, "TRANSP")) == expected


# Text


def description(one_event, body="Tekst.", **fields):
    (event,) = by_icalendar(only(one_event, body, **fields))["events"]
    return event["description"]


PAGE = "https://example.org/test/arrangementer/mote/"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({}, "Ingressen.", id="the summary"),
        pytest.param({"status": "avlyst"}, "Arrangementet er dessverre avlyst.\n\nIngressen.", id="cancelled"),
        pytest.param(
            {"status": "fulltegnet", "påmelding": "https://example.org/meld"},
            "Fullt. Alle plassene er tatt.\n\nIngressen.",
            id="full, so that nobody is asked to sign up",
        ),
        pytest.param(
            {"flyttet-fra": "3. mars 2027 kl. 09.00"},
            "Flyttet fra onsdag 3. mars 2027 kl. 09.00.\n\nIngressen.",
            id="moved",
        ),
        pytest.param(
            {"flyttet-fra": "3. mars 2027", "språk": "nn"},
            "Flytta frå onsdag 3. mars 2027.\n\nIngressen.",
            id="moved from a whole day, in nynorsk",
        ),
        pytest.param(
            {"flyttet-fra": "3. mars 2027", "status": "avlyst"},
            "Arrangementet er dessverre avlyst.\n\nIngressen.",
            id="moved, then cancelled: nobody comes on the new day",
        ),
        pytest.param(
            {"påmelding": "https://example.org/meld", "påmeldingsfrist": "15. mars 2027"},
            "Ingressen.\n\nPåmelding: https://example.org/meld\nPåmeldingsfrist: 15. mars 2027",
            id="registration by address, to the end of a day",
        ),
        pytest.param(
            {
                "påmelding": "Ring oss.",
                "påmelding-åpner": "11. mars 2027 kl. 09.00",
                "påmeldingsfrist": "15. mars 2027 kl. 12.00",
            },
            "Ingressen.\n\nPåmelding: Ring oss.\nPåmeldingen åpner: torsdag 11. mars 2027 kl. 09.00\n"
            "Påmeldingsfrist: mandag 15. mars 2027 kl. 12.00",
            id="registration in words",
        ),
        pytest.param(
            {"påmelding": "kari@example.org"}, "Ingressen.\n\nPåmelding: se nettsiden", id="registration by e-mail"
        ),
        pytest.param(
            {"digitalt": "Lenken sendes påmeldte."},
            "Ingressen.\n\nDigitalt: Lenken sendes påmeldte.",
            id="on the net, in words",
        ),
    ],
)
def test_the_description_says_what_will_still_be_true_when_it_is_read(one_event, fields, told):
    assert description(one_event, **fields) == f"{told}\n\n{PAGE}"


def test_the_programme_stands_as_plain_lines(one_event):
    programme = """
        ## Program

        09.00–09.45 **Åpning**
        v/ Kari Nordmann, Testbyen kommune

        Vi ønsker *velkommen*.

        ca. 09.45–11.00 Parallelle økter
        Spor 1 – Teknologi hjemme
        v/ Ola Nordmann
        Spor 2 – Åpne data
        Rom: Lillesalen

        11.00 Lunsj
    """
    body = "\n".join(line.strip() for line in programme.splitlines())
    fields = {"starter": "20. mars 2027 kl. 09.00", "slutter": "12.00", "ingress": ""}
    assert description(one_event, body, **fields).split("\n") == [
        "Program",
        "09.00–09.45 Åpning – Kari Nordmann, Testbyen kommune",
        "ca. 09.45–11.00 Parallelle økter",
        "  Spor 1: Teknologi hjemme – Ola Nordmann",
        "  Spor 2: Åpne data (Lillesalen)",
        "11.00 Lunsj",
        "",
        PAGE,
    ]


def test_each_day_of_the_programme_is_headed(one_event):
    body = "## Program\n\n### Lørdag\n\n09.00 Åpning\n\n### Søndag\n\n10.00 Slutt\n"
    fields = {"starter": "20. mars 2027 kl. 09.00", "slutter": "21. mars 2027 kl. 12.00", "ingress": ""}
    assert description(one_event, body, **fields) == (
        f"Program\n\nLørdag\n09.00 Åpning\n\nSøndag\n10.00 Slutt\n\n{PAGE}"
    )


MEETING = "https://video.example/hemmelig?pwd=1"


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        pytest.param({"digitalt": MEETING}, "", id="where it is on the net"),
        pytest.param({"digitalt": f"Bruk {MEETING} med kode 123."}, "", id="in words about it"),
        pytest.param({"ingress": f"Bli med på {MEETING}."}, "", id="in the summary"),
        pytest.param({"sted": f"På nettet, {MEETING}"}, "", id="as the place"),
        pytest.param({"digitalt": MEETING, "påmelding": MEETING}, "", id="as the registration"),
        pytest.param(
            {"digitalt": f"Zoom, {MEETING}", "påmelding": MEETING.partition("?")[0]},
            "",
            id="as the registration, in part",
        ),
        pytest.param({"påmelding": f"Rett inn på {MEETING}"}, "", id="in words about the registration"),
        pytest.param({"sted": "Huset"}, f"## Program\n\n10.00 Åpning {MEETING}\n", id="in the programme"),
        pytest.param({"sted": "Huset"}, f"## Program\n\n10.00 Åpning\nv/ Kari, {MEETING}\n", id="after a name in it"),
        pytest.param({"sted": "Huset"}, f"## Program\n\n10.00 [Åpning]({MEETING})\n", id="as a link in it"),
    ],
)
def test_no_link_to_a_meeting_is_in_a_calendar(one_event, fields, body):
    data = only(one_event, body, **{"sted": "", **fields})
    assert "hemmelig" not in "\n".join(lines(data))
    assert "CONFERENCE" not in data.decode()


def test_of_the_contact_only_the_address_of_e_mail_is_told(one_event):
    contact = '{navn: Kari Nordmann, e-post: post@example.org, telefon: "99887766"}'
    data = only(one_event, kontakt=contact)
    assert said(data, "CONTACT") == ["post@example.org"]
    assert [word for word in ("Kari", "Nordmann", "9988", "99 88") if word in "\n".join(lines(data))] == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        pytest.param({"sted": "Huset, Testbyen"}, ["Huset\\, Testbyen"], id="in words"),
        pytest.param(
            {"sted": "{navn: Huset, rom: Salen, adresse: Gata 1, postnummer: 3040, poststed: Testbyen}"},
            ["Huset\\, Salen\\, Gata 1\\, 3040 Testbyen"],
            id="in parts",
        ),
        pytest.param({"sted": "", "digitalt": MEETING}, ["Digitalt"], id="on the net"),
        pytest.param({"sted": "", "digitalt": "Lenke kommer.", "språk": "en"}, ["Online"], id="on the net, in English"),
        pytest.param({"sted": "Huset", "digitalt": MEETING}, ["Huset"], id="both"),
        pytest.param({"sted": ""}, [], id="nowhere"),
    ],
)
def test_the_place_is_one_line(one_event, fields, place):
    assert said(only(one_event, **fields), "LOCATION") == place


def test_text_has_ordinary_spaces(one_event):
    data = only(one_event, tittel="Kl.\u00a09", sted="10\u00a0B", ingress="5\u00a0kg", emner="uke\u00a03")
    assert "\u00a0" not in "\n".join(lines(data))


def test_what_a_clumsy_editor_writes_in_a_title_is_read_whole(one_event):
    title = "👩🏽‍⚕️ Møte; «mat», C:\\Norge: שלום " + "lang " * 60
    (event,) = by_icalendar(only(one_event, tittel=f"'{title}'"))["events"]
    assert event["summary"] == title.strip()


def test_five_hundred_events_on_one_day(publication):
    for number in range(500):
        publication.event(f"m{number}", tittel=f"Møte {number}")
    events = by_icalendar(calendar_files(publication.context())[ALL])["events"]
    assert sorted(event["summary"] for event in events) == sorted(f"Møte {number}" for number in range(500))
    assert len({event["uid"] for event in events}) == 500
