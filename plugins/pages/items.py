"""Articles and events as they stand in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from content_types.model import DID_NOT_TAKE_PLACE, OSLO, Article, Content, Event, Status, last_day
from content_types.timing import is_past, over_at, starts_iso
from norwegian.dates import DASH, month_name, write_date
from norwegian.letters import capitalised
from outputs.body_html import VersionsView, versions_view
from outputs.context import RenderContext
from outputs.event_text import has_new_date, when_text
from outputs.head import mark
from website.model import Entry

from .views import ALWAYS, Shown, TimeView, between

LEAD_PX, TEASER_PX = 560, 320  # the columns of what leads a page, and of what stands in a list
HUES = 4  # tiles have so many grounds
SHORT_MONTH = 4  # letters: «mai», «juni»; «april» becomes «apr.»


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleItem:
    """An article in a list."""

    title: str
    url: str
    summary: str
    published: TimeView | None
    language: str
    authors: tuple[str, ...] = ()  # but for the site itself
    subject: str = ""  # its first
    picture: VersionsView | None = None
    hue: int = 0  # of the tile that stands where there is no picture, from 1
    mark: str = ""  # «Utkast» and such, in preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word about an event, for as long as it is true: «Avlyst», «Utsatt», «Fullt», «Pågår»."""

    text: str
    is_calm: bool  # no warning
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The leaf of a calendar on which an event stands."""

    days: str  # «23.», «9.–11.»
    is_span: bool  # more than one
    months: str  # «mars», «apr.–mai»
    year: str  # empty: it is still to come, this year
    is_off: bool = False  # cancelled or postponed: it is not on these days


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event in a list."""

    title: str
    url: str
    summary: str
    when: TimeView
    leaf: Leaf
    place: str
    tags: tuple[Tag, ...]
    language: str
    mark: str = ""
    is_in_text: bool = False  # which has headings of its own: its title is none


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


def leaf(event: Event, context: RenderContext) -> Leaf:
    """Return the day or days as on a leaf of a calendar, «9.–11.» over «mars», and the year of what is over or far off."""
    first, last = event.span.first_day, last_day(over_at(event.span))
    months = [month_name(day.month, context.language) for day in (first, last)]
    this_year = context.now.astimezone(OSLO).year
    short = (name if len(name) <= SHORT_MONTH else f"{name[:3]}." for name in months)
    return Leaf(
        is_span=last > first,
        days=f"{first.day}.{DASH}{last.day}." if last > first else f"{first.day}.",
        months=months[0] if months[0] == months[1] else DASH.join(short),
        year=str(first.year) if is_past(event, context.now) or first.year > this_year else "",
        is_off=event.status in DID_NOT_TAKE_PLACE,
    )


def article_item(entry: Entry[Article], context: RenderContext, *, leads: bool = False) -> ArticleItem:
    content = entry.content
    subject = capitalised(content.subjects[0]) if content.subjects else ""
    picture = _teaser(entry, context, LEAD_PX if leads else TEASER_PX)
    return ArticleItem(
        title=content.title,
        url=context.href(entry.url_path),
        summary=content.summary,
        published=date_view(content.published, context),
        language=content.language.value,
        authors=tuple(name for name in content.authors if name != context.settings.name),
        subject=subject,
        picture=picture,
        hue=crc32(subject.encode()) % HUES + 1,
        mark=mark(entry, context),
    )


def _teaser(entry: Entry[Content], context: RenderContext, column: int) -> VersionsView | None:
    """Return the lead picture without words: the title beside it leads to the page that says all about it."""
    published = context.website.lead_picture(entry)
    return versions_view(published, context.href, column=column, alt="") if published else None


def event_item(entry: Entry[Event], context: RenderContext) -> EventItem:
    event = entry.content
    return EventItem(
        title=event.title,
        url=context.href(entry.url_path),
        summary=event.summary,
        when=when(event, context),
        leaf=leaf(event, context),
        place=place_line(event, context),
        tags=tags(event, context),
        language=event.language.value,
        mark=mark(entry, context),
    )
