"""Every feed satisfies its schema and stands alone: whole addresses, an identity for each item, no active content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from .model import Built, Fault

SCHEMAS = Path(__file__).parent / "schemas"
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
    text = "".join(feed.xpath(CONTENT)).strip()
    if not text:
        return
    content = html.fragment_fromstring(text, create_parent="div")
    for address in content.xpath(".//@href | .//@src | .//@poster"):
        if not address.startswith(WHOLE):
            yield f"Adressen «{address}» i strømmen er ikke hel."
    if content.xpath(ACTIVE):
        yield "Strømmen har skript, stil eller ramme i seg."
