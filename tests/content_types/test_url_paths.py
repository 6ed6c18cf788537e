"""Addresses, identity and instants."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.clock import instant, last_day, midnight_after, midnight_before
from content_types.model import ContentKind
from content_types.url_paths import identity, is_generated, url_path_of, url_path_problem
from manuscript.problem import Problem
from norwegian.dates import Moment

OSLO = ZoneInfo("Europe/Oslo")
SITE = UUID("12345678-1234-5678-1234-567812345678")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        pytest.param(ContentKind.ARTICLE, "/artikler/mat/", id="article"),
        pytest.param(ContentKind.EVENT, "/arrangementer/mat/", id="event"),
        pytest.param(ContentKind.PAGE, "/mat/", id="page"),
    ],
)
def test_a_page_lives_where_its_kind_says(kind, address):
    assert url_path_of(kind, "mat") == address


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(address, id=address)
        for address in (
            "/",
            "/artikler/",
            "/Artikler/",
            "/arrangementer/arkiv/",
            "/arrangementer/arkiv/side/2/",
            "/emner/",
            "/emner/mat/side/3/",
            "/serier/",
            "/abonner",
            "/sok/",
            "/kalender.ics",
            "/emner/mat/kalender.ics",
            "/arrangementer/x/x.ics",
            "/bygg.json",
            "/feeds/emner/mat.atom.xml",
            "/filer/bilde.jpg",
            "/sitemap.xml",
            "/404.html",
            "/404.html/x/",
            "/robots.txt/x/",
            "/om/index.html",
            "/om/index.html/x/",
        )
    ],
)
def test_the_sites_own_addresses_are_known(address):
    assert is_generated(address)


@pytest.mark.parametrize(
    "address",
    ["/om/", "/artikler/mat/", "/emner/mat/", "/artikler/side-om-side/", "/gammel.html/"],
)
def test_other_addresses_are_free(address):
    assert not is_generated(address)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        pytest.param("/artikler/mat/", "", id="good"),
        pytest.param("/Artikler/2019/blåbær.html/", "", id="letters, years and endings of an older site"),
        pytest.param("https://x.no/a/", "Adressen «https://x.no/a/» har domenet med seg.", id="domain"),
        pytest.param("a/", "Adressen «a/» begynner ikke med «/».", id="no first slash"),
        pytest.param("/a", "Adressen «/a» slutter ikke med «/».", id="no last slash"),
        pytest.param("//x.no/", "Adressen «//x.no/» har to skråstreker etter hverandre.", id="another host"),
        pytest.param("/a/?b=1", "Adressen «/a/?b=1» har noe etter «?».", id="query"),
        pytest.param("/a/#b", "Adressen «/a/#b» har noe etter «#».", id="fragment"),
        pytest.param(
            "/../", "Adressen «/../» har punktum i stedet for et navn mellom skråstrekene.", id="out of the folder"
        ),
        pytest.param("/a b/", "Adressen «/a b/» har et mellomrom i seg.", id="space"),
        pytest.param("/a\\b/", "Adressen «/a\\b/» har tegnet «\\» i seg.", id="backslash"),
        pytest.param('/a"b/', 'Adressen «/a"b/» har tegnet «"» i seg.', id="quotation mark"),
        pytest.param(f"/{'a' * 201}/", f"Adressen «/{'a' * 78}…» er for lang.", id="longer than a file name"),
    ],
)
def test_an_address_is_judged_in_words(address, problem):
    assert url_path_problem(address) == problem


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_what_passes_stays_inside_the_site(address):
    if url_path_problem(address) == "":
        assert address.startswith("/") and not address.startswith("//")
        assert not {"..", ".", ""} & set(address.strip("/").split("/")) or address == "/"


def test_identity_is_of_the_path_alone():
    assert identity(SITE, "/artikler/mat/") == uuid5(SITE, "/artikler/mat/")
    assert identity(SITE, "/Artikler/Mat") == identity(SITE, "/artikler/mat/")
    assert identity(SITE, "artikler/mat/") == identity(SITE, "/artikler/mat/")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(Moment(day=date(2027, 1, 5)), "2027-01-05T00:00+01:00", id="a day begins at midnight"),
        pytest.param(Moment(day=date(2027, 7, 5), minute=540), "2027-07-05T09:00+02:00", id="summer"),
        pytest.param(Moment(day=date(2027, 3, 27), minute=1440), "2027-03-28T00:00+01:00", id="24.00"),
        pytest.param(Moment(day=date(2027, 3, 28), minute=180), "2027-03-28T03:00+02:00", id="after the skip"),
        pytest.param(
            Moment(day=date(2027, 10, 31), minute=150, offset=timedelta(hours=2)),
            "2027-10-31T02:30+02:00",
            id="first of two, by its offset",
        ),
        pytest.param(
            Moment(day=date(2027, 10, 31), minute=150, offset=timedelta(hours=1)),
            "2027-10-31T02:30+01:00",
            id="second of two, by its offset",
        ),
        pytest.param(Moment(day=date(2099, 12, 31), minute=1440), "2100-01-01T00:00+01:00", id="the last there is"),
    ],
)
def test_a_written_time_becomes_an_instant(moment, expected):
    assert instant(moment).isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("moment", "refusal"),
    [
        pytest.param(
            Moment(day=date(2027, 3, 28), minute=150),
            Problem(
                rule="clock-skipped",
                message="Klokken 02.30 finnes ikke 28.3.2027: da stilles klokken en time fram.",
                fix="Skriv klokkeslettet etter at klokken er stilt, 03.30, eller med forskyvning: "
                "«2027-03-28T03:30+02:00».",
                example="2027-03-28T03:30+02:00",
            ),
            id="skipped",
        ),
        pytest.param(
            Moment(day=date(2027, 10, 31), minute=120),
            Problem(
                rule="clock-repeated",
                message="Klokken 02.00 kommer to ganger 31.10.2027: da stilles klokken en time tilbake.",
                fix="Skriv «2027-10-31T02:00+02:00» hvis du mener den første gangen, "
                "«2027-10-31T02:00+01:00» hvis du mener den andre.",
                example="2027-10-31T02:00+02:00",
            ),
            id="repeated",
        ),
    ],
)
def test_a_time_the_clocks_skip_or_repeat_is_refused(moment, refusal):
    assert instant(moment) == refusal


@given(
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    minute=st.one_of(st.none(), st.integers(min_value=0, max_value=1440)),
)
@settings(max_examples=300, deadline=None)
def test_an_instant_shows_the_clock_it_was_made_of(day, minute):
    found = instant(Moment(day=day, minute=minute))
    if isinstance(found, Problem):
        return
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute or 0)
    assert found.replace(tzinfo=None) == wall
    assert found.astimezone(UTC).astimezone(OSLO).replace(tzinfo=None) == wall


def test_the_day_something_was_last_on_does_not_begin_at_its_end():
    assert last_day(midnight_after(date(2027, 3, 28))) == date(2027, 3, 28)
    assert last_day(midnight_before(date(2027, 3, 28)) + timedelta(hours=1)) == date(2027, 3, 28)
