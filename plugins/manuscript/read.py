"""A file's bytes read into a document: decoded, split where the fields end, the fields read as text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from .composer import FIELD_EXAMPLE
from .decoding import decode, plain_beside_marks
from .front_matter import read_mapping
from .model import Line, Manuscript
from .problem import Problem, in_file, in_file_order, shortened, told_at


def read(
    data: bytes, *, file: str, source: PurePosixPath, may_lack_fields: bool = False
) -> tuple[Manuscript | None, list[Problem]]:
    """Return the manuscript, and every problem in how the file is written.

    The manuscript is None when there are no fields to go on with. Where a
    mistake has one evident answer, the manuscript is read as if it were put
    right, so that the rest of the file is checked in the same run; the
    problem is an error all the same.
    """
    lines, problems = decode(data)
    parts, found = split(lines) if lines else (None, [])
    if lines and parts is None and may_lack_fields:
        parts, found = Parts(fields=(), body=tuple(lines), line=lines[0].number), []
    problems += found
    manuscript = None
    if parts is not None:
        mapping, unread, found = read_mapping(parts.fields, line=parts.line)
        problems += found
        manuscript = Manuscript(
            file=file, source=source, front_matter=mapping, body=parts.body, unread=unread, header=tuple(parts.fields)
        )
    return manuscript, in_file_order(in_file(file, problems))


# Where the fields end and the body begins


FENCE = "---"
FENCE_LIKE = frozenset("-–—−‐‑‒―_*=+~.·`\\")  # what programs and hands make of three hyphens
# «tittel: Møte», «Påmelding åpner :»; not «https://…», «kl. 10: Kaffe» or a sentence with a colon in it.
FIELD = re.compile(r"[^\W\d][\w‑-]*(?: [\w‑-]+){0,2}\s?:(?:\s|$)")
CODE_FENCE = "```"  # an example copied with the lines round it
SEARCHED = 60  # lines in which a header may stand below something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The two halves of a file, without the lines of hyphens."""

    fields: tuple[Line, ...]
    body: tuple[Line, ...]
    line: int  # where the fields begin


def split(lines: Sequence[Line]) -> tuple[Parts | None, list[Problem]]:
    """Return fields and body; None when the file has no fields.

    Blank lines before the first line of hyphens are passed over. What is
    nearly right is read as it was meant, with an error.
    """
    start = next(index for index, line in enumerate(lines) if line.text.strip())
    below = _header_below(lines, start)
    if below is not None:
        parts, problems = split(_without_code_fence(lines[below:]))
        first = lines[start]
        case = "code" if first.text.startswith(CODE_FENCE) else "else"
        return parts, [told_at(first.number, 1, "front-matter-not-first", FENCE, case, text=first.text), *problems]
    opening = lines[start]
    if _is_like_fence(opening.text) or opening.text.startswith(CODE_FENCE):
        problems = [] if _is_fence(opening.text) else [_wrong_fence(opening, "før feltene")]
        parts, found = _after(lines[start + 1 :], opening=opening)
        return parts, [*problems, *found]
    if is_field(opening.text):
        return _bare_header(lines[start:])
    return None, [told_at(opening.number, 1, "front-matter-missing", text=opening.text)]


def _header_below(lines: Sequence[Line], start: int) -> int | None:
    """Return where the fields begin when something else stands above them; None when they are first, or none."""
    opening = lines[start].text
    if _is_like_fence(opening) and opening.strip() != CODE_FENCE:
        return None
    if is_field(opening) and start + 1 < len(lines) and is_field(lines[start + 1].text):
        return None
    fences = [index for index in range(start + 1, min(len(lines), start + SEARCHED)) if _is_fence(lines[index].text)]
    if len(fences) < 2:
        return None
    between = [line for line in lines[fences[0] + 1 : fences[1]] if line.text.strip()]
    is_header = len(between) > 1 and is_field(between[0].text) and sum(is_field(line.text) for line in between) > 1
    return fences[0] if is_header else None


def _without_code_fence(lines: Sequence[Line]) -> Sequence[Line]:
    """Return *lines* without the line that ends a copied example."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    fences = sum(line.text.startswith(CODE_FENCE) for line in lines)
    is_left = fences % 2 == 1 and lines[filled[-1]].text.strip() == CODE_FENCE
    return lines[: filled[-1]] if is_left else lines


def is_field(text: str) -> bool:
    """Tell whether a line looks like «felt: verdi»: a name of at most three words, and a colon."""
    return bool(FIELD.match(text[:80]))


def _after(lines: Sequence[Line], *, opening: Line) -> tuple[Parts, list[Problem]]:
    """Return the halves of what follows the opening line."""
    for index, line in enumerate(lines):
        if index and lines[index - 1].text.strip() == "" and _is_prose(lines, index):
            break  # the line of hyphens further down divides the body, it does not close the fields
        if _is_like_fence(line.text):
            parts = _cut(lines, index, index + 1, opening.number)
            wrong = [] if _is_fence(line.text) else [_wrong_fence(line, "etter feltene")]
            return parts, [*wrong, *(_second_header(parts.body) or _left_below(parts.body))]
    end = _end_of_fields(lines)
    last = lines[end - 1].number if end else opening.number
    return _cut(lines, end, end, opening.number), [told_at(last, 1, "front-matter-unclosed", FENCE, number=last)]


def _cut(lines: Sequence[Line], end: int, start: int, number: int) -> Parts:
    return Parts(fields=tuple(lines[:end]), body=plain_beside_marks(tuple(lines[start:])), line=number)


def _is_fence(text: str) -> bool:
    return text.rstrip() == FENCE


def _is_like_fence(text: str) -> bool:
    """Tell whether a line is one of hyphens, or nearly one."""
    stripped = text.strip()
    if text[:1].isspace() and stripped != FENCE:
        return False  # inside a value of several lines
    signs = "".join(stripped.split()) if len(stripped) < 40 else stripped
    least = 2 if signs == stripped else 3  # «- -» may be a list
    return bool(signs) and set(signs) <= FENCE_LIKE and (len(signs) >= least or signs in "–—―")


def _is_prose(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the body has begun at *index*: words, and no more fields after them."""
    text = lines[index].text
    if not text.strip() or text[0].isspace() or text[0] in "-#" or is_field(text) or _is_like_fence(text):
        return False
    rest = lines[index : index + 200]
    fence = next((at for at, line in enumerate(rest) if _is_fence(line.text)), len(rest))
    return not any(is_field(line.text) for line in rest[:fence])


def _end_of_fields(lines: Sequence[Line]) -> int:
    """Return the index after the last line that can belong to the fields."""
    for index, line in enumerate(lines):
        if not line.text.strip() or not (
            is_field(line.text) or line.text[0].isspace() or line.text.startswith(("- ", "# "))
        ):
            return index
    return len(lines)


def _bare_header(lines: Sequence[Line]) -> tuple[Parts, list[Problem]]:
    """Return the halves of a file that begins with fields but has no line of hyphens above them."""
    first = lines[0]
    ends = (index for index, line in enumerate(lines) if not line.text.strip() or _is_like_fence(line.text))
    end = next(ends, len(lines))
    is_closed = end < len(lines) and lines[end].text.strip() != ""
    body = end + 1 if is_closed else end
    below = "" if is_closed else f", og en til etter linje {lines[end - 1].number}"
    problem = told_at(first.number, 1, "front-matter-no-fence", FENCE, text=first.text, below=below)
    return _cut(lines, end, body, first.number), [problem]


def _wrong_fence(line: Line, where: str) -> Problem:
    return told_at(line.number, 1, "front-matter-fence", FENCE, where=where, text=line.text)


def _second_header(body: Sequence[Line]) -> list[Problem]:
    """Return an error when a whole header more was pasted in below the first."""
    filled = [line for line in body[:60] if line.text.strip()]
    if len(filled) < 3 or not _is_fence(filled[0].text) or not is_field(filled[1].text):
        return []
    if not any(_is_fence(line.text) for line in filled[2:]):
        return []
    return [told_at(filled[0].number, 1, "front-matter-twice", FIELD_EXAMPLE)]


def _left_below(body: Sequence[Line]) -> list[Problem]:
    """Return a warning when the text begins or ends with fields: «emner: søvn», in small letters and alone.

    One line last in the text may be its own: «kilde: SSB».
    """
    groups = itertools.groupby(body, key=lambda line: bool(line.text.strip()))
    blocks = [list(lines) for is_filled, lines in groups if is_filled]
    first, last = (_fields_alone(each) for each in (blocks[0], blocks[-1])) if blocks else ([], [])
    found = first[:1] + (last[:1] if len(blocks) > 1 < len(last) else [])
    return [told_at(line.number, 1, "field-below-fence", shortened(line.text, 60), text=line.text) for line in found]


def _fields_alone(block: Sequence[Line]) -> list[Line]:
    """Return the lines of *block* that are fields, when it holds nothing but them and what is under them."""
    fields = [line for line in block if is_field(line.text) and line.text[0].islower()]
    return fields if all(line in fields or line.text[0] in " -" for line in block) else []
