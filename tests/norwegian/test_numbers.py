"""File sizes and telephone numbers; · stands for a no-break space here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from norwegian.numbers import file_size, phone


def shown(text: str) -> str:
    return text.replace("\u00a0", "·")


@pytest.mark.parametrize(
    ("octets", "language", "expected"),
    [
        (0, "nb", "0·B"),
        (999, "nb", "999·B"),
        (1000, "nb", "1·kB"),
        (1500, "nb", "2·kB"),
        (120_400, "nb", "120·kB"),
        (999_499, "nb", "999·kB"),
        (999_500, "nb", "1,0·MB"),
        (1_249_999, "nn", "1,2·MB"),
        (1_250_000, "en", "1.3·MB"),
        (9_950_000, "nb", "10·MB"),
        (999_500_000, "nb", "1,0·GB"),
        (5_000_000_000_000, "nb", "5000·GB"),
    ],
)
def test_a_size_is_rounded_to_what_a_reader_needs(octets, language, expected):
    assert shown(file_size(octets, language)) == expected


@pytest.mark.parametrize(
    ("typed", "expected", "address"),
    [
        pytest.param("99887766", "99·88·77·66", "tel:+4799887766", id="eight digits"),
        pytest.param("998 87 766", "99·88·77·66", "tel:+4799887766", id="mobile in threes"),
        pytest.param("(32) 04-40.00", "32·04·40·00", "tel:+4732044000", id="other signs"),
        pytest.param("80022222", "800·22·222", "tel:+4780022222", id="special number"),
        pytest.param("02800", "02800", "tel:02800", id="five digits"),
        pytest.param("112", "112", "tel:112", id="emergency"),
        pytest.param("116 117", "116·117", "tel:116117", id="out-of-hours doctor"),
        pytest.param("+4799887766", "+47·99·88·77·66", "tel:+4799887766", id="+47"),
        pytest.param("(+47) 99 88 77 66", "+47·99·88·77·66", "tel:+4799887766", id="(+47)"),
        pytest.param("0047 99887766", "+47·99·88·77·66", "tel:+4799887766", id="0047"),
        pytest.param("+46 8 123 45 67", "+46 8 123 45 67", "tel:+4681234567", id="Sweden"),
        pytest.param("+47 123", "+47 123", "", id="too short to call"),
        pytest.param("998877", "998877", "", id="six digits"),
        pytest.param("99887766 (Kari)", "99887766 (Kari)", "", id="more than a number"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_a_number_is_grouped_and_can_be_called(typed, expected, address):
    written, called = phone(typed)
    assert (shown(written), called) == (expected, address)


@settings(max_examples=200)
@given(st.one_of(st.text(), st.text(alphabet="0123456789+ ()-.")))
def test_grouping_changes_no_digit_and_happens_once(typed):
    written, address = phone(typed)
    assert phone(written) == (written, address)
    assert not address or address.removeprefix("tel:").removeprefix("+").isdecimal()
