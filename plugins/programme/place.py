"""Words that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from manuscript.model import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a line, without the spaces round it."""

    text: str
    line: int  # in the manuscript
    column: int  # of the first character, from 1

    @property
    def end_column(self) -> int:
        return self.column + len(self.text)


def cut(line: Line, start: int, end: int | None = None) -> Piece:
    """Return the words of *line* between two offsets."""
    inside = line.text[start:end]
    bare = inside.strip()
    return Piece(
        text=bare,
        line=line.number,
        column=start + len(inside) - len(inside.lstrip()) + 1,
    )


def part(piece: Piece, start: int, end: int | None = None) -> Piece:
    """Return the words of *piece* between two offsets."""
    inside = piece.text[start:end]
    bare = inside.strip()
    if bare == piece.text:
        return piece
    return Piece(
        text=bare,
        line=piece.line,
        column=piece.column + start + len(inside) - len(inside.lstrip()),
    )
