"""Articles and events as they stand in a list."""

from __future__ import annotations

from datetime import datetime

from events.model import Event
from events.timing import over_at, starts_iso
from norwegian.dates import month_name, write_date, write_span
from publication.model import Article, Status
from website.model import Entry, Visibility

from .event_standing import has_new_date
from .frame import Frame
from .listing_views import ArticleItem, EventItem, Tag
from .live import between
from .live_views import ALWAYS
from .picture_part import versions_view
from .picture_views import VersionsView
from .small_views import Stamp

TEASER_PX = 448  # the narrower column of the front page


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


def tags(event: Event, frame: Frame) -> tuple[Tag, ...]:
    """Return what to say of *event* in a list, each for as long as it is true."""
    words = frame.words
    starts, ends = event.span.starts, over_at(event.span)
    match event.status:
        case Status.CANCELLED:
            return (Tag(text=words.cancelled, is_calm=False, shown=ALWAYS),)
        case Status.POSTPONED:
            return _while_it_lasts(words.postponed, None, ends, frame)
    full = _while_it_lasts(words.full, None, ends, frame) if event.status is Status.FULL else ()
    moved = _while_it_lasts(words.moved, None, ends, frame) if has_new_date(event) else ()
    return (*full, *moved, *_while_it_lasts(words.ongoing, starts, ends, frame, is_calm=True))


def _while_it_lasts(
    text: str, starts: datetime | None, ends: datetime, frame: Frame, *, is_calm: bool = False
) -> tuple[Tag, ...]:
    """Return the tag, or none when its time is over."""
    if ends <= frame.now:
        return ()
    return (Tag(text=text, is_calm=is_calm, shown=between(frame.now, starts, ends)),)


def place_line(event: Event, frame: Frame) -> str:
    """Return where, in one line."""
    venue = event.venue
    if venue is None:
        return frame.words.online if event.online_url or event.online_text else ""
    return venue.text or ", ".join(part for part in (venue.name, venue.town) if part)


def day(event: Event) -> str:
    return f"{event.span.starts.day}."


def month(event: Event, frame: Frame) -> str:
    return month_name(event.span.starts.month, frame.language)


def article_item(entry: Entry, frame: Frame, *, with_picture: bool = False) -> ArticleItem:
    content: Article = entry.content
    return ArticleItem(
        title=content.title,
        url=frame.href(entry.address),
        summary=content.summary,
        published=stamp(content.published, frame),
        language=content.language.value,
        picture=_teaser(entry, frame) if with_picture else None,
        mark=mark(entry, frame),
    )


def _teaser(entry: Entry, frame: Frame) -> VersionsView | None:
    """Return the lead picture without words: the title beside it leads to the page that says all about it."""
    published = frame.website.lead_picture(entry)
    return versions_view(published, frame.href, column=TEASER_PX, alt="") if published else None


def event_item(entry: Entry, frame: Frame) -> EventItem:
    event: Event = entry.content
    return EventItem(
        title=event.title,
        url=frame.href(entry.address),
        summary=event.summary,
        when=when(event, frame),
        day=day(event),
        month=month(event, frame),
        place=place_line(event, frame),
        tags=tags(event, frame),
        language=event.language.value,
        mark=mark(entry, frame),
    )
