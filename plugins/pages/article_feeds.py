"""The feeds of all articles, and of each subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from publication.model import Article
from website.model import Entry

from .body_html import body_html
from .feed_text import PARAGRAPH, origin_html, text_html
from .feeds import AtomFeed, FeedFile, FeedItem, RssFeed, feed_file
from .frame import Frame
from .json_feed import json_feed

LIST = "/artikler/"


def article_feeds(frame: Frame) -> list[FeedFile]:
    """Return the feeds of all articles and of each subject."""
    title = f"{frame.settings.name}: {frame.words.articles.lower()}"
    newest = _items(frame.website.articles, frame)
    files = [
        feed_file(AtomFeed, "/feeds/artikler.atom.xml", title, LIST, newest, frame),
        feed_file(RssFeed, "/feeds/artikler.rss.xml", title, LIST, newest, frame),
        json_feed("/feeds/artikler.json", title, LIST, newest, frame),
    ]
    for subject in frame.website.subjects:
        items = _items([entry for entry in subject.entries if isinstance(entry.content, Article)], frame)
        address = f"/feeds/emner/{subject.slug}.atom.xml"
        files.append(feed_file(AtomFeed, address, f"{title} om {subject.name}", subject.address, items, frame))
    return files


def _items(entries: Sequence[Entry], frame: Frame) -> list[FeedItem]:
    return [
        _item(entry, frame.in_language(entry.content.language.value)) for entry in entries[: frame.settings.feed_items]
    ]


def _item(entry: Entry, frame: Frame) -> FeedItem:
    article: Article = entry.content
    body = body_html(entry, frame.website, frame.absolute, own_page=frame.absolute(entry.address))
    return FeedItem(
        title=article.title,
        address=entry.address,
        identity_path=article.first_address or entry.address,
        summary=article.summary,
        content_html=text_html(_opening(article, frame), article.corrections, body, frame),
        authors=article.authors,
        published=article.published,
        updated=article.modified or article.published,
        language=frame.language,
        subjects=article.subjects,
        picture=frame.website.lead_picture(entry),
    )


def _opening(article: Article, frame: Frame) -> Iterator[Markup]:
    if article.credits:
        yield PARAGRAPH.format(article.credits)
    if article.origin:
        yield origin_html(article.origin, frame)
