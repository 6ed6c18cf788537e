"""The fields at the top of a file, each read by itself and put right where the answer is evident.

A mistake in one hides none in the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from .composer import FIELD_EXAMPLE, Composer, reads, unreadable_problem
from .layout import FieldLine, Shape, chunks, tidy
from .model import KeyValue, Line, Mapping
from .problem import LIMIT, Problem, shortened, shortened_line, told, told_at
from .quoting import as_quoted_value, why_quoted

MAX_LINES = 1000
MAX_CHARACTERS = 100_000


def read_mapping(lines: Sequence[Line], *, line: int) -> tuple[Mapping, tuple[Line, ...], list[Problem]]:
    """Return the fields, the lines no field could be made of, and the problems.

    *line* is where the front matter begins, for an answer without fields.
    """
    if len(lines) > MAX_LINES or sum(len(each.text) for each in lines) > MAX_CHARACTERS:
        limits = {"most": str(MAX_LINES), "characters": str(MAX_CHARACTERS)}
        problem = told_at(lines[0].number, 1, "front-matter-too-long", count=len(lines), **limits)
        return _mapping((), line), tuple(lines), [problem]
    rows, problems = tidy(lines)
    parts = chunks(rows)
    if whole := _read_at_once(rows, parts):
        return _mapping(whole, line), (), problems
    pairs: list[KeyValue] = []
    unread: list[FieldLine] = []
    strays: list[FieldLine] = []
    for chunk in parts:
        chunk, found = _with_colon(chunk)
        problems += found
        if not any(row.shape.is_key for row in chunk) and Composer(chunk).compose() == ():
            strays += chunk
            continue
        made, left, found = _read_chunk(chunk)
        pairs += made
        unread += left
        problems += found
    by_number = {row.number: row for row in rows}
    problems += [_stray_problem(run, above=by_number.get(run[0].number - 1)) for run in _runs(strays)]
    unread += strays
    numbers = {row.number for row in unread}
    return _mapping(tuple(pairs), line), tuple(each for each in lines if each.number in numbers), problems


def _read_at_once(rows: list[FieldLine], parts: list[list[FieldLine]]) -> tuple[KeyValue, ...]:
    """Return the fields, one for each of *parts*, where there is nothing to tell of any."""
    composer = Composer(rows)
    pairs = composer.compose()
    begun = [part[0].number for part in parts if part[0].shape.is_key]
    is_plain = len(begun) == len(parts) and begun == [pair.key.line for pair in pairs] and not composer.problems
    return pairs if is_plain else ()


def _mapping(pairs: tuple[KeyValue, ...], line: int) -> Mapping:
    return Mapping(pairs=pairs, line=line, column=1)


def _runs(rows: Sequence[FieldLine]) -> Iterator[list[FieldLine]]:
    """Yield rows that follow each other in the file."""
    for _, run in groupby(enumerate(rows), lambda numbered: numbered[1].number - numbered[0]):
        yield [row for _, row in run]


def _with_colon(rows: list[FieldLine]) -> tuple[list[FieldLine], list[Problem]]:
    """Return a field whose name has lost its colon with the colon, and tell of it."""
    first, below = rows[0], [row for row in rows[1:] if not row.is_blank and not row.is_comment]
    name = first.text.strip()
    if not below or ":" in name or " " in name or not name[:1].isalpha():
        return rows, []
    if any(row.shape.indent <= first.shape.indent or not (row.shape.is_key or row.shape.is_item) for row in below[:1]):
        return rows, []
    right = [replace(first, text=f"{first.text.rstrip()}:"), *rows[1:]]
    example = f"{shortened(name)}:\n{shortened_line(below[0].text)}"
    column = first.shape.indent + len(name) + 1
    return right, [told_at(first.number, column, "field-without-colon", example, "name", name=name)]


def _read_chunk(rows: list[FieldLine]) -> tuple[tuple[KeyValue, ...], list[FieldLine], list[Problem]]:
    """Return a field's pairs, else its rows, and what is wrong with it."""
    composer = Composer(rows)
    pairs = composer.compose()
    if pairs:
        return pairs, [], composer.problems
    if composer.unreadable and composer.unreadable.rule == "field-depth":
        return (), rows, [composer.unreadable]
    folded = _folded_text(rows)
    mended, problems = folded or mend(rows)
    again = Composer(mended)
    pairs = again.compose()
    if pairs:
        return pairs, [], [*problems, *again.problems]
    unreadable = again.unreadable or unreadable_problem(mended[0], 1, "no field")
    return (), rows, [*problems, *again.problems, unreadable]


# Lines no field can be made of


def _stray_problem(rows: Sequence[FieldLine], *, above: FieldLine | None) -> Problem:
    """Return the problem of lines without a field's name and a colon.

    *above* is the line just over them, if it is a field's.
    """
    first = rows[0]
    text = first.text.strip()
    if text.startswith("?"):
        return unreadable_problem(first, first.shape.indent + 1, "field-key")
    more = "" if len(rows) == 1 else f" Det samme gjelder linjene til og med {rows[-1].number}."
    fix, example = _stray_fix(text, above)
    case = "colon" if ":" in text else "else"
    problem = told("field-without-colon", example, case, text=text, more=more, fix=fix)
    return replace(problem, line=first.number, column=first.shape.indent + 1)


def _stray_fix(text: str, above: FieldLine | None) -> tuple[str, str]:
    """Return what to do with a line that is no field, and a line that works."""
    name, sign, value = text.partition("=")
    bare = text.replace('"', "").rstrip(",").strip()
    if sign and name.strip().isalpha() and value.strip():
        return "Skriv kolon i stedet for likhetstegnet.", f"{name.strip()}: {shortened(value)}"
    if text.startswith(("- ", "–", "•", "*")):
        return "Skriv feltet listen hører til, på en egen linje over, for eksempel «emner:».", FIELD_EXAMPLE
    if ":" in bare[:40]:
        return "Skriv feltets navn, kolon, mellomrom og verdien, uten andre tegn.", shortened(bare)
    if above is not None and above.shape.is_key and not above.shape.value:
        return "Skriv bindestrek og mellomrom foran hver ting i listen.", f"- {shortened(text)}"
    if above is not None and above.shape.is_key:
        return (
            "Fortsetter linjen feltet over, rykker du den inn med to mellomrom. "
            "Hører den til teksten, flytter du den under linjen «---».",
            f"  {shortened(text)}",
        )
    return "Flytt den under linjen «---» hvis den hører til teksten. Ellers skriver du feltets navn og kolon foran.", (
        FIELD_EXAMPLE
    )


# Fields YAML does not read, put right


# «[Meld deg på](https://…)» and «![Gjester](mote.jpg "Frokost")»; not «[Avlyst] Frokostmøte», nor with words after it.
LINK = re.compile(r"!?\[[^\]]{0,200}\]\(([^\s()]{1,1000})(?: +[\"“][^\"”]{0,200}[\"”])?\)")
COMMENT = re.compile(r"# +[^\W\d]")  # «# husk bilde»; not «#4» or «# 4»


def mend(rows: Sequence[FieldLine]) -> tuple[list[FieldLine], list[Problem]]:
    """Return the rows of one field put right where the answer is evident, and what was wrong."""
    mended: list[FieldLine] = []
    problems: list[Problem] = []
    groups = _groups(rows)
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        made, problem = _mend_group(group, following[0] if following else None)
        mended += made
        if problem:
            problems.append(problem)
    aligned, found = _align(mended)
    return aligned, problems + found


def _folded_text(rows: Sequence[FieldLine]) -> tuple[list[FieldLine], list[Problem]] | None:
    """Return a text that begins on the line below its field as one line in quotation marks; None when it is no text."""
    first, more = rows[0], [row for row in rows[1:] if not row.is_blank]
    shape = first.shape
    is_text = shape.is_key and not shape.value and not shape.is_item and len(more) > 1
    if not is_text or more[0].shape.is_key or more[0].shape.is_item or more[0].is_comment:
        return None
    value = " ".join(row.text.strip() for row in more)
    right = f"{shape.head.rstrip()} {as_quoted_value(value)}"
    if any(row.shape.indent <= shape.indent for row in more) or not reads(right):
        return None
    example = right if len(right) < LIMIT else shortened_line(right)
    said = {"why": why_quoted(value), "shown": right}
    problem = told_at(first.number, shape.indent + len(shape.head) + 1, "field-quotes", example, "folded", **said)
    return [replace(first, text=f"{' ' * shape.indent}{right}")], [problem]


def _groups(rows: Sequence[FieldLine]) -> list[list[FieldLine]]:
    """Return each line that begins a value with the lines the value goes on over."""
    groups: list[list[FieldLine]] = []
    for row in rows:
        if groups and _goes_on(groups[-1][0].shape, row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _goes_on(first: Shape, row: FieldLine) -> bool:
    shape = row.shape
    if first.starts_block_text:
        return row.is_blank or shape.indent > first.indent
    if row.is_blank or row.is_comment:
        return False
    if shape.indent <= first.indent or not first.value:
        return False
    is_name = shape.is_key and " " not in shape.head.strip().removeprefix("- ")
    return not is_name and not shape.is_item


def _mend_group(group: list[FieldLine], following: FieldLine | None) -> tuple[list[FieldLine], Problem | None]:
    row, shape = group[0], group[0].shape
    value = " ".join(filter(None, (shape.value, *(each.text.strip() for each in group[1:]))))
    if row.is_blank or row.is_comment or not shape.head or shape.starts_block_text:
        return group, None
    if not value or reads(f"{shape.head}{value}"):
        return group, None
    if shape.value.startswith("- ") and following and following.shape.is_item:
        return _list_below(row, following)
    case, right, read = _put_right(shape.head, value)
    head = f"{' ' * shape.indent}{shape.head}"
    said = {"value": value, "first": value[0], "last": right[-1:], "why": why_quoted(value)}
    said |= {"shown": f"{head}{right}".rstrip(), "quoted": f"{shape.head}{as_quoted_value(value)}"}
    column = max(1, shape.indent + len(shape.head) + 1 - row.shift)
    problem = told_at(row.number, column, "field-quotes", shortened_line(said["shown"]), case, **said)
    return [replace(row, text=f"{head}{read}".rstrip())], problem


def _put_right(head: str, value: str) -> tuple[str, str, str]:
    """Return the case of a value YAML does not read, the value as the editor should write it, and as it is read."""
    if link := LINK.fullmatch(value):
        return "link", link[1], link[1]
    closing = {"[": "]", "{": "}"}.get(value[0], "")
    if closing and reads(f"{head}{value}{closing}"):
        return "list", value + closing, value + closing
    before, mark, _ = value.partition(" #")
    if value.startswith("# "):
        return "comment", "", ""
    if mark and value[0] in "\"'" and reads(f"{head}{before}"):
        return "comment", before, before
    quoted = as_quoted_value(value)
    if mark and reads(f"{head}{before}"):
        # Read without the comment meanwhile, so that one mistake is told once.
        is_comment = bool(COMMENT.match(value[len(before) + 1 :]))
        return ("perhaps-comment", before.strip(), before) if is_comment else ("sign", quoted, before)
    return "quotes", quoted, quoted


def _list_below(row: FieldLine, item: FieldLine) -> tuple[list[FieldLine], Problem]:
    """Return a list that began beside its field, moved to the line below."""
    shape = row.shape
    name = f"{' ' * shape.indent}{shape.head.rstrip()}"
    first = f"{' ' * item.shape.indent}{shape.value}"
    column = shape.indent + len(shape.head) + 1
    problem = told_at(row.number, column, "list-beside-field", shortened_line(first), text=row.text)
    return [replace(row, text=name), replace(row, text=first)], problem


def _align(rows: Sequence[FieldLine]) -> tuple[list[FieldLine], list[Problem]]:
    """Return the rows with keys and items under each other, as YAML wants them."""
    aligned: list[FieldLine] = []
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
            if row.shape.is_key and not row.shape.is_item and column == open_at[0][0]:
                row = replace(row, outdented=True)  # told by who knows what may stand under the field above
            else:
                problems.append(indent_problem(row.text, row.number))
        above = row.shape
        open_at = [known for known in open_at if known[0] < column] + [(column, shape.is_item)]
        if shape.is_item and shape.is_key:
            open_at.append((column + shape.dashes, False))
        aligned.append(row)
    return aligned, problems


def _column_for(shape: Shape, open_at: Sequence[tuple[int, bool]], *, takes_children: bool) -> int:
    indent = shape.indent
    alike = [column for column, is_list in open_at if is_list == shape.is_item]
    if not open_at or indent in alike or (takes_children and indent >= open_at[-1][0]):
        return indent
    return min(alike, key=lambda column: (abs(column - indent), -column), default=indent)


def _moved(row: FieldLine, column: int) -> FieldLine:
    indent = row.shape.indent
    return replace(row, text=" " * column + row.text[indent:], shift=row.shift + column - indent)


def indent_problem(text: str, number: int) -> Problem:
    """Return the problem of a line that is not as far in as those it belongs with; *text* is the line put right."""
    return told_at(number, 1, "field-indent", shortened_line(text), text=text)
