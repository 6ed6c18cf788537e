"""The calendars: all events, the events of each subject and each series, each event, and each session of its programme.

A calendar is read long after it was fetched, so what it says of an event does not depend on now. The link to a meeting
is left to the page: changed there, it is changed for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from uuid import UUID, uuid5

import icalendar
from icalendar.prop import vText

from content_types.model import DID_NOT_TAKE_PLACE, OSLO, Event, Registration, Span, Status, last_day
from content_types.timing import is_past, moment_of, over_at
from content_types.url_paths import CALENDAR_PATH, EVENTS_PATH, list_calendar_path
from content_types.web_addresses import without_addresses
from norwegian.typography import plain
from programme.model import GridCell, GridDay, Session
from programme.text import named, programme_lines, session_title, walk
from website.model import Entry, event_calendar_url_path, is_event, session_calendar_url_path

from .context import RenderContext
from .event_text import (
    NO_REGISTRATION,
    calendar_location,
    calendar_summary,
    deadline_text,
    has_new_date,
    moved_from,
    opening_text,
)

CANCELLED_FOR = timedelta(days=30)
STATES = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "TENTATIVE"}  # how certain it is (RFC 5545 §3.8.1.11)


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventInCalendars:
    """An event, and what every calendar it stands in says of it."""

    event: Event
    said: VEvent
    lines: bytes


def calendar_files(context: RenderContext) -> dict[str, bytes]:
    """Return every calendar of the site by its url path."""
    website = context.website
    written = {entry.url_path: _in_calendars(entry, context) for entry in website.events}
    name = context.settings.name
    events = f"{name}: {context.words.events.lower()}"

    files: dict[str, bytes] = {}

    def add(url_path: str, title: str, page: str, entries: Iterable[Entry[Event]]) -> None:
        versions = [written[entry.url_path] for entry in context.one_of_each(entries)]
        files[url_path] = _subscription(url_path, title, page, versions, context)

    add(CALENDAR_PATH, events, EVENTS_PATH, website.events)
    for entry in website.events:
        files[event_calendar_url_path(entry)] = write_calendar([written[entry.url_path].lines])
        files |= _session_files(entry, written[entry.url_path].said, context)
    for subject in website.subjects:
        held = [entry for entry in subject.entries if is_event(entry)]
        if held:
            add(list_calendar_path(subject.url_path), f"{events} om {subject.name}", subject.url_path, held)
    for group in (*website.series, *website.filters):
        add(list_calendar_path(group.url_path), f"{name}: {group.name}", group.url_path, group.entries)
    return files


def _subscription(
    url_path: str, title: str, page: str, written: Sequence[_EventInCalendars], context: RenderContext
) -> bytes:
    properties = CalendarProperties(
        name=plain(title),
        url=context.absolute(page),
        source=context.absolute(url_path),
        # Of those that have left the calendar too: what has changed once is never dated back.
        modified=max((one.said.modified for one in written), default=None),
    )
    kept = (one.lines for one in written if _is_kept(one.event, context.now))
    return write_calendar(kept, properties)


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
    said = VEvent(
        uid=context.identity(entry),
        span=event.span,
        sequence=context.revision(event).sequence,
        modified=context.told_at(event),
        created=event.published,
        state=STATES.get(event.status, "CONFIRMED"),
        takes_time=not event.span.whole_days and event.status not in STATES,
        summary=calendar_summary(event.title, event, own),
        description=calendar_description(entry, own),
        location=calendar_location(event, own),
        url=context.absolute(entry.url_path),
        contact=event.contact.email if event.contact else "",
        categories=tuple(map(plain, event.subjects)),
    )
    return _EventInCalendars(event=event, said=said, lines=write_event(said))


def _session_files(entry: Entry[Event], whole: VEvent, context: RenderContext) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar of each session of the programme by its url path; *whole* is what calendars say of the event."""
    own, day = context.in_language(entry.content.language.value), whole.span.first_day
    for part in walk(entry.agenda.grid) if entry.agenda else ():
        if isinstance(part, GridDay):
            day = part.date
        elif isinstance(part, GridCell) and part.item and (url_path := session_calendar_url_path(entry, part)):
            said = _session_in_calendars(part, part.item, day, entry, whole, own)
            yield url_path, write_calendar([write_event(said)])


def _session_in_calendars(
    cell: GridCell, item: Session, day: date, entry: Entry[Event], whole: VEvent, context: RenderContext
) -> VEvent:
    """Return a session as an event of its own, known by its place on the page: when, who and where are its own."""
    event, url = entry.content, f"{whole.url}#{cell.id}"
    ends = moment_of(day, item.ends) if item.ends else None
    summary, room, speakers = (
        without_addresses(text, context.words.see_page)
        for text in (session_title(cell), item.room, "\n".join(named(item.speakers)))
    )
    return replace(
        whole,
        uid=uuid5(whole.uid, cell.id),
        span=Span(starts=moment_of(day, item.starts), ends=ends, whole_days=False),
        takes_time=event.status not in STATES,
        summary=calendar_summary(summary, event, context),
        description=plain("\n\n".join(filter(None, (speakers, event.title, url)))),
        location=plain(", ".join(filter(None, (room, calendar_location(event, context))))),
        url=url,
    )


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


# iCalendar files (RFC 5545, RFC 7986). The library icalendar writes the lines and folds them. What it leaves to its users
# is done here: characters no calendar may hold, VALUE where it is not the property's own, the time zone by its rule, and
# which times a time zone cannot say.


PRODUCT = "-//HelseHub//Arrangementer//NB"
ZONE = "Europe/Oslo"
REFRESH = timedelta(hours=6)
END = b"END:VCALENDAR\r\n"

# Summer time in Europe as it has been since 1996 (directive 2000/84/EC): the clock, the offset before
# and after, the name, and the month whose last Sunday it is.
FIRST_YEAR_OF_RULE = 1996
CHANGES = (
    (icalendar.TimezoneDaylight, datetime(1970, 3, 29, 2), 1, 2, "CEST", 3),
    (icalendar.TimezoneStandard, datetime(1970, 10, 25, 3), 2, 1, "CET", 10),
)

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters (RFC 5545 §3.1), a tab too, and halves of a surrogate pair, which UTF-8 cannot say.
_NO_TEXT = dict.fromkeys((*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)))
_NO_TEXT[ord("\t")] = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class VEvent:
    """An event with all its calendar says of it; an empty text is left out."""

    uid: UUID
    span: Span
    sequence: int  # rises when it is moved (RFC 5545 §3.8.7.4)
    modified: datetime  # aware
    created: datetime | None  # aware
    state: str
    takes_time: bool  # whether those who have it in their calendar are busy
    summary: str
    description: str
    location: str
    url: str
    contact: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarProperties:
    """What a calendar that is subscribed to says of itself."""

    name: str
    url: str  # the page for people
    source: str  # the file itself
    modified: datetime | None  # aware; None: it never had an event


def write_calendar(events: Iterable[bytes], properties: CalendarProperties | None = None) -> bytes:
    """Return the file of *events*, each as written by ``write_event``.

    It has no METHOD: it is what is, not a message (RFC 5545 §3.7.2). What is no
    subscription has no name either: Outlook would open a calendar of its own for it.
    """
    # The time zone stands in every calendar and an event in several: each is written once.
    return b"".join([_beginning(properties), _time_zone(), *events, END])


@lru_cache(maxsize=1)  # most calendars have no properties
def _beginning(properties: CalendarProperties | None) -> bytes:
    component = icalendar.Calendar()
    component.add("version", "2.0")
    component.add("prodid", PRODUCT)
    if properties:
        for name in ("name", "x-wr-calname"):
            component.add(name, _Text(_clean(properties.name)))
        component.add("x-wr-timezone", ZONE)
        component.add("url", properties.url)
        component.add("source", properties.source, parameters={"VALUE": "URI"})
        component.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        component.add("x-published-ttl", icalendar.vDuration(REFRESH))
        if properties.modified:
            component.add("last-modified", properties.modified.astimezone(UTC))
    return component.to_ical().removesuffix(END)


def write_event(event: VEvent) -> bytes:
    """Return the VEVENT."""
    component = icalendar.Event()
    component.add("uid", str(event.uid))
    modified = event.modified.astimezone(UTC)
    component.add("dtstamp", modified)  # without METHOD the same as LAST-MODIFIED (RFC 5545 §3.8.7.2)
    component.add("last-modified", modified)
    if event.created:
        component.add("created", event.created.astimezone(UTC))
    component.add("sequence", event.sequence)
    for name, value in _times(event.span):
        component.add(name, value)
    texts = {
        "summary": event.summary,
        "description": event.description,
        "location": event.location,
        "contact": event.contact,
    }
    for name, text in texts.items():
        if cleaned := _clean(text):
            component.add(name, _Text(cleaned))
    component.add("url", event.url)
    if event.categories:
        component.add("categories", _categories(event.categories))
    component.add("class", "PUBLIC")
    component.add("status", event.state)
    component.add("transp", "OPAQUE" if event.takes_time else "TRANSPARENT")
    return component.to_ical()


class _Text(vText):
    """A text whose backslashes are its own: the library takes «\\N» for a line break."""

    def to_ical(self) -> bytes:
        text = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return text.encode("utf-8")


def _clean(text: str) -> str:
    """Return *text* with the characters a calendar may hold; line ends are «\\n»."""
    return _LINE_END.sub("\n", text).translate(_NO_TEXT)


def _categories(names: Iterable[str]) -> icalendar.vCategory:
    categories = icalendar.vCategory([])
    categories.cats = [_Text(_clean(name)) for name in names]
    return categories


def _times(span: Span) -> list[tuple[str, date | datetime]]:
    """Return DTSTART, and DTEND where an end is written: of whole days the day after the last."""
    moments = [("dtstart", span.starts), *([("dtend", span.ends)] if span.ends else [])]
    if span.whole_days:
        return [(name, moment.date()) for name, moment in moments]
    # Both of one form (RFC 5545 §3.8.2.2).
    is_plain = all(_is_plain_on_the_wall(moment) for _, moment in moments)
    return [(name, moment if is_plain else moment.astimezone(UTC)) for name, moment in moments]


def _is_plain_on_the_wall(moment: datetime) -> bool:
    """Tell whether the clock and the rule of the time zone say *moment*, and no other.

    The hour that comes twice has one reading alone (RFC 5545 §3.3.5), and not
    every program takes that one; before the rule the clocks changed on other days.
    """
    is_once = moment.utcoffset() == moment.replace(fold=1 - moment.fold).utcoffset()  # PEP 495
    return is_once and moment.year >= FIRST_YEAR_OF_RULE


@cache
def _time_zone() -> bytes:
    """Return the VTIMEZONE as two rules, in which every program reads the same (RFC 5545 §3.6.5)."""
    zone = icalendar.Timezone()
    zone.add("tzid", ZONE)
    for kind, begins, before, after, name, month in CHANGES:
        change = kind()
        change.add("dtstart", begins)
        change.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        change.add("tzoffsetfrom", timedelta(hours=before))
        change.add("tzoffsetto", timedelta(hours=after))
        change.add("tzname", name)
        zone.add_component(change)
    return zone.to_ical()
