"""`/abonner/`: every calendar and feed of the site, each with its address in full."""

from __future__ import annotations

from collections.abc import Iterable

from content_types.model import Event
from content_types.url_paths import CALENDAR_PATH, list_calendar_path
from outputs.context import RenderContext

from .head import list_head
from .views import Link, PageView, SubscribeView, Subscription, SubscriptionGroup

ADDRESS = "/abonner/"
FORMS = {"Atom": "atom.xml", "RSS": "rss.xml", "JSON Feed": "json"}
NOT_MADE = {("arrangementer", "JSON Feed")}  # events are data in a file of their own
DATA_PAGE = "/apne-data/"  # an editor's page, which may be taken away


def subscribe_page(frame: RenderContext) -> PageView:
    words = frame.words
    view = SubscribeView(
        title=words.subscribe,
        calendars=_calendars(frame),
        feeds=_feeds(frame),
        data=_subscription(words.all_events, "/arrangementer.json", frame),
        data_page=_data_page(frame),
    )
    head = list_head(frame, ADDRESS, view.title, description=words.subscribe_lead)
    return PageView(address=ADDRESS, template="subscribe", head=head, view=view)


def _calendars(frame: RenderContext) -> tuple[SubscriptionGroup, ...]:
    """Return the calendar of everything, of each subject with events and of each series."""
    words, website = frame.words, frame.website
    subjects = [
        subject for subject in website.subjects if any(isinstance(entry.content, Event) for entry in subject.entries)
    ]
    return _groups(
        ("", [_calendar(words.all_events, CALENDAR_PATH, frame)]),
        (
            words.calendars_of_subjects,
            [_calendar(each.name, list_calendar_path(each.address), frame) for each in subjects],
        ),
        (
            words.calendars_of_series,
            [_calendar(each.name, list_calendar_path(each.address), frame) for each in website.series],
        ),
    )


def _feeds(frame: RenderContext) -> tuple[SubscriptionGroup, ...]:
    words = frame.words
    return _groups(
        (
            "",
            [
                _subscription(f"{title} ({form})", f"/feeds/{name}.{ending}", frame)
                for title, name in ((words.articles, "artikler"), (words.events, "arrangementer"))
                for form, ending in FORMS.items()
                if (name, form) not in NOT_MADE
            ],
        ),
        (
            words.feeds_of_subjects,
            [
                _subscription(subject.name, f"/feeds/emner/{subject.slug}.atom.xml", frame)
                for subject in frame.website.subjects
            ],
        ),
    )


def _groups(*given: tuple[str, Iterable[Subscription]]) -> tuple[SubscriptionGroup, ...]:
    """Return the groups that have something in them."""
    groups = (SubscriptionGroup(title=title, subscriptions=tuple(found)) for title, found in given)
    return tuple(group for group in groups if group.subscriptions)


def _calendar(title: str, site_path: str, frame: RenderContext) -> Subscription:
    return Subscription(title=title, url=frame.absolute(site_path), webcal_url=frame.webcal(site_path))


def _subscription(title: str, site_path: str, frame: RenderContext) -> Subscription:
    return Subscription(title=title, url=frame.absolute(site_path))


def _data_page(frame: RenderContext) -> Link | None:
    """Return the way to the page about the data; in its own words, so that nothing is left when it goes."""
    page = next((entry for entry in frame.website.pages if entry.address == DATA_PAGE), None)
    return Link(text=page.content.title, url=frame.href(page.address)) if page else None
