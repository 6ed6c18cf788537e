"""An export from WordPress becomes a draft for each page, post and event, at its old address."""

from datetime import date
from pathlib import Path

import pytest

from importing.draft import drafts_of
from importing.model import ImportingError
from importing.read import read_file

WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Testsiden</title><link>https://testsiden.example</link>
<wp:author><wp:author_login>kari</wp:author_login><wp:author_display_name>Kari Nordmann</wp:author_display_name></wp:author>
{items}
</channel></rss>
"""
ITEM = """<item><title>{title}</title><link>{link}</link><dc:creator>kari</dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2019-03-01 09:00:00</wp:post_date>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>"""


def item(number, kind, title, content="", link="", excerpt="", status="publish", more="", **meta):
    more += "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        for key, value in meta.items()
    )
    return ITEM.format(**locals())


def export(*items):
    return WXR.format(items="\n".join(items)).encode()


@pytest.fixture
def imported(tmp_path):
    def imported(*items, kind="", there=dict):
        path = tmp_path / "gammelt.xml"
        path.write_bytes(items[0] if isinstance(items[0], bytes) else export(*items))
        return drafts_of(
            path, read_file(Path(path)), kind=kind, today=date(2027, 1, 10), taken=lambda _: [], there=there
        )

    return imported


def texts(drafts):
    return {str(draft.source): draft.files[draft.name].decode() for draft in drafts.drafts}


POST = item(
    1,
    "post",
    "Senteret åpner &amp; vokser",
    "Første linje\nandre linje\n\nNytt avsnitt med <a href='https://testsiden.example/om-oss/'>om oss</a>.\n\n"
    '[caption width="300"]<img src="https://testsiden.example/bilder/hus-300x200.jpg" alt="Et hus"> Huset.[/caption]\n\n'
    '[contact-form-7 id="12"]',
    "https://testsiden.example/2019/03/senteret/",
    "Kort om senteret.",
    more='<category domain="post_tag" nicename="helse"><![CDATA[helse]]></category>'
    '<category domain="category" nicename="u"><![CDATA[Ukategorisert]]></category>',
)
PICTURE = item(
    9, "attachment", "hus", more="<wp:attachment_url>https://testsiden.example/bilder/hus.jpg</wp:attachment_url>"
)
PAGE = item(
    2,
    "page",
    "Om oss",
    "<!-- wp:paragraph --><p>Vi er her.</p><!-- /wp:paragraph -->",
    "https://testsiden.example/om-oss/",
)
EVENT = item(
    3,
    "tribe_events",
    "Frokostmøte",
    "<p>Vi spiser frokost.</p>",
    "https://testsiden.example/arrangement/frokost/",
    _EventStartDate="2019-04-12 08:00:00",
    _EventEndDate="2019-04-12 09:30:00",
    _EventVenueID="7",
    _EventCost="0",
)
VENUE = item(7, "tribe_venue", "Eksempelhuset", _VenueAddress="Eksempelgata 1", _VenueZip="0001", _VenueCity="Testbyen")


def test_a_post_has_its_fields_its_old_address_and_links_to_what_came_along(imported):
    assert texts(imported(POST, PAGE, PICTURE)) == {
        "articles/2019-03-01-senteret-apner-og-vokser.md": """---
tittel: Senteret åpner & vokser
ingress: Kort om senteret.
publisert: 1. mars 2019
forfatter: Kari Nordmann
emner:
  - helse
status: utkast
gamle-adresser:
  - /2019/03/senteret/
---

Første linje  
andre linje

Nytt avsnitt med [om oss](../pages/om-oss.md).

![Et hus](senteret-apner-og-vokser-1.jpg "Huset.")
""",
        "pages/om-oss.md": """---
tittel: Om oss
ingress:
status: utkast
gamle-adresser:
  - /om-oss/
---

Vi er her.
""",
    }


def test_what_wordpress_says_of_a_post_and_has_no_use_for_here_is_told(imported):
    report = imported(POST, PAGE, PICTURE).drafts[0].report
    assert 'en kortkode i WordPress: «[contact-form-7 id="12"]»' in report
    assert "feltet «forfatter», som ikke finnes her: «Kari Nordmann»" in imported(PAGE).drafts[0].report
    assert "senteret-apner-og-vokser-1.jpg må du hente selv" in report
    assert "https://testsiden.example/bilder/hus.jpg" in report  # the whole picture, not the small copy


def test_an_event_has_its_time_its_venue_and_its_price(imported):
    assert texts(imported(EVENT, VENUE)) == {
        "events/2019-04-12-frokostmote.md": """---
tittel: Frokostmøte
ingress:
publisert: 1. mars 2019
starter: 12. april 2019 kl. 08.00
slutter: 09.30
sted: Eksempelhuset, Eksempelgata 1, 0001 Testbyen
påmelding:
emner:
status: utkast
gamle-adresser:
  - /arrangement/frokost/
pris: Gratis
---

Vi spiser frokost.
"""
    }


def test_an_event_of_whole_days_has_no_clock_times(imported):
    text = texts(
        imported(
            item(1, "tribe_events", "Leir", "<p>Velkommen.</p>", _EventAllDay="yes",
                 _EventStartDate="2019-07-01 00:00:00", _EventEndDate="2019-07-03 23:59:59")
        )
    )["events/2019-07-01-leir.md"]  # fmt: skip
    assert "starter: 1. juli 2019\nslutter: 3. juli 2019\n" in text


def test_the_picture_above_a_post_is_a_field(imported):
    picture = item(
        5, "attachment", "hus", excerpt="Huset", _wp_attachment_image_alt="Et rødt hus",
        more="<wp:attachment_url>https://testsiden.example/hus.png</wp:attachment_url>",
    )  # fmt: skip
    (text,) = texts(imported(item(1, "post", "Nytt hus", "<p>Her.</p>", _thumbnail_id="5"), picture)).values()
    assert "bilde: nytt-hus-1.png\nbildealt: Et rødt hus\nbildetekst: Huset\n" in text


def test_two_posts_with_one_title_get_names_of_their_own(imported):
    names = [draft.name for draft in imported(item(1, "post", "Nytt"), item(2, "post", "Nytt")).drafts]
    assert names == ["2019-03-01-nytt.md", "2019-03-01-nytt-mars-2019.md"]


def test_what_came_from_the_same_address_before_is_named_and_left(imported):
    drafts = imported(POST, PAGE, PICTURE, there=lambda: {"/om-oss/": "pages/hvem-vi-er.md"})
    (text,) = texts(drafts).values()
    assert drafts.remarks == (
        "Er hentet før, og er latt være: https://testsiden.example/om-oss/ er content/pages/hvem-vi-er.md.",
    )
    assert "[om oss](../pages/hvem-vi-er.md)" in text


def test_a_page_nothing_can_be_made_of_stops_none_of_the_others(imported):
    empty = item(8, "page", "", link="https://testsiden.example/tom/")
    drafts = imported(empty, PAGE)
    assert list(texts(drafts)) == ["pages/om-oss.md"]
    assert drafts.remarks == (
        "Er ikke hentet: https://testsiden.example/tom/. "
        "Filen har ingen tekst. Er den et bilde av en tekst, må den skrives av.",
    )


def test_what_is_not_a_text_is_named(imported):
    drafts = imported(POST, item(4, "post", "Kastet", status="trash"), item(5, "product", "En kopp"), VENUE)
    assert len(drafts.drafts) == 1
    assert drafts.remarks == (
        "Lå i papirkurven, og er ikke med: «Kastet».",
        "Ikke hentet, 1 av typen «product»: «En kopp».",
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<rss><channel></channel></rss>", id="another feed"),
        pytest.param(export(POST)[:400], id="cut off"),
        pytest.param(b'<!DOCTYPE rss [<!ENTITY a "b">]>' + export(POST)[39:], id="with entities of its own"),
        pytest.param(b"Hei", id="no XML"),
    ],
)
def test_what_is_no_export_is_told_in_words(imported, data):
    with pytest.raises(ImportingError, match="Filen er ikke en eksport fra WordPress"):
        imported(data)


def test_what_it_is_to_be_is_not_asked_of_an_export(imported):
    with pytest.raises(ImportingError, match="sier selv hva hver side er"):
        imported(POST, kind="event")
