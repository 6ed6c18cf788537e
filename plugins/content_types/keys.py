"""Keys that name no field, or a field that may not stand there: what their editor is told, and which field is
evidently meant; and which fields are written for readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from manuscript.model import KeyValue, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import enumerated, shortened
from manuscript.quoting import as_value
from norwegian.letters import EVIDENT, nearest

from .compound_values import names_of
from .fields import BY_KEY, BY_NAME, Field, canonical_key, fields_of
from .model import ContentKind, Language, Status
from .values import LANGUAGE_NAMES, LANGUAGES, NO, STATUSES, YES, FrontMatter, Value, as_key, shown_choices
from .web_addresses import looks_like_address

A_KIND = {
    ContentKind.ARTICLE: "en artikkel",
    ContentKind.EVENT: "et arrangement",
    ContentKind.PAGE: "en fast side",
    ContentKind.SUBJECT: "en innledning til et emne",
}
IN_KIND = {
    ContentKind.ARTICLE: "artikler",
    ContentKind.EVENT: "arrangementer",
    ContentKind.PAGE: "faste sider",
    ContentKind.SUBJECT: "innledninger til emner",
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


def report_unknown(pair: KeyValue, front_matter: FrontMatter) -> Field[Any] | None:
    """Tell of a key that names no field, and return the field it evidently means."""
    name = as_key(pair.key.text)
    kind = front_matter.kind
    if name in IN_THE_TEXT:
        _key(pair, BY_KEY["tittel"], front_matter).report("field-foreign", IN_THE_TEXT[name], written=pair.key.text)
        return None
    if name in BY_FOREIGN_NAME:
        return _report_foreign(pair, BY_FOREIGN_NAME[name], front_matter)
    if name in STATUS_WORDS:
        _key(pair, BY_KEY["status"], front_matter).report("field-foreign", "status", written=pair.key.text, status=name)
        return None
    near, is_evident = _nearest(name, kind)
    case, words = ("near", {}) if near else _without_near(name, kind)
    example = _own_line(pair, near) if near and is_evident else ""
    _key(pair, near or BY_KEY["tittel"], front_matter).report(
        "field-unknown", case, example=example, written=pair.key.text, **words
    )
    return near if is_evident else None


def report_status_as_field(pair: KeyValue, front_matter: FrontMatter) -> bool:
    """Tell of «draft: true», «utkast: ja», «published: false» and «publisert: utkast», which say what a status says."""
    name = as_key(pair.key.text)
    word = pair.value.text.strip().lower() if isinstance(pair.value, Scalar) else ""
    status: Status | None
    if name in SHOWN_UNLESS:
        status, holds = STATUSES.get(word) or SHOWN_UNLESS[name], word in NO or word in STATUSES
    else:
        status, holds = STATUSES.get(name), word in YES
    if status is None or not (holds or word in YES | NO):
        return False
    holds = holds and status is not Status.PUBLISHED
    _key(pair, BY_KEY["status"], front_matter).report(
        "field-foreign", "hidden" if holds else "shown", written=pair.key.text, word=word, status=status
    )
    return True


def report_twice(field: Field[Any], pair: KeyValue, first: KeyValue, front_matter: FrontMatter) -> None:
    names = dict.fromkeys((shortened(first.key.text), shortened(pair.key.text)))
    _key(pair, field, front_matter).report(
        "field-twice",
        "synonyms" if len(names) > 1 else "",
        names=enumerated(f"«{name}»" for name in names),
        lines=f"{first.key.line} og {pair.key.line}",
    )


def report_date_in_event(pair: KeyValue, front_matter: FrontMatter) -> None:
    _key(pair, BY_KEY["starter"], front_matter).report("field-date-in-event", part=pair.key.text)


def report_other_kind(pairs: Sequence[KeyValue], kinds: frozenset[ContentKind], front_matter: FrontMatter) -> None:
    """Tell once of all fields that belong to the same other kinds of content."""
    first, kind = pairs[0], front_matter.kind
    belongs = enumerated(IN_KIND[each] for each in ContentKind if each in kinds)
    folders = " eller ".join(f"«content/{each}/»" for each in ContentKind if each in kinds)
    _key(first, BY_NAME[as_key(first.key.text)], front_matter).report(
        "field-other-kind",
        "several" if len(pairs) > 1 else "",
        example=fields_of(kind)[0].example,
        names=enumerated(f"«{shortened(pair.key.text)}»" for pair in pairs),
        belongs=belongs,
        kind=A_KIND[kind],
        folders=folders,
    )


def _report_foreign(pair: KeyValue, key: str, front_matter: FrontMatter) -> Field[Any] | None:
    field = BY_KEY[key] if key and front_matter.kind in BY_KEY[key].kinds else None
    evident = field if as_key(pair.key.text) in SAME_VALUE else None
    example = _own_line(pair, evident) if evident else ""
    _key(pair, field or BY_KEY["tittel"], front_matter).report(
        "field-foreign", "ours" if field else "", example=example, written=pair.key.text
    )
    return evident


def _without_near(name: str, kind: ContentKind) -> tuple[str, dict[str, Any]]:
    """Return the case of a name that resembles none of the fields of *kind*, with its words."""
    above = [f"«{each.key}»" for each in fields_of(kind) if each.parts and name in names_of(each.parts)]
    if above:
        return "part", {"above": shown_choices(above)}
    elsewhere = nearest(name, BY_NAME, least=EVIDENT)
    if elsewhere and BY_NAME[elsewhere].key in BY_KEY:
        field = BY_NAME[elsewhere]
        belongs = enumerated(IN_KIND[each] for each in ContentKind if each in field.kinds)
        return "elsewhere", {"near": field.key, "belongs": belongs}
    return "", {"known": ", ".join(each.key for each in fields_of(kind))}


def _own_line(pair: KeyValue, field: Field[Any]) -> str:
    """Return the line as it should be; empty where its value is none or is written below it."""
    value = pair.value.text.strip() if isinstance(pair.value, Scalar) else ""
    return f"{field.key}: {as_value(shortened(value))}" if value else ""


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


def _key(pair: KeyValue, field: Field[Any], front_matter: FrontMatter) -> Value:
    """Return the key itself as what is told of, with the name and the example of *field*."""
    return Value(node=pair.key, name=field.key, example=field.example, front_matter=front_matter)


# What of the front matter is written for readers, and in which language


def readable_fields(front_matter: Mapping) -> Iterator[Scalar]:
    """Yield each value that is shown to people as it is written."""
    for pair in front_matter.pairs:
        field = BY_NAME.get(as_key(pair.key.text))
        if field is not None:
            yield from _texts(pair.value, field)


def language_of(front_matter: Mapping) -> Language:
    """Return the language the file says it is in; bokmål where it says nothing that is understood."""
    for pair in front_matter.pairs:
        if canonical_key(pair.key.text) == "språk" and isinstance(pair.value, Scalar):
            written = pair.value.text.strip().lower()
            return LANGUAGES.get(written) or LANGUAGE_NAMES.get(written.split("_")[0], Language.BOKMAL)
    return Language.BOKMAL


def is_draft(front_matter: Mapping) -> bool:
    """Tell whether the file says it is a draft, whatever else is wrong with it."""
    written = (pair.value for pair in front_matter.pairs if canonical_key(pair.key.text) == "status")
    first = next(written, None)
    return isinstance(first, Scalar) and STATUSES.get(first.text.strip().lower()) is Status.DRAFT


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
