"""Addresses made from titles."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norwegian.letters import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Blåbærsyltetøy på Ål!", "blabaersyltetoy-pa-al", id="æ, ø and å"),
        pytest.param("Mat & helse – 2023", "mat-og-helse-2023", id="& and a dash"),
        pytest.param("R&D", "r-og-d", id="& between letters"),
        pytest.param("Bla\u030aba\u0308r", "blabar", id="decomposed, as macOS names files"),
        pytest.param("Čáhcesuolu, Ŧŧ Đđ Ŋŋ", "cahcesuolu-tt-dd-nn", id="Sámi"),
        pytest.param("Łódź ẞ Straße", "lodz-ss-strasse", id="Polish and German"),
        pytest.param("Ǿ ǽ Ǻ", "o-ae-a", id="Norwegian letters with an accent"),
        pytest.param("Café – Éva", "cafe-eva", id="accents"),
        pytest.param("  --Hei__du...  ", "hei-du", id="signs at the ends and in a row"),
        pytest.param("SAS' fly kl. 11.30", "sas-fly-kl-11-30", id="apostrophe and dots"),
        pytest.param("½ ² ①", "", id="signs that are no digits"),
        pytest.param("Привет 你好", "", id="other scripts"),
        pytest.param("", "", id="nothing"),
        pytest.param("CON", "con-1", id="a device of Windows"),
        pytest.param("Lpt9!", "lpt9-1", id="a numbered one"),
        pytest.param("Konsert, com10", "konsert-com10", id="no device"),
        pytest.param("x" * 81, "x" * 80, id="one word too long"),
        pytest.param("a" * 80 + " b", "a" * 80, id="the limit is at a word's end"),
        pytest.param("a" * 40 + " " + "b" * 40, "a" * 40, id="cut at the end of a word"),
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert slugify(title) == slug


@settings(max_examples=200)
@given(st.text())
def test_a_slug_is_plain_short_and_its_own_slug(text):
    slug = slugify(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= 80
    assert slugify(slug) == slug
