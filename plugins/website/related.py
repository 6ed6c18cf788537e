"""What else to read: articles and events that have something in common with a page, each in the version for its reader.

Two entries are related by a subject, the venue, the series, or the event they tell of. What few have in common counts
for more than what many have. Each group is put in order once for the whole site, and only its freshest are looked at
for each page, so that a thousand pages take little longer each than ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from content_types.model import DID_NOT_TAKE_PLACE, Article, Content, Event
from content_types.timing import is_past
from norwegian.letters import slugify

from .model import AContent, Entry, Website

MOST = 4  # on one page
FRESHEST = 40  # of each group

Trait = tuple[str, str]  # what is in common, and its name
Order = tuple[bool, float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Who has what in common, at one moment."""

    groups: Mapping[Trait, tuple[Entry[Content], ...]] = field(default_factory=dict)  # the freshest first
    sizes: Mapping[Trait, int] = field(default_factory=dict)
    order: Mapping[str, Order] = field(default_factory=dict)  # by url path: upcoming events, then the newest
    traits: Mapping[str, frozenset[Trait]] = field(default_factory=dict)  # by url path
    count: int = 0


NO_RELATIONS = Relations()


def relations_of(website: Website, now: datetime) -> Relations:
    """Return what the articles and events of *website* have in common; of cancelled events nothing."""
    entries = [entry for entry in (*website.articles, *website.events) if _is_worth_reading(entry)]
    order = {entry.url_path: _reading_order(entry, now) for entry in entries}
    traits = {entry.url_path: frozenset(_traits(entry, website)) for entry in entries}
    groups: defaultdict[Trait, list[Entry[Content]]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: order[entry.url_path]):
        for trait in traits[entry.url_path]:
            groups[trait].append(entry)
    return Relations(
        groups={trait: tuple(members[:FRESHEST]) for trait, members in groups.items()},
        sizes={trait: len(members) for trait, members in groups.items()},
        order=order,
        traits=traits,
        count=len(entries),
    )


def related(
    entry: Entry[Content], website: Website, relations: Relations, shown: Collection[str] = ()
) -> tuple[Entry[Content], ...]:
    """Return at most ``MOST`` entries related to *entry*, the nearest first.

    What the page shows already (*shown*, url paths) is not among them, nor the
    page itself, nor the same text in another language.
    """
    own, language = frozenset(_traits(entry, website)), entry.content.language.value
    left_out = {entry.url_path, *shown, *_linked(entry, website)}
    left_out |= {other.url_path for other in website.translations.get(entry.content.source, ())}
    found = (other for trait in own for other in relations.groups.get(trait, ()))
    near = {other.url_path: other for other in found if other.url_path not in left_out}
    weights = {trait: _weight(trait, relations) for trait in own & relations.sizes.keys()}

    def nearness(other: Entry[Content]) -> tuple[int, Order]:
        common = own & relations.traits[other.url_path]
        return -sum(map(weights.__getitem__, common)), relations.order[other.url_path]

    nearest = sorted(near.values(), key=nearness)
    return tuple(islice((other for other in nearest if is_for(other, website, language)), MOST))


def _weight(trait: Trait, relations: Relations) -> int:
    """Return 2 for what all have in common, and 1 more each time half as many have it."""
    return (1 + relations.count // relations.sizes[trait]).bit_length()


def _traits(entry: Entry[Content], website: Website) -> Iterator[Trait]:
    content = entry.content
    yield from (("emne", slugify(subject)) for subject in content.subjects)
    if isinstance(content, Article) and content.event_slug:
        yield "arrangement", content.event_slug
        told_of = website.event(content.event_slug)
        yield from _series_traits(told_of.content) if told_of else ()
    if isinstance(content, Event):
        yield "arrangement", content.slug
        yield from _series_traits(content)
        venue = content.venue.name or content.venue.text if content.venue else ""
        if slugify(venue):
            yield "sted", slugify(venue)


def _series_traits(event: Event) -> Iterable[Trait]:
    return [("serie", slugify(event.series))] if event.series else []


def _is_worth_reading(entry: Entry[Content]) -> bool:
    return not isinstance(entry.content, Event) or entry.content.status not in DID_NOT_TAKE_PLACE


def _reading_order(entry: Entry[Content], now: datetime) -> Order:
    """Return the place among equals: what is coming, soonest first, then all else, newest first."""
    content = entry.content
    if isinstance(content, Event):
        starts = content.span.starts.timestamp()
        return (True, -starts, entry.url_path) if is_past(content, now) else (False, starts, entry.url_path)
    return True, -(content.published.timestamp() if content.published else 0.0), entry.url_path


def _linked(entry: Entry[Content], website: Website) -> Iterator[str]:
    """Yield the url paths the text of *entry* itself leads to."""
    for link in entry.body.links:
        yield website.links.get((entry.content.source, link.target), "")


def version_for(
    entry: Entry[Content], website: Website, language: str, among: Collection[str] | None = None
) -> Entry[Content]:
    """Return the version of *entry* in *language*, else the one in bokmål, else the first by url path.

    It is one of those whose url paths are in *among*, where that is given.
    """
    others = website.translations.get(entry.content.source)
    if not others:
        return entry
    versions = (entry, *(other for other in others if among is None or other.url_path in among))
    return min(versions, key=lambda one: (one.content.language != language, one.content.language != "nb", one.url_path))


def original_of(entry: Entry[Content], website: Website) -> Entry[Content]:
    """Return the version of *entry* that is no translation; where none such is public the one in bokmål.

    A translation that is added later leaves it the same.
    """
    versions = (entry, *website.translations.get(entry.content.source, ()))
    return min(
        versions, key=lambda one: (one.content.translation_of is not None, one.content.language != "nb", one.url_path)
    )


def one_of_each(entries: Iterable[Entry[AContent]], website: Website, language: str) -> list[Entry[AContent]]:
    """Return of each text the one version among *entries* that a reader of *language* is shown, in its place."""
    by_path = {entry.url_path: entry for entry in entries}
    return [entry for path, entry in by_path.items() if version_for(entry, website, language, by_path).url_path == path]


def is_for(entry: Entry[Content], website: Website, language: str) -> bool:
    """Tell whether *entry* is the version of itself to show a reader of *language*."""
    return version_for(entry, website, language).url_path == entry.url_path
