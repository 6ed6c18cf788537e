"""What the conversion remarks on its way; Python-Markdown itself knows no lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from .code import Fence


class Remark(Enum):
    """What was remarked."""

    SURPLUS_CELLS = auto()
    TABLE_WITHOUT_LINE = auto()
    INDENTED_CODE = auto()
    UNKNOWN_BOX = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark, with the line it stands on, and the words it is about."""

    remark: Remark
    line: str  # as the converter saw it: without indentation
    words: str = ""
    near: str = ""  # the first of them as it is written


class References(dict[str, tuple[str, str | None]]):
    """Link definitions that remember which of them were used."""

    def __init__(self, definitions: dict[str, tuple[str, str | None]]) -> None:
        super().__init__(definitions)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> tuple[str, str | None]:
        self.used.add(name)
        return super().__getitem__(name)


@dataclass(kw_only=True)
class Conversion:
    """What goes into one conversion beside the text, and what comes out beside the HTML."""

    fences: list[Fence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    list_lines: list[str] = field(default_factory=list)  # as written, brackets and all
    indented: list[str] = field(default_factory=list)  # the lines taken for code, as the converter saw them
