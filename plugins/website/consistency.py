"""What is wrong only when all files are seen together: two files with one url path, identity or differently
spelt subject, articles about unknown events, orphans, dates ahead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from content_types.clock import OSLO, is_later
from content_types.content_files import ContentFile, Role
from content_types.model import Article, Content, ContentKind, Event, Position
from content_types.url_paths import is_generated
from manuscript.field_lines import as_value
from manuscript.problem import Problem, Severity, told
from norwegian.dates import NO_BREAK, month_name, write_date, write_moment
from norwegian.letters import slugify
from norwegian.near_names import nearest

from .library import Library, Manuscript
from .model import Entry, Visibility

# What two files cannot both have: a url path, an identity, a subject or a series in two spellings.


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


def url_path_conflicts(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Tell of each manuscript whose url path another file, or the site itself, already has."""
    by_url_path: defaultdict[str, list[Manuscript]] = defaultdict(list)
    for manuscript in manuscripts:
        if manuscript.content:
            by_url_path[manuscript.url_path].append(manuscript)
    for url_path, claimants in by_url_path.items():
        if is_generated(url_path):
            for manuscript in claimants:
                yield _taken_by_site(manuscript, url_path)
        for manuscript in claimants[1:]:
            yield _taken_by_file(manuscript, claimants[0], url_path, by_url_path)


def identity_conflicts(manuscripts: Iterable[Manuscript]) -> Iterator[Problem]:
    """Tell of each manuscript whose permanent identity another page has (`første-adresse`)."""
    seen: dict[str, Manuscript] = {}
    for manuscript in manuscripts:
        if not manuscript.content:
            continue
        identity = (manuscript.content.first_address or manuscript.url_path).lower()
        if identity in seen and seen[identity].url_path != manuscript.url_path:
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


def _taken_by_site(manuscript: Manuscript, url_path: str) -> Problem:
    place = _slug_place(manuscript)
    slug = f"{manuscript.content.slug}-side"
    return Problem(
        file=manuscript.file.file,
        line=place.line,
        column=place.column,
        rule="address-taken",
        message=f"Adressen {url_path} er opptatt av en side som nettstedet lager selv.",
        fix="Gi filen et annet navn, eller skriv en annen «slug» øverst i filen.",
        example=f"slug: {slug}",
    )


def _taken_by_file(
    manuscript: Manuscript, other: Manuscript, url_path: str, taken: dict[str, list[Manuscript]]
) -> Problem:
    place = _slug_place(manuscript)
    slug = _free_slug(manuscript, url_path, taken)
    return Problem(
        file=manuscript.file.file,
        line=place.line,
        column=place.column,
        rule="address-taken",
        message=f"To filer vil ha adressen {url_path}: {other.file.file} og {manuscript.file.file}.",
        fix="Gi denne filen et annet navn, eller skriv en annen «slug» øverst i filen.",
        example=f"slug: {slug}",
    )


def _free_slug(manuscript: Manuscript, url_path: str, taken: dict[str, list[Manuscript]]) -> str:
    """Return a slug no file has: with month and year where there is a date, else with a number."""
    content = manuscript.content
    moment = content.span.starts if isinstance(content, Event) else content.published
    slugs = [f"{content.slug}-{_month_and_year(moment)}"] if moment else []
    slugs += [f"{content.slug}-{number}" for number in range(2, len(taken) + 3)]
    folder = url_path.removesuffix(f"{content.slug}/")
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
        example=f"første-adresse: {manuscript.url_path}",
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


def _slug_place(manuscript: Manuscript) -> Position:
    return manuscript.content.place("slug")


# What hangs loose when all is read: events that are not there, files nobody uses, what waits for its time.


def unknown_events(entries: Sequence[Entry[Content]]) -> list[Problem]:
    """Tell of articles that point to an event which is not there."""
    slugs = {entry.content.slug for entry in entries if entry.kind is ContentKind.EVENT}
    problems = []
    for entry in entries:
        slug = entry.content.event_slug if isinstance(entry.content, Article) else ""
        if slug and slug not in slugs:
            place = entry.content.place("arrangement")
            problems.append(
                Problem(
                    file=entry.content.file,
                    line=place.line,
                    column=place.column,
                    rule="unknown-event",
                    message=f"Det finnes ikke noe arrangement som heter «{slug}».",
                    fix="Skriv filnavnet til arrangementet uten dato og «.md».",
                    example=f"arrangement: {nearest(slug, slugs, least=0) or 'frokostmote-april-2027'}",
                )
            )
    return problems


def planned_pages(manuscripts: Sequence[Manuscript]) -> list[Problem]:
    """Tell of content that waits for its time."""
    return [
        Problem(
            file=manuscript.file.file,
            line=manuscript.content.place("publisert").line,
            column=manuscript.content.place("publisert").column,
            severity=Severity.INFO,
            rule="planned",
            message=f"Siden er planlagt og publiseres {write_moment(manuscript.content.published)}.",
            fix="Vil du ha den ut nå, skriv en dato som er passert i «publisert».",
        )
        for manuscript in manuscripts
        if manuscript.visibility is Visibility.PLANNED
    ]


def dates_ahead(manuscripts: Sequence[Manuscript], now: datetime) -> list[Problem]:
    """Tell of pages that say they were updated on a day to come: feeds would keep them on top until then."""
    return [
        Problem(
            file=manuscript.file.file,
            line=manuscript.content.place("oppdatert").line,
            column=manuscript.content.place("oppdatert").column,
            severity=Severity.WARNING,
            rule="modified-ahead",
            message="«oppdatert» er en dag som ikke er kommet ennå.",
            fix="Skriv dagen du endret siden.",
            example=f"oppdatert: {write_date(now.astimezone(OSLO)).replace(NO_BREAK, ' ')}",
        )
        for manuscript in manuscripts
        if manuscript.visibility in {Visibility.LISTED, Visibility.HIDDEN}
        and manuscript.content.modified
        and is_later(manuscript.content.modified, now)
    ]


def orphans(files: Sequence[ContentFile], library: Library) -> list[Problem]:
    """Tell of pictures and documents no page refers to: they are not published."""
    return [
        Problem(
            file=file.file,
            line=1,
            severity=Severity.WARNING,
            rule="unused-file",
            message="Ingen side viser til filen, og den blir ikke publisert.",
            fix="Vis til filen fra en tekst, eller slett den.",
            example=_use_of(file),
        )
        for file in files
        if file.role in {Role.PICTURE, Role.DOCUMENT} and not library.is_used(file)
    ]


def _use_of(file: ContentFile) -> str:
    if file.role is Role.PICTURE:
        return f"bilde: {file.source}"
    return f"dokumenter:\n  - {file.source}"
