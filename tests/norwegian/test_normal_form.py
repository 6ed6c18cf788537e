"""Composed text, also where Unicode's own routine would take minutes."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norwegian import letters
from norwegian.letters import nfc, nfd


@settings(max_examples=200)
@given(st.text())
def test_ordinary_text_is_composed_as_unicode_says(text):
    assert nfc(text) == unicodedata.normalize("NFC", text)
    assert nfd(text) == unicodedata.normalize("NFD", text)


def test_a_run_of_marks_is_cut_short():
    assert nfc("a" + "\u0315\u0316" * 100_000) == nfc("a" + "\u0315\u0316" * 15)


def test_nothing_is_normalised_past_the_guard():
    plugins = Path(letters.__file__).parents[1]
    texts = {path.relative_to(plugins).as_posix(): path.read_text(encoding="utf-8") for path in plugins.glob("*/*.py")}
    # A card has room for few letters, and takes no more.
    assert {name for name, text in texts.items() if "unicodedata.normalize(" in text} == {
        "norwegian/letters.py",
        "images/cards.py",
    }


@pytest.mark.parametrize(
    "written",
    ["språk og mat", "spra\u030ak og mat", "språk\u00a0og\u202fmat", " språk  og\tmat\n"],
)
def test_one_name_has_one_form(written):
    assert letters.one_form(written) == "språk og mat"
