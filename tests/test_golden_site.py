"""The example publication, built once with a fixed now: what every file of the site must be.

After a change that is meant to be seen, ``GOLDEN=write`` in the environment
writes the expected files anew; read their diff as you would read prose.
"""

import difflib
import gzip
import os
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

from publishing.built_site import BuiltSite
from publishing.page_rules import links
from publishing.verification import Demands, problems_in, verify

PROJECT = Path(__file__).parents[1]
EXPECTED = Path(__file__).parent / "site" / "expected"
WHOLE = ["arrangementer.json", "sitemap.xml", "robots.txt"]  # and every feed
CALENDARS = [  # all events, one that all calendars but its own have dropped, a subject's and a series'
    "kalender.ics",
    "arrangementer/seminar-med-opptak/seminar-med-opptak.ics",
    "emner/opplaering/kalender.ics",
    "serier/frokostmote/kalender.ics",
]
MAIN = {  # one page of each kind, known by its main element
    "home": "index.html",
    "article_list": "artikler/side/2/index.html",
    "article": "artikler/alt-en-tekst-kan-inneholde/index.html",
    "event_list": "arrangementer/index.html",
    "event": "arrangementer/innovasjonsdagen-i-testbyen/index.html",
    "event_past": "arrangementer/seminar-med-opptak/index.html",
    "event_nynorsk": "arrangementer/fagdag-om-sprak-nynorsk/index.html",
    "event_archive": "arrangementer/arkiv/index.html",
    "page": "om/index.html",
    "subject": "emner/velferdsteknologi/index.html",
    "subject_index": "emner/index.html",
    "series": "serier/frokostmote/index.html",
    "series_index": "serier/index.html",
    "subscribe": "abonner/index.html",
    "search": "sok/index.html",
    "not_found": "404.html",
}
PLAIN_NO_MORE = re.compile(r"\u00a0|\u00ad|&(?:amp|lt|gt|quot|nbsp|shy|#\w+);|</?[a-z]+>|\*\*")
SECTIONS = ("artikler", "arrangementer")
SECRETS = ("Utkastprøveordet", "Planlagtprøveordet")


def texts(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".xml", ".txt", ".css"}
    }


def documents(folder):
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), html.fromstring(path.read_bytes())


def full_pages(folder):
    """Yield the pages that are more than a redirect."""
    for name, document in documents(folder):
        if not document.xpath("//meta[@http-equiv='refresh']"):
            yield name, document


def same(actual, expected_file):
    if os.environ.get("GOLDEN") == "write":
        expected_file.parent.mkdir(parents=True, exist_ok=True)
        expected_file.write_bytes(actual.encode("utf-8"))
    expected = expected_file.read_bytes().decode("utf-8")  # with the line ends they have
    difference = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "expected", "built", lineterm="")
    assert actual == expected, "\n".join(difference)


def test_the_data_files_are_byte_for_byte_as_expected(golden_site):
    feeds = [path.relative_to(golden_site).as_posix() for path in sorted(golden_site.glob("feeds/**/*.*"))]
    kept = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.glob("feeds/**/*.*")} | {*WHOLE}
    if os.environ.get("GOLDEN") != "write":
        assert kept == {*feeds, *WHOLE}
    for name in [*feeds, *WHOLE, *CALENDARS]:
        same((golden_site / name).read_bytes().decode("utf-8"), EXPECTED / name)


@pytest.mark.parametrize("kind", MAIN)
def test_one_page_of_each_kind_says_what_is_expected(golden_site, kind):
    document = html.fromstring((golden_site / MAIN[kind]).read_bytes())
    main = etree.tostring(document.find(".//main"), encoding="unicode", method="html", with_tail=False)
    same(main + "\n", EXPECTED / "main" / f"{kind}.html")


def test_words_of_drafts_and_planned_pages_are_nowhere(golden_site):
    assert any(secret in path.read_text() for secret in SECRETS for path in (EXPECTED.parent / "content").rglob("*.md"))
    for path in golden_site.rglob("*"):
        if path.is_file():
            assert not [secret for secret in SECRETS if secret.encode() in path.read_bytes()], path


def test_a_hidden_page_stands_at_its_address_and_in_nothing_else(golden_site):
    address = "/artikler/skjult/"
    page = html.fromstring((golden_site / address.strip("/") / "index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    own = f"{address.strip('/')}/index.html"
    assert [name for name, text in texts(golden_site).items() if address in text and name != own] == []


def test_a_removed_page_says_so_and_nothing_of_what_it_said(golden_site):
    page = html.fromstring((golden_site / "arrangementer/fjernet/index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("string(//h1)").strip() == "Siden er borte"


def test_every_page_has_one_heading_one_title_and_one_address_of_its_own(golden_site):
    titles, addresses = [], []
    for name, page in full_pages(golden_site):
        assert len(page.xpath("//h1")) == 1, name
        assert page.xpath("//h1")[0].text_content().strip(), name
        assert page.get("lang") in {"nb", "nn", "en"}, name
        if not page.xpath("//meta[@name='robots']"):
            titles += page.xpath("//title/text()")
            addresses += page.xpath("//link[@rel='canonical']/@href")
    assert sorted(set(titles)) == sorted(titles)
    assert sorted(set(addresses)) == sorted(addresses)
    assert len(titles) == len(addresses)


def test_the_sitemap_lists_exactly_the_pages_search_engines_may_keep(golden_site):
    listed = etree.parse(golden_site / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    kept = [
        page.xpath("//link[@rel='canonical']/@href")[0]
        for _, page in full_pages(golden_site)
        if not page.xpath("//meta[@name='robots']")
    ]
    assert sorted(listed) == sorted(kept)


def test_translations_point_at_each_other(golden_site):
    pairs = set()
    for _, page in full_pages(golden_site):
        own = page.xpath("//link[@rel='canonical']/@href")
        for other in page.xpath("//link[@rel='alternate'][@hreflang]/@href"):
            pairs.add((*own, other))
    assert any(one != other for one, other in pairs)
    assert {(other, one) for one, other in pairs} == pairs


def test_an_old_address_leads_on_without_script(golden_site):
    redirects = [(name, page) for name, page in documents(golden_site) if page.xpath("//meta[@http-equiv='refresh']")]
    assert redirects
    for name, page in redirects:
        to = page.xpath("//link[@rel='canonical']/@href")[0]
        assert (golden_site / to.split("/", 3)[3] / "index.html").is_file(), name
        assert page.xpath("//meta[@http-equiv='refresh']/@content")[0].startswith("0;"), name
        assert page.xpath("//a/@href"), name


def test_nothing_is_fetched_from_elsewhere_and_only_the_style_the_policy_names_stands_in_a_page(golden_site):
    for name, page in documents(golden_site):
        fetched = page.xpath(
            "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //iframe/@src"
        )
        assert [address for address in fetched if "://" in address or address.startswith("//")] == [], name
        assert (
            page.xpath(
                "//script[not(@src) and not(@type='application/ld+json')] | //*[@style] | //*[@*[starts-with(name(), 'on')]]"
            )
            == []
        ), name
        digests = [b64encode(sha256(css.encode()).digest()).decode() for css in page.xpath("//style/text()")]
        policy = page.xpath("//head/*[1]/@content")[0]
        assert page.xpath("//link[@rel='stylesheet']") == [], name
        assert re.findall("'sha256-([^']*)'", policy) == digests, name
        assert len(digests) == (not page.xpath("//meta[@http-equiv='refresh']")), name


def test_a_page_of_each_kind_comes_with_the_first_answer_whole(golden_site):
    """RFC 6928: ten segments, before the host has heard from the visitor."""
    weights = {name: len(gzip.compress((golden_site / name).read_bytes(), 6)) for name in MAIN.values()}
    assert {name: octets for name, octets in weights.items() if octets > 14 * 1024} == {}


def test_no_entity_is_left_in_what_readers_see_as_text(golden_site):
    for name, page in full_pages(golden_site):
        assert not re.search(r"&(amp|lt|gt|quot|#\d+|nbsp);", page.text_content()), name


def test_what_no_browser_breaks_into_lines_is_plain_text(golden_site):
    texts = {name: (golden_site / name).read_text("utf-8") for name in [*WHOLE, *CALENDARS]}
    for name, page in full_pages(golden_site):
        head = "//title/text() | //meta/@content | //script[@type='application/ld+json']/text()"
        texts[name] = "\n".join(page.xpath(head))
    for path in golden_site.glob("feeds/**/*.xml"):
        said = etree.parse(path).xpath("//*[local-name()='title' or local-name()='description']/text()")
        texts[path.name] = "\n".join(said)
    assert any("Innovasjonsdagen" in text for text in texts.values())
    wrong = {name: PLAIN_NO_MORE.findall(text) for name, text in texts.items() if name != "sitemap.xml"}
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.needs("vnu")
def test_the_whole_site_is_fit_to_be_published(sub_path_site, vnu_jar):
    assert verify(sub_path_site, "https://example.org/helsehub", Demands(checker=vnu_jar, paths=[PROJECT])) == []


def test_the_whole_site_is_fit_for_the_root_of_a_host_too(golden_site, vnu_jar):
    """Its HTML is that below a path, but for the addresses, which are judged here."""
    site = BuiltSite(folder=golden_site, address="http://localhost:8000")
    assert [*problems_in(site, Demands(checker=vnu_jar, paths=[PROJECT])), *links(site)] == []


@pytest.mark.parametrize("name", [f"feeds/{of}.{kind}.xml" for of in SECTIONS for kind in ("atom", "rss")])
def test_the_feeds_hold_what_subscribers_need(golden_site, name):
    feed = etree.parse(golden_site / name)
    assert feed.xpath("//*[local-name()='entry' or local-name()='item']")
    content = "".join(feed.xpath("//*[local-name()='content' or local-name()='encoded']/text()"))
    fragment = html.fromstring(f"<div>{content}</div>")
    addresses = fragment.xpath("//@href | //@src")
    assert addresses
    assert [address for address in addresses if not re.match(r"https?://|mailto:|tel:", address)] == []
    assert fragment.xpath("//script | //style | //form | //iframe") == []


def test_the_whole_site_works_below_a_path(golden_site, sub_path_site):
    def names(folder):
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))

    assert names(sub_path_site) == names(golden_site)
    for name, page in documents(sub_path_site):
        addresses = page.xpath("//@href | //@src")
        own = [address for address in addresses if address.startswith("/")]
        assert [address for address in own if not address.startswith("/helsehub/")] == [], name


def test_identities_do_not_move_with_the_address(golden_site, sub_path_site):
    def identities(folder):
        feeds = [etree.parse(folder / f"feeds/{of}.atom.xml") for of in SECTIONS]
        return [identity for feed in feeds for identity in feed.xpath("//*[local-name()='id']/text()")]

    assert identities(golden_site) == identities(sub_path_site)
