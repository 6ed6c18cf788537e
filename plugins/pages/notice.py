"""An event told in a line or two, for feeds and for links that are shared: what has changed first, then the date."""

from __future__ import annotations

from events.model import DID_NOT_TAKE_PLACE, Event, Span
from events.timing import is_past
from norwegian.dates import write_date, write_days
from publication.clock import last_day
from publication.model import Status

from .event_dates import moved_from
from .event_standing import has_new_date
from .frame import Frame
from .items import when


def announcement(event: Event, frame: Frame) -> str:
    """Return «Avlyst: 23. mars 2023: Workshop …».

    It says nothing of what is past or on now: it changes when the event does,
    and not because time goes.
    """
    standing = _in_one_line(_status(event, frame), _moved(event, frame))
    return ": ".join(part for part in (standing, _days(event.span, frame), event.title) if part)


def summary_line(event: Event, frame: Frame) -> str:
    """Return «Avlyst: torsdag 23. mars 2023 kl. 11.30–16.00. Ingressen.», the same at any time."""
    moved = _moved(event, frame)
    since = f"{frame.words.moved_from} {moved_from(event, frame)}" if moved else ""
    standing = _in_one_line(_status(event, frame), since)
    return _sentences(standing, event, frame)


def share_text(event: Event, frame: Frame) -> str:
    """Return the text a shared link shows; when the event is over, only what still is news."""
    if is_past(event, frame.now) and event.status not in DID_NOT_TAKE_PLACE:
        return _sentences("", event, frame)
    return summary_line(event, frame)


def _status(event: Event, frame: Frame) -> str:
    words = frame.words
    told = {Status.CANCELLED: words.cancelled, Status.POSTPONED: words.postponed, Status.FULL: words.full}
    return told.get(event.status, "")


def _moved(event: Event, frame: Frame) -> str:
    """Return «Flyttet», where there is a new date to tell of."""
    return frame.words.moved if has_new_date(event) else ""


def _in_one_line(*said: str) -> str:
    """Return «Fullt, flyttet» of «Fullt» and «Flyttet»; what is empty is not said."""
    first, *others = [text for text in said if text] or [""]
    return ", ".join((first, *(f"{text[:1].lower()}{text[1:]}" for text in others)))


def _days(span: Span, frame: Frame) -> str:
    last = last_day(span.ends) if span.ends else span.first_day
    if last <= span.first_day:
        return write_date(span.first_day, frame.language)
    return write_days(span.first_day, last, frame.language)


def _sentences(standing: str, event: Event, frame: Frame) -> str:
    date = when(event, frame).text
    first = f"{standing}: {date}" if standing else f"{date[:1].upper()}{date[1:]}"
    parts = (part for part in (first, event.summary) if part)
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts)
