"""What the page of all feeds and calendars is given."""

from __future__ import annotations

from dataclasses import dataclass

from .views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A calendar, a feed or a file of data, with its address in full."""

    title: str
    url: str  # absolute
    webcal_url: str = ""  # opens in the visitor's calendar; empty: it is no calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionGroup:
    """Those of one kind."""

    title: str  # empty: its heading is that of the section
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeView:
    """`/abonner/`: every calendar and feed, and how to use them."""

    title: str
    calendars: tuple[SubscriptionGroup, ...]
    feeds: tuple[SubscriptionGroup, ...]
    data: Subscription
    data_page: Link | None  # the page that tells what is in it; None: there is none
