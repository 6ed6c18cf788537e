"""What is said of an event in words: its dates, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from content_types.clock import OSLO, last_day
from content_types.model import DID_NOT_TAKE_PLACE, Event, Registration, Status
from content_types.timing import over_at
from norwegian.dates import write_date, write_end, write_moment, write_span

from .context import RenderContext

# What has become of an event: cancelled, postponed, full, moved, or over.


def has_new_date(event: Event) -> bool:
    """Tell whether the event is moved to a day on which it takes place."""
    return event.moved_from is not None and event.status not in DID_NOT_TAKE_PLACE


def banners(event: Event, context: RenderContext) -> tuple[Banner, ...]:
    """Return what stands above all else about the event, each for as long as it holds."""
    seen = (
        (word, text, shown(context.now, begins=begins, ends=ends))
        for word, text, begins, ends in _banners_by_time(event, context)
    )
    return tuple(Banner(word=word, text=text, shown=period) for word, text, period in seen if period)


def ongoing(event: Event, context: RenderContext) -> Shown | None:
    """Return when the event is on; None when it never is again."""
    if event.status in DID_NOT_TAKE_PLACE:
        return None
    return shown(context.now, begins=event.span.starts, ends=over_at(event.span))


def _banners_by_time(
    event: Event, context: RenderContext
) -> Iterator[tuple[str, str, datetime | None, datetime | None]]:
    words, over = context.words, over_at(event.span)
    if event.status is Status.CANCELLED:
        yield words.cancelled, words.cancelled_text, None, None
        return
    if event.status is Status.POSTPONED:
        yield words.postponed, words.postponed_text, None, None
        return
    if event.status is Status.FULL:
        yield words.full, words.full_text, None, over
    if has_new_date(event):
        yield "", words.moved_text.format(date=moved_from(event, context)), None, over
    yield "", words.event_is_over, over, None


# Dates of an event besides its own, as one says them.


def moved_from(event: Event, context: RenderContext) -> str:
    """Return when the event was to have been."""
    span = event.moved_from
    return write_span(span.starts, None, whole_days=span.whole_days, language=context.language)


def opening_text(opens: datetime, context: RenderContext) -> str:
    """Return when the sign-up opens; a day alone opens as it begins."""
    if opens.time() == time(0):
        return write_date(opens.date(), context.language)
    return write_moment(opens, context.language)


def deadline_text(registration: Registration, context: RenderContext) -> str:
    """Return the last moment, or the last day, to sign up."""
    if registration.deadline_is_day:
        return write_date(last_day(registration.deadline), context.language)
    return write_end(registration.deadline, context.language)


# From instants to what a page shows at the time of its build, and what it will show later.


def shown(now: datetime, *, begins: datetime | None = None, ends: datetime | None = None) -> Shown | None:
    """Return what holds from *begins* until *ends*; None when it is behind us for good."""
    if ends is not None and ends <= now:
        return None
    return Shown(
        begins=_norwegian_iso(begins, now), ends=_norwegian_iso(ends), is_hidden=begins is not None and begins > now
    )


def between(now: datetime, begins: datetime | None, ends: datetime) -> Shown:
    """Return what holds from *begins* until *ends*, both said: so it is right by a clock that is behind ours, too."""
    is_on = (begins is None or begins <= now) and now < ends
    return Shown(begins=_norwegian_iso(begins), ends=_norwegian_iso(ends), is_hidden=not is_on)


def _norwegian_iso(moment: datetime | None, passed: datetime | None = None) -> str:
    """Return the instant with its offset in Norway; empty when it is in the past and makes no difference."""
    if moment is None or (passed is not None and moment <= passed):
        return ""
    return moment.astimezone(OSLO).isoformat()


# What is shown while something holds: true when the page is made, and kept true in the browser by live.js.


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """From when until when an element is shown."""

    begins: str = ""  # ISO 8601 instant; empty: from the first
    ends: str = ""  # the first instant it is not; empty: it stays
    is_hidden: bool = False  # when the page is made


ALWAYS = Shown()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveText:
    """A sentence that holds for a while."""

    text: str
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """Something to do, and what will happen."""

    text: str  # «Meld deg på»
    detail: str  # «på skjema.example»; empty: the text says it all
    url: str
    shown: Shown
    is_quiet: bool = False  # not what the page is there for


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What has become of an event, above all else about it."""

    word: str  # «Avlyst»; empty: nothing to be alarmed about
    text: str
    shown: Shown
