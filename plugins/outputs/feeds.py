"""Feeds as files: Atom (RFC 4287), RSS 2.0 with the RSS Advisory Board's profile, and JSON Feed 1.1 (jsonfeed.org).

feedgenerator comes with Pelican and does the XML. What it cannot do is added here: a feed's date that never is the time
of the build, several authors, an entry in another language than its feed, and the full text in RSS. A reader shows
neither our styles nor our scripts, and every url in a text is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import Markup, escape

from content_types.model import Correction, Origin
from content_types.url_paths import identity
from norwegian.dates import write_date
from norwegian.typography import plain
from website.model import PublishedPicture

from .context import LOGO, PNG_ICON, RenderContext

DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
CONTENT_MODULE = "http://purl.org/rss/1.0/modules/content/"
NEVER = datetime(2019, 1, 1, tzinfo=UTC)  # of a site with nothing in it; RFC 4287 demands a date
JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"
PARAGRAPH = Markup("<p>{}</p>")
LEADING = Markup("<p><strong>{}</strong> {}</p>")
LINK = Markup('<a href="{}">{}</a>')


class _Dated:
    """A feed whose date is that of its newest entry, also when it has none."""

    items: list[dict[str, Any]]  # feedgenerator's own
    feed: dict[str, Any]

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.feed["newest_of_site"])


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
    url_path: str
    identity: str  # «urn:uuid:…»
    summary: str
    content_html: str  # every url in it absolute
    authors: tuple[str, ...]  # empty: the site
    published: datetime
    updated: datetime  # moves only when there is something to tell (RFC 4287 §4.2.15)
    language: str
    subjects: tuple[str, ...]
    picture: PublishedPicture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """A finished feed."""

    url_path: str
    text: str  # XML or JSON


def feed_file(
    kind: type[AtomFeed] | type[RssFeed],
    url_path: str,
    title: str,
    page: str,
    items: Iterable[FeedItem],
    context: RenderContext,
) -> FeedFile:
    """Return *items* as the feed at *url_path*, which belongs to the list at *page*."""
    settings = context.settings
    feed = kind(
        title=plain(title),
        link=context.absolute(page),
        description=settings.description,
        language=context.language,
        author_name=settings.name,
        feed_url=context.absolute(url_path),
        feed_guid=identity(settings.site_id, url_path).urn,
        newest_of_site=_newest(context),
    )
    for item in items:
        feed.add_item(**_xml_fields(item, context))
    return FeedFile(url_path=url_path, text=feed.writeString("utf-8"))


def _newest(context: RenderContext) -> datetime:
    """Return when there last was something to tell on the site, hidden pages too: the date of a feed that is empty."""
    moments = (context.last_changed(entry.content) for entry in context.website.entries)
    return max(filter(None, moments), key=datetime.timestamp, default=NEVER)


def _xml_fields(item: FeedItem, context: RenderContext) -> dict[str, Any]:
    authors = tuple(map(plain, item.authors)) or (context.settings.name,)
    return {
        "title": plain(item.title),
        "link": context.absolute(item.url_path),
        # HTML in both: feedgenerator declares Atom's so, and readers take RSS's for it.
        "description": str(escape(plain(item.summary))),
        "content": item.content_html,
        "author_name": authors[0],
        "other_authors": authors[1:],
        "pubdate": item.published,
        "updateddate": item.updated,
        "unique_id": item.identity,
        "unique_id_is_permalink": False,
        "categories": tuple(map(plain, item.subjects)),
        "enclosures": _enclosures(item.picture, context),
        "language": item.language,
    }


def _enclosures(published: PublishedPicture | None, context: RenderContext) -> tuple[Enclosure, ...]:
    if published is None:
        return ()
    shared = published.shared
    octets = context.octets.get(shared.url_path, 0)  # 0 where it is not known: RSS Advisory Board, profile
    return (Enclosure(context.absolute(shared.url_path), str(octets), shared.version.format.media_type),)


def json_feed(url_path: str, title: str, page: str, items: Iterable[FeedItem], context: RenderContext) -> FeedFile:
    """Return *items* as the feed at *url_path*, which belongs to the list at *page*."""
    settings = context.settings
    feed = {
        "version": JSON_FEED_VERSION,
        "title": plain(title),
        "description": plain(settings.description),
        "home_page_url": context.absolute(page),
        "feed_url": context.absolute(url_path),
        "icon": context.absolute(LOGO),
        "favicon": context.absolute(PNG_ICON),
        "language": context.language,
        "authors": [_json_author(context)],
        "items": [_json_item(item, context) for item in items],
    }
    return FeedFile(url_path=url_path, text=json.dumps(feed, ensure_ascii=False, indent=2) + "\n")


def _json_item(item: FeedItem, context: RenderContext) -> dict[str, Any]:
    """Return *item*; its identity is that of the other feeds, so that a reader may change between them."""
    data = {
        "id": item.identity,
        "url": context.absolute(item.url_path),
        "title": plain(item.title),
        "summary": plain(item.summary),
        "content_html": item.content_html,
        "image": context.absolute(item.picture.shared.url_path) if item.picture else None,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": plain(name)} for name in item.authors] or [_json_author(context)],
        "tags": [plain(subject) for subject in item.subjects],
        "language": item.language,
    }
    return {key: value for key, value in data.items() if value or key == "content_html"}


def _json_author(context: RenderContext) -> dict[str, str]:
    return {"name": context.settings.name, "url": context.absolute("/")}


def text_html(
    opening: Iterable[Markup], corrections: Iterable[Correction], body_html: str, context: RenderContext
) -> str:
    """Return what stands first, the corrections and the body."""
    corrected = (_correction(correction, context) for correction in corrections)
    return "\n".join(part for part in (*opening, *corrected, body_html) if part)


def _correction(correction: Correction, context: RenderContext) -> Markup:
    return LEADING.format(
        f"{context.words.correction} {write_date(correction.day, context.language)}:", correction.text
    )


def origin_html(origin: Origin, context: RenderContext) -> Markup:
    """Return where the text was first published, as the page says it."""
    name = LINK.format(origin.url, origin.name or origin.url) if origin.url else origin.name
    date = f", {origin.published}" if origin.published else ""
    return Markup("<p>{} {}{}</p>").format(context.words.first_published_in, name, date)
