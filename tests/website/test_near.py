"""What an editor probably meant."""

import pytest

from website.library import SimilarNames

NAMES = ("frokostmote-april.md", "frokostmote-mai.md", "sykehuset.md", "ø.md")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("frokostmøte-april.md", "frokostmote-april.md", id="another letter"),
        pytest.param("frokostmote-mai", "frokostmote-mai.md", id="no ending"),
        pytest.param("sykehusene.md", "sykehuset.md", id="another form"),
        pytest.param("helt-noe-annet-og-mye-lengre.md", "", id="nothing like it"),
        pytest.param("", "", id="no word"),
        pytest.param("x" * 100_000, "", id="a very long word"),
    ],
)
def test_the_name_most_like_a_misspelt_one_is_found(word, meant):
    assert SimilarNames(NAMES).nearest(word) == meant


def test_among_names_equally_like_it_the_first_is_always_chosen():
    assert {SimilarNames(order).nearest("a1.md") for order in (["a2.md", "a3.md"], ["a3.md", "a2.md"])} == {"a3.md"}
