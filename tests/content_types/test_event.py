"""What a well-written event is read as."""

from datetime import datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import pytest

from content_types.model import Contact, Event, Language, Organizer, Registration, Span, Status, Venue
from manuscript.model import Line

from .texts import read_fields, read_text

OSLO = ZoneInfo("Europe/Oslo")


def oslo(*parts):
    return datetime(*parts, tzinfo=OSLO)


def event(fields, source="events/mote.md"):
    found, problems = read_fields(source, fields)
    assert problems == []
    return found


def test_the_day_an_event_was_made_known_may_be_left_out():
    assert event("publisert:").published is None


def test_an_event_is_read_with_all_its_fields():
    fields = """flyttet-fra: 9. mars 2027
sted:
  navn: Testhuset
  adresse: Testveien 1
  postnummer: 0010
  poststed: Testbyen
  rom: Sal A
  adkomst: Inngang fra gården
  kart: https://www.example.no/kart
tilgjengelighet: Trinnfritt
digitalt: https://www.example.no/strom
påmelding: https://www.example.no/skjema
påmelding-åpner: 1. mars 2027
påmeldingsfrist: 19. mars 2027
plasser: ca. 40
pris: Gratis
type: Seminar
målgruppe: Ansatte
serie: Frokostmøte
arrangører:
  - HelseHub
  - navn: Testbyen kommune
    lenke: http://www.example.no
kontakt: Spør i resepsjonen
opptak: https://www.example.no/opptak
status: fulltegnet"""
    assert event(fields, "events/2027-03-09-mote.md") == Event(
        file="content/events/2027-03-09-mote.md",
        source=PurePosixPath("events/2027-03-09-mote.md"),
        slug="mote",
        title="A",
        summary="I",
        language=Language.BOKMAL,
        status=Status.FULL,
        published=oslo(2023, 1, 1),
        modified=None,
        body=(Line(number=34, text="Tekst."),),
        span=Span(starts=oslo(2027, 3, 23, 11, 30), ends=oslo(2027, 3, 23, 16), whole_days=False),
        moved_from=Span(starts=oslo(2027, 3, 9), ends=None, whole_days=True),
        venue=Venue(
            name="Testhuset",
            address="Testveien 1",
            postal_code="0010",
            town="Testbyen",
            room="Sal A",
            directions="Inngang fra gården",
            map_url="https://www.example.no/kart",
        ),
        accessibility="Trinnfritt",
        online_url="https://www.example.no/strom",
        registration=Registration(
            url="https://www.example.no/skjema",
            opens=oslo(2027, 3, 1),
            deadline=oslo(2027, 3, 20),
            deadline_is_day=True,
        ),
        capacity="ca. 40",
        price="Gratis",
        type="Seminar",
        audience="Ansatte",
        series="Frokostmøte",
        organizers=(Organizer(name="HelseHub"), Organizer(name="Testbyen kommune", url="http://www.example.no")),
        contact=Contact(text="Spør i resepsjonen"),
        recording="https://www.example.no/opptak",
    )


@pytest.mark.parametrize(
    ("fields", "span"),
    [
        pytest.param(
            "slutter: kl. 16",
            Span(starts=oslo(2027, 3, 23, 11, 30), ends=oslo(2027, 3, 23, 16), whole_days=False),
            id="a clock time alone is the same day",
        ),
        pytest.param(
            "slutter: 24.00",
            Span(starts=oslo(2027, 3, 23, 11, 30), ends=oslo(2027, 3, 24), whole_days=False),
            id="24.00 is the midnight after",
        ),
        pytest.param(
            "slutter: 24. mars 2027 kl. 02.00",
            Span(starts=oslo(2027, 3, 23, 11, 30), ends=oslo(2027, 3, 24, 2), whole_days=False),
            id="past midnight",
        ),
        pytest.param(
            "starter: 23. mars 2027\nslutter: 24. mars 2027",
            Span(starts=oslo(2027, 3, 23), ends=oslo(2027, 3, 25), whole_days=True),
            id="whole days end with the midnight after the last",
        ),
        pytest.param(
            "starter: 27. mars 2027\nslutter: 28. mars 2027",
            Span(starts=oslo(2027, 3, 27), ends=oslo(2027, 3, 29), whole_days=True),
            id="a day of 23 hours",
        ),
        pytest.param(
            "starter: 2027-10-31T02:30+02:00\nslutter: 2027-10-31T02:30+01:00",
            Span(
                starts=datetime(2027, 10, 31, 2, 30, tzinfo=OSLO),
                ends=datetime(2027, 10, 31, 2, 30, tzinfo=OSLO, fold=1),
                whole_days=False,
            ),
            id="an hour between two equal clock times",
        ),
        pytest.param(
            "starter: 2027-03-23T10:30Z",
            Span(starts=oslo(2027, 3, 23, 11, 30), ends=oslo(2027, 3, 23, 16), whole_days=False),
            id="an instant in another zone",
        ),
    ],
)
def test_the_span_is_what_the_fields_say(fields, span):
    found = event(fields).span
    assert found == span
    assert found.ends.timestamp() == span.ends.timestamp() > found.starts.timestamp()


@pytest.mark.parametrize(
    ("written", "registration"),
    [
        pytest.param("post@example.no", Registration(email="post@example.no"), id="e-mail"),
        pytest.param("mailto:post@example.no", Registration(email="post@example.no"), id="e-mail as an address"),
        pytest.param("Ring oss på 22 22 55 55", Registration(text="Ring oss på 22 22 55 55"), id="words"),
        pytest.param("Ikke nødvendig", Registration(text="Ikke nødvendig"), id="words alone"),
        pytest.param(
            "https://www.example.no/skjema?a=1&b=2#c",
            Registration(url="https://www.example.no/skjema?a=1&b=2#c"),
            id="an address with all its parts",
        ),
        pytest.param(
            "https://blåbær.example.no/ø", Registration(url="https://blåbær.example.no/ø"), id="letters of ours"
        ),
    ],
)
def test_registration_is_an_address_an_e_mail_or_words(written, registration):
    assert event(f"påmelding: {written}").registration == registration


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param("23. mars 2027", oslo(2027, 3, 24), id="the day itself, to its end"),
        pytest.param("23. mars 2027 kl. 16.00", oslo(2027, 3, 23, 16), id="as late as the end"),
        pytest.param("22. mars 2027 kl. 24.00", oslo(2027, 3, 23), id="24.00"),
    ],
)
def test_a_deadline_may_be_as_late_as_the_end(deadline, expected):
    assert event(f"påmelding: Ring\npåmeldingsfrist: {deadline}").registration.deadline == expected


def test_an_event_that_ends_at_midnight_ends_that_day():
    found = event("slutter: 24.00\npåmelding: Ring\npåmeldingsfrist: 23. mars 2027")
    assert found.registration.deadline == oslo(2027, 3, 24)


@pytest.mark.parametrize(
    ("field", "venue"),
    [
        pytest.param("sted: Testhuset, Testbyen", Venue(text="Testhuset, Testbyen"), id="words"),
        pytest.param(
            "location:\n  name: Testhuset\n  city: Testbyen", Venue(name="Testhuset", town="Testbyen"), id="English"
        ),
    ],
)
def test_a_venue_is_words_or_parts(field, venue):
    text = f"---\ntittel: A\ningress: I\nstarter: 23. mars 2027\nslutter: 23. mars 2027\n{field}\n---\nTekst.\n"
    found, problems = read_text("events/x.md", text)
    assert (found.venue, problems) == (venue, [])


def test_a_removed_event_is_asked_for_nothing_more():
    text = "---\ntittel: A\npublisert: 1. februar 2027\nstarter: 23. mars 2027\nstatus: fjernet\n---\n"
    found, problems = read_text("events/x.md", text)
    assert (found.status, problems) == (Status.GONE, [])
