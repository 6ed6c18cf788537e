"""A published site to look things up in: its files by url path, which of them may never be lost, how each
answers, and the permanent identities given out in feeds, open data and the calendar.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from icalendar import Component, vDDDTypes
from lxml import html

from content_types.url_paths import file_of, url_path_of_file

SITEMAP_LINE = re.compile(r"^Sitemap: *(\S+)/sitemap\.xml *$", re.MULTILINE)
REFRESH = re.compile(r"[0-9]+ *; *url *= *(.*)", re.IGNORECASE)
LONGEST_CHAIN = 10


class Standing(StrEnum):
    """How a url path answers."""

    PAGE = "page"
    HIDDEN = "hidden"  # a page search engines shall not keep
    GONE = "gone"  # says only that something was here
    REDIRECT = "redirect"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSite:
    """The files of one publication of the site."""

    files: Mapping[str, str]  # path → blob
    read_blobs: Callable[[Iterable[str]], Mapping[str, bytes]]
    base: str  # the site's own address without a slash at its end

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of those of *paths* that are there."""
        there = [path for path in paths if path in self.files]
        contents = self.read_blobs([self.files[path] for path in there]) if there else {}
        return {path: contents[self.files[path]] for path in there}

    def read_one(self, path: str) -> bytes | None:
        """Return what the file at *path* holds; None where there is none."""
        return self.read([path]).get(path)

    def url_path_of(self, url: str) -> str:
        """Return the url path of a page of this site, from its whole or its root-relative address; else nothing."""
        path = url if url.startswith("/") else ""
        if self.base and url.startswith(f"{self.base}/"):
            path = url.removeprefix(self.base)
        elif path:
            path = path.removeprefix(urlsplit(self.base).path)
        return unquote(path.partition("#")[0].partition("?")[0])

    def at(self, url_path: str) -> tuple[Standing, str]:
        """Return how *url_path* answers in the end, and the url path where redirects lead."""
        for _ in range(LONGEST_CHAIN):
            data = self.read_one(file_of(url_path))
            if data is None:
                return Standing.MISSING, url_path
            standing, leads_to = _of_head(data)
            if standing is not Standing.REDIRECT:
                return standing, url_path
            url_path = self.url_path_of(leads_to) or url_path
        return Standing.REDIRECT, url_path

    @property
    def identity_files(self) -> list[str]:
        """The files that give out identities. Other calendars repeat what is in these."""
        return sorted(path for path in self.files if path in (CALENDAR, OPEN_DATA) or path.startswith("feeds/"))

    def identities(self, paths: list[str]) -> list[Identity]:
        """Return the identities in *paths*; of a file that cannot be read none."""
        found = []
        for path, data in self.read(paths).items():
            # It may be another site's, or none
            with suppress(ValueError, ElementTree.ParseError, TypeError, AttributeError, KeyError):
                for id, url, title, more in _given_out(path, data):
                    id = id.strip().removeprefix("urn:uuid:").lower()
                    found.append(Identity(id=id, url_path=self.url_path_of(url), title=title, file=path, **more))
        return found

    @property
    def calendar(self) -> list[CalendarEvent]:
        return read_events(self.read_one(CALENDAR) or b"")


def base_of(robots: bytes | None) -> str:
    """Return the site's address as robots.txt tells it."""
    found = SITEMAP_LINE.search((robots or b"").decode("utf-8", "replace"))
    return found[1] if found else ""


def _of_head(page: bytes) -> tuple[Standing, str]:
    """Return what the head of a page says of its standing, and where it redirects."""
    tree = html.document_fromstring(b"<html>" + page)  # a page may be empty
    metas = [{str(name): str(value) for name, value in meta.attrib.items()} for meta in tree.iter("meta")]
    said = {(meta.get("http-equiv") or meta.get("name", "")).lower(): meta.get("content", "") for meta in metas}
    if found := REFRESH.fullmatch(said.get("refresh", "").strip()):
        return Standing.REDIRECT, found[1].strip("'\"")
    if "noindex" not in said.get("robots", "").lower():
        return Standing.PAGE, ""
    is_canonical = any("canonical" in link.get("rel", "").lower().split() for link in tree.iter("link"))
    return Standing.HIDDEN if is_canonical else Standing.GONE, ""


# The published branch as a ledger: which url paths were given to the world, and may never be lost.

COMES_AND_GOES = re.compile(r"(?:theme|filer|pagefind)/|(?:.*/)?side/[0-9]+/index\.html$")
LIST_PAGE = re.compile(r"(?:.*/)?side/[0-9]+/index\.html$")
GUARDED_FILE = re.compile(r"feeds/.*|arrangementer\.json|.*\.(?:ics|pdf|docx|xlsx|pptx|odt|zip)$", re.IGNORECASE)


def is_guarded(path: str) -> bool:
    """Tell whether the file may not be lost: a page, a feed, a calendar, open data, a document.

    Files with a fingerprint in their names, what search is made of and further
    pages of a list come and go.
    """
    if COMES_AND_GOES.match(path):
        return False
    return url_path_of_file(path).endswith("/") or bool(GUARDED_FILE.fullmatch(path))


def url_paths_of(paths: Iterable[str]) -> list[str]:
    """Return the url paths the build is told of: the guarded ones, and the list pages that can lead to the first."""
    return sorted(url_path_of_file(path) for path in paths if is_guarded(path) or LIST_PAGE.match(path))


def lost(old: Iterable[str], new: Mapping[str, str]) -> list[str]:
    """Return the guarded files of *old* whose url paths nothing in *new* answers at.

    A file is also answered by a page of its whole name: GitHub Pages sends
    /plan.pdf on to /plan.pdf/ when that is a folder.
    """
    guarded = (path for path in old if is_guarded(path) and path not in new)
    return sorted(path for path in guarded if url_path_of_file(path).endswith("/") or file_of(f"{path}/") not in new)


# The permanent identities a site has given out: in feeds, in open data and in its calendar.

CALENDAR = "kalender.ics"
OPEN_DATA = "arrangementer.json"
ATOM = "{http://www.w3.org/2005/Atom}"
CANCELLED = "avlyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One identity with the page it belongs to."""

    id: str  # a UUID without «urn:uuid:», or whatever else was given out
    url_path: str  # empty: outside this site, or of a whole feed
    is_feed: bool = False  # the identity of the feed itself
    title: str
    file: str  # the feed, the calendar or the open data
    last_day: date | None = None  # of events
    is_cancelled: bool = False
    is_translation: bool = False  # told of with the event it is another version of


def _given_out(path: str, data: bytes) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield each identity with its address and its title, and what else is known of it."""
    if path == CALENDAR:
        for event in read_events(data):
            is_cancelled = event.status == "CANCELLED"
            yield event.uid, event.url, event.title, {"last_day": event.last_day, "is_cancelled": is_cancelled}
    elif path.endswith(".json"):
        read = json.loads(data)
        for item in read.get("arrangementer") or read.get("items") or ():
            ends = item.get("slutter") or item.get("starter") or ""
            last_day = date.fromisoformat(ends[:10]) if ends else None
            more = {"last_day": last_day, "is_cancelled": item.get("status") == CANCELLED}
            yield item["id"], item["url"], item.get("tittel") or item.get("title") or "", more
            for version in item.get("oversettelser") or ():
                yield version["id"], version["url"], version.get("tittel") or "", {"is_translation": True}
    elif path.endswith(".xml"):
        root = ElementTree.fromstring(data)
        if feed_id := root.findtext(f"{ATOM}id"):
            yield feed_id, "", root.findtext(f"{ATOM}title") or "", {"is_feed": True}
        for entry in root.iter(f"{ATOM}entry"):
            links = [
                each.get("href", "") for each in entry.iter(f"{ATOM}link") if each.get("rel") in (None, "alternate")
            ]
            yield entry.findtext(f"{ATOM}id") or "", "".join(links[:1]), entry.findtext(f"{ATOM}title") or "", {}
        for item in root.iter("item"):
            yield item.findtext("guid") or "", item.findtext("link") or "", item.findtext("title") or "", {}


# The events of a calendar file as subscribers hold them (RFC 5545).

CONFIRMED = "CONFIRMED"  # an event without STATUS
LARGEST_SEQUENCE = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event of a calendar."""

    uid: str
    url: str
    title: str
    sequence: int
    starts: str  # as written, with its time zone: two are compared, never counted with
    ends: str
    place: str
    status: str
    last_day: date | None  # None: no date that can be read


def read_events(data: bytes) -> list[CalendarEvent]:
    """Return the events in *data*; none when it is no calendar."""
    try:
        components = Component.from_ical(data, multiple=True)
        return [_event(event) for component in components for event in component.walk("VEVENT") if event.get("UID")]
    except (ValueError, LookupError, TypeError, AttributeError):  # any bytes may have been published
        return []


def _event(event: Component) -> CalendarEvent:
    number = _value(event, "SEQUENCE")
    return CalendarEvent(
        uid=_value(event, "UID").removeprefix("urn:uuid:").lower(),
        url=_value(event, "URL"),
        title=_value(event, "SUMMARY"),
        sequence=int(number) if number.isdecimal() and int(number) < LARGEST_SEQUENCE else 0,
        starts=_as_written(event, "DTSTART"),
        ends=_as_written(event, "DTEND"),
        place=_value(event, "LOCATION"),
        status=_value(event, "STATUS") or CONFIRMED,
        last_day=_day(event, "DTEND") or _day(event, "DTSTART"),
    )


def _first(event: Component, name: str) -> Any:
    """Return the property *name*, of several the first; None where there is none."""
    found = event.get(name)
    return found[0] if isinstance(found, list) else found


def _value(event: Component, name: str) -> str:
    """Return a property as it is read: in one line."""
    found = _first(event, name)
    return "" if found is None else " ".join(str(found).split())


def _as_written(event: Component, name: str) -> str:
    found = _first(event, name)
    return "" if found is None else f"{found.params.get('TZID', '')}:{found.to_ical().decode('utf-8', 'replace')}"


def _day(event: Component, name: str) -> date | None:
    found = _first(event, name)
    moment = found.dt if isinstance(found, vDDDTypes) else None  # else what is written is no date
    return moment.date() if isinstance(moment, datetime) else moment if isinstance(moment, date) else None


def is_expected(last_day: date | None, *, today: date, is_cancelled: bool) -> bool:
    """Tell whether subscribers still count on an event: a year after it, a cancelled one a month.

    A few days are given away at the end: no calendar is wrong for dropping it then.
    """
    if last_day is None:
        return False
    return today <= last_day + timedelta(days=28 if is_cancelled else 360)
