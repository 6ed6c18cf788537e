"""A draft stops nobody: its errors are warnings, and the preview shows it as far as it can be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from manuscript.problem import IN_A_DRAFT, Severity
from website.read import read_website

from .conftest import SETTINGS, article, event, put

PREVIEW = replace(SETTINGS, preview=True)


@pytest.fixture
def checked(tmp_path, monkeypatch):
    """Return file, rule and severity of what is told of files, and the url paths of a preview of them."""
    monkeypatch.chdir(tmp_path)

    def read(files):
        put(files)
        website, problems = read_website(Path("content"), PREVIEW)
        for problem in problems:
            assert problem.message.endswith(IN_A_DRAFT) == (problem.severity is not rule_severity(problem))
        told = [(p.file.removeprefix("content/"), p.rule, p.severity.value) for p in problems]
        return told, [entry.url_path for entry in website.entries]

    return read


def rule_severity(problem):
    return replace(problem, severity=None).severity


ERRORS = {
    "a field": ("articles/a.md", "---\nstatus: utkast\ntittel: A\nukjent: b\npublisert: i går\n---\n\nTekst.\n"),
    "nothing but the status": ("events/a.md", "---\nstatus: utkast\n---\n"),
    "a start": ("events/a.md", event(starts="32. mars 2027", fields="status: draft")),
    "a programme": ("events/a.md", event(fields="status: utkast", body="## Program\n\n11.00–10.00 Åpning")),
    "a link": ("articles/a.md", article(fields="status: utkast", body="Se [kartet over huset](borte.pdf).")),
    "a list": ("articles/a.md", article(fields="status: utkast", body="[[alt mulig]]")),
    "fields without a line of hyphens": ("articles/a.md", "tittel: A\nstatus: utkast\n\nTekst.\n"),
    "a value that is no YAML": ("articles/a.md", article(fields="status: utkast\nkilde: 'A")),
}


@pytest.mark.parametrize(("name", "text"), ERRORS.values(), ids=ERRORS)
def test_every_error_in_a_draft_is_a_warning_and_the_draft_is_shown(checked, name, text):
    told, shown = checked({name: text})
    folder = {"articles": "artikler", "events": "arrangementer"}[name.split("/")[0]]
    assert {severity for _, _, severity in told} == {Severity.WARNING}
    assert shown == [f"/{folder}/a/"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("---\ntittel: Møte\nstatus: utkast\n---\n".encode("cp1252"), id="Windows-1252"),
        pytest.param("---\ntittel: Møte\nstatus: utkast\n---\n".encode("utf-16"), id="UTF-16"),
        pytest.param(b"---\r\ntittel: M\0te\r\nStatus: 'Utkast'\r\n---\r\n", id="NUL"),
    ],
)
def test_a_draft_that_cannot_be_read_at_all_stops_nobody_either(checked, data):
    told, shown = checked({"articles/a.md": data})
    assert [(file, severity) for file, _, severity in told] == [("articles/a.md", "warning")]
    assert shown == []


@pytest.mark.parametrize("status", ["publisert", "kladd", "skjult"])
def test_what_is_no_draft_is_stopped(checked, status):
    told, _ = checked({"articles/a.md": article(fields=f"status: {status}\nukjent: b")})
    assert ("articles/a.md", "field-unknown", "error") in told


def test_what_a_draft_and_a_published_page_both_want_is_the_page_s(checked):
    told, shown = checked(
        {
            "articles/2027-03-01-sak.md": article(fields="status: utkast\nemner: helsepark"),
            "articles/gammel.md": article(fields="status: utkast"),
            "articles/ny.md": article(fields="gamle-adresser: /artikler/gammel/"),
            "articles/omvei.md": article(fields="status: utkast\ngamle-adresser: /artikler/eldst/"),
            "articles/sak.md": article(fields="emner: Helsepark"),
            "adresser.txt": "/artikler/eldst/ /artikler/ny/\n",
        }
    )
    assert told == [
        ("articles/2027-03-01-sak.md", "address-taken", "warning"),
        ("articles/2027-03-01-sak.md", "subject-spelling", "warning"),
        ("articles/gammel.md", "address-taken", "warning"),
        ("articles/omvei.md", "redirect-conflict", "warning"),
    ]
    assert shown == ["/artikler/ny/", "/artikler/omvei/", "/artikler/sak/"]


def test_a_picture_only_a_draft_shows_stops_nobody(checked):
    shows = "bilde: hus.jpg\nbildealt: Et hus\nbildefoto: Kari Nordmann"
    told, _ = checked(
        {"articles/a.md": article(fields=f"status: utkast\n{shows}"), "articles/hus.jpg": b"\xff\xd8\xff"}
    )
    assert [(file, severity) for file, _, severity in told] == [("articles/hus.jpg", "warning")]
    told, _ = checked({"articles/b.md": article(fields=shows)})
    assert [(file, severity) for file, _, severity in told] == [("articles/hus.jpg", "error")]


def test_an_article_may_tell_of_an_event_that_is_an_unreadable_draft(checked):
    told, _ = checked(
        {
            "articles/a.md": article(fields="arrangement: mote"),
            "events/mote.md": event(starts="en gang", fields="status: utkast"),
        }
    )
    assert [(file, severity) for file, _, severity in told] == [("events/mote.md", "warning")]


def test_a_start_that_cannot_be_read_hides_no_mistake_in_the_programme(checked):
    told, _ = checked(
        {
            "events/2027-04-03-a.md": event(
                starts="3. april 2027 kl. 25.30",
                body="## Program\n\n09.00–10.00 Åpning\n\n11.45–11.30 Avslutning\n\nSe [kartet](borte.md).",
            ),
            "events/b.md": event(starts="en gang", body="## Program\n\n### Torsdag 8. april\n\n09.00–10.00 Åpning"),
        }
    )
    assert [(file, rule) for file, rule, severity in told if severity == "error"] == [
        ("events/2027-04-03-a.md", "clock-impossible-hour"),
        ("events/2027-04-03-a.md", "programme-ends-before-start"),
        ("events/2027-04-03-a.md", "dead-link"),
        ("events/b.md", "date-unreadable"),
    ]
    assert [rule for file, rule, _ in told if file == "events/b.md"] == ["date-unreadable"]
