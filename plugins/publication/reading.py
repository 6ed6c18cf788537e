"""Documents read into articles and fixed pages, and the part of that which all content shares."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from manuscript.model import Document
from manuscript.problem import Problem, Severity, in_file_order
from norwegian.dates import NO_BREAK, write_date

from . import documents, lead_picture, names, parts, paths, targets, values
from .addresses import address_of
from .clock import midnight_before
from .fields import CATEGORY
from .model import Article, Kind, Language, Page, Picture, Status
from .naming import FileName, read_name
from .sheet import Sheet, When, open_sheet
from .statuses import status

MANUSCRIPTS = (".md",)


def read_article(document: Document) -> tuple[Article | None, list[Problem]]:
    """Return the article, and every problem in its fields.

    It is None when what it cannot be without is missing or wrong; any other
    wrong value is left out of it, so that the rest can be checked too.
    """
    sheet = open_sheet(document, Kind.ARTICLE)
    name = read_name(document.source)
    when = sheet.when("publisert")
    published = when.instant if when else _day_of_name(sheet, name)
    shared = read_shared(sheet, name, published=published, when=when)
    own = {
        "authors": sheet.read("forfatter", names.names, ()),
        "credits": sheet.text("kreditering"),
        "origin": sheet.read("kilde", parts.origin, None),
        "corrections": sheet.read("rettelser", parts.corrections, ()),
        "event_slug": sheet.read("arrangement", values.slug, ""),
        "documents": sheet.read("dokumenter", documents.documents, (), document.source),
    }
    if published is None and "publisert" not in sheet.nodes and name.refusal is None:
        sheet.tell_missing("publisert", "Skriv når artikkelen skal vises fra, her eller først i filnavnet.")
    warn_without_summary(sheet, shared["status"])
    article = Article(**shared, **own) if is_whole(shared) and published else None
    return article, in_file_order(sheet.problems)


def read_page(document: Document) -> tuple[Page | None, list[Problem]]:
    """Return the fixed page, and every problem in its fields; None as for articles."""
    sheet = open_sheet(document, Kind.PAGE)
    shared = read_shared(sheet, read_name(document.source), published=None, when=None)
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
        "first_address": sheet.read("første-adresse", targets.site_path, ""),
        "translation_of": sheet.read("oversettelse-av", paths.file_reference, None, document.source, MANUSCRIPTS),
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
    if when and when.is_after(modified) or modified.instant.date() < published.date():
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
    tags = sheet.read("emner", names.subjects, ())
    category = sheet.read(CATEGORY.key, names.subjects, ())
    return tuple(dict.fromkeys((*tags, *category)))


def _aliases(sheet: Sheet, slug: str) -> tuple[str, ...]:
    aliases = sheet.read("gamle-adresser", targets.site_paths, ())
    own = address_of(sheet.kind, slug) if slug else ""
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
    return lead_picture.picture(given, sheet.spot("bilde"), sheet.document.source)
