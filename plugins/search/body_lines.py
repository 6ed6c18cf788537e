"""The words of a body, a line for each block, and those of a programme in the order it is read."""

from __future__ import annotations

from collections.abc import Iterator

from body.model import Body
from body.plain import plain_text
from programme.grid import Cell
from website.model import Agenda, Entry


def body_lines(entry: Entry) -> Iterator[str]:
    if entry.agenda is None:
        yield from _lines(entry.body)
    else:
        yield from _lines(entry.agenda.before)
        yield from _programme(entry.agenda)
        yield from _lines(entry.agenda.after)


def _programme(agenda: Agenda) -> Iterator[str]:
    grid, texts = agenda.grid, agenda.texts
    yield agenda.title
    yield from _lines(texts.get(grid.preface))
    for day in grid.days:
        yield day.heading
        yield from _lines(texts.get(day.preface))
        for block in day.blocks:
            yield from _lines(texts.get(block.preface))
            for cell in (cell for row in block.rows for cell in row.cells if not cell.is_empty):
                yield _session(cell)
                yield from _lines(texts.get(cell.description))
    yield from _lines(texts.get(grid.closing))


def _session(cell: Cell) -> str:
    return ", ".join(filter(None, (cell.track, cell.title, *cell.speakers, cell.room)))


def _lines(body: Body | None) -> list[str]:
    return plain_text(body).split("\n") if body else []
