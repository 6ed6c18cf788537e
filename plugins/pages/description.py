"""What search engines are told of a list: what stands first in it.

A count and «the next» grow old before the page is made again. A title with
its date is true for as long as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from events.model import Event
from norwegian.dates import write_date
from website.model import Entry

from .frame import Frame
from .plain import plain

LONGEST = 155  # characters; search engines cut what is longer


def description(title: str, names: Iterable[str], frame: Frame) -> str:
    """Return «Emner: mat; søvn; trening.», with as many of *names* as there is room for.

    Where there are none, or no room for one, it is the title and what the site says of itself.
    """
    opening = f"{title[:1].upper()}{title[1:]}:"
    told = opening
    for name in names:
        longer = f"{told}{'' if told == opening else ';'} {name}"
        if len(longer) >= LONGEST:
            break
        told = longer
    return plain(f"{told}." if told != opening else f"{title}. {frame.settings.description}")


def of_entries(title: str, entries: Iterable[Entry], frame: Frame) -> str:
    """Return the same of articles and events; an event is named with its day."""
    return description(title, (_name(entry, frame) for entry in entries), frame)


def _name(entry: Entry, frame: Frame) -> str:
    content = entry.content
    if isinstance(content, Event):
        return f"{content.title} ({write_date(content.span.first_day, frame.language)})"
    return content.title
