"""Feeds as XML: Atom (RFC 4287) and RSS 2.0 with the RSS Advisory Board's profile.

feedgenerator comes with Pelican and does the XML. What it cannot do is added
here: a feed's date that never is the time of the build, several authors, an
entry in another language than its feed, and the full text in RSS.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import escape

from publication.identity import identity
from website.model import PublishedPicture

from .frame import Frame
from .plain import plain

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
CONTENT_MODULE = "http://purl.org/rss/1.0/modules/content/"
NEVER = datetime(2019, 1, 1, tzinfo=UTC)  # the date of an empty feed; RFC 4287 demands one


class _Dated:
    """A feed whose date is that of its newest entry, also when it has none."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


class AtomFeed(_Dated, Atom1Feed):
    """Atom with each author as a person of their own (RFC 4287 §4.2.1)."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {} if item["language"] == self.feed["language"] else {"xml:lang": item["language"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["other_authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class RssFeed(_Dated, Rss201rev2Feed):
    """RSS with full text (content:encoded) and every author (dc:creator)."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": CONTENT_MODULE, "xmlns:dc": DUBLIN_CORE}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["other_authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """What subscribers are told of one page."""

    title: str
    address: str  # site path
    identity_path: str  # site path its identity is made of
    summary: str
    content_html: str  # every address in it absolute
    authors: tuple[str, ...]  # empty: the site
    published: datetime
    updated: datetime  # moves only when there is something to tell (RFC 4287 §4.2.15)
    language: str
    subjects: tuple[str, ...]
    picture: PublishedPicture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """A finished feed."""

    address: str  # site path
    text: str  # XML or JSON


def feed_file(
    kind: type[AtomFeed] | type[RssFeed],
    address: str,
    title: str,
    page: str,
    items: Iterable[FeedItem],
    frame: Frame,
) -> FeedFile:
    """Return *items* as the feed at *address*, which belongs to the list at *page*."""
    settings = frame.settings
    feed = kind(
        title=plain(title),
        link=frame.absolute(page),
        description=settings.description,
        language=frame.language,
        author_name=settings.name,
        feed_url=frame.absolute(address),
        feed_guid=identity(settings.site_id, address).urn,
    )
    for item in items:
        feed.add_item(**_fields(item, frame))
    return FeedFile(address=address, text=feed.writeString("utf-8"))


def _fields(item: FeedItem, frame: Frame) -> dict[str, Any]:
    authors = tuple(map(plain, item.authors)) or (frame.settings.name,)
    return {
        "title": plain(item.title),
        "link": frame.absolute(item.address),
        # HTML in both: feedgenerator declares Atom's so, and readers take RSS's for it.
        "description": str(escape(plain(item.summary))),
        "content": item.content_html,
        "author_name": authors[0],
        "other_authors": authors[1:],
        "pubdate": item.published,
        "updateddate": item.updated,
        "unique_id": identity(frame.settings.site_id, item.identity_path).urn,
        "unique_id_is_permalink": False,
        "categories": tuple(map(plain, item.subjects)),
        "enclosures": _enclosures(item.picture, frame),
        "language": item.language,
    }


def _enclosures(published: PublishedPicture | None, frame: Frame) -> tuple[Enclosure, ...]:
    if published is None:
        return ()
    shared = published.shared
    octets = frame.octets.get(shared.address, 0)  # 0 where it is not known: RSS Advisory Board, profile
    return (Enclosure(frame.absolute(shared.address), str(octets), shared.version.format.media_type),)
