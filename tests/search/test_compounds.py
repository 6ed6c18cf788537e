"""The last parts of compounds, as far as a publication's own words show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.lexicon import known_parts, last_parts

SITE = known_parts(["innovasjon", "frokost", "dagen", "samtale", "gaver", "lyspunkt"])


@pytest.mark.parametrize(
    ("word", "part"),
    [
        pytest.param("helseteknologi", "teknologi", id="two parts"),
        pytest.param("helseteknologien", "teknologien", id="bent"),
        pytest.param("velferdsteknologi", "teknologi", id="an s between them"),
        pytest.param("hjemmesykepleie", "sykepleie", id="an e between them"),
        pytest.param("frokostmote", "mote", id="a short one"),
        pytest.param("gronnkal", "kal", id="a shorter one, known to everybody"),
        pytest.param("innovasjonsdagen", "dagen", id="a part the publication says elsewhere"),
        pytest.param("innovasjonskraften", "kraften", id="a part that stands nowhere else, after one that does"),
        pytest.param("spesialisthelsetjeneste", "helsetjeneste", id="a compound in a compound"),
        pytest.param("pasientsamtaler", "samtaler", id="in plural where the publication has one"),
    ],
)
def test_the_last_part_of_a_compound_is_found(word, part):
    assert part in last_parts(word, SITE)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("mote", id="no compound"),
        pytest.param("innovasjonen", id="one word, bent"),
        pytest.param("fullstendig", id="one word of parts nobody knows"),
        pytest.param("opplevelsene", id="an ending only"),
        pytest.param("teknologi" * 10, id="too long to be a word"),
    ],
)
def test_what_is_no_compound_has_no_parts(word):
    assert last_parts(word, SITE) == frozenset()


@given(st.text(st.characters(categories=["Ll", "Nd"]), max_size=80))
def test_a_part_is_an_end_of_its_word_and_shorter(word):
    assert all(word.endswith(part) and 3 <= len(part) < len(word) for part in last_parts(word, SITE))
