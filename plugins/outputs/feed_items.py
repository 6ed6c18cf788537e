"""The feeds of articles, of each subject and of events: what subscribers are told.

An entry about an event is as old as its notice, whatever day the event is on. What it says depends on the event
alone, never on the time of the build: it moves to the top when there is something to tell, and stays put otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from content_types.model import DID_NOT_TAKE_PLACE, Article, Event, Registration, Status
from content_types.url_paths import (
    ARTICLES_ATOM_PATH,
    ARTICLES_JSON_FEED_PATH,
    ARTICLES_PATH,
    ARTICLES_RSS_PATH,
    EVENTS_ATOM_PATH,
    EVENTS_PATH,
    EVENTS_RSS_PATH,
    subject_feed_path,
)
from content_types.web_addresses import meeting_links, outside_page
from website.model import Entry, is_article

from .body_html import body_html
from .context import RenderContext, published_at
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
from .feeds import (
    LINK,
    PARAGRAPH,
    AtomFeed,
    FeedFile,
    FeedItem,
    RssFeed,
    feed_file,
    json_feed,
    origin_html,
    text_html,
)

FACT = Markup("<li><strong>{}:</strong> {}</li>")


def article_feeds(context: RenderContext) -> list[FeedFile]:
    """Return the feeds of all articles and of each subject."""
    title = f"{context.settings.name}: {context.words.articles.lower()}"
    newest = _article_items(context.website.articles, context)
    files = [
        feed_file(AtomFeed, ARTICLES_ATOM_PATH, title, ARTICLES_PATH, newest, context),
        feed_file(RssFeed, ARTICLES_RSS_PATH, title, ARTICLES_PATH, newest, context),
        json_feed(ARTICLES_JSON_FEED_PATH, title, ARTICLES_PATH, newest, context),
    ]
    for subject in context.website.subjects:
        items = _article_items([entry for entry in subject.entries if is_article(entry)], context)
        url_path = subject_feed_path(subject.slug)
        files.append(feed_file(AtomFeed, url_path, f"{title} om {subject.name}", subject.url_path, items, context))
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
        updated=context.last_changed(article) or published_at(article),
        language=context.language,
        subjects=article.subjects,
        picture=context.website.lead_picture(entry),
    )


def _article_opening(article: Article, context: RenderContext) -> Iterator[Markup]:
    if article.credits:
        yield PARAGRAPH.format(article.credits)
    if article.origin:
        yield origin_html(article.origin, context)


def event_feeds(context: RenderContext) -> list[FeedFile]:
    """Return the feeds of all events, the latest news first."""
    title = f"{context.settings.name}: {context.words.events.lower()}"
    events = context.one_of_each(context.website.events)
    entries = sorted(events, key=lambda entry: _newest_news(entry, context), reverse=True)
    newest = entries[: context.settings.feed_items]
    items = [_event_item(entry, context.in_language(entry.content.language.value)) for entry in newest]
    return [
        feed_file(AtomFeed, EVENTS_ATOM_PATH, title, EVENTS_PATH, items, context),
        feed_file(RssFeed, EVENTS_RSS_PATH, title, EVENTS_PATH, items, context),
    ]


def _newest_news(entry: Entry[Event], context: RenderContext) -> tuple[datetime, datetime]:
    published = published_at(entry.content)
    return context.last_changed(entry.content) or published, published


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
        published=published_at(event),
        updated=context.last_changed(event) or published_at(event),
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
        venue = event.venue
        lines = (venue.text, venue.name, venue.room, venue.address, venue.postal_town)
        yield FACT.format(words.where, ", ".join(line for line in lines if line))
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
