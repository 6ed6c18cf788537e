"""The form editors fill in in the browser, made from the table of fields: what Decap needs, and what its format needs.

Every value in it is text as the site reads it: a date is what somebody writes, never an instant of JavaScript's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from content_types.compound_values import Parts
from content_types.fields import BY_KEY, FIELDS, PICTURE, SERIES, START, SUBJECTS, TITLE, Field
from content_types.files import BESIDE, MISSING
from content_types.model import ContentKind, Language, Status
from content_types.new_files import BLANKS
from content_types.values import EVENT_STATUSES, LANGUAGES, NO, STATUSES, YES, as_key

JSON = dict[str, Any]

KINDS = {
    ContentKind.ARTICLE: ("Artikler", "artikkel"),
    ContentKind.EVENT: ("Arrangementer", "arrangement"),
    ContentKind.PAGE: ("Faste sider", "fast side"),
    ContentKind.SUBJECT: ("Innledninger til emner", "innledning"),
}
YES_OR_NO = {**dict.fromkeys(sorted(YES), "ja"), **dict.fromkeys(sorted(NO), "nei")}
# As written → what it means
CHOICES: Mapping[str, Mapping[str, str]] = {"språk": LANGUAGES, "status": STATUSES, "fremhevet": YES_OR_NO}
LABELS: Mapping[str, str] = {Language.BOKMAL: "Bokmål", Language.NYNORSK: "Nynorsk", Language.ENGLISH: "Engelsk"}
TODAY = "@i dag"  # the script puts the day in Norway here, as an editor writes it
DATE_IN_NAME = "@dato-"  # and here as file names begin with it
DEFAULTS = {"status": Status.DRAFT, "publisert": TODAY}
SEPARATOR = "[,;]"  # between subjects on one line
LONG = frozenset({"ingress", "tekst"})  # fields and parts that are sentences
# Fields few texts need: of a page that is out already, or in another language
LAST = frozenset(
    {"oppdatert", "rettelser", "flyttet-fra", "første-adresse", "gamle-adresser", "slug", "språk", "oversettelse-av"}
)
BEFORE_BODY = 2  # title and summary: what a page says comes before what is told of it
BODY_HELP = (
    "Mellomtitler skriver du med `##` foran, lister med bindestrek, lenker slik: `[ord](https://www.example.no)`. "
    "Et bilde legger du inn med knappen, og skriver hva det viser mellom `[` og `]`, og fotografen etter «Foto:»."
)
PROGRAMME_HELP = (
    "Én økt på hver linje: `09.00–09.45 Hva søvn gjør med oss`, og på linjen under `v/ Ola Nordmann, Testbyen kommune`. "
    "La det stå en tom linje mellom øktene. Går noe i parallell, begynner hvert spor med `Spor 1 –`. Varer det flere "
    "dager, skriver du `### Torsdag 22. april` over hver. Programmet vises der det står `## Program` i teksten, ellers sist."
)


def collections(subjects: Sequence[str], series: Sequence[str], guide: str = "") -> list[JSON]:
    """Return the form of each content type; *subjects* and *series* are those in use, *guide* where more is told."""
    return [_collection(kind, {SUBJECTS.key: subjects, SERIES.key: series}, guide) for kind in KINDS]


def _collection(kind: ContentKind, offered: Mapping[str, Sequence[str]], guide: str) -> JSON:
    label, singular = KINDS[kind]
    widgets = [_widget(field, kind, offered) for field in _form_fields(kind)]
    before, after = widgets[:BEFORE_BODY], widgets[BEFORE_BODY:]
    return {
        "name": kind,
        "label": label,
        "label_singular": singular,
        "folder": f"content/{kind}",
        "create": True,
        # Both would change the main branch: a page that goes gets «status: fjernet», a proposal is taken in on GitHub.
        "delete": False,
        "publish": False,
        "extension": "md",
        "format": f"helsehub-{kind}",
        "identifier_field": TITLE.key,
        "slug": f"{DATE_IN_NAME if kind is ContentKind.ARTICLE else ''}{{{{slug}}}}",
        "summary": f"{{{{{TITLE.key}}}}}",
        "sortable_fields": [TITLE.key],
        "media_folder": "",  # beside the file
        "public_folder": "",
        "editor": {"preview": False},
        "fields": [*before, *_texts(kind, guide), *after],
    }


def _form_fields(kind: ContentKind) -> list[Field[Any]]:
    """Return the fields that stand for themselves: first those of a new file, last those few need."""
    under_picture = set(BESIDE.values()) - {PICTURE.key}
    fields = [field for field in FIELDS if kind in field.kinds and field.key not in under_picture]
    first = {key: place for place, key in enumerate(BLANKS.get(kind, ()))}
    return sorted(fields, key=lambda field: (first.get(field.key, len(first)), field.key in LAST))


def _texts(kind: ContentKind, guide: str) -> list[JSON]:
    """Return the text, and of an event the programme, which stands in its own section of the text in the file."""
    texts = [
        {"name": name, "label": label, "widget": widget, "required": False, "hint": f"{told} {more}"}
        for name, label, widget, told, more in (
            ("body", "Tekst", "brødtekst", BODY_HELP, f"[Mer om teksten]({guide}#teksten)"),
            ("program", "Program", "text", PROGRAMME_HELP, f"[Mer om programmet]({guide}#programmet)"),
        )
    ]
    return texts if kind is ContentKind.EVENT else texts[:1]


def _widget(field: Field[Any], kind: ContentKind, offered: Mapping[str, Sequence[str]]) -> JSON:
    widget: JSON = {
        "name": field.key,
        "label": field.key.replace("-", " ").capitalize(),
        "hint": f"{field.help}{_example(field)}",
        "required": field in (TITLE, START),
    }
    if field.key in DEFAULTS:
        widget["default"] = DEFAULTS[field.key]
    if field.key in CHOICES:
        return {**widget, "widget": "select", "options": _options(field.key, kind)}
    if field.parts:
        one = {"max": 1, "label_singular": "bilde"} if field is PICTURE else {}  # of no picture, nothing is required
        shape = {"widget": "list", "collapsed": False, **one} if one or _is_list(field) else {"widget": "object"}
        return {**widget, **shape, "fields": _parts(field.parts)}
    words = _words(field.key, offered.get(field.key))
    if _is_list(field):
        item = {**words, "name": field.key, "label": widget["label"]}
        return {**widget, "widget": "list", "collapsed": False, "summary": f"{{{{fields.{field.key}}}}}", "field": item}
    return {**widget, **words}


def _words(name: str, offered: Sequence[str] | None = None) -> JSON:
    if offered is not None:
        return {"widget": "forslag", "offered": [*offered]}
    return {"widget": "text" if name in LONG else "string"}


def _parts(parts: Parts) -> list[JSON]:
    is_picture = parts is PICTURE.parts
    return [
        {
            "name": part,
            "label": part.capitalize(),
            "required": is_picture and part in MISSING,
            **({"hint": BY_KEY[BESIDE[part]].help} if is_picture and BESIDE[part] != PICTURE.key else {}),
            **({"widget": "image" if is_picture else "file"} if part == "fil" else _words(part)),
        }
        for part in parts
    ]


def _is_list(field: Field[Any]) -> bool:
    return field.default == ()


def _example(field: Field[Any]) -> str:
    """Return the value of an example that stands on one line, as a sentence of its own."""
    if _is_list(field) and not field.parts:
        return " Skriv én ting i hver rute."
    _, colon, value = field.example.partition(": ")
    return "" if field.parts or not colon or "\n" in value else f" Eksempel: {value}"


def _options(key: str, kind: ContentKind) -> list[JSON]:
    meant = dict.fromkeys(CHOICES[key].values())
    allowed = [each for each in meant if kind is ContentKind.EVENT or each not in EVENT_STATUSES]
    return [{"label": LABELS.get(each) or each.capitalize(), "value": each} for each in allowed]


# What the format must know: under which names a file may have each value, and in which shapes


def formats() -> dict[str, list[JSON]]:
    """Return for each content type what its fields may look like in a file."""
    return {f"helsehub-{kind}": [_shape(field) for field in _form_fields(kind)] for kind in KINDS}


def _shape(field: Field[Any]) -> JSON:
    shape: JSON = {"key": field.key, "names": _names(field), "is_list": _is_list(field)}
    if field.key in CHOICES:
        shape["choices"] = CHOICES[field.key]
    if field.parts:
        shape["parts"] = {part: [as_key(name) for name in (part, *others)] for part, others in field.parts.items()}
        shape["main"] = "fil" if "fil" in field.parts else next(iter(field.parts))
    if field is SUBJECTS:
        shape["separator"] = SEPARATOR
    if field is PICTURE:
        told = {field.key: field for field in FIELDS}
        shape["beside"] = {part: _names(told[key]) for part, key in BESIDE.items() if key != field.key}
    return shape


def _names(field: Field[Any]) -> list[str]:
    return [as_key(name) for name in field.names]
