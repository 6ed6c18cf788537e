"""The list lines of all texts: what each asks for, or why it asks for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from body.model import Body, ListLine
from content_types import list_lines
from content_types.list_lines import FilterChoices, ListProblem, ListQuery, is_meant_as_list, read_list_line
from content_types.model import Event
from manuscript.problem import Problem, Severity
from norwegian.letters import slugify, sort_key

from .entries import Manuscript

MOST_LISTS = 20  # in one text
Queries = dict[tuple[PurePosixPath, str], ListQuery]  # by source and the words between the brackets


def read_list_lines(manuscripts: Sequence[Manuscript]) -> tuple[Queries, list[Problem]]:
    """Return what every list line asks for, and every problem with them.

    A subject or series is known when any file names it, one that waits for its time too.
    """
    asking = [each for each in manuscripts if _has_list_lines(each.body)]
    if not asking:
        return {}, []
    contents = [manuscript.entry.content for manuscript in manuscripts if manuscript.entry]
    subjects = _topics(subject for content in contents for subject in content.subjects)
    series = _topics(content.series for content in contents if isinstance(content, Event) and content.series)
    queries: Queries = {}
    problems: list[Problem] = []
    for manuscript in asking:
        for line in manuscript.body.list_lines[:MOST_LISTS]:
            query, found = read_list_line(line.text, subjects=subjects, series=series)
            problems += [_list_problem(manuscript, line, slip) for slip in found]
            if query:
                queries[manuscript.file.source, line.text] = query
        problems += [
            _list_problem(manuscript, line, list_lines.too_many_lists(MOST_LISTS))
            for line in manuscript.body.list_lines[MOST_LISTS:][:1]
        ]
        problems += _misplaced(manuscript)
    return queries, problems


def _has_list_lines(body: Body) -> bool:
    return bool(body.list_lines or body.stray_list_lines or body.torn_list_lines)


def _topics(names: Iterable[str]) -> FilterChoices:
    known: dict[str, str] = {}
    for name in names:
        known.setdefault(slugify(name), name)
    ordered = dict(sorted(known.items(), key=lambda topic: sort_key(topic[1])))
    return FilterChoices(names=ordered)


def _misplaced(manuscript: Manuscript) -> Iterable[Problem]:
    for line in manuscript.body.stray_list_lines:
        if is_meant_as_list(line.text):
            yield _list_problem(manuscript, line, list_lines.list_among_words(line.text), severity=Severity.WARNING)
    for line in manuscript.body.torn_list_lines:
        if is_meant_as_list(line.text):
            yield _list_problem(
                manuscript, line, list_lines.list_with_torn_brackets(line.text), severity=Severity.WARNING
            )
    agenda = manuscript.entry.agenda if manuscript.entry else None
    for body in agenda.texts.values() if agenda else ():
        for line in body.list_lines:
            yield _list_problem(manuscript, line, list_lines.list_in_programme(line.text))


def _list_problem(
    manuscript: Manuscript, line: ListLine, slip: ListProblem, *, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(
        file=manuscript.file.file,
        line=line.line,
        column=line.column,
        severity=severity,
        rule=slip.rule,
        message=slip.message,
        fix=slip.fix,
        example=slip.example,
    )
