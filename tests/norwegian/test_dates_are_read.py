"""What editors write as a date, read into numbers."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manuscript.problem import Problem
from norwegian.date_grammar import read_moment, read_moment_or_clock
from norwegian.dates import Moment, write_date, write_end, write_long_date, write_moment

OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2023, 3, 23)
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
HALF_PAST_ELEVEN = 11 * 60 + 30

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
minutes = st.integers(min_value=0, max_value=1439)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("23. mars 2023", id="as taught"),
        pytest.param("23 mars 2023", id="no dot after the day"),
        pytest.param("23.mars 2023", id="no space"),
        pytest.param("  23.\u00a0Mars  2023\n", id="capital, no-break space, stray spaces"),
        pytest.param("23. MARS 2023.", id="capitals and a full stop"),
        pytest.param("23. mar. 2023", id="abbreviated month"),
        pytest.param("den 23. mars 2023", id="with den"),
        pytest.param("torsdag 23. mars 2023", id="weekday"),
        pytest.param("Torsdag, den 23. mars 2023", id="weekday, comma and den"),
        pytest.param("tors. 23. mars 2023", id="abbreviated weekday"),
        pytest.param("23.3.2023", id="numbers"),
        pytest.param("23.03.2023", id="numbers with zeros"),
        pytest.param("23. 3. 2023", id="numbers with spaces"),
        pytest.param("to. 23.03.2023", id="weekday of two letters, numbers"),
        pytest.param("2023-03-23", id="ISO 8601"),
        pytest.param("2023‑03‑23", id="ISO 8601 with no-break hyphens"),
        pytest.param("23. \u200bma\u00adrs 2023", id="invisible characters from a web page"),
    ],
)
def test_a_date_is_read_as_people_write_it(written):
    assert read_moment(written) == Moment(day=DAY)


@pytest.mark.parametrize(
    "written",
    [
        "23. mars 2023, 11:30",
        "23. mars 2023 11.30",
        "torsdag 23. mars 2023 kl. 11.30",
        "torsdag 23. mars 2023 kl 11:30",
        "Torsdag 23. mars 2023, klokken 11.30",
        "23. mars 2023 klokka 1130",
        "23. mars 2023 – kl. 11.30",
        "23. mars 2023 1130",
        "23.3.2023 11.30",
        "23.03.2023 kl.11.30",
        "2023-03-23 11:30",
        "2023-03-23T11:30",
        "2023-03-23T11:30:00",
        "2023-03-23 11:30:59.123",
    ],
)
def test_a_clock_time_may_follow(written):
    assert read_moment(written) == Moment(day=DAY, minute=HALF_PAST_ELEVEN)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("måndag 20. mars 2023", date(2023, 3, 20)),
        ("TYSDAG 21. mars 2023", date(2023, 3, 21)),
        ("laurdag 25. mars 2023", date(2023, 3, 25)),
        ("laur. 25. mars 2023", date(2023, 3, 25)),
        ("LØRDAG 25. MARS 2023", date(2023, 3, 25)),
        ("ma\u030andag 20. mars 2023", date(2023, 3, 20)),
    ],
    ids=str,
)
def test_weekdays_are_known_in_bokmal_and_nynorsk_in_any_normal_form(written, day):
    assert read_moment(written) == Moment(day=day)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, "januar jan jan."), (2, "februar feb feb. febr."), (3, "mars mar."),
        (4, "april apr."), (5, "mai"), (6, "juni jun."), (7, "juli jul."),
        (8, "august aug."), (9, "september sep. sept."), (10, "oktober okt."),
        (11, "november nov."), (12, "desember des."),
    ],
)  # fmt: skip
def test_every_month_is_known_by_its_name_and_its_abbreviations(number, names):
    read = [read_moment(f"1. {name} 2023") for name in names.split()]
    assert read == [Moment(day=date(2023, number, 1))] * len(read)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "2023-03-23T10:30Z",
            Moment(day=DAY, minute=HALF_PAST_ELEVEN, offset=WINTER),
            id="Z in winter",
        ),
        pytest.param(
            "2023-06-01T22:30:00z",
            Moment(day=date(2023, 6, 2), minute=30, offset=SUMMER),
            id="Z in summer, past midnight in Norway",
        ),
        pytest.param(
            "2023-03-23 11:30 +0100",
            Moment(day=DAY, minute=HALF_PAST_ELEVEN, offset=WINTER),
            id="offset without colon, after spaces",
        ),
        pytest.param(
            "2023-10-29T02:30+02:00",
            Moment(day=date(2023, 10, 29), minute=150, offset=SUMMER),
            id="the repeated hour, first time",
        ),
        pytest.param(
            "2023-10-29T02:30+01:00",
            Moment(day=date(2023, 10, 29), minute=150, offset=WINTER),
            id="the repeated hour, second time",
        ),
        pytest.param(
            "2023-03-23T08:30:00.5-10:00",
            Moment(day=DAY, minute=19 * 60 + 30, offset=WINTER),
            id="west of Greenwich",
        ),
        pytest.param(
            "2023-03-23T24:00Z",
            Moment(day=date(2023, 3, 24), minute=60, offset=WINTER),
            id="24:00",
        ),
    ],
)
def test_an_instant_is_told_as_clocks_in_norway_show_it(written, expected):
    assert read_moment(written) == expected


def test_midnight_is_both_ends_of_a_day():
    assert read_moment("23. mars 2023 kl. 00.00") == Moment(day=DAY, minute=0)
    assert read_moment("23. mars 2023 kl. 24.00") == Moment(day=DAY, minute=1440)


def test_a_leap_day_exists_in_leap_years():
    assert read_moment("29. februar 2028") == Moment(day=date(2028, 2, 29))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("16.00", 960, id="a clock time"),
        pytest.param("kl. 16", 960, id="an hour"),
        pytest.param("23. mars 2023", Moment(day=DAY), id="a date"),
        pytest.param("23.3.2023 11.30", Moment(day=DAY, minute=690), id="both"),
    ],
)
def test_a_field_may_hold_a_clock_time_or_a_date(written, expected):
    assert read_moment_or_clock(written) == expected


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("24.30", "clock-after-midnight"),
        ("kl. x", "clock-unreadable"),
        ("11.30–16.00", "clock-interval"),
        ("23.3.23", "date-two-digit-year"),
        ("x", "date-unreadable"),
        ("", "date-missing"),
    ],
)
def test_there_a_refusal_speaks_of_what_the_text_resembles(written, rule):
    assert read_moment_or_clock(written).rule == rule


@settings(max_examples=60)
@given(day=days, language=st.sampled_from(["nb", "nn"]))
def test_every_date_we_write_is_read_back(day, language):
    assert read_moment(write_date(day, language)) == Moment(day=day)
    assert read_moment(write_long_date(day, language)) == Moment(day=day)


@settings(max_examples=60)
@given(day=days, minute=minutes, language=st.sampled_from(["nb", "nn"]))
def test_every_moment_we_write_is_read_back(day, minute, language):
    moment = datetime(day.year, day.month, day.day, *divmod(minute, 60), tzinfo=OSLO)
    assert read_moment(write_moment(moment, language)) == Moment(day=day, minute=minute)
    before_midnight = Moment(day=day - timedelta(days=1), minute=1440)
    expected = Moment(day=day, minute=minute) if minute else before_midnight
    if expected.day.year >= 1900:
        assert read_moment(write_end(moment, language)) == expected


@settings(max_examples=60)
@given(
    moment=st.datetimes(
        min_value=datetime(1996, 1, 1),
        max_value=datetime(2037, 12, 31),
        timezones=st.just(OSLO),
    )
)
def test_every_instant_is_read_back(moment):
    minute = moment.replace(second=0, microsecond=0)
    utc = minute.astimezone(ZoneInfo("UTC"))
    real = utc.astimezone(OSLO)  # clocks skip some wall times
    expected = Moment(day=real.date(), minute=60 * real.hour + real.minute, offset=real.utcoffset())
    assert read_moment(real.isoformat()) == expected
    assert read_moment(utc.isoformat()) == expected


PIECES = [*"0123459 .:-–/,'TZ+", "2023", "mars ", "march ", "kl. ", "torsdag ", "til ", "31"]
dateish = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(max_examples=300)
@given(text=st.one_of(st.text(max_size=40), dateish))
def test_any_text_is_read_or_refused_with_an_example_that_is_read(text):
    for read, kind in ((read_moment, Moment), (read_moment_or_clock, Moment | int)):
        answer = read(text)
        if isinstance(answer, Problem):
            assert isinstance(read(answer.example), kind)
            assert answer.message and answer.fix
