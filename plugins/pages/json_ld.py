"""An event for search engines: schema.org/Event as JSON-LD, with its programme as sub-events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from events.model import Event, Organizer, Venue
from events.schedule import moment_of
from events.timing import ends_iso, starts_iso
from programme.model import Day, Session, Speaker, Track
from publication.model import Status
from website.model import Entry

from .frame import Frame
from .offer import offer
from .script_data import SCHEMA, in_script

WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def event_json_ld(entry: Entry, frame: Frame) -> str:
    """Return the event as JSON that is safe inside a ``script`` element.

    What is not known is left out: a value here is one the visitor sees.
    """
    event: Event = entry.content
    data = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": frame.absolute(entry.address),
        "inLanguage": event.language.value,
        "startDate": starts_iso(event.span),
        "endDate": ends_iso(event.span),
        "previousStartDate": starts_iso(event.moved_from) if event.moved_from else None,
        "eventStatus": f"{SCHEMA}/{_status(event)}",
        "eventAttendanceMode": _attendance(event),
        "location": _locations(event),
        "organizer": _organizers(event, frame),
        "performer": _performers(entry),
        "offers": offer(event, frame.absolute(entry.address), frame.now),
        "maximumAttendeeCapacity": int(event.capacity) if WHOLE_NUMBER.fullmatch(event.capacity) else None,
        "image": _image(entry, frame),
        "subEvent": list(_sub_events(entry)),
    }
    return in_script({key: value for key, value in data.items() if value})


def _status(event: Event) -> str:
    if event.status is Status.CANCELLED:
        return "EventCancelled"
    if event.status is Status.POSTPONED:
        return "EventPostponed"
    return "EventRescheduled" if event.moved_from else "EventScheduled"


def _attendance(event: Event) -> str | None:
    online = bool(event.online_url or event.online_text)
    if event.venue and online:
        return f"{SCHEMA}/MixedEventAttendanceMode"
    if event.venue:
        return f"{SCHEMA}/OfflineEventAttendanceMode"
    return f"{SCHEMA}/OnlineEventAttendanceMode" if online else None


def _locations(event: Event) -> list[dict[str, Any]]:
    found = [_place(event.venue)] if event.venue else []
    if event.online_url:
        found.append({"@type": "VirtualLocation", "url": event.online_url})
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


def _organizers(event: Event, frame: Frame) -> list[dict[str, str]]:
    """Return who invites; the site's own address is known without being written."""
    own = Organizer(name=frame.settings.name)
    found = event.organizers or (own,)
    return [_organizer(o.name, frame.absolute("/") if o == own else o.url) for o in found]


def _organizer(name: str, url: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": url} if url else {})}


def _performers(entry: Entry) -> list[dict[str, str]]:
    """Return every speaker of the programme once, in the order they are named."""
    sessions = entry.agenda.programme.sessions if entry.agenda else ()
    names = dict.fromkeys(speaker.name for session in sessions for speaker in _speakers(session))
    return [_person(name) for name in names]


def _speakers(part: Session | Track) -> Iterator[Speaker]:
    yield from part.speakers
    for inner in _inside(part):
        yield from _speakers(inner)


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _image(entry: Entry, frame: Frame) -> str | None:
    published = frame.website.lead_picture(entry)
    return frame.absolute(published.shared.address) if published else None


def _sub_events(entry: Entry) -> Iterator[dict[str, Any]]:
    """Yield each session with its instants: a break too, for it has its place in the day."""
    if entry.agenda is None:
        return
    for day in entry.agenda.programme.days:
        for session in day.sessions:
            yield _sub_event(session, day)


def _sub_event(part: Session | Track, day: Day) -> dict[str, Any]:
    label = part.name if isinstance(part, Track) else part.track_name
    data = {
        "@type": "Event",
        "name": " – ".join(words for words in (label, part.title) if words),
        "startDate": moment_of(day.date, part.starts).isoformat(),
        "endDate": moment_of(day.date, part.ends).isoformat() if part.ends else None,
        "performer": [_person(speaker.name) for speaker in part.speakers],
        "location": {"@type": "Place", "name": part.room, "address": part.room} if part.room else None,
        "subEvent": [_sub_event(inner, day) for inner in _inside(part)],
    }
    return {key: value for key, value in data.items() if value}


def _inside(part: Session | Track) -> tuple[Track, ...] | tuple[Session, ...]:
    return part.sessions if isinstance(part, Track) else part.tracks
