"""The revisions of a publication's events, from git's history of their files.

Where there is no history, the editor is told why.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from content_types.model import ContentKind, Event, Revision
from manuscript.problem import Problem, Severity, enumerated
from norwegian.letters import nfc

from . import git
from .git import Change, Commit, Gap, HistoryError, RepositoryFolder
from .revisions import UNREADABLE, EventStates, EventVersion, read_version, revision, states_after, version_of

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
        return {}, [history_missing(content, events, error.gap)]
    found = {event.source: revision(states, _path(repository, content, event), version_of(event)) for event in events}
    known = {source: known for source, known in found.items() if known}
    unknown = [event for event in events if event.source not in known]
    return known, [history_missing(content, unknown, Gap.UNCOMMITTED)] if unknown else []


@lru_cache(maxsize=2)  # what led to a commit never changes, and a preview builds after each save
def _states_at(repository: RepositoryFolder) -> EventStates:
    commits = git.commits(repository)
    if not any(change.path.startswith(repository.prefix) for commit in commits for change in commit.changes):
        raise HistoryError(Gap.UNTRACKED)
    paths = _followed(commits, f"{repository.prefix}{ContentKind.EVENT.value}/")
    commits = [_only(commit, paths) for commit in commits]
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


def _only(commit: Commit, paths: set[str]) -> Commit:
    changes = tuple(change for change in commit.changes if change.path in paths)
    return Commit(id=commit.id, parents=commit.parents, moment=commit.moment, changes=changes)


def _versions(repository: RepositoryFolder, commits: Sequence[Commit]) -> dict[tuple[str, str], EventVersion]:
    """Return each version, by the id of its bytes and its path."""
    paths: dict[str, dict[str, None]] = {}
    for change in _written(commits):
        paths.setdefault(change.blob, {})[change.path] = None
    return {
        (blob, path): read_version(data, _source(repository, path))
        for blob, data in (git.contents(repository, paths) if paths else ())
        for path in paths[blob]
    }


def _written(commits: Sequence[Commit]) -> Iterator[Change]:
    return (change for commit in commits for change in commit.changes if change.blob)


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
FOR_SUBSCRIBERS = "Kalenderprogrammer kan overse det når tid, sted eller status blir endret."
TRYING_OUT = "Skal du bare prøve eller se på nettstedet, trenger du ikke gjøre noe."

# Why, what to do, and a command that does it.
EXPLANATIONS = {
    Gap.NO_GIT: (
        "for Git er ikke installert på denne maskinen",
        f"Installer Git før nettstedet publiseres herfra. {TRYING_OUT}",
        "",
    ),
    Gap.NO_REPOSITORY: (
        "for innholdsmappen ligger ikke i et Git-depot",
        f"Publiser fra en mappe som er hentet med «git clone». {TRYING_OUT}",
        "",
    ),
    Gap.NOT_OWNED: (
        "for mappen eies av en annen bruker, og da svarer ikke Git",
        "Kjør «git status» i mappen. Git sier da hvordan du forteller at du stoler på den.",
        "",
    ),
    Gap.SHALLOW: (
        "for depotet er hentet uten hele historikken",
        "Hent resten av historikken, og bygg på nytt.",
        "git fetch --unshallow",
    ),
    Gap.UNTRACKED: (
        "for innholdsmappen er ikke lagt inn i Git",
        f"Legg mappen inn i Git før nettstedet publiseres. {TRYING_OUT}",
        "",
    ),
    Gap.UNREADABLE: (
        "for Git får ikke lest hele historikken i depotet",
        f"Hent depotet på nytt med «git clone», og bygg derfra. {TRYING_OUT}",
        "",
    ),
}


def history_missing(content: Path, events: Sequence[Event], gap: Gap) -> Problem:
    """Return one problem for all of *events*, at least one."""
    if gap is Gap.UNCOMMITTED:
        return _uncommitted(content, events)
    why, fix, example = EXPLANATIONS[gap]
    return Problem(
        file=content.as_posix(),
        line=1,
        rule="history-missing",
        message=f"{_counted(len(events))} mangler historikk, {why}. {FOR_SUBSCRIBERS}",
        fix=fix,
        example=example,
    )


def _uncommitted(content: Path, events: Sequence[Event]) -> Problem:
    """Return what is told of new files: only information, since one looks at a text before it is committed."""
    is_one = len(events) == 1
    return Problem(
        file=content.as_posix(),
        line=1,
        severity=Severity.INFO,
        rule="history-missing",
        message=f"{_counted(len(events))} er ikke lagt inn i Git ennå: {_names(events)}. "
        f"Kalenderprogrammer kan følge endringer i {'det' if is_one else 'dem'} først når det er gjort.",
        fix=f"Legg {'filen' if is_one else 'filene'} inn i Git før nettstedet publiseres. {TRYING_OUT}",
    )


def _counted(number: int) -> str:
    return "1 arrangement" if number == 1 else f"{number} arrangementer"


def _names(events: Sequence[Event]) -> str:
    names = [event.source.name for event in events[:NAMED]]
    return enumerated(names, more=len(events) - len(names))
