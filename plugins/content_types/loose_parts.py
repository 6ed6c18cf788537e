"""Parts written beside their field instead of under it: «sted:», and «navn: Testhuset» below it without indentation.

They are told once for each field, and read as its parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from manuscript.mending import indent_problem
from manuscript.model import KeyValue, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import enumerated, shortened
from manuscript.quoting import as_value

from .compound_values import Parts, names_of
from .fields import BY_NAME, FIELDS, PUBLISHED, Field, canonical_key
from .url_paths import read_file_name
from .values import FrontMatter, Value, as_key, is_empty
from .web_addresses import is_e_mail, looks_like_address

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
    is_dated = read_file_name(front_matter.manuscript.source).day is not None
    for pair in pairs:
        field = BY_NAME.get(as_key(pair.key.text))
        several = times[canonical_key(pair.key.text)] > 1
        if is_dated and field is PUBLISHED:  # the file's name says it, so below other parts it is one
            several |= any(each.loose for each in found[-1:])
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
        names = [f"«{shortened(each.key.text)}»" for each in self.loose]
        is_one = len(names) == 1
        Value(
            node=self.loose[0].key, name=self.field.key, example=self.field.example, front_matter=front_matter
        ).report(
            "part-not-under",
            f"{enumerated(names)} hører til «{self.field.key}», men står ikke under feltet med innrykk.",
            self._fix(is_one=is_one),
            _written(self.pair.key.text, read),
        )
        return replace(self.pair, value=read)

    def _fix(self, *, is_one: bool) -> str:
        margin = "fire" if isinstance(self.pair.value, ListNode) else "to"
        lines = f"Rykk {'linjen' if is_one else 'linjene'} inn med {margin} mellomrom"
        if not isinstance(self._last, Scalar) or is_empty(self._last):
            return f"{lines}."
        home = self._parts()[0].key.text
        return f"Skriv «{shortened(self._last.text.strip())}» på en egen linje, som «{home}». {lines}."


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


def _written(key: str, value: Node) -> str:
    """Return the field as it should be; empty, for the field's own example, where its parts have parts."""
    return "\n".join([f"{shortened(key)}:", *_lines(value)])


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
    front_matter.problems.append(indent_problem(text, pair.key.line, front_matter.manuscript.file))
