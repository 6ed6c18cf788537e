"""Remedies that are certain, written into the files: those after which a file is read as it was before.

An example is tried before it is written. The file with the example in it must
say the same, and nothing new may be told of it; else the editor has to choose.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from pathlib import Path

from content_types.content_files import MOST_OCTETS, root_of
from manuscript.decoding import LINE_END
from manuscript.problem import Problem, UserError, in_words, rule_named
from website.coding import Understood
from website.entries import understand

from .report import visible
from .run import manuscript_at
from .spelling import word_list_of

CONFLICT = "merge-conflict"
BOM = "\ufeff"
# « # husk bilde» and «<!-- behold: kr-punktum -->», which an example is without; not the «#» first in «# Bakgrunn»
COMMENT = re.compile(r"\s+(?:#|<!--).*")
MARGIN = re.compile(r"[ \t]*")
SIGNS = re.compile(r"[\W_]+")

Read = Callable[[bytes], Understood]


class FixError(UserError):
    """Nothing can be put right here; the words are for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFix:
    """A remedy that was written."""

    problem: Problem
    before: str  # the line as it was
    after: str  # what stands there now: a line, or several


def fix(problems: Sequence[Problem]) -> list[WrittenFix]:
    """Write what is certain of the remedies of *problems* into their files, and return what was done.

    Raises:
        FixError: somebody must choose between two versions first, or a file cannot be written.
    """
    for problem in problems:
        if problem.rule == CONFLICT:
            raise FixError(
                in_words(
                    f"{visible(problem.file)}:{problem.line}: Her står to versjoner av det samme, så ingenting er rettet.",
                    "Velg den ene, slett linjene med «<<<<<<<», «=======» og «>>>>>>>», og prøv på nytt.",
                )
            )
    files = dict.fromkeys(problem.file for problem in problems if rule_named(problem.rule).certain)
    return [change for file in files for change in _fix_file(file)]


def told(changes: Sequence[WrittenFix]) -> str:
    """Return what an editor is told of *changes*: each with its file, its line, and the line before and after."""
    lines: list[str] = []
    for change in changes:
        lines.append(f"{visible(change.problem.file)}:{change.problem.line}: Rettet. {visible(change.problem.message)}")
        lines.append(f"    Før:   {visible(change.before)}")
        first, *rest = change.after.split("\n")
        lines += [f"    Etter: {visible(first)}", *(f"           {visible(row)}" for row in rest)]
    return "".join(f"{line}\n" for line in lines)


def _fix_file(file: str) -> list[WrittenFix]:
    path = Path(file)
    manuscript = manuscript_at(path, file)
    words = word_list_of(root_of(path.parent))
    try:
        data = path.read_bytes()
        fixed, changes = put_right(data, lambda changed: understand(changed, manuscript, words))
        if changes and path.read_bytes() == data:
            _write(path.resolve(), fixed)
            return changes
    except OSError as error:
        raise FixError(
            f"Får ikke skrevet «{visible(file)}». Gi deg selv skriverett til den, og prøv på nytt."
        ) from error
    return []


def _write(path: Path, data: bytes) -> None:
    """Write *data* in place of the file, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        unfinished.write_bytes(data)
        shutil.copymode(path, unfinished)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def put_right(data: bytes, read: Read) -> tuple[bytes, list[WrittenFix]]:
    """Return *data* with every certain remedy in it, and the changes in the order they were made.

    Line ends, comments and a byte order mark stay as they are.
    """
    changes: list[WrittenFix] = []
    understood = read(data)
    while made := next(_remedies(data, understood, read), None):
        data, understood, change = made
        changes.append(change)
    return data, changes


def _remedies(data: bytes, understood: Understood, read: Read) -> Iterator[tuple[bytes, Understood, WrittenFix]]:
    if understood.content is None or len(data) > MOST_OCTETS:
        return
    for problem in understood.problems:
        if not rule_named(problem.rule).certain or not problem.example:
            continue
        for changed, change in _as_the_example(data, problem):
            after = read(changed)
            if _is_better(understood, after, problem) and _says_the_same(understood, after, problem):
                yield changed, after, change


def _as_the_example(data: bytes, problem: Problem) -> Iterator[tuple[bytes, WrittenFix]]:
    """Yield the file with the example where the problem stands: in place of its words, or of its line."""
    text = data.decode("utf-8")
    mark = BOM if text.startswith(BOM) else ""
    lines = LINE_END.split(text.removeprefix(mark))
    ends = LINE_END.findall(text)
    at = problem.line - 1
    before, end = lines[at], ends[min(at, len(ends) - 1)] if ends else "\n"
    for after in dict.fromkeys(_written_anew(before, problem)):
        if after != before:
            written = [*lines[:at], after.replace("\n", end), *lines[at + 1 :]]
            joined = "".join(part for pair in zip(written, [*ends, ""], strict=True) for part in pair)
            yield f"{mark}{joined}".encode(), WrittenFix(problem=problem, before=before, after=after)


def _written_anew(line: str, problem: Problem) -> Iterator[str]:
    start = problem.column - 1
    if problem.replaces:
        if line.startswith(problem.replaces, start):
            yield f"{line[:start]}{problem.example}{line[start + len(problem.replaces) :]}"
        return
    comment = COMMENT.search(line)
    margin = MARGIN.match(line)
    for indent in ("", margin[0] if margin else ""):
        example = "\n".join(f"{indent}{row}" for row in problem.example.split("\n"))
        yield f"{example}{comment[0]}" if comment and comment[0] not in example else example


def _is_better(before: Understood, after: Understood, problem: Problem) -> bool:
    """Tell whether the problem is gone from its line, and nothing else is told than before."""
    rules, left = (Counter(each.rule for each in understood.problems) for understood in (before, after))
    is_left = any((each.rule, each.line) == (problem.rule, problem.line) for each in after.problems)
    return left <= rules and (left[problem.rule] < rules[problem.rule] or not is_left)


def _says_the_same(before: Understood, after: Understood, problem: Problem) -> bool:
    """Tell whether two readings are equal; where the problem is one of signs, but for signs."""
    first, second = ((each.content, each.body, each.agenda, each.is_draft) for each in (before, after))
    return first == second or (bool(problem.replaces) and _letters(first) == _letters(second))


def _letters(value: object) -> object:
    """Return *value* with nothing but letters and digits in its texts, capitals as small."""
    if isinstance(value, str):
        return SIGNS.sub("", unescape(value)).casefold()
    if isinstance(value, Mapping):
        return [(_letters(key), _letters(each)) for key, each in value.items()]
    if isinstance(value, frozenset):
        return sorted(repr(_letters(each)) for each in value)
    if isinstance(value, tuple | list):
        return [*map(_letters, value)]
    if is_dataclass(value):
        return [_letters(getattr(value, field.name)) for field in fields(value) if field.compare]
    return value
