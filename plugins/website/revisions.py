"""The revisions of a publication's events, from git's history of their files: how often each was moved, and when it last
was. Where there is no history, the editor is told why.

History is no line: two editors work side by side, and either's branch may be
the one the other is merged into. So a revision is counted along the path that
has most changes, and whatever commit the public was shown, no later one gives
it a lower number.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath

from content_types.event import read_event
from content_types.model import ContentKind, Event, Revision, Status
from content_types.url_paths import url_path_of
from manuscript.problem import Problem, Severity, enumerated, told
from manuscript.read import read
from norwegian.letters import nfc

from . import git
from .git import Change, Commit, Gap, HistoryError, RepositoryFolder

Revisions = dict[PurePosixPath, Revision]  # by source


def revisions_of(content: Path, events: Sequence[Event]) -> tuple[Revisions, list[Problem]]:
    """Return the revision of each of *events* that has a history, and one problem for all that have none.

    *content* is the folder their sources are in.
    """
    if not events:
        return {}, []
    try:
        repository = git.find(content)
        states = _states_at(repository)
    except HistoryError as error:
        return {}, [_history_missing(content, events, error.gap)]
    found = {event.source: revision(states, _path(repository, content, event), _version_of(event)) for event in events}
    known = {source: known for source, known in found.items() if known}
    unknown = [event for event in events if event.source not in known]
    return known, [_history_missing(content, unknown, Gap.UNCOMMITTED)] if unknown else []


@lru_cache(maxsize=2)  # what led to a commit never changes, and a preview builds after each save
def _states_at(repository: RepositoryFolder) -> EventStates:
    commits = git.commits(repository)
    if not any(change.path.startswith(repository.prefix) for commit in commits for change in commit.changes):
        raise HistoryError(Gap.UNTRACKED)
    paths = _followed(commits, f"{repository.prefix}{ContentKind.EVENT.value}/")
    commits = [
        replace(commit, changes=tuple(change for change in commit.changes if change.path in paths))
        for commit in commits
    ]
    versions = _versions(repository, commits)
    return states_after(commits, lambda change: versions.get((change.blob, change.path), UNREADABLE))


def _followed(commits: Sequence[Commit], folder: str) -> set[str]:
    """Return every path in *folder*, and those its files were renamed from."""
    followed: set[str] = set()
    for commit in reversed(commits):
        for change in commit.changes:
            if change.path in followed or change.path.startswith(folder):
                followed |= {change.path, change.source} - {""}
    return followed


def _versions(repository: RepositoryFolder, commits: Sequence[Commit]) -> dict[tuple[str, str], EventVersion]:
    """Return each version, by the id of its bytes and its path."""
    paths: dict[str, dict[str, None]] = {}
    for change in (change for commit in commits for change in commit.changes if change.blob):
        paths.setdefault(change.blob, {})[change.path] = None
    return {
        (blob, path): read_version(data, _source(repository, path))
        for blob, data in (git.contents(repository, paths) if paths else ())
        for path in paths[blob]
    }


def _source(repository: RepositoryFolder, path: str) -> PurePosixPath:
    """Return *path* from its content folder, which may have had another name in the past."""
    events = f"{ContentKind.EVENT.value}/"
    if path.startswith(f"{repository.prefix}{events}"):
        return PurePosixPath(path.removeprefix(repository.prefix))
    _, _, below = f"/{path}".partition(f"/{events}")
    return PurePosixPath(events, below or PurePosixPath(path).name)


def _path(repository: RepositoryFolder, content: Path, event: Event) -> str:
    """Return where in the repository the file of *event* is, through a link within the content."""
    source = event.source.as_posix()
    if (content / event.source).is_symlink():
        source = Path(os.path.relpath(os.path.realpath(content / event.source), repository.folder)).as_posix()
    return nfc(f"{repository.prefix}{source}")


# Events without a history, told to the editor.


NAMED = 3  # files named before the rest are only counted


def _history_missing(content: Path, events: Sequence[Event], gap: Gap) -> Problem:
    """Return one problem for all of *events*, at least one."""
    is_one = len(events) == 1
    names = enumerated([event.source.name for event in events[:NAMED]], more=len(events) - NAMED)
    words = {"names": names, "them": "det" if is_one else "dem", "files": "filen" if is_one else "filene"}
    count = "1 arrangement" if is_one else f"{len(events)} arrangementer"
    problem = told("history-missing", case=gap, count=count, **words).placed(content.as_posix(), 1)
    # One looks at a text before it is committed.
    return replace(problem, severity=Severity.INFO) if gap is Gap.UNCOMMITTED else problem


# One version of an event's file: what its subscribers would have been told


# The fields of a file without mistakes in how they are set off: up to the first line of three hyphens.
FIELDS = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\n(?:(?!---\r?\n).*\n)*---\r?\n")
UNSEEN = frozenset({Status.DRAFT, Status.HIDDEN, Status.GONE})  # in no calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What subscribers are told anew when it changes; instants in seconds since 1970."""

    starts: float
    ends: float | None
    whole_days: bool
    place: str  # as calendars show it
    is_online: bool  # and nowhere else
    status: Status

    @property
    def is_seen(self) -> bool:
        return self.status not in UNSEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """A file at a commit; None and empty where it cannot be read."""

    schedule: Schedule | None = None
    identity: str = ""  # url path that names the event for good


UNREADABLE = EventVersion()


def read_version(data: bytes, source: PurePosixPath) -> EventVersion:
    """Return what *data*, in the file *source* of a content folder, says of the event."""
    fields = FIELDS.match(data)
    body = data[fields.end() :] if fields else b""
    # Nothing else in the body bears on the schedule, and most changes are made there.
    is_plain = (
        b"\0" not in body and not body.lstrip().startswith(b"---") and body.decode(errors="ignore").encode() == body
    )
    return _read(fields[0] if fields and is_plain else data, source)


def _version_of(event: Event) -> EventVersion:
    """Return *event* as a version."""
    span, venue = event.span, event.venue
    schedule = Schedule(
        starts=span.starts.timestamp(),
        ends=span.ends.timestamp() if span.ends else None,
        whole_days=span.whole_days,
        place=venue.one_line if venue else "",
        is_online=venue is None and event.is_online,
        status=event.status,
    )
    identity = event.first_url_path or url_path_of(ContentKind.EVENT, event.slug)
    return EventVersion(schedule=schedule, identity=identity.lower())


@lru_cache(maxsize=20_000)  # a preview reads the same history after each commit
def _read(data: bytes, source: PurePosixPath) -> EventVersion:
    manuscript, problems = read(data, file=source.name, source=source)
    if manuscript is None:
        return UNREADABLE
    event, found = read_event(manuscript)
    if event is None or any(problem.is_error for problem in (*problems, *found)):
        return UNREADABLE
    return _version_of(event)


# From commit to commit: how often each event was moved, and when it last was


@dataclass(frozen=True, slots=True, kw_only=True)
class EventState:
    """What is known of an event at a commit, from all commits up to it."""

    sequence: int
    rescheduled: datetime | None
    schedule: Schedule | None  # the last one subscribers could see; None: none yet
    blob: str = ""  # empty: the file is gone, and may come back
    identity: str = ""  # under which subscribers know it; empty: no version has told


EventStates = dict[str, EventState]  # by path, and by identity: that begins with a slash
ReadVersion = Callable[[Change], EventVersion]


def states_after(commits: Sequence[Commit], read: ReadVersion) -> EventStates:
    """Return the events after the last of *commits*, each of which comes after its parents."""
    children = Counter(parent for commit in commits for parent in commit.parents)
    states_at: dict[str, EventStates] = {}
    states: EventStates = {}
    for commit in commits:
        before = [states_at[parent] for parent in commit.parents]
        changed = _changed(commit, before, read)
        children.subtract(commit.parents)
        if commit.parents:
            first = commit.parents[0]
            states = _joined(before, commit.moment, spare=not children[first])
            for parent in commit.parents:
                if not children[parent]:
                    del states_at[parent]
        else:
            states = {}
        is_moved = any(not state.blob or _was_another(key, state, before) for key, state in changed.items())
        states.update(changed)
        if is_moved or len(before) > 1:
            _bind(states, commit.moment)
        states_at[commit.id] = states
    return states


def revision(states: EventStates, path: str, version: EventVersion) -> Revision | None:
    """Return the revision of the event at *path* as it is now; None where git has never seen it.

    What is not committed has no time that is the same on any machine: it
    raises the number alone.
    """
    before = [states[key] for key in (path, version.identity) if key in states]
    if not before:
        return None
    now = _follow(before, version.schedule)
    return Revision(sequence=now.sequence, rescheduled=now.rescheduled)


def _joined(before: Sequence[EventStates], moment: datetime, *, spare: bool) -> EventStates:
    """Return what a commit takes over from its parents: all of the first's, and what others know besides."""
    first, *others = before
    states = first if spare else dict(first)
    for other in others:
        for key, theirs in other.items():
            mine = states.get(key)
            if mine is None:
                states[key] = replace(theirs, blob="")
            elif mine is not theirs:
                state = _follow([mine, theirs], mine.schedule, raised=moment)
                states[key] = replace(state, blob=mine.blob, identity=mine.identity)
    return states


def _bind(states: EventStates, moment: datetime) -> None:
    """Let each path and its identity have the same state, also where two files had one identity for a while."""
    for path, state in list(states.items()):
        known = states.get(state.identity) if state.blob and path != state.identity else None
        if known and known is not state:
            both = _follow([state, known], state.schedule, raised=moment)
            states[path] = states[state.identity] = replace(both, blob=state.blob, identity=state.identity)


def _was_another(path: str, state: EventState, before: Sequence[EventStates]) -> bool:
    return any(path in states and states[path].identity != state.identity for states in before)


def _changed(commit: Commit, before: Sequence[EventStates], read: ReadVersion) -> EventStates:
    changed: EventStates = {}
    for change in commit.changes:
        version = read(change)
        keys = [key for key in (change.path, change.source, version.identity) if key]
        known = [states[key] for states in before for key in keys if key in states]
        if not known and not change.blob:
            continue
        state = _follow(known, version.schedule, raised=commit.moment)
        earlier = (states[change.path].identity for states in before if change.path in states)
        identity = version.identity or next(earlier, "")
        changed[change.path] = state = replace(state, blob=change.blob, identity=identity)
        if version.identity in changed:  # two files want it, which no build accepts
            both = _follow([changed[identity], state], state.schedule, raised=commit.moment)
            state = replace(both, blob=change.blob, identity=identity)
        if version.identity:
            changed[identity] = state
    return changed


def _follow(before: Sequence[EventState], schedule: Schedule | None, *, raised: datetime | None = None) -> EventState:
    """Return the state after any of *before*, in which the event has *schedule*.

    *schedule* is None where the file is gone or cannot be read: then nothing
    has changed. Nor does a change count before the event has been in any
    calendar. An event to be announced later counts as seen, since its day
    comes without a commit.

    *raised* is the time of the commit, in case the number rises.
    """
    seen = [state.schedule for state in before if state.schedule]
    if schedule is None or not (seen or schedule.is_seen):
        schedule = seen[0] if seen else None
    highest = max((state.sequence for state in before), default=0)
    moved = [state for state in before if state.schedule not in (None, schedule)]
    sequence = max([highest, *(state.sequence + 1 for state in moved)])
    rises = raised if sequence > highest else None
    moments = filter(None, [rises, *(state.rescheduled for state in before)])
    return EventState(
        sequence=sequence,
        rescheduled=max(moments, default=None),
        schedule=schedule,
    )
