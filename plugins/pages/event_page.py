"""An event's page: when, where and how to register first, then all else a visitor asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote, urlencode, urlsplit

from body.model import Body
from content_types import timing
from content_types.model import DID_NOT_TAKE_PLACE, Article, Contact, Content, Event, Status
from content_types.url_paths import SUBSCRIBE_PATH
from norwegian.typography import plain
from outputs import event_text
from outputs.context import RenderContext
from outputs.head import entry_head
from outputs.structured_data import event_json_ld
from website.model import Entry, event_calendar_url_path
from website.related import related

from . import items, parts
from .programme import ProgrammeView, programme_view
from .views import ALWAYS, Banner, Button, Link, LiveText, Page, Shown, TimeView, from_then_on, links, shown

MAP_SEARCH = "https://www.openstreetmap.org/search?"
GOOGLE_CALENDAR = "https://calendar.google.com/calendar/render?"
OUTLOOK_CALENDAR = "https://outlook.office.com/calendar/0/deeplink/compose?"
DETAILS_ID, CONTACT_ID = "praktisk-om-arrangementet", "kontaktperson"  # no heading gets them: body.safe_html


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChoices:
    """The ways into the visitor's own calendar: links with the event in them, and the file."""

    links: tuple[Link, ...]
    shown: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One row of an event's facts: what the visitor asks, what we answer."""

    term: str  # «Sted», «Pris», «Målgruppe» …
    lines: tuple[str, ...] = ()  # plain text
    links: tuple[Link, ...] = ()
    shown: Shown = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event page."""

    title: str
    summary: str
    when: TimeView
    leaf: items.Leaf
    place: str  # in one line
    is_past: bool  # the page is a record: what came of it stands first
    banners: tuple[Banner, ...]
    ongoing: Shown | None  # when «Pågår» is true
    facts: tuple[FactRow, ...]  # what decides whether one can come
    details: tuple[FactRow, ...]  # what one asks then
    ways: tuple[Link, ...]  # down the page; none where there is one thing or nothing to go to
    registration: Button | None  # None: nothing to press
    join: Button | None  # «Delta digitalt», while it is on
    calendar: CalendarChoices | None
    notes: tuple[LiveText, ...]  # «Påmeldingsfrist: …», «To dager igjen …», «Påmeldingen er stengt»
    corrections: tuple[parts.CorrectionView, ...]
    picture: parts.PictureView | None
    body: parts.ProseView  # before the programme
    programme: ProgrammeView | None
    closing: parts.ProseView  # after the programme
    documents: tuple[parts.DocumentView, ...]
    recording: Button | None
    subjects: tuple[Link, ...]
    articles: tuple[items.ArticleItem, ...]  # that tell of it
    contact: parts.ContactView | None
    share: parts.ShareView
    published: TimeView | None
    modified: TimeView | None
    series: items.SeriesView | None
    related: items.RelatedView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundEvent:
    """The entries an event's page leads to, besides those its text does."""

    articles: Sequence[Entry[Article]]  # that tell of it
    in_series: tuple[Entry[Event] | None, Entry[Event] | None]
    related: tuple[Entry[Content], ...]

    @property
    def all(self) -> tuple[Entry[Content] | None, ...]:
        return (*self.articles, *self.in_series, *self.related)


def around_event(entry: Entry[Event], context: RenderContext) -> AroundEvent:
    """Return what the page of *entry* shows of others; *context* is in its language."""
    articles = context.one_of_each(context.website.articles_of_event.get(entry.content.slug, ()))
    in_series = items.beside_in_series(entry, context)
    shown = [other.url_path for other in (*articles, *in_series) if other]
    found = related(entry, context.website, context.relations, shown)
    return AroundEvent(articles=articles, in_series=in_series, related=found)


def event_page(entry: Entry[Event], context: RenderContext) -> Page:
    event, others = entry.content, around_event(entry, context)
    programme, series = programme_view(entry, context), items.series_links(entry, others.in_series, context)
    view = EventView(
        title=event.title,
        summary=event.summary,
        when=items.when(event, context),
        leaf=items.leaf(event, context),
        place=items.place_line(event, context),
        is_past=timing.is_past(event, context.now),
        banners=_banners(event, context),
        ongoing=_ongoing(event, context),
        facts=tuple(_facts(event, context)),
        details=tuple(_details(event, context, is_beside_others=series is not None)),
        ways=_ways(event, programme, context),
        registration=_registration_button(event, context),
        notes=_registration_notes(event, context),
        join=_join_button(event, context),
        calendar=_calendar_choices(entry, context),
        corrections=parts.corrections(event.corrections, context),
        picture=parts.lead_picture(entry, context),
        body=parts.prose(entry.agenda.before if entry.agenda else entry.body, entry, context),
        programme=programme,
        closing=parts.prose(entry.agenda.after if entry.agenda else Body(), entry, context),
        documents=parts.documents(event.documents, entry, context),
        recording=_recording_button(event.recording, context),
        subjects=parts.subject_links(entry, context),
        articles=tuple(items.article_item(article, context) for article in others.articles),
        contact=parts.contact_view(event.contact, context.words.questions),
        share=parts.share_view(
            entry.url_path, event_text.announcement(event, context), event_text.share_text(event, context), context
        ),
        published=items.date_view(event.published, context),
        modified=items.date_view(event.modified, context),
        series=series,
        related=items.related_view(others.related, context),
    )
    head = entry_head(entry, context, description=event_text.share_text(event, context))
    head = replace(head, json_ld_html=event_json_ld(entry, context))
    return Page(url_path=entry.url_path, template="event", head=head, view=view)


def _facts(event: Event, context: RenderContext) -> Iterator[FactRow]:
    """Yield what decides whether one can come, beside when and where."""
    words = context.words
    if event.moved_from:
        # Until the event is over, its banner says so.
        seen = from_then_on(context.now, timing.over_at(event.span)) if event_text.has_new_date(event) else ALWAYS
        yield FactRow(term=words.moved_from, lines=(event_text.moved_from(event, context),), shown=seen)
    yield from _taking_part(event, context)
    yield from _written((words.price, event.price), (words.capacity, event.capacity))


def _details(event: Event, context: RenderContext, *, is_beside_others: bool) -> Iterator[FactRow]:
    """Yield what one asks then, in that order; the series only where it is not told with what is beside the event in it."""
    words = context.words
    yield from _place(event, context)
    directions = event.venue.directions if event.venue else ""
    yield from _written((words.directions, directions), (words.accessibility, event.accessibility))
    yield from _written((words.audience, event.audience), (words.type, event.type))
    if not is_beside_others:
        yield from _series_fact(event, context)
    organizers = event.organizers
    if {organizer.name for organizer in organizers} - {context.settings.name}:
        yield FactRow(
            term=words.organizers,
            lines=tuple(organizer.name for organizer in organizers if not organizer.url),
            links=tuple(Link(text=organizer.name, url=organizer.url) for organizer in organizers if organizer.url),
        )


def _written(*rows: tuple[str, str]) -> Iterator[FactRow]:
    """Yield a fact for each term of which something is written."""
    yield from (FactRow(term=term, lines=(text,)) for term, text in rows if text)


def _ways(event: Event, programme: ProgrammeView | None, context: RenderContext) -> tuple[Link, ...]:
    """Return the ways to what stands below the text, each called as its heading, where there are several."""
    found = (
        (programme.title if programme else "", programme.id if programme else ""),
        (context.words.practical if any(_place(event, context)) else "", DETAILS_ID),
        (context.words.questions if event.contact else "", CONTACT_ID),
    )
    ways = tuple(Link(text=text, url=f"#{place}") for text, place in found if text)
    return ways if len(ways) > 1 else ()


def _taking_part(event: Event, context: RenderContext) -> Iterator[FactRow]:
    """Yield the facts about taking part, which nobody needs once the event is over or called off."""
    seen = shown(context.now, ends=timing.over_at(event.span))
    if seen is None or event.status in DID_NOT_TAKE_PLACE:
        return
    words = context.words
    until_it_starts = shown(context.now, ends=event.span.starts)  # then it is a button
    if event.online_url and until_it_starts:
        link = Link(text=words.join_online, url=event.online_url)
        yield FactRow(term=words.online, links=(link,), shown=until_it_starts)
    if event.online_text and not event.online_url:
        yield FactRow(term=words.online, lines=(event.online_text,), shown=seen)
    if event.registration and event.registration.text and event.status not in event_text.NO_REGISTRATION:
        yield FactRow(term=words.registration, lines=(event.registration.text,), shown=seen)


def _place(event: Event, context: RenderContext) -> Iterator[FactRow]:
    venue = event.venue
    if venue is None:
        return
    words = context.words
    room = f"{words.room}: {venue.room}" if venue.room else ""
    lines = tuple(line for line in (venue.text, venue.name, venue.address, venue.postal_town, room) if line)
    address = ", ".join(part for part in (venue.address, venue.postal_town) if part)
    map_url = venue.map_url or (f"{MAP_SEARCH}{urlencode({'query': address})}" if venue.address else "")
    links = (Link(text=words.map, url=map_url),) if map_url else ()
    if links or lines != (items.place_line(event, context),):  # that line stands below the title
        yield FactRow(term=words.where, lines=lines, links=links)


def _banners(event: Event, context: RenderContext) -> tuple[Banner, ...]:
    """Return what stands above all else about the event, each for as long as it holds."""
    words, over = context.words, timing.over_at(event.span)
    off = {
        Status.CANCELLED: (words.cancelled, words.cancelled_text),
        Status.POSTPONED: (words.postponed, words.postponed_text),
    }
    if event.status in off:
        word, text = off[event.status]
        contact = event.contact or Contact()
        who = contact.name or contact.email or contact.phone or contact.text
        ask = Link(text=words.ask.format(who=who), url=f"#{CONTACT_ID}") if event.contact else None
        return (Banner(word=word, text=text, ask=ask),)
    told = [(words.full, words.full_text)] if event.status is Status.FULL else []
    if event_text.has_new_date(event):
        told.append(("", words.moved_text.format(date=event_text.moved_from(event, context))))
    until = shown(context.now, ends=over)
    banners = [Banner(word=word, text=text, shown=until) for word, text in told if until]
    return (*banners, Banner(text=words.event_is_over, shown=from_then_on(context.now, over)))


def _ongoing(event: Event, context: RenderContext) -> Shown | None:
    """Return the period in which the event is on; None when it is over or does not take place."""
    if event.status in DID_NOT_TAKE_PLACE:
        return None
    return shown(context.now, begins=event.span.starts, ends=timing.over_at(event.span))


def _series_fact(event: Event, context: RenderContext) -> Iterator[FactRow]:
    """Yield the name of the event's series, as a way to its page where it has one."""
    series = context.website.series_of(event)
    if series:
        yield FactRow(term=context.words.series, links=(Link(text=series.name, url=context.href(series.url_path)),))
    elif event.series:
        yield FactRow(term=context.words.series, lines=(event.series,))


def _registration_button(event: Event, context: RenderContext) -> Button | None:
    """Return the one thing to press, shown while one can register; None when that never comes again."""
    registration = event.registration
    found = [phase for phase in timing.registration_phases(event) if phase.state in timing.CAN_REGISTER]
    seen = shown(context.now, begins=found[0].begins, ends=found[-1].ends) if found else None
    if registration is None or seen is None:
        return None
    words = context.words
    if registration.url:
        return Button(text=words.register, detail=_host(registration.url, context), url=registration.url, shown=seen)
    if registration.email:
        subject = quote(plain(f"{words.registration}: {event.title}"), safe="")
        url = f"mailto:{quote(registration.email, safe='@')}?subject={subject}"
        return Button(text=words.register_by_email, detail=registration.email, url=url, shown=seen)
    return None


def _join_button(event: Event, context: RenderContext) -> Button | None:
    """Return the way in, while the event is on."""
    url, seen = event.online_url, _ongoing(event, context)
    return Button(text=context.words.join_online, url=url, shown=seen) if url and seen else None


def _calendar_choices(entry: Entry[Event], context: RenderContext) -> CalendarChoices | None:
    """Return the ways into the visitor's own calendar, as long as there is something to go to."""
    event = entry.content
    url_path = event_calendar_url_path(entry)
    seen = shown(context.now, ends=timing.over_at(event.span))
    if not url_path or seen is None or event.status in DID_NOT_TAKE_PLACE:
        return None
    words = context.words
    google, outlook = _calendar_forms(entry, context)
    forms = (Link(text=words.subscribe_google, url=google), Link(text=words.subscribe_outlook, url=outlook))
    here = links(context, (words.calendar_file, url_path), (words.subscribe_instead, SUBSCRIBE_PATH))
    return CalendarChoices(links=(*forms, *here), shown=seen)


def _calendar_forms(entry: Entry[Event], context: RenderContext) -> tuple[str, str]:
    """Return the forms of Google and Outlook with the event filled in; nothing is asked of them before one goes there."""
    event, span = entry.content, entry.content.span
    moments = (span.starts, span.ends or (timing.over_at(span) if span.whole_days else span.starts))
    title = event_text.calendar_summary(event.title, event, context)
    where, text = event_text.calendar_location(event, context), context.absolute(entry.url_path)
    if span.whole_days:  # the end is the day after the last
        begins, ends = (moment.date().isoformat() for moment in moments)
    else:
        begins, ends = (moment.astimezone(UTC).isoformat().replace("+00:00", "Z") for moment in moments)
    dates = f"{begins}/{ends}".replace("-", "").replace(":", "")
    google = {"action": "TEMPLATE", "text": title, "dates": dates, "location": where, "details": text}
    outlook = {"subject": title, "startdt": begins, "enddt": ends, "location": where, "body": text}
    if span.whole_days:
        outlook["allday"] = "true"
    outlook = {"path": "/calendar/action/compose", "rru": "addevent"} | outlook
    return GOOGLE_CALENDAR + urlencode(google, quote_via=quote), OUTLOOK_CALENDAR + urlencode(outlook, quote_via=quote)


def _recording_button(url: str, context: RenderContext) -> Button | None:
    button = Button(text=context.words.see_recording, detail=_host(url, context), url=url)
    return button if url else None


def _host(url: str, context: RenderContext) -> str:
    """Return where a link leads, in the words beside it."""
    return context.words.at_host.format(host=(urlsplit(url).hostname or "").removeprefix("www."))


def _registration_notes(event: Event, context: RenderContext) -> tuple[LiveText, ...]:
    """Return the sentences about the registration, in the order of the periods they are shown in."""
    return tuple(
        LiveText(text=text, shown=seen)
        for text, begins, ends in _notes(event, context)
        if (seen := shown(context.now, begins=begins, ends=ends))
    )


def _notes(event: Event, context: RenderContext) -> Iterator[tuple[str, datetime | None, datetime | None]]:
    words, registration, timeline = context.words, event.registration, timing.registration_phases(event)
    if registration is None:
        return
    is_open = [phase for phase in timeline if phase.state in timing.CAN_REGISTER]
    if is_open and registration.deadline:
        text = f"{words.registration_deadline}: {event_text.deadline_text(registration, context)}"
        yield text, is_open[0].begins, is_open[-1].ends
    # «møt opp» holds as long as the event does
    can_be_closed = registration.url or registration.email or registration.deadline
    left = (words.last_day_to_register, words.one_day_left, words.two_days_left, words.three_days_left)
    for phase in timeline:
        match phase.state:
            case timing.RegistrationState.NOT_OPEN if registration.opens:
                text = f"{words.registration_opens}: {event_text.opening_text(registration.opens, context)}"
                yield text, phase.begins, phase.ends
            case timing.RegistrationState.SOON if phase.days_left is not None:
                yield left[phase.days_left], phase.begins, phase.ends
            case timing.RegistrationState.CLOSED if can_be_closed:
                yield words.registration_closed, phase.begins, phase.ends
