"""New files to fill in."""

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content_types.new_files import new_article, new_event
from manuscript.quoting import as_value
from manuscript.read import read

from .texts import read_text

TODAY = date(2027, 3, 12)


def test_a_new_article_is_a_file_to_fill_in():
    assert new_article("Blåbær på Ål", today=TODAY, taken=()) == (
        "2027-03-12-blabaer-pa-al.md",
        "---\ntittel: Blåbær på Ål\ningress:\npublisert: 12. mars 2027\nforfatter:\nemner:\nstatus: utkast\n---\n\n",
    )


def test_a_new_event_is_a_file_to_fill_in():
    assert new_event("Frokostmøte", today=TODAY, date="8. april 2027", taken=()) == (
        "2027-04-08-frokostmote.md",
        "---\ntittel: Frokostmøte\ningress:\npublisert: 12. mars 2027\nstarter: 8. april 2027\nslutter:\nsted:\npåmelding:\nemner:\nstatus: utkast\n---\n\n",
    )


def test_a_new_event_takes_its_day_as_an_editor_writes_it():
    assert new_event("Møte", today=TODAY, date="torsdag 8. april 2027", taken=())[0] == "2027-04-08-mote.md"


@pytest.mark.parametrize(
    ("written", "starter"),
    [
        pytest.param("8. april 2027 kl. 11.30", "starter: 8. april 2027 kl. 11.30", id="clock time"),
        pytest.param("2027-04-08T09:00", "starter: 8. april 2027 kl. 09.00", id="as a machine writes it"),
        pytest.param("2027-04-08T09:30Z", "starter: 8. april 2027 kl. 11.30", id="another offset"),
        pytest.param(
            "8. april 2027 kl. 24.00", "starter: 8. april 2027 kl. 24.00", id="midnight at the end of the day"
        ),
        pytest.param(" ", "starter:", id="nothing"),
    ],
)
def test_a_new_event_keeps_the_clock_time_it_is_given(written, starter):
    assert new_event("Møte", today=TODAY, date=written, taken=())[1].split("\n")[4] == starter


@pytest.mark.parametrize(
    ("make", "title", "name"),
    [
        pytest.param(new_event, "Arkiv", "arkiv-mars-2027.md", id="the archive of events"),
        pytest.param(new_event, "Side", "side-mars-2027.md", id="further pages of the events"),
        pytest.param(new_article, "Side", "2027-03-12-side-mars-2027.md", id="further pages of the articles"),
        pytest.param(new_article, "Arkiv", "2027-03-12-arkiv.md", id="articles have no archive"),
    ],
)
def test_an_address_the_site_itself_uses_is_avoided(make, title, name):
    assert make(title, today=TODAY, taken=())[0] == name


def test_a_new_event_has_the_end_and_the_place_it_is_given():
    given = {"date": "12. mars 2027 kl. 8", "ends": "9.30", "venue": "Eksempelhuset: 2. etasje"}
    name, text = new_event("Møte", today=TODAY, taken=(), **given)
    assert text.split("\n")[4:7] == [
        "starter: 12. mars 2027 kl. 08.00",
        "slutter: 9.30",
        'sted: "Eksempelhuset: 2. etasje"',
    ]
    assert read_text(f"events/{name}", text)[0].venue.text == "Eksempelhuset: 2. etasje"


def test_a_new_event_without_a_day_leaves_it_blank():
    name, text = new_event("Møte", today=TODAY, taken=())
    assert (name, text.split("\n")[4]) == ("mote.md", "starter:")


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        pytest.param({"2026-04-08-annet.md"}, "2027-04-08-frokostmote.md", id="free"),
        pytest.param({"2026-04-08-frokostmote.md"}, "2027-04-08-frokostmote-april-2027.md", id="taken last year"),
        pytest.param(
            {"frokostmote.md", "frokostmote-april-2027.md"},
            "2027-04-08-frokostmote-april-2027-2.md",
            id="taken this month too",
        ),
    ],
)
def test_an_address_that_is_taken_is_avoided(taken, name):
    assert new_event("Frokostmøte", today=TODAY, date="8. april 2027", taken=taken)[0] == name


def test_a_new_article_passes_when_its_blanks_are_filled():
    name, text = new_article('Møte: «ny» – "gammel" # 4', today=TODAY, taken=())
    filled = text.replace("ingress:", "ingress: Kort").replace("forfatter:", "forfatter: Kari Nordmann")
    content, problems = read_text(f"articles/{name}", filled.replace("emner:", "emner: mat"))
    assert (content.title, problems) == ('Møte: «ny» – "gammel" # 4', [])


def test_a_new_event_passes_when_its_blanks_are_filled():
    name, text = new_event("Møte", today=TODAY, date="12. mars 2027", taken=())
    filled = text.replace("ingress:", "ingress: Kort").replace("sted:", "sted: Testhuset")
    content, problems = read_text(f"events/{name}", filled.replace("slutter:", "slutter: 12. mars 2027"))
    assert (content.title, problems) == ("Møte", [])


def test_a_new_file_as_it_is_only_lacks_what_is_blank():
    name, text = new_event("Møte", today=TODAY, date="12. mars 2027", taken=())
    _, problems = read_text(f"events/{name}", text)
    assert [(problem.severity.value, problem.rule) for problem in problems] == [
        ("warning", "end-missing"),
        ("warning", "summary-missing"),
        ("warning", "venue-missing"),
    ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(
            lambda: new_article("!!!", today=TODAY, taken=()),
            "Tittelen «!!!» har ingen bokstaver å lage en adresse av. Skriv den med bokstaver a–å.",
            id="no letters",
        ),
        pytest.param(
            lambda: new_event("Møte", today=TODAY, date="12. mars 2027 kl. 9", ends="8.30", taken=()),
            "Arrangementet slutter før det starter. Er det slutt dagen etter, skriver du datoen også.",
            id="an end before the start",
        ),
        pytest.param(
            lambda: new_event("Møte", today=TODAY, date="i morgen", taken=()),
            "«i morgen» betyr noe annet når teksten leses en annen dag. Skriv dag, måned og år.",
            id="no date",
        ),
        pytest.param(
            lambda: new_event("Møte", today=TODAY, date="8. april kl. 9", taken=()),
            "«8. april kl. 9» mangler årstall. Skriv året med fire sifre etter måneden, slik: «8. april 2027 kl. 09.00».",
            id="no year, this year",
        ),
        pytest.param(
            lambda: new_event("Møte", today=TODAY, date="8. februar", taken=()),
            "«8. februar» mangler årstall. Skriv året med fire sifre etter måneden, slik: «8. februar 2028».",
            id="no year, next year",
        ),
    ],
)
def test_what_no_file_can_be_made_of_is_told(make, message):
    with pytest.raises(ValueError) as raised:
        make()
    assert str(raised.value) == message


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=30))
@settings(max_examples=300)
@example("- a")
@example('"Hei" sa hun')
@example("'a'")
@example("a: b")
@example("a #b")
@example("[a]")
@example("? a")
@example("a\\b: c")
@example("---")
@example("a:b")
@example("–")
def test_any_title_is_read_back_as_it_was_given(title):
    line = " ".join(title.split())
    if not line:
        return
    document, problems = read(f"---\ntittel: {as_value(title)}\n---\n".encode(), file="x", source=PurePosixPath("x.md"))
    assert document.front_matter.pairs[0].value.text == line
    assert [problem for problem in problems if problem.is_error] == []
