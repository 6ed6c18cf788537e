"""What nobody is to see yet: where it would stand, and words found nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .model import Entry, Visibility, Website

UNPUBLISHED = frozenset({Visibility.DRAFT, Visibility.PLANNED})
# Words no markup and no typography comes between.
PHRASE = re.compile(r"[^\W\d_]++(?: [^\W\d_]++){4,}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpublished:
    """A draft, or a page that waits for its time."""

    file: str
    address: str
    phrases: tuple[str, ...]  # five words or more in a row, in no published text


def unpublished(website: Website) -> list[Unpublished]:
    """Return the unpublished entries of *website*, which is read as for the preview."""
    published = "\n".join(_text(entry) for entry in website.entries if entry.visibility not in UNPUBLISHED)
    return [
        Unpublished(
            file=entry.content.file,
            address=entry.address,
            phrases=tuple(phrase for phrase in _phrases(entry) if phrase not in published),
        )
        for entry in website.entries
        if entry.visibility in UNPUBLISHED
    ]


def _text(entry: Entry) -> str:
    content = entry.content
    return "\n".join([content.title, content.summary, *(line.text for line in content.body)])


def _phrases(entry: Entry) -> Iterator[str]:
    yield from dict.fromkeys(PHRASE.findall(_text(entry)))
