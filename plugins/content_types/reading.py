"""The front matter of one file, every field read by its row of the table; and what articles, events and fixed pages
have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from manuscript.model import KeyValue, Manuscript, Node
from manuscript.problem import Problem, in_file_order
from norwegian.dates import NO_BREAK, write_date
from norwegian.letters import one_form

from . import keys
from .clock import midnight_before
from .fields import (
    BY_NAME,
    CATEGORY,
    DATE_IN_NORWEGIAN,
    FIELDS,
    FIRST_URL_PATH,
    LANGUAGE,
    MODIFIED,
    OLD_URL_PATHS,
    PICTURE,
    PICTURE_ALT,
    PICTURE_CAPTION,
    PICTURE_CREDIT,
    PREVIOUS_START,
    PUBLISHED,
    SLUG,
    START,
    STATUS,
    SUBJECTS,
    SUMMARY,
    TITLE,
    TRANSLATION_OF,
    Field,
)
from .files import lead_picture
from .loose_parts import gathered
from .model import ContentKind, Picture, Position, Status
from .url_paths import FileName, url_path_of
from .values import FrontMatter, Value, as_key, is_empty

T = TypeVar("T")

SOME_YEAR = 2000
BESIDE_PICTURE = {"alt": PICTURE_ALT, "tekst": PICTURE_CAPTION, "foto": PICTURE_CREDIT}


class Values:
    """What the fields of one file say: ``values[TITLE]`` is what the reader in its row made of it.

    A field that is not given, or holds nothing, has the row's default.
    """

    def __init__(self, front_matter: FrontMatter) -> None:
        self.front_matter = front_matter
        self.manuscript = front_matter.manuscript
        self._read: dict[str, Any] = {}
        for field in (*FIELDS, CATEGORY):
            self._read[field.key] = field.read(self.value(field)) if field in self else field.default

    def __getitem__(self, field: Field[T]) -> T:
        read: T = self._read[field.key]
        return read

    def __contains__(self, field: Field[Any]) -> bool:
        """Tell whether the field is given, whatever was made of it."""
        return field.key in self.front_matter.nodes

    @property
    def problems(self) -> list[Problem]:
        return in_file_order(self.front_matter.problems)

    @property
    def positions(self) -> dict[str, Position]:
        """Return where the value of each given field stands, by its canonical key."""
        nodes = self.front_matter.nodes
        found = {key: Position(line=node.line, column=node.column) for key, node in nodes.items()}
        if CATEGORY.key in found:
            found.setdefault(SUBJECTS.key, found[CATEGORY.key])
        return found

    def value(self, field: Field[Any]) -> Value:
        """Return the value of a field that is given, as it is written."""
        node = self.front_matter.nodes[field.key]
        return Value(node=node, name=field.key, example=field.example, front_matter=self.front_matter)

    def report(
        self, field: Field[Any], rule: str, message: str, fix: str, example: str = "", *, at: Field[Any] | None = None
    ) -> None:
        """Tell what is wrong with a field, at its value or at that of *at*; of one not given, at the top."""
        problem = Problem(rule=rule, message=message, fix=fix, example=example or field.example)
        position = self.front_matter.nodes.get((at or field).key, self.front_matter.top)
        self.front_matter.add(problem, position)

    def report_missing(self, field: Field[Any], fix: str) -> None:
        """Tell that a required field is not given, unless it may stand in lines that were not read."""
        if field not in self and not self.manuscript.unread:
            self.report(field, "field-missing", f"Feltet «{field.key}» mangler.", fix)


def read_fields(manuscript: Manuscript, kind: ContentKind) -> Values:
    """Return what every field of the manuscript says, and keep the problems of each."""
    front_matter = FrontMatter(manuscript=manuscript, kind=kind)
    front_matter.nodes.update(_given(front_matter))
    return Values(front_matter)


def _given(front_matter: FrontMatter) -> dict[str, Node]:
    """Return the value of each field that has one, by canonical key; all that is wrong with keys is told.

    A key that evidently means a field is told, and read as that field where
    the file has no other, so that the field is not told as missing too.
    """
    kind = front_matter.kind
    given: dict[str, Node] = {}
    meant: dict[str, Node] = {}
    seen: dict[str, KeyValue] = {}
    misplaced: dict[frozenset[ContentKind], list[KeyValue]] = {}
    for pair in gathered(front_matter):
        name = as_key(pair.key.text)
        field = BY_NAME.get(name)
        if keys.report_status_as_field(pair, front_matter):
            continue
        if name == DATE_IN_NORWEGIAN and kind is ContentKind.EVENT:
            keys.report_date_in_event(pair, front_matter)
            meant.setdefault(START.key, pair.value)  # most often; it is not told as missing too
        elif field is None:
            if evident := keys.report_unknown(pair, front_matter):
                meant.setdefault(evident.key, pair.value)
        elif kind not in field.kinds:
            misplaced.setdefault(field.kinds, []).append(pair)
        elif field.key in seen:
            keys.report_twice(field, pair, seen[field.key], front_matter)
        else:
            seen[field.key] = pair
            if not is_empty(pair.value):
                given[field.key] = pair.value
    for kinds, pairs in misplaced.items():
        keys.report_other_kind(pairs, kinds, front_matter)
    return {**{key: node for key, node in meant.items() if not is_empty(node)}, **given}


# What all content shares


def read_common(values: Values, name: FileName, published: datetime | None) -> dict[str, Any] | None:
    """Return what all content shares, to make an article, an event or a fixed page with; None where there is no slug.

    *published* is the instant «publisert» counts as. Where the title cannot be
    read, and is told of, the slug stands for it: the rest is read all the
    same, and a draft is shown as far as it goes.
    """
    slug = _slug(values, name)
    values.report_missing(TITLE, "Skriv overskriften.")
    modified = _modified(values, published)
    old_url_paths = _old_url_paths(values, slug)
    picture = _picture(values)
    if not slug:
        return None
    return {
        "file": values.manuscript.file,
        "source": values.manuscript.source,
        "slug": slug,
        "title": values[TITLE] or slug,
        "summary": values[SUMMARY],
        "language": values[LANGUAGE],
        "status": values[STATUS],
        "published": published,
        "modified": modified,
        "subjects": _each_once([*values[SUBJECTS], *values[CATEGORY]]),
        "first_url_path": values[FIRST_URL_PATH],
        "old_url_paths": old_url_paths,
        "translation_of": values[TRANSLATION_OF],
        "picture": picture,
        "body": values.manuscript.body,
        "positions": values.positions,
    }


def stand_in(values: Values, name: FileName) -> datetime:
    """Return an instant in place of one that cannot be read, and is told of: of the file's name or another date in it."""
    written = (values[field] for field in (PUBLISHED, START, PREVIOUS_START, MODIFIED))
    day = name.day or next((each.day for each in written if each), None)
    return midnight_before(day or date(values.front_matter.likely_year or SOME_YEAR, 1, 1))


LONGEST_SUMMARY = 500  # signs; a card, a list and what a shared link says of itself hold half of it


def check_summary(values: Values) -> None:
    length = len(values[SUMMARY])
    if length > LONGEST_SUMMARY:
        values.report(
            SUMMARY,
            "summary-long",
            f"Ingressen er på {length} tegn, og er for lang til å vises hel i lister og når noen deler siden.",
            "Behold en eller to setninger, og flytt resten til teksten under feltene.",
        )
    if SUMMARY in values or values[STATUS] is Status.GONE or values.manuscript.unread:
        return
    values.report(
        SUMMARY,
        "summary-missing",
        "Siden mangler ingress.",
        "Skriv en eller to setninger; de vises i lister, i søk og når noen deler siden.",
    )


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(one_form(name), name)
    return tuple(found.values())


def _slug(values: Values, name: FileName) -> str:
    top = values.front_matter.top
    unwanted = name.problem or (name.doubt if SLUG not in values else None)
    if unwanted:
        values.front_matter.add(unwanted, top)
    slug = values[SLUG] or name.slug
    if not slug:
        problem = Problem(
            rule="slug-empty",
            message=f"Filnavnet «{values.manuscript.source.name}» har ingen bokstaver å lage en adresse av.",
            fix="Gi filen et navn med bokstaver a–å, eller skriv en slug.",
            example=SLUG.example,
        )
        values.front_matter.add(problem, top)
    return slug


def _modified(values: Values, published: datetime | None) -> datetime | None:
    modified, written = values[MODIFIED], values[PUBLISHED]
    if modified is None or published is None:
        return modified.instant if modified else None
    if (written and written.is_after(modified)) or modified.instant.date() < published.date():
        values.report(
            MODIFIED,
            "modified-before-published",
            "Siden er oppdatert før den ble publisert.",
            "Rett en av datoene, eller slett «oppdatert».",
            f"oppdatert: {write_date(published).replace(NO_BREAK, ' ')}",
        )
        return None
    return max(modified.instant, published)  # a day alone may begin before its own page


def _old_url_paths(values: Values, slug: str) -> tuple[str, ...]:
    if not values[OLD_URL_PATHS] or not slug:
        return values[OLD_URL_PATHS]
    own = url_path_of(values.front_matter.kind, slug)
    if own in values[OLD_URL_PATHS]:
        values.report(
            OLD_URL_PATHS,
            "redirect-to-itself",
            f"Siden har selv adressen {own}, og kan ikke lede fra den til seg selv.",
            "Slett adressen fra listen.",
        )
    return tuple(old for old in values[OLD_URL_PATHS] if old != own)


def _picture(values: Values) -> Picture | None:
    beside = {part: value for part, field in BESIDE_PICTURE.items() if (value := values[field])}
    return lead_picture(values[PICTURE], beside) if values[PICTURE] or beside else None
