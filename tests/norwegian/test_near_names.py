"""What an editor probably meant."""

import pytest

from norwegian.letters import nearest

NAMES = ("frokostmote-april.md", "frokostmote-mai.md", "sykehuset.md", "ø.md")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("frokostmøte-april.md", "frokostmote-april.md", id="another letter"),
        pytest.param("frokostmote-mai", "frokostmote-mai.md", id="no ending"),
        pytest.param("sykehusene.md", "sykehuset.md", id="another form"),
        pytest.param("helt-noe-annet-og-mye-lengre.md", None, id="nothing like it"),
        pytest.param("", None, id="no word"),
        pytest.param("x" * 100_000, None, id="a very long word"),
    ],
)
def test_the_name_most_like_a_misspelt_one_is_found(word, meant):
    assert nearest(word, NAMES) == meant


def test_among_names_equally_like_it_the_last_in_the_alphabet_is_always_chosen():
    assert {nearest("a1.md", order) for order in (["a2.md", "a3.md"], ["a3.md", "a2.md"])} == {"a3.md"}
