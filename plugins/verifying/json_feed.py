"""A JSON feed has what JSON Feed 1.1 demands and what we promise, and nothing of the wrong kind."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

VERSION = "https://jsonfeed.org/version/1.1"
WHOLE = ("http://", "https://")

FEED = {"title": str, "home_page_url": str, "feed_url": str, "language": str, "authors": list, "items": list}
ITEM = {"id": str, "url": str, "title": str, "content_html": str, "date_published": str, "authors": list}
ADDRESSES = ("home_page_url", "feed_url", "icon", "favicon", "url", "image")
DATES = ("date_published", "date_modified")


def read(path: Path) -> dict[str, Any] | str:
    """Return the feed, or why it is none."""
    try:
        feed = json.loads(path.read_bytes())
    except ValueError as error:
        return f"Strømmen er ikke gyldig JSON: {error}."
    if not isinstance(feed, dict) or feed.get("version") != VERSION:
        return f"Strømmen sier ikke at den følger {VERSION}."
    missing = _missing(feed, FEED)
    return f"Strømmen mangler {', '.join(missing)}." if missing else feed


def messages(feed: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the fields of *feed* and its items."""
    yield from _wrong_values(feed)
    for item in feed["items"]:
        if not isinstance(item, dict):
            yield "Et innslag i strømmen er ikke en samling felt."
            continue
        missing = _missing(item, ITEM)
        if missing:
            yield f"Innslaget «{item.get('title') or item.get('id') or ''}» i strømmen mangler {', '.join(missing)}."
        yield from _wrong_values(item)
    identities = [item.get("id") for item in feed["items"] if isinstance(item, dict)]
    if len(identities) != len(set(map(str, identities))):
        yield "To innslag i strømmen har samme identitet."


def content(feed: dict[str, Any]) -> str:
    return "".join(str(item.get("content_html") or "") for item in feed["items"] if isinstance(item, dict))


def _missing(fields: dict[str, Any], demanded: dict[str, type]) -> list[str]:
    return [name for name, kind in demanded.items() if name not in fields or not isinstance(fields[name], kind)]


def _wrong_values(fields: dict[str, Any]) -> Iterator[str]:
    for name in ADDRESSES:
        if name in fields and not str(fields[name]).startswith(WHOLE):
            yield f"Adressen «{fields[name]}» i strømmen er ikke hel."
    for name in DATES:
        if name in fields and not _is_instant(fields[name]):
            yield f"Tiden «{fields[name]}» i strømmen er ikke skrevet med dato, klokke og tidssone."


def _is_instant(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False
