"""What nobody is to see yet: where it would stand, and words found nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from body.model import Body
from events.model import Event
from publication.addresses import address_of
from publication.model import Article, Kind, Page

from .model import Entry, Visibility, visibility
from .read import read_contents
from .typesetting import typeset_entry

UNPUBLISHED = frozenset({Visibility.DRAFT, Visibility.PLANNED})
# Words no markup and no typography comes between.
PHRASE = re.compile(r"[^\W\d_]++(?: [^\W\d_]++){4,}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpublished:
    """A draft, or a page that waits for its time."""

    file: str
    address: str
    phrases: tuple[str, ...]  # five words or more in a row, in no published text


def unpublished(root: Path, now: datetime) -> list[Unpublished]:
    """Return the entries under *root* that are not published at *now*."""
    entries = [_entry(kind, content, now) for kind, content in read_contents(root)]
    hidden = [entry for entry in entries if entry.visibility in UNPUBLISHED]
    if not hidden:
        return []
    published = "\n".join(_text(entry) for entry in entries if entry.visibility not in UNPUBLISHED)
    return [
        Unpublished(
            file=entry.content.file,
            address=entry.address,
            phrases=tuple(phrase for phrase in _phrases(entry) if phrase not in published),
        )
        for entry in hidden
    ]


def _entry(kind: Kind, content: Article | Event | Page, now: datetime) -> Entry:
    """Return *content* as it will be shown, but for the HTML of its body."""
    address = address_of(kind, content.slug)
    seen = visibility(content, now)
    return typeset_entry(Entry(content=content, body=Body(), address=address, visibility=seen))


def _text(entry: Entry) -> str:
    content = entry.content
    return "\n".join([content.title, content.summary, *(line.text for line in content.body)])


def _phrases(entry: Entry) -> Iterator[str]:
    yield from dict.fromkeys(PHRASE.findall(_text(entry)))
