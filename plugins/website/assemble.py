"""The finished publication: who is listed where, in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from events.model import Event
from listings.model import Query
from norwegian.collation import sort_key
from norwegian.slug import slugify
from publication.model import Article, Page

from .model import Download, Entry, PublishedPicture, Series, Subject, Visibility, Website
from .references import References, document_address
from .settings import Settings

PUBLIC = frozenset({Visibility.LISTED})
PREVIEW = frozenset({Visibility.LISTED, Visibility.DRAFT, Visibility.PLANNED})
OUTSIDE_LISTS = frozenset({Visibility.HIDDEN, Visibility.GONE})


def assemble(
    entries: Sequence[Entry],
    settings: Settings,
    *,
    found: References,
    redirects: Mapping[str, str],
    translations: Mapping[PurePosixPath, tuple[Entry, ...]],
    pictures: Mapping[tuple[PurePosixPath, str], PublishedPicture],
    lists: Mapping[tuple[PurePosixPath, str], Query],
) -> Website:
    """Return the website that *entries* make up at the settings' now."""
    listed = [entry for entry in entries if entry.visibility in (PREVIEW if settings.preview else PUBLIC)]
    pages = [*listed, *(entry for entry in entries if entry.visibility in OUTSIDE_LISTS)]
    shown = {entry.content.source: entry.address for entry in pages if entry.visibility is not Visibility.GONE}
    articles = sorted((entry for entry in listed if isinstance(entry.content, Article)), key=_newest_first)
    events = sorted((entry for entry in listed if isinstance(entry.content, Event)), key=_by_start)
    return Website(
        entries=tuple(sorted(pages, key=lambda entry: entry.content.source)),
        articles=tuple(articles),
        events=tuple(events),
        pages=tuple(sorted((entry for entry in listed if isinstance(entry.content, Page)), key=_menu_order)),
        subjects=_subjects([*articles, *events]),
        series=_series(events),
        redirects=redirects,
        links=found.links,
        pictures={key: picture for key, picture in pictures.items() if key[0] in shown},
        downloads=_downloads(shown, found),
        lists=lists,
        translations=translations,
        articles_of_event=_articles_of_event(articles),
        next_publication=_next_publication(entries),
    )


def _newest_first(entry: Entry) -> tuple[float, str]:
    published = entry.content.published
    return (-published.timestamp() if published else 0.0, entry.address)


def _by_start(entry: Entry) -> tuple[float, str]:
    return entry.content.span.starts.timestamp(), entry.address


def _menu_order(entry: Entry) -> tuple[bool, int, tuple[str, str, str]]:
    menu = entry.content.menu
    return menu is None, menu or 0, sort_key(entry.content.title)


def _subjects(entries: Sequence[Entry]) -> tuple[Subject, ...]:
    """Return the subjects in Norwegian order, each with its entries in the order given."""
    named = [(subject, entry) for entry in entries for subject in entry.content.subjects]
    return tuple(Subject(name=name, slug=slug, entries=found) for slug, name, found in _by_name(named))


def _series(events: Sequence[Entry]) -> tuple[Series, ...]:
    named = [(entry.content.series, entry) for entry in events if entry.content.series]
    return tuple(Series(name=name, slug=slug, entries=found) for slug, name, found in _by_name(named))


def _by_name(named: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """Yield the slug, the first spelling and the entries of each name, in Norwegian order."""
    names: dict[str, str] = {}
    members: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for name, entry in named:
        slug = slugify(name)
        names.setdefault(slug, name)
        members[slug][entry.address] = entry
    for slug, name in sorted(names.items(), key=lambda item: sort_key(item[1])):
        yield slug, name, tuple(members[slug].values())


def _downloads(addresses: Mapping[PurePosixPath, str], found: References) -> dict[tuple[PurePosixPath, str], Download]:
    return {
        (source, target): Download(
            path=file.path, address=document_address(addresses[source], file), octets=file.path.stat().st_size
        )
        for (source, target), file in found.downloads.items()
        if source in addresses
    }


def _articles_of_event(articles: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in articles:
        if entry.content.event_slug:
            found[entry.content.event_slug].append(entry)
    return {slug: tuple(entries) for slug, entries in found.items()}


def _next_publication(entries: Sequence[Entry]) -> datetime | None:
    planned = [entry.content.published for entry in entries if entry.visibility is Visibility.PLANNED]
    return min(planned, key=datetime.timestamp, default=None)
