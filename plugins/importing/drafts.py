"""What is asked for: the drafts of one file, or why there are none."""

from __future__ import annotations

import datetime
import functools
import itertools
import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from content_types.content_files import MOST_OCTETS
from content_types.model import ContentKind
from manuscript.problem import quoted
from norwegian.numbers import file_size

from .draft import Wish, draft_of
from .model import Draft, Drafts, ImportingError, Reading, Readings

MOST_ELEMENTS = 30_000  # paragraphs, cells, items and links of one page
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
    read: Readings,
    *,
    kind: str,
    today: datetime.date,
    taken: Callable[[ContentKind], Collection[str]],
) -> Drafts:
    """Return the drafts of what was *read* from *path*; *taken* gives the names no new file of a kind can have.

    Raises:
        ImportingError: what is asked for is no kind, or there is nothing to make a draft of.
    """
    if kind not in KINDS:
        raise ImportingError(f"{quoted(kind)} er ikke noe en tekst kan hentes som. Skriv «article» eller «event».")
    if kind and any(reading.kind for reading in read.readings):
        raise ImportingError("En eksport fra WordPress sier selv hva hver side er. Skriv kommandoen uten «--as».")
    if not read.readings:
        raise ImportingError(" ".join(["Filen har ingen sider, innlegg eller arrangementer.", *read.remarks]))
    used: dict[ContentKind, list[str]] = {each: [] for each in ContentKind}
    known = functools.cache(taken)

    def not_free(each: ContentKind) -> Collection[str]:
        return [*known(each), *used[each]]

    made: list[Draft] = []
    moved: dict[str, Draft] = {}
    for reading in read.readings:
        _assert_size(reading)
        draft = draft_of(reading, Wish(today=today, name=path.stem, taken=not_free, kind=KINDS[kind]))
        used[draft.kind].append(draft.name)
        made.append(draft)
        if reading.kind and reading.address:
            moved[reading.address.rstrip("/")] = draft
    return Drafts(drafts=tuple(_linked(draft, moved) for draft in made), remarks=read.remarks)


def _assert_size(reading: Reading) -> None:
    """Refuse what has nothing to read, and what is more than a page here can hold."""
    if not reading.text.strip() and next(reading.root.iter("img"), None) is None:
        raise ImportingError("Filen har ingen tekst. Er den et bilde av en tekst, må den skrives av.")
    octets = len(reading.text.encode())
    if octets > MOST_OCTETS:
        raise ImportingError(
            f"Teksten er for lang: {file_size(octets)}. En side her kan være på høyst {file_size(MOST_OCTETS)}. Del den."
        )
    if sum(1 for _ in itertools.islice(reading.root.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        raise ImportingError("Teksten har for mange avsnitt og ruter til å være én side. Del den.")


# The address of a link in Markdown: «](https://testbyen.example/frokost/)»
_LINK = re.compile(r"\]\((https?://[^\s()#?]+)\)")


def _linked(draft: Draft, moved: Mapping[str, Draft]) -> Draft:
    """Return *draft* with its links to texts that came along leading to their files here."""
    if not moved:
        return draft

    def here(link: re.Match[str]) -> str:
        target = moved.get(link[1].rstrip("/"))
        return f"]({posixpath.relpath(target.source.as_posix(), draft.kind)})" if target else link[0]

    text = _LINK.sub(here, draft.files[draft.name].decode())
    return replace(draft, files={**draft.files, draft.name: text.encode()})
