"""What two files cannot both have: an address, an identity, a subject or a series in two spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from events.model import Event
from manuscript.problem import Problem
from manuscript.quoting import as_value
from manuscript.wording import told
from norwegian.dates import month_name
from norwegian.slug import slugify
from publication.addresses import generated_page
from publication.model import Content, Place

from .library import Manuscript


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A field whose values become pages, so that each has one spelling in all files."""

    key: str
    rule: str
    written: str  # how the problem begins
    fix: str
    names: Callable[[Content], tuple[str, ...]]


NAMINGS = (
    Naming(
        key="emner",
        rule="subject-spelling",
        written="Emnet er skrevet på to måter",
        fix="Skriv emnet likt i alle filer.",
        names=lambda content: content.subjects,
    ),
    Naming(
        key="serie",
        rule="series-spelling",
        written="Serien er skrevet på to måter",
        fix="Skriv navnet på serien likt i alle filer.",
        names=lambda content: (content.series,) if isinstance(content, Event) and content.series else (),
    ),
)


def address_conflicts(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Tell of each manuscript whose address another file, or the site itself, already has."""
    by_address: defaultdict[str, list[Manuscript]] = defaultdict(list)
    for manuscript in manuscripts:
        if manuscript.content:
            by_address[manuscript.address].append(manuscript)
    for address, claimants in by_address.items():
        if generated_page(address):
            for manuscript in claimants:
                yield _taken_by_site(manuscript, address)
        for manuscript in claimants[1:]:
            yield _taken_by_file(manuscript, claimants[0], address, by_address)


def identity_conflicts(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Tell of each manuscript whose permanent identity another page has (`første-adresse`)."""
    seen: dict[str, Manuscript] = {}
    for manuscript in manuscripts:
        if not manuscript.content:
            continue
        identity = (manuscript.content.first_address or manuscript.address).lower()
        if identity in seen and seen[identity].address != manuscript.address:
            yield _same_identity(manuscript, seen[identity], identity)
        seen.setdefault(identity, manuscript)


def spelling_conflicts(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Tell of each subject and series that is spelt in more than one way; the first spelling read is kept."""
    first: dict[tuple[str, str], tuple[str, Manuscript]] = {}
    for manuscript in manuscripts:
        for naming in NAMINGS if manuscript.content else ():
            for name in naming.names(manuscript.content):
                kept, owner = first.setdefault((naming.key, slugify(name)), (name, manuscript))
                if kept != name:
                    yield _two_spellings(naming, manuscript, name, owner, kept)


def _taken_by_site(manuscript: Manuscript, address: str) -> Problem:
    place = _slug_place(manuscript)
    slug = f"{manuscript.content.slug}-side"
    return Problem(
        file=manuscript.file.file,
        line=place.line,
        column=place.column,
        rule="address-taken",
        message=f"Adressen {address} er opptatt av en side som nettstedet lager selv.",
        fix="Gi filen et annet navn, eller skriv en annen «slug» øverst i filen.",
        example=f"slug: {slug}",
    )


def _taken_by_file(
    manuscript: Manuscript, other: Manuscript, address: str, taken: dict[str, list[Manuscript]]
) -> Problem:
    place = _slug_place(manuscript)
    slug = _free_slug(manuscript, address, taken)
    return Problem(
        file=manuscript.file.file,
        line=place.line,
        column=place.column,
        rule="address-taken",
        message=f"To filer vil ha adressen {address}: {other.file.file} og {manuscript.file.file}.",
        fix="Gi denne filen et annet navn, eller skriv en annen «slug» øverst i filen.",
        example=f"slug: {slug}",
    )


def _free_slug(manuscript: Manuscript, address: str, taken: dict[str, list[Manuscript]]) -> str:
    """Return a slug no file has: with month and year where there is a date, else with a number."""
    content = manuscript.content
    moment = content.span.starts if isinstance(content, Event) else content.published
    slugs = [f"{content.slug}-{_month_and_year(moment)}"] if moment else []
    slugs += [f"{content.slug}-{number}" for number in range(2, len(taken) + 3)]
    folder = address.removesuffix(f"{content.slug}/")
    return next(slug for slug in slugs if f"{folder}{slug}/" not in taken)


def _month_and_year(moment: datetime) -> str:
    return slugify(f"{month_name(moment.month, 'nb')} {moment.year}")


def _same_identity(manuscript: Manuscript, other: Manuscript, identity: str) -> Problem:
    place = manuscript.content.place("første-adresse")
    return Problem(
        file=manuscript.file.file,
        line=place.line,
        column=place.column,
        rule="identity-taken",
        message=f"To sider har samme faste identitet, {identity}: {other.file.file} og {manuscript.file.file}.",
        fix="La bare siden som først hadde adressen, ha den som «første-adresse».",
        example=f"første-adresse: {manuscript.address}",
    )


def _two_spellings(naming: Naming, manuscript: Manuscript, name: str, other: Manuscript, kept: str) -> Problem:
    place = manuscript.content.place(naming.key)
    where = "tidligere i samme fil" if other is manuscript else f"i {other.file.file}"
    return Problem(
        file=manuscript.file.file,
        line=place.line,
        column=place.column,
        rule=naming.rule,
        message=f"{naming.written}: «{told(name)}» her og «{told(kept)}» {where}.",
        fix=naming.fix,
        example=f"{naming.key}: {as_value(told(kept))}",
    )


def _slug_place(manuscript: Manuscript) -> Place:
    return manuscript.content.place("slug")
