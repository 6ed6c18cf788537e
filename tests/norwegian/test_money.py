"""Prices read as numbers, where one number tells it all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norwegian.numbers import kroner


@pytest.mark.parametrize(
    ("written", "price"),
    [
        pytest.param("Gratis", 0, id="free"),
        pytest.param("gratis.", 0, id="free, as a sentence"),
        pytest.param("Free", 0, id="free, in English"),
        pytest.param("450 kr", 450, id="kr after"),
        pytest.param("450 kr.", 450, id="kr after, with a dot"),
        pytest.param("kr 450", 450, id="kr before"),
        pytest.param("Kr. 450,-", 450, id="as on a price tag"),
        pytest.param("kr 450,–", 450, id="as on a price tag, with a dash"),
        pytest.param("450kr", 450, id="no space"),
        pytest.param("450 kroner", 450, id="kroner"),
        pytest.param("NOK 450", 450, id="NOK"),
        pytest.param("1 200 kr", 1200, id="thousands with a space"),
        pytest.param("1\u00a0200 kr", 1200, id="thousands with a no-break space"),
        pytest.param("1.200 kr", 1200, id="thousands with a dot"),
        pytest.param("99,50 kr", 99.5, id="øre"),
        pytest.param("450,00 kr", 450, id="no øre"),
        pytest.param("0 kr", 0, id="nothing"),
    ],
)
def test_one_price_is_a_number(written, price):
    assert kroner(written) == price


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="none"),
        pytest.param("450", id="of what?"),
        pytest.param("450,-", id="of what, on a price tag"),
        pytest.param("1 200 kr, studenter 300 kr", id="two prices"),
        pytest.param("fra 450 kr", id="at least"),
        pytest.param("ca. 450 kr", id="about"),
        pytest.param("450–600 kr", id="a range"),
        pytest.param("450 euro", id="another currency"),
        pytest.param("Gratis for medlemmer", id="free for some"),
        pytest.param("-450 kr", id="less than nothing"),
        pytest.param("12 34 kr", id="no number"),
        pytest.param("1.5 kr", id="a dot that is no thousand"),
        pytest.param("٤٥٠ kr", id="digits no program expects"),
        pytest.param("9" * 400 + " kr", id="no price anybody has"),
    ],
)
def test_what_takes_words_is_no_number(written):
    assert kroner(written) is None


@given(st.text(alphabet="0123456789 .,-–krogatisKRNO\u00a0"))
def test_any_text_is_a_price_or_none(written):
    price = kroner(written)
    assert price is None or 0 <= price < 10**9
