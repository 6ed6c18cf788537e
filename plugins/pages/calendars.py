"""The calendars to subscribe to: all events, each event, and the events of each subject and each series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from events.model import Event
from events.timing import is_past, over_at
from publication.addresses import CALENDAR, event_calendar, list_calendar
from publication.clock import OSLO, last_day
from publication.identity import identity
from publication.model import Kind, Status
from website.model import Entry, Visibility

from .calendar_text import description, location, summary
from .frame import Frame
from .ical import Calendar, CalendarEvent, State, write_calendar, write_event
from .plain import plain

CANCELLED_FOR = timedelta(days=30)
STATES = {Status.CANCELLED: State.CANCELLED, Status.POSTPONED: State.TENTATIVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A finished calendar."""

    address: str  # site path
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """An event, and what every calendar it stands in says of it."""

    event: Event
    modified: datetime
    lines: bytes


def event_calendar_address(entry: Entry) -> str:
    """Return the site path of the event's own calendar; empty for one that is in no calendar."""
    is_shown = entry.visibility not in {Visibility.HIDDEN, Visibility.GONE}
    return event_calendar(entry.content.slug) if is_shown else ""


def calendar_files(frame: Frame) -> list[CalendarFile]:
    """Return every calendar of the site."""
    website = frame.website
    written = {entry.address: _written(entry, frame) for entry in website.events}
    name = frame.settings.name
    events = f"{name}: {frame.words.events.lower()}"

    def file(address: str, title: str, page: str, entries: Iterable[Entry], *, is_whole: bool = False) -> CalendarFile:
        kept = [written[entry.address] for entry in entries]
        return _file(address, title, page, kept, frame, is_whole=is_whole)

    files = [file(CALENDAR, events, "/arrangementer/", website.events)]
    for entry in website.events:
        files.append(
            file(event_calendar_address(entry), entry.content.title, entry.address, [entry], is_whole=True),
        )
    for subject in website.subjects:
        held = [entry for entry in subject.entries if entry.kind is Kind.EVENT]
        if held:
            title = f"{events} om {subject.name}"
            files.append(file(list_calendar(subject.address), title, subject.address, held))
    for series in website.series:
        title = f"{name}: {series.name}"
        files.append(file(list_calendar(series.address), title, series.address, series.entries))
    return files


def _file(
    address: str, title: str, page: str, written: Sequence[_Written], frame: Frame, *, is_whole: bool
) -> CalendarFile:
    calendar = Calendar(
        name=plain(title),
        url=frame.absolute(page),
        source=frame.absolute(address),
        # Of those that have left the calendar too: what has changed once is never dated back.
        modified=max((one.modified for one in written), default=None),
        events=tuple(one.lines for one in written if is_whole or _is_kept(one.event, frame.now)),
    )
    return CalendarFile(address=address, data=write_calendar(calendar))


def _is_kept(event: Event, now: datetime) -> bool:
    """Tell whether a calendar still holds *event*: what it drops, programs delete for those who subscribe."""
    today = now.astimezone(OSLO).date()
    if event.status is Status.CANCELLED:
        return today <= last_day(over_at(event.span)) + CANCELLED_FOR
    return not is_past(event, now) or today <= _year_after(event.span.first_day)


def _year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)


def _written(entry: Entry, frame: Frame) -> _Written:
    event: Event = entry.content
    own = frame.in_language(event.language.value)
    revision = frame.revision(event)
    calendar_event = CalendarEvent(
        uid=identity(frame.settings.site_id, event.first_address or entry.address),
        span=event.span,
        revision=revision,
        created=event.published,
        state=STATES.get(event.status, State.CONFIRMED),
        takes_time=not event.span.whole_days and event.status not in STATES,
        summary=summary(event, own),
        description=description(entry, own),
        location=location(event, own),
        url=frame.absolute(entry.address),
        contact=event.contact.email if event.contact else "",
        categories=tuple(map(plain, event.subjects)),
    )
    return _Written(event=event, modified=revision.modified, lines=write_event(calendar_event))
