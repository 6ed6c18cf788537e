"""The finished publication put together: who is listed where, and in which order.

With it the versions of a page in other languages, and when a list next changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from content_types.content_files import ContentFile, FileKind
from content_types.keys import IN_WORDS
from content_types.list_lines import ListQuery
from content_types.model import Article, Content, Event, FixedPage, Span, Status
from content_types.timing import over_at
from content_types.url_paths import DIGITAL, EVENTS_PATH, IN_PERSON, PLACES_PATH, SERIES_PATH, SUBJECTS_PATH, TYPES_PATH
from manuscript.problem import Problem
from norwegian.dates import write_span
from norwegian.letters import slugify, sort_key
from norwegian.typography import plain
from norwegian.words import words

from .consistency import in_field
from .library import Library
from .model import (
    UNPUBLISHED,
    AContent,
    AnyContent,
    Download,
    Entry,
    EventGroup,
    Group,
    PublishedPicture,
    Settings,
    Visibility,
    Website,
    is_article,
    is_event,
    is_fixed_page,
    is_introduction,
)
from .references import References, document_url_path

PUBLIC = frozenset({Visibility.LISTED})
PREVIEW = PUBLIC | UNPUBLISHED
OUTSIDE_LISTS = frozenset({Visibility.HIDDEN, Visibility.GONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is in the files, as it is written: nothing in it is typeset yet, and nobody is in any list."""

    entries: Sequence[Entry[AnyContent]]
    references: References
    redirects: Mapping[str, str]
    translations: Mapping[PurePosixPath, tuple[Entry[Content], ...]]  # source → the other versions
    pictures: Mapping[tuple[PurePosixPath, str], PublishedPicture]
    lists: Mapping[tuple[PurePosixPath, str], ListQuery]
    own_files: Mapping[str, ContentFile]
    listed_names: frozenset[str]


def assemble(found: Found, entries: Sequence[Entry[AnyContent]], settings: Settings) -> Website:
    """Return the website that *entries*, those that were *found*, typeset, make up at the settings' now."""
    typeset = {entry.content.source: entry for entry in entries}
    versions = {
        source: tuple(typeset[other.content.source] for other in others)
        for source, others in found.translations.items()
    }
    introductions = {entry.content.slug: entry for entry in filter(is_introduction, entries)}
    entries = [entry for entry in entries if not is_introduction(entry)]
    listed = [entry for entry in entries if entry.visibility in (PREVIEW if settings.preview else PUBLIC)]
    pages = [*listed, *(entry for entry in entries if entry.visibility in OUTSIDE_LISTS)]
    standing = (entry for entry in pages if entry.visibility is not Visibility.GONE)
    shown = {entry.content.source: entry.url_path for entry in (*standing, *introductions.values())}
    articles = sorted(filter(is_article, listed), key=_newest_first)
    events = sorted(filter(is_event, listed), key=_by_start)
    texts: list[Entry[Article | Event]] = [*articles, *events]
    return Website(
        entries=tuple(sorted(pages, key=lambda entry: entry.content.source)),
        articles=tuple(articles),
        events=tuple(events),
        pages=tuple(sorted(filter(is_fixed_page, listed), key=_menu_order)),
        subjects=tuple(replace(each, introduction=introductions.get(each.slug)) for each in subjects_of(texts)),
        series=series_of(events),
        filters=tuple(each for each in filters_of(events) if each.folder != SUBJECTS_PATH),
        redirects=found.redirects,
        links=found.references.links,
        tails=found.references.tails,
        pictures={key: picture for key, picture in found.pictures.items() if key[0] in shown},
        downloads=_downloads(shown, found.references),
        lists=found.lists,
        translations=versions,
        articles_of_event=_articles_of_event(articles, events, versions),
        next_publication=_next_publication(entries),
        own_files=found.own_files,
        listed_names=found.listed_names,
    )


def _newest_first(entry: Entry[Article]) -> tuple[float, str]:
    published = entry.content.published
    return (-published.timestamp() if published else 0.0, entry.url_path)


def _by_start(entry: Entry[Event]) -> tuple[float, str]:
    return entry.content.span.starts.timestamp(), entry.url_path


def _menu_order(entry: Entry[FixedPage]) -> tuple[bool, int, tuple[str, str, str]]:
    menu = entry.content.menu
    return menu is None, menu or 0, sort_key(entry.content.title)


def subjects_of(entries: Iterable[Entry[AContent]]) -> tuple[Group[AContent], ...]:
    """Return the subjects in Norwegian order, each with its entries in the order given."""
    return _groups(SUBJECTS_PATH, [(subject, entry) for entry in entries for subject in entry.content.subjects])


def series_of(events: Sequence[Entry[Event]]) -> tuple[EventGroup, ...]:
    """Return the series in Norwegian order."""
    return _groups(SERIES_PATH, [(entry.content.series, entry) for entry in events])


def filters_of(events: Sequence[Entry[Event]]) -> tuple[EventGroup, ...]:
    """Return what *events* can be narrowed to: a form, then the types, places and subjects in Norwegian order.

    What holds for all of them or for none is left out: it would show everything or nothing.
    """
    said = words("nb")
    online = tuple(entry for entry in events if entry.content.is_online)
    here = tuple(entry for entry in events if entry.content.venue)
    found = (
        Group(name=said.online, slug=DIGITAL, folder=EVENTS_PATH, entries=online),
        Group(name=said.in_person, slug=IN_PERSON, folder=EVENTS_PATH, entries=here),
        *_groups(TYPES_PATH, [(entry.content.type, entry) for entry in events]),
        *_groups(PLACES_PATH, [(entry.content.venue.short_name, entry) for entry in here if entry.content.venue]),
        *subjects_of(events),
    )
    return tuple(group for group in found if 0 < len(group.entries) < len(events))


def _groups(folder: str, named: Iterable[tuple[str, Entry[AContent]]]) -> tuple[Group[AContent], ...]:
    """Return the entries of each name, which is spelt as it first is; one without letters or figures has no address."""
    names: dict[str, str] = {}
    members: defaultdict[str, dict[str, Entry[AContent]]] = defaultdict(dict)
    for name, entry in named:
        slug = slugify(name)
        names.setdefault(slug, name)
        members[slug][entry.url_path] = entry
    return tuple(
        Group(name=name, slug=slug, folder=folder, entries=tuple(members[slug].values()))
        for slug, name in sorted(names.items(), key=lambda item: sort_key(item[1]))
        if slug
    )


def _downloads(pages: Mapping[PurePosixPath, str], found: References) -> dict[tuple[PurePosixPath, str], Download]:
    return {
        (source, target): Download(
            path=file.path, url_path=document_url_path(pages[source], file), octets=file.path.stat().st_size
        )
        for (source, target), file in found.downloads.items()
        if source in pages
    }


def _articles_of_event(
    articles: Sequence[Entry[Article]],
    events: Sequence[Entry[Event]],
    translations: Mapping[PurePosixPath, tuple[Entry[Content], ...]],
) -> dict[str, tuple[Entry[Article], ...]]:
    """Return the articles by the slug of the event they tell of, in whichever language they name it."""
    slugs = {
        event.content.slug: [version.content.slug for version in (event, *translations.get(event.content.source, ()))]
        for event in events
    }
    found: defaultdict[str, list[Entry[Article]]] = defaultdict(list)
    for entry in articles:
        named = entry.content.event_slug
        for slug in slugs.get(named, [named] if named else []):
            found[slug].append(entry)
    return {slug: tuple(entries) for slug, entries in found.items()}


def _next_publication(entries: Sequence[Entry[Content]]) -> datetime | None:
    planned = [entry.content.published for entry in entries if entry.visibility is Visibility.PLANNED]
    return min(filter(None, planned), key=datetime.timestamp, default=None)


# Versions of one page in several languages, linked both ways (`oversettelse-av`)


TRANSLATION = "oversettelse-av"  # the field
TOLD_STATUSES = frozenset(
    {Status.PUBLISHED, Status.CANCELLED, Status.POSTPONED, Status.FULL}
)  # a draft is not yet told


def translations(
    entries: Sequence[Entry[Content]], library: Library
) -> tuple[dict[PurePosixPath, tuple[Entry[Content], ...]], list[Problem]]:
    """Return, for each entry with other versions, those versions; and what is wrong with the links."""
    by_source = {entry.content.source: entry for entry in entries}
    groups: dict[PurePosixPath, PurePosixPath] = {}  # source → the original's source
    problems: list[Problem] = []
    for entry in entries:
        reference = entry.content.translation_of
        if reference is None:
            continue
        file = library.find(entry.content.source, reference.path)
        original = by_source.get(file.source) if file and file.kind is FileKind.MANUSCRIPT else None
        if original is None or original is entry:
            if file is None or file.kind is not FileKind.MANUSCRIPT or original is entry:
                problems.append(in_field(entry, TRANSLATION, "translation-of-nothing", written=reference.path))
            continue
        if original.kind is not entry.kind:
            words = {"written": reference.path, "kind": IN_WORDS[original.kind][0], "own": IN_WORDS[entry.kind][0]}
            problems.append(in_field(entry, TRANSLATION, "translation-of-nothing", case="other-kind", **words))
            continue
        language = entry.content.language.value
        if original.content.language == language:
            example = "språk: nn" if language != "nn" else "språk: nb"
            words = {"language": language, "original": original.content.file}
            problems.append(in_field(entry, TRANSLATION, "translation-language", example, **words))
            continue
        root = _root(original.content.source, groups)
        others = (by_source[source] for source, its_root in groups.items() if its_root == root)
        rival = next((other for other in others if other.content.language == entry.content.language), None)
        if rival is not None:
            words = {"language": language, "first": rival.content.file, "file": entry.content.file}
            problems.append(in_field(entry, TRANSLATION, "translation-twice", **words))
            continue
        groups[entry.content.source] = root
        problems += _differences(entry, original)
    return _siblings(entries, groups), problems


def _root(source: PurePosixPath, groups: dict[PurePosixPath, PurePosixPath]) -> PurePosixPath:
    """Return the text that *source* is a translation of, through translations of translations."""
    seen = {source}
    while source in groups and groups[source] not in seen:
        source = groups[source]
        seen.add(source)
    return source


def _siblings(
    entries: Sequence[Entry[Content]], groups: dict[PurePosixPath, PurePosixPath]
) -> dict[PurePosixPath, tuple[Entry[Content], ...]]:
    members: defaultdict[PurePosixPath, list[Entry[Content]]] = defaultdict(list)
    for entry in entries:
        if entry.visibility is Visibility.LISTED:  # a hidden page is shown by no other
            members[_root(entry.content.source, groups)].append(entry)
    return {
        entry.content.source: tuple(other for other in group if other is not entry)
        for group in members.values()
        if len(group) > 1
        for entry in group
    }


def _differences(entry: Entry[Content], original: Entry[Content]) -> Iterator[Problem]:
    """Yield what two versions of one event tell readers differently: when it is, and whether it takes place."""
    if not (is_event(entry) and is_event(original)):
        return
    here, there = entry.content, original.content
    if here.span != there.span and here.span.is_read and there.span.is_read:
        words = {"here": _when(here.span), "there": _when(there.span), "original": original.content.file}
        ends = there.span.ends if here.span.starts == there.span.starts and not there.span.whole_days else None
        field, moment = ("slutter", ends) if ends else ("starter", there.span.starts)
        example = f"{field}: {_when(replace(there.span, starts=moment, ends=None))}"
        yield in_field(entry, _field_or(field, here), "translation-differs", example, "time", **words)
    if here.status is not there.status and {here.status, there.status} <= TOLD_STATUSES:
        words = {"here": here.status, "there": there.status, "original": original.content.file}
        example = f"status: {there.status}"
        yield in_field(entry, _field_or("status", here), "translation-differs", example, "status", **words)


def _field_or(field: str, content: Content) -> str:
    return field if field in content.positions else TRANSLATION


def _when(span: Span) -> str:
    return plain(write_span(span.starts, span.ends, whole_days=span.whole_days))


# When the published pages next say something else than they do now, whatever nobody writes meanwhile


def next_change(website: Website, now: datetime) -> datetime | None:
    """Return the first instant after *now* at which a list changes; None when nothing waits.

    Then an event begins or ends, registration opens or closes, or something planned is to come out.
    """
    events = (entry.content for entry in website.events)
    moments = [moment for event in events for moment in (event.span.starts, over_at(event.span), *_registration(event))]
    later = (each for each in (*moments, website.next_publication) if each and each.timestamp() > now.timestamp())
    return min(later, key=datetime.timestamp, default=None)


def _registration(event: Event) -> tuple[datetime | None, ...]:
    return (event.registration.opens, event.registration.deadline) if event.registration else ()
