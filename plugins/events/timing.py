"""What is coming, what is on and what is past, seen from a given now (aware, in UTC)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from .model import Event, Span


def over_at(span: Span) -> datetime:
    """Return the instant from which the span counts as past.

    Without a written end that is the midnight that ends its first day: no end
    is invented for the visitor, but a list must drop it some time.
    """
    if span.ends is not None:
        return span.ends
    next_day = span.starts.date() + timedelta(days=1)
    return datetime.combine(next_day, time(0), span.starts.tzinfo)


def is_past(event: Event, now: datetime) -> bool:
    return over_at(event.span) <= now


def is_ongoing(event: Event, now: datetime) -> bool:
    return event.span.starts <= now < over_at(event.span)
