"""What search engines are told of a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.head import LONGEST, list_description
from pages.every_page import pages


@pytest.fixture(scope="module")
def context():
    return None


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param(["søvn"], "Mat: søvn.", id="one"),
        pytest.param(["søvn", "A\u00a0b"], "Mat: søvn; A b.", id="more"),
        pytest.param(
            ["a" * 60, "b" * 60, "c" * 60], f"Mat: {'a' * 60}; {'b' * 60}.", id="as many as there is room for"
        ),
        pytest.param([], "mat. Prøver og prøver.", id="none"),
        pytest.param(["x" * 300], "mat. Prøver og prøver.", id="one that is too long"),
    ],
)
def test_a_list_is_described_by_what_stands_first_in_it(publication, names, said):
    assert list_description("mat", names, publication.context()) == said


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_description_is_not_too_long(context, names):
    if len(f"Mat: {names[0]}") < LONGEST:
        assert len(list_description("Mat", names, context)) <= LONGEST


def test_every_list_says_something_of_its_own(publication):
    publication.event("mote", tittel="Møtet", emner="mat", serie="Frokost")
    publication.event("avlyst", tittel="Borte", status="avlyst", emner="mat", serie="Frokost")
    publication.event(
        "over", tittel="Før", starter="1. februar 2027 kl. 10.00", publisert="1. januar 2027", emner="mat"
    )
    publication.article("en", tittel="Ny", emner="mat")
    publication.article("to", tittel="Eldre", emner="mat", publisert="1. januar 2027")
    told = {page.url_path: page.head.description for page in pages(publication.context(items_per_page=1))}
    lists = "/artikler/ /artikler/side/2/ /arrangementer/ /arrangementer/arkiv/ /emner/ /emner/mat/ /emner/mat/side/2/"
    assert [told[address] for address in (*lists.split(), "/serier/", "/serier/frokost/")] == [
        "Artikler: Ny.",
        "Artikler, side 2 av 2: Eldre.",
        "Arrangementer: Møtet (20. mars 2027).",
        "Tidligere arrangementer: Før (1. februar 2027).",
        "Emner: mat.",
        "Mat: Møtet (20. mars 2027); Ny; Før (1. februar 2027).",
        "Mat, side 2 av 2: Eldre.",
        "Serier: Frokost.",
        "Frokost: Møtet (20. mars 2027).",
    ]
    assert told["/abonner/"].startswith("Få nytt fra oss")
