"""Dates and clock times at a place in a line, as a programme has them."""

import pytest

from norwegian.clock import TimeForm, clock_at, words_before
from norwegian.date_grammar import WrittenDate, date_at


@pytest.mark.parametrize(
    ("written", "day", "month", "year", "rest"),
    [
        pytest.param("23. mars 2023 i Drammen", 23, 3, 2023, " i Drammen", id="in words"),
        pytest.param("23 mars: Åpning", 23, 3, None, ": Åpning", id="no full stop and no year"),
        pytest.param("23. mar. Åpning", 23, 3, None, " Åpning", id="a short month"),
        pytest.param("23. mars 9.00", 23, 3, None, " 9.00", id="a clock time is no year"),
        pytest.param("2023-03-23 Åpning", 23, 3, 2023, " Åpning", id="ISO"),
        pytest.param("23.3.2023 Åpning", 23, 3, 2023, " Åpning", id="numbers"),
        pytest.param("23.3.23 Åpning", 23, 3, None, " Åpning", id="two digits are no certain year"),
        pytest.param("23/3-2023", 23, 3, 2023, "", id="with a slash"),
    ],
)
def test_a_date_is_read_where_it_stands(written, day, month, year, rest):
    end = len(written) - len(rest)
    assert date_at(f"# {written}", 2) == WrittenDate(day=day, month=month, year=year, end=end + 2)


def test_two_numbers_and_a_full_stop_may_be_a_clock_time():
    assert date_at("20.03", 0) == WrittenDate(day=20, month=3, year=None, end=5, may_be_clock=True)


@pytest.mark.parametrize("written", ["23. marsipan", "45. mars", "23.13.2023", "20.03:15", "mars 2023", ""])
def test_what_is_no_date_is_none(written):
    assert date_at(written, 0) is None


@pytest.mark.parametrize(
    ("form", "written", "minute"),
    [
        pytest.param(TimeForm.MINUTES, "9.05 Åpning", 545, id="full stop"),
        pytest.param(TimeForm.MINUTES, "9h05", 545, id="h"),
        pytest.param(TimeForm.MINUTES, "24.30", None, id="no clock shows it"),
        pytest.param(TimeForm.COMMA, "9,05", 545, id="comma"),
        pytest.param(TimeForm.COMPACT, "0905", 545, id="four digits"),
        pytest.param(TimeForm.HYPHENED, "09-05: Åpning", 545, id="hyphen"),
        pytest.param(TimeForm.SPACED, "9 05", 545, id="space"),
    ],
)
def test_a_clock_time_is_read_in_each_form(form, written, minute):
    found = clock_at(form, written, 0)
    assert found is not None
    assert (found.minute, found.form) == (minute, form)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        pytest.param(TimeForm.MINUTES, "9.055", id="more digits"),
        pytest.param(TimeForm.COMMA, "9,000", id="thousands"),
        pytest.param(TimeForm.COMPACT, "0905.50", id="a sum"),
        pytest.param(TimeForm.HYPHENED, "12-45 deltakere", id="people"),
    ],
)
def test_other_numbers_are_no_clock_time(form, written):
    assert clock_at(form, written, 0) is None


@pytest.mark.parametrize(
    ("written", "read", "asked", "about"),
    [
        pytest.param("kl. 9", "kl. ", True, "", id="kl."),
        pytest.param("fra ca. kl. 9", "fra ca. kl. ", True, "ca.", id="several"),
        pytest.param("klar 9", "", False, "", id="only the beginning of a word"),
    ],
)
def test_words_before_a_time_are_read_past(written, read, asked, about):
    before = words_before(written, 0)
    assert (before.end, before.asked, before.about) == (len(read), asked, about)
