"""Commits to revisions: how often each event was moved, and when its file was last changed.

History is no line: two editors work side by side, and either's branch may be
the one the other is merged into. So a revision is counted along the path that
has most changes, and whatever commit the public was shown, no later one gives
it a lower number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from events.model import Revision

from .model import Change, Commit
from .version import Schedule, Version

SECOND = timedelta(seconds=1)  # calendars know no less


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An event at a commit, by everything up to it."""

    sequence: int
    modified: datetime
    rescheduled: datetime | None
    schedule: Schedule | None  # the last one subscribers could see; None: none yet
    blob: str = ""  # empty: the file is gone, and may come back
    identity: str = ""  # under which subscribers know it; empty: no version has told


States = dict[str, State]  # by path, and by identity: that begins with a slash
Read = Callable[[Change], Version]


def states_after(commits: Sequence[Commit], read: Read) -> States:
    """Return the events after the last of *commits*, each of which comes after its parents."""
    children = Counter(parent for commit in commits for parent in commit.parents)
    states_at: dict[str, States] = {}
    states: States = {}
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


def revision(states: States, path: str, version: Version) -> Revision | None:
    """Return the revision of the event at *path* as it is now; None where git has never seen it.

    What is not committed has no time that is the same on any machine: it
    raises the number alone.
    """
    before = [states[key] for key in (path, version.identity) if key in states]
    if not before:
        return None
    now = _follow(before, version.schedule)
    modified = max(state.modified for state in before)
    return Revision(sequence=now.sequence, modified=modified, rescheduled=now.rescheduled)


def _joined(before: Sequence[States], moment: datetime, *, spare: bool) -> States:
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


def _bind(states: States, moment: datetime) -> None:
    """Let each path and its identity tell the same, also where two files wanted one for a while."""
    for path, state in list(states.items()):
        known = states.get(state.identity) if state.blob and path != state.identity else None
        if known and known is not state:
            both = _follow([state, known], state.schedule, raised=moment)
            states[path] = states[state.identity] = replace(both, blob=state.blob, identity=state.identity)


def _was_another(path: str, state: State, before: Sequence[States]) -> bool:
    return any(path in states and states[path].identity != state.identity for states in before)


def _changed(commit: Commit, before: Sequence[States], read: Read) -> States:
    changed: States = {}
    for change in commit.changes:
        version = read(change)
        keys = [key for key in (change.path, change.source, version.identity) if key]
        known = [states[key] for states in before for key in keys if key in states]
        is_own = all(change.path not in s or s[change.path].blob != change.blob for s in before)
        moved = commit.moment if is_own and change.blob else None
        if not known and not change.blob:
            continue
        state = _follow(known, version.schedule, raised=commit.moment, modified=moved)
        earlier = (states[change.path].identity for states in before if change.path in states)
        identity = version.identity or next(earlier, "")
        changed[change.path] = state = replace(state, blob=change.blob, identity=identity)
        if version.identity in changed:  # two files want it, which no build accepts
            both = _follow([changed[identity], state], state.schedule, raised=commit.moment)
            state = replace(both, blob=change.blob, identity=identity)
        if version.identity:
            changed[identity] = state
    return changed


def _follow(
    before: Sequence[State],
    schedule: Schedule | None,
    *,
    raised: datetime | None = None,
    modified: datetime | None = None,
) -> State:
    """Return the state after any of *before*, in which the event has *schedule*.

    None is a version that cannot be read, or none: no change. Nor does one
    count as long as the event has been in no calendar; one that is announced
    later does, since its day comes without a commit.

    *raised* is the time if the number rises, *modified* if the file is another.
    A clock may have been wrong: the last change is later than any with another
    schedule all the same.
    """
    seen = [state.schedule for state in before if state.schedule]
    if schedule is None or not (seen or schedule.is_seen):
        schedule = seen[0] if seen else None
    highest = max((state.sequence for state in before), default=0)
    moved = [state for state in before if state.schedule not in (None, schedule)]
    sequence = max([highest, *(state.sequence + 1 for state in moved)])
    rises = raised if sequence > highest else None
    known = [state.modified for state in before] + [state.modified + SECOND for state in moved]
    return State(
        sequence=sequence,
        modified=_latest(modified, rises, *known),
        rescheduled=_latest(rises, *(state.rescheduled for state in before)),
        schedule=schedule,
    )


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)
