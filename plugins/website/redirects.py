"""The url paths no content file has: old ones that lead on, and those the site makes by itself.

The old ones are written in the files, `gamle-adresser`, and in `content/adresser.txt`.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from content_types.model import Content
from content_types.url_paths import (
    GENERATED_PATHS,
    as_folder,
    event_calendar_path,
    is_generated,
    list_calendar_path,
    list_feed_path,
    url_path_problem,
)
from manuscript.decoding import decode
from manuscript.problem import Problem, in_file, shortened, told, told_at

from .assembly import filters_of, series_of, subjects_of
from .model import UNPUBLISHED, Entry, Visibility, is_event

EXAMPLE = "/arrangementer/gammelt-navn/ /arrangementer/nytt-navn/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old url path with the one it leads to, and where that is written."""

    old: str
    new: str
    file: str
    line: int
    column: int = 1
    is_live: bool = True


def redirects_in_fields(entries: Iterable[Entry[Content]]) -> Iterator[Redirect]:
    """Yield the old url paths that front matter gives."""
    for entry in entries:
        position = entry.content.position("gamle-adresser")
        for old in entry.content.old_url_paths:
            yield Redirect(
                old=old,
                new=entry.url_path,
                file=entry.content.file,
                line=position.line,
                column=position.column,
                is_live=entry.visibility not in UNPUBLISHED,
            )


def read_redirects(data: bytes, file: str) -> tuple[list[Redirect], list[Problem]]:
    """Return the redirects of ``adresser.txt``: two url paths a line, ``#`` begins a comment."""
    if not data.removeprefix(BOM_UTF8).strip():
        return [], []
    lines, problems = decode(data)
    redirects: list[Redirect] = []
    for line in lines:
        parts = line.text.partition("#")[0].split()
        if not parts:
            continue
        if wrong := _what_is_wrong(parts):
            problems.append(told_at(line.number, 1, "redirect-line", EXAMPLE, wrong=wrong))
        else:
            old, new = map(as_folder, parts)
            redirects.append(Redirect(old=old, new=new, file=file, line=line.number))
    return redirects, in_file(file, problems)


def _what_is_wrong(parts: list[str]) -> str:
    """Return what is wrong with the two url paths of a line, as a sentence; nothing when they will do."""
    if len(parts) != 2:
        return f"Linjen «{shortened(' '.join(parts))}» skal ha to adresser."
    for part in parts:
        if message := url_path_problem(part):
            return message
    if is_generated(parts[0]):
        return f"Adressen «{shortened(parts[0])}» bruker nettstedet selv."
    return ""


def followed_redirects(
    redirects: Iterable[Redirect], in_use: Collection[str], reachable: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return where each old url path leads, followed to its end, and those of *redirects* that cannot stand.

    Of the url paths *in_use* only the *reachable* ones have a page a visitor can see.
    """
    kept: dict[str, Redirect] = {}
    taken = {url_path.casefold() for url_path in in_use}  # a Mac and Windows know no capitals
    problems: list[Problem] = []
    for redirect in redirects:
        if redirect.old == redirect.new:
            problems.append(_told(redirect, "same"))
        elif redirect.old.casefold() in taken:
            problems.append(_told(redirect, "taken"))
        elif redirect.old in kept:
            problems.append(_told(redirect, "twice", other=kept[redirect.old].new))
        else:
            kept[redirect.old] = redirect
    ends, rings = _ends(kept)
    problems += [_told(kept[ring[0]], "ring", ring=_shown(ring)) for ring in rings]
    targets: dict[str, str] = {}
    for old, redirect in kept.items():
        after = kept.get(redirect.new)
        if not redirect.is_live or not ends[old]:
            continue
        if ends[old] in reachable:
            targets[old] = ends[old]
        elif after is None or not after.is_live:  # else it is told of the next one
            problems.append(_told(redirect, "nowhere"))
    return targets, problems


def documents_in_the_way(redirects: Iterable[Redirect], documents: Collection[str]) -> list[Problem]:
    """Tell of each old url path at, or below, the url path of one of *documents*: a file is no folder."""
    return [
        _told(redirect, "document", document=document)
        for redirect in redirects
        for document in map(str, (PurePosixPath(redirect.old), *PurePosixPath(redirect.old).parents))
        if document in documents
    ]


def _ends(kept: Mapping[str, Redirect]) -> tuple[dict[str, str], list[list[str]]]:
    """Return where each chain of redirects ends, empty in a ring, and the rings; no step is taken twice."""
    ends: dict[str, str] = {}
    rings: list[list[str]] = []
    for old in kept:
        passed: dict[str, None] = {}
        at = old
        while at in kept and at not in ends and at not in passed:
            passed[at] = None
            at = kept[at].new
        if at in passed:
            chain = list(passed)
            rings.append(chain[chain.index(at) :])
        ends |= dict.fromkeys(passed, "" if at in passed else ends.get(at, at))
    return ends, rings


def _shown(ring: Sequence[str]) -> str:
    """Return «/en/ → /to/ → /en/», or the beginning of a long one."""
    steps = [shortened(url_path, 60) for url_path in ring[:4]]
    return " → ".join([*steps, *(["…"] if len(ring) > len(steps) else []), steps[0]])


def _told(redirect: Redirect, case: str, **words: str) -> Problem:
    """Return what is wrong with a redirect, at its place."""
    example = EXAMPLE if redirect.file.endswith(".txt") else ""
    problem = told("redirect-conflict", example, case, old=redirect.old, new=redirect.new, **words)
    return problem.placed(redirect.file, redirect.line, redirect.column)


# What the site makes by itself, whatever the editors write


def generated_url_paths(entries: Iterable[Entry[Content]]) -> frozenset[str]:
    """Return the url paths of lists, subjects, series, filters, feeds and calendars, as links may name them."""
    listed = [entry for entry in entries if entry.visibility is Visibility.LISTED]
    events = list(filter(is_event, listed))
    subjects = [subject.url_path for subject in subjects_of(listed)]
    lists = [group.url_path for group in (*subjects_of(events), *series_of(events), *filters_of(events))]
    return frozenset(
        {
            *GENERATED_PATHS,
            *subjects,
            *lists,
            *map(list_feed_path, (*subjects, *lists)),
            *map(list_calendar_path, lists),
            *(event_calendar_path(event.content.slug) for event in events),
        }
    )
