"""The permanent identities a site has given out: in feeds, in open data and in its calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from .calendar_events import CalendarEvent, read_events
from .site import Site

CALENDAR = "kalender.ics"
OPEN_DATA = "arrangementer.json"
ATOM = "{http://www.w3.org/2005/Atom}"
CANCELLED = "avlyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One identity with the page it belongs to."""

    id: str  # a UUID without «urn:uuid:», or whatever else was given out
    address: str  # site path; empty: outside this site, or of a whole feed
    is_feed: bool = False  # the identity of the feed itself
    title: str
    file: str  # the feed, the calendar or the open data
    last_day: date | None = None  # of events
    is_cancelled: bool = False


def sources(site: Site) -> list[str]:
    """Return the files that give out identities. Other calendars repeat what is in these."""
    return sorted(path for path in site.files if path in (CALENDAR, OPEN_DATA) or path.startswith("feeds/"))


def read_records(site: Site, paths: list[str]) -> list[Record]:
    """Return the identities in *paths*; of a file that cannot be read none."""
    return [record for path, data in site.read(paths).items() for record in _records(path, data, site)]


def calendar_of(site: Site) -> list[CalendarEvent]:
    return read_events(site.read([CALENDAR]).get(CALENDAR, b""))


def _records(path: str, data: bytes, site: Site) -> Iterator[Record]:
    try:
        if path == CALENDAR:
            for event in read_events(data):
                yield Record(
                    id=event.uid,
                    address=site.site_path(event.url),
                    title=event.title,
                    file=path,
                    last_day=event.last_day,
                    is_cancelled=event.status == "CANCELLED",
                )
        elif path.endswith(".json"):
            yield from _from_json(path, json.loads(data), site)
        elif path.endswith(".xml"):
            yield from _from_xml(path, ElementTree.fromstring(data), site)
    except (ValueError, ElementTree.ParseError, TypeError, AttributeError, KeyError):  # another site's, or none
        return


def _from_json(path: str, read: dict, site: Site) -> Iterator[Record]:
    for item in read.get("arrangementer") or read.get("items") or ():
        ends = item.get("slutter") or item.get("starter") or ""
        yield Record(
            id=_bare(item["id"]),
            address=site.site_path(item["url"]),
            title=item.get("tittel") or item.get("title") or "",
            file=path,
            last_day=date.fromisoformat(ends[:10]) if ends else None,
            is_cancelled=item.get("status") == CANCELLED,
        )


def _from_xml(path: str, root: ElementTree.Element, site: Site) -> Iterator[Record]:
    feed_id = root.findtext(f"{ATOM}id")
    if feed_id:
        yield Record(id=_bare(feed_id), address="", is_feed=True, title=root.findtext(f"{ATOM}title") or "", file=path)
    for entry in root.iter(f"{ATOM}entry"):
        links = [link.get("href", "") for link in entry.iter(f"{ATOM}link") if link.get("rel") in (None, "alternate")]
        yield Record(
            id=_bare(entry.findtext(f"{ATOM}id") or ""),
            address=site.site_path(links[0] if links else ""),
            title=entry.findtext(f"{ATOM}title") or "",
            file=path,
        )
    for item in root.iter("item"):
        yield Record(
            id=_bare(item.findtext("guid") or ""),
            address=site.site_path(item.findtext("link") or ""),
            title=item.findtext("title") or "",
            file=path,
        )


def _bare(identity: str) -> str:
    return identity.strip().removeprefix("urn:uuid:").lower()
