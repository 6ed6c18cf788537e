"""Which field each key in a file names, and what is said of those that name none."""

from __future__ import annotations

from collections.abc import Sequence

from manuscript.field_lines import as_value
from manuscript.model import Entry, Mapping, Node, Scalar
from manuscript.problem import told
from norwegian.near_names import EVIDENT, likeness, nearest

from .fields import BY_KEY, BY_NAME, DATE_IN_NORWEGIAN, Field, Notes, Spot, fields_of, fold
from .model import ContentKind, Status

# Which field each key in a file names, and what is said of those that name none.


A_KIND = {ContentKind.ARTICLE: "en artikkel", ContentKind.EVENT: "et arrangement", ContentKind.PAGE: "en fast side"}
STATUS_WORDS = frozenset(Status) - {Status.PUBLISHED}  # which is a field too
IN_KIND = {ContentKind.ARTICLE: "artikler", ContentKind.EVENT: "arrangementer", ContentKind.PAGE: "faste sider"}


def given(front_matter: Mapping, kind: ContentKind, notes: Notes) -> dict[str, Node]:
    """Return the value of each field that has one, by canonical key; all that is wrong with keys is told.

    A key that evidently means a field is told, and read as that field where
    the file has no other, so that the field is not told as missing too.
    """
    values: dict[str, Node] = {}
    meant: dict[str, Node] = {}
    seen: dict[str, Entry] = {}
    misplaced: dict[frozenset[ContentKind], list[Entry]] = {}
    for entry in front_matter.entries:
        field = _field(entry, kind, notes, meant)
        if field is None:
            continue
        if kind not in field.kinds:
            misplaced.setdefault(field.kinds, []).append(entry)
            continue
        if field.key in seen:
            _tell_twice(field, entry, seen[field.key], notes)
            continue
        seen[field.key] = entry
        if not is_empty(entry.value):
            values[field.key] = entry.value
    for kinds, entries in misplaced.items():
        _tell_other_kind(entries, kinds, kind, notes)
    return {**{key: node for key, node in meant.items() if not is_empty(node)}, **values}


def is_empty(node: Node) -> bool:
    """Tell whether a value is none at all: an empty value is a field not given."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.entries if isinstance(node, Mapping) else node.items)


def _field(entry: Entry, kind: ContentKind, notes: Notes, meant: dict[str, Node]) -> Field | None:
    """Return the field an entry names; else tell what is wrong, and add what it evidently means to *meant*."""
    name = fold(entry.key.text)
    field = BY_NAME.get(name)
    if name == DATE_IN_NORWEGIAN and kind is ContentKind.EVENT:
        _tell_date_in_event(entry, notes)
        meant.setdefault("starter", entry.value)  # most often; it is not told as missing too
        return None
    if field is None:
        evident = _tell_unknown(entry, kind, notes)
        if evident:
            meant.setdefault(evident.key, entry.value)
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


def _tell_other_kind(entries: Sequence[Entry], kinds: frozenset[ContentKind], kind: ContentKind, notes: Notes) -> None:
    """Tell once of all fields that belong to the same other kinds of content."""
    first = entries[0]
    belongs = " og ".join(IN_KIND[each] for each in ContentKind if each in kinds)
    folders = " eller ".join(f"«content/{each}/»" for each in ContentKind if each in kinds)
    names = [f"«{told(entry.key.text)}»" for entry in entries]
    is_one = len(names) == 1
    which = f"Feltet {names[0]}" if is_one else f"Feltene {', '.join(names[:-1])} og {names[-1]}"
    _spot(BY_NAME[fold(first.key.text)], notes).tell(
        first.key,
        "field-other-kind",
        f"{which} hører til {belongs}, men denne filen er {A_KIND[kind]}.",
        f"Slett linjen, eller flytt filen til {folders}."
        if is_one
        else f"Flytt filen til {folders}, eller slett linjene.",
        fields_of(kind)[0].example,
    )


def _tell_unknown(entry: Entry, kind: ContentKind, notes: Notes) -> Field | None:
    """Tell of a key that names no field, and return the field it evidently means."""
    name = fold(entry.key.text)
    if name in BY_NAME_IN_TEXT:
        fix, example = BY_NAME_IN_TEXT[name]
        _spot(BY_KEY["tittel"], notes).tell(entry.key, "field-foreign", _not_used(entry), fix, example)
        return None
    if name in BY_FOREIGN_NAME:
        return _tell_foreign(entry, BY_FOREIGN_NAME[name], kind, notes)
    if name in STATUS_WORDS:
        line = f"status: {name}"
        _spot(BY_KEY["status"], notes).tell(entry.key, "field-foreign", _not_used(entry), f"Skriv «{line}».", line)
        return None
    near, is_evident = _nearest(name, kind)
    spot = _spot(near or BY_KEY["tittel"], notes)
    fix = f"Mente du «{near.key}»? Skriv det slik, eller slett linjen." if near else _without_near(name, kind)
    example = _own_line(entry, near) if near and is_evident else ""
    spot.tell(entry.key, "field-unknown", f"Feltet «{told(entry.key.text, 60)}» finnes ikke.", fix, example)
    return near if is_evident else None


def _without_near(name: str, kind: ContentKind) -> str:
    """Return what to do with a name that resembles none of the fields of *kind*."""
    elsewhere = nearest(name, BY_NAME, least=EVIDENT)
    if elsewhere and BY_NAME[elsewhere].key in BY_KEY:
        field = BY_NAME[elsewhere]
        belongs = " og ".join(IN_KIND[each] for each in ContentKind if each in field.kinds)
        return f"Slett linjen. Feltet «{field.key}», som ligner, hører til {belongs}."
    return f"Slett linjen, eller bruk et av feltene: {', '.join(each.key for each in fields_of(kind))}."


def _tell_foreign(entry: Entry, key: str | None, kind: ContentKind, notes: Notes) -> Field | None:
    field = BY_KEY[key] if key and kind in BY_KEY[key].kinds else None
    fix = f"Bruk feltet «{field.key}» i stedet." if field else "Slett linjen."
    evident = field if fold(entry.key.text) in SAME_VALUE else None
    example = _own_line(entry, evident) if evident else ""
    _spot(field or BY_KEY["tittel"], notes).tell(entry.key, "field-foreign", _not_used(entry), fix, example)
    return evident


def _own_line(entry: Entry, field: Field) -> str:
    """Return the line as it should be; empty where its value is none or is written below it."""
    value = entry.value.text.strip() if isinstance(entry.value, Scalar) else ""
    return f"{field.key}: {as_value(told(value))}" if value else ""


def _not_used(entry: Entry) -> str:
    return f"Feltet «{told(entry.key.text)}» brukes ikke her."


def _nearest(name: str, kind: ContentKind) -> tuple[Field | None, bool]:
    """Return the field of *kind* whose name resembles *name* the most, and whether it can be no other."""
    names = {fold(each): field for field in fields_of(kind) for each in (field.key, *field.english)}
    near = nearest(name, names)
    if near is None:
        return None, False
    return names[near], likeness(name, near) >= EVIDENT


def _spot(field: Field, notes: Notes) -> Spot:
    return Spot(notes=notes, name=field.key, example=field.example)


# Names of fields that are not ours, and the field that does their work here.


# From Pelican and its like; None: nothing does it.
OF_OTHER_TOOLS: dict[str, str | None] = {
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
    "byline": "forfatter",
}

# What editors call our fields; their values are the same.
IN_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "tittel": ("overskrift", "heading"),
    "ingress": ("undertittel", "beskrivelse", "sammendrag", "kort om"),
    "publisert": ("publiseringsdato", "publisert dato", "legges ut"),
    "oppdatert": ("sist endret", "sist oppdatert", "endret"),
    "forfatter": ("skrevet av", "av", "journalist", "tekst av"),
    "emner": ("tema", "temaer", "stikkord", "kategori", "kategorier", "nøkkelord", "tagger"),
    "bildealt": ("alt", "alt-tekst", "bildebeskrivelse"),
    "bildefoto": ("foto", "fotograf", "foto av"),
    "starter": ("tidspunkt", "starttid", "startdato", "når", "begynner"),
    "slutter": ("slutt", "sluttid", "sluttdato", "ferdig"),
    "sted": ("hvor", "lokale", "møtested", "adresse", "rom"),
    "tilgjengelighet": ("universell utforming", "tilrettelegging"),
    "digitalt": ("strømming", "stream", "zoom", "teams", "direktesending"),
    "påmelding": ("påmeldingslenke", "meld deg på", "påmelding her"),
    "påmeldingsfrist": ("frist", "svarfrist"),
    "plasser": ("kapasitet", "antall plasser"),
    "pris": ("kostnad", "deltakeravgift", "billett"),
    "type": ("arrangementstype", "arrangement-type"),
    "målgruppe": ("for hvem",),
    "arrangører": ("vert", "vertskap", "i regi av"),
    "kontakt": ("kontaktperson", "e-post", "telefon"),
    "dokumenter": ("vedlegg", "filer", "lysark"),
    "opptak": ("video",),
}

# What stands in the text, not in a field: how to write it, and a line of it.
IN_THE_TEXT: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("tekst", "innhold", "brødtekst", "body", "content"),
        ("Skriv teksten under linjen «---» som avslutter feltene.", "---"),
    ),
    "program": ("Skriv programmet i teksten, under overskriften «## Program».", "## Program"),
}

BY_FOREIGN_NAME = {
    **{fold(name): key for name, key in OF_OTHER_TOOLS.items()},
    **{fold(name): key for key, names in IN_OTHER_WORDS.items() for name in names},
}
SAME_VALUE = frozenset(fold(name) for names in IN_OTHER_WORDS.values() for name in names)
BY_NAME_IN_TEXT = {fold(name): told for name, told in IN_THE_TEXT.items()}
