"""List lines among all content: which subjects and series they know, and where they may stand."""

from pathlib import PurePosixPath

import pytest

from content_types.list_lines import ListFilter, ListKind, ListQuery

from .conftest import article, event

SOURCE = PurePosixPath("articles/a.md")


def test_a_list_line_becomes_what_it_asks_for(publication):
    website, problems = publication(
        {
            "articles/a.md": article(body="[[siste artikler: 3, emne=MAT]]"),
            "articles/b.md": article("B", "emner: Mat"),
        }
    )
    mat = ListFilter(name="Mat", slug="mat")
    assert website.lists == {
        (SOURCE, "siste artikler: 3, emne=MAT"): ListQuery(kind=ListKind.ARTICLES, count=3, subject=mat)
    }
    assert problems == []


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("serie: Frokostmøte", id="published"),
        pytest.param("serie: Frokostmøte\nstatus: utkast", id="a draft: the page is written before the first is out"),
        pytest.param("serie: Frokostmøte\nstatus: skjult", id="hidden"),
    ],
)
def test_a_series_is_known_when_any_file_names_it(publication, fields):
    body = "[[kommende arrangementer: serie=frokostmøte]]"
    website, problems = publication({"articles/a.md": article(body=body), "events/e.md": event(fields=fields)})
    (query,) = website.lists.values()
    assert (query.series, problems) == (ListFilter(name="Frokostmøte", slug="frokostmote"), [])


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        pytest.param("[[kommende arrangementer]]\n\n## Program\n\n10.00 Start", [], id="before"),
        pytest.param("## Program\n\n10.00 Start\n\n## Mer\n\n[[kommende arrangementer]]", [], id="after"),
        pytest.param(
            "## Program\n\n10.00 Start\n\n[[kommende arrangementer]]\n",
            ["list-in-programme"],
            id="in a description",
        ),
        pytest.param(
            "## Program\n\n[[kommende arrangementer]]\n\n10.00 Start\n", ["list-in-programme"], id="in the preface"
        ),
    ],
)
def test_a_list_line_stands_outside_the_programme(publication, body, problems):
    _, found = publication({"events/e.md": event(body=body)})
    assert [rule for _, _, rule, _ in found if rule.startswith("list")] == problems


def test_a_list_line_in_the_programme_is_read_all_the_same(publication):
    body = "## Program\n\n10.00 Start\n\n[[kommende arrangementer: 0]]\n"
    _, found = publication({"events/e.md": event(body=body)})
    assert sorted(rule for _, _, rule, _ in found if rule.startswith("list")) == ["list-count", "list-in-programme"]
