"""What ``invoke check --fix`` writes, and what it leaves as it is."""

from pathlib import Path

import pytest

from checks.fixing import FixError, WrittenFix, fix, told
from checks.run import check
from manuscript.problem import Problem
from website.model import Settings

from .test_run import SETTINGS

HEAD = ["---", "tittel: En prøve", "ingress: En ingress.", "publisert: 1. mars 2027"]


@pytest.fixture
def article(tmp_path, monkeypatch):
    """Return what writes an article, and returns its path."""
    monkeypatch.chdir(tmp_path)

    def write(*lines, body=("Tekst.",), end="\n", before=""):
        path = Path("content/articles/prove.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(end.join([f"{before}---", *HEAD[1:], *lines, "---", "", *body, ""]).encode())
        return path

    return write


def fixed(path: Path, settings: Settings = SETTINGS) -> str:
    """Return what is told of the changes to the file."""
    return told(fix(check([str(path)], settings)))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["as here", "as on Windows", "as on an old Mac"])
@pytest.mark.parametrize("before", ["", "\ufeff"], ids=["no mark", "a byte order mark"])
def test_line_ends_and_a_byte_order_mark_stay(article, end, before):
    path = article(
        "kreditering:Testavisa", "emner: mat", body=("Det koster kr. 500.", "", "Siste"), end=end, before=before
    )
    fixed(path)
    right = article(
        "kreditering: Testavisa", "emner: mat", body=("Det koster kr 500.", "", "Siste"), end=end, before=before
    )
    assert path.read_bytes() == right.read_bytes()


def test_it_is_told_what_was_done(article):
    path = article("kreditering:Testavisa", body=("Det koster kr. 500, ikke kr. 600.",))
    assert fixed(path) == (
        f"{path}:5: Rettet. Mellomrommet etter kolon mangler: «kreditering:».\n"
        "    Før:   kreditering:Testavisa\n"
        "    Etter: kreditering: Testavisa\n"
        f"{path}:8: Rettet. Etter kr, kg og km er det ikke punktum: «kr. 500».\n"
        "    Før:   Det koster kr. 500, ikke kr. 600.\n"
        "    Etter: Det koster kr 500, ikke kr. 600.\n"
        f"{path}:8: Rettet. Etter kr, kg og km er det ikke punktum: «kr. 600».\n"
        "    Før:   Det koster kr 500, ikke kr. 600.\n"
        "    Etter: Det koster kr 500, ikke kr 600.\n"
    )
    assert fixed(path) == ""


def test_a_line_that_became_several_is_shown_whole():
    problem = Problem(rule="contact-in-words", message="Skrevet i ett.", fix="Del opp.", file="a.md", line=5)
    assert told([WrittenFix(problem=problem, before="kontakt: Kari <k@x.no>", after="kontakt:\n  navn: Kari")]) == (
        "a.md:5: Rettet. Skrevet i ett.\n    Før:   kontakt: Kari <k@x.no>\n    Etter: kontakt:\n             navn: Kari\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("kreditering:Testavisa # spør", "kreditering: Testavisa # spør", id="beside a value"),
        pytest.param("# kreditering:Testavisa", "# kreditering:Testavisa", id="a line of its own"),
        pytest.param("oppdatert: 23 March 2027  # ny", "oppdatert: 23. mars 2027  # ny", id="beside a date"),
    ],
)
def test_comments_stay(article, before, after):
    path = article(before)
    fixed(path)
    assert after in path.read_text()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("kreditering: Sak #4", id="a comment, or a part of the value"),
        pytest.param("oppdatert: onsdag 23 March 2027", id="another weekday than the date's"),
        pytest.param("oppdatert: Tuesday 4/23/2027", id="a weekday"),
        pytest.param("oppdatert: 3/4/2027", id="two ways to read a date"),
        pytest.param("kreditering: Test: avisa\n  og mer", id="a value of two lines"),
        pytest.param("oppdatert: 31. april 2027", id="a day to choose"),
    ],
)
def test_what_may_mean_another_thing_is_the_editors(article, line):
    path = article(line)
    written = path.read_bytes()
    assert (fixed(path), path.read_bytes()) == ("", written)


def test_what_is_to_stand_stands(article):
    path = article(body=("Det koster kr. 500. <!-- behold: kr-punktum -->", "", "# Pris <!-- se over -->"))
    fixed(path)
    assert path.read_text().endswith("\nDet koster kr. 500. <!-- behold: kr-punktum -->\n\n## Pris <!-- se over -->\n")


def test_nothing_is_put_right_while_there_are_two_versions_of_anything(article):
    other = article("kreditering:Testavisa").rename("content/articles/annen.md")
    path = article(body=("<<<<<<< HEAD", "Tekst.", "=======", "En tekst.", ">>>>>>> gren"))
    written = other.read_bytes()
    with pytest.raises(FixError) as refused:
        fix(check(["content"], SETTINGS))
    assert str(refused.value).splitlines()[0] == (
        f"{path}:7: Her står to versjoner av det samme, så ingenting er rettet."
    )
    assert other.read_bytes() == written


def test_a_file_that_went_away_is_told_of(article):
    path = article("kreditering:Testavisa")
    problems = check([str(path)], SETTINGS)
    path.unlink()
    with pytest.raises(FixError) as refused:
        fix(problems)
    assert str(refused.value) == (f"Får ikke skrevet «{path}». Gi deg selv skriverett til den, og prøv på nytt.")
