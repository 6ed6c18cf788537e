"""What is asked for: the drafts of one file, or why there are none."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from pathlib import Path

from content_types.model import ContentKind
from manuscript.problem import quoted

from .draft import Wish, draft_of
from .model import Draft, ImportingError, Reading

# What a person may call what he wants
KINDS = {
    "": None,
    "article": ContentKind.ARTICLE,
    "artikkel": ContentKind.ARTICLE,
    "event": ContentKind.EVENT,
    "arrangement": ContentKind.EVENT,
}


def drafts_of(
    path: Path,
    reading: Reading,
    *,
    kind: str,
    today: datetime.date,
    taken: Callable[[ContentKind], Collection[str]],
) -> list[Draft]:
    """Return the drafts of what was read from *path*; *taken* gives the names no new file of a kind can have.

    Raises:
        ImportingError: what is asked for is no kind.
    """
    if kind not in KINDS:
        raise ImportingError(f"{quoted(kind)} er ikke noe en tekst kan hentes som. Skriv «article» eller «event».")
    names = {each: taken(each) for each in (ContentKind.ARTICLE, ContentKind.EVENT)}
    return [draft_of(reading, Wish(today=today, name=path.stem, taken=names, kind=KINDS[kind]))]
