"""Whether one can sign up, as one answer computed from now."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from publication.model import Status

from .model import Event
from .timing import is_past


class SignUp(StrEnum):
    """The state of an event's sign-up."""

    NONE = "none"  # the event has no sign-up
    NOT_OPEN = "not open"
    OPEN = "open"
    CLOSED = "closed"
    FULL = "full"
    CANCELLED = "cancelled"  # or postponed: nobody knows to when
    OVER = "over"


def sign_up(event: Event, now: datetime) -> SignUp:
    """Return the state of the sign-up for *event* at *now*.

    Without a deadline one can sign up until the event starts.
    """
    if is_past(event, now):
        return SignUp.OVER
    if event.status in {Status.CANCELLED, Status.POSTPONED}:
        return SignUp.CANCELLED
    if event.registration is None:
        return SignUp.NONE
    if event.status is Status.FULL:
        return SignUp.FULL
    if event.registration.opens and now < event.registration.opens:
        return SignUp.NOT_OPEN
    closes = event.registration.deadline or event.span.starts
    return SignUp.CLOSED if closes <= now else SignUp.OPEN
