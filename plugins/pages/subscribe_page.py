"""`/abonner/`: every calendar and feed of the site, each with its url in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from content_types import url_paths
from outputs.context import RenderContext
from outputs.head import list_head
from website.model import EventGroup, Subject, is_event

from .site import fixed_page_link
from .views import Button, Link, Page

CALENDARS, FEEDS = "kalendere", "nyhetsstrommer"  # ids of the parts, as in the template
DATA_PAGE = "/apne-data/"  # an editor's page, which may be taken away


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A calendar, a feed or a file of data, with its url in full."""

    title: str
    url: str  # absolute
    webcal_url: str  # opens in the visitor's calendar; empty: it is no calendar
    anchor: str  # its id, to lead to it by


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionGroup:
    """Those of one kind."""

    title: str  # empty: its heading is that of the section
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One of the ways to follow the site."""

    title: str
    text: str
    button: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView:
    """`/abonner/`: the ways to follow, then every calendar and feed, and how to use them."""

    title: str
    ways: tuple[Way, ...]
    calendars: tuple[SubscriptionGroup, ...]
    feeds: tuple[SubscriptionGroup, ...]
    data: Subscription
    data_page: Link | None  # the page that tells what is in it; None: there is none


def subscribe_page(context: RenderContext) -> Page:
    words = context.words
    view = SubscribeView(
        title=words.subscribe,
        ways=_ways(context),
        calendars=_calendars(context),
        feeds=_feeds(context),
        data=_subscription(context, words.all_events, url_paths.OPEN_DATA_PATH),
        data_page=fixed_page_link(DATA_PAGE, context),
    )
    head = list_head(context, url_paths.SUBSCRIBE_PATH, view.title, description=words.subscribe_lead)
    return Page(url_path=url_paths.SUBSCRIBE_PATH, template="subscribe", head=head, view=view)


def _ways(context: RenderContext) -> tuple[Way, ...]:
    words = context.words
    calendar = words.subscribe_to_calendar, context.webcal(url_paths.CALENDAR_PATH)
    given = (
        (words.events, words.follow_calendar_text, *calendar),
        (words.articles, words.follow_articles_text, words.follow_articles, f"#{FEEDS}"),
        (words.everything, words.follow_everything_text, words.all_addresses, f"#{CALENDARS}"),
    )
    return tuple(
        Way(title=title, text=text, button=Button(text=action, url=url, is_quiet=url[0] == "#"))
        for title, text, action, url in given
    )


def _calendars(context: RenderContext) -> tuple[SubscriptionGroup, ...]:
    """Return the calendar of everything, of each subject with events, of each series and of each filter."""
    words, website = context.words, context.website
    subjects = [subject for subject in website.subjects if any(is_event(entry) for entry in subject.entries)]
    of_each = partial(_of_each, context, url_paths.list_calendar_path)
    return _groups(
        ("", [_subscription(context, words.all_events, url_paths.CALENDAR_PATH)]),
        (words.one_subject, of_each(subjects)),
        (words.one_series, of_each(website.series)),
        (words.one_filter, of_each(website.filters)),
    )


def _feeds(context: RenderContext) -> tuple[SubscriptionGroup, ...]:
    words, website = context.words, context.website
    offer = partial(_subscription, context)
    of_all = [
        offer(f"{words.articles} (Atom)", url_paths.ARTICLES_ATOM_PATH),
        offer(f"{words.articles} (RSS)", url_paths.ARTICLES_RSS_PATH),
        offer(f"{words.articles} (JSON Feed)", url_paths.ARTICLES_JSON_FEED_PATH),
        offer(f"{words.events} (Atom)", url_paths.EVENTS_ATOM_PATH),
        offer(f"{words.events} (RSS)", url_paths.EVENTS_RSS_PATH),
    ]
    of_each = partial(_of_each, context, url_paths.list_feed_path)
    return _groups(
        ("", of_all),
        (words.feeds_of_subjects, of_each(website.subjects)),
        (words.one_series, of_each(website.series)),
        (words.one_filter, of_each(website.filters)),
    )


def _groups(*given: tuple[str, Iterable[Subscription]]) -> tuple[SubscriptionGroup, ...]:
    """Return the groups that have something in them."""
    groups = (SubscriptionGroup(title=title, subscriptions=tuple(found)) for title, found in given)
    return tuple(group for group in groups if group.subscriptions)


def _of_each(
    context: RenderContext, path_of: Callable[[str], str], lists: Iterable[Subject | EventGroup]
) -> list[Subscription]:
    return [_subscription(context, each.title, path_of(each.url_path)) for each in lists]


def _subscription(context: RenderContext, title: str, url_path: str) -> Subscription:
    webcal_url = context.webcal(url_path) if url_path.endswith(".ics") else ""
    return Subscription(title=title, url=context.absolute(url_path), webcal_url=webcal_url, anchor=_anchor(url_path))


def feed_link(page: str, context: RenderContext) -> str:
    """Return where the feed of the list at *page* is offered."""
    return f"{context.href(url_paths.SUBSCRIBE_PATH)}#{_anchor(url_paths.list_feed_path(page))}"


def _anchor(url_path: str) -> str:
    return url_path.strip("/").replace("/", "-")
