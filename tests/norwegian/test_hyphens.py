"""Long words in titles may be cut where Norwegian cuts them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norwegian.typography import LEAST, LONG, SOFT_HYPHEN, soft_hyphens, title_size

WORDS = [
    ("nb", "Kunnskapsoppsummering", "Kunn|skaps|opp|sum|me|ring"),
    ("nb", "velferdsteknologiopplæring for nabokommunene", "velferds|tek|no|logi|opp|læ|ring for nabokommunene"),
    ("nn", "kunnskapsoppsummering", "kunn|skaps|opp|sum|me|ring"),
    ("en", "Internationalisation in a region", "Inter|na|tion|al|isa|tion in a region"),
    ("nb", "Universitetssykehus", "Univer|si|tets|sykehus"),
    ("nb", "https://eksempel.no/12345678901234567890", "https://eksempel.no/12345678901234567890"),
    ("nb", "«KI-kunnskapsoppsummering».", "«KI-kunn|skaps|opp|sum|me|ring»."),
    ("nb", "https://kunnskapsoppsummering/", "https://kunnskapsoppsummering/"),
    ("nb", "kunnskapsoppsummering.example", "kunnskapsoppsummering.example"),
    ("nb", "kari@kunnskapsoppsummering", "kari@kunnskapsoppsummering"),
    ("de", "Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellschaft"),
    ("nb", "", ""),
]


@pytest.mark.parametrize(("language", "text", "cut"), WORDS, ids=[text[:20] or "nothing" for _, text, _ in WORDS])
def test_a_long_word_is_cut_between_its_parts(language, text, cut):
    assert soft_hyphens(text, language) == cut.replace("|", SOFT_HYPHEN)


@given(st.text(alphabet=st.characters(exclude_characters=SOFT_HYPHEN)), st.sampled_from(["nb", "nn", "en"]))
def test_no_letter_is_changed_and_no_piece_is_short(text, language):
    cut = soft_hyphens(text, language)
    assert cut.replace(SOFT_HYPHEN, "") == text
    first_and_last = [(word.split(SOFT_HYPHEN)[0], word.split(SOFT_HYPHEN)[-1]) for word in cut.split()]
    assert all(min(len(first), len(last)) >= LEAST for first, last in first_and_last if first != last)


@given(st.text(alphabet="abcdefgåøæ", max_size=LONG - 1))
def test_a_word_with_room_stays_whole(word):
    assert soft_hyphens(word, "nb") == word


@pytest.mark.parametrize(
    ("title", "size"),
    [
        pytest.param("Frokostmøte i Testbyen", "", id="few words"),
        pytest.param("helse" * 16 + " a", "long", id="more characters than there is room for"),
        pytest.param("Om helseinnovasjonen", "", id="a word that has room"),
        pytest.param("Om kunnskapsoppsummering", "wide", id="a long word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_title_that_is_long_or_has_a_long_word_is_set_smaller(title, size):
    assert title_size(title) == size
