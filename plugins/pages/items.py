"""Articles and events as they stand in a list."""

from __future__ import annotations

from datetime import datetime

from events.model import Event
from events.timing import is_ongoing, is_past, over_at, starts_iso
from norwegian.dates import month_name, write_date, write_span
from publication.model import Article, Status
from website.model import Entry, Visibility

from .frame import Frame
from .views import ArticleItem, EventItem, Stamp


def stamp(moment: datetime | None, frame: Frame) -> Stamp | None:
    """Return *moment* as a date for the reader."""
    if moment is None:
        return None
    return Stamp(iso=moment.isoformat(), text=write_date(moment.date(), frame.language))


def when(event: Event, frame: Frame) -> Stamp:
    """Return when *event* takes place, whole days without a clock."""
    span = event.span
    text = write_span(span.starts, span.ends, whole_days=span.whole_days, language=frame.language)
    return Stamp(iso=starts_iso(span), text=text)


def mark(entry: Entry, frame: Frame) -> str:
    """Return the word that tells, in preview, that the public does not see this."""
    words = frame.words
    return {
        Visibility.DRAFT: words.draft,
        Visibility.PLANNED: words.planned,
        Visibility.HIDDEN: words.hidden,
    }.get(entry.visibility, "")


def status_word(event: Event, frame: Frame) -> str:
    """Return «Avlyst» and such, or «Pågår», or nothing."""
    words = frame.words
    if is_past(event, frame.now) and event.status is not Status.CANCELLED:
        return ""
    told = {Status.CANCELLED: words.cancelled, Status.POSTPONED: words.postponed, Status.FULL: words.full}
    if event.status in told:
        return told[event.status]
    return words.ongoing if is_ongoing(event, frame.now) else ""


def place_line(event: Event, frame: Frame) -> str:
    """Return where, in one line."""
    venue = event.venue
    if venue is None:
        return frame.words.online if event.online_url or event.online_text else ""
    return venue.text or ", ".join(part for part in (venue.name, venue.town) if part)


def article_item(entry: Entry, frame: Frame) -> ArticleItem:
    content: Article = entry.content
    return ArticleItem(
        title=content.title,
        url=frame.href(entry.address),
        summary=content.summary,
        published=stamp(content.published, frame),
        language=content.language.value,
        mark=mark(entry, frame),
    )


def event_item(entry: Entry, frame: Frame) -> EventItem:
    event: Event = entry.content
    starts = event.span.starts
    return EventItem(
        title=event.title,
        url=frame.href(entry.address),
        summary=event.summary,
        when=when(event, frame),
        starts=starts.isoformat(),
        ends=over_at(event.span).isoformat(),
        day=f"{starts.day}.",
        month=month_name(starts.month, frame.language),
        place=place_line(event, frame),
        status=status_word(event, frame),
        language=event.language.value,
        mark=mark(entry, frame),
    )
