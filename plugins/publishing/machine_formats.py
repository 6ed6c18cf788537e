"""What machines read satisfies its standard: feeds (RFC 4287, RSS 2.0, JSON Feed 1.1), calendars (RFC 5545) and
structured data (schema.org).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from icalendar import Calendar
from lxml import etree, html

from manuscript.problem import shortened

from .built_site import BuiltSite, texts
from .errors import Told, ToolError

SCHEMAS = Path(__file__).parent / "schemas"
JSON_FEEDS = "feeds/"
IDENTITIES = "//*[local-name()='entry']/*[local-name()='id']/text() | //item/guid/text()"
CONTENT = (
    "//*[local-name()='content' or local-name()='encoded' or local-name()='summary']/text() | //item/description/text()"
)
WHOLE_URL = ("http://", "https://", "mailto:", "tel:")
ACTIVE = "//script | //style | //form | //iframe | //object | //embed"


def feeds(site: BuiltSite) -> Told:
    for kind in ("atom", "rss"):
        schema = etree.RelaxNG(etree.parse(SCHEMAS / f"{kind}.rng"))
        for name, path in site.named(f".{kind}.xml"):
            yield from ((name, message) for message in _feed_messages(path, schema))
    for name, path in site.named(".json"):
        if name.startswith(JSON_FEEDS):
            yield from ((name, message) for message in _messages_of_json(path))


def _feed_messages(path: Path, schema: etree.RelaxNG) -> Iterator[str]:
    try:
        feed = etree.parse(path)
    except etree.XMLSyntaxError as error:
        yield f"Strømmen er ikke gyldig XML: {error}."
        return
    if not schema.validate(feed):
        wrong = schema.error_log.last_error
        yield f"Strømmen følger ikke skjemaet: {wrong.message}.{_whose(feed, wrong.path)}"
    for parent in feed.iter():
        relations = texts(parent, "*[local-name()='link']/@rel")
        if len(relations) != len(set(relations)):
            yield "To lenker på samme sted i strømmen har samme rolle."
    yield from _messages_of_identities(texts(feed, IDENTITIES))
    yield from _messages_of_content("".join(texts(feed, CONTENT)))


def _whose(feed: etree._ElementTree, path: str) -> str:
    """Return a sentence that names the item in which *path*, an XPath, lies; nothing for what belongs to no item."""
    titles = texts(
        feed,
        f"({path})/ancestor-or-self::*[local-name()='entry' or local-name()='item']/*[local-name()='title']/text()",
    )
    return _told_of(titles)


def _told_of(titles: list[str]) -> str:
    return f" Det gjelder «{shortened(titles[0])}»." if titles else ""


def _messages_of_json(path: Path) -> Iterator[str]:
    try:
        from jsonschema import Draft202012Validator
        from jsonschema.exceptions import best_match
    except ImportError:
        raise ToolError("Strømmene kan ikke sjekkes, for jsonschema er ikke installert.") from None
    schema = Draft202012Validator(json.loads((SCHEMAS / "feed.json").read_bytes()))
    try:
        feed = json.loads(path.read_bytes())
    except ValueError as error:
        yield f"Strømmen er ikke gyldig JSON: {error}."
        return
    wrong = best_match(schema.iter_errors(feed))
    if wrong:
        items = [feed["items"][wrong.path[1]]] if list(wrong.path)[:1] == ["items"] and len(wrong.path) > 1 else []
        titles = [str(item.get("title") or item.get("id")) for item in items if isinstance(item, dict)]
        yield f"Strømmen følger ikke skjemaet: {shortened(wrong.message)}.{_told_of(titles)}"
        return
    yield from _messages_of_identities([item["id"] for item in feed["items"]])
    yield from _messages_of_content("".join(item["content_html"] for item in feed["items"]))


def _messages_of_identities(identities: list[str]) -> Iterator[str]:
    if len(identities) != len(set(identities)):
        yield "To innslag i strømmen har samme identitet."


def _messages_of_content(text: str) -> Iterator[str]:
    if not text.strip():
        return
    content = html.fragment_fromstring(text.strip(), create_parent="div")
    for address in _addresses(content):
        if not address.startswith(WHOLE_URL):
            yield f"Adressen «{address}» i strømmen er ikke hel."
    if content.xpath(ACTIVE):
        yield "Strømmen har skript, stil eller ramme i seg."


def _addresses(content: html.HtmlElement) -> Iterator[str]:
    yield from content.xpath(".//@href | .//@src | .//@poster")
    for candidates in content.xpath(".//@srcset"):
        words = candidates.split()
        after = ["", *words]  # the first word is an address, and so is each after a comma
        yield from (word for word, before in zip(words, after, strict=False) if not before or before.endswith(","))


# Every calendar can be read by strict programs (RFC 5545).

CALENDAR_LINE_OCTETS = 75  # RFC 5545 §3.1
BARE_LINE_END = re.compile(rb"(?<!\r)\n|\r(?!\n)")
CONTROL_CHARACTER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendars(site: BuiltSite) -> Told:
    """Tell of each thing in a calendar of ours that a strict program would stop at."""
    for name, path in site.named(".ics"):
        if b"PRODID" not in path.read_bytes()[:400] and name.count("/") > 1:
            continue  # a document an editor offers, not a calendar of ours
        yield from ((name, message) for message in _calendar_messages(path))


def _calendar_messages(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if BARE_LINE_END.search(data):
        yield "En linje i kalenderen slutter ikke med CRLF."
    if any(len(line) > CALENDAR_LINE_OCTETS for line in data.split(b"\r\n")):
        yield f"En linje i kalenderen er lengre enn {CALENDAR_LINE_OCTETS} oktetter."
    if CONTROL_CHARACTER.search(data):
        yield "Kalenderen har styretegn i seg."
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        yield f"Kalenderen kan ikke leses: {error}."
        return
    for component in calendar.walk():
        yield from (f"Kalenderen har en linje som ikke kan leses: {error}." for error in component.errors)
        required: tuple[str, ...] = component.required
        lacking = [key for key in required if key not in component]
        if lacking:
            yield f"{component.name} mangler {', '.join(lacking)}."
    events = calendar.walk("VEVENT")
    identities = [str(event.get("UID")) for event in events]
    if len(identities) != len(set(identities)):
        yield "To arrangementer i kalenderen har samme UID."
    zones = {str(zone.get("TZID")) for zone in calendar.walk("VTIMEZONE")}
    for event in events:
        for key in ("DTSTART", "DTEND"):
            zone = event[key].params.get("TZID") if key in event else None
            if zone and zone not in zones:
                yield f"Tidssonen «{zone}» er ikke forklart i kalenderen."
        if "DTEND" in event and event.decoded("DTEND") <= event.decoded("DTSTART"):
            yield f"«{event.get('SUMMARY')}» slutter ikke etter at det begynner."


# Structured data is JSON, of the types we use, with what each cannot be without (schema.org).

REQUIRED_IN_TYPE = {
    "WebSite": ("name", "url", "publisher"),
    "Event": ("name", "startDate", "eventStatus", "url"),
    "BreadcrumbList": ("itemListElement",),
    "NewsArticle": ("headline", "datePublished", "publisher"),
    "Article": ("headline", "datePublished", "publisher"),
}


def structured(site: BuiltSite) -> Told:
    for name, tree in site.pages:
        for block in tree.xpath("//script[@type='application/ld+json']/text()"):
            yield from ((name, message) for message in _structured_messages(block))


def _structured_messages(block: str) -> Iterator[str]:
    try:
        data = json.loads(block)
    except ValueError as error:
        yield f"De strukturerte dataene er ikke gyldig JSON: {error}."
        return
    for item in data if isinstance(data, list) else [data]:
        kind = item.get("@type") if isinstance(item, dict) else None
        if kind not in REQUIRED_IN_TYPE:
            yield f"De strukturerte dataene har en ukjent type: «{kind}»."
            continue
        missing = [key for key in REQUIRED_IN_TYPE[kind] if not item.get(key)]
        if missing:
            yield f"{kind} i de strukturerte dataene mangler {', '.join(missing)}."
