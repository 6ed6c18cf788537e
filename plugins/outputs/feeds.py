"""The feeds of articles, of each subject and of events, of each series and filter too.

Atom (RFC 4287), RSS 2.0 with the RSS Advisory Board's profile, and JSON Feed 1.1 (jsonfeed.org).

An entry about an event is as old as its notice, whatever day the event is on. What it says depends on the event
alone, never on the time of the build: it moves to the top when there is something to tell, and stays put otherwise.
A reader shows neither our styles nor our scripts, and every url in a text is whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import Markup, escape

from content_types.model import DID_NOT_TAKE_PLACE, Article, Correction, Event, Origin, Registration, Status
from content_types.url_paths import (
    ARTICLES_ATOM_PATH,
    ARTICLES_JSON_FEED_PATH,
    ARTICLES_PATH,
    ARTICLES_RSS_PATH,
    EVENTS_ATOM_PATH,
    EVENTS_PATH,
    EVENTS_RSS_PATH,
    identity,
    list_feed_path,
)
from content_types.web_addresses import meeting_links, outside_page
from norwegian.dates import write_date
from norwegian.typography import plain
from website.model import Entry, PublishedPicture, is_article

from .body_html import body_html
from .context import LOGO, PNG_ICON, RenderContext, published_at
from .event_text import (
    NO_REGISTRATION,
    announcement,
    deadline_text,
    event_text_html,
    has_new_date,
    moved_from,
    opening_text,
    summary_line,
    when_text,
)

FACT = Markup("<li><strong>{}:</strong> {}</li>")


def article_feeds(context: RenderContext) -> dict[str, bytes]:
    """Return the feeds of all articles and of each subject by their url paths."""
    title = f"{context.settings.name}: {context.words.articles.lower()}"
    newest = _article_items(context.website.articles, context)
    files = {
        ARTICLES_ATOM_PATH: _xml_feed(AtomFeed, ARTICLES_ATOM_PATH, title, ARTICLES_PATH, newest, context),
        ARTICLES_RSS_PATH: _xml_feed(RssFeed, ARTICLES_RSS_PATH, title, ARTICLES_PATH, newest, context),
        ARTICLES_JSON_FEED_PATH: json_feed(ARTICLES_JSON_FEED_PATH, title, ARTICLES_PATH, newest, context),
    }
    for subject in context.website.subjects:
        items = _article_items([entry for entry in subject.entries if is_article(entry)], context)
        url_path, about = list_feed_path(subject.url_path), f"{title} om {subject.name}"
        files[url_path] = _xml_feed(AtomFeed, url_path, about, subject.url_path, items, context)
    return files


def _article_items(entries: Sequence[Entry[Article]], context: RenderContext) -> list[FeedItem]:
    return [
        _article_item(entry, context.in_language(entry.content.language.value))
        for entry in context.one_of_each(entries)[: context.settings.feed_items]
    ]


def _article_item(entry: Entry[Article], context: RenderContext) -> FeedItem:
    article = entry.content
    body = body_html(entry, context.website, context.absolute, own_page=context.absolute(entry.url_path))
    return FeedItem(
        title=article.title,
        url_path=entry.url_path,
        identity=context.identity(entry).urn,
        summary=article.summary,
        content_html=text_html(_article_opening(article, context), article.corrections, body, context),
        authors=article.authors,
        published=published_at(article),
        updated=context.told_at(article),
        language=context.language,
        subjects=article.subjects,
        picture=context.website.lead_picture(entry),
    )


def _article_opening(article: Article, context: RenderContext) -> Iterator[Markup]:
    if article.credits:
        yield PARAGRAPH.format(article.credits)
    if article.origin:
        yield _origin_html(article.origin, context)


def event_feeds(context: RenderContext) -> dict[str, bytes]:
    """Return the feeds of events, of all and of each series and filter, by their url paths; the latest news first."""
    name, website = context.settings.name, context.website
    title = f"{name}: {context.words.events.lower()}"
    made: dict[str, FeedItem] = {}  # by its url path: an event stands in several

    def items(events: Iterable[Entry[Event]]) -> list[FeedItem]:
        entries = sorted(context.one_of_each(events), key=lambda entry: _newest_news(entry, context), reverse=True)
        newest = entries[: context.settings.feed_items]
        for entry in newest:
            if entry.url_path not in made:
                made[entry.url_path] = _event_item(entry, context.in_language(entry.content.language.value))
        return [made[entry.url_path] for entry in newest]

    newest = items(website.events)
    files = {
        EVENTS_ATOM_PATH: _xml_feed(AtomFeed, EVENTS_ATOM_PATH, title, EVENTS_PATH, newest, context),
        EVENTS_RSS_PATH: _xml_feed(RssFeed, EVENTS_RSS_PATH, title, EVENTS_PATH, newest, context),
    }
    for group in (*website.series, *website.filters):
        url_path, about = list_feed_path(group.url_path), f"{name}: {group.name}"
        files[url_path] = _xml_feed(AtomFeed, url_path, about, group.url_path, items(group.entries), context)
    return files


def _newest_news(entry: Entry[Event], context: RenderContext) -> tuple[datetime, datetime]:
    told = context.told_at(entry.content)
    return told, entry.content.published or told


def _event_item(entry: Entry[Event], context: RenderContext) -> FeedItem:
    event = entry.content
    return FeedItem(
        title=outside_page(announcement(event, context), event),
        url_path=entry.url_path,
        identity=context.identity(entry).urn,
        summary=outside_page(summary_line(event, context), event),
        content_html=meeting_links(event.online_url or event.online_text).taken_out(
            text_html(_event_opening(entry, context), event.corrections, event_text_html(entry, context), context),
            context.absolute(entry.url_path),
        ),
        authors=(),
        published=event.published,
        updated=context.told_at(event),
        language=context.language,
        subjects=event.subjects,
        picture=context.website.lead_picture(entry),
    )


def _event_opening(entry: Entry[Event], context: RenderContext) -> Iterator[Markup]:
    """Yield what a subscriber must know before the text."""
    event = entry.content
    yield PARAGRAPH.format(Markup("<strong>{}</strong>").format(announcement(event, context)))
    standing = _status_sentences(event, context)
    if standing:
        yield PARAGRAPH.format(standing)
    if event.summary:
        yield PARAGRAPH.format(event.summary)
    yield Markup("<ul>{}</ul>").format(Markup("").join(_facts(entry, context)))


def _status_sentences(event: Event, context: RenderContext) -> str:
    words = context.words
    sentences = {
        Status.CANCELLED: words.cancelled_text,
        Status.POSTPONED: words.postponed_text,
        Status.FULL: words.full_text,
    }
    moved = words.moved_text.format(date=moved_from(event, context)) if has_new_date(event) else ""
    return " ".join(text for text in (sentences.get(event.status, ""), moved) if text)


def _facts(entry: Entry[Event], context: RenderContext) -> Iterator[Markup]:
    event = entry.content
    words = context.words
    page = context.absolute(entry.url_path)
    yield FACT.format(words.when, when_text(event, context))
    if event.venue:
        yield FACT.format(words.where, event.venue.one_line)
    if event.is_online and event.status not in DID_NOT_TAKE_PLACE:  # the way in stands on the page alone
        yield FACT.format(words.online, event.online_public_text or LINK.format(page, words.join_online))
    if event.registration and event.status not in NO_REGISTRATION:
        yield from _registration_facts(event.registration, context)
    if event.price:
        yield FACT.format(words.price, event.price)
    yield FACT.format(words.web_page, LINK.format(page, page))


def _registration_facts(registration: Registration, context: RenderContext) -> Iterator[Markup]:
    """Yield how and when one registers, both dates in words: a reader may open the entry at any time."""
    words = context.words
    if registration.url:
        yield FACT.format(words.registration, LINK.format(registration.url, words.register))
    elif registration.email:
        yield FACT.format(
            words.registration, LINK.format(f"mailto:{quote(registration.email, safe='@')}", words.register_by_email)
        )
    elif registration.text:
        yield FACT.format(words.registration, registration.text)
    if registration.opens:
        yield FACT.format(words.registration_opens, opening_text(registration.opens, context))
    if registration.deadline:
        yield FACT.format(
            words.registration_deadline,
            deadline_text(registration, context),
        )


# The items as files. feedgenerator comes with Pelican and does the XML. What it cannot do is added here: a feed's date that
# never is the time of the build, several authors, an entry in another language than its feed, and the full text in RSS.


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
        return max((item["updateddate"] for item in self.items), default=self.feed["newest_if_empty"])


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
    published: datetime | None  # None: nobody knows
    updated: datetime  # moves only when there is something to tell (RFC 4287 §4.2.15)
    language: str
    subjects: tuple[str, ...]
    picture: PublishedPicture | None


def _xml_feed(
    kind: type[AtomFeed] | type[RssFeed],
    url_path: str,
    title: str,
    page: str,
    items: Sequence[FeedItem],
    context: RenderContext,
) -> bytes:
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
        newest_if_empty=None if items else _newest(context),
    )
    for item in items:
        feed.add_item(**_xml_fields(item, context))
    written: str = feed.writeString("utf-8")
    return written.encode("utf-8")


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


def json_feed(url_path: str, title: str, page: str, items: Iterable[FeedItem], context: RenderContext) -> bytes:
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
    return f"{json.dumps(feed, ensure_ascii=False, indent=2)}\n".encode()


def _json_item(item: FeedItem, context: RenderContext) -> dict[str, Any]:
    """Return *item*; its identity is that of the other feeds, so that a reader may change between them."""
    data = {
        "id": item.identity,
        "url": context.absolute(item.url_path),
        "title": plain(item.title),
        "summary": plain(item.summary),
        "content_html": item.content_html,
        "image": context.absolute(item.picture.shared.url_path) if item.picture else None,
        "date_published": item.published.isoformat() if item.published else None,
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


def _origin_html(origin: Origin, context: RenderContext) -> Markup:
    """Return where the text was first published, as the page says it."""
    name = LINK.format(origin.url, origin.name or origin.url) if origin.url else origin.name
    date = f", {origin.published}" if origin.published else ""
    return Markup("<p>{} {}{}</p>").format(context.words.first_published_in, name, date)
