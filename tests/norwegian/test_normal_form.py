"""Composed text, also where Unicode's own routine would take minutes."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from norwegian.letters import nfc, nfd


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_ordinary_text_is_composed_as_unicode_says(text):
    assert nfc(text) == unicodedata.normalize("NFC", text)
    assert nfd(text) == unicodedata.normalize("NFD", text)


def test_a_run_of_marks_is_cut_short():
    assert nfc("a" + "\u0315\u0316" * 100_000) == nfc("a" + "\u0315\u0316" * 15)
