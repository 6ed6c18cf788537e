"""A copied event, and what its editor is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A new file, and what its editor should know of it."""

    name: str
    text: str
    left_out: tuple[str, ...]  # fields
    blank: tuple[str, ...]  # fields to fill in
    moved: tuple[int, ...]  # lines of the new file: day headings that went along
    dated: tuple[int, ...]  # lines that name a day still, or may do so


def remarks(copy: Copy) -> list[str]:
    """Return what the editor is told of the new file."""
    told = []
    if copy.left_out:
        told.append(f"Ikke tatt med: {', '.join(copy.left_out)}.")
    if copy.blank:
        told.append(f"Står tomt: {', '.join(copy.blank)}.")
    if copy.moved:
        told.append(f"Dagene i programmet er flyttet til den nye datoen, på {_on_lines(copy.moved)}.")
    if copy.dated:
        told.append(f"Se over datoene på {_on_lines(copy.dated)}. De står som i filen du kopierte.")
    return told


def _on_lines(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"linje {', '.join(first)} og {last}" if first else f"linje {last}"
