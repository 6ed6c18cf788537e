"""An event's page: when, where and how to sign up first, then all else a visitor asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from body.model import Body
from events.model import Event, Organizer, Registration
from events.registration import SignUp, sign_up
from events.timing import is_past, over_at
from norwegian.dates import write_date, write_end, write_moment, write_span
from publication.clock import last_day
from publication.model import Status
from website.model import Entry

from .body_html import filled
from .frame import Frame
from .head import entry_head
from .items import article_item, stamp, status_word, when
from .json_ld import event_json_ld
from .parts import contact_view, corrections, documents, picture_view, subject_links
from .programme_part import programme_view
from .views import EventView, Fact, Link, PageView


def event_page(entry: Entry, frame: Frame) -> PageView:
    event: Event = entry.content
    words = frame.words
    view = EventView(
        title=event.title,
        summary=event.summary,
        when=when(event, frame),
        starts=event.span.starts.isoformat(),
        ends=over_at(event.span).isoformat(),
        is_past=is_past(event, frame.now),
        status=status_word(event, frame),
        status_text=_status_text(event, frame),
        facts=tuple(_facts(event, frame)),
        registration=_button(event, frame),
        registration_note=_note(event, frame),
        corrections=corrections(event.corrections, frame),
        picture=picture_view(entry, frame),
        body_html=_text(entry.agenda.before if entry.agenda else entry.body, entry, frame),
        programme=programme_view(entry, frame),
        closing_html=_text(entry.agenda.after, entry, frame) if entry.agenda else "",
        documents=documents(event.documents, entry, frame),
        recording=Link(text=words.see_recording, url=event.recording) if event.recording else None,
        subjects=subject_links(entry, frame),
        articles=tuple(article_item(article, frame) for article in frame.website.articles_of_event.get(event.slug, ())),
        contact=contact_view(event.contact),
        published=stamp(event.published, frame),
        modified=stamp(event.modified, frame),
    )
    head = entry_head(entry, frame, description=_description(event, frame))
    head = replace(head, json_ld_html=event_json_ld(entry, frame))
    return PageView(address=entry.address, template="event", head=head, view=view)


def _text(body: Body, entry: Entry, frame: Frame) -> str:
    return filled(body, entry.content.source, frame.website, frame.href)


def _description(event: Event, frame: Frame) -> str:
    """Return the text a shared link shows: the status and the date before anything else."""
    status = "" if event.status is Status.PUBLISHED else status_word(event, frame)
    date = when(event, frame).text
    parts = [status, f"{date[:1].upper()}{date[1:]}", event.summary]
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)


def _status_text(event: Event, frame: Frame) -> str:
    words = frame.words
    told = {
        Status.CANCELLED: words.cancelled_text,
        Status.POSTPONED: words.postponed_text,
        Status.FULL: "" if is_past(event, frame.now) else words.full_text,
    }
    if event.status in told:
        return told[event.status]
    if event.moved_from and not is_past(event, frame.now):
        return words.moved_text.format(date=_moved_from(event, frame))
    return words.event_is_over if is_past(event, frame.now) else ""


def _moved_from(event: Event, frame: Frame) -> str:
    span = event.moved_from
    return write_span(span.starts, None, whole_days=span.whole_days, language=frame.language)


def _facts(event: Event, frame: Frame) -> Iterator[Fact]:
    """Yield the event's facts in the order a visitor asks for them."""
    words = frame.words
    yield Fact(term=words.when, time=when(event, frame))
    if event.moved_from:
        yield Fact(term=words.moved_from, lines=(_moved_from(event, frame),))
    yield from _place(event, frame)
    if event.online_url:
        yield Fact(term=words.online, links=(Link(text=words.join_online, url=event.online_url),))
    elif event.online_text:
        yield Fact(term=words.online, lines=(event.online_text,))
    if event.registration and event.registration.text:
        yield Fact(term=words.registration, lines=(event.registration.text,))
    for term, text in (
        (words.accessibility, event.accessibility),
        (words.price, event.price),
        (words.capacity, event.capacity),
        (words.audience, event.audience),
        (words.type, event.type),
        (words.series, event.series),
    ):
        if text:
            yield Fact(term=term, lines=(text,))
    organizers = event.organizers or (Organizer(name=frame.settings.name),)
    yield Fact(
        term=words.organizers,
        lines=tuple(organizer.name for organizer in organizers if not organizer.url),
        links=tuple(Link(text=organizer.name, url=organizer.url) for organizer in organizers if organizer.url),
    )


def _place(event: Event, frame: Frame) -> Iterator[Fact]:
    venue = event.venue
    if venue is None:
        return
    words = frame.words
    room = f"{words.room}: {venue.room}" if venue.room else ""
    lines = tuple(line for line in (venue.text, venue.name, venue.address, venue.postal_town, room) if line)
    links = (Link(text=words.map, url=venue.map_url),) if venue.map_url else ()
    yield Fact(term=words.where, lines=lines, links=links)
    if venue.directions:
        yield Fact(term=words.directions, lines=(venue.directions,))


def _button(event: Event, frame: Frame) -> Link | None:
    if sign_up(event, frame.now) is not SignUp.OPEN:
        return None
    registration: Registration = event.registration
    if registration.url:
        return Link(text=frame.words.sign_up, url=registration.url)
    if registration.email:
        return Link(text=frame.words.sign_up_by_email, url=f"mailto:{registration.email}")
    return None


def _note(event: Event, frame: Frame) -> str:
    """Return what to know about the sign-up, beside the button or in its place."""
    words = frame.words
    match sign_up(event, frame.now):
        case SignUp.NOT_OPEN:
            return f"{words.registration_opens}: {_opening(event.registration.opens, frame)}"
        case SignUp.OPEN if event.registration.deadline:
            return f"{words.registration_deadline}: {_deadline(event.registration, frame)}"
        case SignUp.CLOSED:
            return words.registration_closed
        case _:
            return ""


def _opening(opens: datetime, frame: Frame) -> str:
    """Return when it opens; a day alone opens as it begins."""
    if opens.time() == time(0):
        return write_date(opens.date(), frame.language)
    return write_moment(opens, frame.language)


def _deadline(registration: Registration, frame: Frame) -> str:
    if registration.deadline_is_day:
        return write_date(last_day(registration.deadline), frame.language)
    return write_end(registration.deadline, frame.language)
