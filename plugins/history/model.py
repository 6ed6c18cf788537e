"""The history of a folder as git tells it, and why it may be silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Gap(StrEnum):
    """Why there is no full history to read."""

    NO_GIT = "no git"  # on this machine
    NO_REPOSITORY = "no repository"  # another folder, an export
    NOT_OWNED = "not owned"  # git refuses a folder of another user
    SHALLOW = "shallow"  # cloned without its beginning
    UNREADABLE = "unreadable"  # git answers something else than it should
    UNTRACKED = "untracked"  # the folder is in a repository that knows nothing of it
    UNCOMMITTED = "uncommitted"  # some files are new


class HistoryError(Exception):
    """There is no full history to read."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.value)
        self.gap = gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder in a repository, at a commit."""

    folder: Path  # absolute, without links
    prefix: str  # from the top of the repository: empty, or ending in /
    head: str  # the commit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a commit made of a file, seen from its first parent."""

    path: str  # from the top of the repository, in NFC
    blob: str  # the id of its bytes; empty: there is no such file any more
    source: str = ""  # the path it was renamed from; empty: it was not


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit, as far as Markdown files go."""

    id: str
    parents: tuple[str, ...]
    moment: datetime  # in UTC
    changes: tuple[Change, ...]
