"""An event's page: when, where and how to register first, then all else a visitor asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from body.model import Body
from content_types.model import Event, Organizer
from content_types.timing import is_past, over_at
from outputs.context import RenderContext
from outputs.event_text import banners, has_new_date, moved_from, ongoing, shown
from outputs.structured_data import event_json_ld
from website.model import Entry

from .feed_items import announcement, share_text
from .head import entry_head
from .items import article_item, date_view, day, month, place_line, when
from .parts import contact_view, corrections, documents, lead_picture, share_view, subject_links
from .programme import programme_view
from .prose import prose
from .registration import calendar_button, recording_button, registration_button, registration_notes
from .related import related_view
from .series import beside_in_series, series_fact, series_links
from .views import EventView, Fact, Link, PageView


def event_page(entry: Entry, frame: RenderContext) -> PageView:
    event: Event = entry.content
    articles = frame.website.articles_of_event.get(event.slug, ())
    view = EventView(
        title=event.title,
        summary=event.summary,
        when=when(event, frame),
        day=day(event),
        month=month(event, frame),
        place=place_line(event, frame),
        is_past=is_past(event, frame.now),
        banners=banners(event, frame),
        ongoing=ongoing(event, frame),
        facts=tuple(_facts(event, frame)),
        sign_up=registration_button(event, frame),
        notes=registration_notes(event, frame),
        calendar=calendar_button(entry, frame),
        corrections=corrections(event.corrections, frame),
        picture=lead_picture(entry, frame),
        body=prose(entry.agenda.before if entry.agenda else entry.body, entry, frame),
        programme=programme_view(entry, frame),
        closing=prose(entry.agenda.after if entry.agenda else Body(), entry, frame),
        documents=documents(event.documents, entry, frame),
        recording=recording_button(event, frame),
        subjects=subject_links(entry, frame),
        articles=tuple(article_item(article, frame) for article in articles),
        contact=contact_view(event.contact),
        share=share_view(entry.address, announcement(event, frame), share_text(event, frame), frame),
        published=date_view(event.published, frame),
        modified=date_view(event.modified, frame),
        series=series_links(entry, frame),
        related=related_view(entry, frame, *articles, *beside_in_series(entry, frame)),
    )
    head = entry_head(entry, frame, description=share_text(event, frame))
    head = replace(head, json_ld_html=event_json_ld(entry, frame))
    return PageView(address=entry.address, template="event", head=head, view=view)


def _facts(event: Event, frame: RenderContext) -> Iterator[Fact]:
    """Yield the event's facts in the order a visitor asks for them."""
    words = frame.words
    if event.moved_from:
        # Until the event is over, its banner says so.
        begins = over_at(event.span) if has_new_date(event) else None
        yield Fact(term=words.moved_from, lines=(moved_from(event, frame),), shown=shown(frame.now, begins=begins))
    yield from _place(event, frame)
    yield from _taking_part(event, frame)
    for term, text in (
        (words.accessibility, event.accessibility),
        (words.price, event.price),
        (words.capacity, event.capacity),
        (words.audience, event.audience),
        (words.type, event.type),
    ):
        if text:
            yield Fact(term=term, lines=(text,))
    yield from series_fact(event, frame)
    organizers = event.organizers or (Organizer(name=frame.settings.name),)
    yield Fact(
        term=words.organizers,
        lines=tuple(organizer.name for organizer in organizers if not organizer.url),
        links=tuple(Link(text=organizer.name, url=organizer.url) for organizer in organizers if organizer.url),
    )


def _taking_part(event: Event, frame: RenderContext) -> Iterator[Fact]:
    """Yield what nobody needs once the event is over."""
    seen = shown(frame.now, ends=over_at(event.span))
    if seen is None:
        return
    words = frame.words
    if event.online_url:
        yield Fact(term=words.online, links=(Link(text=words.join_online, url=event.online_url),), shown=seen)
    elif event.online_text:
        yield Fact(term=words.online, lines=(event.online_text,), shown=seen)
    if event.registration and event.registration.text:
        yield Fact(term=words.registration, lines=(event.registration.text,), shown=seen)


def _place(event: Event, frame: RenderContext) -> Iterator[Fact]:
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
