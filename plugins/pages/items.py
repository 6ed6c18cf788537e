"""Articles and events as other pages show them: in a list, as what came before and after, and as what is related."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from content_types.model import DID_NOT_TAKE_PLACE, OSLO, Article, Content, Event, Status, last_day
from content_types.timing import is_past, over_at, starts_iso
from norwegian.dates import DASH, month_name, write_date
from norwegian.letters import capitalised
from outputs.body_html import VersionsView, versions_view
from outputs.context import RenderContext, published_at
from outputs.event_text import has_new_date, when_text
from outputs.head import mark
from website.model import Entry, is_article, is_event
from website.related import is_for

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
    is_calm: bool = False  # no warning
    shown: Shown = ALWAYS


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
            return (Tag(text=words.cancelled),)
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


# The ways on from an article or an event


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The one before or after in a series or by date; the day is ready for a ``time`` element."""

    title: str
    url: str
    language: str
    iso: str  # its day, for the datetime attribute
    text: str  # the same in the page's language


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursView:
    """The articles that came out right before and right after."""

    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedView:
    """What has something in common with a page, the nearest first."""

    events: tuple[EventItem, ...]
    articles: tuple[ArticleItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """The series of an event, and the way to those beside it."""

    name: str
    url: str
    previous: Neighbour | None  # None: this is the first
    next: Neighbour | None  # None: this is the last so far


def beside_by_date(
    entry: Entry[Article], context: RenderContext
) -> tuple[Entry[Article] | None, Entry[Article] | None]:
    """Return the articles that came out right before and right after the listed article *entry*."""
    articles, at = context.website.articles, context.website.article_numbers.get(entry.url_path)
    if at is None:
        return None, None
    older, newer = (map(articles.__getitem__, each) for each in (range(at + 1, len(articles)), reversed(range(at))))
    return _first_by_date(older, entry, context), _first_by_date(newer, entry, context)


def _first_by_date(
    articles: Iterable[Entry[Article]], entry: Entry[Article], context: RenderContext
) -> Entry[Article] | None:
    """Return the first with a date that is no other version of *entry* or of an article in the page's language."""
    own = {other.url_path for other in context.website.translations.get(entry.content.source, ())}
    shown = (one for one in articles if one.content.published and one.url_path not in own)
    return next((one for one in shown if is_for(one, context.website, context.language)), None)


def neighbours_view(
    before: Entry[Article] | None, after: Entry[Article] | None, context: RenderContext
) -> NeighboursView | None:
    """Return the way to the articles *before* and *after*; None when there is neither."""
    if before is None and after is None:
        return None
    return NeighboursView(previous=_neighbour(before, context), next=_neighbour(after, context))


def series_links(
    entry: Entry[Event], beside: tuple[Entry[Event] | None, Entry[Event] | None], context: RenderContext
) -> SeriesView | None:
    """Return the way from the listed event *entry* to those *beside* it in its series, by start.

    It is None for an event in no series, and for one in no list.
    """
    series = context.website.series_of(entry.content)
    if series is None or all(other.url_path != entry.url_path for other in series.entries):
        return None
    before, after = (_neighbour(each, context) for each in beside)
    return SeriesView(name=series.name, url=context.href(series.url_path), previous=before, next=after)


def beside_in_series(entry: Entry[Event], context: RenderContext) -> tuple[Entry[Event] | None, Entry[Event] | None]:
    """Return the events right before and right after *entry* in its series."""
    series = context.website.series_of(entry.content)
    events = context.one_of_each(series.entries) if series else []
    at = next((at for at, other in enumerate(events) if other.url_path == entry.url_path), None)
    if at is None:
        return None, None
    return next(reversed(events[:at]), None), next(iter(events[at + 1 :]), None)


def _neighbour(entry: Entry[Article] | Entry[Event] | None, context: RenderContext) -> Neighbour | None:
    """Return the way to *entry*, told of with the day it came out or begins."""
    if entry is None:
        return None
    content = entry.content
    day = content.span.first_day if isinstance(content, Event) else published_at(content).date()
    return Neighbour(
        title=content.title,
        url=context.href(entry.url_path),
        language=content.language.value,
        iso=day.isoformat(),
        text=write_date(day, context.language),
    )


def related_view(found: Sequence[Entry[Content]], context: RenderContext) -> RelatedView | None:
    """Return what was *found* to be related to a page; None when nothing is."""
    events = tuple(event_item(other, context) for other in found if is_event(other))
    articles = tuple(article_item(other, context) for other in found if is_article(other))
    return RelatedView(events=events, articles=articles) if events or articles else None
