"""The feeds of all events: an entry is as old as the notice, whatever day the event is on.

What an entry says depends on the event alone, never on the time of the build:
it moves to the top when there is something to tell, and stays put otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from markupsafe import Markup

from events.model import DID_NOT_TAKE_PLACE, Event, Registration
from publication.model import Status
from website.model import Entry

from .event_dates import deadline_text, moved_from, opening_text
from .event_standing import has_new_date
from .feed_text import LINK, PARAGRAPH, text_html
from .feeds import AtomFeed, FeedFile, FeedItem, RssFeed, feed_file
from .frame import Frame
from .items import when
from .notice import announcement, summary_line
from .programme_text import event_text_html

LIST = "/arrangementer/"
ITEM = Markup("<li><strong>{}:</strong> {}</li>")
NO_SIGN_UP = DID_NOT_TAKE_PLACE | {Status.FULL}


def event_feeds(frame: Frame) -> list[FeedFile]:
    """Return the feeds of the events there was something to tell of last."""
    title = f"{frame.settings.name}: {frame.words.events.lower()}"
    entries = sorted(frame.website.events, key=lambda entry: _order(entry, frame), reverse=True)
    newest = entries[: frame.settings.feed_items]
    items = [_item(entry, frame.in_language(entry.content.language.value)) for entry in newest]
    return [
        feed_file(AtomFeed, "/feeds/arrangementer.atom.xml", title, LIST, items, frame),
        feed_file(RssFeed, "/feeds/arrangementer.rss.xml", title, LIST, items, frame),
    ]


def _order(entry: Entry, frame: Frame) -> tuple[datetime, datetime]:
    return _updated(entry.content, frame), entry.content.published


def _updated(event: Event, frame: Frame) -> datetime:
    """Return when there was last something to tell."""
    moments = (event.published, event.modified, frame.revision(event).rescheduled)
    return max((moment for moment in moments if moment), key=datetime.timestamp)


def _item(entry: Entry, frame: Frame) -> FeedItem:
    event: Event = entry.content
    return FeedItem(
        title=announcement(event, frame),
        address=entry.address,
        identity_path=event.first_address or entry.address,
        summary=summary_line(event, frame),
        content_html=text_html(_opening(entry, frame), event.corrections, event_text_html(entry, frame), frame),
        authors=(),
        published=event.published,
        updated=_updated(event, frame),
        language=frame.language,
        subjects=event.subjects,
        picture=frame.website.lead_picture(entry),
    )


def _opening(entry: Entry, frame: Frame) -> Iterator[Markup]:
    """Yield what a subscriber must know before the text."""
    event: Event = entry.content
    yield PARAGRAPH.format(Markup("<strong>{}</strong>").format(announcement(event, frame)))
    standing = _standing(event, frame)
    if standing:
        yield PARAGRAPH.format(standing)
    if event.summary:
        yield PARAGRAPH.format(event.summary)
    yield Markup("<ul>{}</ul>").format(Markup("").join(_facts(entry, frame)))


def _standing(event: Event, frame: Frame) -> str:
    words = frame.words
    told = {
        Status.CANCELLED: words.cancelled_text,
        Status.POSTPONED: words.postponed_text,
        Status.FULL: words.full_text,
    }
    moved = words.moved_text.format(date=moved_from(event, frame)) if has_new_date(event) else ""
    return " ".join(text for text in (told.get(event.status, ""), moved) if text)


def _facts(entry: Entry, frame: Frame) -> Iterator[Markup]:
    event: Event = entry.content
    words = frame.words
    page = frame.absolute(entry.address)
    yield ITEM.format(words.when, when(event, frame).text)
    if event.venue:
        venue = event.venue
        lines = (venue.text, venue.name, venue.room, venue.address, venue.postal_town)
        yield ITEM.format(words.where, ", ".join(line for line in lines if line))
    if event.online_text:
        yield ITEM.format(words.online, event.online_text)
    elif event.online_url:
        yield ITEM.format(words.online, LINK.format(page, words.join_online))  # a meeting's own link stays on the page
    if event.registration and event.status not in NO_SIGN_UP:
        yield from _sign_up(event.registration, frame)
    if event.price:
        yield ITEM.format(words.price, event.price)
    yield ITEM.format(words.web_page, LINK.format(page, page))


def _sign_up(registration: Registration, frame: Frame) -> Iterator[Markup]:
    """Yield how and when one signs up, both dates in words: a reader may open the entry at any time."""
    words = frame.words
    if registration.url:
        yield ITEM.format(words.registration, LINK.format(registration.url, words.sign_up))
    elif registration.email:
        yield ITEM.format(
            words.registration, LINK.format(f"mailto:{quote(registration.email, safe='@')}", words.sign_up_by_email)
        )
    elif registration.text:
        yield ITEM.format(words.registration, registration.text)
    if registration.opens:
        yield ITEM.format(words.registration_opens, opening_text(registration.opens, frame))
    if registration.deadline:
        yield ITEM.format(words.registration_deadline, deadline_text(registration, frame))
