"""What comes further down in a programme, where the reading of a day depends on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .day_names import date_in_event
from .drafts import Outline, Row
from .model import EventWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What comes from one entry on."""

    row_is_next: bool = False  # a row, before any heading that names a day of the event
    least_headed: date = date.max  # the first day a heading names


def look_ahead(made: Outline, window: EventWindow) -> list[Ahead]:
    """Return what comes from each entry on, and from after the last."""
    found = [Ahead()]
    for entry in reversed(made.entries):
        after = found[-1]
        if isinstance(entry, Row):
            found.append(after if after.row_is_next else replace(after, row_is_next=True))
            continue
        when = date_in_event(entry.item.reading.name, window, None)
        found.append(after if when is None else Ahead(least_headed=min(when, after.least_headed)))
    return found[::-1]
