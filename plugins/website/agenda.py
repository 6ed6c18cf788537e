"""An event's body with its programme: rendered once as a whole, then divided.

Footnotes, abbreviations and addresses at the foot of a text belong to all of
it. So the text before the programme, every description in it and the text
after are rendered as one body, with a mark between them, and cut apart again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from body.model import Body, Part
from body.render import render
from events.model import Event
from events.schedule import read_schedule
from manuscript.model import Line
from manuscript.problem import Problem
from norwegian.slug import slugify
from programme.grid import Grid, lay_out

from .model import Agenda

Text = tuple[Line, ...]

# Above a heading in a description stand the programme's own, which this text does not hold.
SKIPPED_LEVEL = "heading-level-skipped"


def render_event(event: Event) -> tuple[Body, Agenda | None, list[Problem]]:
    """Return the whole body, for its links and ids; and the agenda, where there is a programme."""
    sections, programme, problems = read_schedule(event)
    if programme is None:
        body, found = render(event.body, file=event.file, language=event.language)
        return body, None, [*problems, *found]
    title = " · ".join(dict.fromkeys(section.title for section in sections.programme))
    heading_id = slugify(title)
    texts = [text for text in _texts(lay_out(programme)) if text]
    whole, pieces, found = _render_pieces([sections.before, *texts, sections.after], event)
    inside = {line.number for text in texts for line in text}
    found = [problem for problem in found if problem.rule != SKIPPED_LEVEL or problem.line not in inside]
    grid = lay_out(programme, language=event.language, taken=whole.ids | {heading_id})
    agenda = Agenda(
        title=title,
        id=heading_id,
        programme=programme,
        grid=grid,
        before=pieces[0],
        texts=dict(zip(texts, pieces[1:-1], strict=True)),
        after=pieces[-1],
    )
    return replace(whole, ids=whole.ids | {heading_id, *_session_ids(grid)}), agenda, [*problems, *found]


def _texts(grid: Grid) -> Iterator[Text]:
    """Yield each piece of Markdown in the programme, in reading order."""
    yield grid.preface
    for day in grid.days:
        yield day.preface
        for block in day.blocks:
            yield block.preface
            for row in block.rows:
                for cell in row.cells:
                    yield cell.description
    yield grid.closing


def _session_ids(grid: Grid) -> Iterator[str]:
    for day in grid.days:
        yield day.id
        for block in day.blocks:
            yield from (cell.id for row in block.rows for cell in row.cells if cell.id)


def _render_pieces(texts: Sequence[Text], event: Event) -> tuple[Body, list[Body], list[Problem]]:
    """Return the body of all *texts* together, the body of each, and the problems."""
    mark = _unused_mark(texts)
    lines: list[Line] = list(texts[0])
    for text in texts[1:]:
        number = text[0].number if text else lines[-1].number if lines else 1
        lines += [Line(number=number, text=""), Line(number=number, text=mark), Line(number=number, text=""), *text]
    whole, problems = render(lines, file=event.file, language=event.language)
    pieces = _cut(whole.parts, f"<p>{mark}</p>")
    if len(pieces) != len(texts):  # something unclosed, a box or a quote, runs past a mark: each by itself, then
        rendered = [render(text, file=event.file, language=event.language) for text in texts]
        pieces = [body for body, _ in rendered]
        problems = [problem for _, found in rendered for problem in found]
        whole = Body(
            parts=tuple(part for body in pieces for part in body.parts),
            ids=frozenset().union(*(body.ids for body in pieces)),
            headings=tuple(heading for body in pieces for heading in body.headings),
        )
    return whole, pieces, problems


def _unused_mark(texts: Sequence[Text]) -> str:
    """Return a word no text holds."""
    written = "\n".join(line.text for text in texts for line in text)
    mark = "programtekst"
    while mark in written:
        mark += "x"
    return mark


def _cut(parts: Sequence[Part], mark: str) -> list[Body]:
    """Return the bodies between the marks."""
    pieces: list[list[Part]] = [[]]
    for part in parts:
        if not isinstance(part, str):
            pieces[-1].append(part)
            continue
        first, *others = part.split(mark)
        pieces[-1].append(first)
        pieces += [[other] for other in others]
    return [Body(parts=tuple(part for part in piece if part != "")) for piece in pieces]
