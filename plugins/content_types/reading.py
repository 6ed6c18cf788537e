"""The front matter of one file, every field read by its row of the table; and what articles, events and fixed pages
have in common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as attributes
from datetime import date, datetime
from typing import Any, TypeVar

from manuscript.front_matter import indent_problem
from manuscript.model import KeyValue, Manuscript, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import Problem, enumerated, in_file_order, shortened, told
from manuscript.quoting import as_value
from norwegian.dates import NO_BREAK, write_date
from norwegian.letters import one_form

from . import keys
from .clock import midnight_before
from .compound_values import Parts, names_of
from .fields import (
    BY_NAME,
    CATEGORY,
    DATE_IN_NORWEGIAN,
    FIELDS,
    MODIFIED,
    OLD_URL_PATHS,
    PICTURE,
    PICTURE_ALT,
    PICTURE_CAPTION,
    PICTURE_CREDIT,
    PREVIOUS_START,
    PUBLISHED,
    ROWS,
    SLUG,
    START,
    STATUS,
    SUBJECTS,
    SUMMARY,
    TITLE,
    Field,
    canonical_key,
)
from .files import lead_picture
from .model import Content, ContentKind, Picture, Position, Status
from .url_paths import FileName, read_file_name, url_path_of
from .values import FrontMatter, Value, as_key, is_empty
from .web_addresses import is_e_mail, looks_like_address

T = TypeVar("T")

SOME_YEAR = 2000
READ = {field.key: field for field in (*FIELDS, CATEGORY)}
DEFAULTS = {key: field.default for key, field in READ.items()}
BESIDE_PICTURE = {"alt": PICTURE_ALT, "tekst": PICTURE_CAPTION, "foto": PICTURE_CREDIT}


class Values:
    """What the fields of one file say: ``values[TITLE]`` is what the reader in its row made of it.

    A field that is not given, or holds nothing, has the row's default.
    """

    def __init__(self, front_matter: FrontMatter) -> None:
        self.front_matter = front_matter
        self.manuscript = front_matter.manuscript
        self._read: dict[str, Any] = DEFAULTS | {
            key: field.read(self.value(field)) for key, field in READ.items() if key in front_matter.nodes
        }

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
        self,
        field: Field[Any],
        rule: str,
        case: str = "",
        *,
        example: str = "",
        at: Field[Any] | None = None,
        **words: object,
    ) -> None:
        """Tell what is wrong with a field, at its value or at that of *at*; of one not given, at the top."""
        position = self.front_matter.nodes.get((at or field).key, self.front_matter.top)
        problem = told(rule, example, case, **{"key": field.key, **words})
        self.front_matter.add(replace(problem, example=problem.example or field.example), position)

    def report_missing(self, field: Field[Any], fix: str) -> None:
        """Tell that a required field is not given, unless it may stand in lines that were not read."""
        if field not in self and not self.manuscript.unread:
            self.report(field, "field-missing", fix=fix)


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


def read_common(
    values: Values, model: type[Content], name: FileName, published: datetime | None
) -> dict[str, Any] | None:
    """Return what fields say alone, and what all content shares, to make a *model* with; None where there is no slug.

    *published* is the instant «publisert» counts as. Where the title cannot be
    read, and is told of, the slug stands for it: the rest is read all the
    same, and a draft is shown as far as it goes.
    """
    slug = slug_of(values, name)
    values.report_missing(TITLE, "Skriv overskriften.")
    modified = _modified(values, published)
    old_url_paths = _old_url_paths(values, slug)
    picture = _picture(values)
    if not slug:
        return None
    return {
        **{each.name: values[ROWS[each.name]] for each in attributes(model) if each.name in ROWS},
        "file": values.manuscript.file,
        "source": values.manuscript.source,
        "slug": slug,
        "title": values[TITLE] or slug,
        "published": published,
        "modified": modified,
        "subjects": _each_once([*values[SUBJECTS], *values[CATEGORY]]),
        "old_url_paths": old_url_paths,
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
        values.report(SUMMARY, "summary-long", length=length)
    if SUMMARY in values or values[STATUS] is Status.GONE or values.manuscript.unread:
        return
    values.report(SUMMARY, "summary-missing")


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(one_form(name), name)
    return tuple(found.values())


def slug_of(values: Values, name: FileName) -> str:
    """Return the slug, or nothing where no letter gives one; what is wrong with the name is told."""
    top = values.front_matter.top
    unwanted = name.problem or (name.doubt if SLUG not in values else None)
    if unwanted:
        values.front_matter.add(unwanted, top)
    slug = values[SLUG] or name.slug
    if not slug:
        problem = told("slug-empty", example=SLUG.example, file=values.manuscript.source.name)
        values.front_matter.add(problem, top)
    return slug


def _modified(values: Values, published: datetime | None) -> datetime | None:
    modified, written = values[MODIFIED], values[PUBLISHED]
    if modified is None or published is None:
        return modified.instant if modified else None
    if (written and written.is_after(modified)) or modified.instant.date() < published.date():
        values.report(MODIFIED, "modified-before-published", day=write_date(published).replace(NO_BREAK, " "))
        return None
    return max(modified.instant, published)  # a day alone may begin before its own page


def _old_url_paths(values: Values, slug: str) -> tuple[str, ...]:
    if not values[OLD_URL_PATHS] or not slug:
        return values[OLD_URL_PATHS]
    own = url_path_of(values.front_matter.kind, slug)
    if own in values[OLD_URL_PATHS]:
        values.report(OLD_URL_PATHS, "redirect-to-itself", own=own)
    return tuple(old for old in values[OLD_URL_PATHS] if old != own)


def _picture(values: Values) -> Picture | None:
    beside = {part: value for part, field in BESIDE_PICTURE.items() if (value := values[field])}
    return lead_picture(values[PICTURE], beside) if values[PICTURE] or beside else None


# Parts written beside their field instead of under it: «sted:», and «navn: Testhuset» below it without indentation.
# They are told once for each field, and read as its parts.


FILE_NAME = re.compile(r"[^\s:]+\.[a-z]{3,4}", re.IGNORECASE)  # «mote.jpg», «bilder/mote.jpg»; not «Kari N. Nordmann»

_FIELDS_OF = Counter(name for field in FIELDS if field.parts for name in names_of(field.parts))
OF_ONE_FIELD = frozenset(name for name, fields in _FIELDS_OF.items() if fields == 1)  # «adresse»; not «navn», «lenke»


def gathered(front_matter: FrontMatter) -> list[KeyValue]:
    """Return the fields, each with the parts that stand below it instead of under it, and tell of them.

    A part that several fields have belongs to the one right above.
    """
    pairs = front_matter.manuscript.front_matter.pairs
    times = Counter(canonical_key(pair.key.text) for pair in pairs)
    found: list[_Gathering] = []
    for pair in pairs:
        field = BY_NAME.get(as_key(pair.key.text))
        several = times[canonical_key(pair.key.text)] > 1
        if field is PUBLISHED and any(each.loose for each in found[-1:]):  # where the file's name says it, it is a part
            several |= read_file_name(front_matter.manuscript.source).day is not None
        above = found if as_key(pair.key.text) in OF_ONE_FIELD else found[-1:]
        if owner := next((each for each in reversed(above) if each.takes(pair, is_one_of_several=several)), None):
            owner.loose.append(pair)
            continue
        if pair.outdented:
            _report_indent(pair, front_matter)
        found.append(_Gathering(pair=pair, field=field, loose=[]))
    return [each.mended(front_matter) if each.loose else each.pair for each in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathering:
    """A field, and the parts of it that stand beside it."""

    pair: KeyValue
    field: Field[object] | None
    loose: list[KeyValue]

    def takes(self, pair: KeyValue, *, is_one_of_several: bool) -> bool:
        """Tell whether *pair* is a part of the field; one that is a field too must stand elsewhere as that field."""
        names = names_of(self.field.parts) if self.field and self.field.parts else {}
        part = names.get(as_key(pair.key.text))
        is_free = as_key(pair.key.text) not in BY_NAME or is_one_of_several
        return part is not None and is_free and part not in {names.get(as_key(each.key.text)) for each in self._parts()}

    def _parts(self) -> list[KeyValue]:
        """Return the parts the field has as it is written, and those that have been found."""
        assert self.field and self.field.parts
        return [*_parts_in(self._last, self.field.parts), *self.loose]

    @property
    def _last(self) -> Node:
        """Return the value, or the last item of a list: what the lines below go on."""
        value = self.pair.value
        return value.items[-1] if isinstance(value, ListNode) and value.items else value

    def mended(self, front_matter: FrontMatter) -> KeyValue:
        """Return the field with its parts under it, and tell that they did not stand there."""
        assert self.field
        last, value = self._last, self.pair.value
        whole = Mapping(pairs=tuple(self._parts()), line=last.line, column=last.column)
        before = value.items[:-1] if isinstance(value, ListNode) else ()
        read: Node = replace(value, items=(*before, whole)) if isinstance(value, ListNode) else whole
        is_alone = isinstance(last, Scalar) and not is_empty(last)
        problem = told(
            "part-not-under",
            "\n".join([f"{shortened(self.pair.key.text)}:", *_lines(read)]),
            "alone" if is_alone else "",
            names=enumerated(f"«{shortened(each.key.text)}»" for each in self.loose),
            key=self.field.key,
            lines="linjen" if len(self.loose) == 1 else "linjene",
            margin="fire" if isinstance(value, ListNode) else "to",
            written=last.text.strip() if isinstance(last, Scalar) else "",
            home=whole.pairs[0].key.text,
        )
        front_matter.add(problem, self.loose[0].key)
        return replace(self.pair, value=read)


def _parts_in(node: Node, parts: Parts) -> Sequence[KeyValue]:
    """Return the parts a value has; words alone are the part they look like, else the first."""
    if isinstance(node, Mapping):
        return node.pairs
    if not isinstance(node, Scalar) or is_empty(node):
        return ()
    words = node.text.strip()
    looks = {"e-post": is_e_mail(words), "fil": bool(FILE_NAME.fullmatch(words)), "lenke": looks_like_address(words)}
    home = next((part for part, is_so in looks.items() if is_so and part in parts), next(iter(parts)))
    return (KeyValue(key=replace(node, text=home), value=node),)


def _lines(value: Node) -> Iterator[str]:
    if isinstance(value, ListNode):
        for item in value.items:
            first, *rest = [line.strip() for line in _lines(item)] if isinstance(item, Mapping) else [_shown(item)]
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
    elif isinstance(value, Mapping):
        yield from (f"  {shortened(pair.key.text)}: {_shown(pair.value)}".rstrip() for pair in value.pairs)


def _shown(node: Node) -> str:
    return as_value(shortened(node.text)) if isinstance(node, Scalar) else ""


def _report_indent(pair: KeyValue, front_matter: FrontMatter) -> None:
    """Tell of a field further in than the others, under one that has no such part."""
    text = next(line.text.strip() for line in front_matter.manuscript.header if line.number == pair.key.line)
    found = indent_problem(text, pair.key.line)
    front_matter.problems.append(found.placed(front_matter.manuscript.file, found.line))
