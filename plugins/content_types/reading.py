"""The fields of one file read, and what articles, events and fixed pages have in common; and which fields are
written for readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from manuscript.model import Document, Mapping, Node, Scalar
from manuscript.model import Sequence as ListNode
from manuscript.problem import Problem, Severity, in_file_order
from norwegian.dates import NO_BREAK, Moment, write_date

from . import files, parts, values, web_addresses
from .choices import status
from .clock import is_later, midnight_before
from .fields import BY_KEY, BY_NAME, CATEGORY, Field, FieldForm, Notes, Spot, canonical_key, fold
from .keys import given
from .model import Article, ContentKind, Language, Page, Picture, Position, Status
from .url_paths import FileName, read_file_name, url_path_of
from .values import LANGUAGE_NAMES, LANGUAGES
from .web_addresses import looks_like_address

# Documents read into articles and fixed pages, and the part of that which all content shares.


MANUSCRIPTS = (".md",)


def read_article(document: Document) -> tuple[Article | None, list[Problem]]:
    """Return the article, and every problem in its fields.

    It is None when what it cannot be without is missing or wrong; any other
    wrong value is left out of it, so that the rest can be checked too.
    """
    sheet = open_sheet(document, ContentKind.ARTICLE)
    name = read_file_name(document.source)
    when = sheet.when("publisert")
    published = when.instant if when else _day_of_name(sheet, name)
    shared = read_shared(sheet, name, published=published, when=when)
    own = {
        "authors": sheet.read("forfatter", values.names, ()),
        "credits": sheet.text("kreditering"),
        "origin": sheet.read("kilde", parts.origin, None),
        "corrections": sheet.read("rettelser", parts.corrections, ()),
        "event_slug": sheet.read("arrangement", values.slug, ""),
        "documents": sheet.read("dokumenter", files.documents, (), document.source),
    }
    if published is None and "publisert" not in sheet.nodes and name.refusal is None:
        sheet.tell_missing("publisert", "Skriv når artikkelen skal vises fra, her eller først i filnavnet.")
    warn_without_summary(sheet, shared["status"])
    article = Article(**shared, **own) if is_whole(shared) and published else None
    return article, in_file_order(sheet.problems)


def read_page(document: Document) -> tuple[Page | None, list[Problem]]:
    """Return the fixed page, and every problem in its fields; None as for articles."""
    sheet = open_sheet(document, ContentKind.PAGE)
    shared = read_shared(sheet, read_file_name(document.source), published=None, when=None)
    own = {
        "menu": sheet.read("meny", values.number, None),
        "contact": sheet.read("kontakt", parts.contact, None),
    }
    return Page(**shared, **own) if is_whole(shared) else None, in_file_order(sheet.problems)


def read_shared(sheet: Sheet, name: FileName, *, published: datetime | None, when: When | None) -> dict[str, Any]:
    """Return the arguments all of ``Content`` takes.

    *when* is «publisert» as it is written, and *published* the instant it counts as.
    """
    document = sheet.document
    shared: dict[str, Any] = {
        "file": document.file,
        "source": document.source,
        "slug": _slug(sheet, name),
        "title": _title(sheet),
        "summary": sheet.text("ingress"),
        "language": sheet.read("språk", values.language, Language.BOKMAL),
        "status": sheet.read("status", status, Status.PUBLISHED, sheet.kind),
        "published": published,
        "modified": _modified(sheet, published, when),
        "subjects": _subjects(sheet),
        "first_address": sheet.read("første-adresse", web_addresses.site_path, ""),
        "translation_of": sheet.read("oversettelse-av", files.file_reference, None, document.source, MANUSCRIPTS),
        "picture": _picture(sheet),
        "body": document.body,
        "places": sheet.places,
    }
    shared["aliases"] = _aliases(sheet, shared["slug"])
    return shared


def is_whole(shared: dict[str, Any]) -> bool:
    """Tell whether there is what no content can be without."""
    return bool(shared["title"] and shared["slug"])


def warn_without_summary(sheet: Sheet, status: Status) -> None:
    if "ingress" in sheet.nodes or status is Status.GONE or sheet.document.unread:
        return
    sheet.spot("ingress").warn(
        sheet.top,
        "summary-missing",
        "Siden mangler ingress.",
        "Skriv en eller to setninger; de vises i lister, i søk og når noen deler siden.",
    )


def _day_of_name(sheet: Sheet, name: FileName) -> datetime | None:
    if "publisert" in sheet.nodes or name.day is None:
        return None
    return midnight_before(name.day)


def _title(sheet: Sheet) -> str:
    if "tittel" not in sheet.nodes:
        sheet.tell_missing("tittel", "Skriv overskriften.")
    return sheet.text("tittel")


def _slug(sheet: Sheet, name: FileName) -> str:
    if name.refusal:
        sheet.notes.tell(sheet.top, name.refusal)
    elif name.doubt and "slug" not in sheet.nodes:
        sheet.notes.tell(sheet.top, name.doubt, Severity.WARNING)
    given = sheet.read("slug", values.slug, "")
    if given or name.slug:
        return given or name.slug
    sheet.spot("slug").tell(
        sheet.top,
        "slug-empty",
        f"Filnavnet «{sheet.document.source.name}» har ingen bokstaver å lage en adresse av.",
        "Gi filen et navn med bokstaver a–å, eller skriv en slug.",
    )
    return ""


def _modified(sheet: Sheet, published: datetime | None, when: When | None) -> datetime | None:
    modified = sheet.when("oppdatert")
    if modified is None or published is None:
        return modified.instant if modified else None
    if (when and when.is_after(modified)) or modified.instant.date() < published.date():
        sheet.spot("oppdatert").tell(
            sheet.at("oppdatert"),
            "modified-before-published",
            "Siden er oppdatert før den ble publisert.",
            "Rett en av datoene, eller slett «oppdatert».",
            f"oppdatert: {write_date(published).replace(NO_BREAK, ' ')}",
        )
        return None
    return max(modified.instant, published)  # a day alone may begin before its own page


def _subjects(sheet: Sheet) -> tuple[str, ...]:
    tags = sheet.read("emner", values.subjects, ())
    category = sheet.read(CATEGORY.key, values.subjects, ())
    return tuple(dict.fromkeys((*tags, *category)))


def _aliases(sheet: Sheet, slug: str) -> tuple[str, ...]:
    aliases = sheet.read("gamle-adresser", web_addresses.site_paths, ())
    own = url_path_of(sheet.kind, slug) if slug else ""
    if own in aliases:
        sheet.spot("gamle-adresser").tell(
            sheet.at("gamle-adresser"),
            "alias-of-itself",
            f"Siden har selv adressen {own}, og kan ikke lede fra den til seg selv.",
            "Slett adressen fra listen.",
        )
    return tuple(alias for alias in aliases if alias != own)


def _picture(sheet: Sheet) -> Picture | None:
    given = {key: sheet.nodes[key] for key in ("bilde", "bildealt", "bildetekst", "bildefoto") if key in sheet.nodes}
    return files.picture(given, sheet.spot("bilde"), sheet.document.source)


# One content file while its fields are read.


T = TypeVar("T")
DATES = ("starter", "slutter", "publisert", "flyttet-fra", "påmeldingsfrist")
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as written, and the instant it is."""

    moment: Moment
    instant: datetime

    @property
    def has_clock(self) -> bool:
        return self.moment.minute is not None

    def is_after(self, other: When) -> bool:
        """Tell whether this is later; where either is a day alone, only days count."""
        if self.has_clock and other.has_clock:
            return is_later(self.instant, other.instant)
        return self.instant.date() > other.instant.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document of a kind, with the value of each field that has one."""

    document: Document
    kind: ContentKind
    nodes: dict[str, Node]  # by canonical key
    notes: Notes

    @property
    def problems(self) -> list[Problem]:
        return self.notes.problems

    @property
    def top(self) -> Position:
        """Return where what is missing is told: the beginning of the fields."""
        return Position(line=self.document.front_matter.line, column=1)

    @property
    def places(self) -> dict[str, Position]:
        found = {key: Position(line=node.line, column=node.column) for key, node in self.nodes.items()}
        if CATEGORY.key in found:
            found.setdefault("emner", found[CATEGORY.key])
        return found

    @property
    def likely_year(self) -> int | None:
        """Return a year that the file's name or another date in it gives, to propose where one is missing."""
        written = [self.document.source.name[:4]]
        written += [each.text for key, each in self.nodes.items() if key in DATES and isinstance(each, Scalar)]
        years = (YEAR.search(text[:200]) for text in written)
        return next((int(year[0]) for year in years if year), None)

    def spot(self, key: str) -> Spot:
        field: Field = BY_KEY.get(key, CATEGORY)
        return Spot(notes=self.notes, name=key, example=field.example)

    def at(self, key: str) -> Node | Position:
        """Return where *key* is told of: its value, or the beginning of the fields."""
        return self.nodes.get(key, self.top)

    def read(self, key: str, reader: Callable[..., T], default: T, *more: object) -> T:
        """Return what *reader* makes of the field, or *default* when it is not given."""
        node = self.nodes.get(key)
        return default if node is None else reader(node, self.spot(key), *more)

    def text(self, key: str) -> str:
        """Return the words of a field; marks that only mean something in a body are shown, and told."""
        return self.read(key, values.prose, "")

    def when(self, key: str) -> When | None:
        """Return the moment of a field; None when it is not given or was refused."""
        node = self.nodes.get(key)
        if node is None:
            return None
        moment = values.moment(node, self.spot(key), year=self.likely_year)
        instant = values.at(moment, node, self.spot(key))
        return When(moment=moment, instant=instant) if moment and instant else None

    def tell_missing(self, key: str, fix: str) -> None:
        """Tell that a required field is not given, unless it may stand in lines that were not read."""
        if not self.document.unread:
            self.spot(key).tell(self.top, "field-missing", f"Feltet «{key}» mangler.", fix)


def open_sheet(document: Document, kind: ContentKind) -> Sheet:
    """Return the document with its keys understood."""
    notes = Notes(file=document.file)
    nodes = given(document.front_matter, kind, notes)
    return Sheet(document=document, kind=kind, nodes=nodes, notes=notes)


# What of the front matter is written for readers, and in which language.


# What stands alone as the value of these is text; as parts of the rest only what their names say is.
_TEXTS = frozenset(
    {
        FieldForm.TEXT,
        FieldForm.NAMES,
        FieldForm.SUBJECTS,
        FieldForm.ORIGIN,
        FieldForm.VENUE,
        FieldForm.ADDRESS_OR_TEXT,
        FieldForm.SIGN_UP,
        FieldForm.ORGANIZERS,
        FieldForm.CONTACT,
    }
)
_WITH_PARTS = frozenset(
    {
        FieldForm.PICTURE,
        FieldForm.ORIGIN,
        FieldForm.CORRECTIONS,
        FieldForm.VENUE,
        FieldForm.ORGANIZERS,
        FieldForm.CONTACT,
        FieldForm.DOCUMENTS,
    }
)
_TEXT_PARTS = frozenset(
    map(
        fold,
        "navn name alt tekst text caption foto credit adresse address poststed town city by rom room adkomst "
        "directions tittel title publisert published".split(),
    )
)


def readable_fields(front_matter: Mapping) -> Iterator[Scalar]:
    """Yield each value that is shown to people as it is written."""
    for entry in front_matter.entries:
        field = BY_NAME.get(fold(entry.key.text))
        if field is not None:
            yield from _texts(entry.value, field)


def language_of(front_matter: Mapping) -> Language:
    """Return the language the file says it is in; bokmål where it says nothing that is understood."""
    for entry in front_matter.entries:
        if canonical_key(entry.key.text) == "språk" and isinstance(entry.value, Scalar):
            written = entry.value.text.strip().lower()
            return LANGUAGES.get(written) or LANGUAGE_NAMES.get(written.split("_")[0], Language.BOKMAL)
    return Language.BOKMAL


def _texts(node: Node, field: Field) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        if field.form in _TEXTS and not looks_like_address(node.text.strip()):
            yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _texts(item, field)
    elif field.form in _WITH_PARTS:
        for entry in node.entries:
            if fold(entry.key.text) in _TEXT_PARTS and isinstance(entry.value, Scalar):
                yield entry.value
