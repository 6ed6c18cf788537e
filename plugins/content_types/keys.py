"""The keys of the front matter: which field each names or is evidently meant as, with the parts that stand below it
instead of under it, and what their editor is told; and which fields are written for readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from manuscript.front_matter import indent_problem
from manuscript.model import KeyValue, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import enumerated, shortened, told
from manuscript.quoting import as_value
from norwegian.letters import EVIDENT, nearest

from .compound_values import Parts, names_of
from .fields import (
    BY_KEY,
    BY_NAME,
    DATE_IN_NORWEGIAN,
    FIELDS,
    LANGUAGE,
    PUBLISHED,
    START,
    STATUS,
    TITLE,
    Field,
    fields_of,
)
from .model import ContentKind, Language, Status
from .url_paths import read_file_name
from .values import LANGUAGE_NAMES, LANGUAGES, NO, STATUSES, YES, FrontMatter, as_key, is_empty, shown_choices
from .web_addresses import is_e_mail, looks_like_address

IN_WORDS = {  # one, and several
    ContentKind.ARTICLE: ("en artikkel", "artikler"),
    ContentKind.EVENT: ("et arrangement", "arrangementer"),
    ContentKind.PAGE: ("en fast side", "faste sider"),
    ContentKind.SUBJECT: ("en innledning til et emne", "innledninger til emner"),
}
# What says that a page is to be shown, and the status it has when it is not: «published: false», «synlig: nei».
SHOWN_UNLESS = {
    **dict.fromkeys(("publisert", "published", "publish", "publiser", "publiseres", "date"), Status.DRAFT),
    **dict.fromkeys(("visible", "synlig", "synlighet", "vis"), Status.HIDDEN),
}
# «bildtext» and «bildetekst» are 78 alike; «lenke» and «emner», «tekster» and «rettelser» under 65.
LIKE_A_FIELD = 70
STATUS_WORDS = frozenset(Status) - {Status.PUBLISHED}  # which is a field too

# From Pelican and its like.
OF_OTHER_TOOLS: dict[str, tuple[str, ...]] = {
    "slug": ("save_as", "url", "permalink"),
    "oversettelse-av": ("translation",),
    "språk": ("language",),
    "bilde": ("cover", "thumbnail", "featured_image", "header_image"),
    "gamle-adresser": ("redirect_from",),
    "slutter": ("dato-slutt",),
    "starter": ("tid",),
    "": ("template", "layout"),  # nothing does it
}

# What editors call our fields; their values are the same.
IN_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "tittel": ("overskrift", "heading"),
    "ingress": ("undertittel", "beskrivelse", "sammendrag", "kort om", "description", "excerpt", "subtitle"),
    "publisert": ("publiseringsdato", "publisert dato", "legges ut", "published"),
    "oppdatert": ("sist endret", "sist oppdatert", "endret", "lastmod", "updated"),
    "forfatter": ("skrevet av", "av", "journalist", "tekst av", "byline"),
    "emner": (
        *("tema", "temaer", "stikkord", "kategori", "kategorier", "nøkkelord", "emneord", "tagger", "keywords", "tag"),
        "categories",
    ),
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

# What stands in the text, not in a field: the case of the rule that says how.
IN_THE_TEXT = {**dict.fromkeys(("tekst", "innhold", "brødtekst", "body", "content"), "text"), "program": "programme"}

BY_FOREIGN_NAME = {
    as_key(name): key for key, names in (*OF_OTHER_TOOLS.items(), *IN_OTHER_WORDS.items()) for name in names
}
SAME_VALUE = frozenset(as_key(name) for names in IN_OTHER_WORDS.values() for name in names)

# Parts that are shown to readers as they are written.
_TEXT_PARTS = frozenset(
    map(
        as_key,
        "navn name alt tekst text caption foto credit adresse address poststed town city by rom room adkomst "
        "directions tittel title publisert published".split(),
    )
)


def given(front_matter: FrontMatter) -> dict[str, Node]:
    """Return the value of each field that has one, by canonical key; all that is wrong with keys is told.

    A key that evidently means a field is told, and read as that field where
    the file has no other, so that the field is not told as missing too.
    """
    kind = front_matter.kind
    given: dict[str, Node] = {}
    meant: dict[str, Node] = {}
    seen: dict[str, KeyValue] = {}
    misplaced: dict[frozenset[ContentKind], list[KeyValue]] = {}
    for pair in _gathered(front_matter):
        name = as_key(pair.key.text)
        field = BY_NAME.get(name)
        if _is_status(pair, name, front_matter):
            continue
        if name == DATE_IN_NORWEGIAN and kind is ContentKind.EVENT:
            _report(front_matter, pair, START, "field-date-in-event")
            meant.setdefault(START.key, pair.value)  # most often; it is not told as missing too
        elif field is None:
            if evident := _report_unknown(pair, name, front_matter):
                meant.setdefault(evident.key, pair.value)
        elif kind not in field.kinds:
            misplaced.setdefault(field.kinds, []).append(pair)
        elif field.key in seen:
            _report_twice(field, pair, seen[field.key], front_matter)
        else:
            seen[field.key] = pair
            if not is_empty(pair.value):
                given[field.key] = pair.value
    for kinds, pairs in misplaced.items():
        _report_other_kind(pairs, kinds, front_matter)
    return {**{key: node for key, node in meant.items() if not is_empty(node)}, **given}


def _report(
    front_matter: FrontMatter, pair: KeyValue, field: Field[Any], rule: str, case: str = "", **words: str
) -> None:
    """Tell what is wrong with the key itself; without an example of its own, with that of *field*."""
    problem = told(rule, case=case, key=field.key, written=pair.key.text, **words)
    front_matter.add(problem, pair.key, example=field.example)


def _is_status(pair: KeyValue, name: str, front_matter: FrontMatter) -> bool:
    """Tell of «draft: true», «utkast: ja», «published: false» and «publisert: utkast», which say what a status says."""
    status = STATUSES.get(name)
    if not (status or name in SHOWN_UNLESS) or not isinstance(pair.value, Scalar):
        return False
    word = pair.value.text.strip().lower()
    holds = word in YES
    if name in SHOWN_UNLESS:
        status, holds = STATUSES.get(word, SHOWN_UNLESS[name]), word in NO or word in STATUSES
    if not (holds or word in YES | NO):
        return False
    case = "hidden" if holds and status is not Status.PUBLISHED else "shown"
    _report(front_matter, pair, STATUS, "field-foreign", case, word=word, status=str(status))
    return True


def _report_unknown(pair: KeyValue, name: str, front_matter: FrontMatter) -> Field[Any] | None:
    """Tell of a key that names no field, and return the field it evidently means."""
    kind = front_matter.kind
    if name in IN_THE_TEXT:
        _report(front_matter, pair, TITLE, "field-foreign", IN_THE_TEXT[name])
        return None
    if name in STATUS_WORDS:
        _report(front_matter, pair, STATUS, "field-foreign", "status", status=name)
        return None
    if name in BY_FOREIGN_NAME:
        key = BY_FOREIGN_NAME[name]
        near = BY_KEY[key] if key and kind in BY_KEY[key].kinds else None
        evident = near if name in SAME_VALUE else None
        _report(
            front_matter, pair, near or TITLE, "field-foreign", "ours" if near else "", example=_own_line(pair, evident)
        )
        return evident
    near, is_evident = _nearest(name, kind)
    evident = near if is_evident else None
    case, words = ("near", {}) if near else _without_near(name, kind)
    _report(front_matter, pair, near or TITLE, "field-unknown", case, example=_own_line(pair, evident), **words)
    return evident


def _report_twice(field: Field[Any], pair: KeyValue, first: KeyValue, front_matter: FrontMatter) -> None:
    names = dict.fromkeys((shortened(first.key.text), shortened(pair.key.text)))
    _report(
        front_matter,
        pair,
        field,
        "field-twice",
        "synonyms" if len(names) > 1 else "",
        names=enumerated(f"«{name}»" for name in names),
        lines=f"{first.key.line} og {pair.key.line}",
    )


def _report_other_kind(pairs: Sequence[KeyValue], kinds: frozenset[ContentKind], front_matter: FrontMatter) -> None:
    """Tell once of all fields that belong to the same other kinds of content."""
    kind = front_matter.kind
    _report(
        front_matter,
        pairs[0],
        BY_NAME[as_key(pairs[0].key.text)],
        "field-other-kind",
        "several" if len(pairs) > 1 else "",
        example=fields_of(kind)[0].example,
        names=enumerated(f"«{shortened(pair.key.text)}»" for pair in pairs),
        belongs=_belongs(kinds),
        kind=IN_WORDS[kind][0],
        folders=" eller ".join(f"«content/{each}/»" for each in ContentKind if each in kinds),
    )


def _belongs(kinds: frozenset[ContentKind]) -> str:
    return enumerated(IN_WORDS[each][1] for each in ContentKind if each in kinds)


def _without_near(name: str, kind: ContentKind) -> tuple[str, dict[str, Any]]:
    """Return the case of a name that resembles none of the fields of *kind*, with its words."""
    above = [f"«{each.key}»" for each in fields_of(kind) if each.parts and name in names_of(each.parts)]
    if above:
        return "part", {"above": shown_choices(above)}
    elsewhere = nearest(name, BY_NAME, least=EVIDENT)
    if elsewhere and BY_NAME[elsewhere].key in BY_KEY:
        field = BY_NAME[elsewhere]
        return "elsewhere", {"near": field.key, "belongs": _belongs(field.kinds)}
    return "", {"known": ", ".join(each.key for each in fields_of(kind))}


def _own_line(pair: KeyValue, field: Field[Any] | None) -> str:
    """Return the line as it should be; empty where no field is meant, or its value is none or written below it."""
    value = pair.value.text.strip() if isinstance(pair.value, Scalar) else ""
    return f"{field.key}: {as_value(shortened(value))}" if field and value else ""


def _nearest(name: str, kind: ContentKind) -> tuple[Field[Any] | None, bool]:
    """Return the field of *kind* whose name resembles *name* the most, and whether it can be no other.

    An English synonym counts only where it is evidently meant: its field looks like something else altogether.
    """
    names = {as_key(each): field for field in fields_of(kind) for each in field.names}
    near = nearest(name, names, least=EVIDENT)
    if near is not None:
        return names[near], True
    near = nearest(name, [as_key(field.key) for field in fields_of(kind)], least=LIKE_A_FIELD)
    return names[near] if near is not None else None, False


# Parts written beside their field instead of under it: «sted:», and «navn: Testhuset» below it without indentation.
# They are told once for each field, and read as its parts.


FILE_NAME = re.compile(r"[^\s:]+\.[a-z]{3,4}", re.IGNORECASE)  # «mote.jpg», «bilder/mote.jpg»; not «Kari N. Nordmann»

_FIELDS_OF = Counter(name for field in FIELDS if field.parts for name in names_of(field.parts))
OF_ONE_FIELD = frozenset(name for name, fields in _FIELDS_OF.items() if fields == 1)  # «adresse»; not «navn», «lenke»


def _gathered(front_matter: FrontMatter) -> list[KeyValue]:
    """Return the fields, each with the parts that stand below it instead of under it, and tell of them.

    A part that several fields have belongs to the one right above; one that is a field too must stand elsewhere as
    that field.
    """
    manuscript = front_matter.manuscript
    named = [(pair, as_key(pair.key.text)) for pair in manuscript.front_matter.pairs]
    times = Counter(BY_NAME[name].key for _, name in named if name in BY_NAME)
    found: list[_Gathering] = []
    for pair, name in named:
        field = BY_NAME.get(name)
        is_free = field is None or times[field.key] > 1
        if field is PUBLISHED and any(each.loose for each in found[-1:]):  # where the file's name says it, it is a part
            is_free |= read_file_name(manuscript.source).day is not None
        above = found if name in OF_ONE_FIELD else found[-1:]
        if owner := next((each for each in reversed(above) if is_free and each.lacks(name)), None):
            owner.loose.append(pair)
            continue
        if pair.outdented:  # under a field that has no such part
            text = next(line.text.strip() for line in manuscript.header if line.number == pair.key.line)
            outdented = indent_problem(text, pair.key.line)
            front_matter.problems.append(outdented.placed(manuscript.file, outdented.line))
        found.append(_Gathering(pair=pair, parts=field.parts if field and field.parts else {}, loose=[]))
    return [each.mended(front_matter) if each.loose else each.pair for each in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathering:
    """A field, and the parts of it that stand beside it."""

    pair: KeyValue
    parts: Parts  # that may stand under it
    loose: list[KeyValue]

    def lacks(self, name: str) -> bool:
        """Tell whether *name* is that of a part of the field which it does not have."""
        names = names_of(self.parts)
        return name in names and names[name] not in {names.get(as_key(each.key.text)) for each in self._found()}

    def _found(self) -> list[KeyValue]:
        """Return the parts the field has as it is written, and those that have been found."""
        return [*_parts_in(self._last, self.parts), *self.loose]

    @property
    def _last(self) -> Node:
        """Return the value, or the last item of a list: what the lines below go on."""
        value = self.pair.value
        return value.items[-1] if isinstance(value, ListNode) and value.items else value

    def mended(self, front_matter: FrontMatter) -> KeyValue:
        """Return the field with its parts under it, and tell that they did not stand there."""
        last, value = self._last, self.pair.value
        whole = Mapping(pairs=tuple(self._found()), line=last.line, column=last.column)
        before = value.items[:-1] if isinstance(value, ListNode) else ()
        read: Node = replace(value, items=(*before, whole)) if isinstance(value, ListNode) else whole
        is_alone = isinstance(last, Scalar) and not is_empty(last)
        problem = told(
            "part-not-under",
            "\n".join([f"{shortened(self.pair.key.text)}:", *_lines(read)]),
            "alone" if is_alone else "",
            names=enumerated(f"«{shortened(each.key.text)}»" for each in self.loose),
            key=BY_NAME[as_key(self.pair.key.text)].key,
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


# What of the front matter is written for readers, and in which language


def readable_fields(front_matter: Mapping) -> Iterator[Scalar]:
    """Yield each value that is shown to people as it is written."""
    for pair in front_matter.pairs:
        field = BY_NAME.get(as_key(pair.key.text))
        if field is not None:
            yield from _texts(pair.value, field)


def language_of(front_matter: Mapping) -> Language:
    """Return the language the file says it is in; bokmål where it says nothing that is understood."""
    written = _word(front_matter, LANGUAGE)
    return LANGUAGES.get(written) or LANGUAGE_NAMES.get(written.split("_")[0], Language.BOKMAL)


def is_draft(front_matter: Mapping) -> bool:
    """Tell whether the file says it is a draft, whatever else is wrong with it."""
    return STATUSES.get(_word(front_matter, STATUS)) is Status.DRAFT


def _word(front_matter: Mapping, field: Field[Any]) -> str:
    """Return the word that stands in *field* first, in small letters; empty where none does."""
    values = (pair.value for pair in front_matter.pairs if BY_NAME.get(as_key(pair.key.text)) is field)
    return next((value.text.strip().lower() for value in values if isinstance(value, Scalar)), "")


def _texts(node: Node, field: Field[Any]) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if field.is_text and not looks_like_address(node.text.strip()):
            yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _texts(item, field)
    elif field.parts:
        for pair in node.pairs:
            if as_key(pair.key.text) in _TEXT_PARTS and isinstance(pair.value, Scalar):
                yield pair.value
