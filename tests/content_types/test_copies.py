"""An event's file written anew for another day."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.event import read_event
from content_types.new_files import Copy, copy_event, remarks
from content_types.url_paths import read_file_name
from manuscript.read import read

from .texts import read_text

EVENTS = Path(__file__).parents[1] / "site" / "content" / "events"
TODAY = date(2027, 3, 10)

WRITTEN = """---
# Vårens første
tittel: "Frokostmøte: Mat"
ingress:   Vi spiser.
publisert: 20. januar 2027
oppdatert: 9. mars 2027
slug: frokost-om-mat
status: avlyst
starter: fredag 12. mars 2027 kl. 08.00
slutter: 09.00
sted:
  navn: Eksempelhuset   # ikke

# om påmelding
påmelding: post@eksempelhuset.example
påmeldingsfrist: 11. mars 2027 kl. 12.00
serie: Frokostmøte
emner:
- mat
- søvn
dokumenter:
  - meny.pdf
rettelser:
  - dato: 1. mars 2027
    tekst: Stedet er rettet.

gamle-adresser:
  - /arrangementer/mat/
---

Velkommen.  
"""
COPIED = """---
# Vårens første
tittel: "Frokostmøte: Mat"
ingress:   Vi spiser.
publisert: 10. mars 2027
starter: fredag 9. april 2027 kl. 08.00
slutter: 09.00
sted:
  navn: Eksempelhuset

# om påmelding
påmelding: post@eksempelhuset.example
påmeldingsfrist:
serie: Frokostmøte
emner:
- mat
- søvn

status: utkast
---

Velkommen.  
"""
WRITTEN = WRITTEN.replace("   # ikke", "")


def event_file(*fields, body="", starts="12. mars 2027 kl. 08.00", ends="09.00"):
    lines = ["tittel: Møte", "ingress: I", "publisert: 1. januar 2027", f"starter: {starts}", f"slutter: {ends}"]
    return "\n".join(["---", *lines, "sted: Testbyen", *fields, "---", "", body, ""])


def copied(text, day="9. april 2027", *, title="", taken=()):
    data = text if isinstance(text, bytes) else text.encode()
    source = PurePosixPath("events/et-mote.md")
    return copy_event(data, file="mote.md", source=source, today=TODAY, taken=taken, title=title, date=day)


def value(copy, key):
    """Return what stands after *key* in the copy."""
    return next(line.partition(":")[2].strip() for line in copy.text.splitlines() if line.startswith(f"{key}:"))


def test_the_lines_stand_as_the_editor_wrote_them_but_those_that_must_be_new():
    copy = copied(WRITTEN)
    assert copy == Copy(
        name="2027-04-09-frokostmote-mat.md",
        text=COPIED,
        left_out=("oppdatert", "slug", "status", "dokumenter", "rettelser", "gamle-adresser"),
        blank=("påmeldingsfrist",),
        moved=(),
        dated=(),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "day", "new_start", "new_end"),
    [
        pytest.param(
            "12. mars 2027 kl. 08.00", "09.00", "9. april 2027", "9. april 2027 kl. 08.00", "09.00", id="one day"
        ),
        pytest.param(
            "2027-03-12 08:00", "kl. 9", "9. april 2027", "2027-04-09 08:00", "kl. 9", id="as a machine writes"
        ),
        pytest.param("12.3.2027 08:00", "09.00", "9.4.2027", "9. april 2027 kl. 08.00", "09.00", id="in numbers"),
        pytest.param(
            "12. mars 2027", "12. mars 2027", "9. april 2027", "9. april 2027", "9. april 2027", id="a whole day"
        ),
        pytest.param(
            "30. desember 2027", "2. januar 2028", "30. april 2027", "30. april 2027", "3. mai 2027", id="whole days"
        ),
        pytest.param(
            "Fredag 26. mars 2027 kl. 18.00",
            "søndag 28. mars 2027 kl. 12.00",
            "9. april 2027",
            "Fredag 9. april 2027 kl. 18.00",
            "søndag 11. april 2027 kl. 12.00",
            id="out of the night that is an hour short",
        ),
        pytest.param(
            "29. oktober 2027 kl. 18.00",
            "30. oktober 2027 kl. 12.00",
            "30. oktober 2027",
            "30. oktober 2027 kl. 18.00",
            "31. oktober 2027 kl. 12.00",
            id="into the night that is an hour long",
        ),
        pytest.param(
            "12. mars 2027 kl. 19.00", "24.00", "9. april 2027", "9. april 2027 kl. 19.00", "24.00", id="24.00"
        ),
        pytest.param(
            "12. mars 2027 kl. 19.00",
            "13. mars 2027 kl. 24.00",
            "9. april 2027",
            "9. april 2027 kl. 19.00",
            "10. april 2027 kl. 24.00",
            id="24.00 of another day",
        ),
        pytest.param(
            "12. mars 2027 kl. 08.00",
            "09.30",
            "9. april 2027 kl. 10",
            "9. april 2027 kl. 10.00",
            "11.30",
            id="a new time",
        ),
        pytest.param(
            "12. mars 2027 kl. 19.00",
            "23.00",
            "9. april 2027 kl. 22",
            "9. april 2027 kl. 22.00",
            "10. april 2027 kl. 02.00",
            id="a new time, past midnight",
        ),
        pytest.param(
            "12. mars 2027 kl. 19.00",
            "23.00",
            "9. april 2027 kl. 20",
            "9. april 2027 kl. 20.00",
            "24.00",
            id="to midnight",
        ),
        pytest.param(
            "2027-10-31T02:30+02:00",
            "04.00",
            "7. november 2027",
            "2027-11-07 02:30",
            "04.00",
            id="from an hour that came twice",
        ),
        pytest.param("12. mars 2027 kl. 19.00", "", "9. april 2027", "9. april 2027 kl. 19.00", "", id="no end"),
        pytest.param("12. mars 2027 kl. 19.00", "21.00", "", "", "21.00", id="no day, an end on the clock"),
        pytest.param("12. mars 2027", "13. mars 2027", "", "", "", id="no day, an end with a day"),
    ],
)
def test_it_lasts_as_long_on_the_clock_from_its_new_start(starts, ends, day, new_start, new_end):
    copy = copied(event_file(starts=starts, ends=ends), day)
    assert (value(copy, "starter"), value(copy, "slutter")) == (new_start, new_end)


@pytest.mark.parametrize(
    ("starts", "day", "said"),
    [
        pytest.param(
            "12. mars 2027", "9. april 2027 kl. 10", "«Møte» varer hele dager.", id="a clock time and whole days"
        ),
        pytest.param("12. mars 2027 kl. 08.00", "31. april 2027", "«31. april 2027» finnes ikke", id="no such day"),
        pytest.param("12. mars 2027 kl. 02.30", "28. mars 2027", "Klokken 02.30 finnes ikke 28.3.2027", id="skipped"),
        pytest.param("12. mars 2027 kl. 02.30", "31. oktober 2027", "Klokken 02.30 kommer to ganger", id="repeated"),
    ],
)
def test_a_time_that_cannot_be_is_told_and_no_file_is_made(starts, day, said):
    ends = "12. mars 2027" if starts.endswith("2027") else "09.00"
    with pytest.raises(ValueError, match=said):
        copied(event_file(starts=starts, ends=ends), day)


def test_an_announced_day_is_never_after_the_event():
    assert value(copied(event_file(), "1. februar 2027"), "publisert") == "1. februar 2027"


@pytest.mark.parametrize(
    ("title", "taken", "written", "name"),
    [
        pytest.param("", (), "Møte", "2027-04-09-mote.md", id="its own"),
        pytest.param("", ("2027-03-12-mote.md",), "Møte", "2027-04-09-mote-april-2027.md", id="its own, taken"),
        pytest.param("Ny: a # b", (), '"Ny: a # b"', "2027-04-09-ny-a-b.md", id="one given"),
        pytest.param("  ", (), "Møte", "2027-04-09-mote.md", id="none, in spaces"),
    ],
)
def test_a_title_that_is_given_wins(title, taken, written, name):
    copy = copied(event_file(), title=title, taken=taken)
    assert (value(copy, "tittel"), copy.name) == (written, name)


def test_fields_in_english_and_in_other_case_are_known():
    text = "---\ntitle: A\nSummary: I\ndate: 1. mars 2027\nSTART: 12. mars 2027\nend: 12. mars 2027\nlocation: S\nstatus: full\nregistration: Ring.\n---\n"
    copy = copied(text)
    assert copy.text == (
        "---\ntitle: A\nSummary: I\ndate: 10. mars 2027\nSTART: 9. april 2027\nend: 9. april 2027\nlocation: S\n"
        "registration: Ring.\nstatus: utkast\n---\n"
    )


def test_line_ends_and_letters_are_kept():
    data = b"\xef\xbb\xbf" + event_file("status: utkast").replace("\n", "\r\n").encode()
    assert copied(data).text == (
        event_file("status: utkast")
        .replace("1. januar 2027", "10. mars 2027")
        .replace("12. mars 2027", "9. april 2027")
        .replace("\n", "\r\n")
    )


def test_a_value_of_several_lines_goes_with_its_field():
    text = event_file("status: >\n  avlyst", "ingress-to:", "pris: |", "  Gratis", "  # ja").replace(
        "ingress-to:\n", ""
    )
    assert copied(text).text.endswith("sted: Testbyen\npris: |\n  Gratis\n  # ja\nstatus: utkast\n---\n\n\n")


@pytest.mark.parametrize(
    ("heading", "moved"),
    [
        pytest.param("### Tirsdag 9. mars", "### Fredag 9. april", id="weekday and date"),
        pytest.param("### onsdag 10. mars 2027:", "### lørdag 10. april 2027:", id="with the year"),
        pytest.param("**Torsdag 11. mars**", "**Søndag 11. april**", id="in bold"),
        pytest.param("### 10. mars", "### 10. april", id="a date alone"),
        pytest.param("### TYSDAG", "### FREDAG", id="a weekday alone, in capitals and nynorsk"),
        pytest.param("### Tirsdag, den 9. mars", "### Fredag, den 9. april", id="as in a letter"),
        pytest.param("### Mandag 9. mars", None, id="a wrong weekday"),
        pytest.param("### 15. mars", None, id="another day than the event's"),
        pytest.param("### 9. mars 2026", None, id="another year"),
        pytest.param("### Tirsdag 9. mars – Vi øver", None, id="more than the day"),
        pytest.param("### Tirsdag 9. og onsdag 10. mars", None, id="two days"),
    ],
)
def test_a_heading_goes_along_when_it_is_a_day_of_the_event_and_nothing_else(heading, moved):
    body = f"## Program\n\n{heading}\n\n09.00–10.00 Vi øver"
    text = event_file(body=body, starts="9. mars 2027 kl. 09.00", ends="11. mars 2027 kl. 15.00")
    copy = copied(text, "9. april 2027")
    line = next(number for number, line in enumerate(copy.text.splitlines(), start=1) if line == (moved or heading))
    assert (copy.moved, copy.dated) == (((line,), ()) if moved else ((), (line,)))


def test_a_heading_outside_the_programme_stays_and_is_told_of():
    text = event_file(body="### Fredag 12. mars\n\nSlik var det.")
    copy = copied(text)
    assert (copy.moved, copy.dated) == ((), (11,))
    assert remarks(copy) == ["Se over datoene på linje 11. De står som i filen du kopierte."]


def test_a_weekday_that_comes_twice_in_the_event_stays():
    body = "## Program\n\n### Fredag\n\n09.00–10.00 Vi øver"
    copy = copied(event_file(body=body, starts="5. mars 2027 kl. 09.00", ends="12. mars 2027 kl. 15.00"))
    assert "### Fredag" in copy.text.splitlines()
    assert copy.moved == ()


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        pytest.param("Vi sees fredag.", True, id="a weekday"),
        pytest.param("Frist 3. mars.", True, id="a day in a month"),
        pytest.param("Frist 3. des.", True, id="a month cut short"),
        pytest.param("Frist 03.03.2027.", True, id="numbers"),
        pytest.param("Frist 3/3.", True, id="with a slash"),
        pytest.param("Våren 2027 blir fin.", True, id="a year"),
        pytest.param("Fredagskaffe fra 08.30 til 10.00.", False, id="a word that begins so, clock times"),
        pytest.param("Marsipan til 40 personer.", False, id="a word that begins as a month"),
    ],
)
def test_what_may_be_a_date_is_told_of(line, is_told):
    assert bool(copied(event_file(body=line)).dated) == is_told


def test_the_editor_is_told_what_to_look_at():
    copy = Copy(
        name="a.md", text="", left_out=("slug", "status"), blank=("påmeldingsfrist",), moved=(20,), dated=(3, 30, 31)
    )
    assert remarks(copy) == [
        "Ikke tatt med: slug, status.",
        "Står tomt: påmeldingsfrist.",
        "Dagene i programmet er flyttet til den nye datoen, på linje 20.",
        "Se over datoene på linje 3, 30 og 31. De står som i filen du kopierte.",
    ]


def test_fields_on_one_line_are_told_of():
    text = "---\n{tittel: A, ingress: I, publisert: 1. mars 2027, starter: 12. mars 2027, slutter: 12. mars 2027, sted: S}\n---\n"
    with pytest.raises(ValueError, match="på samme linje"):
        copied(text)


def errors_in(copy):
    event, problems = read_text(f"events/{copy.name}", copy.text)
    return event, [problem.rule for problem in problems if problem.is_error]


@pytest.mark.parametrize("path", sorted(EVENTS.glob("*.md")), ids=lambda path: path.stem)
@given(day=st.dates(date(2025, 1, 1), date(2060, 12, 31)))
@settings(max_examples=10)
def test_any_event_can_be_copied_to_any_day(path, day):
    original, _ = read_event(read(path.read_bytes(), file="x", source=PurePosixPath(f"events/{path.name}"))[0])
    taken = [other.name for other in EVENTS.glob("*.md")]
    source = PurePosixPath(f"events/{path.name}")
    copy = copy_event(path.read_bytes(), file="x", source=source, today=TODAY, taken=taken, date=day.isoformat())
    event, errors = errors_in(copy)
    assert (errors, event.status) == ([], "utkast")
    assert event.span.first_day == day
    assert event.span.starts.timetz().replace(tzinfo=None) == original.span.starts.timetz().replace(tzinfo=None)
    assert (event.span.ends is None) == (original.span.ends is None)
    if event.span.ends:
        wall = [
            moment.replace(tzinfo=None) for span in (event.span, original.span) for moment in (span.starts, span.ends)
        ]
        assert wall[1] - wall[0] == wall[3] - wall[2]
    assert read_file_name(PurePosixPath(copy.name)).slug not in {
        read_file_name(PurePosixPath(name)).slug for name in taken
    }
    assert {"slug", "gamle-adresser", "opptak", "rettelser"}.isdisjoint(event.positions)


KEPT = st.sampled_from(
    [
        "# en kommentar",
        "pris: Gratis",
        "emner:\n- a\n# b\n- c",
        "sted2: |\n",
        "",
        "plasser: '40'",
        "type: >\n  Et\n  møte",
    ]
)


@given(
    st.lists(KEPT.filter(lambda field: not field.startswith("sted2")), max_size=6, unique=True),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=150)
def test_whatever_stands_between_the_fields_is_kept(fields, ending):
    text = event_file(*fields).replace("\n", ending)
    expected = (
        event_file(*fields, "status: utkast")
        .replace("1. januar 2027", "10. mars 2027")
        .replace("12. mars 2027", "9. april 2027")
    )
    assert copied(text).text == expected.replace("\n", ending)
