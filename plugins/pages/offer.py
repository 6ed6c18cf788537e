"""What it costs to take part, and whether there is room: schema.org/Offer."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from events.model import Event
from events.registration import SignUp, can_sign_up, sign_up
from norwegian.money import kroner
from publication.model import Status

from .script_data import SCHEMA

NO_OFFER = {SignUp.CANCELLED, SignUp.CLOSED, SignUp.OVER}


def offer(event: Event, page: str, now: datetime) -> dict[str, Any] | None:
    """Return the offer that stands at *now*; None when nobody can sign up any more.

    *page* is the address of the event's own page, where one is sent unless
    there is a form to fill in. A price in words has no number.
    """
    state = sign_up(event, now)
    price = kroner(event.price)
    has_sign_up = event.registration is not None or event.status is Status.FULL
    if state in NO_OFFER or not (has_sign_up or price is not None):
        return None
    found = {
        "@type": "Offer",
        "url": (event.registration.url if event.registration and can_sign_up(event, now) else "") or page,
        "price": price,
        "priceCurrency": None if price is None else "NOK",
        "availability": _availability(event, now),
        "validFrom": _opens(event),
    }
    return {key: value for key, value in found.items() if value is not None}


def _availability(event: Event, now: datetime) -> str | None:
    """Return whether there is room; None before the sign-up opens."""
    if event.status is Status.FULL:
        return f"{SCHEMA}/SoldOut"
    return f"{SCHEMA}/InStock" if event.registration is None or can_sign_up(event, now) else None


def _opens(event: Event) -> str | None:
    opens = event.registration.opens if event.registration else None
    if opens is None:
        return None
    return opens.date().isoformat() if opens.time() == time(0) else opens.isoformat()
