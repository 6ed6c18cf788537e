"""Structured data is JSON, of the types we use, with what each cannot be without (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .model import Built, Fault

REQUIRED = {
    "Event": ("name", "startDate", "eventStatus", "url"),
    "BreadcrumbList": ("itemListElement",),
    "NewsArticle": ("headline", "datePublished", "publisher"),
    "Article": ("headline", "datePublished", "publisher"),
}


def structured(site: Built) -> Iterator[Fault]:
    for name, document in site.pages:
        for block in document.xpath("//script[@type='application/ld+json']/text()"):
            for message in _messages(block):
                yield Fault(file=name, rule="structured-data", message=message)


def _messages(block: str) -> Iterator[str]:
    try:
        data = json.loads(block)
    except ValueError as error:
        yield f"De strukturerte dataene er ikke gyldig JSON: {error}."
        return
    for item in _items(data):
        kind = item.get("@type")
        if kind not in REQUIRED:
            yield f"De strukturerte dataene har en ukjent type: «{kind}»."
            continue
        missing = [key for key in REQUIRED[kind] if not item.get(key)]
        if missing:
            yield f"{kind} i de strukturerte dataene mangler {', '.join(missing)}."


def _items(data: Any) -> list[dict[str, Any]]:
    """Return the things told of, whether they stand alone, in a list or in a @graph."""
    if isinstance(data, dict) and "@graph" in data:
        data = data["@graph"]
    return [item for item in (data if isinstance(data, list) else [data]) if isinstance(item, dict)]
