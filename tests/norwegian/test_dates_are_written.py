"""Dates and periods as the reader sees them; · stands for a no-break space here."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norwegian.clock import read_tidy_clock
from norwegian.date_grammar import read_moment
from norwegian.dates import (
    Moment,
    iso_clock,
    month_name,
    real_date,
    tidy,
    typed_moment,
    weekday_and_day,
    weekday_name,
    write_clock,
    write_clock_span,
    write_date,
    write_days,
    write_end,
    write_long_date,
    write_moment,
    write_span,
)


def oslo(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=ZoneInfo("Europe/Oslo"))


def shown(text: str) -> str:
    return text.replace("\u00a0", "·")


@pytest.mark.parametrize(
    ("starts", "ends", "language", "expected"),
    [
        pytest.param(
            oslo(2023, 3, 23, 11, 30), oslo(2023, 3, 23, 16), "nb",
            "torsdag 23.·mars 2023 kl.·11.30–16.00", id="one day",
        ),
        pytest.param(
            oslo(2023, 3, 25, 9, 5), oslo(2023, 3, 25, 16), "nn",
            "laurdag 25.·mars 2023 kl.·09.05–16.00", id="one day, nynorsk",
        ),
        pytest.param(
            oslo(2023, 3, 23, 11, 30), oslo(2023, 3, 23, 16), "en",
            "Thursday 23·March 2023, 11:30–16:00", id="one day, English",
        ),
        pytest.param(
            oslo(2023, 3, 23, 11, 30), None, "nb",
            "torsdag 23.·mars 2023 kl.·11.30", id="no end written",
        ),
        pytest.param(
            oslo(2023, 3, 23, 19), oslo(2023, 3, 24), "nb",
            "torsdag 23.·mars 2023 kl.·19.00–24.00", id="to midnight",
        ),
        pytest.param(
            oslo(2023, 3, 23, 19), oslo(2023, 3, 24), "en",
            "Thursday 23·March 2023, 19:00–24:00", id="to midnight, English",
        ),
        pytest.param(
            oslo(2023, 3, 23, 22), oslo(2023, 3, 24, 1, 30), "nb",
            "torsdag 23.·mars 2023 kl.·22.00 til fredag 24.·mars 2023 kl.·01.30",
            id="past midnight",
        ),
        pytest.param(
            oslo(2023, 3, 23, 11, 30), oslo(2023, 3, 24, 16), "nn",
            "torsdag 23.·mars 2023 kl.·11.30 til fredag 24.·mars 2023 kl.·16.00",
            id="two days",
        ),
        pytest.param(
            oslo(2026, 12, 31, 11, 30), oslo(2027, 1, 2), "nb",
            "torsdag 31.·desember 2026 kl.·11.30 til fredag 1.·januar 2027 kl.·24.00",
            id="across years, to midnight",
        ),
        pytest.param(
            oslo(2023, 3, 23, 11, 30), oslo(2023, 3, 24, 16), "en",
            "Thursday 23·March 2023, 11:30 to Friday 24·March 2023, 16:00",
            id="two days, English",
        ),
    ],
)  # fmt: skip
def test_a_period_with_clock_times(starts, ends, language, expected):
    written = write_span(starts, ends, whole_days=False, language=language)
    assert shown(written) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "language", "expected"),
    [
        (oslo(2023, 3, 23), None, "nb", "torsdag 23.·mars 2023"),
        (oslo(2023, 3, 23), oslo(2023, 3, 24), "nb", "torsdag 23.·mars 2023"),
        (oslo(2023, 3, 23), oslo(2023, 3, 25), "nb", "23.–24.·mars 2023"),
        (oslo(2023, 3, 25), oslo(2023, 3, 27), "nb", "25.–26.·mars 2023"),
        (oslo(2023, 4, 30), oslo(2023, 5, 3), "nn", "30.·april–2.·mai 2023"),
        (oslo(2026, 12, 30), oslo(2027, 1, 3), "nb", "30.·desember 2026–2.·januar 2027"),
        (oslo(2023, 3, 23), oslo(2023, 3, 25), "en", "23–24·March 2023"),
        (oslo(2023, 4, 30), oslo(2023, 5, 3), "en", "30·April–2·May 2023"),
    ],
    ids=[
        "no end written",
        "one day",
        "one month",
        "over the change to summer time",
        "two months",
        "two years",
        "one month, English",
        "two months, English",
    ],
)
def test_whole_days_end_at_the_midnight_after_the_last(starts, ends, language, expected):
    written = write_span(starts, ends, whole_days=True, language=language)
    assert shown(written) == expected


def test_a_date_and_a_moment_alone():
    day, moment = date(2023, 3, 25), oslo(2023, 3, 25, 9, 5)
    assert [shown(write_date(day, language)) for language in ("nb", "nn", "en")] == [
        "25.·mars 2023",
        "25.·mars 2023",
        "25·March 2023",
    ]
    assert shown(write_long_date(day, "nn")) == "laurdag 25.·mars 2023"
    assert [shown(write_moment(moment, language)) for language in ("nb", "nn", "en")] == [
        "lørdag 25.·mars 2023 kl.·09.05",
        "laurdag 25.·mars 2023 kl.·09.05",
        "Saturday 25·March 2023, 09:05",
    ]


def test_a_last_moment_at_midnight_belongs_to_the_day_it_ends():
    assert shown(write_end(oslo(2023, 3, 24))) == "torsdag 23.·mars 2023 kl.·24.00"
    assert shown(write_end(oslo(2023, 3, 24, 12))) == "fredag 24.·mars 2023 kl.·12.00"


def test_days_in_one_are_written_once():
    assert shown(write_days(date(2023, 3, 23), date(2023, 3, 23))) == "torsdag 23.·mars 2023"


def test_names_follow_the_language_and_not_the_machine():
    monday = date(2023, 3, 20)
    assert [weekday_name(monday, language) for language in ("nb", "nn", "en")] == [
        "mandag",
        "måndag",
        "Monday",
    ]
    assert [month_name(5, language) for language in ("nb", "nn", "en")] == ["mai", "mai", "May"]


def test_a_clock_time_is_written_by_minutes_after_midnight():
    assert [write_clock(minute) for minute in (0, 9 * 60 + 5, 1440, 1530)] == ["00.00", "09.05", "24.00", "01.30"]
    assert [write_clock(545, "en"), iso_clock(545)] == ["09:05", "09:05"]
    assert [write_clock_span(1320, 1530), write_clock_span(540, None)] == ["22.00–01.30", "09.00"]


def test_a_day_of_a_programme_has_its_weekday_and_no_year():
    assert [weekday_and_day(date(2023, 3, 25), language) for language in ("nb", "nn")] == [
        "lørdag 25. mars",
        "laurdag 25. mars",
    ]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.none() | st.integers(0, 1440))
def test_what_is_written_for_an_editor_to_copy_is_read(day, minute):
    moment = Moment(day=day, minute=minute)
    assert read_moment(typed_moment(moment)) == moment
    assert minute is None or read_tidy_clock(tidy(f"kl. {write_clock(minute)}")) == minute


def test_a_date_that_no_calendar_has_is_none():
    assert [real_date(day, month, 2023) for day, month in ((29, 2), (31, 4), (0, 1), (1, 13))] == [None] * 4
    assert real_date(29, 2, 2024) == date(2024, 2, 29)
