"""What the browser must know of every page before it asks for any: to narrow a search, and to put what is coming first."""

from __future__ import annotations

from typing import Any

from .model import Record


def facts_of(record: Record) -> list[Any]:
    """Return type, language and subjects; for an event also start, end (seconds since 1970) and 1 when cancelled."""
    facts = [record.section.value, record.language, [slug for _, slug in record.subjects]]
    if record.starts:
        facts += [record.starts, record.ends, int(record.is_cancelled)]
    return facts
