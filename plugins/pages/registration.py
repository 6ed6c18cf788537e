"""How to register for an event: the button, and what to know beside it, each for as long as it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote, urlsplit

from content_types.model import DID_NOT_TAKE_PLACE, Event, Registration
from content_types.timing import CAN_REGISTER, RegistrationPhase, RegistrationState, over_at, registration_phases
from norwegian.typography import plain
from outputs.calendars import event_calendar_url_path
from outputs.context import RenderContext
from outputs.event_text import deadline_text, opening_text
from website.model import Entry

from .live import ALWAYS, Button, LiveText, shown


def registration_button(event: Event, context: RenderContext) -> Button | None:
    """Return the one thing to press, shown while one can register; None when that never comes again."""
    registration = event.registration
    found = [phase for phase in registration_phases(event) if phase.state in CAN_REGISTER]
    if registration is None or not found:
        return None
    seen = shown(context.now, begins=found[0].begins, ends=found[-1].ends)
    if seen is None:
        return None
    words = context.words
    if registration.url:
        return Button(text=words.sign_up, detail=_host(registration.url, context), url=registration.url, shown=seen)
    if registration.email:
        subject = quote(plain(f"{words.registration}: {event.title}"), safe="")
        url = f"mailto:{quote(registration.email, safe='@')}?subject={subject}"
        return Button(text=words.sign_up_by_email, detail=registration.email, url=url, shown=seen)
    return None


def calendar_button(entry: Entry[Event], context: RenderContext) -> Button | None:
    """Return the way into the visitor's own calendar, as long as there is something to go to."""
    event = entry.content
    url_path = event_calendar_url_path(entry)
    seen = shown(context.now, ends=over_at(event.span))
    if not url_path or seen is None or event.status in DID_NOT_TAKE_PLACE:
        return None
    return Button(text=context.words.add_to_calendar, detail="", url=context.href(url_path), shown=seen, is_quiet=True)


def recording_button(event: Event, context: RenderContext) -> Button | None:
    if not event.recording:
        return None
    return Button(
        text=context.words.see_recording, detail=_host(event.recording, context), url=event.recording, shown=ALWAYS
    )


def _can_be_closed(registration: Registration) -> bool:
    """Tell whether there is something to close: «møt opp» holds as long as the event does."""
    return bool(registration.url or registration.email or registration.deadline)


def _host(url: str, context: RenderContext) -> str:
    """Return where a link leads, in the words beside it."""
    return context.words.at_host.format(host=(urlsplit(url).hostname or "").removeprefix("www."))


def registration_notes(event: Event, context: RenderContext) -> tuple[LiveText, ...]:
    """Return what to know about the registration, in the order it comes to hold."""
    seen = (
        (text, shown(context.now, begins=begins, ends=ends))
        for text, begins, ends in _notes(event, registration_phases(event), context)
    )
    return tuple(LiveText(text=text, shown=period) for text, period in seen if period)


def _notes(
    event: Event, timeline: tuple[RegistrationPhase, ...], context: RenderContext
) -> Iterator[tuple[str, datetime | None, datetime | None]]:
    words, registration = context.words, event.registration
    if registration is None:
        return
    is_open = [phase for phase in timeline if phase.state in CAN_REGISTER]
    if is_open and registration.deadline:
        text = f"{words.registration_deadline}: {deadline_text(registration.deadline, context, is_day=registration.deadline_is_day)}"
        yield text, is_open[0].begins, is_open[-1].ends
    left = (words.last_day_to_sign_up, words.one_day_left, words.two_days_left, words.three_days_left)
    for phase in timeline:
        match phase.state:
            case RegistrationState.NOT_OPEN if registration.opens:
                text = f"{words.registration_opens}: {opening_text(registration.opens, context)}"
                yield text, phase.begins, phase.ends
            case RegistrationState.SOON if phase.days_left is not None:
                yield left[phase.days_left], phase.begins, phase.ends
            case RegistrationState.CLOSED if _can_be_closed(registration):
                yield words.registration_closed, phase.begins, phase.ends
