"""What would be lost when a new site takes the place of the published one; on sites of a few files."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.losses import (
    ContentFiles,
    loss,
    losses,
    lost_url_path,
)
from publishing.published_site import PublishedSite, Standing, is_guarded, read_events, url_paths_of

from .conftest import GONE, calendar, open_data, page

BASE = "https://example.org/helsehub"
TODAY = date(2027, 3, 10)
FEED = "feeds/artikler.atom.xml"
HERE = "/artikler/sak/"
FEST = "/arrangementer/fest/"
FILES = ContentFiles(content="content")


def made_of(files, base=BASE):
    data = {text: text.encode() for text in files.values()}
    return PublishedSite(files=files, read_blobs=lambda blobs: data, base=base)


def lost(old, new, **options):
    return losses(made_of(old), made_of(new), FILES, today=TODAY, **options)


def pages(*addresses, **others):
    return {f"{address.strip('/')}/index.html": page() for address in addresses} | others


def atom(*entries, id="urn:uuid:feed"):
    items = "".join(
        f'<entry><id>urn:uuid:{identity}</id><title>{address}</title><link href="{BASE}{address}"/></entry>'
        for identity, address in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{id}</id><title>Feed</title>{items}</feed>'


def rss(*entries):
    items = "".join(
        f'<item><guid isPermaLink="false">urn:uuid:{identity}</guid><title>{address}</title>'
        f"<link>{BASE}{address}</link></item>"
        for identity, address in entries
    )
    return f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'


def json_feed(*entries):
    items = [{"id": f"urn:uuid:{identity}", "url": BASE + address, "title": address} for identity, address in entries]
    return json.dumps({"items": items})


def event(uid="1", address=FEST, **lines):
    return {"UID": uid, "URL": BASE + address, "SUMMARY": "Fest", "DTSTART": "20270401T100000", **lines}


def datum(id="1", address=FEST, ends="2027-04-01T12:00:00+02:00", **more):
    return {"id": id, "url": BASE + address, "tittel": "Fest", "slutter": ends, **more}


# Addresses


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "artikler/sak/index.html",
        "emner/mat/index.html",
        "emner/mat/kalender.ics",
        "kalender.ics",
        "feeds/artikler.rss.xml",
        "feeds/emner/mat.atom.xml",
        "arrangementer.json",
        "arrangementer/fest/Plan for dagen.PDF",
    ],
)
def test_what_was_given_to_the_world_is_guarded(path):
    assert is_guarded(path)


@pytest.mark.parametrize(
    "path",
    [
        "theme/stil-0a1b2c3d.css",
        "filer/bilde-0a1b2c3d.jpg",
        "filer/bilde.pdf",
        "pagefind/index.html",
        "artikler/side/12/index.html",
        "side/2/index.html",
        "robots.txt",
        ".nojekyll",
        "CNAME",
        "bygg.json",
    ],
)
def test_what_the_site_makes_for_itself_comes_and_goes(path):
    assert not is_guarded(path)


def test_the_build_is_told_of_list_pages_too_so_that_they_lead_to_the_first():
    assert url_paths_of(["index.html", "artikler/side/2/index.html", "theme/x.css"]) == ["/", "/artikler/side/2/"]


@given(st.text())
def test_any_file_name_has_an_answer(path):
    assert isinstance(is_guarded(path), bool)
    assert url_paths_of([path]) in ([], [f"/{path.removesuffix('index.html')}"], [f"/{path}"])


@pytest.mark.parametrize(
    ("new", "found"),
    [
        pytest.param(pages(HERE), [], id="it stands"),
        pytest.param({"artikler/sak/index.html": GONE}, [], id="it is gone on purpose"),
        pytest.param({"artikler/sak/index.html": page(noindex=True)}, [], id="it is hidden"),
        pytest.param(
            {"artikler/sak/index.html": page(refresh="/helsehub/", noindex=True), "index.html": page()},
            [],
            id="it leads on",
        ),
        pytest.param({}, [lost_url_path(FILES, HERE)], id="it is lost"),
        pytest.param(
            pages("/Artikler/sak/"),
            [lost_url_path(FILES, HERE)],
            id="in other letters it is another",
        ),
    ],
)
def test_a_page_stays_leads_on_or_is_gone(new, found):
    assert lost(pages(HERE), new) == found


@pytest.mark.parametrize(
    ("new", "found"),
    [
        pytest.param({**pages(HERE), "artikler/sak/plan.pdf": "%PDF"}, [], id="it stands"),
        pytest.param(pages(HERE, f"{HERE}plan.pdf/"), [], id="a page of its whole name leads on"),
        pytest.param({"artikler/sak/index.html": GONE}, [], id="its page is gone, and took it along"),
        pytest.param(pages(HERE), [lost_url_path(FILES, f"{HERE}plan.pdf")], id="it is lost"),
        pytest.param({}, [lost_url_path(FILES, HERE)], id="its page is lost, and told of"),
    ],
)
def test_a_document_stays_leads_on_or_goes_with_its_page(new, found):
    assert lost({**pages(HERE), "artikler/sak/plan.pdf": "%PDF"}, new) == found


def test_an_address_that_leads_on_does_so_for_ever():
    old = {**pages(HERE), "gammel/index.html": page(refresh="/helsehub/artikler/sak/", noindex=True)}
    assert lost(old, pages(HERE)) == [lost_url_path(FILES, "/gammel/", led_to=HERE)]


def test_a_page_that_is_gone_goes_on_saying_so():
    assert lost({"borte/index.html": GONE}, {}) == [lost_url_path(FILES, "/borte/")]


def test_redirects_in_a_ring_end():
    ring = {f"{a}/index.html": page(refresh=f"/helsehub/{b}/", noindex=True) for a, b in ("ab", "ba")}
    assert made_of(ring).at("/a/")[0] is Standing.REDIRECT


# Identities


def another(url_path, where="", title=HERE):
    """Return what is told of a page that would come to its subscribers as another."""
    return loss("identity", "", f"første-adresse: {url_path}", url_path=url_path, where=where, title=title)


@pytest.mark.parametrize(("file", "write"), [(FEED, atom), ("feeds/x.rss.xml", rss), ("feeds/x.json", json_feed)])
@pytest.mark.parametrize(
    ("new_entries", "new_pages", "found"),
    [
        pytest.param([("1", HERE)], pages(HERE), [], id="the same"),
        pytest.param([("3", "/artikler/ny/")], pages(HERE, "/artikler/ny/"), [], id="pushed out by newer ones"),
        pytest.param([("9", "/y/")], {"artikler/sak/index.html": GONE, **pages("/y/")}, [], id="gone on purpose"),
        pytest.param(
            [("2", HERE)],
            pages(HERE),
            [another(HERE)],
            id="another identity at the same address",
        ),
        pytest.param(
            [("2", "/artikler/flyttet/")],
            pages("/artikler/flyttet/")
            | {"artikler/sak/index.html": page(refresh="/helsehub/artikler/flyttet/", noindex=True)},
            [another(HERE, where=" på /artikler/flyttet/")],
            id="moved without its first address",
        ),
        pytest.param(
            [("1", "/artikler/flyttet/")],
            pages("/artikler/flyttet/")
            | {"artikler/sak/index.html": page(refresh="/helsehub/artikler/flyttet/", noindex=True)},
            [],
            id="moved with it",
        ),
    ],
)
def test_a_feed_never_tells_the_same_twice(file, write, new_entries, new_pages, found):
    assert lost({**pages(HERE), file: write(("1", HERE))}, {**new_pages, file: write(*new_entries)}) == found


def test_a_feed_that_is_another_is_told_of_alone():
    old, new = atom(("1", HERE)), atom(("2", HERE), id="urn:uuid:other")
    assert lost({**pages(HERE), FEED: old}, {**pages(HERE), FEED: new}) == [loss("feed", FEED)]


def test_a_new_address_of_the_whole_site_changes_no_identity():
    old = made_of(
        {**pages(HERE), FEED: atom(("1", HERE)).replace(BASE, "https://gammel.example")}, "https://gammel.example"
    )
    new = made_of({**pages(HERE), FEED: atom(("1", HERE))})
    assert losses(old, new, FILES, today=TODAY) == []


DROPPED = loss("dropped", "", url_path=FEST, title="Fest")


@pytest.mark.parametrize(
    ("was", "found"),
    [
        pytest.param(event(), [DROPPED], id="it is still to come"),
        pytest.param(event(DTSTART="20260401T100000"), [DROPPED], id="less than a year ago"),
        pytest.param(event(DTSTART="20260301T100000"), [], id="a year ago"),
        pytest.param(event(DTSTART="20270301T100000", STATUS="CANCELLED"), [DROPPED], id="cancelled last week"),
        pytest.param(event(DTSTART="20270201T100000", STATUS="CANCELLED"), [], id="cancelled more than a month ago"),
        pytest.param(event(DTSTART="tull"), [], id="at no time"),
    ],
)
def test_an_event_stays_in_the_calendar_for_its_time(was, found):
    data = open_data(datum())
    old = {**pages(FEST), "kalender.ics": calendar(was), "arrangementer.json": data}
    assert lost(old, {**pages(FEST), "kalender.ics": calendar(), "arrangementer.json": data}) == found


@pytest.mark.parametrize("now", [GONE, page(noindex=True)], ids=["gone", "hidden"])
def test_an_event_taken_away_on_purpose_may_leave_the_calendar(now):
    old = {**pages(FEST), "kalender.ics": calendar(event()), "arrangementer.json": open_data(datum())}
    new = {"arrangementer/fest/index.html": now, "kalender.ics": calendar(), "arrangementer.json": open_data()}
    assert lost(old, new) == []


def test_an_event_that_leads_to_another_still_leaves_no_calendar_unsaid():
    other = event("2", "/arrangementer/annen/")
    old = {**pages(FEST, "/arrangementer/annen/"), "kalender.ics": calendar(event(), other)}
    new = {**old, "kalender.ics": calendar(other)}
    new["arrangementer/fest/index.html"] = page(refresh="/helsehub/arrangementer/annen/", noindex=True)
    assert lost(old, new) == [DROPPED]


def test_a_translation_leaves_the_calendar_to_the_event_it_is_a_version_of():
    nynorsk = "/arrangementer/fest-nn/"
    version = {"id": "2", "tittel": "Fest", "url": f"{BASE}{nynorsk}"}
    held = calendar(event("1"), event("2", nynorsk))
    old = {**pages(FEST, nynorsk), "kalender.ics": held, "arrangementer.json": open_data(datum())}
    told = open_data({**datum(), "oversettelser": [version]})
    assert lost(old, {**old, "kalender.ics": calendar(event("1")), "arrangementer.json": told}) == []


def test_an_event_with_a_new_identity_is_told_of_once():
    old = {**pages(FEST), "kalender.ics": calendar(event()), "arrangementer.json": open_data(datum())}
    new = {**pages(FEST), "kalender.ics": calendar(event("2")), "arrangementer.json": open_data(datum("2"))}
    assert lost(old, new) == [another(FEST, title="Fest")]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"items": [1]}', '{"arrangementer": [{}]}', "<x", "<x/>", "\x00"])
@pytest.mark.parametrize("file", ["arrangementer.json", FEED, "feeds/x.json", "kalender.ics"])
def test_a_file_that_cannot_be_read_holds_no_identities(file, text):
    assert lost({file: text}, {file: "noe annet"}) == []


# Revisions


def unseen(what, *, published, now):
    """Return what is told of a change that calendars would pass over."""
    return loss("unseen", "", title="Fest", what=what, published=published, now=now)


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        pytest.param(event(DTSTART="20270402T100000"), "starten", id="another start"),
        pytest.param(event(DTEND="20270401T130000"), "slutten", id="another end"),
        pytest.param(event(LOCATION="Testhallen"), "stedet", id="another place"),
        pytest.param(event(STATUS="CANCELLED"), "statusen", id="cancelled"),
        pytest.param(event(DTSTART="20270402T100000", LOCATION="Testhallen"), "starten og stedet", id="two things"),
    ],
)
@pytest.mark.parametrize(("before", "now", "is_seen"), [(0, 0, False), (3, 3, False), (3, 2, False), (0, 1, True)])
def test_a_change_calendars_must_see_has_a_higher_number(after, changed, before, now, is_seen):
    old = {**pages(FEST), "kalender.ics": calendar(event(SEQUENCE=str(before)))}
    new = {**pages(FEST), "kalender.ics": calendar({**after, "SEQUENCE": str(now)})}
    assert lost(old, new) == ([] if is_seen else [unseen(f"{changed} er endret, men", published=before, now=now)])


def test_other_changes_need_no_number_but_no_number_ever_falls():
    old = {**pages(FEST), "kalender.ics": calendar(event(SEQUENCE="2"))}
    same = {**pages(FEST), "kalender.ics": calendar(event(SEQUENCE="2", SUMMARY="Stor fest", STATUS="CONFIRMED"))}
    less = {**pages(FEST), "kalender.ics": calendar(event(SEQUENCE="1"))}
    assert lost(old, same) == []
    assert lost(old, less) == [unseen("endringen er trukket tilbake, og", published=2, now=1)]


def test_a_folded_line_with_parameters_is_read_as_one():
    (found,) = read_events(
        b"BEGIN:VEVENT\r\nUID:1\r\nLOCATION;LANGUAGE=nb:Test\r\n hallen\\, rom 1\\n2. etasje\r\n"
        b"URL;VALUE=URI:https://example.org/x/\r\nDTEND;TZID=Europe/Oslo:20270401T120000\r\nEND:VEVENT\r\n"
    )
    assert (found.place, found.url, found.last_day) == (
        "Testhallen, rom 1 2. etasje",
        "https://example.org/x/",
        date(2027, 4, 1),
    )


def test_an_event_with_a_date_and_a_number_that_are_none_is_an_event_all_the_same():
    (found,) = read_events(b"BEGIN:VEVENT\r\nUID:urn:uuid:A\r\nSEQUENCE:x\r\nDTSTART:i morgen\r\nEND:VEVENT\r\n")
    assert (found.uid, found.sequence, found.starts, found.last_day) == ("a", 0, ":i morgen", None)


@given(st.binary(max_size=300))
def test_no_calendar_is_unreadable(data):
    assert isinstance(read_events(b"BEGIN:VEVENT\n" + data + b"\nEND:VEVENT\n"), list)
