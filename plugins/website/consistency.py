"""What is wrong only when all files are seen together.

Two files may want one url path or one identity, or spell a subject in two ways;
an article may tell of an event that is not there, a page may be dated ahead of
its time, a picture may be shown by nobody, and a file of the owners' own may be
more than words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from lxml import etree, html

from content_types.content_files import ContentFile, FileKind
from content_types.model import OSLO, Content, Event, is_later
from content_types.url_paths import copy_named, is_generated
from manuscript.problem import Problem, shortened, told
from manuscript.quoting import as_value
from norwegian.dates import NO_BREAK, month_name, write_date, write_moment
from norwegian.letters import nearest, one_form, slugify

from .library import Library, name_key
from .model import Entry, Visibility, is_article, is_event, is_introduction

Written = tuple[str, Entry[Content]]  # a name as it is spelt, and where

# The fields whose values become pages, so that each has one spelling in all files, with the rule that says so.
NAMINGS: tuple[tuple[str, str, Callable[[Content], tuple[str, ...]]], ...] = (
    ("emner", "subject-spelling", lambda content: content.subjects),
    (
        "serie",
        "series-spelling",
        lambda content: (content.series,) if isinstance(content, Event) and content.series else (),
    ),
    ("type", "type-spelling", lambda content: (content.type,) if isinstance(content, Event) and content.type else ()),
    (
        "sted",
        "place-spelling",
        lambda content: (content.venue.short_name,) if isinstance(content, Event) and content.venue else (),
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
                yield in_field(entry, "slug", "address-taken", case="site", url_path=url_path, slug=entry.content.slug)
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
            words = {"identity": identity, "first": seen[identity].content.file, "file": entry.content.file}
            yield in_field(entry, "første-adresse", "identity-taken", url_path=entry.url_path, **words)
        seen.setdefault(identity, entry)


def spelling_conflicts(entries: Iterable[Entry[Content]]) -> Iterator[Problem]:
    """Tell of each subject, series, type and place that is spelt in more than one way, where the odd one out stands.

    The spelling of most files is kept, at a tie that of the oldest; a draft counts least.
    """
    everywhere = list(entries)
    for key, rule, names in NAMINGS:
        spellings: defaultdict[str, defaultdict[str, list[Written]]] = defaultdict(lambda: defaultdict(list))
        for entry in everywhere:
            for name in names(entry.content):
                spellings[slugify(name)][one_form(name)].append((name, entry))
        for several in spellings.values():
            kept = min(several.values(), key=_weight)
            name, owner = min(kept, key=_age)
            for other, entry in (each for others in several.values() if others is not kept for each in others):
                where = "tidligere i samme fil" if owner is entry else f"i {owner.content.file}"
                words = {"name": other, "kept": name, "where": where, "value": as_value(shortened(name))}
                yield in_field(entry, key, rule, **words)


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
            words = {"url_path": entry.url_path, "new": redirects[entry.url_path], "slug": entry.content.slug}
            yield in_field(entry, "slug", "address-taken", case="redirect", **words)


def _taken_by_file(entry: Entry[Content], other: Entry[Content], url_path: str, taken: set[str]) -> Problem:
    """Return the problem; the slug it proposes is taken from then on, so that no two files are given the same."""
    folder = entry.url_path.removesuffix(f"{entry.content.slug}/")
    slug = next(slug for slug in _slugs_for(entry, len(taken)) if f"{folder}{slug}/" not in taken)
    taken.add(f"{folder}{slug}/")
    words = {"url_path": url_path, "first": other.content.file, "file": entry.content.file}
    return in_field(entry, "slug", "address-taken", slug=slug, **words)


def _slugs_for(entry: Entry[Content], most: int) -> Iterator[str]:
    """Return slugs to propose: with month and year where there is a date, then with a number."""
    content = entry.content
    moment = content.span.starts if isinstance(content, Event) else content.published
    if moment:
        month = slugify(f"{month_name(moment.month, 'nb')} {moment.year}")
        yield f"{content.slug}-{month}"
    yield from (f"{content.slug}-{number}" for number in range(2, most + 3))


def unknown_events(entries: Sequence[Entry[Content]]) -> Iterator[Problem]:
    """Tell of articles that point to an event which is not there."""
    slugs = {entry.content.slug for entry in filter(is_event, entries)}
    for entry in filter(is_article, entries):
        slug = entry.content.event_slug
        if slug and slug not in slugs:
            near = nearest(slug, slugs, least=0) or "frokostmote-april-2027"
            yield in_field(entry, "arrangement", "unknown-event", slug=slug, near=near)


def introductions_to_nothing(entries: Sequence[Entry[Content]]) -> Iterator[Problem]:
    """Tell of introductions to a subject no file has, drafts and what is planned included."""
    slugs = {slugify(subject) for entry in entries for subject in entry.content.subjects}
    for entry in filter(is_introduction, entries):
        slug = entry.content.slug
        if slug not in slugs:
            near = nearest(slug, slugs, least=0) or "mat-og-helse"
            yield told("introduction-to-nothing", slug=slug, near=near).placed(entry.content.file, 1)


def planned_pages(entries: Iterable[Entry[Content]]) -> Iterator[Problem]:
    """Tell of content that waits for its time."""
    for entry in entries:
        if entry.visibility is Visibility.PLANNED and entry.content.published:
            yield in_field(entry, "publisert", "planned", moment=write_moment(entry.content.published))


def dates_ahead(entries: Iterable[Entry[Content]], now: datetime) -> Iterator[Problem]:
    """Tell of pages that say they were updated on a day to come: feeds would keep them on top until then."""
    for entry in entries:
        modified = entry.content.modified
        if entry.visibility in {Visibility.LISTED, Visibility.HIDDEN} and modified and is_later(modified, now):
            today = write_date(now.astimezone(OSLO)).replace(NO_BREAK, " ")
            yield in_field(entry, "oppdatert", "modified-ahead", today=today)


def in_field(entry: Entry[Content], key: str, rule: str, example: str = "", case: str = "", **words: object) -> Problem:
    """Return a problem with the field *key* of the file *entry* is made from, in the words of its row."""
    position = entry.content.position(key)
    return told(rule, example, case, **words).placed(entry.content.file, position.line, position.column)


def unused_files(files: Sequence[ContentFile], library: Library) -> list[Problem]:
    """Tell of pictures and documents no page refers to: they are not published.

    A file that is named in fields nothing could be read from is told of there.
    """
    named = {
        name_key(PurePosixPath(name)) for item in library.parsed_files.values() for name in item.found.unread_names
    }
    return [
        told("unused-file", case=_use_of(file), source=file.source).placed(file.file, 1)
        for file in files
        if file.kind in {FileKind.PICTURE, FileKind.DOCUMENT}
        and not library.is_used(file)
        and name_key(file.source) not in named
    ]


def _use_of(file: ContentFile) -> str:
    """Return what an unused file may be; a text that is laid where the texts are is written in a word processor."""
    if file.kind is FileKind.PICTURE:
        return "picture"
    is_text = file.content_kind is not None and file.source.suffix.lower() in {".docx", ".odt"}
    return "text" if is_text else "document"


# The owners' own files, which stand on the site as they are: words and nothing that acts


# They stand without a policy, so a page of them may hold no more than a proof of ownership does.
ELEMENTS = frozenset({"html", "head", "meta", "title", "body", "p", "h1"})
ATTRIBUTES = frozenset({"name", "property", "content", "charset", "lang"})


def own_file_problems(files: Iterable[ContentFile]) -> Iterator[Problem]:
    """Yield a problem for each of the owners' own *files* that is more than a text."""
    for file in files:
        if what := more_than_a_text(file.path):
            yield told("own-file-acts", what=what).placed(file.file, 1)


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
