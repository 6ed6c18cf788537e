"""What the example publication tells search engines: all they ask for, and nothing a visitor does not see."""

import json
import re

import pytest
from lxml import html

from norwegian.typography import SOFT_HYPHEN

SITE = "http://localhost:8000"
DAY = r"\d{4}-\d\d-\d\d"
INSTANT = rf"{DAY}T\d\d:\d\d:\d\d[+-]\d\d:\d\d"
NO_OFFER = {"avlyst-mote", "utsatt-seminar", "seminar-med-opptak", "innovasjonsdagen-i-testbyen"}


@pytest.fixture(scope="module")
def told(golden_site):
    """Return each page that says something, with its blocks by type."""
    found = {}
    for path in sorted(golden_site.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        blocks = [json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()")]
        found["/" + path.relative_to(golden_site).as_posix().removesuffix("index.html")] = (
            page,
            {block["@type"]: block for block in blocks},
        )
        assert len(blocks) == len({block["@type"] for block in blocks}), path
    return {address: said for address, said in found.items() if said[1]}


@pytest.fixture(scope="module")
def events(told):
    return {address: (page, blocks["Event"]) for address, (page, blocks) in told.items() if "Event" in blocks}


@pytest.fixture(scope="module")
def articles(told):
    return {
        address: (page, blocks["NewsArticle"]) for address, (page, blocks) in told.items() if "NewsArticle" in blocks
    }


def words(element):
    return " ".join(element.text_content().replace(SOFT_HYPHEN, "").split())


def test_every_event_has_what_search_engines_demand(events):
    assert len(events) > 10
    for address, (page, event) in events.items():
        assert event["@context"] == "https://schema.org"
        assert event["name"] == words(page.find(".//h1")), address
        assert event["url"] == SITE + address
        assert re.fullmatch(f"{INSTANT}|{DAY}", event["startDate"]), address
        assert event["eventStatus"].startswith("https://schema.org/Event"), address
        assert all(organizer["name"] for organizer in event["organizer"]), address
        for place in event.get("location", []):
            assert place.get("address") or place.get("url"), address


def test_no_day_has_a_clock_nobody_has_written(events):
    for address, (_, event) in events.items():
        times = [event[key] for key in ("startDate", "endDate", "previousStartDate") if key in event]
        times += [event["offers"]["validFrom"]] if "validFrom" in event.get("offers", {}) else []
        midnights = [time for time in times if "T00:00:00" in time]
        assert midnights == (["2026-09-18T00:00:00+02:00"] if "host-i-testbyen" in address else []), address


def test_an_offer_is_whole_and_says_what_the_page_says(events):
    offers = {address: (page, event["offers"]) for address, (page, event) in events.items() if "offers" in event}
    assert len(offers) > 2
    for address, (page, offer) in offers.items():
        assert offer["url"].startswith("https://") or offer["url"] == SITE + address
        assert ("price" in offer) == (offer.get("priceCurrency") == "NOK"), address
        if "price" in offer:
            shown = words(page.find(".//main"))
            assert (f"{offer['price']} kr" in shown) or (offer["price"] == 0 and "Gratis" in shown), address
    assert [slug for slug in NO_OFFER if f"/arrangementer/{slug}/" in offers] == []


def test_a_full_event_is_sold_out(events):
    assert events["/arrangementer/fullt-verksted/"][1]["offers"]["availability"] == "https://schema.org/SoldOut"


def test_every_article_has_what_search_engines_ask_for_and_says_what_the_page_says(articles, golden_site):
    assert len(articles) > 10
    for address, (page, article) in articles.items():
        shown = words(page.find(".//main"))
        assert article["headline"] == words(page.find(".//h1")), address
        assert article["mainEntityOfPage"] == SITE + address == page.xpath("//link[@rel='canonical']/@href")[0]
        assert article["inLanguage"] == page.get("lang"), address
        dates = [article[key] for key in ("datePublished", "dateModified") if key in article]
        assert dates == page.xpath("//*[@class='dates']//time/@datetime"), address
        assert all(re.fullmatch(INSTANT, date) for date in dates), address
        names = [author["name"] for author in article["author"]]
        assert all(name in shown for name in names) or names == ["HelseHub"], address
        assert {author["@type"] for author in article["author"]} <= {"Person", "Organization"}, address
        assert [correction["text"] in shown for correction in article.get("correction", [])] == [True] * len(
            page.xpath("//*[@class='corrections']//time")
        )
        for picture in [article["publisher"]["logo"], *([article["image"]] if "image" in article else [])]:
            assert (golden_site / picture.removeprefix(f"{SITE}/")).is_file(), address


def test_the_way_to_a_page_is_the_same_for_all(told, golden_site):
    lists = {
        address: (page, blocks["BreadcrumbList"])
        for address, (page, blocks) in told.items()
        if address != "/"  # there is nothing above it
    }
    assert {address.split("/")[1] for address in lists} >= {"artikler", "arrangementer", "emner"}
    for address, (page, found) in lists.items():
        steps = found["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[-1]["item"] == SITE + address
        shown = page.xpath("//nav[@class='breadcrumbs']//li")
        assert [step["name"] for step in steps] == [words(step) for step in shown], address
        assert [step["item"] for step in steps[:-1]] == [
            SITE + link for link in page.xpath("//nav[@class='breadcrumbs']//a/@href")
        ]
        for step in steps:
            assert (golden_site / step["item"].removeprefix(f"{SITE}/") / "index.html").is_file(), address
