"""The revisions of a publication's events, or why there are none."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from events.model import Event, Revision
from manuscript.problem import Problem
from publication.model import Kind

from . import git
from .gaps import history_missing
from .model import Change, Commit, Gap, HistoryError, Place
from .revisions import States, revision, states_after
from .version import UNREADABLE, Version, read_version, version_of

Revisions = dict[PurePosixPath, Revision]  # by source


def revisions_of(content: Path, events: Sequence[Event]) -> tuple[Revisions, list[Problem]]:
    """Return the revision of each of *events* that has a history, and one problem for all that have none.

    *content* is the folder their sources are in.
    """
    if not events:
        return {}, []
    try:
        place = git.find(content)
        states = _states_at(place)
    except HistoryError as error:
        return {}, [history_missing(content, events, error.gap)]
    found = {event.source: revision(states, _path(place, content, event), version_of(event)) for event in events}
    known = {source: known for source, known in found.items() if known}
    unknown = [event for event in events if event.source not in known]
    return known, [history_missing(content, unknown, Gap.UNCOMMITTED)] if unknown else []


def has_full_history(content: Path) -> bool:
    """Tell whether git has every version of what is committed in *content*."""
    try:
        _states_at(git.find(content))
    except HistoryError:
        return False
    return True


@lru_cache(maxsize=2)  # what led to a commit never changes, and a preview builds after each save
def _states_at(place: Place) -> States:
    commits = git.commits(place)
    if not any(change.path.startswith(place.prefix) for commit in commits for change in commit.changes):
        raise HistoryError(Gap.UNTRACKED)
    paths = _followed(commits, f"{place.prefix}{Kind.EVENT.value}/")
    commits = [_only(commit, paths) for commit in commits]
    versions = _versions(place, commits)
    return states_after(commits, lambda change: versions.get((change.blob, change.path), UNREADABLE))


def _followed(commits: Sequence[Commit], folder: str) -> set[str]:
    """Return every path in *folder*, and those its files were renamed from."""
    followed: set[str] = set()
    for commit in reversed(commits):
        for change in commit.changes:
            if change.path in followed or change.path.startswith(folder):
                followed |= {change.path, change.source} - {""}
    return followed


def _only(commit: Commit, paths: set[str]) -> Commit:
    changes = tuple(change for change in commit.changes if change.path in paths)
    return Commit(id=commit.id, parents=commit.parents, moment=commit.moment, changes=changes)


def _versions(place: Place, commits: Sequence[Commit]) -> dict[tuple[str, str], Version]:
    """Return each version, by the id of its bytes and its path."""
    paths: dict[str, dict[str, None]] = {}
    for change in _written(commits):
        paths.setdefault(change.blob, {})[change.path] = None
    return {
        (blob, path): read_version(data, _source(place, path))
        for blob, data in (git.contents(place, paths) if paths else ())
        for path in paths[blob]
    }


def _written(commits: Sequence[Commit]) -> Iterator[Change]:
    return (change for commit in commits for change in commit.changes if change.blob)


def _source(place: Place, path: str) -> PurePosixPath:
    """Return *path* from its content folder, which may have had another name."""
    events = f"{Kind.EVENT.value}/"
    if path.startswith(f"{place.prefix}{events}"):
        return PurePosixPath(path.removeprefix(place.prefix))
    _, _, below = f"/{path}".partition(f"/{events}")
    return PurePosixPath(events, below or PurePosixPath(path).name)


def _path(place: Place, content: Path, event: Event) -> str:
    """Return where in the repository the file of *event* is, through a link within the content."""
    source = event.source.as_posix()
    if (content / event.source).is_symlink():
        source = Path(os.path.relpath(os.path.realpath(content / event.source), place.folder)).as_posix()
    return unicodedata.normalize("NFC", f"{place.prefix}{source}")
