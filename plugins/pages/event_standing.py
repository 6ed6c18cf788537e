"""What has become of an event: cancelled, postponed, full, moved, or over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from events.model import DID_NOT_TAKE_PLACE, Event
from events.timing import over_at
from publication.model import Status

from .event_dates import moved_from
from .frame import Frame
from .live import shown
from .live_views import Banner, Shown


def has_new_date(event: Event) -> bool:
    """Tell whether the event is moved to a day on which it takes place."""
    return event.moved_from is not None and event.status not in DID_NOT_TAKE_PLACE


def banners(event: Event, frame: Frame) -> tuple[Banner, ...]:
    """Return what stands above all else about the event, each for as long as it holds."""
    seen = (
        (word, text, shown(frame.now, begins=begins, ends=ends)) for word, text, begins, ends in _banners(event, frame)
    )
    return tuple(Banner(word=word, text=text, shown=period) for word, text, period in seen if period)


def ongoing(event: Event, frame: Frame) -> Shown | None:
    """Return when the event is on; None when it never is again."""
    if event.status in DID_NOT_TAKE_PLACE:
        return None
    return shown(frame.now, begins=event.span.starts, ends=over_at(event.span))


def _banners(event: Event, frame: Frame) -> Iterator[tuple[str, str, datetime | None, datetime | None]]:
    words, over = frame.words, over_at(event.span)
    if event.status is Status.CANCELLED:
        yield words.cancelled, words.cancelled_text, None, None
        return
    if event.status is Status.POSTPONED:
        yield words.postponed, words.postponed_text, None, None
        return
    if event.status is Status.FULL:
        yield words.full, words.full_text, None, over
    if has_new_date(event):
        yield "", words.moved_text.format(date=moved_from(event, frame)), None, over
    yield "", words.event_is_over, over, None
