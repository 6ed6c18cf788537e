"""Which field each key in a file names, and what is said of those that name none."""

from __future__ import annotations

from difflib import get_close_matches

from manuscript.model import Entry, Mapping, Node, Scalar
from manuscript.wording import told

from .fields import BY_KEY, BY_NAME, DATE_IN_NORWEGIAN, Field, fields_of
from .folding import fold
from .model import Kind
from .notes import Notes, Spot

OF_KIND = {Kind.ARTICLE: "en artikkel", Kind.EVENT: "et arrangement", Kind.PAGE: "en fast side"}
IN_KIND = {Kind.ARTICLE: "artikler", Kind.EVENT: "arrangementer", Kind.PAGE: "faste sider"}

# Names from Pelican and its like, and the field that does their work here; None: nothing does.
ELSEWHERE: dict[str, str | None] = {
    "save_as": "slug",
    "url": "slug",
    "permalink": "slug",
    "template": None,
    "layout": None,
    "keywords": "emner",
    "tag": "emner",
    "categories": "emner",
    "description": "ingress",
    "excerpt": "ingress",
    "subtitle": "ingress",
    "translation": "oversettelse-av",
    "draft": "status",
    "published": "publisert",
    "lastmod": "oppdatert",
    "updated": "oppdatert",
    "language": "språk",
    "cover": "bilde",
    "thumbnail": "bilde",
    "featured_image": "bilde",
    "header_image": "bilde",
    "redirect_from": "gamle-adresser",
    "dato-slutt": "slutter",
    "tid": "starter",
    "slutt": "slutter",
    "byline": "forfatter",
    "foto": "bildefoto",
}
BY_FOREIGN_NAME = {fold(name): key for name, key in ELSEWHERE.items()}


def given(front_matter: Mapping, kind: Kind, notes: Notes) -> dict[str, Node]:
    """Return the value of each field that has one, by canonical key; all that is wrong with keys is told."""
    values: dict[str, Node] = {}
    seen: dict[str, Entry] = {}
    for entry in front_matter.entries:
        field = _field(entry, kind, notes)
        if field is None:
            continue
        if field.key in seen:
            _tell_twice(field, entry, seen[field.key], notes)
            continue
        seen[field.key] = entry
        if not is_empty(entry.value):
            values[field.key] = entry.value
    return values


def is_empty(node: Node) -> bool:
    """Tell whether a value is none at all: an empty value is a field not given."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.entries if isinstance(node, Mapping) else node.items)


def _field(entry: Entry, kind: Kind, notes: Notes) -> Field | None:
    """Return the field an entry names, if its kind of content has it."""
    name = fold(entry.key.text)
    field = BY_NAME.get(name)
    if name == DATE_IN_NORWEGIAN and kind is Kind.EVENT:
        _tell_date_in_event(entry, notes)
        return None
    if field is None:
        _tell_unknown(entry, kind, notes)
        return None
    if kind not in field.kinds:
        _tell_other_kind(entry, field, kind, notes)
        return None
    return field


def _tell_twice(field: Field, entry: Entry, first: Entry, notes: Notes) -> None:
    names = dict.fromkeys((told(first.key.text), told(entry.key.text)))
    lines = f"på linje {first.key.line} og {entry.key.line}"
    message = (
        f"Feltet «{field.key}» står to ganger, {lines}."
        if len(names) == 1
        else f"Samme felt er skrevet som {' og '.join(f'«{name}»' for name in names)}, {lines}."
    )
    _spot(field, notes).tell(
        entry.key, "field-twice", message, "Behold den ene linjen, og slett den andre.", field.example
    )


def _tell_date_in_event(entry: Entry, notes: Notes) -> None:
    _spot(BY_KEY["starter"], notes).tell(
        entry.key,
        "field-date-in-event",
        f"Feltet «{told(entry.key.text)}» sier ikke hvilken dato det gjelder i et arrangement.",
        "Skriv «starter» for dagen det holdes, eller «publisert» for dagen det skal vises på nettstedet.",
    )


def _tell_other_kind(entry: Entry, field: Field, kind: Kind, notes: Notes) -> None:
    belongs = " og ".join(IN_KIND[each] for each in Kind if each in field.kinds)
    folders = " eller ".join(f"«content/{each}/»" for each in Kind if each in field.kinds)
    _spot(field, notes).tell(
        entry.key,
        "field-other-kind",
        f"Feltet «{told(entry.key.text)}» hører til {belongs}, men denne filen er {OF_KIND[kind]}.",
        f"Slett linjen, eller flytt filen til {folders}.",
        fields_of(kind)[0].example,
    )


def _tell_unknown(entry: Entry, kind: Kind, notes: Notes) -> None:
    written = told(entry.key.text, 60)
    name = fold(entry.key.text)
    if name in BY_FOREIGN_NAME:
        _tell_foreign(entry, BY_FOREIGN_NAME[name], kind, notes)
        return
    near = _nearest(name, kind)
    spot = _spot(near or BY_KEY["tittel"], notes)
    fix = (
        f"Mente du «{near.key}»? Skriv det slik, eller slett linjen."
        if near
        else f"Slett linjen, eller bruk et av feltene: {', '.join(each.key for each in fields_of(kind))}."
    )
    spot.tell(entry.key, "field-unknown", f"Feltet «{written}» finnes ikke.", fix)


def _tell_foreign(entry: Entry, key: str | None, kind: Kind, notes: Notes) -> None:
    field = BY_KEY[key] if key and kind in BY_KEY[key].kinds else None
    spot = _spot(field or BY_KEY["tittel"], notes)
    spot.tell(
        entry.key,
        "field-foreign",
        f"Feltet «{told(entry.key.text)}» brukes ikke her.",
        f"Bruk feltet «{field.key}» i stedet." if field else "Slett linjen.",
    )


def _nearest(name: str, kind: Kind) -> Field | None:
    """Return the field whose name resembles *name* the most, those of *kind* first."""
    own = {fold(each): field for field in fields_of(kind) for each in (field.key, *field.english)}
    for names, cutoff in ((own, 0.6), (BY_NAME, 0.75)):
        matches = get_close_matches(name[:60], names, n=1, cutoff=cutoff)
        if matches:
            return names[matches[0]]
    return None


def _spot(field: Field, notes: Notes) -> Spot:
    return Spot(notes=notes, name=field.key, example=field.example)
