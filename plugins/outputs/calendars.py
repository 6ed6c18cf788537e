"""The calendars to subscribe to: all events, each event, and the events of each subject and each series.

A calendar is read long after it was fetched, so what it says of an event does not depend on now. The link to a meeting
is left to the page: changed there, it is changed for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content_types.clock import OSLO, last_day
from content_types.model import Event, Registration, Status
from content_types.timing import is_past, over_at
from content_types.url_paths import CALENDAR_PATH, EVENTS_PATH, identity, list_calendar_path
from norwegian.typography import plain
from programme.text import programme_lines
from website.model import Entry, event_calendar_url_path, is_event

from .context import RenderContext
from .event_text import NO_REGISTRATION, cancelled_or_postponed, deadline_text, has_new_date, moved_from, opening_text
from .ical import Calendar, EventStatus, VEvent, write_calendar, write_event

CANCELLED_FOR = timedelta(days=30)
STATES = {Status.CANCELLED: EventStatus.CANCELLED, Status.POSTPONED: EventStatus.TENTATIVE}
# Every stretch is bounded, so that a text of any length takes linear time.
_NAME = r"[\w-]{1,63}"

_ADDRESS = re.compile(
    rf"""
      [a-z][a-z0-9+.-]{{1,20}}:// \S*           # https://møte.example/1
    | www\. \S+
    | [^\s@<>()]{{1,64}} @ {_NAME} (?:\.{_NAME}){{1,8}}   # kari@example.org
    | (?:{_NAME}\.){{1,4}} (?:com|net|org|no|us|io|eu|be|live|me|app|dev|link|ly|gg) / \S+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING = ".,;:!?)]>»"


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

    def file(
        url_path: str, title: str, page: str, entries: Iterable[Entry[Event]], *, is_whole: bool = False
    ) -> CalendarFile:
        kept = [written[entry.url_path] for entry in entries]
        return _calendar_file(url_path, title, page, kept, context, is_whole=is_whole)

    files = [file(CALENDAR_PATH, events, EVENTS_PATH, website.events)]
    for entry in website.events:
        files.append(
            file(event_calendar_url_path(entry), entry.content.title, entry.url_path, [entry], is_whole=True),
        )
    for subject in website.subjects:
        held = [entry for entry in subject.entries if is_event(entry)]
        if held:
            title = f"{events} om {subject.name}"
            files.append(file(list_calendar_path(subject.url_path), title, subject.url_path, held))
    for series in website.series:
        title = f"{name}: {series.name}"
        files.append(file(list_calendar_path(series.url_path), title, series.url_path, series.entries))
    return files


def _calendar_file(
    url_path: str,
    title: str,
    page: str,
    written: Sequence[_EventInCalendars],
    context: RenderContext,
    *,
    is_whole: bool,
) -> CalendarFile:
    calendar = Calendar(
        name=plain(title),
        url=context.absolute(page),
        source=context.absolute(url_path),
        # Of those that have left the calendar too: what has changed once is never dated back.
        modified=max((one.modified for one in written), default=None),
        events=tuple(one.lines for one in written if is_whole or _is_kept(one.event, context.now)),
    )
    return CalendarFile(url_path=url_path, data=write_calendar(calendar))


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
    revision = context.revision(event)
    calendar_event = VEvent(
        uid=identity(context.settings.site_id, event.first_url_path or entry.url_path),
        span=event.span,
        revision=revision,
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
    return _EventInCalendars(event=event, modified=revision.modified, lines=write_event(calendar_event))


def calendar_summary(event: Event, context: RenderContext) -> str:
    """Return the title; what does not take place says so first, since many programs show no more."""
    told = cancelled_or_postponed(event, context)
    return plain(f"{told.upper()}: {event.title}" if told else event.title)


def calendar_location(event: Event, context: RenderContext) -> str:
    """Return where, in one line; «Digitalt» where there is no other place."""
    if event.venue and event.venue.one_line:
        return plain(without_addresses(event.venue.one_line, context.words.see_page))
    return context.words.online if event.online_url or event.online_text else ""


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
    if event.online_url or event.online_text:
        # An address seldom stands alone: with it go the codes of the meeting.
        is_told = event.online_text and without_addresses(event.online_text, "") == event.online_text
        yield f"{words.online}: {event.online_text if is_told else words.see_page}"
    if event.registration and event.status not in NO_REGISTRATION:
        yield from _registration_lines(event.registration, event, context)


def _registration_lines(registration: Registration, event: Event, context: RenderContext) -> Iterator[str]:
    words = context.words
    if registration.url and not _leads_to_meeting(registration.url, event):
        yield f"{words.registration}: {registration.url}"
    elif registration.text:
        yield f"{words.registration}: {without_addresses(registration.text, words.see_page)}"
    else:
        yield f"{words.registration}: {words.see_page}"
    if registration.opens:
        yield f"{words.registration_opens}: {opening_text(registration.opens, context)}"
    if registration.deadline:
        yield f"{words.registration_deadline}: {deadline_text(registration, context)}"


def _leads_to_meeting(url: str, event: Event) -> bool:
    """Tell whether *url* is that of the meeting itself, whatever follows in either of them."""
    page = url.partition("#")[0].partition("?")[0].rstrip("/")
    return page.casefold() in (event.online_url or event.online_text).casefold()


def without_addresses(text: str, instead: str) -> str:
    """Return *text* with *instead*, in brackets, in place of each web or e-mail address."""

    def replaced(found: re.Match[str]) -> str:
        is_in_brackets = found.start() > 0 and text[found.start() - 1] == "("
        after = found[0][len(found[0].rstrip(_CLOSING)) :]
        return f"{instead}{after}" if is_in_brackets else f"({instead}){after}"

    return _ADDRESS.sub(replaced, text)
