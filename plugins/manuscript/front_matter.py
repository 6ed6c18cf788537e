"""The fields at the top of a file, each read by itself as YAML in which every value is text.

A mistake in one hides none in the others. PyYAML parses; nothing is ever constructed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import yaml

from .decoding import UNSEEN, name_of
from .layout import FieldLine, tidy
from .mending import folded_text, mend, stray_problem, unreadable_problem
from .model import KeyValue, Line, Mapping, Node, Scalar
from .model import Sequence as ListNode
from .problem import Problem, shortened, shortened_line
from .quoting import as_quoted_value

MAX_LINES = 1000
MAX_CHARACTERS = 100_000


def read_mapping(lines: Sequence[Line], *, file: str, line: int) -> tuple[Mapping, tuple[Line, ...], list[Problem]]:
    """Return the fields, the lines no field could be made of, and the problems.

    *line* is where the front matter begins, for an answer without fields.
    """
    if len(lines) > MAX_LINES or sum(len(each.text) for each in lines) > MAX_CHARACTERS:
        return _mapping((), line), tuple(lines), [_too_long(lines, file)]
    rows, problems = tidy(lines, file=file)
    pairs: list[KeyValue] = []
    unread: list[FieldLine] = []
    strays: list[FieldLine] = []
    for chunk in _chunks(rows):
        chunk, found = _with_colon(chunk, file)
        problems += found
        if not any(row.shape.is_key for row in chunk) and Composer(chunk, file).compose() == ():
            strays += chunk
            continue
        made, left, found = _read_chunk(chunk, file)
        pairs += made
        unread += left
        problems += found
    by_number = {row.number: row for row in rows}
    problems += [stray_problem(run, file, above=by_number.get(run[0].number - 1)) for run in _runs(strays)]
    unread += strays
    known = {each.number: each for each in lines}
    return (
        _mapping(tuple(pairs), line),
        tuple(known[row.number] for row in sorted(unread, key=lambda row: row.number)),
        problems,
    )


def _mapping(pairs: tuple[KeyValue, ...], line: int) -> Mapping:
    return Mapping(pairs=pairs, line=line, column=1)


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


def _chunks(rows: Sequence[FieldLine]) -> Iterator[list[FieldLine]]:
    """Yield the rows of each outermost field, with the lines below that belong to it."""
    chunk: list[FieldLine] = []
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


def _runs(rows: Sequence[FieldLine]) -> Iterator[list[FieldLine]]:
    """Yield rows that follow each other in the file."""
    run: list[FieldLine] = []
    for row in rows:
        if run and row.number != run[-1].number + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _with_colon(rows: list[FieldLine], file: str) -> tuple[list[FieldLine], list[Problem]]:
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
        message=f"Kolon mangler etter feltets navn: «{shortened(name)}».",
        fix=f"Skriv kolon etter navnet: {shortened(name)}:",
        example=f"{shortened(name)}:\n{shortened_line(below[0].text)}",
    )
    return right, [problem]


def _read_chunk(rows: list[FieldLine], file: str) -> tuple[tuple[KeyValue, ...], list[FieldLine], list[Problem]]:
    """Return a field's pairs, else its rows, and what is wrong with it."""
    composer = Composer(rows, file)
    pairs = composer.compose()
    if pairs and not composer.unreadable:
        return pairs, [], composer.problems
    if composer.unreadable and composer.unreadable.rule == "field-depth":
        return (), rows, [composer.unreadable]
    folded = folded_text(rows, file=file, reads=_reads)
    mended, problems = folded or mend(rows, file=file, reads=_reads)
    again = Composer(mended, file)
    pairs = again.compose()
    if pairs and not again.unreadable:
        return pairs, [], [*problems, *again.problems]
    unreadable = again.unreadable or unreadable_problem(mended[0], 1, "no field", file)
    return (), rows, [*problems, *again.problems, unreadable]


def _reads(line: str) -> bool:
    """Tell whether a line alone says all it says to YAML."""
    composer = Composer([FieldLine(number=1, text=line)], "")
    return bool(composer.compose() or composer.is_list) and not composer.unreadable and not composer.problems


# One field as YAML

# libyaml, written in C, where it is there; both answer alike.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 10
TO_THE_END = 1 << 30  # a column further right than any line goes


@dataclass(slots=True)
class Composer:
    """Makes nodes of one field's rows; stops at the first thing that is not plain YAML."""

    rows: Sequence[FieldLine]
    file: str
    unreadable: Problem | None = None  # why there are no pairs
    problems: list[Problem] = field(default_factory=list)
    is_list: bool = False
    _scalars: list[yaml.ScalarEvent] = field(default_factory=list)
    _outdented: frozenset[int] = frozenset()  # the numbers of the rows that were

    def __post_init__(self) -> None:
        self._outdented = frozenset(row.number for row in self.rows if row.outdented)

    def compose(self) -> tuple[KeyValue, ...]:
        """Return the pairs; none when the rows are unreadable, or hold no field at all."""
        try:
            events = iter(yaml.parse("\n".join(row.text for row in self.rows) + "\n", Loader=LOADER))
            root = self._root(events)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._stop((mark.line, mark.column) if mark else None, error.problem or "")
            return ()
        except yaml.YAMLError:  # characters YAML allows nowhere
            self._stop(None, "")
            return ()
        self._find_comments()
        return root.pairs if isinstance(root, Mapping) and not self.unreadable else ()

    def _root(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and (event.explicit or root):
                self._stop(_start(event), "document")
                return None
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, depth=0)
                if self.unreadable:
                    return None
                self.is_list = isinstance(root, ListNode)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node | None:
        if cause := _not_allowed(event, depth):
            self._stop(_start(event), cause)
            return None
        row, column = self._position(_start(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, row, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._items(events, depth))
            return None if self.unreadable else ListNode(items=items, line=row.number, column=column)
        pairs = tuple(self._pairs(events, depth))
        return None if self.unreadable else Mapping(pairs=pairs, line=row.number, column=column)

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            node = self._node(event, events, depth + 1)
            if node is None:
                return
            yield node

    def _pairs(self, events: Iterator[yaml.Event], depth: int) -> Iterator[KeyValue]:
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            if key is not None and not isinstance(key, Scalar):
                self._stop(_start(event), "key")
            value = None if self.unreadable else self._node(next(events), events, depth + 1)
            if value is None or not isinstance(key, Scalar):
                return
            yield KeyValue(key=key, value=value, outdented=key.line in self._outdented)

    def _scalar(self, event: yaml.ScalarEvent, row: FieldLine, column: int) -> Scalar:
        self._scalars.append(event)
        text = event.value
        if event.style != '"':  # only there can YAML write what the file does not hold
            return Scalar(text=text, line=row.number, column=column)
        unseen = next((c for c in text if UNSEEN.match(c) or c == "\t" or "\ud800" <= c <= "\udfff"), "")
        if unseen:
            self.problems.append(self._escape_problem(row, column, unseen))
            text = "".join(c for c in UNSEEN.sub("", text) if not "\ud800" <= c <= "\udfff")
        return Scalar(text=text, line=row.number, column=column)

    def _escape_problem(self, row: FieldLine, column: int, unseen: str) -> Problem:
        shape = row.shape
        right = f"{shape.head}{as_quoted_value(shape.value)}"
        what = "tabulatortegn (U+0009)" if unseen == "\t" else name_of(unseen)
        return Problem(
            file=self.file,
            line=row.number,
            column=column,
            rule="field-escape",
            message=f"Omvendt skråstrek i doble anførselstegn gir her {what}: «{shortened(row.shape.value)}».",
            fix=f"Bruk enkle anførselstegn, der omvendt skråstrek bare betyr seg selv: {shortened(right)}",
            example=shortened(right),
        )

    def _find_comments(self) -> None:
        """Find words that YAML passes over without a word: comments that share a line, and hashtags."""
        covered = _covered(self._scalars)
        for index, row in enumerate(self.rows):
            at = _comment_start(row.text, covered.get(index, []))
            if at is None:
                continue
            is_own_line = not row.text[:at].strip()
            if is_own_line and (at == 0 or row.text[at + 1 : at + 2] in ("", " ", "#")):
                continue
            if is_own_line:
                self.problems.append(self._hashtag(row, at))
            else:
                self.unreadable = self.unreadable or unreadable_problem(row, at + 1, "comment", self.file)

    def _hashtag(self, row: FieldLine, at: int) -> Problem:
        word = row.text[at + 1 :].strip()
        return Problem(
            file=self.file,
            line=row.number,
            column=at + 1,
            rule="field-hashtag",
            message=f"Linjen begynner med «#» og ville blitt borte som en kommentar: «{shortened(row.text)}».",
            fix="Skriv bindestrek og ordet uten «#», eller et mellomrom etter «#» hvis det er en kommentar.",
            example=_item(row, word),
        )

    def _position(self, start: tuple[int, int]) -> tuple[FieldLine, int]:
        """Return the row and the column, in the file, of a line and a column in what YAML was given."""
        line, column = start
        row = self.rows[min(line, len(self.rows) - 1)]
        column += 1
        return row, max(1, column - row.shift if column > row.shift_after else column)

    def _stop(self, start: tuple[int, int] | None, cause: str) -> None:
        row, column = self._position(start) if start else (self.rows[0], 1)
        self.unreadable = self.unreadable or unreadable_problem(row, column, cause, self.file)


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return the line and the column, from 0, where an event begins."""
    mark = event.start_mark
    assert mark is not None  # the type allows none, for events somebody makes by hand
    return mark.line, mark.column


def _end(event: yaml.Event) -> tuple[int, int]:
    mark = event.end_mark
    assert mark is not None  # as above
    return mark.line, mark.column


def _item(row: FieldLine, word: str) -> str:
    """Return a list item of *word*, indented as *row*."""
    return f"{' ' * row.shape.indent}- {shortened(word)}"


def _not_allowed(event: yaml.Event, depth: int) -> str:
    """Return the name of what is no plain YAML; empty when it is plain."""
    if isinstance(event, yaml.AliasEvent):
        return "alias"
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        if event.anchor:
            return "anchor"
        if event.tag:
            return "tag"
    return "depth" if depth > MAX_DEPTH else ""


def _covered(scalars: Sequence[yaml.ScalarEvent]) -> dict[int, list[tuple[int, int]]]:
    """Return, for each line, the columns that belong to a value or a key."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for event in scalars:
        (first, from_column), (last, to_column) = _start(event), _end(event)
        is_block = event.style in ("|", ">")
        for line in range(first, last + 1):
            start = from_column if line == first else 0
            end = to_column if line == last else TO_THE_END
            if is_block and line == first:
                end = from_column + 1  # a comment may follow the | itself
            spans.setdefault(line, []).append((start, end))
    return spans


def _comment_start(text: str, spans: Sequence[tuple[int, int]]) -> int | None:
    """Return where a comment begins: the first «#» between the values."""
    gap_start = 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        at = text.find("#", gap_start, start)
        if at >= 0:
            return at
        gap_start = max(gap_start, end)
    return None
