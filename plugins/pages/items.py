"""Articles and events as they stand in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content_types.model import Article, Content, Event, Status
from content_types.timing import over_at, starts_iso
from norwegian.dates import month_name, write_date
from outputs.body_html import VersionsView, versions_view
from outputs.context import RenderContext
from outputs.event_text import has_new_date, when_text
from outputs.head import mark
from website.model import Entry

from .views import ALWAYS, Shown, TimeView, between

TEASER_PX = 448  # the narrower column of the front page


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleItem:
    """An article in a list."""

    title: str
    url: str
    summary: str
    published: TimeView | None
    language: str
    picture: VersionsView | None = None
    mark: str = ""  # «Utkast» and such, in preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word about an event, for as long as it is true: «Avlyst», «Utsatt», «Fullt», «Pågår»."""

    text: str
    is_calm: bool  # no warning
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event in a list."""

    title: str
    url: str
    summary: str
    when: TimeView
    day: str  # «23.»
    month: str  # «mars»
    place: str
    tags: tuple[Tag, ...]
    language: str
    mark: str = ""


def date_view(moment: datetime | None, context: RenderContext) -> TimeView | None:
    """Return *moment* as a date for the reader."""
    if moment is None:
        return None
    return TimeView(iso=moment.isoformat(), text=write_date(moment.date(), context.language))


def when(event: Event, context: RenderContext) -> TimeView:
    """Return when *event* takes place, whole days without a clock."""
    return TimeView(iso=starts_iso(event.span), text=when_text(event, context))


def tags(event: Event, context: RenderContext) -> tuple[Tag, ...]:
    """Return what to say of *event* in a list, each for as long as it is true."""
    words = context.words
    starts, ends = event.span.starts, over_at(event.span)
    match event.status:
        case Status.CANCELLED:
            return (Tag(text=words.cancelled, is_calm=False, shown=ALWAYS),)
        case Status.POSTPONED:
            return _while_it_lasts(words.postponed, None, ends, context)
    full = _while_it_lasts(words.full, None, ends, context) if event.status is Status.FULL else ()
    moved = _while_it_lasts(words.moved, None, ends, context) if has_new_date(event) else ()
    return (*full, *moved, *_while_it_lasts(words.ongoing, starts, ends, context, is_calm=True))


def _while_it_lasts(
    text: str, starts: datetime | None, ends: datetime, context: RenderContext, *, is_calm: bool = False
) -> tuple[Tag, ...]:
    """Return the tag, or none when its time is over."""
    if ends <= context.now:
        return ()
    return (Tag(text=text, is_calm=is_calm, shown=between(context.now, starts, ends)),)


def place_line(event: Event, context: RenderContext) -> str:
    """Return where, in one line."""
    venue = event.venue
    if venue is None:
        return context.words.online if event.is_online else ""
    return venue.text or ", ".join(part for part in (venue.name, venue.town) if part)


def day(event: Event) -> str:
    return f"{event.span.starts.day}."


def month(event: Event, context: RenderContext) -> str:
    return month_name(event.span.starts.month, context.language)


def article_item(entry: Entry[Article], context: RenderContext, *, with_picture: bool = False) -> ArticleItem:
    content = entry.content
    return ArticleItem(
        title=content.title,
        url=context.href(entry.url_path),
        summary=content.summary,
        published=date_view(content.published, context),
        language=content.language.value,
        picture=_teaser(entry, context) if with_picture else None,
        mark=mark(entry, context),
    )


def _teaser(entry: Entry[Content], context: RenderContext) -> VersionsView | None:
    """Return the lead picture without words: the title beside it leads to the page that says all about it."""
    published = context.website.lead_picture(entry)
    return versions_view(published, context.href, column=TEASER_PX, alt="") if published else None


def event_item(entry: Entry[Event], context: RenderContext) -> EventItem:
    event = entry.content
    return EventItem(
        title=event.title,
        url=context.href(entry.url_path),
        summary=event.summary,
        when=when(event, context),
        day=day(event),
        month=month(event, context),
        place=place_line(event, context),
        tags=tags(event, context),
        language=event.language.value,
        mark=mark(entry, context),
    )
