"""Articles and events as they stand in a list."""

from __future__ import annotations

from datetime import datetime

from content_types.model import Article, Event, Status
from content_types.timing import over_at, starts_iso
from norwegian.dates import month_name, write_date, write_span
from outputs.context import RenderContext
from outputs.event_text import ALWAYS, between, has_new_date
from website.model import Entry, Visibility

from .parts import versions_view
from .views import ArticleItem, EventItem, Tag, TimeView, VersionsView

TEASER_PX = 448  # the narrower column of the front page


def date_view(moment: datetime | None, frame: RenderContext) -> TimeView | None:
    """Return *moment* as a date for the reader."""
    if moment is None:
        return None
    return TimeView(iso=moment.isoformat(), text=write_date(moment.date(), frame.language))


def when(event: Event, frame: RenderContext) -> TimeView:
    """Return when *event* takes place, whole days without a clock."""
    span = event.span
    text = write_span(span.starts, span.ends, whole_days=span.whole_days, language=frame.language)
    return TimeView(iso=starts_iso(span), text=text)


def mark(entry: Entry, frame: RenderContext) -> str:
    """Return the word that tells, in preview, that the public does not see this."""
    words = frame.words
    return {
        Visibility.DRAFT: words.draft,
        Visibility.PLANNED: words.planned,
        Visibility.HIDDEN: words.hidden,
    }.get(entry.visibility, "")


def tags(event: Event, frame: RenderContext) -> tuple[Tag, ...]:
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
    text: str, starts: datetime | None, ends: datetime, frame: RenderContext, *, is_calm: bool = False
) -> tuple[Tag, ...]:
    """Return the tag, or none when its time is over."""
    if ends <= frame.now:
        return ()
    return (Tag(text=text, is_calm=is_calm, shown=between(frame.now, starts, ends)),)


def place_line(event: Event, frame: RenderContext) -> str:
    """Return where, in one line."""
    venue = event.venue
    if venue is None:
        return frame.words.online if event.online_url or event.online_text else ""
    return venue.text or ", ".join(part for part in (venue.name, venue.town) if part)


def day(event: Event) -> str:
    return f"{event.span.starts.day}."


def month(event: Event, frame: RenderContext) -> str:
    return month_name(event.span.starts.month, frame.language)


def article_item(entry: Entry, frame: RenderContext, *, with_picture: bool = False) -> ArticleItem:
    content: Article = entry.content
    return ArticleItem(
        title=content.title,
        url=frame.href(entry.address),
        summary=content.summary,
        published=date_view(content.published, frame),
        language=content.language.value,
        picture=_teaser(entry, frame) if with_picture else None,
        mark=mark(entry, frame),
    )


def _teaser(entry: Entry, frame: RenderContext) -> VersionsView | None:
    """Return the lead picture without words: the title beside it leads to the page that says all about it."""
    published = frame.website.lead_picture(entry)
    return versions_view(published, frame.href, column=TEASER_PX, alt="") if published else None


def event_item(entry: Entry, frame: RenderContext) -> EventItem:
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
