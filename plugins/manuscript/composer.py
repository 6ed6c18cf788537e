"""One field of the front matter as YAML: its nodes, in which every value is text, and what to say of what is none.

PyYAML parses; nothing is ever constructed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import yaml

from .decoding import UNSEEN, name_of
from .layout import FieldLine
from .model import KeyValue, Mapping, Node, Scalar
from .model import Sequence as ListNode
from .problem import Problem, shortened, told_at
from .quoting import as_quoted_value

# libyaml, written in C, where it is there; both answer alike.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 10
TO_THE_END = 1 << 30  # a column further right than any line goes


def reads(line: str) -> bool:
    """Tell whether a line alone says all it says to YAML."""
    composer = Composer([FieldLine(number=1, text=line)])
    return bool(composer.compose() or composer.is_list) and not composer.unreadable and not composer.problems


class _NotPlain(Exception):
    """Some event is more YAML than a field may hold; *cause* is the rule that says so."""

    def __init__(self, cause: str, event: yaml.Event) -> None:
        super().__init__(cause)
        self.event = event


@dataclass(slots=True)
class Composer:
    """Makes nodes of one field's rows; stops at the first thing that is not plain YAML."""

    rows: Sequence[FieldLine]
    unreadable: Problem | None = None  # why there are no pairs
    problems: list[Problem] = field(default_factory=list)
    is_list: bool = False
    _scalars: list[yaml.ScalarEvent] = field(default_factory=list)

    def compose(self) -> tuple[KeyValue, ...]:
        """Return the pairs; none when the rows are unreadable, or hold no field at all."""
        root: Node | None = None
        try:
            root = self._root(yaml.parse("\n".join(row.text for row in self.rows) + "\n", Loader=LOADER))
        except _NotPlain as found:
            self._stop(_start(found.event), str(found))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._stop((mark.line, mark.column) if mark else None, error.problem or "")
            return ()
        except yaml.YAMLError:  # characters YAML allows nowhere
            self._stop(None, "")
            return ()
        self.is_list = isinstance(root, ListNode)
        self._find_comments()
        return root.pairs if isinstance(root, Mapping) and not self.unreadable else ()

    def _root(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and (event.explicit or root):
                raise _NotPlain("field-document", event)
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, depth=0)
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if cause := _not_allowed(event, depth):
            raise _NotPlain(cause, event)
        row, column = self._position(_start(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, row, column)
        inside = takewhile(lambda each: not isinstance(each, yaml.CollectionEndEvent), events)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._node(each, events, depth + 1) for each in inside)
            return ListNode(items=items, line=row.number, column=column)
        pairs = tuple(self._pair(each, events, depth + 1) for each in inside)
        return Mapping(pairs=pairs, line=row.number, column=column)

    def _pair(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> KeyValue:
        key = self._node(event, events, depth)
        if not isinstance(key, Scalar):
            raise _NotPlain("field-key", event)
        row, _ = self._position(_start(event))
        return KeyValue(key=key, value=self._node(next(events), events, depth), outdented=row.outdented)

    def _scalar(self, event: yaml.ScalarEvent, row: FieldLine, column: int) -> Scalar:
        self._scalars.append(event)
        text = event.value
        if event.style == '"':  # only there can YAML write what the file does not hold
            unseen = [c for c in text if UNSEEN.match(c) or c == "\t" or "\ud800" <= c <= "\udfff"]
            if unseen:
                self.problems.append(self._escape_problem(row, column, unseen[0]))
                text = "".join(c for c in UNSEEN.sub("", text) if not "\ud800" <= c <= "\udfff")
        return Scalar(text=text, line=row.number, column=column)

    def _escape_problem(self, row: FieldLine, column: int, unseen: str) -> Problem:
        shape = row.shape
        right = f"{shape.head}{as_quoted_value(shape.value)}"
        what = "tabulatortegn (U+0009)" if unseen == "\t" else name_of(unseen)
        return told_at(row.number, column, "field-escape", shortened(right), what=what, value=shape.value)

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
                right = f"{' ' * row.shape.indent}- {shortened(row.text[at + 1 :].strip())}"
                self.problems.append(told_at(row.number, at + 1, "field-hashtag", right, text=row.text))
            else:
                self.unreadable = self.unreadable or unreadable_problem(row, at + 1, "comment")

    def _position(self, start: tuple[int, int]) -> tuple[FieldLine, int]:
        """Return the row and the column, in the file, of a line and a column in what YAML was given."""
        line, column = start
        row = self.rows[min(line, len(self.rows) - 1)]
        column += 1
        return row, max(1, column - row.shift if column > row.shift_after else column)

    def _stop(self, start: tuple[int, int] | None, cause: str) -> None:
        row, column = self._position(start) if start else (self.rows[0], 1)
        self.unreadable = self.unreadable or unreadable_problem(row, column, cause)


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return the line and the column, from 0, where an event begins."""
    mark = event.start_mark
    assert mark is not None  # the type allows none, for events somebody makes by hand
    return mark.line, mark.column


def _not_allowed(event: yaml.Event, depth: int) -> str:
    """Return the name of what is no plain YAML; empty when it is plain."""
    if isinstance(event, yaml.AliasEvent):
        return "field-alias"
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        if event.anchor:
            return "field-anchor"
        if event.tag:
            return "field-tag"
    return "field-depth" if depth > MAX_DEPTH else ""


def _covered(scalars: Sequence[yaml.ScalarEvent]) -> dict[int, list[tuple[int, int]]]:
    """Return, for each line, the columns that belong to a value or a key."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for event in scalars:
        begins, ends = event.start_mark, event.end_mark
        assert begins is not None and ends is not None  # as above
        first, from_column, last, to_column = begins.line, begins.column, ends.line, ends.column
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


# What to say of a field that could not be read, nor put right


FIELD_EXAMPLE = "tittel: Frokostmøte om hjemmeoppfølging"

# PyYAML's and libyaml's words, by what they have in common, and what they mean to an editor. The first that is
# found counts: «mapping values are not allowed» before «block».
YAML_CAUSES = (
    ("quoted scalar", "et anførselstegn ikke blir avsluttet"),
    ("escape", "omvendt skråstrek har en egen betydning i doble anførselstegn"),
    ("mapping values", "det står et kolon der det ikke ventes et felt"),
    ("cannot start any token", "verdien begynner med et tegn som har en egen betydning"),
    ("block sequence", "listen begynner på samme linje som noe annet"),
    ("block collection", "innrykket ikke passer med linjene over"),
    ("block end", "innrykket ikke passer med linjene over"),
    ("expected key", "innrykket eller anførselstegnene ikke passer med linjene over"),
    ("'-' indicator", "innrykket i listen ikke passer med linjene over"),
    ("could not find expected ':'", "det mangler et kolon etter feltets navn"),
    ("flow", "en liste i hakeparenteser ikke er avsluttet"),
    ("',' or", "en liste i hakeparenteser ikke er avsluttet"),
    ("block scalar", "teksten etter «|» eller «>» skal begynne på linjen under"),
    ("comment", "det står en kommentar på samme linje som en verdi"),
)


def unreadable_problem(row: FieldLine, column: int, cause: str) -> Problem:
    """Return the problem of a field that could not be read, nor put right; *cause* is a rule, or in YAML's words."""
    if cause.startswith("field-"):
        return told_at(row.number, column, cause, text=row.text)
    reason = next((why for part, why in YAML_CAUSES if part in cause), "den ikke er skrevet som «felt: verdi»")
    return told_at(row.number, column, "field-unreadable", reason=reason, text=row.text)
