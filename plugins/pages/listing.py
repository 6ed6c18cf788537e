"""Lists of events and articles that are right at every moment, however long ago they were built.

Each item carries the time it is shown. A list holds more items than it shows, so that none leaves a hole behind: of what
will be over all, and of what is coming as many as may be asked for within the horizon. On an older page that list ends
in a sentence that says where the rest is. A long list is cut into pages at ``<list>side/<n>/``, so that no two url paths collide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from content_types.model import DID_NOT_TAKE_PLACE, Article, Content, Event, Status, is_later
from content_types.timing import is_past, joinable_until, over_at
from content_types.url_paths import CALENDAR_PATH, EVENTS_PATH
from outputs.context import RenderContext
from outputs.head import description_of_entries, list_head
from website.model import Entry

from .items import ArticleItem, EventItem, article_item, event_item
from .views import ALWAYS, Link, Page, Shown, View, shown

HORIZON = timedelta(days=14)  # how old a page may be before its lists run short
Item = TypeVar("Item")
Lead = tuple[Entry[Event], datetime | None, datetime]  # from when, None being already, and until when


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvent:
    """An event in its place in a list."""

    event: EventItem
    shown: Shown
    keys: str = ""  # of the filters that let it through: «type=seminar sted=huset»


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyMessage:
    """What a list says when nothing in it is shown."""

    text: str
    link: Link | None  # a way on
    shown: Shown = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a list that is empty says there is none of, and where to look instead."""

    about: str = ""  # « om helse»
    way_on: Link | None = None


ANY = Missing()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list of events or of articles, right at every moment."""

    events: tuple[ListedEvent, ...] = ()
    articles: tuple[ArticleItem, ...] = ()
    are_cards: bool = False
    limit: int = 0  # so many events are shown at a time; 0: all
    shown: Shown = ALWAYS  # when there is something in it
    empty: EmptyMessage | None = None  # None: never, or somebody else says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What a list has of one year."""

    title: str  # «2027»
    id: str  # of its heading
    entries: ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """Where in a list of several pages we are; an empty url: none."""

    number: int
    count: int
    text: str  # «Side 2 av 5»
    newer: str
    older: str
    numbers: tuple[Link, ...] = ()  # of every page; none where there is only one


def calendar_link(context: RenderContext) -> Link:
    return Link(text=context.words.subscribe_to_calendar, url=context.webcal(CALENDAR_PATH))


def upcoming(events: Sequence[Entry[Event]], context: RenderContext) -> list[Entry[Event]]:
    """Return the entries that are not over, soonest first."""
    return [entry for entry in context.one_of_each(events) if not is_past(entry.content, context.now)]


def to_take_part_in(events: Sequence[Entry[Event]], context: RenderContext) -> list[Entry[Event]]:
    """Return the upcoming entries that will take place, as far as anybody knows."""
    return [entry for entry in upcoming(events, context) if entry.content.status not in DID_NOT_TAKE_PLACE]


def past(events: Sequence[Entry[Event]], context: RenderContext) -> list[Entry[Event]]:
    """Return the entries that are over, newest first."""
    return [entry for entry in reversed(context.one_of_each(events)) if is_past(entry.content, context.now)]


def upcoming_list(
    events: Sequence[Entry[Event]],
    context: RenderContext,
    missing: Missing = ANY,
    *,
    limit: int = 0,
    leads: Sequence[Lead] = (),
) -> ListView:
    """Return those of *events* (by start) that are not over, and do not lead meanwhile; *limit* 0 is for all."""
    coming = upcoming(events, context)
    carried = _carried(coming, limit + bool(leads), context)
    periods = [period for entry in carried for period in _periods_in_list(entry, leads)]
    listed, room = [], limit or len(periods)
    for entry, begins, ends in periods:
        each = _listed(entry, begins, ends, context, is_within_limit=room > 0)
        room -= not each.shown.is_hidden
        listed.append(each)
    last = max((ends for _, _, ends in periods), key=datetime.timestamp, default=None)
    return ListView(
        events=tuple(listed),
        limit=limit if limit < len(listed) else 0,
        shown=_shown(None, last, context),
        empty=_upcoming_empty(carried, coming, missing, context),
    )


def _upcoming_empty(
    carried: Sequence[Entry[Event]], coming: Sequence[Entry[Event]], missing: Missing, context: RenderContext
) -> EmptyMessage:
    """Return what to say from the moment the last that is *carried* of *coming* is over."""
    words = context.words
    is_all, last = len(carried) == len(coming), max(map(_ends, carried), key=datetime.timestamp, default=None)
    return EmptyMessage(
        text=words.no_upcoming.format(about=missing.about) if is_all else words.more_upcoming,
        link=missing.way_on if is_all else Link(text=words.all_events, url=context.href(EVENTS_PATH)),
        shown=_shown(last, None, context),
    )


def past_list(
    events: Sequence[Entry[Event]], context: RenderContext, missing: Missing = ANY, *, limit: int = 0
) -> ListView:
    """Return those of *events* (by start) that are over, and, not shown yet, those that will be."""
    over = past(events, context)
    carried = newest_first([*over[: limit or None], *upcoming(events, context)])
    view = as_past(carried, context)
    until = Shown(ends=view.shown.begins if view.events else "")
    empty = EmptyMessage(text=context.words.no_past.format(about=missing.about), link=missing.way_on, shown=until)
    return replace(view, limit=limit if limit < len(carried) else 0, empty=None if over else empty)


def newest_first(events: Iterable[Entry[Event]]) -> list[Entry[Event]]:
    return sorted(events, key=lambda entry: (entry.content.span.starts.timestamp(), entry.url_path), reverse=True)


def as_past(carried: Sequence[Entry[Event]], context: RenderContext) -> ListView:
    """Return all of *carried* as a list in which each is shown once it is over."""
    over_from = [None if is_past(entry.content, context.now) else _ends(entry) for entry in carried]
    first = None if None in over_from else min(map(_ends, carried), key=datetime.timestamp, default=None)
    return ListView(
        events=tuple(_listed(entry, moment, None, context) for entry, moment in zip(carried, over_from, strict=True)),
        shown=_shown(first, None, context),
    )


def article_list(
    articles: Sequence[Entry[Article]], context: RenderContext, missing: Missing = ANY, *, limit: int = 0
) -> ListView:
    """Return the newest of *articles* (newest first)."""
    newest = context.one_of_each(articles)[: limit or None]
    empty = EmptyMessage(text=context.words.no_articles.format(about=missing.about), link=missing.way_on)
    items = tuple(article_item(entry, context) for entry in newest)
    return ListView(articles=items, empty=None if newest else empty)


def _lead_periods(events: Sequence[Entry[Event]], context: RenderContext) -> list[Lead]:
    """Return each of *events* (by start) that leads or will lead a page, with the period: from None it does so now.

    The one that leads is the first that one can still join, of those an editor has chosen if there are any.
    """
    found: list[Lead] = []
    turn: datetime | None = None
    open_to_all = (entry for entry in to_take_part_in(events, context) if entry.content.status is not Status.FULL)
    for entry in sorted(open_to_all, key=lambda entry: not entry.content.is_featured):
        until = joinable_until(entry.content)
        if is_later(until, turn or context.now):
            found.append((entry, turn, until))
            turn = until
        if turn and turn > context.now + HORIZON:
            break
    return found


def lead_and_others(
    events: Sequence[Entry[Event]], context: RenderContext, missing: Missing = ANY, *, limit: int
) -> tuple[tuple[ListedEvent, ...], ListView]:
    """Return the event that leads, with those whose turn comes, and the list of *limit* others, soonest first."""
    leads = _lead_periods(events, context)
    leading = tuple(_listed(entry, turn, until, context) for entry, turn, until in leads)
    return leading, upcoming_list(events, context, missing, limit=limit, leads=leads)


def _periods_in_list(entry: Entry[Event], leads: Iterable[Lead]) -> Iterator[Lead]:
    """Yield when *entry* stands in the list: until it leads, and after."""
    ends = _ends(entry)
    turn, until = next(((turn, until) for lead, turn, until in leads if lead is entry), (ends, ends))
    if turn:
        yield entry, None, turn
    if is_later(ends, until):
        yield entry, until, ends


def _carried(coming: Sequence[Entry[Event]], limit: int, context: RenderContext) -> Sequence[Entry[Event]]:
    """Return the first of *coming*, so many that *limit* of them are not over at the horizon; all of them for *limit* 0."""
    left = 0
    for number, entry in enumerate(coming):
        left += _ends(entry) > context.now + HORIZON
        if limit and left == limit:
            return coming[: number + 1]
    return coming


def _listed(
    entry: Entry[Event],
    starts: datetime | None,
    ends: datetime | None,
    context: RenderContext,
    *,
    is_within_limit: bool = True,
) -> ListedEvent:
    seen = _shown(starts, ends, context)
    return ListedEvent(
        event=event_item(entry, context), shown=replace(seen, is_hidden=seen.is_hidden or not is_within_limit)
    )


def _shown(begins: datetime | None, ends: datetime | None, context: RenderContext) -> Shown:
    """Return the period; what is over already is hidden."""
    return shown(context.now, begins=begins, ends=ends) or Shown(is_hidden=True)


def _ends(entry: Entry[Event]) -> datetime:
    return over_at(entry.content.span)


def page_url_path(url_path: str, number: int) -> str:
    """Return the url path of page *number* (from 1) of the list at *url_path*."""
    return url_path if number == 1 else f"{url_path}side/{number}/"


def pages_of(
    items: Sequence[Item], url_path: str, context: RenderContext
) -> Iterator[tuple[str, Sequence[Item], Pagination]]:
    """Yield each page of the list: its url path, its items and where in the list it is.

    An empty list has one page.
    """
    size = context.settings.items_per_page
    count = max(1, -(-len(items) // size))
    numbers = tuple(
        Link(text=str(each), url=context.href(page_url_path(url_path, each))) for each in range(1, count + 1)
    )
    for number in range(1, count + 1):
        pagination = Pagination(
            number=number,
            count=count,
            text=context.words.page_of.format(number=number, count=count),
            newer=context.href(page_url_path(url_path, number - 1)) if number > 1 else "",
            older=context.href(page_url_path(url_path, number + 1)) if number < count else "",
            numbers=numbers if count > 1 else (),
        )
        yield page_url_path(url_path, number), items[(number - 1) * size : number * size], pagination


def list_page(
    template: str,
    url_path: str,
    view: View,
    told_of: Iterable[Entry[Content]],
    context: RenderContext,
    pagination: Pagination | None = None,
) -> Page:
    """Return the page of a list, with a title of its own though the list has several, described by what it tells of."""
    name = numbered(view.title, pagination) if pagination else view.title
    head = list_head(context, url_path, name, description=description_of_entries(name, told_of, context))
    return Page(url_path=url_path, template=template, head=head, view=view)


def numbered(title: str, pagination: Pagination) -> str:
    """Return *title* for the head, unique on each page of the list."""
    return title if pagination.number == 1 else f"{title}, {pagination.text[0].lower()}{pagination.text[1:]}"
