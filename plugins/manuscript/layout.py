"""Front matter lines put in order before YAML reads them: spaces, tabs, list marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .decoding import name_of
from .model import Line
from .problem import Problem, Severity
from .rows import KEY_LENGTH, Row, Shape
from .wording import told, told_line

SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
INVISIBLE_NAMES = {"\u00ad": "en myk bindestrek", "\u200b": "et mellomrom uten bredde"}
LIST_MARK = re.compile(r"[–—−‐•·◦▪‣●*](?=\s|\w)|-(?=[^\W\d])")
NO_SPACE = re.compile(r"([^\W\d_][\w-]{0,40}):(?=[^\s:/\\])")
SCHEMES = frozenset({"http", "https", "mailto", "tel", "kl"})


def tidy(lines: Sequence[Line], *, file: str) -> tuple[list[Row], list[Problem]]:
    """Return the lines as rows.

    Spaces of other kinds become ordinary ones without a word, since nothing
    is lost. Tabs that indent, marks that make no list in YAML and a colon
    with no space after it are told, and read as they were meant.
    """
    desk = _Desk(file)
    return [desk.row(line) for line in lines], desk.problems


class _Desk:
    """Remembers what a line can be, from the lines above it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._warned: set[str] = set()
        self._above: Shape | None = None
        self._text_indent: int | None = None  # deeper lines are the text of a | or >

    def row(self, line: Line) -> Row:
        row = Row(number=line.number, text=self._visible(line).rstrip())
        if row.is_blank or self._is_block_text(row):
            return row
        row = self._indented(self._spaced(row))
        if row.is_comment:
            return row
        row = self._colon(self._marked(row))
        self._above = row.shape
        if self._above.starts_block_text:
            self._text_indent = self._above.indent
        return row

    def _is_block_text(self, row: Row) -> bool:
        if self._text_indent is None:
            return False
        if row.shape.indent > self._text_indent:
            return True
        self._text_indent = None
        return False

    def _visible(self, line: Line) -> str:
        for match in INVISIBLE.finditer(line.text):
            character = match[0]
            if character in self._warned:
                continue
            self._warned.add(character)
            name = INVISIBLE_NAMES.get(character)
            self.problems.append(
                Problem(
                    file=self.file,
                    line=line.number,
                    column=match.start() + 1,
                    severity=Severity.WARNING,
                    rule="invisible-character",
                    message=(f"Her står {name} (U+{ord(character):04X})" if name else f"Her står {name_of(character)}")
                    + ", som ikke vises. Det er tatt bort av feltene.",
                    fix="Slett tegnet. Skriv ordene rundt det på nytt hvis du ikke ser det.",
                )
            )
        return INVISIBLE.sub("", line.text)

    def _spaced(self, row: Row) -> Row:
        """Return the row with ordinary spaces where YAML reads nothing else as a space."""
        margin = len(row.text) - len(row.text.lstrip())
        rest = row.text[margin:].replace("\t", " ")
        rest = re.sub(rf"^(-){SPACES.pattern}", r"\1 ", rest)
        colon = rest[: 2 * KEY_LENGTH].find(":")
        after = rest[colon + 1 :]
        value = after.lstrip()
        if colon > 0 and value and len(value) < len(after):
            rest = f"{rest[: colon + 1]}{' ' * (len(after) - len(value))}{value}"
        return replace(row, text=row.text[:margin] + rest)

    def _indented(self, row: Row) -> Row:
        margin = row.text[: len(row.text) - len(row.text.lstrip())]
        plain = SPACES.sub(lambda match: "  " if match[0] == "\t" else " ", margin)
        if plain == margin:
            return row
        mended = replace(row, text=plain + row.text[len(margin) :], shift=len(plain) - len(margin))
        if "\t" in margin:
            self._tell(
                mended,
                "field-tab",
                "Linjen er rykket inn med tabulator.",
                "Bruk mellomrom til innrykk, to for hvert trinn",
            )
        return mended

    def _marked(self, row: Row) -> Row:
        """Return the row with the list mark YAML knows."""
        shape = row.shape
        body = row.text[shape.indent :]
        match = LIST_MARK.match(body)
        if not match or not self._may_be_item(shape):
            return row
        text = f"{row.text[: shape.indent]}- {body[match.end() :].lstrip()}"
        mended = replace(row, text=text, shift=row.shift + len(text) - len(row.text))
        message = (
            f"Mellomrommet etter bindestreken mangler: «{told(body)}»."
            if match[0] == "-"
            else f"Listen bruker tegnet «{match[0]}»."
        )
        self._tell(mended, "list-mark", message, "Skriv bindestrek og mellomrom foran hver ting i listen")
        return mended

    def _may_be_item(self, shape: Shape) -> bool:
        above = self._above
        if above is None:
            return False
        if above.is_item and above.indent == shape.indent:
            return True
        return above.is_key and not above.value and shape.indent >= above.indent

    def _colon(self, row: Row) -> Row:
        shape = row.shape
        match = NO_SPACE.match(row.text[shape.indent :])
        if not match or match[1].lower() in SCHEMES or not self._may_be_key(shape):
            return row
        at = shape.indent + match.end()
        mended = replace(row, text=f"{row.text[:at]} {row.text[at:]}", shift=row.shift + 1)
        self._tell(
            mended,
            "field-colon",
            f"Mellomrommet etter kolon mangler: «{match[0]}».",
            "Skriv et mellomrom etter kolon",
        )
        return mended

    def _may_be_key(self, shape: Shape) -> bool:
        above = self._above
        if shape.indent == 0 or above is None:
            return True
        if not above.is_key:
            return False
        return above.indent == shape.indent or not above.value and above.indent < shape.indent

    def _tell(self, mended: Row, rule: str, message: str, fix: str) -> None:
        self.problems.append(
            Problem(
                file=self.file,
                line=mended.number,
                column=1 if rule == "field-tab" else mended.shape.indent + 1,
                rule=rule,
                message=message,
                fix=f"{fix}: {told(mended.text)}",
                example=told_line(mended.text),
            )
        )
