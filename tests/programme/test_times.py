from __future__ import annotations

import pytest

from programme.times import Conventions, ImpossibleTime, TimeReading, read_time, title_start


def read(text: str, **conventions: bool) -> tuple[str, str, str] | str | None:
    found = read_time(text, 0, Conventions(**conventions))
    if isinstance(found, TimeReading):
        return _clock(found.starts), _clock(found.ends), text[title_start(text, found.end) :]
    if isinstance(found, ImpossibleTime):
        return "error" if found.certain else "text, told"
    return None


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02}.{minute % 60:02}"


@pytest.mark.parametrize(
    ("written", "starts", "ends", "title"),
    [
        pytest.param("09.00–09.45 Åpning", "09.00", "09.45", "Åpning", id="full stop, en dash"),
        pytest.param("9:00 - 9:45 Åpning", "09.00", "09.45", "Åpning", id="colon, one digit, spaced hyphen"),
        pytest.param("09.00-9:45: Åpning", "09.00", "09.45", "Åpning", id="the ends written differently"),
        pytest.param("09.00\xa0—\xa009.45\tÅpning", "09.00", "09.45", "Åpning", id="no-break spaces, long dash, tab"),
        pytest.param("09:00−09:45 | Åpning", "09.00", "09.45", "Åpning", id="minus sign, pipe"),
        pytest.param("13: 00 Møte", "13.00", "", "Møte", id="space after the colon"),
        pytest.param("12.30Lunsj", "12.30", "", "Lunsj", id="glued"),
        pytest.param("08:30 – Møte", "08.30", "", "Møte", id="a dash before the title is no range"),
        pytest.param("19.00–", "19.00", "", "", id="open end"),
        pytest.param("1030-   Registrering", "10.30", "", "Registrering", id="compact with an open end"),
        pytest.param("0900-0915: Åpning", "09.00", "09.15", "Åpning", id="compact range"),
        pytest.param("kl 0900 Åpning", "09.00", "", "Åpning", id="compact after kl"),
        pytest.param("kl 09 30 Åpning", "09.30", "", "Åpning", id="a space for a separator after kl"),
        pytest.param("Kl.11.30-12.15: Kåseri", "11.30", "12.15", "Kåseri", id="kl without a space"),
        pytest.param("Kl- 14.50-15.00 Slutt", "14.50", "15.00", "Slutt", id="kl with a hyphen"),
        pytest.param("klokken 13 til 13.30: Opplesning", "13.00", "13.30", "Opplesning", id="words"),
        pytest.param("fra kl. 19.15 til kl. 20.00 Innlegg", "19.15", "20.00", "Innlegg", id="fra and til"),
        pytest.param("frå kl 17.00: Dørene opnar", "17.00", "", "Dørene opnar", id="nynorsk"),
        pytest.param("kl. 14-15.30 Samtale", "14.00", "15.30", "Samtale", id="a bare hour after kl"),
        pytest.param("12–12.30 Lunsj", "12.00", "12.30", "Lunsj", id="a bare hour whose other end has minutes"),
        pytest.param("14.30–16 Gruppearbeid", "14.30", "16.00", "Gruppearbeid", id="a bare end"),
        pytest.param("22.30–24.00 Konsert", "22.30", "24.00", "Konsert", id="24.00 ends the day"),
        pytest.param("(09.00–09.30) Kaffe", "09.00", "09.30", "Kaffe", id="in brackets"),
        pytest.param("09:00:00 Rigging", "09.00", "", "Rigging", id="seconds from a spreadsheet"),
        pytest.param("09:00\t09:30\tÅpning", "09.00", "09.30", "Åpning", id="start and end in columns"),
        pytest.param("Kl 12-45-13.30Hva nå", "12.45", "13.30", "Hva nå", id="a slip: hyphen in the time"),
        pytest.param("08.30 - 09-00 Kaffe", "08.30", "09.00", "Kaffe", id="a slip: hyphen in the end"),
        pytest.param("15,00 Pause", "15.00", "", "Pause", id="a slip: comma"),
        pytest.param("11.00-1130 Tale", "11.00", "11.30", "Tale", id="a slip: half of it compact"),
        pytest.param("1815-19.00: Tale", "18.15", "19.00", "Tale", id="a slip, with an end that is no year"),
        pytest.param("14:15: 15:00 Samtale", "14.15", "15.00", "Samtale", id="a slip: colon for a dash"),
        pytest.param("11.45 (ca): Start", "11.45", "", "Start", id="ca after the time"),
        pytest.param("19.00 – ? Middag", "19.00", "", "Middag", id="nobody knows the end"),
        pytest.param("10.00 - 12-15 år", "10.00", "", "12-15 år", id="ages are no end"),
        pytest.param("10.00 .NET i praksis", "10.00", "", ".NET i praksis", id="the full stop is the title's"),
    ],
)
def test_times_are_read_as_people_write_them(written, starts, ends, title):
    assert read(written) == (starts, ends, title)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("5–10 deltakere", id="bare hours"),
        pytest.param("2–3 innlegg", id="bare hours again"),
        pytest.param("2030 - 2040 er målet", id="years"),
        pytest.param("1814 – året alt begynte", id="an old year"),
        pytest.param("900 00 001", id="telephone"),
        pytest.param("09 30 Velkommen", id="two numbers without kl"),
        pytest.param("0900 Velkommen", id="compact without kl or dash"),
        pytest.param("12.50 kr per stykk", id="price"),
        pytest.param("3.50 prosent", id="share"),
        pytest.param("12.10.2023", id="date"),
        pytest.param("Innen kl. 11 må alle ha sjekket ut", id="innen"),
        pytest.param("Registrering fra 09.30", id="inside a sentence"),
        pytest.param("10.30-toget går", id="compound"),
        pytest.param("(09.00 – Velkommen)", id="a remark in brackets"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_numbers_are_no_times(written):
    assert read(written) is None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("kl. 25.00 Slutt", "error", id="after kl"),
        pytest.param("12.75–13.00 Lunsj", "error", id="in a range"),
        pytest.param("11.00–11.75 Lunsj", "error", id="the end of a range"),
        pytest.param("12.75 Lunsj", "text, told", id="alone it may be anything"),
        pytest.param("99.90 kr", None, id="a price is no attempt at a time"),
    ],
)
def test_what_no_clock_shows_is_told(written, told):
    assert read(written) == told


@pytest.mark.parametrize(
    ("written", "habit", "expected"),
    [
        pytest.param("2000-2030 Middag", "compact", ("20.00", "20.30", "Middag"), id="years in a compact programme"),
        pytest.param("19-20: Klassevis", "bare_hours", ("19.00", "20.00", "Klassevis"), id="hours beside 18–18.45"),
        pytest.param("Tid: 09.00 Åpning", "named", ("09.00", "", "Åpning"), id="the word that names the time"),
    ],
)
def test_other_rows_decide_what_one_line_cannot(written, habit, expected):
    assert (read(written), read(written, **{habit: True})) == (None, expected)
