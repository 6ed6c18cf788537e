"""Which content file a page comes from, as far as names tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from norwegian.slug import slugify

from .git import Git

FOLDERS = {"articles": "/artikler/", "events": "/arrangementer/", "pages": "/"}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFiles:
    """The content files now, and what became of those that were published."""

    content: str  # the folder, from the project
    now: Mapping[str, str] = field(default_factory=dict)  # the address its name gives → file
    renamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # address it had → file then, file now
    removed: Mapping[str, str] = field(default_factory=dict)  # likewise → file then

    def of(self, address: str) -> str:
        """Return the file that is likely to make the page at *address*; empty when none is."""
        if address in self.renamed and address not in self.now:
            return self.renamed[address][1]
        return self.now.get(address, "")


def content_files(project: Git, content: str, published: str) -> ContentFiles:
    """Return the files of the *content* folder, and what changed since the source commit *published*."""
    paths = project.ask("ls-files", "-z", "--", content).fields
    now = {address: path for path in paths if (address := _address(path, content))}
    if not published:
        return ContentFiles(content=content, now=now)
    fields = project.ask(
        "diff", "--name-status", "-z", "--find-renames", "--relative", published, "HEAD", "--", content
    ).fields
    renamed: dict[str, tuple[str, str]] = {}
    removed: dict[str, str] = {}
    for kind, *names in _changes(fields):
        address = _address(names[0], content)
        if address and kind == "R":
            renamed[address] = (names[0], names[1])
        elif address and kind == "D":
            removed[address] = names[0]
    return ContentFiles(content=content, now=now, renamed=renamed, removed=removed)


def _changes(fields: Iterable[str]) -> Iterable[tuple[str, ...]]:
    """Yield each change: its letter and the one or two names that follow it."""
    rest = iter(fields)
    for letter in rest:
        count = 2 if letter[0] in "RC" else 1
        names = [name for _, name in zip(range(count), rest)]
        if len(names) == count:
            yield (letter[0], *names)


def _address(path: str, content: str) -> str:
    """Return the address the name of a content file gives; empty for what is no page."""
    file = PurePosixPath(path)
    below = file.parts[len(PurePosixPath(content).parts) :]
    if file.suffix != ".md" or len(below) < 2 or below[0] not in FOLDERS:
        return ""
    return f"{FOLDERS[below[0]]}{slugify(DAY.sub('', file.stem, count=1))}/"
