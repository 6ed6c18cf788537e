"""What the weekly look-around makes of the answers of lychee, pip-audit and npm."""

from __future__ import annotations

import pytest

from publishing.upkeep import dead_links, findings_text, has_found, npm_weaknesses, python_weaknesses

LINKS = {
    "error_map": {
        "./artikler/tekst/index.html": [
            {"url": "https://example.org/borte", "status": {"text": "Rejected", "code": 404}},
            {"url": "file:///output/x.html", "status": {"text": "File not found"}},
        ]
    },
    "timeout_map": {"./index.html": [{"url": "https://example.org/treg", "status": {"text": "Timeout"}}]},
}
PACKAGES = {
    "dependencies": [
        {"name": "eksempel", "version": "1.0", "vulns": [{"id": "PYSEC-0", "fix_versions": ["1.1", "2.0"]}]},
        {"name": "annet", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]},
        {"name": "trygt", "version": "1.0", "vulns": []},
        {"name": "ukjent", "skip_reason": "ikke funnet"},
    ]
}


def test_each_dead_link_tells_its_page_and_what_was_answered():
    assert dead_links(LINKS) == [
        "- `https://example.org/borte` på `/artikler/tekst/`: svarer 404",
        "- `https://example.org/treg` på `/`: Timeout",
    ]


def test_each_weakness_tells_where_it_is_mended():
    assert python_weaknesses(PACKAGES) == [
        "- annet 3.0: PYSEC-1. Ingen rettet utgave ennå.",
        "- eksempel 1.0: PYSEC-0. Rettet i 1.1, 2.0.",
    ]
    assert npm_weaknesses({"vulnerabilities": {"vnu-jar": {"severity": "high"}}}) == ["- vnu-jar (npm): high"]


def test_nothing_found_is_nothing_to_tell():
    assert findings_text(links=[], weaknesses=[], unanswered=[]) == ""
    assert [dead_links({}), python_weaknesses({}), npm_weaknesses({})] == [[], [], []]


def test_what_was_not_answered_is_told_and_asks_for_nothing():
    told = findings_text(links=[], weaknesses=[], unanswered=["npm svarte ikke."])
    assert told == "## Ikke undersøkt denne gangen\n\n- npm svarte ikke.\n"
    assert [has_found(told), has_found("")] == [False, False]
    assert has_found(findings_text(links=["- en"], weaknesses=[], unanswered=["npm svarte ikke."]))


def test_all_of_it_is_one_text_with_what_to_do():
    told = findings_text(
        links=dead_links(LINKS), weaknesses=python_weaknesses(PACKAGES), unanswered=["npm svarte ikke."]
    )
    headings = [line for line in told.splitlines() if line.startswith("#")]
    assert headings == [
        "## Lenker som ikke virker",
        "## Programvare med kjente svakheter",
        "## Ikke undersøkt denne gangen",
    ]
    assert told.count("Dependabot foreslår") == 1


def test_of_a_great_many_the_first_are_told():
    told = findings_text(links=[f"- {number}" for number in range(130)], weaknesses=[], unanswered=[])
    assert ("- 99\n- … og 30 til\n" in told, "- 100\n" in told) == (True, False)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://example.org/`](https://ond.example)", id="out of the quotes and into a link"),
        pytest.param("https://example.org/<!-- helsehub: utlegging -->", id="the mark of another matter"),
        pytest.param("https://example.org/\n\n@kari-nordmann", id="a line of its own that rings for somebody"),
        pytest.param("https://example.org/" + "a" * 5000, id="without end"),
    ],
)
def test_an_address_in_a_text_can_neither_become_markup_nor_ring_for_anybody(url):
    (line,) = dead_links({"error_map": {"./index.html": [{"url": url, "status": {"code": 404}}]}})
    shown = line.removeprefix("- `").removesuffix("` på `/`: svarer 404")
    assert not [sign for sign in "`<>[]\n" if sign in shown]
    assert "@k" not in shown
    assert len(line) < 400
