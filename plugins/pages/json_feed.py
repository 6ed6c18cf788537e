"""A feed as JSON: JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from publication.identity import identity

from .feeds import FeedFile, FeedItem
from .frame import Frame
from .icons import LOGO, PNG_ICON
from .plain import plain

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(address: str, title: str, page: str, items: Iterable[FeedItem], frame: Frame) -> FeedFile:
    """Return *items* as the feed at *address*, which belongs to the list at *page*."""
    settings = frame.settings
    feed = {
        "version": VERSION,
        "title": plain(title),
        "description": plain(settings.description),
        "home_page_url": frame.absolute(page),
        "feed_url": frame.absolute(address),
        "icon": frame.absolute(LOGO),
        "favicon": frame.absolute(PNG_ICON),
        "language": frame.language,
        "authors": [_site(frame)],
        "items": [_item(item, frame) for item in items],
    }
    return FeedFile(address=address, text=json.dumps(feed, ensure_ascii=False, indent=2) + "\n")


def _item(item: FeedItem, frame: Frame) -> dict[str, Any]:
    """Return *item*; its identity is that of the other feeds, so that a reader may change between them."""
    data = {
        "id": identity(frame.settings.site_id, item.identity_path).urn,
        "url": frame.absolute(item.address),
        "title": plain(item.title),
        "summary": plain(item.summary),
        "content_html": item.content_html,
        "image": frame.absolute(item.picture.shared.address) if item.picture else None,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [{"name": plain(name)} for name in item.authors] or [_site(frame)],
        "tags": [plain(subject) for subject in item.subjects],
        "language": item.language,
    }
    return {key: value for key, value in data.items() if value or key == "content_html"}


def _site(frame: Frame) -> dict[str, str]:
    return {"name": frame.settings.name, "url": frame.absolute("/")}
