"""An event in time: when it begins, ends and is over, whether one can register, as answers from a given now (aware, in
UTC) and as every instant at which the answer changes; and its programme, read against its days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from manuscript.problem import Problem
from norwegian.dates import DAY_MINUTES, Moment, minute_of_day
from programme.model import Clock, EventWindow, Programme
from programme.parse import ProgrammeSections, find_sections, parse

from .model import DID_NOT_TAKE_PLACE, OSLO, Event, Span, Status, last_day, midnight_after, midnight_before

SOON_DAYS = 3  # so many days before the last one the deadline is near; house rule


def over_at(span: Span) -> datetime:
    """Return the instant from which the span counts as past.

    Without a written end that is the midnight that ends its first day: no end
    is invented for the visitor, but a list must drop it some time.
    """
    return span.ends if span.ends is not None else midnight_after(span.first_day)


def is_past(event: Event, now: datetime) -> bool:
    return over_at(event.span) <= now


def joinable_until(event: Event) -> datetime:
    """Return the instant from which nobody can join *event*: its deadline, else the start of what takes some hours."""
    if event.registration and event.registration.deadline:
        return event.registration.deadline
    span = event.span
    takes_days = span.whole_days or (span.ends is not None and last_day(span.ends) > span.first_day)
    return over_at(span) if takes_days else span.starts


def starts_iso(span: Span) -> str:
    """Return the start in ISO 8601: the day alone for whole days, else with its offset."""
    return span.first_day.isoformat() if span.whole_days else span.starts.isoformat()


def ends_iso(span: Span) -> str | None:
    """Return the end likewise: for whole days the last day; None where no end is written."""
    if span.ends is None:
        return None
    return last_day(span.ends).isoformat() if span.whole_days else span.ends.isoformat()


# Registration


class RegistrationState(StrEnum):
    """Whether one can register for an event, and why not."""

    NONE = "none"  # the event has no registration
    NOT_OPEN = "not open"
    OPEN = "open"
    SOON = "soon"  # open, and the deadline is near
    CLOSED = "closed"
    FULL = "full"
    CANCELLED = "cancelled"  # or postponed: nobody knows to when
    OVER = "over"


CAN_REGISTER = frozenset({RegistrationState.OPEN, RegistrationState.SOON})


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationPhase:
    """How long the registration is in one state."""

    state: RegistrationState
    begins: datetime | None  # aware, in UTC; None: it always was
    ends: datetime | None  # the first instant after it; None: it lasts
    days_left: int | None = None  # while the deadline is near: 0 on the last day


def registration_state(event: Event, now: datetime) -> RegistrationState:
    """Return the state of the registration for *event* at *now* (aware, in UTC).

    Without a deadline one can register until the event starts, and no deadline
    is ever near.
    """
    if is_past(event, now):
        return RegistrationState.OVER
    if event.status in DID_NOT_TAKE_PLACE:
        return RegistrationState.CANCELLED
    registration = event.registration
    if registration is None:
        return RegistrationState.NONE
    if event.status is Status.FULL:
        return RegistrationState.FULL
    if (registration.deadline or event.span.starts) <= now:
        return RegistrationState.CLOSED
    if registration.opens and now < registration.opens:
        return RegistrationState.NOT_OPEN
    left = days_left(event, now)
    return RegistrationState.OPEN if left is None or left > SOON_DAYS else RegistrationState.SOON


def can_register(event: Event, now: datetime) -> bool:
    return registration_state(event, now) in CAN_REGISTER


def days_left(event: Event, now: datetime) -> int | None:
    """Return how many days after today the last day to register is, by the calendar in Norway; None: no deadline."""
    deadline = event.registration.deadline if event.registration else None
    if deadline is None:
        return None
    return (last_day(deadline) - now.astimezone(OSLO).date()).days


def registration_phases(event: Event) -> tuple[RegistrationPhase, ...]:
    """Return every state the registration goes through, in order of time."""
    edges = _edges(event)
    found: list[RegistrationPhase] = []
    for begins, ends in pairwise([None, *edges, None]):
        moment = begins or edges[0] - timedelta(seconds=1)
        state = registration_state(event, moment)
        left = days_left(event, moment) if state is RegistrationState.SOON else None
        if found and (found[-1].state, found[-1].days_left) == (state, left):
            begins = found.pop().begins
        found.append(RegistrationPhase(state=state, begins=begins, ends=ends, days_left=left))
    return tuple(found)


def _edges(event: Event) -> list[datetime]:
    """Return the instants at which the state may change, in UTC: times of one zone compare by their clocks."""
    edges = {event.span.starts, over_at(event.span)}
    registration = event.registration
    if registration and registration.opens:
        edges.add(registration.opens)
    if registration and registration.deadline:
        last = last_day(registration.deadline)
        edges |= {midnight_before(last - timedelta(days=days)) for days in range(SOON_DAYS + 1)}
        edges.add(registration.deadline)
    return sorted({edge.astimezone(UTC) for edge in edges})


# The programme, its clock times made instants


OF_THE_WINDOW = frozenset(
    {
        "programme-day-outside",
        "programme-weekday",
        "programme-year",
        "programme-day-missing",
        "programme-day-moved-on",
        "programme-first-row",
        "programme-last-row",
    }
)


def read_event_programme(event: Event) -> tuple[ProgrammeSections, Programme | None, list[Problem]]:
    """Return the body divided at the programme, and the programme; None where there is none."""
    window = window_of(event)
    sections, problems = find_sections(event.body, file=event.file, window=window)
    if not sections.programme:
        return sections, None, problems
    programme, found = parse(sections.lines, file=event.file, window=window)
    if not event.span.is_read:  # then nothing is known of what the days and hours are to agree with
        found = [problem for problem in found if problem.rule not in OF_THE_WINDOW]
    return sections, programme, [*problems, *found]


def hours_of(programme: Programme) -> tuple[Moment, Moment | None] | None:
    """Return when the first row begins, and when the last one ends where that is written; None without rows."""
    rows = [(day.date, session) for day in programme.days for session in day.sessions]
    if not rows:
        return None
    first = min((day, row.span.begins) for day, row in rows)
    last = max(rows, key=lambda row: (row[0], row[1].span.until))
    return minutes_into(*first), minutes_into(last[0], last[1].ends.since_midnight) if last[1].ends else None


def minutes_into(day: date, minutes: int) -> Moment:
    """Return the clock time so many minutes into *day*: the midnight that ends it is its own."""
    days = (minutes - 1) // DAY_MINUTES if minutes else 0
    return Moment(day=day + timedelta(days=days), minute=minutes - days * DAY_MINUTES)


def window_of(event: Event) -> EventWindow:
    """Return the days and clock times the programme must keep within."""
    span = event.span
    last = last_day(span.ends) if span.ends else span.first_day
    if span.whole_days:
        return EventWindow(first_day=span.first_day, last_day=last)
    ends = minute_of_day(span.ends) or DAY_MINUTES if span.ends else None  # the midnight that ends a day is its own
    return EventWindow(first_day=span.first_day, last_day=last, starts=minute_of_day(span.starts), ends=ends)


def moment_of(day: date, clock: Clock) -> datetime:
    """Return the instant the clock shows *clock* in the programme of *day*, in Europe/Oslo.

    Where the clocks skip or repeat it, the first reading is taken: a programme
    cannot say which it means.
    """
    return midnight_before(day) + timedelta(minutes=clock.since_midnight)
