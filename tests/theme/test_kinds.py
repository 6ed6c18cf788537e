"""What each kind of page says, in which order, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content_types.model import Origin
from norwegian.typography import SOFT_HYPHEN
from outputs.body_html import SourceView, VersionsView
from outputs.head import Head, ShareImage
from pages.event_page import EventView
from pages.items import ArticleItem, EventItem, Leaf, Tag
from pages.listing import EmptyMessage, ListedEvent, ListView, Pagination, Period
from pages.lists import ArticleListView, HomeView
from pages.parts import ContactView, PictureView
from pages.views import ALWAYS, Banner, Button, Link, Shown, TimeView

WHEN = TimeView(iso="2027-03-12T09:00+01:00", text="fredag 12. mars 2027 kl. 09.00–11.30")

FORUM = EventItem(
    title="Testforum",
    url="/arrangementer/testforum/",
    summary="Et forum i Testbyen.",
    when=WHEN,
    leaf=Leaf(days="12.", is_span=False, months="mars", year=""),
    place="Testhuset",
    tags=(),
    language="nb",
)

HOME = HomeView(
    title="HelseHub",
    lead="",
    about="",
    next=(),
    upcoming=ListView(empty=EmptyMessage(text="Ingen kommer.", link=None, shown=Shown())),
    past=None,
    past_shown=Shown(),
    newest=None,
    articles=ListView(empty=EmptyMessage(text="Ingen skriver.", link=None, shown=Shown())),
    subjects=(),
    partners=(),
    partners_page=None,
    events_url="/arrangementer/",
    archive_url="/arrangementer/arkiv/",
    articles_url="/artikler/",
    subscribe_url="/abonner/",
    calendar=Link(text="Kalenderen", url="webcal://example.org/kalender.ics"),
)

HEAD = Head(
    title="Testforum",
    full_title="Testforum – HelseHub",
    description="",
    canonical="https://example.org/arrangementer/testforum/",
    language="nb",
)


def listed(*events) -> ListView:
    return ListView(events=tuple(ListedEvent(event=event, shown=Shown()) for event in events))


def words_of(element) -> str:
    return " ".join(element.text_content().split())


def headings(page) -> list[str]:
    return [words_of(heading) for heading in page.all("//main//*[self::h1 or self::h2 or self::h3]")]


def test_the_front_page_leads_with_what_is_next(render):
    later = replace(FORUM, title="Senere forum")
    page = render("home", view=replace(HOME, next=listed(FORUM).events, upcoming=listed(later)))
    assert headings(page) == [
        "HelseHub",
        "words.next_event",
        "Testforum",
        "words.upcoming_events",
        "Senere forum",
        "words.newest_articles",
        "words.follow",
    ]
    assert [words_of(link) for link in page.all("//main//section//a")][:4] == [
        "Testforum",
        "Senere forum",
        "words.all_events",
        "words.past_events",
    ]


def test_a_front_page_with_nothing_coming_says_so_and_shows_what_has_been(render):
    page = render("home", view=replace(HOME, past=listed(FORUM)))
    assert headings(page) == [
        "HelseHub",
        "words.upcoming_events",
        "words.past_events",
        "Testforum",
        "words.newest_articles",
        "words.follow",
    ]
    assert words_of(page.all("//main//section[1]//p[1]")[0]) == "Ingen kommer."


def test_a_front_page_with_nothing_at_all_is_whole(render):
    page = render("home", view=HOME)
    assert [words_of(line) for line in page.all("//main//p[@class='empty']")] == ["Ingen kommer.", "Ingen skriver."]


def test_an_event_says_when_and_what_then_how_and_where(render):
    page = render("event")
    text = words_of(page.all("//main//article")[0])
    order = ["title", "when.text", "banners[0].text", "summary", "registration.text", "notes[0].text", "facts[0].term"]
    order += ["corrections[0].text", "picture.caption", "body.pieces[0].text_html"]
    places = [text.index(f"view.{path}") for path in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("word", "tone"),
    [pytest.param("Avlyst", None, id="a change that matters"), pytest.param("", "quiet", id="only over, or moved")],
)
def test_the_banner_is_loud_only_for_a_change_of_status(render, word, tone):
    view: EventView = replace(
        render("event").values["view"], banners=(Banner(word=word, text="Arrangementet er over.", shown=ALWAYS),)
    )
    banner = render("event", view=view).all("//article/header/p[1]")[0]
    assert (words_of(banner), banner.get("data-tone")) == (f"{word} Arrangementet er over.".strip(), tone)


def test_that_an_event_is_on_is_a_word_beside_the_date(render):
    view = replace(render("event").values["view"], banners=(), ongoing=ALWAYS)
    header = render("event", view=view).all("//article/header")[0]
    assert [line.get("class") for line in header] == [None, "event-when", "tag", "summary"]


@pytest.mark.parametrize(
    ("shown", "attributes"),
    [
        pytest.param(ALWAYS, {}, id="always"),
        pytest.param(Shown(ends="2027-03-12T11:30+01:00"), {"data-until": "2027-03-12T11:30+01:00"}, id="for now"),
        pytest.param(
            Shown(begins="2027-03-12T09:00+01:00", is_hidden=True),
            {"data-from": "2027-03-12T09:00+01:00", "hidden": "hidden"},
            id="later",
        ),
    ],
)
def test_what_is_shown_for_a_while_says_how_long(render, shown, attributes):
    view = replace(render("event").values["view"], banners=(Banner(word="Fullt", text="Alt er tatt.", shown=shown),))
    banner = render("event", view=view).all("//article/header/p[1]")[0]
    assert {name: value for name, value in banner.items() if name != "class"} == attributes


@pytest.mark.parametrize("is_past", [pytest.param(False, id="to come"), pytest.param(True, id="over")])
def test_what_came_of_an_event_that_is_over_stands_before_its_text(render, is_past):
    view = replace(render("event").values["view"], is_past=is_past)
    text = words_of(render("event", view=view).all("//main//article")[0])
    assert (text.index("view.documents[0].title") < text.index("view.body.pieces[0].text_html")) == is_past
    assert (text.index("view.articles[0].title") < text.index("view.body.pieces[0].text_html")) == is_past


@pytest.mark.parametrize(
    ("is_calm", "tone"),
    [pytest.param(True, "calm", id="going on"), pytest.param(False, None, id="a change that matters")],
)
def test_what_is_going_on_is_no_warning(render, is_calm, tone):
    event = replace(FORUM, tags=(Tag(text="Et ord", is_calm=is_calm, shown=Shown()),))
    page = render("home", view=replace(HOME, next=listed(event).events, upcoming=listed(event)))
    assert [(words_of(tag), tag.get("data-tone")) for tag in page.all("//*[@class='tag']")] == [("Et ord", tone)] * 2


def test_an_address_may_turn_the_line_where_a_reader_would_without_a_letter_more(render):
    person = ContactView(heading="", text="", name="", email="kari.nordmann@example.org", phone="", phone_url="")
    view = replace(render("page").values["view"], contact=person)
    link = render("page", view=view).all("//address//a")[0]
    assert (link.get("href"), link.text_content()) == ("mailto:kari.nordmann@example.org", "kari.nordmann@example.org")
    assert (link.text, [part.tag for part in link]) == ("kari.nordmann@", ["wbr"])


@pytest.mark.parametrize("heading", [pytest.param("Spørsmål", id="of its own"), pytest.param("", id="none")])
def test_whom_to_ask_has_the_heading_it_is_given(render, heading):
    person = ContactView(heading=heading, text="Ring på.", name="", email="", phone="", phone_url="")
    page = render("page", view=replace(render("page").values["view"], claims=None, contact=person))
    assert headings(page)[1:] == [heading] * bool(heading)


def test_a_dash_in_a_period_is_seen_and_read_as_a_word(render):
    page = render("event", view=replace(render("event").values["view"], when=WHEN))
    time = page.all("//article/header//time")[0]
    assert [(part.get("aria-hidden"), part.get("class"), part.text_content()) for part in time] == [
        ("true", None, "–"),
        (None, "visually-hidden", " words.until "),
    ]
    assert (time.get("datetime"), time.text) == (WHEN.iso, "fredag 12. mars 2027 kl. 09.00")


def test_only_items_in_another_language_say_which(render):
    nynorsk = replace(FORUM, title="Nynorskforum", language="nn")
    page = render("home", head=HEAD, view=replace(HOME, upcoming=listed(FORUM, nynorsk)))
    assert page.all("//main//@lang/..//text()[normalize-space()]") == ["Nynorskforum"]


def test_an_article_without_a_name_for_its_origin_shows_the_address(render):
    origin = Origin(name="", url="https://example.org/intervju", published="")
    page = render("article", view=replace(render("article").values["view"], origin=origin))
    assert "words.first_published_in https://example.org/intervju" in words_of(page.all("//article/header")[0])


def test_a_picture_keeps_its_size_and_its_empty_alt_and_is_fetched_first(render):
    versions = VersionsView(
        url="/filer/x.jpg",
        srcset="",
        sizes="",
        sources=(SourceView(type="image/avif", srcset="/filer/x.avif"),),
        width=400,
        height=800,
        alt="",
        is_lead=True,
    )
    picture = PictureView(versions=versions, caption="", credit="")
    page = render("page", view=replace(render("page").values["view"], picture=picture))
    assert [dict(part.attrib) for part in page.all("//figure//source | //figure//img")] == [
        {"type": "image/avif", "srcset": "/filer/x.avif"},
        {"src": "/filer/x.jpg", "width": "400", "height": "800", "alt": "", "fetchpriority": "high"},
    ]
    assert page.all("//figcaption") == []


@pytest.mark.parametrize(
    ("url", "rel"),
    [
        pytest.param("https://example.org/", "noopener", id="another site"),
        pytest.param("/filer/x.pdf", None, id="our own"),
        pytest.param("mailto:kari@example.org", None, id="a letter"),
    ],
)
def test_only_links_out_of_the_site_are_closed_behind(render, url, rel):
    button = Button(text="Meld deg på", detail="", url=url, shown=ALWAYS)
    view = replace(render("event").values["view"], registration=button)
    assert [link.get("rel") for link in render("event", view=view).all(f"//a[@href='{url}']")] == [rel]


@pytest.mark.parametrize(
    ("url", "current"),
    [
        pytest.param("/arrangementer/testforum/", "page", id="the page itself"),
        pytest.param("/arrangementer/", "true", id="the section it is in"),
    ],
)
def test_the_menu_tells_the_page_from_its_section(render, url, current):
    menu = (Link(text="Her", url=url, is_current=True), Link(text="Der", url="/emner/"))
    site = replace(render("home").values["site"], menu=menu, footer=())
    page = render("event", head=HEAD, site=site)
    assert [link.get("aria-current") for link in page.all("//header/nav//a")] == [current, None]


@pytest.mark.parametrize(
    ("count", "newer", "older", "links"),
    [
        pytest.param(1, "", "", [], id="one page: nothing to turn"),
        pytest.param(2, "", "/b/", [(None, "/1/"), (None, "/2/"), ("next", "/b/")], id="the first"),
        pytest.param(2, "/a/", "/b/", [("prev", "/a/"), (None, "/1/"), (None, "/2/"), ("next", "/b/")], id="amid"),
        pytest.param(2, "/a/", "", [("prev", "/a/"), (None, "/1/"), (None, "/2/")], id="the last"),
    ],
)
def test_a_list_shows_the_pages_there_are(render, count, newer, older, links):
    article = ArticleItem(title="Testsak", url="/artikler/testsak/", summary="", published=None, language="nb")
    numbers = tuple(Link(text=str(number), url=f"/{number}/") for number in range(1, count + 1))
    pages = Pagination(
        number=1, count=count, text=f"Side 1 av {count}", newer=newer, older=older, numbers=numbers if count > 1 else ()
    )
    year = Period(title="2027", id="ar-2027", entries=ListView(articles=(article,)))
    view = ArticleListView(title="Artikler", years=(year,), empty=None, pagination=pages, subscribe_url="/abonner/")
    page = render("article_list", view=view)
    assert [(link.get("rel"), link.get("href")) for link in page.all("//main//nav//a")] == links
    assert page.all("//main//nav//*[@aria-current='page']/@aria-label") == [f"Side 1 av {count}"] * (count > 1)


def test_languages_of_a_page_are_told_both_to_machines_and_people(render):
    page = render("article")
    named = [(link.get("hreflang"), link.get("href")) for link in page.all("//head/link[@hreflang]")]
    head = page.values["head"]
    assert named == [("nb", head.canonical)] + [("nn", alternate.url) for alternate in head.alternates]
    assert page.all("//main/p/a/@hreflang") == page.all("//main/p/a/@lang") == ["nn"] * len(head.alternates)


@pytest.mark.parametrize(
    ("indexed", "robots"),
    [pytest.param(True, [], id="public"), pytest.param(False, ["noindex"], id="hidden")],
)
def test_a_hidden_page_asks_not_to_be_indexed(render, indexed, robots):
    page = render("page", head=replace(HEAD, is_indexed=indexed))
    assert page.all("//meta[@name='robots']/@content") == robots


def test_sharing_gets_what_is_known_and_nothing_empty(render):
    image = ShareImage(url="https://example.org/filer/x.jpg", width=1200, height=630, alt="")
    page = render("page", head=replace(HEAD, image=image, og_type="article", published="2027-03-01T00:00+01:00"))
    assert {meta.get("property"): meta.get("content") for meta in page.all("//meta[@property]")} == {
        "og:site_name": page.values["site"].name,
        "og:title": "Testforum",
        "og:type": "article",
        "og:locale": "nb_NO",
        "og:url": "https://example.org/arrangementer/testforum/",
        "og:image": "https://example.org/filer/x.jpg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "article:published_time": "2027-03-01T00:00+01:00",
    }


def test_a_page_without_an_address_has_no_canonical(render):
    page = render("message", head=replace(HEAD, canonical="", is_indexed=False))
    assert page.all("//link[@rel='canonical'] | //meta[@property='og:url']") == []


def test_a_mark_is_shown_above_the_page(render):
    page = render("article", head=replace(HEAD, mark="Utkast"))
    assert words_of(page.all("//body/*[2]")[0]) == "Utkast"


def test_a_redirect_leads_on_in_every_way(render):
    view = replace(render("redirect").values["view"], title="Ny side", url="/helsehub/artikler/ny/")
    page = render("redirect", head=HEAD, view=view)
    assert page.all("//meta[@http-equiv='refresh']/@content") == ["0; url=/helsehub/artikler/ny/"]
    assert page.all("//link[@rel='canonical']/@href") == [HEAD.canonical]
    assert page.all("//meta[@name='robots']/@content") == []  # it says the opposite of the other two
    assert [(link.get("href"), link.text) for link in page.all("//a")] == [("/helsehub/artikler/ny/", "Ny side")]


def test_a_subject_in_another_language_than_the_page_says_so(render):
    page = render("article")
    subject = Link(text="kunnskapsoppsummering", url="/emner/kunnskapsoppsummering/", language="nb")
    shown = render("article", view=replace(page.values["view"], subjects=(subject,))).all("//*[@class='subjects']//a")[
        0
    ]
    assert (shown.get("lang"), shown.text.split(SOFT_HYPHEN)[0]) == ("nb", "kunn")
