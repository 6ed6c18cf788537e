"""Every feed satisfies its schema and stands alone: whole addresses, an identity for each item, no active content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from . import json_feed
from .model import Built, Fault

SCHEMAS = Path(__file__).parent / "schemas"
JSON_FEEDS = "feeds/"
IDENTITIES = "//*[local-name()='entry']/*[local-name()='id']/text() | //item/guid/text()"
CONTENT = (
    "//*[local-name()='content' or local-name()='encoded' or local-name()='summary']/text() | //item/description/text()"
)
WHOLE = ("http://", "https://", "mailto:", "tel:")
ACTIVE = "//script | //style | //form | //iframe | //object | //embed"


def feeds(site: Built) -> Iterator[Fault]:
    for kind in ("atom", "rss"):
        schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{kind}.rng"))
        for name, path in site.named(f".{kind}.xml"):
            for message in _messages(path, schema):
                yield Fault(file=name, rule="feed", message=message)
    for name, path in site.named(".json"):
        if name.startswith(JSON_FEEDS):
            for message in _messages_of_json(path):
                yield Fault(file=name, rule="feed", message=message)


def _messages(path: Path, schema: etree.RelaxNG) -> Iterator[str]:
    try:
        feed = etree.parse(path)
    except etree.XMLSyntaxError as error:
        yield f"Strømmen er ikke gyldig XML: {error}."
        return
    if not schema.validate(feed):
        yield f"Strømmen følger ikke skjemaet: {schema.error_log.last_error.message}."
    for parent in feed.iter():
        relations = parent.xpath("*[local-name()='link']/@rel")
        if len(relations) != len(set(relations)):
            yield "To lenker på samme sted i strømmen har samme rolle."
    identities = feed.xpath(IDENTITIES)
    if len(identities) != len(set(identities)):
        yield "To innslag i strømmen har samme identitet."
    yield from _messages_of_content("".join(feed.xpath(CONTENT)))


def _messages_of_json(path: Path) -> Iterator[str]:
    feed = json_feed.read(path)
    if isinstance(feed, str):
        yield feed
        return
    yield from json_feed.messages(feed)
    yield from _messages_of_content(json_feed.content(feed))


def _messages_of_content(text: str) -> Iterator[str]:
    if not text.strip():
        return
    content = html.fragment_fromstring(text.strip(), create_parent="div")
    for address in _addresses(content):
        if not address.startswith(WHOLE):
            yield f"Adressen «{address}» i strømmen er ikke hel."
    if content.xpath(ACTIVE):
        yield "Strømmen har skript, stil eller ramme i seg."


def _addresses(content: html.HtmlElement) -> Iterator[str]:
    yield from content.xpath(".//@href | .//@src | .//@poster")
    for candidates in content.xpath(".//@srcset"):
        words = candidates.split()
        after = ["", *words]  # the first word is an address, and so is each after a comma
        yield from (word for word, before in zip(words, after, strict=False) if not before or before.endswith(","))
