"""The fields at the top of a file, each read by itself: a mistake in one hides none in the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .front_matter import Composer, Trouble
from .layout import tidy
from .mending import folded_text, mend
from .model import Entry, Line, Mapping
from .problem import Problem
from .rows import Row
from .stray import stray_problem, trouble_problem
from .wording import told, told_line

MAX_LINES = 1000
MAX_CHARACTERS = 100_000


def read(lines: Sequence[Line], *, file: str, line: int) -> tuple[Mapping, tuple[Line, ...], list[Problem]]:
    """Return the fields, the lines no field could be made of, and the problems.

    *line* is where the front matter begins, for an answer without fields.
    """
    if len(lines) > MAX_LINES or sum(len(each.text) for each in lines) > MAX_CHARACTERS:
        return _mapping((), line), tuple(lines), [_too_long(lines, file)]
    rows, problems = tidy(lines, file=file)
    entries: list[Entry] = []
    unread: list[Row] = []
    strays: list[Row] = []
    for chunk in _chunks(rows):
        chunk, found = _with_colon(chunk, file)
        problems += found
        if not any(row.shape.is_key for row in chunk) and Composer(chunk, file).compose() == ():
            strays += chunk
            continue
        made, left, found = _read_chunk(chunk, file)
        entries += made
        unread += left
        problems += found
    by_number = {row.number: row for row in rows}
    problems += [stray_problem(run, file, above=by_number.get(run[0].number - 1)) for run in _runs(strays)]
    unread += strays
    known = {each.number: each for each in lines}
    return (
        _mapping(tuple(entries), line),
        tuple(known[row.number] for row in sorted(unread, key=lambda row: row.number)),
        problems,
    )


def _mapping(entries: tuple[Entry, ...], line: int) -> Mapping:
    return Mapping(entries=entries, line=line, column=1)


def _too_long(lines: Sequence[Line], file: str) -> Problem:
    return Problem(
        file=file,
        line=lines[0].number,
        rule="front-matter-too-long",
        message=f"Feltene øverst i filen er på {len(lines)} linjer; det meste er {MAX_LINES} linjer "
        f"og {MAX_CHARACTERS} tegn.",
        fix="Flytt teksten under linjen «---» som avslutter feltene.",
        example="---",
    )


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each outermost field, with the lines below that belong to it."""
    chunk: list[Row] = []
    base: int | None = None
    for row in rows:
        if row.is_blank or row.is_comment:
            if chunk:
                chunk.append(row)
            continue
        shape = row.shape
        base = shape.indent if base is None else base
        goes_on = shape.indent > base or shape.is_item or shape.value[:1] in ("]", "}")
        if chunk and not goes_on:
            yield chunk
            chunk = []
        chunk.append(row)
    if chunk:
        yield chunk


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows that follow each other in the file."""
    run: list[Row] = []
    for row in rows:
        if run and row.number != run[-1].number + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _with_colon(rows: list[Row], file: str) -> tuple[list[Row], list[Problem]]:
    """Return a field whose name has lost its colon with the colon, and tell of it."""
    first, below = rows[0], [row for row in rows[1:] if not row.is_blank and not row.is_comment]
    name = first.text.strip()
    if not below or ":" in name or " " in name or not name[:1].isalpha():
        return rows, []
    if any(row.shape.indent <= first.shape.indent or not (row.shape.is_key or row.shape.is_item) for row in below[:1]):
        return rows, []
    right = [replace(first, text=f"{first.text.rstrip()}:"), *rows[1:]]
    problem = Problem(
        file=file,
        line=first.number,
        column=first.shape.indent + len(name) + 1,
        rule="field-without-colon",
        message=f"Kolon mangler etter feltets navn: «{told(name)}».",
        fix=f"Skriv kolon etter navnet: {told(name)}:",
        example=f"{told(name)}:\n{told_line(below[0].text)}",
    )
    return right, [problem]


def _read_chunk(rows: list[Row], file: str) -> tuple[tuple[Entry, ...], list[Row], list[Problem]]:
    """Return a field's entries, else its rows, and what is wrong with it."""
    composer = Composer(rows, file)
    entries = composer.compose()
    if entries and not composer.trouble:
        return entries, [], composer.problems
    if composer.trouble and composer.trouble.cause == "depth":
        return (), rows, [_trouble(composer.trouble, file)]
    folded = folded_text(rows, file=file, reads=_reads)
    mended, problems = folded or mend(rows, file=file, reads=_reads)
    again = Composer(mended, file)
    entries = again.compose()
    if entries and not again.trouble:
        return entries, [], [*problems, *again.problems]
    trouble = again.trouble or Trouble(row=mended[0], column=1, cause="no-field")
    return (), rows, [*problems, *again.problems, _trouble(trouble, file)]


def _trouble(trouble: Trouble, file: str) -> Problem:
    return trouble_problem(trouble.row, trouble.column, trouble.cause, file)


def _reads(line: str) -> bool:
    """Tell whether a line alone says all it says to YAML."""
    composer = Composer([Row(number=1, text=line)], "")
    return bool(composer.compose() or composer.is_list) and not composer.trouble and not composer.problems
