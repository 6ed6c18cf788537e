"""Url paths and the identity made of them."""

from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_types.model import ContentKind
from content_types.url_paths import identity, is_generated, url_path_of, url_path_problem

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
@settings(max_examples=200)
def test_what_passes_stays_inside_the_site(address):
    if url_path_problem(address) == "":
        assert address.startswith("/") and not address.startswith("//")
        assert not {"..", ".", ""} & set(address.strip("/").split("/")) or address == "/"


def test_identity_is_of_the_path_alone():
    assert identity(SITE, "/artikler/mat/") == uuid5(SITE, "/artikler/mat/")
    assert identity(SITE, "/Artikler/Mat") == identity(SITE, "/artikler/mat/")
    assert identity(SITE, "artikler/mat/") == identity(SITE, "/artikler/mat/")
