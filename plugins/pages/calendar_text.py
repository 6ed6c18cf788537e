"""What a calendar says of an event, in words that are true until the event is changed.

A calendar is read long after it was fetched, so nothing here depends on now.
The link to a meeting is left to the page: changed there, it is changed for all.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.model import Event, Registration
from publication.model import Status
from website.model import Entry

from .event_dates import deadline_text, moved_from, opening_text
from .event_standing import has_new_date
from .frame import Frame
from .plain import plain
from .programme_lines import programme_lines
from .without_addresses import without_addresses

NO_SIGN_UP = frozenset({Status.CANCELLED, Status.POSTPONED, Status.FULL})


def summary(event: Event, frame: Frame) -> str:
    """Return the title; what does not take place says so first, since many programs show no more."""
    words = frame.words
    told = {Status.CANCELLED: words.cancelled, Status.POSTPONED: words.postponed}.get(event.status, "")
    return plain(f"{told.upper()}: {event.title}" if told else event.title)


def location(event: Event, frame: Frame) -> str:
    """Return where, in one line; «Digitalt» where there is no other place."""
    if event.venue and event.venue.one_line:
        return plain(without_addresses(event.venue.one_line, frame.words.see_page))
    return frame.words.online if event.online_url or event.online_text else ""


def description(entry: Entry, frame: Frame) -> str:
    """Return the event in plain lines, and last the address of its page."""
    event: Event = entry.content
    programme = programme_lines(entry.agenda) if entry.agenda else ()
    paragraphs = [
        " ".join(_status(event, frame)),
        without_addresses(event.summary, frame.words.see_page),
        "\n".join(_how(event, frame)),
        without_addresses("\n".join(programme), frame.words.see_page),
        frame.absolute(entry.address),
    ]
    return plain("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def _status(event: Event, frame: Frame) -> Iterator[str]:
    words = frame.words
    match event.status:
        case Status.CANCELLED:
            yield words.cancelled_text
        case Status.POSTPONED:
            yield words.postponed_text
        case Status.FULL:
            yield f"{words.full}. {words.full_text}"
    if has_new_date(event):
        yield f"{words.moved_from} {moved_from(event, frame)}."


def _how(event: Event, frame: Frame) -> Iterator[str]:
    """Yield how to take part: on the net, and by signing up."""
    words = frame.words
    if event.online_url or event.online_text:
        # An address seldom stands alone: with it go the codes of the meeting.
        is_told = event.online_text and without_addresses(event.online_text, "") == event.online_text
        yield f"{words.online}: {event.online_text if is_told else words.see_page}"
    if event.registration and event.status not in NO_SIGN_UP:
        yield from _sign_up(event.registration, event, frame)


def _sign_up(registration: Registration, event: Event, frame: Frame) -> Iterator[str]:
    words = frame.words
    if registration.url and not _leads_to_meeting(registration.url, event):
        yield f"{words.registration}: {registration.url}"
    elif registration.text:
        yield f"{words.registration}: {without_addresses(registration.text, words.see_page)}"
    else:
        yield f"{words.registration}: {words.see_page}"
    if registration.opens:
        yield f"{words.registration_opens}: {opening_text(registration.opens, frame)}"
    if registration.deadline:
        yield f"{words.registration_deadline}: {deadline_text(registration, frame)}"


def _leads_to_meeting(url: str, event: Event) -> bool:
    """Tell whether *url* is that of the meeting itself, whatever follows in either of them."""
    page = url.partition("#")[0].partition("?")[0].rstrip("/")
    return page.casefold() in (event.online_url or event.online_text).casefold()
