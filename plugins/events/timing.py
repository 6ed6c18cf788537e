"""When an event begins, ends and is over; and what is on or past, seen from a given now (aware, in UTC)."""

from __future__ import annotations

from datetime import datetime

from publication.clock import last_day, midnight_after

from .model import Event, Span


def over_at(span: Span) -> datetime:
    """Return the instant from which the span counts as past.

    Without a written end that is the midnight that ends its first day: no end
    is invented for the visitor, but a list must drop it some time.
    """
    return span.ends if span.ends is not None else midnight_after(span.first_day)


def is_past(event: Event, now: datetime) -> bool:
    return over_at(event.span) <= now


def is_ongoing(event: Event, now: datetime) -> bool:
    return event.span.starts <= now < over_at(event.span)


def starts_iso(span: Span) -> str:
    """Return the start in ISO 8601: the day alone for whole days, else with its offset."""
    return span.first_day.isoformat() if span.whole_days else span.starts.isoformat()


def ends_iso(span: Span) -> str | None:
    """Return the end likewise: for whole days the last day; None where no end is written."""
    if span.ends is None:
        return None
    return last_day(span.ends).isoformat() if span.whole_days else span.ends.isoformat()
