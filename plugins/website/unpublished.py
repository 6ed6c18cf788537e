"""What nobody is to see yet: where it would stand, and words found nowhere else."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from body.model import Body
from content_types.content_files import FileKind, scan
from content_types.model import Content
from content_types.url_paths import url_path_of
from language.warnings import without_keeps

from .entries import content_kind_of, read_content, read_manuscript, typeset_entry
from .model import UNPUBLISHED, Entry, visibility

# «vi åpner et nytt senter»: five words or more that no markup and no typography comes between; not «om 3 dager, sier hun»
PHRASE = re.compile(r"[^\W\d_]++(?: [^\W\d_]++){4,}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpublished:
    """A draft, or a page that waits for its time."""

    file: str
    url_path: str
    phrases: tuple[str, ...]  # five words or more in a row, in no published text


def unpublished(root: Path, now: datetime) -> list[Unpublished]:
    """Return the entries under *root* that are not published at *now*."""
    entries = list(_entries_without_bodies(root, now))
    hidden = [entry for entry in entries if entry.visibility in UNPUBLISHED]
    if not hidden:
        return []
    published = "\n".join(_text(entry) for entry in entries if entry.visibility not in UNPUBLISHED)
    return [
        Unpublished(
            file=entry.content.file,
            url_path=entry.url_path,
            phrases=tuple(phrase for phrase in dict.fromkeys(PHRASE.findall(_text(entry))) if phrase not in published),
        )
        for entry in hidden
    ]


def _entries_without_bodies(root: Path, now: datetime) -> Iterator[Entry[Content]]:
    """Yield what each manuscript under *root* will be shown as, but for its HTML; no mistake is looked for."""
    for file in scan(root)[0]:
        manuscript = None
        if file.kind is FileKind.MANUSCRIPT and not file.is_too_large:
            with contextlib.suppress(OSError):
                manuscript, _ = read_manuscript(file)
        if manuscript is not None:
            manuscript, _ = without_keeps(manuscript)
            kind = content_kind_of(file, manuscript)
            content, _ = read_content(manuscript, kind)
            if content:
                url_path = url_path_of(kind, content.slug)
                seen = visibility(content, now)
                yield typeset_entry(Entry(content=content, body=Body(), url_path=url_path, visibility=seen))


def _text(entry: Entry[Content]) -> str:
    content = entry.content
    return "\n".join([content.title, content.summary, *(line.text for line in content.body)])
