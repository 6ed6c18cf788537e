"""The addresses the site makes by itself, whatever the editors write."""

from __future__ import annotations

from collections.abc import Sequence

from events.model import Event
from norwegian.slug import slugify
from publication.addresses import CALENDAR, event_calendar, list_calendar
from publication.model import Content

from .library import Manuscript
from .model import Visibility

STANDING = (
    "/",
    "/artikler/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/emner/",
    "/serier/",
    "/abonner/",
    "/sok/",
    "/feeds/artikler.atom.xml",
    "/feeds/artikler.rss.xml",
    "/feeds/arrangementer.atom.xml",
    "/feeds/arrangementer.rss.xml",
    "/arrangementer.json",
    CALENDAR,
    "/bygg/",
    "/bygg.json",
    "/sitemap.xml",
)
SHOWN = frozenset({Visibility.LISTED})


def standing_addresses(manuscripts: Sequence[Manuscript]) -> frozenset[str]:
    """Return the addresses of lists, subjects, series and calendars, as links may name them."""
    shown = [item.content for item in manuscripts if item.content and item.visibility in SHOWN]
    events = [content for content in shown if isinstance(content, Event)]
    return frozenset(
        {
            *STANDING,
            *(address for content in shown for address in _subjects(content)),
            *(address for event in events for address in _series(event)),
            *(address for event in events for address in _calendars(event)),
        }
    )


def _subjects(content: Content) -> list[str]:
    return [f"/emner/{slugify(subject)}/" for subject in content.subjects]


def _series(event: Event) -> list[str]:
    return [f"/serier/{slugify(event.series)}/"] if event.series else []


def _calendars(event: Event) -> list[str]:
    return [event_calendar(event.slug), *map(list_calendar, [*_subjects(event), *_series(event)])]
