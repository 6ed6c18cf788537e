"""Whether one can sign up, as one answer computed from now; and every instant at which the answer changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from publication.clock import OSLO, last_day, midnight_before
from publication.model import Status

from .model import Event
from .timing import is_past, over_at

SOON_DAYS = 3  # so many days before the last one the deadline is near; house rule


class SignUp(StrEnum):
    """The state of an event's sign-up."""

    NONE = "none"  # the event has no sign-up
    NOT_OPEN = "not open"
    OPEN = "open"
    SOON = "soon"  # open, and the deadline is near
    CLOSED = "closed"
    FULL = "full"
    CANCELLED = "cancelled"  # or postponed: nobody knows to when
    OVER = "over"


CAN_SIGN_UP = frozenset({SignUp.OPEN, SignUp.SOON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """How long the sign-up is in one state."""

    state: SignUp
    begins: datetime | None  # aware, in UTC; None: it always was
    ends: datetime | None  # the first instant after it; None: it lasts
    days_left: int | None = None  # while the deadline is near: 0 on the last day


def sign_up(event: Event, now: datetime) -> SignUp:
    """Return the state of the sign-up for *event* at *now* (aware, in UTC).

    Without a deadline one can sign up until the event starts, and no deadline
    is ever near.
    """
    if is_past(event, now):
        return SignUp.OVER
    if event.status in {Status.CANCELLED, Status.POSTPONED}:
        return SignUp.CANCELLED
    registration = event.registration
    if registration is None:
        return SignUp.NONE
    if event.status is Status.FULL:
        return SignUp.FULL
    if (registration.deadline or event.span.starts) <= now:
        return SignUp.CLOSED
    if registration.opens and now < registration.opens:
        return SignUp.NOT_OPEN
    left = days_left(event, now)
    return SignUp.OPEN if left is None or left > SOON_DAYS else SignUp.SOON


def can_sign_up(event: Event, now: datetime) -> bool:
    return sign_up(event, now) in CAN_SIGN_UP


def days_left(event: Event, now: datetime) -> int | None:
    """Return how many days after today the last day to sign up is, by the calendar in Norway; None: no deadline."""
    deadline = event.registration.deadline if event.registration else None
    if deadline is None:
        return None
    return (last_day(deadline) - now.astimezone(OSLO).date()).days


def phases(event: Event) -> tuple[Phase, ...]:
    """Return every state the sign-up goes through, in order of time."""
    edges = _edges(event)
    found: list[Phase] = []
    for begins, ends in pairwise([None, *edges, None]):
        moment = begins or edges[0] - timedelta(seconds=1)
        state = sign_up(event, moment)
        left = days_left(event, moment) if state is SignUp.SOON else None
        if found and (found[-1].state, found[-1].days_left) == (state, left):
            begins = found.pop().begins
        found.append(Phase(state=state, begins=begins, ends=ends, days_left=left))
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
