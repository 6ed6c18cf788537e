"""Fields YAML refuses: what the editor meant, and the line put right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .problem import Problem
from .quoting import quoted, why_quoted
from .rows import Row, Shape
from .wording import LIMIT, told, told_line

LINK = re.compile(r"!?\[[^\]]{0,200}\]\(([^\s()]{1,1000})(?: +[\"“][^\"”]{0,200}[\"”])?\)")  # Markdown's
COMMENT = re.compile(r"# +[^\W\d]")  # not «#4» or «# 4»
MOVE_COMMENT = "Flytt kommentaren til en egen linje over feltet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A line that begins a value, with the lines the value goes on over."""

    first: Row
    more: tuple[Row, ...] = ()

    @property
    def value(self) -> str:
        texts = [self.first.shape.value, *(row.text.strip() for row in self.more)]
        return " ".join(text for text in texts if text)


def mend(rows: Sequence[Row], *, file: str, reads: Callable[[str], bool]) -> tuple[list[Row], list[Problem]]:
    """Return the rows of one field put right where the answer is evident, and what was wrong.

    *reads* tells whether a line alone is read whole, as it stands.
    """
    mended: list[Row] = []
    problems: list[Problem] = []
    groups = _groups(rows)
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        made, problem = _mend_group(group, following, file, reads)
        mended += made
        if problem:
            problems.append(problem)
    aligned, found = _align(mended, file=file)
    return aligned, problems + found


def folded_text(
    rows: Sequence[Row], *, file: str, reads: Callable[[str], bool]
) -> tuple[list[Row], list[Problem]] | None:
    """Return a text that begins on the line below its field as one line in quotation marks; None when it is no text."""
    first, more = rows[0], [row for row in rows[1:] if not row.is_blank]
    shape = first.shape
    is_text = shape.is_key and not shape.value and not shape.is_item and len(more) > 1
    if not is_text or more[0].shape.is_key or more[0].shape.is_item or more[0].is_comment:
        return None
    value = " ".join(row.text.strip() for row in more)
    right = f"{shape.head.rstrip()} {quoted(value)}"
    if any(row.shape.indent <= shape.indent for row in more) or not reads(right):
        return None
    return [replace(first, text=f"{' ' * shape.indent}{right}")], [
        Problem(
            file=file,
            line=first.number,
            column=shape.indent + len(shape.head) + 1,
            rule="field-quotes",
            message=why_quoted(value),
            fix=f"Sett hele verdien i anførselstegn på én linje: {told(right)}",
            example=right if len(right) < LIMIT else told_line(right),
        )
    ]


def _groups(rows: Sequence[Row]) -> list[Group]:
    groups: list[Group] = []
    for row in rows:
        if groups and _goes_on(groups[-1], row):
            groups[-1] = replace(groups[-1], more=(*groups[-1].more, row))
        else:
            groups.append(Group(first=row))
    return groups


def _goes_on(group: Group, row: Row) -> bool:
    first, shape = group.first.shape, row.shape
    if first.starts_block_text:
        return row.is_blank or shape.indent > first.indent
    if row.is_blank or row.is_comment:
        return False
    if shape.indent <= first.indent or not first.value:
        return False
    is_name = shape.is_key and " " not in shape.head.strip().removeprefix("- ")
    return not is_name and not shape.is_item


def _mend_group(
    group: Group, following: Group | None, file: str, reads: Callable[[str], bool]
) -> tuple[list[Row], Problem | None]:
    row, shape = group.first, group.first.shape
    as_written = [row, *group.more]
    if row.is_blank or row.is_comment or not shape.head or shape.starts_block_text:
        return as_written, None
    if not group.value or reads(f"{shape.head}{group.value}"):
        return as_written, None
    if shape.value.startswith("- ") and following and following.first.shape.is_item:
        return _list_below(row, following.first, file)
    right = _put_right(shape.head, group.value, reads)
    margin = " " * shape.indent
    shown = f"{margin}{shape.head}{right.shown}".rstrip()
    return [replace(row, text=f"{margin}{shape.head}{right.read}".rstrip())], Problem(
        file=file,
        line=row.number,
        column=max(1, shape.indent + len(shape.head) + 1 - row.shift),
        rule="field-quotes",
        message=right.why or why_quoted(group.value),
        fix=f"{right.advice}: {told(shown)}",
        example=told_line(shown),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A value as the editor should write it, and as it is read meanwhile."""

    shown: str
    read: str
    advice: str
    why: str = ""  # empty: as for any value that needs quotation marks


def _put_right(head: str, value: str, reads: Callable[[str], bool]) -> Right:
    if link := LINK.fullmatch(value):
        return Right(
            shown=link[1],
            read=link[1],
            advice="Skriv bare adressen eller filnavnet",
            why=f"Verdien er skrevet som en lenke i løpende tekst: «{told(value)}».",
        )
    closing = {"[": "]", "{": "}"}.get(value[0], "")
    if closing and reads(f"{head}{value}{closing}"):
        return Right(
            shown=value + closing,
            read=value + closing,
            advice=f"Avslutt listen med «{closing}»",
            why=f"Listen som begynner med «{value[0]}», blir ikke avsluttet: «{told(value)}».",
        )
    before, mark, _ = value.partition(" #")
    is_comment = bool(COMMENT.match(value[len(before) + 1 :]))
    if value.startswith("# "):
        return Right(shown="", read="", advice=MOVE_COMMENT)
    if mark and value[0] in "\"'" and reads(f"{head}{before}"):
        return Right(shown=before, read=before, advice=MOVE_COMMENT)
    if mark and reads(f"{head}{before}"):
        # Read without the comment meanwhile, so that one mistake is told once.
        return Right(
            shown=before.strip() if is_comment else quoted(value),
            read=before,
            advice=f"Sett hele verdien i anførselstegn: {told(head + quoted(value))}. "
            "Er det en kommentar, flytter du den til en egen linje, og skriver"
            if is_comment
            else "Sett hele verdien i anførselstegn, eller flytt kommentaren til en egen linje",
        )
    return Right(shown=quoted(value), read=quoted(value), advice="Sett hele verdien i anførselstegn")


def _list_below(row: Row, item: Row, file: str) -> tuple[list[Row], Problem]:
    """Return a list that began beside its field, moved to the line below."""
    shape = row.shape
    name = f"{' ' * shape.indent}{shape.head.rstrip()}"
    first = f"{' ' * item.shape.indent}{shape.value}"
    return [replace(row, text=name), replace(row, text=first)], Problem(
        file=file,
        line=row.number,
        column=shape.indent + len(shape.head) + 1,
        rule="list-beside-field",
        message=f"Listen begynner på samme linje som feltet: «{told(row.text)}».",
        fix="Skriv feltet alene på linjen, og hver ting i listen på sin egen linje under.",
        example=told_line(first),
    )


def _align(rows: Sequence[Row], *, file: str) -> tuple[list[Row], list[Problem]]:
    """Return the rows with keys and items under each other, as YAML wants them."""
    aligned: list[Row] = []
    problems: list[Problem] = []
    open_at: list[tuple[int, bool]] = []  # each open mapping (False) and list (True), by its column
    above: Shape | None = None
    for row in rows:
        shape = row.shape
        is_text = above and above.starts_block_text and (row.is_blank or shape.indent > above.indent)
        if is_text or row.is_blank or row.is_comment or not shape.head:
            aligned.append(row)
            continue
        column = _column_for(shape, open_at, takes_children=bool(above and above.is_key and not above.value))
        if column != shape.indent:
            row = _moved(row, column)
            problems.append(_indent_problem(row, file))
        above = row.shape
        open_at = [known for known in open_at if known[0] < column] + [(column, shape.is_item)]
        if shape.is_item and shape.is_key:
            open_at.append((column + shape.dashes, False))
        aligned.append(row)
    return aligned, problems


def _column_for(shape: Shape, open_at: Sequence[tuple[int, bool]], *, takes_children: bool) -> int:
    indent = shape.indent
    alike = [column for column, is_list in open_at if is_list == shape.is_item]
    if not open_at or indent in alike or takes_children and indent >= open_at[-1][0]:
        return indent
    return min(alike, key=lambda column: (abs(column - indent), -column), default=indent)


def _moved(row: Row, column: int) -> Row:
    indent = row.shape.indent
    return replace(row, text=" " * column + row.text[indent:], shift=row.shift + column - indent)


def _indent_problem(row: Row, file: str) -> Problem:
    return Problem(
        file=file,
        line=row.number,
        rule="field-indent",
        message=f"Innrykket på linjen passer ikke med linjene over: «{told(row.text)}».",
        fix=f"La linjer som hører sammen begynne like langt inn: {told_line(row.text)}",
        example=told_line(row.text),
    )
