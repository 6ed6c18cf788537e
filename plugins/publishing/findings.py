"""What readers, subscribers and links would lose if the new site took the place of the published one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .calendar_events import CalendarEvent, is_expected
from .ledger import address_of, is_page, lost
from .records import CALENDAR, OPEN_DATA, Record, calendar_of, read_records, sources
from .site import Site, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LostAddress:
    """An address that answered, and would not."""

    address: str
    was: Standing  # a file counts as a page
    led_to: str = ""  # where it redirected


@dataclass(frozen=True, slots=True, kw_only=True)
class LostIdentity:
    """A page that would come to its subscribers as another."""

    old: str  # the address it was published at
    new: str  # where it is now
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFeed:
    """A whole feed that would come to its subscribers as another."""

    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedEvent:
    """An event that would vanish from subscribers' calendars before its time."""

    address: str  # where it was published
    now_at: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenChange:
    """An event changed in a way that calendars would not take in."""

    address: str
    title: str
    changed: tuple[str, ...]  # in Norwegian, empty: nothing but the number fell
    published: int  # the SEQUENCE of the published version
    new: int


Finding = LostAddress | LostIdentity | LostFeed | DroppedEvent | UnseenChange


def findings(old: Site, new: Site, *, today: date, taken_back: Sequence[Site] = ()) -> list[Finding]:
    """Return all that would be lost, addresses first.

    Of the publications *taken_back* since, calendars have kept the numbers they gave their events.
    """
    unseen = (change for site in (old, *taken_back) for change in unseen_changes(site, new))
    return [*lost_addresses(old, new), *lost_identities(old, new, today=today), *dict.fromkeys(unseen)]


def lost_addresses(old: Site, new: Site) -> list[LostAddress]:
    found: list[LostAddress] = []
    paths = lost(old.files, new.files)
    pages = {address_of(path) for path in paths if is_page(path)}
    for path in paths:
        address = address_of(path)
        if is_page(path):
            was, leads_to = old.at(address)
            found.append(
                LostAddress(address=address, was=was)
                if leads_to == address
                else LostAddress(address=address, was=Standing.REDIRECT, led_to=leads_to)
            )
        elif not _goes_with_its_page(address[: address.rfind("/") + 1], pages, new):
            found.append(LostAddress(address=address, was=Standing.PAGE))
    return found


def _goes_with_its_page(page: str, lost_pages: set[str], new: Site) -> bool:
    """Tell whether a file below *page* needs no words of its own: the page has them, or says that all is gone."""
    return page in lost_pages or new.at(page)[0] is Standing.GONE


def lost_identities(old: Site, new: Site, *, today: date) -> list[Finding]:
    """Return the identities that were given out and would not be found again, each page once."""
    changed = [path for path in sources(old) if new.files.get(path) not in (None, old.files[path])]
    kept = {(record.file, record.id) for record in read_records(new, changed)}
    missing = [record for record in read_records(old, changed) if (record.file, record.id) not in kept]
    feeds = [LostFeed(file=record.file) for record in missing if record.is_feed]
    missing = [record for record in missing if record.address]
    if feeds or not missing:
        return feeds
    before = {record.id for record in read_records(old, sources(old))}
    now = read_records(new, sources(new))
    found = (_finding(record, before, now, new, today) for record in missing)
    return list(dict.fromkeys(finding for finding in found if finding))


def _finding(record: Record, before: set[str], now: list[Record], new: Site, today: date) -> Finding | None:
    standing, address = new.at(record.address)
    if standing is not Standing.PAGE:  # hidden or gone on purpose; a lost address is told of already
        return None
    there = {other.id for other in now if other.address == address}
    if record.id not in there and there - before:
        return LostIdentity(old=record.address, new=address, title=record.title)
    dropped = DroppedEvent(address=record.address, now_at=address, title=record.title)
    if record.file == CALENDAR or (record.file == OPEN_DATA and record.id not in there):
        is_cancelled = record.is_cancelled or any(other.id == record.id and other.is_cancelled for other in now)
        return dropped if is_expected(record.last_day, today=today, is_cancelled=is_cancelled) else None
    return None


def unseen_changes(old: Site, new: Site) -> list[UnseenChange]:
    """Return the events whose changes subscribers' calendars would pass over (RFC 5546 §2.1.4)."""
    if old.files.get(CALENDAR) == new.files.get(CALENDAR):
        return []
    published = {event.uid: event for event in calendar_of(old)}
    found = []
    for event in calendar_of(new):
        before = published.get(event.uid)
        if before is None or event.sequence > before.sequence:
            continue
        changed = _changed(before, event)
        if changed or event.sequence < before.sequence:
            found.append(
                UnseenChange(
                    address=new.site_path(event.url),
                    title=event.title,
                    changed=changed,
                    published=before.sequence,
                    new=event.sequence,
                )
            )
    return found


def _changed(before: CalendarEvent, after: CalendarEvent) -> tuple[str, ...]:
    pairs = {
        "starten": (before.starts, after.starts),
        "slutten": (before.ends, after.ends),
        "stedet": (before.place, after.place),
        "statusen": (before.status, after.status),
    }
    return tuple(name for name, (old, new) in pairs.items() if old != new)
