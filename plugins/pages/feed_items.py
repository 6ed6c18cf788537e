"""The feeds of articles, of each subject and of events: what subscribers are told.

What an entry says depends on the event alone, never on the time of the build: it moves to the top
when there is something to tell, and stays put otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from body.model import Body
from content_types.clock import last_day
from content_types.model import DID_NOT_TAKE_PLACE, Article, Event, Registration, Span, Status
from content_types.timing import is_past
from norwegian.dates import write_date, write_days
from outputs.context import RenderContext
from outputs.event_text import deadline_text, has_new_date, moved_from, opening_text
from outputs.feeds import (
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
from programme.grid import Grid, GridCell, GridDay
from website.model import Agenda, Entry

from .body_html import body_html, filled
from .items import when

# The feeds of all articles, and of each subject.


ARTICLE_LIST = "/artikler/"


def article_feeds(context: RenderContext) -> list[FeedFile]:
    """Return the feeds of all articles and of each subject."""
    title = f"{context.settings.name}: {context.words.articles.lower()}"
    newest = _article_items(context.website.articles, context)
    files = [
        feed_file(AtomFeed, "/feeds/artikler.atom.xml", title, ARTICLE_LIST, newest, context),
        feed_file(RssFeed, "/feeds/artikler.rss.xml", title, ARTICLE_LIST, newest, context),
        json_feed("/feeds/artikler.json", title, ARTICLE_LIST, newest, context),
    ]
    for subject in context.website.subjects:
        items = _article_items([entry for entry in subject.entries if isinstance(entry.content, Article)], context)
        address = f"/feeds/emner/{subject.slug}.atom.xml"
        files.append(feed_file(AtomFeed, address, f"{title} om {subject.name}", subject.url_path, items, context))
    return files


def _article_items(entries: Sequence[Entry], context: RenderContext) -> list[FeedItem]:
    return [
        _article_item(entry, context.in_language(entry.content.language.value))
        for entry in entries[: context.settings.feed_items]
    ]


def _article_item(entry: Entry, context: RenderContext) -> FeedItem:
    article: Article = entry.content
    body = body_html(entry, context.website, context.absolute, own_page=context.absolute(entry.url_path))
    return FeedItem(
        title=article.title,
        address=entry.url_path,
        identity_path=article.first_address or entry.url_path,
        summary=article.summary,
        content_html=text_html(_article_opening(article, context), article.corrections, body, context),
        authors=article.authors,
        published=article.published,
        updated=article.modified or article.published,
        language=context.language,
        subjects=article.subjects,
        picture=context.website.lead_picture(entry),
    )


def _article_opening(article: Article, context: RenderContext) -> Iterator[Markup]:
    if article.credits:
        yield PARAGRAPH.format(article.credits)
    if article.origin:
        yield origin_html(article.origin, context)


# The feeds of all events: an entry is as old as the notice, whatever day the event is on.


EVENT_LIST = "/arrangementer/"
FACT = Markup("<li><strong>{}:</strong> {}</li>")
NO_REGISTRATION = DID_NOT_TAKE_PLACE | {Status.FULL}


def event_feeds(context: RenderContext) -> list[FeedFile]:
    """Return the feeds of the events there was something to tell of last."""
    title = f"{context.settings.name}: {context.words.events.lower()}"
    entries = sorted(context.website.events, key=lambda entry: _newest_news(entry, context), reverse=True)
    newest = entries[: context.settings.feed_items]
    items = [_event_item(entry, context.in_language(entry.content.language.value)) for entry in newest]
    return [
        feed_file(AtomFeed, "/feeds/arrangementer.atom.xml", title, EVENT_LIST, items, context),
        feed_file(RssFeed, "/feeds/arrangementer.rss.xml", title, EVENT_LIST, items, context),
    ]


def _newest_news(entry: Entry, context: RenderContext) -> tuple[datetime, datetime]:
    return _updated(entry.content, context), entry.content.published


def _updated(event: Event, context: RenderContext) -> datetime:
    """Return when there was last something to tell."""
    moments = (event.published, event.modified, context.revision(event).rescheduled)
    return max((moment for moment in moments if moment), key=datetime.timestamp)


def _event_item(entry: Entry, context: RenderContext) -> FeedItem:
    event: Event = entry.content
    return FeedItem(
        title=announcement(event, context),
        address=entry.url_path,
        identity_path=event.first_address or entry.url_path,
        summary=summary_line(event, context),
        content_html=text_html(
            _event_opening(entry, context), event.corrections, event_text_html(entry, context), context
        ),
        authors=(),
        published=event.published,
        updated=_updated(event, context),
        language=context.language,
        subjects=event.subjects,
        picture=context.website.lead_picture(entry),
    )


def _event_opening(entry: Entry, context: RenderContext) -> Iterator[Markup]:
    """Yield what a subscriber must know before the text."""
    event: Event = entry.content
    yield PARAGRAPH.format(Markup("<strong>{}</strong>").format(announcement(event, context)))
    standing = _status_sentences(event, context)
    if standing:
        yield PARAGRAPH.format(standing)
    if event.summary:
        yield PARAGRAPH.format(event.summary)
    yield Markup("<ul>{}</ul>").format(Markup("").join(_facts(entry, context)))


def _status_sentences(event: Event, context: RenderContext) -> str:
    words = context.words
    told = {
        Status.CANCELLED: words.cancelled_text,
        Status.POSTPONED: words.postponed_text,
        Status.FULL: words.full_text,
    }
    moved = words.moved_text.format(date=moved_from(event, context)) if has_new_date(event) else ""
    return " ".join(text for text in (told.get(event.status, ""), moved) if text)


def _facts(entry: Entry, context: RenderContext) -> Iterator[Markup]:
    event: Event = entry.content
    words = context.words
    page = context.absolute(entry.url_path)
    yield FACT.format(words.when, when(event, context).text)
    if event.venue:
        venue = event.venue
        lines = (venue.text, venue.name, venue.room, venue.address, venue.postal_town)
        yield FACT.format(words.where, ", ".join(line for line in lines if line))
    if event.online_text:
        yield FACT.format(words.online, event.online_text)
    elif event.online_url:
        yield FACT.format(words.online, LINK.format(page, words.join_online))  # a meeting's own link stays on the page
    if event.registration and event.status not in NO_REGISTRATION:
        yield from _registration_facts(event.registration, context)
    if event.price:
        yield FACT.format(words.price, event.price)
    yield FACT.format(words.web_page, LINK.format(page, page))


def _registration_facts(registration: Registration, context: RenderContext) -> Iterator[Markup]:
    """Yield how and when one signs up, both dates in words: a reader may open the entry at any time."""
    words = context.words
    if registration.url:
        yield FACT.format(words.registration, LINK.format(registration.url, words.sign_up))
    elif registration.email:
        yield FACT.format(
            words.registration, LINK.format(f"mailto:{quote(registration.email, safe='@')}", words.sign_up_by_email)
        )
    elif registration.text:
        yield FACT.format(words.registration, registration.text)
    if registration.opens:
        yield FACT.format(words.registration_opens, opening_text(registration.opens, context))
    if registration.deadline:
        yield FACT.format(words.registration_deadline, deadline_text(registration, context))


# The body of an event for those who show no table: the programme as paragraphs, in the order it is read.


PROGRAMME_HEADING = Markup("<h2>{}</h2>")
DAY_HEADING = Markup("<h3>{}</h3>")
SESSION = Markup("<p><strong>{}</strong> {}</p>")
BREAK = Markup("<br>")


def event_text_html(entry: Entry, context: RenderContext) -> str:
    """Return all an event has of text, the programme in its place, every address absolute."""
    page, language = context.absolute(entry.url_path), entry.content.language.value
    if entry.agenda is None:
        return body_html(entry, context.website, context.absolute, own_page=page)

    def text_html(body: Body) -> str:
        return filled(
            body, entry.content.source, context.website, context.absolute, own_page=page, language=language
        ).strip()

    agenda = entry.agenda
    parts = (part if isinstance(part, str) else text_html(part) for part in _programme_parts(agenda, context))
    return "\n".join(part for part in (text_html(agenda.before), *parts, text_html(agenda.after)) if part)


def _programme_parts(agenda: Agenda, context: RenderContext) -> Iterator[Markup | Body]:
    """Yield the programme piece by piece, its Markdown as bodies."""
    grid: Grid = agenda.grid
    yield PROGRAMME_HEADING.format(agenda.title)
    yield agenda.texts.get(grid.preface, Body())
    for day in grid.days:
        if day.heading and (len(grid.days) > 1 or day.heading_is_written):
            yield DAY_HEADING.format(day.heading)
        yield from _programme_day(day, agenda, context)
    yield agenda.texts.get(grid.closing, Body())


def _programme_day(day: GridDay, agenda: Agenda, context: RenderContext) -> Iterator[Markup | Body]:
    yield agenda.texts.get(day.preface, Body())
    for block in day.blocks:
        yield agenda.texts.get(block.preface, Body())
        for cell in (cell for row in block.rows for cell in row.cells if not cell.is_empty):
            yield _programme_session(cell, context)
            yield agenda.texts.get(cell.description, Body())


def _programme_session(cell: GridCell, context: RenderContext) -> Markup:
    room = f"{context.words.room}: {cell.room}" if cell.room else ""
    title = ": ".join(text for text in (cell.track, cell.title) if text)
    lines = (line for line in (title, *cell.speakers, room) if line)
    return SESSION.format(cell.time.text if cell.time else "", BREAK.join(lines))


# An event told in a line or two, for feeds and for links that are shared: what has changed first, then the date.


def announcement(event: Event, context: RenderContext) -> str:
    """Return «Avlyst: 23. mars 2023: Workshop …».

    It says nothing of what is past or on now: it changes when the event does,
    and not because time goes.
    """
    standing = _in_one_line(_status_word(event, context), _moved_word(event, context))
    return ": ".join(part for part in (standing, _days(event.span, context), event.title) if part)


def summary_line(event: Event, context: RenderContext) -> str:
    """Return «Avlyst: torsdag 23. mars 2023 kl. 11.30–16.00. Ingressen.», the same at any time."""
    moved = _moved_word(event, context)
    since = f"{context.words.moved_from} {moved_from(event, context)}" if moved else ""
    standing = _in_one_line(_status_word(event, context), since)
    return _sentences(standing, event, context)


def share_text(event: Event, context: RenderContext) -> str:
    """Return the text a shared link shows; when the event is over, only what still is news."""
    if is_past(event, context.now) and event.status not in DID_NOT_TAKE_PLACE:
        return _sentences("", event, context)
    return summary_line(event, context)


def _status_word(event: Event, context: RenderContext) -> str:
    words = context.words
    told = {Status.CANCELLED: words.cancelled, Status.POSTPONED: words.postponed, Status.FULL: words.full}
    return told.get(event.status, "")


def _moved_word(event: Event, context: RenderContext) -> str:
    """Return «Flyttet», where there is a new date to tell of."""
    return context.words.moved if has_new_date(event) else ""


def _in_one_line(*said: str) -> str:
    """Return «Fullt, flyttet» of «Fullt» and «Flyttet»; what is empty is not said."""
    first, *others = [text for text in said if text] or [""]
    return ", ".join((first, *(f"{text[:1].lower()}{text[1:]}" for text in others)))


def _days(span: Span, context: RenderContext) -> str:
    last = last_day(span.ends) if span.ends else span.first_day
    if last <= span.first_day:
        return write_date(span.first_day, context.language)
    return write_days(span.first_day, last, context.language)


def _sentences(standing: str, event: Event, context: RenderContext) -> str:
    date = when(event, context).text
    first = f"{standing}: {date}" if standing else f"{date[:1].upper()}{date[1:]}"
    parts = (part for part in (first, event.summary) if part)
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)
