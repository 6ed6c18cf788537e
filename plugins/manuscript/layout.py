"""The lines of the front matter, each seen as indentation, dashes, key and value, and put in order before YAML
reads them: spaces, tabs, list marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .decoding import OTHER_SPACES, name_of
from .model import Line
from .problem import Problem, also_on, shortened_line, told_at

KEY_LENGTH = 60
NOT_IN_KEYS = "\"'[]{}#,&*!|>%@`"  # no name begins with them, and YAML means something by each
# Indentation, dashes, key, spaces and value: «  - tittel: Møte», «- - mat»; «kl.10:30» is a value
SHAPE = re.compile(
    rf"( *+)((?:-(?: ++|$))*+)((?![{re.escape(NOT_IN_KEYS)}:]).{{1,{KEY_LENGTH - 1}}}?:(?= |$))?+( *+)(.*+)", re.DOTALL
)
# What says that the lines below are text (YAML 1.2 §8.1): «|», «>-», «|2  # slik»; not «> 40 deltakere».
BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}(?:\s+#.*)?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A line as YAML is given it, and where it stands in the file."""

    number: int  # from 1, in the file
    text: str
    shift: int = 0  # columns its value was moved to the right when the line was put right
    shift_after: int = 0  # the column after which that counts
    outdented: bool = False  # a field that was written further in than the others

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_comment(self) -> bool:
        return self.text.lstrip().startswith("#")

    @property
    def shape(self) -> Shape:
        return shape(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """``indent`` spaces, ``head`` («- tittel: », «- » or nothing) and the value."""

    indent: int
    head: str
    is_item: bool
    is_key: bool
    value: str

    @property
    def dashes(self) -> int:
        """Return the width of the dashes before the key."""
        return len(self.head) - len(self.head.lstrip("- "))

    @property
    def starts_block_text(self) -> bool:
        """Tell whether the deeper lines below are text, whatever they hold."""
        return bool(self.head) and bool(BLOCK_TEXT.match(self.value))


@lru_cache(maxsize=1024)  # each line is looked at several times
def shape(text: str) -> Shape:
    """Return how a line is put together; nothing is judged.

    «  - tittel: Møte» is an item and a key: indented by 2, with the head «- tittel: » and the value «Møte».
    «Møte: kl. 10» is a key, «kl.10:30» is none: the colon of a key has a space after it, or nothing.
    """
    found = SHAPE.match(text)
    assert found is not None  # any line is of some shape
    indent, dashes, key, space, value = found.groups("")
    return Shape(
        indent=len(indent), head=f"{dashes}{key}{space}", is_item=bool(dashes), is_key=bool(key), value=value.rstrip()
    )


# Lines put in order


# Spaces YAML takes for letters: a tab, a no-break space, the thin ones.
SPACES = re.compile(f"[\t{OTHER_SPACES}]")
# Soft hyphens, joiners and marks of direction that come along when a text is pasted.
DASH_AND_SPACE = re.compile(f"^-{SPACES.pattern}")  # «-<tab>mat»
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
INVISIBLE_NAMES = {"\u00ad": "en myk bindestrek", "\u200b": "et mellomrom uten bredde"}
DASH = re.compile(r"-(?= )")  # «- mat»
# «– mat», «•mat», «* mat», and «-mat» without its space; not «-5 grader», and not «**mat**».
LIST_MARK = re.compile(r"[–—−‐•·◦▪‣●*](?=\s|\w)|-(?=[^\W\d])")
# «tittel:Frokostmøte»; not «10:30», «https://…» or «C:\temp». SCHEMES leaves out «kl:10» and «mailto:…».
NO_SPACE = re.compile(r"([^\W\d_][\w-]{0,40}):(?=[^\s:/\\])")
# «tittel = Møte», «tittel; Møte»; not «a=b», which may be an address.
OTHER_COLON = re.compile(r"([^\W\d_][\w-]{0,40}) ?(?:[;=](?= )|：) *(?=\S)")
# «**tittel:** Møte», «*tittel*: Møte»; not «**Viktig** nå».
IN_STARS = re.compile(r"\*{1,2}([^*:]{1,40}?) ?(?::\*{1,2}|\*{1,2} ?:) *")
REPEATED = frozenset({"list-mark", "field-tab", "field-mark", "field-sign", "field-stars"})  # told once a file
AT_THE_MARGIN = frozenset({"field-tab", "field-mark", "field-sign", "field-stars"})
SCHEMES = frozenset({"http", "https", "mailto", "tel", "kl"})  # what stands before a colon, and is no name


def tidy(lines: Sequence[Line]) -> tuple[list[FieldLine], list[Problem]]:
    """Return the lines as rows.

    Spaces of other kinds become ordinary ones without a problem, since nothing
    is lost. Tabs that indent, marks that make no list in YAML and a colon
    with no space after it are problems, and read as they were meant.
    """
    tidying = _Tidying()
    return [tidying.row(line) for line in lines], _once(tidying.problems)


def chunks(rows: Sequence[FieldLine]) -> list[list[FieldLine]]:
    """Return the rows of each outermost field, with the lines below that belong to it."""
    found: list[list[FieldLine]] = []
    base: int | None = None
    for row in rows:
        if row.is_blank or row.is_comment:
            if found:
                found[-1].append(row)
            continue
        shape = row.shape
        base = shape.indent if base is None else base
        goes_on = shape.indent > base or shape.is_item or shape.value[:1] in ("]", "}")
        if found and goes_on:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _once(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems of one rule on many lines told once, with the lines it concerns."""
    told_once: list[Problem] = []
    lines: dict[str, list[int]] = {}
    for problem in problems:
        if problem.rule not in REPEATED or problem.rule not in lines:
            told_once.append(problem)
        lines.setdefault(problem.rule, []).append(problem.line)
    return [
        replace(problem, message=f"{problem.message} {also_on(lines[problem.rule][1:])}".rstrip())
        if problem.rule in REPEATED
        else problem
        for problem in told_once
    ]


class _Tidying:
    """Remembers what a line can be, from the lines above it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._warned: set[str] = set()
        self._above: Shape | None = None
        self._text_indent: int | None = None  # deeper lines are the text of a | or >
        self._mark = ""  # what stands before every field, as if they were a list

    def row(self, line: Line) -> FieldLine:
        row = FieldLine(number=line.number, text=self._visible(line).rstrip())
        if row.is_blank or self._is_block_text(row):
            return row
        row = self._indented(self._spaced(row))
        if row.is_comment:
            return row
        row = self._colon(self._marked(self._named(self._unlisted(row))))
        self._above = row.shape
        if self._above.starts_block_text:
            self._text_indent = self._above.indent
        return row

    def _is_block_text(self, row: FieldLine) -> bool:
        if self._text_indent is not None and row.shape.indent <= self._text_indent:
            self._text_indent = None
        return self._text_indent is not None

    def _visible(self, line: Line) -> str:
        for match in INVISIBLE.finditer(line.text):
            character = match[0]
            if character in self._warned:
                continue
            self._warned.add(character)
            known = INVISIBLE_NAMES.get(character)
            name = f"{known} (U+{ord(character):04X})" if known else name_of(character)
            self.problems.append(told_at(line.number, match.start() + 1, "invisible-character", name=name))
        return INVISIBLE.sub("", line.text)

    def _spaced(self, row: FieldLine) -> FieldLine:
        """Return the row with ordinary spaces where YAML reads nothing else as a space."""
        margin = len(row.text) - len(row.text.lstrip())
        rest = row.text[margin:].replace("\t", " ")
        rest = DASH_AND_SPACE.sub("- ", rest)
        colon = rest[: 2 * KEY_LENGTH].find(":")
        after = rest[colon + 1 :]
        value = after.lstrip()
        if colon > 0 and value and len(value) < len(after):
            rest = f"{rest[: colon + 1]}{' ' * (len(after) - len(value))}{value}"
        return replace(row, text=row.text[:margin] + rest)

    def _indented(self, row: FieldLine) -> FieldLine:
        margin = row.text[: len(row.text) - len(row.text.lstrip())]
        plain = SPACES.sub(lambda match: "  " if match[0] == "\t" else " ", margin)
        if plain == margin:
            return row
        mended = self._moved(row, margin, plain)
        if "\t" not in margin:
            return mended
        # Under a field with its value on the line nothing stands further in.
        above = self._above
        if above and above.is_key and above.value and not above.is_item and mended.shape.is_key:
            mended = self._moved(row, margin, plain[: above.indent])
        self._tell(mended, "field-tab", "indented" if mended.shape.indent else "else")
        return mended

    @staticmethod
    def _moved(row: FieldLine, margin: str, plain: str) -> FieldLine:
        return replace(row, text=plain + row.text[len(margin) :], shift=len(plain) - len(margin))

    def _unlisted(self, row: FieldLine) -> FieldLine:
        """Return the row without the list mark, where the fields are written as the items of a list."""
        shape = row.shape
        body = row.text[shape.indent :]
        match = LIST_MARK.match(body) or DASH.match(body)
        if not match or shape.indent:
            return row
        rest = body[match.end() :].lstrip()
        if self._above is None and FieldLine(number=row.number, text=rest).shape.is_key:
            self._mark = match[0]
        if self._mark != match[0] or not FieldLine(number=row.number, text=rest).shape.is_key:
            return row
        return self._mended(row, rest, "field-mark", sign=match[0])

    def _named(self, row: FieldLine) -> FieldLine:
        """Return the row with a plain name and a colon, where other signs stand for them."""
        if row.shape.is_key or row.shape.indent:
            return row
        if match := IN_STARS.match(row.text):
            right = f"{match[1].strip()}: {row.text[match.end() :]}".rstrip()
            return self._mended(replace(row, shift_after=right.index(":")), right, "field-stars", sign="*")
        if match := OTHER_COLON.match(row.text):
            sign = next(sign for sign in ";=：" if sign in match[0])
            right = f"{match[1]}: {row.text[match.end() :]}"
            return self._mended(replace(row, shift_after=right.index(":")), right, "field-sign", sign=sign)
        return row

    def _mended(self, row: FieldLine, right: str, rule: str, case: str = "", **words: str) -> FieldLine:
        """Return the row as it should be written, and tell that it is not."""
        mended = replace(row, text=right, shift=row.shift + len(right) - len(row.text))
        self._tell(mended, rule, case, **words)
        return mended

    def _marked(self, row: FieldLine) -> FieldLine:
        """Return the row with the list mark YAML knows."""
        shape = row.shape
        body = row.text[shape.indent :]
        match = LIST_MARK.match(body)
        if not match or not self._may_be_item(shape):
            return row
        text = f"{row.text[: shape.indent]}- {body[match.end() :].lstrip()}"
        return self._mended(row, text, "list-mark", "hyphen" if match[0] == "-" else "else", body=body, sign=match[0])

    def _may_be_item(self, shape: Shape) -> bool:
        above = self._above
        if above is None:
            return False
        if above.is_item and above.indent == shape.indent:
            return True
        return above.is_key and not above.value and shape.indent >= above.indent

    def _colon(self, row: FieldLine) -> FieldLine:
        shape = row.shape
        match = NO_SPACE.match(row.text[shape.indent :])
        if not match or match[1].lower() in SCHEMES or not self._may_be_key(shape):
            return row
        at = shape.indent + match.end()
        return self._mended(row, f"{row.text[:at]} {row.text[at:]}", "field-colon", written=match[0])

    def _may_be_key(self, shape: Shape) -> bool:
        above = self._above
        if shape.indent == 0 or above is None:
            return True
        if not above.is_key:
            return False
        return above.indent == shape.indent or (not above.value and above.indent < shape.indent)

    def _tell(self, mended: FieldLine, rule: str, case: str = "", **words: str) -> None:
        column = 1 if rule in AT_THE_MARGIN else mended.shape.indent + 1
        example = shortened_line(mended.text)
        self.problems.append(told_at(mended.number, column, rule, example, case, shown=mended.text, **words))
