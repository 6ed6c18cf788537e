"""Every calendar can be read by strict programs (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from icalendar import Calendar

from .model import Built, Fault

LINE_OCTETS = 75  # RFC 5545 §3.1
BARE = re.compile(rb"(?<!\r)\n|\r(?!\n)")
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendars(site: Built) -> Iterator[Fault]:
    """Yield a fault for what no parser tells of by itself, and for what it does."""
    for name, path in site.named(".ics"):
        if b"PRODID" not in path.read_bytes()[:400] and name.count("/") > 1:
            continue  # a document an editor offers, not a calendar of ours
        for message in _messages(path):
            yield Fault(file=name, rule="calendar", message=message)


def _messages(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if BARE.search(data):
        yield "En linje i kalenderen slutter ikke med CRLF."
    if any(len(line) > LINE_OCTETS for line in data.split(b"\r\n")):
        yield f"En linje i kalenderen er lengre enn {LINE_OCTETS} oktetter."
    if CONTROL.search(data):
        yield "Kalenderen har styretegn i seg."
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        yield f"Kalenderen kan ikke leses: {error}."
        return
    for component in calendar.walk():
        yield from (f"Kalenderen har en linje som ikke kan leses: {error}." for error in component.errors)
        lacking = [key for key in component.required if key not in component]
        if lacking:
            yield f"{component.name} mangler {', '.join(lacking)}."
    events = calendar.walk("VEVENT")
    identities = [str(event.get("UID")) for event in events]
    if len(identities) != len(set(identities)):
        yield "To arrangementer i kalenderen har samme UID."
    zones = {str(zone.get("TZID")) for zone in calendar.walk("VTIMEZONE")}
    for event in events:
        for key in ("DTSTART", "DTEND"):
            zone = event[key].params.get("TZID") if key in event else None
            if zone and zone not in zones:
                yield f"Tidssonen «{zone}» er ikke forklart i kalenderen."
        if "DTEND" in event and event.decoded("DTEND") <= event.decoded("DTSTART"):
            yield f"«{event.get('SUMMARY')}» slutter ikke etter at det begynner."
