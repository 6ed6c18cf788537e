"""How a content file becomes an entry: its body rendered, an event's round its programme, and the text of every
field typeset.  Typography is set once, when every check has seen the text as written, so that pages, lists,
feeds, calendars and open data say the same with the same signs.

Footnotes, abbreviations and addresses at the foot of a text belong to all of it. So the text before
the programme, every description in it and the text after are rendered as one body, with a mark
between them, and cut apart again.

So pages, lists, feeds, calendars and open data say the same with the same signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any

from body.model import Body, Part
from body.render import render
from content_types.model import (
    Article,
    Attachment,
    Contact,
    Correction,
    Event,
    Organizer,
    Origin,
    Page,
    Picture,
    Registration,
    Venue,
)
from content_types.timing import read_schedule
from manuscript.model import Line
from manuscript.problem import Problem
from norwegian.letters import slugify
from norwegian.typography import LANGUAGES, typeset, typeset_title
from programme.grid import Grid, GridBlock, GridCell, GridDay, GridRow, lay_out
from programme.model import Day, Programme, Session, Speaker, Track

from .model import AContent, Agenda, Entry

# An event's body with its programme: rendered once as a whole, then divided.


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


# Typography in all that is read from fields and programmes: once, before anything is laid out.


Typesetter = Callable[[str, str], str]  # of text and language


def _keeping_its_slug(text: str, language: str) -> str:
    """Return a name as it is set, unless that would lead to another page."""
    name = typeset(text, language)
    return name if slugify(name) == slugify(text) else text


_CONTENT = {"title": typeset_title, "summary": typeset, "subjects": _keeping_its_slug}

# How the text of each field is set. A test sees to it that none is forgotten.
TEXTS: Mapping[type, Mapping[str, Typesetter]] = {
    Article: {**_CONTENT, "authors": typeset, "credits": typeset},
    Event: {
        **_CONTENT,
        "accessibility": typeset,
        "online_text": typeset,
        "capacity": typeset,
        "price": typeset,
        "type": typeset,
        "audience": typeset,
        "series": _keeping_its_slug,
    },
    Page: _CONTENT,
    Picture: {"alt": typeset, "caption": typeset, "credit": typeset},
    Attachment: {"title": typeset},
    Origin: {"name": typeset, "published": typeset},
    Correction: {"text": typeset},
    Contact: {"text": typeset, "name": typeset},
    Venue: {
        "text": typeset,
        "name": typeset,
        "address": typeset,
        "town": typeset,
        "room": typeset,
        "directions": typeset,
    },
    Organizer: {"name": typeset},
    Registration: {"text": typeset},
    Agenda: {"title": typeset},
    Programme: {"column_names": typeset},
    Day: {"headings": typeset},
    Session: {"title": typeset, "track_name": typeset, "room": typeset},
    Track: {"name": typeset, "title": typeset, "room": typeset},
    Speaker: {"name": typeset, "role": typeset},
    Grid: {"time_heading": typeset, "content_heading": typeset, "other_headings": typeset},
    GridDay: {"heading": typeset, "tracks": typeset},
    GridBlock: {},
    GridRow: {},
    GridCell: {"title": typeset, "track": typeset, "speakers": typeset, "room": typeset},
}

# Addresses, names of files and ids, telephone numbers and times that are written already.
LEFT_ALONE: Mapping[type, frozenset[str]] = {
    Article: frozenset({"file", "slug", "first_address", "aliases", "event_slug"}),
    Event: frozenset({"file", "slug", "first_address", "aliases", "online_url", "recording"}),
    Page: frozenset({"file", "slug", "first_address", "aliases"}),
    Attachment: frozenset({"target"}),
    Origin: frozenset({"url"}),
    Contact: frozenset({"email", "phone"}),
    Venue: frozenset({"postal_code", "map_url"}),
    Organizer: frozenset({"url"}),
    Registration: frozenset({"url", "email"}),
    Agenda: frozenset({"id"}),
    Session: frozenset({"starts_about", "ends_about"}),
    GridDay: frozenset({"id", "datetime"}),
    GridCell: frozenset({"id"}),
}


def typeset_entry(entry: Entry[AContent]) -> Entry[AContent]:
    """Return *entry* with every text in it set; the body already is."""
    language = entry.content.language.value
    if language not in LANGUAGES:
        return entry
    return replace(entry, content=_set(entry.content, language), agenda=_set(entry.agenda, language))


def _set(value: Any, language: str) -> Any:
    """Return *value* with the texts of its fields, and of the models in it, set."""
    if type(value) is tuple:
        return tuple(_set(item, language) for item in value)
    if type(value) not in TEXTS:
        return value
    settings = TEXTS[type(value)]
    changes = {}
    for name in _names(type(value)):
        old = getattr(value, name)
        new = _set_text(old, settings[name], language) if name in settings else _set(old, language)
        if new != old:
            changes[name] = new
    return replace(value, **changes) if changes else value


def _set_text(text: Any, setting: Typesetter, language: str) -> Any:
    """Return a text, or each of several, set; of a name with its id the name alone."""
    if isinstance(text, str):
        return setting(text, language)
    return tuple(
        setting(item, language) if isinstance(item, str) else (setting(item[0], language), *item[1:]) for item in text
    )


@cache
def _names(model: type) -> tuple[str, ...]:
    """Return the fields of *model* that hold texts, or may hold models that do."""
    left = LEFT_ALONE.get(model, frozenset())
    return tuple(field.name for field in fields(model) if field.name not in left)
