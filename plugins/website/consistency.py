"""What is wrong only when all files are seen together.

Two files may want one url path or one identity, or spell a subject in two ways;
an article may tell of an event that is not there, a page may be dated ahead of
its time, a picture may be shown by nobody, and a file of the owners' own may be
more than words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from lxml import etree, html

from content_types.content_files import ContentFile, FileKind
from content_types.model import OSLO, Content, Event, is_later
from content_types.url_paths import copy_named, is_generated
from manuscript.problem import Problem, shortened
from manuscript.quoting import as_value
from norwegian.dates import NO_BREAK, month_name, write_date, write_moment
from norwegian.letters import nearest, one_form, slugify

from .library import Library, name_key
from .model import Entry, Visibility, is_article, is_event, is_introduction


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A field whose values become pages, so that each has one spelling in all files."""

    key: str
    rule: str
    written: str  # how the problem begins
    fix: str
    names: Callable[[Content], tuple[str, ...]]
    is_whole: bool = True  # no more stands in the field


Written = tuple[str, Entry[Content]]  # a name as it is spelt, and where


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
    Naming(
        key="type",
        rule="type-spelling",
        written="Typen er skrevet på to måter",
        fix="Skriv typen likt i alle filer.",
        names=lambda content: (content.type,) if isinstance(content, Event) and content.type else (),
    ),
    Naming(
        key="sted",
        rule="place-spelling",
        written="Stedet er skrevet på to måter",
        fix="Skriv navnet på stedet likt i alle filer.",
        names=lambda content: (content.venue.short_name,) if isinstance(content, Event) and content.venue else (),
        is_whole=False,
    ),
)


def url_path_conflicts(entries: Iterable[Entry[Content]]) -> Iterator[Problem]:
    """Tell of each file whose url path another file, or the site itself, already has."""
    by_url_path: defaultdict[str, list[Entry[Content]]] = defaultdict(list)
    for entry in entries:
        by_url_path[entry.url_path].append(entry)
    taken = set(by_url_path)
    for url_path, entries_there in by_url_path.items():
        if is_generated(url_path):
            for entry in entries_there:
                yield _taken_by_site(entry, url_path)
        for entry in entries_there[1:]:
            yield _taken_by_file(entry, entries_there[0], url_path, taken)


def counted_copies(entries: Sequence[Entry[Content]]) -> Iterator[Problem]:
    """Tell of «møte 2.md» beside «møte.md»: so a Mac names a copy. Alone it is a name like any other."""
    sources = {entry.content.source for entry in entries}
    for entry in entries:
        source = entry.content.source
        name, _, number = source.stem.rpartition(" ")
        if number.isdecimal() and source.with_name(f"{name}{source.suffix}") in sources:
            yield copy_named(source.name).placed(entry.content.file, 1)


def identity_conflicts(entries: Iterable[Entry[Content]]) -> Iterator[Problem]:
    """Tell of each file whose permanent identity another page has (`første-adresse`)."""
    seen: dict[str, Entry[Content]] = {}
    for entry in entries:
        identity = (entry.content.first_url_path or entry.url_path).lower()
        if identity in seen and seen[identity].url_path != entry.url_path:
            yield _same_identity(entry, seen[identity], identity)
        seen.setdefault(identity, entry)


def spelling_conflicts(entries: Iterable[Entry[Content]]) -> Iterator[Problem]:
    """Tell of each subject, series, type and place that is spelt in more than one way, where the odd one out stands.

    The spelling of most files is kept, at a tie that of the oldest; a draft counts least.
    """
    everywhere = list(entries)
    for naming in NAMINGS:
        spellings: defaultdict[str, defaultdict[str, list[Written]]] = defaultdict(lambda: defaultdict(list))
        for entry in everywhere:
            for name in naming.names(entry.content):
                spellings[slugify(name)][one_form(name)].append((name, entry))
        for several in spellings.values():
            kept = min(several.values(), key=_weight)
            name, owner = min(kept, key=_age)
            for others in several.values():
                if others is not kept:
                    yield from (_two_spellings(naming, entry, other, owner, name) for other, entry in others)


def _weight(written: list[Written]) -> tuple[int, int, tuple[bool, float]]:
    public = sum(entry.visibility is not Visibility.DRAFT for _, entry in written)
    return -public, -len(written), min(map(_age, written))


def _age(written: Written) -> tuple[bool, float]:
    """Return what sorts files from the oldest to the newest, drafts last; fixed pages have no date."""
    _, entry = written
    published = entry.content.published
    return entry.visibility is Visibility.DRAFT, published.timestamp() if published else 0.0


def redirected_drafts(drafts: Iterable[Entry[Content]], redirects: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of each draft whose url path leads on to another page."""
    for entry in drafts:
        if entry.url_path in redirects:
            yield in_field(
                entry,
                "slug",
                rule="address-taken",
                message=f"Adressen {entry.url_path} er en gammel adresse, som leder til {redirects[entry.url_path]}.",
                fix="Gi filen et annet navn, eller skriv en annen «slug» øverst i filen.",
                example=f"slug: {entry.content.slug}-2",
            )


def _taken_by_site(entry: Entry[Content], url_path: str) -> Problem:
    return in_field(
        entry,
        "slug",
        rule="address-taken",
        message=f"Adressen {url_path} er opptatt av en side som nettstedet lager selv.",
        fix="Gi filen et annet navn, eller skriv en annen «slug» øverst i filen.",
        example=f"slug: {entry.content.slug}-side",
    )


def _taken_by_file(entry: Entry[Content], other: Entry[Content], url_path: str, taken: set[str]) -> Problem:
    """Return the problem; the slug it proposes is taken from then on, so that no two files are given the same."""
    folder = entry.url_path.removesuffix(f"{entry.content.slug}/")
    slug = next(slug for slug in _slugs_for(entry, len(taken)) if f"{folder}{slug}/" not in taken)
    taken.add(f"{folder}{slug}/")
    return in_field(
        entry,
        "slug",
        rule="address-taken",
        message=f"To filer vil ha adressen {url_path}: {other.content.file} og {entry.content.file}.",
        fix="Gi denne filen et annet navn, eller skriv en annen «slug» øverst i filen.",
        example=f"slug: {slug}",
    )


def _slugs_for(entry: Entry[Content], most: int) -> Iterator[str]:
    """Return slugs to propose: with month and year where there is a date, then with a number."""
    content = entry.content
    moment = content.span.starts if isinstance(content, Event) else content.published
    if moment:
        yield f"{content.slug}-{_month_and_year(moment)}"
    yield from (f"{content.slug}-{number}" for number in range(2, most + 3))


def _month_and_year(moment: datetime) -> str:
    return slugify(f"{month_name(moment.month, 'nb')} {moment.year}")


def _same_identity(entry: Entry[Content], other: Entry[Content], identity: str) -> Problem:
    return in_field(
        entry,
        "første-adresse",
        rule="identity-taken",
        message=f"To sider har samme faste identitet, {identity}: {other.content.file} og {entry.content.file}.",
        fix="La bare siden som først hadde adressen, ha den som «første-adresse».",
        example=f"første-adresse: {entry.url_path}",
    )


def _two_spellings(naming: Naming, entry: Entry[Content], name: str, other: Entry[Content], kept: str) -> Problem:
    where = "tidligere i samme fil" if other is entry else f"i {other.content.file}"
    return in_field(
        entry,
        naming.key,
        rule=naming.rule,
        message=f"{naming.written}: «{shortened(name)}» her og «{shortened(kept)}» {where}.",
        fix=naming.fix,
        example=f"{naming.key}: {as_value(shortened(kept))}" if naming.is_whole else "",
    )


def unknown_events(entries: Sequence[Entry[Content]]) -> Iterator[Problem]:
    """Tell of articles that point to an event which is not there."""
    slugs = {entry.content.slug for entry in filter(is_event, entries)}
    for entry in filter(is_article, entries):
        slug = entry.content.event_slug
        if slug and slug not in slugs:
            yield in_field(
                entry,
                "arrangement",
                rule="unknown-event",
                message=f"Det finnes ikke noe arrangement som heter «{slug}».",
                fix="Skriv filnavnet til arrangementet uten dato og «.md».",
                example=f"arrangement: {nearest(slug, slugs, least=0) or 'frokostmote-april-2027'}",
            )


def introductions_to_nothing(entries: Sequence[Entry[Content]]) -> Iterator[Problem]:
    """Tell of introductions to a subject no file has, drafts and what is planned included."""
    slugs = {slugify(subject) for entry in entries for subject in entry.content.subjects}
    for entry in filter(is_introduction, entries):
        slug = entry.content.slug
        if slug not in slugs:
            yield Problem(
                file=entry.content.file,
                line=1,
                rule="introduction-to-nothing",
                message=f"Ingen fil har emnet «{slug}», så innledningen vises ikke.",
                fix="Gi filen navn etter et emne som er i bruk, eller slett den.",
                example=f"content/emner/{nearest(slug, slugs, least=0) or 'mat-og-helse'}.md",
            )


def planned_pages(entries: Iterable[Entry[Content]]) -> Iterator[Problem]:
    """Tell of content that waits for its time."""
    for entry in entries:
        if entry.visibility is Visibility.PLANNED and entry.content.published:
            yield in_field(
                entry,
                "publisert",
                rule="planned",
                message=f"Siden er planlagt og publiseres {write_moment(entry.content.published)}.",
                fix="Vil du ha den ut nå, skriv en dato som er passert i «publisert».",
            )


def dates_ahead(entries: Iterable[Entry[Content]], now: datetime) -> Iterator[Problem]:
    """Tell of pages that say they were updated on a day to come: feeds would keep them on top until then."""
    for entry in entries:
        modified = entry.content.modified
        if entry.visibility in {Visibility.LISTED, Visibility.HIDDEN} and modified and is_later(modified, now):
            yield in_field(
                entry,
                "oppdatert",
                rule="modified-ahead",
                message="«oppdatert» er en dag som ikke er kommet ennå.",
                fix="Skriv dagen du endret siden.",
                example=f"oppdatert: {write_date(now.astimezone(OSLO)).replace(NO_BREAK, ' ')}",
            )


def in_field(entry: Entry[Content], key: str, *, rule: str, message: str, fix: str, example: str = "") -> Problem:
    """Return a problem with the field *key* of the file *entry* is made from."""
    position = entry.content.position(key)
    problem = Problem(rule=rule, message=message, fix=fix, example=example)
    return problem.placed(entry.content.file, position.line, position.column)


def unused_files(files: Sequence[ContentFile], library: Library) -> list[Problem]:
    """Tell of pictures and documents no page refers to: they are not published.

    A file that is named in fields nothing could be read from is told of there.
    """
    named = {name_key(PurePosixPath(name)) for item in library.parsed_files.values() for name in item.unread_names}
    return [
        Problem(
            file=file.file,
            line=1,
            rule="unused-file",
            message="Ingen side viser til filen, og den blir ikke publisert.",
            fix=AS_TEXT if _may_be_text(file) else "Vis til filen fra en tekst, eller slett den.",
            example=_use_of(file),
        )
        for file in files
        if file.kind in {FileKind.PICTURE, FileKind.DOCUMENT}
        and not library.is_used(file)
        and name_key(file.source) not in named
    ]


# A text an editor has written in a word processor and laid where the texts are.
AS_TEXT = (
    "Er det en tekst som skal bli en side, henter du den inn som et utkast med «invoke import». "
    "Er det et vedlegg, viser du til det fra en tekst."
)


def _may_be_text(file: ContentFile) -> bool:
    return file.content_kind is not None and file.source.suffix.lower() in {".docx", ".odt"}


def _use_of(file: ContentFile) -> str:
    if file.kind is FileKind.PICTURE:
        return f"bilde: {file.source}"
    return f"dokumenter:\n  - {file.source}"


# The owners' own files, which stand on the site as they are: words and nothing that acts


# They stand without a policy, so a page of them may hold no more than a proof of ownership does.
ELEMENTS = frozenset({"html", "head", "meta", "title", "body", "p", "h1"})
ATTRIBUTES = frozenset({"name", "property", "content", "charset", "lang"})


def own_file_problems(files: Iterable[ContentFile]) -> Iterator[Problem]:
    """Yield a problem for each of the owners' own *files* that is more than a text."""
    for file in files:
        if what := more_than_a_text(file.path):
            yield Problem(
                file=file.file,
                line=1,
                rule="own-file-acts",
                message=f"Filen er lagt i «root» og kan bare ha tekst, men har {what}.",
                fix="Ta det bort, eller ta bort filen. Skal den bevise at dere eier nettstedet, kan den som ba om beviset, "
                "gi det som en fil med bare tekst.",
            )


def more_than_a_text(path: Path) -> str:
    """Return what the file has besides words; empty when it has nothing, or cannot be read."""
    try:
        octets = path.read_bytes() if path.suffix.lower() in {".html", ".xml"} else b""
    except OSError:
        return ""  # told where files are found
    return _in_html(octets) if path.suffix.lower() == ".html" else _in_xml(octets)


def _in_html(octets: bytes) -> str:
    # Browsers end a comment where other readers may not, so there may be none.
    text = octets.decode("utf-8", "replace").replace("<!--", "<comment>") or "-"
    for each in html.document_fromstring(text).iter("*"):
        if each.tag not in ELEMENTS or not ATTRIBUTES.issuperset(each.attrib):
            tag, *attributes = map(str, (each.tag, *sorted(each.attrib)))
            return " ".join([f"«<{tag}>»", *(f"med «{name}»" for name in attributes)])
    return ""


def _in_xml(octets: bytes) -> str:
    if not octets:
        return ""
    try:
        tree = etree.fromstring(octets, etree.XMLParser(resolve_entities=False)).getroottree()
    except etree.XMLSyntaxError as error:
        return f"en skrivefeil på linje {error.lineno}"
    acts = tree.xpath("//processing-instruction() | //*[namespace-uri()]")
    return "noe en nettleser kan kjøre" if acts else ""
