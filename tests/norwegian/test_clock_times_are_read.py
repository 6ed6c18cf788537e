"""Clock times alone, as in «slutter: 16.00»."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manuscript.problem import Problem
from norwegian.clock import read_tidy_clock
from norwegian.dates import tidy


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("kl. 16", 960),
        ("kl 16", 960),
        ("Kl.16", 960),
        ("kl. 1600", 960),
        ("kl 16 00", 960),
        ("1600", 960),
        ("16.00", 960),
        ("16:00", 960),
        ("16: 00", 960),
        ("16:00:00", 960),
        ("16.00.", 960),
        ("klokken\u00a016", 960),
        ("klokka 16.00", 960),
        ("KL. 16.00", 960),
        ("9.05", 545),
        ("0905", 545),
        ("kl. 2023", 1223),
        ("00.00", 0),
        ("23.59", 1439),
        ("24.00", 1440),
        ("kl. 24", 1440),
    ],
)
def test_a_clock_time_is_read_as_people_write_it(written, minute):
    assert read_tidy_clock(tidy(written)) == minute


@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
@settings(max_examples=60)
def test_every_minute_of_the_day_is_read_with_dot_colon_and_kl(hour, minute):
    forms = (
        f"{hour}.{minute:02}",
        f"{hour:02}:{minute:02}",
        f"kl. {hour:02}{minute:02}",
        f"kl {hour:02} {minute:02}",
    )
    assert {read_tidy_clock(tidy(form)) for form in forms} == {60 * hour + minute}


PIECES = [*"0123456789 .:,-–", "kl. ", "til ", "pm", "halv "]
clockish = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


@given(text=st.one_of(st.text(max_size=20), clockish))
@settings(max_examples=300)
def test_any_text_is_read_or_refused_with_an_example_that_is_read(text):
    answer = read_tidy_clock(tidy(text))
    if isinstance(answer, Problem):
        assert isinstance(read_tidy_clock(tidy(answer.example)), int)
    else:
        assert 0 <= answer <= 1440
