"""The lists of events: what is coming, all of it or what a filter lets through, the series, and the archive.

A filter is a page like a series, at an address of its own. With a script the list of all that is coming is narrowed
where it stands, by several filters at once: each event knows which of them let it through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from content_types.model import Event
from content_types.url_paths import (
    ARCHIVE_PATH,
    EVENTS_PATH,
    PLACES_PATH,
    SERIES_PATH,
    SUBJECTS_PATH,
    SUBSCRIBE_PATH,
    TYPES_PATH,
    list_calendar_path,
)
from norwegian.dates import month_name
from outputs.context import RenderContext
from website.assembly import filters_of
from website.model import Entry, EventGroup

from . import listing
from .subscribe_page import feed_link
from .views import ALWAYS, Link, Page, Shown, links

PAST = 3  # below what is coming
FEW = 8  # events that need neither months above them nor filters
SCRIPT, SCRIPT_OF_ONE = "/theme/js/filter.js", "/theme/js/both_filters.js"
KEYS = {EVENTS_PATH: "form", TYPES_PATH: "type", PLACES_PATH: "sted", SUBJECTS_PATH: "emne"}  # in the query


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What is coming in one month."""

    title: str  # «mars 2027»
    short: str  # «mars», in a row of months; the first of a new year has it too
    id: str  # of its heading
    entries: listing.ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoice:
    """A filter one can choose."""

    link: Link  # its page
    key: str  # «type=seminar»
    is_current: bool  # the page we are on


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """The filters that divide a list, by what they ask of an event."""

    groups: tuple[tuple[str, tuple[FilterChoice, ...]], ...]  # «Type», and the types
    all_url: str  # of the list that a script narrows by several; empty: each filter leads to its page, and no more
    is_here: bool  # that list is the one we are on


@dataclass(frozen=True, slots=True, kw_only=True)
class EventListView:
    """What is coming, soonest first, by month where there is much; then what has been."""

    title: str
    calendar_url: str  # webcal; empty: the ways lead to where it is offered
    feed_url: str  # where the feed is offered; empty: likewise
    ways: tuple[Link, ...]
    filter: FilterView | None
    script_url: str  # of what lets filters combine; empty: nothing does
    months: tuple[Month, ...]  # none: the events stand together
    upcoming: listing.ListView | None  # all of them, or, by month, none; None: they stand on the first page
    past: listing.ListView | None
    past_shown: Shown
    pagination: listing.Pagination | None  # of what has been


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """``/arrangementer/arkiv/``: by year, newest first."""

    title: str
    filter: FilterView | None
    years: tuple[listing.Period, ...]
    empty: listing.EmptyMessage | None
    pagination: listing.Pagination
    upcoming_url: str


def upcoming_page(context: RenderContext) -> Page:
    """Return ``/arrangementer/``."""
    words, events = context.words, context.website.events
    coming = listing.upcoming(events, context)
    missing = listing.Missing(way_on=listing.calendar_link(context))
    months, whole = _coming(coming, context, missing, _keys(coming, context))
    over = None if months else listing.past_list(events, context, limit=PAST)
    ways = [(words.subscribe, SUBSCRIBE_PATH), (words.past_events, ARCHIVE_PATH)]
    if context.website.series:
        ways.insert(1, (words.series_list, SERIES_PATH))
    choices = _filter(coming, context, current=EVENTS_PATH)
    view = EventListView(
        title=words.events,
        calendar_url="",
        feed_url="",
        ways=links(context, *ways),
        filter=choices,
        script_url=context.href(SCRIPT) if choices else "",
        months=months,
        upcoming=whole,
        past=over if over and over.events else None,
        past_shown=whole.empty.shown if whole.empty else ALWAYS,
        pagination=None,
    )
    return listing.list_page("event_list", EVENTS_PATH, view, listing.to_take_part_in(events, context), context)


def filter_pages(context: RenderContext) -> Iterator[Page]:
    """Yield the pages of each filter; those of the subjects are made with the subjects."""
    words = context.words
    ways = links(context, (words.show_all, EVENTS_PATH))
    missing = listing.Missing(about=f" {words.of_this_kind}", way_on=ways[0])
    offered = listing.upcoming(context.website.events, context)
    for group in context.website.filters:
        choices = _filter(offered, context, current=group.url_path)
        title = f"{words.events}: {group.name if group.folder != EVENTS_PATH else group.name.lower()}"
        yield from _group_pages(group, title, ways, choices, context, missing)


def series_pages(context: RenderContext) -> Iterator[Page]:
    for series in context.website.series:
        yield from _group_pages(series, series.name, (), None, context)


def _group_pages(
    group: EventGroup,
    title: str,
    ways: tuple[Link, ...],
    choices: FilterView | None,
    context: RenderContext,
    missing: listing.Missing = listing.ANY,
) -> Iterator[Page]:
    events = group.entries
    months, coming = _coming(events, context, missing, {})
    for url_path, entries, pagination in listing.pages_of(listing.past(events, context), group.url_path, context):
        is_first = pagination.number == 1
        carried = listing.newest_first([*entries, *listing.upcoming(events, context)]) if is_first else entries
        over = listing.as_past(carried, context)
        view = EventListView(
            title=title,
            calendar_url=context.webcal(list_calendar_path(group.url_path)),
            feed_url=feed_link(group.url_path, context),
            ways=ways,
            filter=choices,
            script_url=context.href(SCRIPT_OF_ONE) if choices else "",
            months=months if is_first else (),
            upcoming=coming if is_first else None,
            past=over if carried else None,
            past_shown=over.shown,
            pagination=pagination,
        )
        told_of = [*listing.to_take_part_in(events, context), *entries] if is_first else entries
        yield listing.list_page("event_list", url_path, view, told_of, context, pagination)


def _coming(
    events: Sequence[Entry[Event]], context: RenderContext, missing: listing.Missing, keys: Mapping[str, str]
) -> tuple[tuple[Month, ...], listing.ListView]:
    """Return what is coming by month, each event with its keys (by its url), and what is said when nothing is.

    Where there is little, all of it is in one list.
    """
    coming = listing.upcoming(events, context)
    whole = listing.upcoming_list(coming, context, missing)
    if len(coming) <= FEW:
        return (), replace(whole, are_cards=True)
    by_month = groupby(coming, key=lambda entry: entry.content.span.first_day.replace(day=1))
    months: list[Month] = []
    for month, group in by_month:
        name = month_name(month.month, context.language)
        entries = listing.upcoming_list(list(group), context)
        keyed = tuple(replace(each, keys=keys.get(each.event.url, "")) for each in entries.events)
        is_of_new_year = bool(months) and months[-1].id[:4] != str(month.year)
        period = Month(
            title=f"{name} {month.year}",
            short=f"{name} {month.year}" if is_of_new_year else name,
            id=f"{month:%Y-%m}",
            entries=replace(entries, events=keyed, empty=None),
        )
        months.append(period)
    return tuple(months), replace(whole, events=())


def _keys(events: Sequence[Entry[Event]], context: RenderContext) -> dict[str, str]:
    """Return which filters let each of *events* through, «type=seminar emne=mat», by its url."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group in filters_of(events):
        for entry in group.entries:
            found[context.href(entry.url_path)].append(_key(group))
    return {url: " ".join(keys) for url, keys in found.items()}


def _key(group: EventGroup) -> str:
    return f"{KEYS[group.folder]}={group.slug}"


def _filter(offered: Sequence[Entry[Event]], context: RenderContext, *, current: str = "") -> FilterView | None:
    """Return the filters that divide *offered*, of which *current* is the page or the list; none where there is little.

    On the page of one are those that let some of the same events through, and its own kind, which it can be changed for.
    """
    words = context.words
    titles = {EVENTS_PATH: words.form, TYPES_PATH: words.type, PLACES_PATH: words.where, SUBJECTS_PATH: words.subject}
    found: defaultdict[str, list[FilterChoice]] = defaultdict(list)
    groups = filters_of(offered) if len(offered) > FEW else ()
    here = next((group for group in groups if group.url_path == current), None)
    let_through = {entry.url_path for entry in here.entries} if here else set()
    for group in groups:
        if here and group.folder != here.folder and let_through.isdisjoint(each.url_path for each in group.entries):
            continue
        link = Link(text=group.title, url=context.href(group.url_path))
        found[titles[group.folder]].append(
            FilterChoice(link=link, key=_key(group), is_current=group.url_path == current)
        )
    by_title = tuple((title, tuple(choices)) for title, choices in found.items())
    all_url = context.href(EVENTS_PATH) if current else ""
    return FilterView(groups=by_title, all_url=all_url, is_here=current == EVENTS_PATH) if by_title else None


def archive_pages(context: RenderContext) -> Iterator[Page]:
    """Yield the archive; its first page holds, not shown yet, what will be over."""
    events = context.website.events
    over, coming = listing.past(events, context), listing.upcoming(events, context)
    choices, empty = _filter(over, context), listing.past_list(events, context).empty
    for url_path, entries, pagination in listing.pages_of(over, ARCHIVE_PATH, context):
        carried = listing.newest_first([*entries, *coming]) if pagination.number == 1 else entries
        by_year = groupby(carried, key=lambda entry: entry.content.span.starts.year)
        view = ArchiveView(
            title=context.words.past_events,
            filter=choices,
            years=tuple(
                listing.Period(title=str(year), id=f"ar-{year}", entries=listing.as_past(list(group), context))
                for year, group in by_year
            ),
            empty=empty,
            pagination=pagination,
            upcoming_url=context.href(EVENTS_PATH),
        )
        yield listing.list_page("event_archive", url_path, view, entries, context, pagination)
