"""The list lines of all texts: what each asks for, or why it asks for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from body.model import Body, ListLine
from content_types import list_lines
from content_types.list_lines import FilterChoices, ListQuery, is_meant_as_list, read_list_line
from content_types.model import Event
from manuscript.problem import Problem
from norwegian.letters import slugify, sort_key

from .entries import ParsedFile

MOST_LISTS = 20  # in one text
Queries = dict[tuple[PurePosixPath, str], ListQuery]  # by source and the words between the brackets


def read_list_lines(parsed_files: Sequence[ParsedFile]) -> tuple[Queries, list[Problem]]:
    """Return what every list line asks for, and every problem with them.

    A subject or series is known when any file names it, one that waits for its time too.
    """
    asking = [each for each in parsed_files if _has_list_lines(each.body)]
    if not asking:
        return {}, []
    contents = [parsed.entry.content for parsed in parsed_files if parsed.entry]
    subjects = _choices(subject for content in contents for subject in content.subjects)
    series = _choices(content.series for content in contents if isinstance(content, Event) and content.series)
    queries: Queries = {}
    problems: list[Problem] = []
    for parsed in asking:
        for line in parsed.body.list_lines[:MOST_LISTS]:
            query, found = read_list_line(line.text, subjects=subjects, series=series)
            problems += [_placed(problem, parsed, line) for problem in found]
            if query:
                queries[parsed.file.source, line.text] = query
        problems += [
            _placed(list_lines.too_many_lists(MOST_LISTS), parsed, line)
            for line in parsed.body.list_lines[MOST_LISTS:][:1]
        ]
        problems += _misplaced(parsed)
    return queries, problems


def _has_list_lines(body: Body) -> bool:
    return bool(body.list_lines or body.stray_list_lines or body.torn_list_lines)


def _choices(names: Iterable[str]) -> FilterChoices:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(slugify(name), name)
    return dict(sorted(known.items(), key=lambda choice: sort_key(choice[1])))


def _misplaced(parsed: ParsedFile) -> Iterable[Problem]:
    for line in parsed.body.stray_list_lines:
        if is_meant_as_list(line.text):
            yield _placed(list_lines.list_among_words(line.text), parsed, line)
    for line in parsed.body.torn_list_lines:
        if is_meant_as_list(line.text):
            yield _placed(list_lines.list_with_torn_brackets(line.text), parsed, line)
    agenda = parsed.entry.agenda if parsed.entry else None
    for body in agenda.texts.values() if agenda else ():
        for line in body.list_lines:
            yield _placed(list_lines.list_in_programme(line.text), parsed, line)


def _placed(problem: Problem, parsed: ParsedFile, line: ListLine) -> Problem:
    return problem.placed(parsed.file.file, line.line, line.column)
