"""The smallest site there is nothing to say against, to be damaged in one place at a time."""

import pytest

from publishing.built_site import BuiltSite

ADDRESS = "https://example.org/helsehub"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'"
IDENTITY = "urn:uuid:00000000-0000-5000-8000-00000000000"

PAGE = """<!doctype html>
<html lang="nb">
<head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{address}/{path}">
{head}</head>
<body>
<h1>{title}</h1>
<p><a href="/helsehub/">Forsiden</a> <a href="/helsehub/mote/#program">Programmet</a></p>
<h2 id="program">Program</h2>
</body>
</html>
"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">
<title>Artikler</title><id>{identity}0</id><updated>2027-03-01T00:00:00+01:00</updated>
<author><name>Testhuset</name></author>
<link rel="alternate" href="{address}/"/>
<link rel="self" href="{address}/feeds/artikler.atom.xml"/>
<entry><title>En</title><id>{identity}1</id><published>2027-03-01T00:00:00+01:00</published>
<updated>2027-03-01T00:00:00+01:00</updated><author><name>Kari Nordmann</name></author>
<link rel="alternate" href="{address}/mote/"/><summary type="html">I</summary>
<content type="html">&lt;p&gt;&lt;a href="{address}/mote/"&gt;Les&lt;/a&gt;&lt;/p&gt;</content></entry>
</feed>
"""

JSON_FEED = """{{"version": "https://jsonfeed.org/version/1.1", "title": "Artikler", "language": "nb",
"home_page_url": "{address}/", "feed_url": "{address}/feeds/artikler.json", "authors": [{{"name": "Testhuset"}}],
"items": [{{"id": "{identity}1", "url": "{address}/mote/", "title": "En", "date_published": "2027-03-01T00:00:00+01:00",
"authors": [{{"name": "Kari Nordmann"}}], "image": "{address}/bilde.png",
"content_html": "<p><a href='{address}/mote/'>Les</a> <img alt='' src='{address}/bilde.png'></p>"}}]}}
"""

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Testhuset//NO
BEGIN:VEVENT
UID:00000000-0000-5000-8000-000000000001
DTSTAMP:20270301T000000Z
DTSTART:20270312T080000Z
DTEND:20270312T100000Z
SUMMARY:Møte
URL:{address}/mote/
END:VEVENT
END:VCALENDAR
"""

EVENT = '{"@type": "Event", "name": "A", "startDate": "2027-03-12", "eventStatus": "x", "url": "y"}'

SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>{address}/</loc></url><url><loc>{address}/mote/</loc></url></urlset>
"""


def page(title, path="", head="", address=ADDRESS):
    return PAGE.format(policy=POLICY, title=title, path=path, head=head, address=address)


@pytest.fixture
def files():
    """The whole site as texts, by name."""
    return {
        "index.html": page("Testhuset"),
        "mote/index.html": page("Et møte", "mote/", f'<script type="application/ld+json">{EVENT}</script>\n'),
        "404.html": page("Borte", "404.html", '<meta name="robots" content="noindex">\n'),
        "robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {ADDRESS}/sitemap.xml\n",
        "sitemap.xml": SITEMAP.format(address=ADDRESS),
        "feeds/artikler.atom.xml": ATOM.format(identity=IDENTITY, address=ADDRESS),
        "feeds/artikler.json": JSON_FEED.format(identity=IDENTITY, address=ADDRESS),
        "bilde.png": b"",
        "kalender.ics": CALENDAR.format(address=ADDRESS).replace("\n", "\r\n"),
        "arrangementer.json": f'{{"arrangementer": [{{"url": "{ADDRESS}/mote/"}}]}}\n',
    }


@pytest.fixture
def built(tmp_path):
    """Return a site written to disk."""

    def write(files):
        for name, text in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return BuiltSite(folder=tmp_path / "site", address=ADDRESS)

    return write
