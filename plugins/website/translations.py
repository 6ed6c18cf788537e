"""Versions of one page in several languages, linked both ways (`oversettelse-av`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePosixPath

from manuscript.problem import Problem

from .library import Library
from .model import Entry, Visibility
from .scan import Role

SEEN = frozenset({Visibility.LISTED})  # a hidden page is shown by no other


def translations(
    entries: Sequence[Entry], library: Library
) -> tuple[dict[PurePosixPath, tuple[Entry, ...]], list[Problem]]:
    """Return, for each entry with other versions, those versions; and what is wrong with the links."""
    by_source = {entry.content.source: entry for entry in entries}
    groups: dict[PurePosixPath, PurePosixPath] = {}  # source → the original's source
    problems: list[Problem] = []
    for entry in entries:
        reference = entry.content.translation_of
        if reference is None:
            continue
        file = library.find(entry.content.source, reference.path)
        original = by_source.get(file.source) if file and file.role is Role.MANUSCRIPT else None
        if original is None or original is entry:
            if file is None or file.role is not Role.MANUSCRIPT or original is entry:
                problems.append(_not_a_page(entry, reference.path))
            continue
        if original.content.language == entry.content.language:
            problems.append(_same_language(entry, original))
            continue
        root = _root(original.content.source, groups)
        twin = next(
            (by_source[other] for other, its in groups.items() if its == root and _alike(by_source[other], entry)), None
        )
        if twin is not None:
            problems.append(_two_of_one_language(entry, twin))
            continue
        groups[entry.content.source] = root
    return _siblings(entries, groups), problems


def _root(source: PurePosixPath, groups: dict[PurePosixPath, PurePosixPath]) -> PurePosixPath:
    seen = {source}
    while source in groups and groups[source] not in seen:
        source = groups[source]
        seen.add(source)
    return source


def _siblings(
    entries: Sequence[Entry], groups: dict[PurePosixPath, PurePosixPath]
) -> dict[PurePosixPath, tuple[Entry, ...]]:
    members: defaultdict[PurePosixPath, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.visibility in SEEN:
            members[_root(entry.content.source, groups)].append(entry)
    return {
        entry.content.source: tuple(other for other in group if other is not entry)
        for group in members.values()
        if len(group) > 1
        for entry in group
    }


def _not_a_page(entry: Entry, path: str) -> Problem:
    return _told(
        entry,
        rule="translation-of-nothing",
        message=f"«{path}» er ingen annen tekst i innholdsmappen.",
        fix="Skriv stien til filen som denne siden er en oversettelse av.",
        example="oversettelse-av: 2027-03-12-hjemmeoppfolging.md",
    )


def _alike(one: Entry, other: Entry) -> bool:
    return one.content.language == other.content.language


def _two_of_one_language(entry: Entry, twin: Entry) -> Problem:
    return _told(
        entry,
        rule="translation-twice",
        message=f"Siden har to versjoner på «{entry.content.language.value}»: {twin.content.file} og {entry.content.file}.",
        fix="La bare den ene være en oversettelse.",
        example="oversettelse-av: 2027-03-12-hjemmeoppfolging.md",
    )


def _same_language(entry: Entry, original: Entry) -> Problem:
    language = entry.content.language.value
    return _told(
        entry,
        rule="translation-language",
        message=f"Siden og originalen, {original.content.file}, har samme språk: «{language}».",
        fix="Skriv språket til hver av dem i feltet «språk».",
        example="språk: nn" if language != "nn" else "språk: nb",
    )


def _told(entry: Entry, *, rule: str, message: str, fix: str, example: str) -> Problem:
    place = entry.content.place("oversettelse-av")
    return Problem(
        file=entry.content.file,
        line=place.line,
        column=place.column,
        rule=rule,
        message=message,
        fix=fix,
        example=example,
    )
