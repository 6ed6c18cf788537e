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


def event_page(entry: Entry, context: RenderContext) -> PageView:
    event: Event = entry.content
    articles = context.website.articles_of_event.get(event.slug, ())
    view = EventView(
        title=event.title,
        summary=event.summary,
        when=when(event, context),
        day=day(event),
        month=month(event, context),
        place=place_line(event, context),
        is_past=is_past(event, context.now),
        banners=banners(event, context),
        ongoing=ongoing(event, context),
        facts=tuple(_facts(event, context)),
        sign_up=registration_button(event, context),
        notes=registration_notes(event, context),
        calendar=calendar_button(entry, context),
        corrections=corrections(event.corrections, context),
        picture=lead_picture(entry, context),
        body=prose(entry.agenda.before if entry.agenda else entry.body, entry, context),
        programme=programme_view(entry, context),
        closing=prose(entry.agenda.after if entry.agenda else Body(), entry, context),
        documents=documents(event.documents, entry, context),
        recording=recording_button(event, context),
        subjects=subject_links(entry, context),
        articles=tuple(article_item(article, context) for article in articles),
        contact=contact_view(event.contact),
        share=share_view(entry.url_path, announcement(event, context), share_text(event, context), context),
        published=date_view(event.published, context),
        modified=date_view(event.modified, context),
        series=series_links(entry, context),
        related=related_view(entry, context, *articles, *beside_in_series(entry, context)),
    )
    head = entry_head(entry, context, description=share_text(event, context))
    head = replace(head, json_ld_html=event_json_ld(entry, context))
    return PageView(address=entry.url_path, template="event", head=head, view=view)


def _facts(event: Event, context: RenderContext) -> Iterator[Fact]:
    """Yield the event's facts in the order a visitor asks for them."""
    words = context.words
    if event.moved_from:
        # Until the event is over, its banner says so.
        begins = over_at(event.span) if has_new_date(event) else None
        yield Fact(term=words.moved_from, lines=(moved_from(event, context),), shown=shown(context.now, begins=begins))
    yield from _place(event, context)
    yield from _taking_part(event, context)
    for term, text in (
        (words.accessibility, event.accessibility),
        (words.price, event.price),
        (words.capacity, event.capacity),
        (words.audience, event.audience),
        (words.type, event.type),
    ):
        if text:
            yield Fact(term=term, lines=(text,))
    yield from series_fact(event, context)
    organizers = event.organizers or (Organizer(name=context.settings.name),)
    yield Fact(
        term=words.organizers,
        lines=tuple(organizer.name for organizer in organizers if not organizer.url),
        links=tuple(Link(text=organizer.name, url=organizer.url) for organizer in organizers if organizer.url),
    )


def _taking_part(event: Event, context: RenderContext) -> Iterator[Fact]:
    """Yield what nobody needs once the event is over."""
    seen = shown(context.now, ends=over_at(event.span))
    if seen is None:
        return
    words = context.words
    if event.online_url:
        yield Fact(term=words.online, links=(Link(text=words.join_online, url=event.online_url),), shown=seen)
    elif event.online_text:
        yield Fact(term=words.online, lines=(event.online_text,), shown=seen)
    if event.registration and event.registration.text:
        yield Fact(term=words.registration, lines=(event.registration.text,), shown=seen)


def _place(event: Event, context: RenderContext) -> Iterator[Fact]:
    venue = event.venue
    if venue is None:
        return
    words = context.words
    room = f"{words.room}: {venue.room}" if venue.room else ""
    lines = tuple(line for line in (venue.text, venue.name, venue.address, venue.postal_town, room) if line)
    links = (Link(text=words.map, url=venue.map_url),) if venue.map_url else ()
    yield Fact(term=words.where, lines=lines, links=links)
    if venue.directions:
        yield Fact(term=words.directions, lines=(venue.directions,))
