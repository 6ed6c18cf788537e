"""Typography in all that is read from fields and programmes: once, before anything is laid out.

So pages, lists, feeds, calendars and open data say the same with the same signs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any

from events.model import Event, Organizer, Registration, Venue
from norwegian.slug import slugify
from norwegian.typography import LANGUAGES, typeset, typeset_title
from programme.grid_model import Block, Cell, Grid, GridDay, Row
from programme.model import Day, Programme, Session, Speaker, Track
from publication.model import Article, Attachment, Contact, Correction, Origin, Page, Picture

from .model import Agenda, Entry

Setting = Callable[[str, str], str]  # of text and language


def _as_address(text: str, language: str) -> str:
    """Return a name as it is set, unless that would lead to another page."""
    name = typeset(text, language)
    return name if slugify(name) == slugify(text) else text


_CONTENT = {"title": typeset_title, "summary": typeset, "subjects": _as_address}

# How the text of each field is set. A test sees to it that none is forgotten.
TEXTS: Mapping[type, Mapping[str, Setting]] = {
    Article: {**_CONTENT, "authors": typeset, "credits": typeset},
    Event: {
        **_CONTENT,
        "accessibility": typeset,
        "online_text": typeset,
        "capacity": typeset,
        "price": typeset,
        "type": typeset,
        "audience": typeset,
        "series": _as_address,
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
    Speaker: {"name": typeset},
    Grid: {"time_heading": typeset, "content_heading": typeset, "other_headings": typeset},
    GridDay: {"heading": typeset, "tracks": typeset},
    Block: {},
    Row: {},
    Cell: {"title": typeset, "track": typeset, "speakers": typeset, "room": typeset},
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
    Cell: frozenset({"id"}),
}


def typeset_entry(entry: Entry) -> Entry:
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


def _set_text(text: Any, setting: Setting, language: str) -> Any:
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
