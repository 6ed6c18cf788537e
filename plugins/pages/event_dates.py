"""Dates of an event besides its own, as one says them."""

from __future__ import annotations

from datetime import datetime, time

from events.model import Event, Registration
from norwegian.dates import write_date, write_end, write_moment, write_span
from publication.clock import last_day

from .frame import Frame


def moved_from(event: Event, frame: Frame) -> str:
    """Return when the event was to have been."""
    span = event.moved_from
    return write_span(span.starts, None, whole_days=span.whole_days, language=frame.language)


def opening_text(opens: datetime, frame: Frame) -> str:
    """Return when the sign-up opens; a day alone opens as it begins."""
    if opens.time() == time(0):
        return write_date(opens.date(), frame.language)
    return write_moment(opens, frame.language)


def deadline_text(registration: Registration, frame: Frame) -> str:
    """Return the last moment, or the last day, to sign up."""
    if registration.deadline_is_day:
        return write_date(last_day(registration.deadline), frame.language)
    return write_end(registration.deadline, frame.language)
