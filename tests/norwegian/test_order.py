"""Norwegian alphabetical order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norwegian.letters import index_letter, sort_key


@pytest.mark.parametrize(
    ("given_order", "expected"),
    [
        pytest.param(
            "Ås Aasen Ærø Øst Zorn Aker Éva Eva",
            "Aker Eva Éva Zorn Ærø Øst Ås Aasen",
            id="æ, ø, å and aa last; an accent only decides between equals",
        ),
        pytest.param(
            "Zorn Aaberg Aalto Haase Haakon Isaac Hus Ibsen",
            "Aalto Haase Hus Haakon Ibsen Isaac Zorn Aaberg",
            id="names where aa is no å",
        ),
        pytest.param("Åse AAS ås Aase", "ås AAS Åse Aase", id="å before aa, capitals last"),
        pytest.param("Öst Ætt Äng Münch Mynt", "Münch Mynt Äng Ætt Öst", id="ä, ö and ü"),
        pytest.param("b A C a", "A a b C", id="capitals make little difference"),
        pytest.param("Ål 2023 Aker 10", "10 2023 Aker Ål", id="digits first"),
    ],
)
def test_words_stand_in_norwegian_order(given_order, expected):
    assert sorted(given_order.split(), key=sort_key) == expected.split()


def test_a_shorter_word_stands_before_a_longer_one_that_begins_with_it():
    assert sorted(["Nyborg", "Ny by", "«Ny»", "Ny-bø"], key=sort_key) == [
        "«Ny»",
        "Ny by",
        "Ny-bø",
        "Nyborg",
    ]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Aasen", "Å"),
        ("A\u030as", "Å"),
        ("Aalto", "A"),
        ("éva", "E"),
        ("ærlig", "Æ"),
        ("Östersund", "Ø"),
        ("«Øl»", "Ø"),
        ("3D-printing", "0–9"),
        ("Ελλάδα", "Ε"),
        ("–", "#"),
        ("", "#"),
    ],
)
def test_an_index_has_a_heading_for_every_text(text, letter):
    assert index_letter(text) == letter


@settings(max_examples=200)
@given(st.text(), st.text())
def test_only_a_text_itself_has_its_place(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert index_letter(one)
