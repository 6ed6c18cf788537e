"""The article feeds, Atom (RFC 4287) and RSS 2.0 with the RSS Advisory Board's profile.

feedgenerator comes with Pelican and does the XML. Three things it cannot do
are added here: a feed's date that never is the time of the build, several
authors, and the full text in RSS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import escape

from publication.identity import identity
from publication.model import Article
from website.model import Entry

from .body_html import body_html
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
class FeedFile:
    """A finished feed."""

    address: str  # site path
    xml: str


def article_feeds(frame: Frame) -> list[FeedFile]:
    """Return the feeds of all articles and of each subject."""
    title = f"{frame.settings.name}: {frame.words.articles.lower()}"
    articles = frame.website.articles
    files = [
        _file(AtomFeed, "/feeds/artikler.atom.xml", title, "/artikler/", articles, frame),
        _file(RssFeed, "/feeds/artikler.rss.xml", title, "/artikler/", articles, frame),
    ]
    for subject in frame.website.subjects:
        entries = [entry for entry in subject.entries if isinstance(entry.content, Article)]
        address = f"/feeds/emner/{subject.slug}.atom.xml"
        files.append(_file(AtomFeed, address, plain(f"{title} om {subject.name}"), subject.address, entries, frame))
    return files


def _file(
    kind: type[AtomFeed] | type[RssFeed],
    address: str,
    title: str,
    page: str,
    entries: Sequence[Entry],
    frame: Frame,
) -> FeedFile:
    settings = frame.settings
    feed = kind(
        title=title,
        link=frame.absolute(page),
        description=settings.description,
        language=frame.language,
        author_name=settings.name,
        feed_url=frame.absolute(address),
        feed_guid=identity(settings.site_id, address).urn,
    )
    for entry in entries[: settings.feed_items]:
        feed.add_item(**_item(entry, frame))
    return FeedFile(address=address, xml=feed.writeString("utf-8"))


def _item(entry: Entry, frame: Frame) -> dict[str, Any]:
    article: Article = entry.content
    authors = article.authors or (frame.settings.name,)
    page = frame.absolute(entry.address)
    return {
        "title": plain(article.title),
        "link": page,
        # HTML in both: feedgenerator declares Atom's so, and readers take RSS's for it.
        "description": str(escape(plain(article.summary))),
        "content": body_html(entry, frame.website, frame.absolute, own_page=page),
        "author_name": authors[0],
        "other_authors": authors[1:],
        "pubdate": article.published,
        "updateddate": article.modified or article.published,
        "unique_id": identity(frame.settings.site_id, article.first_address or entry.address).urn,
        "unique_id_is_permalink": False,
        "categories": article.subjects,
        "enclosures": _lead_picture(entry, frame),
    }


def _lead_picture(entry: Entry, frame: Frame) -> tuple[Enclosure, ...]:
    published = frame.website.lead_picture(entry)
    if published is None:
        return ()
    picture = published.picture
    return (Enclosure(frame.absolute(published.address), str(len(picture.data)), picture.media_type),)
