"""The calendars to subscribe to: all events, each event, and the events of each subject and each series.

A calendar is read long after it was fetched, so what it says of an event does not depend on now. The link to a meeting
is left to the page: changed there, it is changed for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content_types.clock import OSLO, last_day
from content_types.model import DID_NOT_TAKE_PLACE, Event, Registration, Status
from content_types.timing import is_past, over_at
from content_types.url_paths import CALENDAR_PATH, EVENTS_PATH, list_calendar_path
from content_types.web_addresses import without_addresses
from norwegian.typography import plain
from programme.text import programme_lines
from website.model import Entry, event_calendar_url_path, is_event

from .context import RenderContext, published_at
from .event_text import NO_REGISTRATION, cancelled_or_postponed, deadline_text, has_new_date, moved_from, opening_text
from .ical import CalendarProperties, EventStatus, VEvent, write_calendar, write_event

CANCELLED_FOR = timedelta(days=30)
STATES = {Status.CANCELLED: EventStatus.CANCELLED, Status.POSTPONED: EventStatus.TENTATIVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A finished calendar."""

    url_path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventInCalendars:
    """An event, and what every calendar it stands in says of it."""

    event: Event
    modified: datetime
    lines: bytes


def calendar_files(context: RenderContext) -> list[CalendarFile]:
    """Return every calendar of the site."""
    website = context.website
    written = {entry.url_path: _in_calendars(entry, context) for entry in website.events}
    name = context.settings.name
    events = f"{name}: {context.words.events.lower()}"

    def file(url_path: str, title: str, page: str, entries: Iterable[Entry[Event]]) -> CalendarFile:
        versions = [written[entry.url_path] for entry in context.one_of_each(entries)]
        return _subscription(url_path, title, page, versions, context)

    files = [file(CALENDAR_PATH, events, EVENTS_PATH, website.events)]
    for entry in website.events:
        data = write_calendar([written[entry.url_path].lines])
        files.append(CalendarFile(url_path=event_calendar_url_path(entry), data=data))
    for subject in website.subjects:
        held = [entry for entry in subject.entries if is_event(entry)]
        if held:
            title = f"{events} om {subject.name}"
            files.append(file(list_calendar_path(subject.url_path), title, subject.url_path, held))
    for series in website.series:
        title = f"{name}: {series.name}"
        files.append(file(list_calendar_path(series.url_path), title, series.url_path, series.entries))
    return files


def _subscription(
    url_path: str, title: str, page: str, written: Sequence[_EventInCalendars], context: RenderContext
) -> CalendarFile:
    properties = CalendarProperties(
        name=plain(title),
        url=context.absolute(page),
        source=context.absolute(url_path),
        # Of those that have left the calendar too: what has changed once is never dated back.
        modified=max((one.modified for one in written), default=None),
    )
    kept = (one.lines for one in written if _is_kept(one.event, context.now))
    return CalendarFile(url_path=url_path, data=write_calendar(kept, properties))


def _is_kept(event: Event, now: datetime) -> bool:
    """Tell whether a calendar still holds *event*: programs delete for their users what a calendar no longer holds."""
    today = now.astimezone(OSLO).date()
    if event.status is Status.CANCELLED:
        return today <= last_day(over_at(event.span)) + CANCELLED_FOR
    return not is_past(event, now) or today <= _year_after(event.span.first_day)


def _year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


def _in_calendars(entry: Entry[Event], context: RenderContext) -> _EventInCalendars:
    event = entry.content
    own = context.in_language(event.language.value)
    modified = context.last_changed(event) or published_at(event)
    calendar_event = VEvent(
        uid=context.identity(entry),
        span=event.span,
        sequence=context.revision(event).sequence,
        modified=modified,
        created=event.published,
        state=STATES.get(event.status, EventStatus.CONFIRMED),
        takes_time=not event.span.whole_days and event.status not in STATES,
        summary=calendar_summary(event, own),
        description=calendar_description(entry, own),
        location=calendar_location(event, own),
        url=context.absolute(entry.url_path),
        contact=event.contact.email if event.contact else "",
        categories=tuple(map(plain, event.subjects)),
    )
    return _EventInCalendars(event=event, modified=modified, lines=write_event(calendar_event))


def calendar_summary(event: Event, context: RenderContext) -> str:
    """Return the title; what does not take place says so first, since many programs show no more."""
    word = cancelled_or_postponed(event, context)
    return plain(f"{word.upper()}: {event.title}" if word else event.title)


def calendar_location(event: Event, context: RenderContext) -> str:
    """Return where, in one line; «Digitalt» where there is no other place."""
    if event.venue and event.venue.one_line:
        return plain(without_addresses(event.venue.one_line, context.words.see_page))
    return context.words.online if event.is_online else ""


def calendar_description(entry: Entry[Event], context: RenderContext) -> str:
    """Return the event in plain lines, and last the url of its page."""
    event = entry.content
    agenda = entry.agenda
    programme = [agenda.title, *programme_lines(agenda.grid)] if agenda and agenda.grid.days else []
    paragraphs = [
        " ".join(_status_sentences(event, context)),
        without_addresses(event.summary, context.words.see_page),
        "\n".join(_taking_part(event, context)),
        without_addresses("\n".join(programme), context.words.see_page),
        context.absolute(entry.url_path),
    ]
    return plain("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def _status_sentences(event: Event, context: RenderContext) -> Iterator[str]:
    words = context.words
    match event.status:
        case Status.CANCELLED:
            yield words.cancelled_text
        case Status.POSTPONED:
            yield words.postponed_text
        case Status.FULL:
            yield f"{words.full}. {words.full_text}"
    if has_new_date(event):
        yield f"{words.moved_from} {moved_from(event, context)}."


def _taking_part(event: Event, context: RenderContext) -> Iterator[str]:
    """Yield how to take part: on the net, and by registering."""
    words = context.words
    if event.is_online and event.status not in DID_NOT_TAKE_PLACE:
        yield f"{words.online}: {without_addresses(event.online_public_text, words.see_page) or words.see_page}"
    if event.registration and event.status not in NO_REGISTRATION:
        yield from _registration_lines(event.registration, context)


def _registration_lines(registration: Registration, context: RenderContext) -> Iterator[str]:
    words = context.words
    if registration.url:
        yield f"{words.registration}: {registration.url}"
    elif registration.text:
        yield f"{words.registration}: {without_addresses(registration.text, words.see_page)}"
    else:
        yield f"{words.registration}: {words.see_page}"
    if registration.opens:
        yield f"{words.registration_opens}: {opening_text(registration.opens, context)}"
    if registration.deadline:
        yield f"{words.registration_deadline}: {deadline_text(registration, context)}"
