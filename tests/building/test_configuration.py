"""What the configuration and the environment may say of the site, and what they may not."""

from datetime import UTC, datetime

import pytest

from building.configuration import ConfigurationError, settings_of, time_meant, time_of_build

GIVEN = {
    "SITENAME": "Testhuset",
    "SITESUBTITLE": "Et sted å prøve",
    "SITEDESCRIPTION": "Prøver og prøver.",
    "SITE_ID": "00000000-0000-4000-8000-000000000001",
    "NOW": datetime(2027, 3, 10, 8, tzinfo=UTC),
    "PREVIEW": False,
    "DEFAULT_PAGINATION": 10,
    "FEED_MAX_ITEMS": 20,
}


@pytest.mark.parametrize(
    ("written", "address", "base_path"),
    [
        pytest.param("https://example.org", "https://example.org", "", id="a domain"),
        pytest.param("https://example.org/", "https://example.org", "", id="a slash at its end"),
        pytest.param(
            "https://org.github.io/helsehub/", "https://org.github.io/helsehub", "/helsehub", id="below a path"
        ),
        pytest.param("https://example.org/a/b.c/", "https://example.org/a/b.c", "/a/b.c", id="far below"),
        pytest.param("https://example.org//", "https://example.org", "", id="two slashes"),
        pytest.param("http://localhost:8000", "http://localhost:8000", "", id="this machine"),
        pytest.param("https://blåbær.example", "https://blåbær.example", "", id="a domain in Norwegian"),
    ],
)
def test_the_site_can_live_at_any_address(written, address, base_path):
    settings = settings_of({**GIVEN, "SITEURL": written})
    assert (settings.address, settings.base_path) == (address, base_path)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param(None, id="None"),
        pytest.param("example.org", id="no scheme"),
        pytest.param("/helsehub", id="a path alone"),
        pytest.param("ftp://example.org", id="not of the web"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("https://", id="no domain"),
        pytest.param("https://example.org/?a=b", id="a query"),
        pytest.param("https://example.org/#a", id="a fragment"),
        pytest.param("https://kari@example.org", id="a name"),
        pytest.param("https://example.org/a b", id="a space"),
        pytest.param("https://example.org/../a", id="up and out"),
        pytest.param('https://example.org/"><script>', id="HTML"),
        pytest.param("https://example.org\n", id="a line end"),
        pytest.param("https://" + "a." * 50_000 + "!", id="very long"),
    ],
)
def test_what_is_no_address_is_refused_with_one_that_works(written):
    with pytest.raises(ConfigurationError) as refused:
        settings_of({**GIVEN, "SITEURL": written})
    assert str(refused.value).startswith("SITEURL er «")
    assert str(refused.value).endswith("for eksempel https://helsehub.github.io/nettsted.")


@pytest.mark.parametrize(
    ("epoch", "now"),
    [
        pytest.param("0", datetime(1970, 1, 1, tzinfo=UTC), id="the first second"),
        pytest.param("1804665600", datetime(2027, 3, 10, 8, tzinfo=UTC), id="a moment in 2027"),
    ],
)
def test_the_environment_decides_what_time_it_is(monkeypatch, epoch, now):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert time_of_build() == now


@pytest.mark.parametrize(
    "epoch", ["nå", "1e9", "1804665600.5", "-1", "253402300799", "9" * 30, "9" * 5000], ids=lambda epoch: epoch[:12]
)
def test_what_is_no_time_is_refused_in_words(monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigurationError, match=r"skal være et helt tall: sekunder siden 1\. januar 1970"):
        time_of_build()


def test_without_it_the_clock_decides(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    before = datetime.now(UTC)
    assert before <= time_of_build() <= datetime.now(UTC)


@pytest.mark.parametrize("address", ["", "https://uustatus.no/nb/erklaringer/publisert/0f-1a"])
def test_the_accessibility_statement_is_the_one_the_owners_published_or_none(address):
    settings = settings_of({**GIVEN, "SITEURL": "https://example.org", "ACCESSIBILITY_STATEMENT": address})
    assert settings.declaration == address


@pytest.mark.parametrize(
    "written",
    ["uustatus.no/nb", "https://uustatus.no.example/x", "https://example.org/", "javascript:alert(1)", None, True],
)
def test_an_accessibility_statement_elsewhere_is_refused_in_words(written):
    with pytest.raises(ConfigurationError, match=r"ACCESSIBILITY_STATEMENT er «.*uustatus\.no"):
        settings_of({**GIVEN, "SITEURL": "https://example.org", "ACCESSIBILITY_STATEMENT": written})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("12. mars 2027 kl. 9", datetime(2027, 3, 12, 8, tzinfo=UTC), id="a clock time in Norway"),
        pytest.param("12. juli 2027", datetime(2027, 7, 11, 22, tzinfo=UTC), id="a day begins at midnight"),
    ],
)
def test_a_time_is_written_as_in_content(written, meant):
    assert time_meant(written) == meant


@pytest.mark.parametrize("written", ["i morgen", "12. mars", "kl. 9", "28. mars 2027 kl. 02.30"])
def test_what_is_no_time_is_refused_with_one_that_works(written):
    with pytest.raises(ConfigurationError) as refused:
        time_meant(written)
    time_meant(str(refused.value).rpartition("Eksempel: ")[2])


@pytest.mark.parametrize("address", ["", "post@testbyen.example"])
def test_the_owners_may_give_an_e_mail_address(address):
    assert settings_of({**GIVEN, "SITEURL": "https://example.org", "CONTACT": address}).contact == address


@pytest.mark.parametrize("written", ["Kari Nordmann", "https://testbyen.example/", "a@testbyen.example\nb", None])
def test_what_is_no_e_mail_address_is_refused_in_words(written):
    with pytest.raises(ConfigurationError, match=r"CONTACT er «.*e-postadresse"):
        settings_of({**GIVEN, "SITEURL": "https://example.org", "CONTACT": written})
