"""Articles, events and breadcrumbs for search engines: schema.org as JSON-LD, safe inside a ``script`` element.

What is not known is left out: a value here is one the visitor sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, time
from typing import Any

from content_types.model import Article, Content, Event, Organizer, Origin, Status, Venue
from content_types.timing import RegistrationState, can_register, ends_iso, moment_of, registration_state, starts_iso
from content_types.web_addresses import outside_page
from norwegian.numbers import kroner
from norwegian.typography import plain
from programme.model import Day, Session, Speaker
from programme.speakers import is_name, is_organisation, own_name
from website.model import Entry

from .context import LOGO, RenderContext

WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
NO_OFFER = {RegistrationState.CANCELLED, RegistrationState.CLOSED, RegistrationState.OVER}
SCHEMA = "https://schema.org"


def event_json_ld(entry: Entry[Event], context: RenderContext) -> str:
    """Return the event (schema.org/Event), its programme as sub-events."""
    event = entry.content
    data = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": context.absolute(entry.url_path),
        "inLanguage": event.language.value,
        "startDate": starts_iso(event.span),
        "endDate": ends_iso(event.span),
        "previousStartDate": starts_iso(event.moved_from) if event.moved_from else None,
        "eventStatus": f"{SCHEMA}/{_event_status(event)}",
        "eventAttendanceMode": _attendance(event),
        "location": _locations(event, context.absolute(entry.url_path)),
        "organizer": _organizers(event, context),
        "performer": _performers(entry, context),
        "offers": _offer(event, context.absolute(entry.url_path), context.now),
        "maximumAttendeeCapacity": int(event.capacity) if WHOLE_NUMBER.fullmatch(event.capacity) else None,
        "image": _lead_picture(entry, context),
        "subEvent": list(_sub_events(entry, context)),
    }
    return in_script(outside_page({key: value for key, value in data.items() if value}, event))


def _event_status(event: Event) -> str:
    if event.status is Status.CANCELLED:
        return "EventCancelled"
    if event.status is Status.POSTPONED:
        return "EventPostponed"
    return "EventRescheduled" if event.moved_from else "EventScheduled"


def _attendance(event: Event) -> str | None:
    if event.venue and event.is_online:
        return f"{SCHEMA}/MixedEventAttendanceMode"
    if event.venue:
        return f"{SCHEMA}/OfflineEventAttendanceMode"
    return f"{SCHEMA}/OnlineEventAttendanceMode" if event.is_online else None


def _locations(event: Event, page: str) -> list[dict[str, Any]]:
    """Return the place, and the net: the way in stands on the event's own *page*."""
    found = [_place(event.venue)] if event.venue else []
    if event.is_online:
        found.append({"@type": "VirtualLocation", "url": page})
    return found


def _place(venue: Venue) -> dict[str, Any]:
    parts = {
        "streetAddress": venue.address,
        "postalCode": venue.postal_code,
        "addressLocality": venue.town,
    }
    known = {key: value for key, value in parts.items() if value}
    if not known:
        return {"@type": "Place", "name": venue.text or venue.name, "address": venue.text or venue.name}
    place = {"@type": "Place", "name": venue.name or venue.text}
    return {**place, "address": {"@type": "PostalAddress", **known, "addressCountry": "NO"}}


def _organizers(event: Event, context: RenderContext) -> list[dict[str, str]]:
    """Return who invites; the site's own url is known without being written."""
    own = Organizer(name=context.settings.name)
    found = event.organizers or (own,)
    known = ((o.name, context.absolute("/") if o == own else o.url) for o in found)
    return [
        {"@type": "Organization", "name": name, **({"url": url} if url else {})}
        for name, url in known
        if url or not _may_be_person(name, context)
    ]


def _may_be_person(name: str, context: RenderContext) -> bool:
    """Tell whether who invites may be a person: «Kari Nordmann», of whom nothing is claimed; not «Testbyen kommune»."""
    return is_name(name) and not is_organisation(name, context.website.listed_names)


def _performers(entry: Entry[Event], context: RenderContext) -> list[dict[str, str]]:
    """Return every speaker of the programme once, in the order they are named."""
    sessions = entry.agenda.programme.sessions if entry.agenda else ()
    return _agents([speaker for session in sessions for speaker in _speakers(session)], context)


def _agents(speakers: Sequence[Speaker], context: RenderContext) -> list[dict[str, str]]:
    """Return each speaker once, without those of whom it cannot be told what they are."""
    found = {}
    for speaker in speakers:
        found_agent = agent(speaker.name, context.website.listed_names)
        if found_agent is not None:
            found[found_agent["name"]] = found_agent
    return list(found.values())


def agent(name: str, listed: Collection[str]) -> dict[str, str] | None:
    """Return whom a name is of: an organisation, or a person; None where that cannot be told.

    An organisation is known by its name, or stands in the editors' word list
    (*listed*). What follows a comma or a bracket is no part of the name.
    """
    own = own_name(name)
    if is_organisation(name, listed):
        return {"@type": "Organization", "name": own}
    return {"@type": "Person", "name": own} if is_name(own) else None


def _speakers(part: Session) -> Iterator[Speaker]:
    yield from part.speakers
    for inner in part.parts:
        yield from _speakers(inner)


def _sub_events(entry: Entry[Event], context: RenderContext) -> Iterator[dict[str, Any]]:
    """Yield each session with its instants: a break too, for it has its place in the day."""
    if entry.agenda is None:
        return
    for day in entry.agenda.programme.days:
        for session in day.sessions:
            yield _sub_event(session, day, context)


def _sub_event(part: Session, day: Day, context: RenderContext) -> dict[str, Any]:
    """Return a session, a track or a talk with its instants, and with what goes on within it."""
    data = {
        "@type": "Event",
        "name": " – ".join(words for words in (part.track_name, part.title) if words),
        "startDate": moment_of(day.date, part.starts).isoformat(),
        "endDate": moment_of(day.date, part.ends).isoformat() if part.ends else None,
        "performer": _agents(part.speakers, context),
        "location": {"@type": "Place", "name": part.room, "address": part.room} if part.room else None,
        "subEvent": [_sub_event(inner, day, context) for inner in part.parts],
    }
    return {key: value for key, value in data.items() if value}


def _offer(event: Event, page: str, now: datetime) -> dict[str, Any] | None:
    """Return the offer that stands at *now*; None when nobody can register any more.

    *page* is the url of the event's own page, where one is sent unless
    there is a form to fill in. A price in words has no number.
    """
    state = registration_state(event, now)
    price = kroner(event.price)
    has_registration = event.registration is not None or event.status is Status.FULL
    if state in NO_OFFER or not (has_registration or price is not None):
        return None
    found = {
        "@type": "Offer",
        "url": (event.registration.url if event.registration and can_register(event, now) else "") or page,
        "price": price,
        "priceCurrency": None if price is None else "NOK",
        "availability": _availability(event, now),
        "validFrom": _valid_from(event),
    }
    return {key: value for key, value in found.items() if value is not None}


def _availability(event: Event, now: datetime) -> str | None:
    """Return whether there is room; None before registration opens."""
    if event.status is Status.FULL:
        return f"{SCHEMA}/SoldOut"
    return f"{SCHEMA}/InStock" if event.registration is None or can_register(event, now) else None


def _valid_from(event: Event) -> str | None:
    opens = event.registration.opens if event.registration else None
    if opens is None:
        return None
    return opens.date().isoformat() if opens.time() == time(0) else opens.isoformat()


def article_json_ld(entry: Entry[Article], context: RenderContext) -> str:
    """Return the article (schema.org/NewsArticle)."""
    article = entry.content
    data = {
        "@context": SCHEMA,
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "image": _lead_picture(entry, context),
        "datePublished": article.published.isoformat() if article.published else None,
        "dateModified": context.update_iso(article),
        "author": _authors(article, context),
        "publisher": {**_publisher(context), "logo": context.absolute(LOGO)},
        "mainEntityOfPage": context.absolute(entry.url_path),
        "inLanguage": article.language.value,
        "keywords": list(article.subjects),
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": each.day.isoformat()}
            for each in article.corrections
        ],
        "isBasedOn": _based_on(article.origin),
    }
    return in_script({key: value for key, value in data.items() if value})


def _authors(article: Article, context: RenderContext) -> list[dict[str, str]]:
    """Return those who sign, as far as it can be told who they are; where nobody does, the site."""
    if not article.authors:
        return [_publisher(context)]
    return [found for name in article.authors if (found := _author(name, context))]


def _author(name: str, context: RenderContext) -> dict[str, str] | None:
    """Return who signs an article; what follows a person's name is her work."""
    if name == context.settings.name:
        return _publisher(context)
    found = agent(name, context.website.listed_names)
    work = name.partition(",")[2].strip()
    return {**found, "jobTitle": work} if found and work and found["@type"] == "Person" else found


def _publisher(context: RenderContext) -> dict[str, str]:
    return {"@type": "Organization", "name": context.settings.name, "url": context.absolute("/")}


def _lead_picture(entry: Entry[Content], context: RenderContext) -> str | None:
    published = context.website.lead_picture(entry)
    return context.absolute(published.shared.url_path) if published else None


def _based_on(origin: Origin | None) -> dict[str, Any] | None:
    """Return the text as it was first published: its name is that of what it stood in."""
    if origin is None:
        return None
    stood_in = {"@type": "CreativeWork", "name": origin.name} if origin.name else None
    parts = {"url": origin.url, "isPartOf": stood_in}
    return {"@type": "CreativeWork", **{key: value for key, value in parts.items() if value}}


def site_json_ld(context: RenderContext) -> str:
    """Return the site and who is behind it (schema.org/WebSite, schema.org/Organization), for the front page."""
    site = {
        "@context": SCHEMA,
        "@type": "WebSite",
        "name": context.settings.name,
        "description": context.settings.description,
        "url": context.absolute("/"),
        "inLanguage": context.language,
        "publisher": {**_publisher(context), "logo": context.absolute(LOGO)},
    }
    return in_script(site)


def breadcrumbs_json_ld(steps: Sequence[tuple[str, str]], context: RenderContext) -> str:
    """Return *steps*, the name and url path of each page on the way (schema.org/BreadcrumbList); empty of none."""
    if not steps:
        return ""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": context.absolute(path)}
        for position, (name, path) in enumerate(steps, start=1)
    ]
    return in_script({"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items})


def in_script(data: dict[str, Any]) -> str:
    """Return *data* as JSON without the characters that could end a script element or an entity."""
    text = plain(json.dumps(data, ensure_ascii=False))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
