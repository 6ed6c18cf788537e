"""The files that lead search engines through the site."""

from lxml import etree

from outputs.head import robots, sitemap
from pages.every_page import pages

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls(context):
    """Return each address in the sitemap with its date and its languages."""
    tree = etree.fromstring(sitemap([page.head for page in pages(context)], context).encode())
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
        address.removeprefix("https://example.org/test"): url for address, url in urls(publication.context()).items()
    }
    assert found == {
        "/": (None, []),
        "/artikler/": (None, []),
        "/arrangementer/": (None, []),
        "/arrangementer/arkiv/": (None, []),
        "/emner/": (None, []),
        "/serier/": (None, []),
        "/abonner/": (None, []),
        "/sok/": (None, []),
        "/artikler/tekst/": ("2027-03-05T00:00:00+01:00", ["en", "nb"]),
        "/artikler/text/": ("2027-03-01T00:00:00+01:00", ["en", "nb"]),
    }


def test_robots_may_read_everything_and_are_told_where_the_map_is(publication):
    assert (
        robots(publication.context()) == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/test/sitemap.xml\n"
    )
