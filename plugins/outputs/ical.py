"""iCalendar files (RFC 5545, RFC 7986): a calendar's values in, bytes out.

The library icalendar writes the lines and folds them. What it leaves to its
users is done here: characters no calendar may hold, VALUE where it is not the
property's own, the time zone by its rule, and which times a time zone cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from uuid import UUID

import icalendar
from icalendar.prop import vText

from content_types.model import Span

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


class EventStatus(StrEnum):
    """How certain it is that something takes place (RFC 5545 §3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class VEvent:
    """An event with all its calendar says of it; an empty text is left out."""

    uid: UUID
    span: Span
    sequence: int  # rises when it is moved (RFC 5545 §3.8.7.4)
    modified: datetime  # aware
    created: datetime | None  # aware
    state: EventStatus
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
    # The time zone stands in every calendar and an event in several: each is written once.
    return b"".join([component.to_ical().removesuffix(END), _time_zone(), *events, END])


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
    component.add("status", event.state.value)
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
