"""The words a slip can be meant for, and how near a word is to another."""

import json
import subprocess
from pathlib import Path

import pytest

from search.index import MOST, pages_of_words, vocabulary
from search.records import PageKind, SearchRecord

SLIPS = Path(__file__).parents[2] / "theme" / "static" / "js" / "slips.js"
MATCHING = SLIPS.with_name("matching.js")


def record(**given):
    return SearchRecord(**{"url_path": "/a/", "kind": PageKind.PAGES, "language": "nb", "title": "", **given})


def written(records):
    return vocabulary(records, pages_of_words(records))


def test_names_come_before_what_several_pages_say_and_that_before_the_rest():
    records = [
        record(title="Møte i Testbyen", lines=("Vi snakker om gulrøtter og helse.",)),
        record(place="Storsalen", subjects=(("åpne data", "apne-data"),), lines=("Snakker du om helse?",)),
    ]
    assert written(records) == ["data møte storsalen testbyen åpne", "helse snakker", "gulrøtter"]


def test_nobody_is_taken_for_somebody_else():
    records = [
        record(title="Møte", lines=("Kari Nordmann møter Ola.",), people=("Kari Nordmann", "Ola Nordmann")),
        record(place="Nordmannhuset", lines=("Nordmann og Kari",), about=("Ola Nordmann",)),
    ]
    assert written(records) == ["møte nordmannhuset", "", "møter"]


def test_numbers_and_what_is_no_word_are_left_out():
    assert written([record(lines=("99887766 a1b2c3 og ab", "x" * 31))]) == ["", "", ""]


def test_there_is_room_for_so_many_and_names_come_first():
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = " ".join(f"{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in "ab")
    names, several, once = written([record(title="Tittelen", lines=(many,))])
    assert (names, several, len(once.split())) == ("tittelen", "", MOST - 1)


def test_where_there_is_no_room_for_all_the_words_of_most_pages_stay(monkeypatch):
    monkeypatch.setattr("search.index.MOST", 1)
    records = [
        record(lines=("bare to",)),
        record(lines=("bare to ukjent",)),
        record(lines=("ukjent ukjent tre ukjent",)),
    ]
    assert written([*records, record(lines=("ukjent",))]) == ["", "ukjent", ""]


@pytest.mark.needs("node")
def test_slips_are_counted():
    cases = [
        ["konferanse", "konferanse", 0],
        ["knoferanse", "konferanse", 1],  # two letters change places
        ["kurss", "kurs", 1],
        ["krs", "kurs", 1],
        ["kors", "kurs", 1],
        ["velfrdstk", "velferdsteknologi", 2.5],  # and the rest is not typed yet
        ["kurs", "kurset", 2],  # too short to be the beginning of anything
        ["gulrot", "personvern", None],  # JSON has no infinity
    ]
    run = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", f"""
            import {{ slips }} from {json.dumps(SLIPS.as_uri())};
            console.log(JSON.stringify({json.dumps(cases)}.map(([typed, other]) => slips(typed, other, 2))));
        """],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(run.stdout) == [expected for *_, expected in cases]


@pytest.mark.needs("node")
def test_the_longest_word_there_may_be_is_looked_up_at_once():
    script = f"""
        import {{ known, meant }} from {json.dumps(SLIPS.as_uri())};
        const words = known([Array.from({{ length: {MOST} }}, (_, place) => "å".repeat(20) + place.toString(36)).join(" ")]);
        console.log(JSON.stringify([meant("a".repeat(60), words), meant("", words), meant("xyz", words), words.size]));
    """
    run = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert json.loads(run.stdout)[:3] == [[], [], []]


@pytest.mark.needs("node")
def test_a_day_is_read_as_people_write_it_and_what_is_no_day_is_not():
    days = {
        "12. mars 2027": ["2027-03-12", "12 mars 2027", ""],
        "fredag 12. mars": ["03-12", "12 mars", ""],
        "Møte laurdag den 1. mai": ["05-01", "1 mai", "Møte"],
        "Innovasjonsdag 12. mars": ["03-12", "12 mars", "Innovasjonsdag"],
        "9 Mai": ["05-09", "9 Mai", ""],
        "12.3.2027": ["2027-03-12", "12 mars 2027", ""],
        "kurs 01.02.27": ["2027-02-01", "1 februar 2027", "kurs"],
        "12/3": ["03-12", "12 mars", ""],
        "1.12.": ["12-01", "1 desember", ""],
        "2027-3-9": ["2027-03-09", "9 mars 2027", ""],
        "mars 2027": None,
        "kl. 10.45": None,
        "09.00–09.45": None,
        "2019–2023": None,
        "192.168.1.1": None,
        "2027-13-01": None,
        "99887766": None,
    }
    run = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", f"""
            import {{ dayIn }} from {json.dumps(MATCHING.as_uri())};
            const read = text => {{ const day = dayIn(text); return day && [day.date, day.inWords, day.rest]; }};
            console.log(JSON.stringify({json.dumps(list(days))}.map(read)));
        """],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert dict(zip(days, json.loads(run.stdout), strict=True)) == days
