"""Every page of the site, one value for each file that will be written, in parts that can be made apart; and how long
they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from content_types import url_paths
from content_types.model import OSLO, Content, Event, midnight_after, midnight_before
from content_types.timing import moment_of, over_at, registration_phases
from outputs.context import RenderContext
from outputs.head import share_card
from programme.model import Clock, Programme, Session
from website.model import Entry, Visibility, Website, is_article, is_event, is_fixed_page
from website.related import relations_of

from .article_page import article_page, fixed_page
from .event_lists import archive_pages, filter_pages, series_pages, upcoming_page
from .event_page import event_page
from .listing import HORIZON
from .lists import article_lists, home_page, series_index, subject_index, subject_pages
from .subscribe_page import subscribe_page
from .system_pages import gone_page, not_found_page, redirect_pages, search_page
from .views import Page

Making = Callable[[RenderContext], Iterable[Page]]

# What makes the pages that are made from no file, each with what the url paths of its pages begin with.
LISTS: tuple[tuple[str, Making], ...] = (
    ("/", lambda context: [home_page(context)]),
    (url_paths.ARTICLES_PATH, article_lists),
    (url_paths.EVENTS_PATH, lambda context: [upcoming_page(context)]),
    (url_paths.EVENTS_PATH, filter_pages),
    (url_paths.ARCHIVE_PATH, archive_pages),
    (url_paths.SUBJECTS_PATH, subject_pages),
    (url_paths.SUBJECTS_PATH, lambda context: [subject_index(context)]),
    (url_paths.SERIES_PATH, series_pages),
    (url_paths.SERIES_PATH, lambda context: [series_index(context)]),
    (url_paths.SUBSCRIBE_PATH, lambda context: [subscribe_page(context)]),
    (url_paths.SEARCH_PATH, lambda context: [search_page(context)]),
)
OTHERS: tuple[tuple[str, Making], ...] = (
    (url_paths.NOT_FOUND_PATH, lambda context: [not_found_page(context)]),
    ("/", redirect_pages),
)
SHARED_BY_NOBODY = frozenset({"message", "redirect"})  # templates


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfSite:
    """Pages that are made together: the one of an entry, or some that are made from no file."""

    name: str  # that of no other
    entry: Entry[Content] | None
    make: Callable[[], Iterator[Page]]


def pages(context: RenderContext) -> Iterator[Page]:
    """Yield every page; the url paths differ, or the checks have told of it."""
    for part in parts_of_pages(replace(context, relations=relations_of(context.website, context.now))):
        yield from part.make()


def parts_of_pages(context: RenderContext) -> list[PartOfSite]:
    """Return what makes every page, where the relations are known; no part needs another."""
    by_url_path = {entry.url_path: entry for entry in context.website.entries}

    def part(name: str, making: Making, entry: Entry[Content] | None = None) -> PartOfSite:
        return PartOfSite(name=name, entry=entry, make=partial(_with_cards, making, by_url_path, context))

    return [
        *(part(f"list {number}", making) for number, (_, making) in enumerate(LISTS)),
        *(part(entry.url_path, partial(_entry_page, entry), entry) for entry in context.website.entries),
        *(part(f"other {number}", making) for number, (_, making) in enumerate(OTHERS)),
    ]


def page_at(url_path: str, context: RenderContext) -> Page | None:
    """Return the page at *url_path*, made alone; None where there is none."""
    entries = {entry.url_path: entry for entry in context.website.entries}
    if url_path in entries:
        makings: list[Making] = [partial(_entry_page, entries[url_path])]
    else:  # of pages made from no file, few are made before the one that is asked for
        makings = [make for beginning, make in (*LISTS, *OTHERS) if url_path.startswith(beginning)]
    found = (page for make in makings for page in _with_cards(make, entries, context))
    return next((page for page in found if page.url_path == url_path), None)


def _entry_page(entry: Entry[Content], context: RenderContext) -> Iterator[Page]:
    """Yield the page made from a file."""
    context = context.in_language(entry.content.language.value)
    if entry.visibility is Visibility.GONE:
        yield gone_page(entry, context)
    elif is_article(entry):
        yield article_page(entry, context)
    elif is_event(entry):
        yield event_page(entry, context)
    elif is_fixed_page(entry):
        yield fixed_page(entry, context)


def _with_cards(making: Making, entries: Mapping[str, Entry[Content]], context: RenderContext) -> Iterator[Page]:
    """Yield the pages, each with a card where it has no picture of its own and may be shared."""
    for page in making(context):
        entry = entries.get(page.url_path)
        is_hidden = entry is not None and entry.visibility is Visibility.HIDDEN
        if page.head.image or page.template in SHARED_BY_NOBODY or is_hidden:
            yield page
            continue
        title = context.settings.tagline if page.url_path == "/" else page.view.title
        card = share_card(title, entry, context.in_language(page.head.language))
        yield replace(page, head=replace(page.head, image=card.image), card=card)


# How long a site holds: when a page, a list or a calendar of it next says something else, though nobody writes


def holds_until(website: Website, now: datetime) -> datetime:
    """Return an instant after *now*, the next midnight at the latest, before which nothing changes by itself.

    What goes by the day, as the days left to register and what a calendar still
    holds, changes at midnight in Norway.
    """
    moments = (moment.astimezone(UTC) for moment in _moments(website))
    midnight = midnight_after(now.astimezone(OSLO).date())
    return min([midnight.astimezone(UTC), *(moment for moment in moments if moment > now)]).astimezone(OSLO)


def _moments(website: Website) -> Iterator[datetime]:
    if website.next_publication:
        yield website.next_publication
    for entry in website.entries:
        yield from moments_of(entry)


def moments_of(entry: Entry[Content]) -> Iterator[datetime]:
    """Yield every moment at which the page of *entry*, or a page that shows it, may say something else."""
    if entry.content.modified:
        yield entry.content.modified
    if is_event(entry):
        yield from _of_event(entry.content)
        yield from _of_programme(entry.agenda.programme if entry.agenda else Programme())


def _of_event(event: Event) -> Iterator[datetime]:
    """Yield when *event* begins and ends, when one can register, when its year is this one, and when it is about to
    leave or enter a list.
    """
    yield from (phase.begins for phase in registration_phases(event) if phase.begins)
    yield midnight_before(event.span.first_day.replace(month=1, day=1))
    yield event.span.starts
    yield over_at(event.span)
    yield over_at(event.span).astimezone(UTC) - HORIZON


def _of_programme(programme: Programme) -> Iterator[datetime]:
    for day in programme.days:
        for session in day.sessions:
            yield from (moment_of(day.date, clock) for clock in _clocks(session))


def _clocks(session: Session) -> Iterator[Clock]:
    """Yield every time of *session*, and of what goes on within it."""
    yield from filter(None, (session.starts, session.ends, session.span.understood_end))
    for part in session.parts:
        yield from _clocks(part)
