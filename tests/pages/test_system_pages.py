"""The pages nobody looks for, and the files that machines read."""

from lxml import etree

from pages.every_page import pages, site_of
from pages.sitemap import robots, sitemap
from pages.system_pages import redirect_pages
from pages.views import Link, RedirectView

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls(frame):
    """Return each address in the sitemap with its date and its languages."""
    tree = etree.fromstring(sitemap(list(pages(frame)), frame).encode())
    return {
        url.findtext("s:loc", namespaces=SITEMAP): (
            url.findtext("s:lastmod", namespaces=SITEMAP),
            [link.get("hreflang") for link in url.findall("x:link", SITEMAP)],
        )
        for url in tree
    }


def test_the_sitemap_dates_what_a_file_dates_and_nothing_else(publication):
    publication.article("tekst", oppdatert="5. mars 2027")
    publication.article("text", språk="en", oversettelse_av="tekst.md")
    publication.article("hidden", status="skjult")
    publication.event("borte", status="fjernet")
    found = {
        address.removeprefix("https://example.org/test"): url for address, url in urls(publication.frame()).items()
    }
    assert found == {
        "/": (None, []),
        "/artikler/": (None, []),
        "/arrangementer/": (None, []),
        "/arrangementer/arkiv/": (None, []),
        "/emner/": (None, []),
        "/serier/": (None, []),
        "/abonner/": (None, []),
        "/artikler/tekst/": ("2027-03-05T00:00:00+01:00", ["en", "nb"]),
        "/artikler/text/": ("2027-03-01T00:00:00+01:00", ["en", "nb"]),
    }


def test_robots_may_read_everything_and_are_told_where_the_map_is(publication):
    assert robots(publication.frame()) == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/test/sitemap.xml\n"


def test_an_old_address_leads_straight_to_the_end_and_tells_the_title(publication):
    publication.article("ny", gamle_adresser="[/gammel/]")
    (publication.root / "adresser.txt").write_text("/eldst/ /gammel/\n/liste/ /artikler/\n", encoding="utf-8")
    found = {page.address: (page.view, page.head.canonical) for page in redirect_pages(publication.frame())}
    new = RedirectView(title="En tittel", url="/test/artikler/ny/"), "https://example.org/test/artikler/ny/"
    assert found == {
        "/eldst/": new,
        "/gammel/": new,
        "/liste/": (RedirectView(title="Testhuset", url="/test/artikler/"), "https://example.org/test/artikler/"),
    }


def test_what_is_gone_leaves_none_of_its_words(publication):
    publication.event("borte", tittel="Hemmelig", status="fjernet")
    (gone,) = [page for page in pages(publication.frame()) if page.template == "gone"]
    assert (gone.address, gone.head.is_indexed) == ("/arrangementer/borte/", False)
    assert "Hemmelig" not in repr(gone)


def test_the_menu_knows_where_we_are(publication):
    publication.article("tekst")
    publication.page("om", tittel="Om oss", meny="1")
    publication.page("personvern", tittel="Personvern")
    frame = publication.frame()
    (article,) = [page for page in pages(frame) if page.template == "article"]
    site = site_of(article, frame)
    assert site.menu == (
        Link(text="Arrangementer", url="/test/arrangementer/"),
        Link(text="Artikler", url="/test/artikler/", is_current=True),
        Link(text="Emner", url="/test/emner/"),
        Link(text="Om oss", url="/test/om/"),
    )
    assert site.footer == (
        Link(text="Om oss", url="/test/om/"),
        Link(text="Personvern", url="/test/personvern/"),
        Link(text="Abonner", url="/test/abonner/"),
        Link(text="Om denne utgaven", url="/test/bygg/"),
    )
