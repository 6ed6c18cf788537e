"""What the pages are made of, in digests.

A page made from a file is made of that file, of what its text refers to, and of what all pages may show: of every
other entry all but its text, the introductions to the subjects, and the settings, the theme and the clock as far as it
matters. The other pages are made of the latter alone. Of most pages it is known which others they show: see ``keys_of``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

from content_types.model import Content, Event
from norwegian.letters import slugify
from outputs.context import RenderContext
from pages.article_page import around as around_article
from pages.event_page import around_event
from pages.every_page import moments_of
from website.memory import digest_of
from website.model import Entry, Visibility, is_article, is_event

from .rendering import Theme

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Ingredients:
    """What each page of a site is made of."""

    def __init__(self, context: RenderContext, theme: Theme, options: Mapping[str, Any]) -> None:
        self._context = context
        self._referred_to = _by_source(context)
        self._with_lists = {source for source, _ in context.website.lists}
        self._seen = {entry.url_path: self._seen_by_others(entry) for entry in context.website.entries}
        settings = replace(context.settings, now=NEVER)
        rest = settings, context.claims, sorted(context.website.listed_names), context.website.redirects, options
        self._everywhere = digest_of(
            repr(rest).encode("utf-8", "surrogatepass"),
            repr(theme).encode("utf-8", "surrogatepass"),
            *(self._seen[entry.url_path] for entry in context.website.pages),
        )
        introductions = [subject.introduction for subject in context.website.subjects if subject.introduction]
        self.shared = digest_of(
            self._everywhere,
            *(self._seen[entry.url_path] for entry in context.website.entries),
            *(each for entry in introductions for each in (entry.made_of, self._references_of(entry))),
        )

    def keys_of(self, entry: Entry[Content] | None) -> Iterator[bytes]:
        """Yield the digests by which the pages of *entry*, or else those of none, may be known: what they are made of.

        First of all that pages may show of each other, then of the little that these show, which takes longer to find.
        """
        if entry is None:
            yield self.shared
            return
        yield self._of(entry)
        if nearby := self._nearby(entry):
            yield nearby

    def _of(self, entry: Entry[Content]) -> bytes:
        return digest_of(self.shared, entry.made_of, self._references_of(entry))

    def _references_of(self, entry: Entry[Content]) -> bytes:
        return repr(self._referred_to.get(entry.content.source)).encode("utf-8", "surrogatepass")

    def _nearby(self, entry: Entry[Content]) -> bytes | None:
        """Return the digest of what the page of *entry* shows, and nothing of others it does not; None: it may be all."""
        website, content = self._context.website, entry.content
        context = self._context.in_language(content.language.value)
        if entry.visibility is Visibility.GONE or content.source in self._with_lists:
            return None
        if is_article(entry):
            around: tuple[Entry[Content] | None, ...] = around_article(entry, context).all
        elif is_event(entry):
            around = around_event(entry, context).all
        else:
            return None
        others = [*around, *website.translations.get(content.source, ())]
        names = [
            (subject.name, subject.slug) for subject in map(website.subject, map(slugify, content.subjects)) if subject
        ]
        series = website.series_of(content) if isinstance(content, Event) else None
        names += [(series.name, series.slug)] if series else []
        return digest_of(
            self._everywhere,
            self._own(entry),
            repr(names).encode("utf-8", "surrogatepass"),
            *(self._seen[other.url_path] if other else b"" for other in others),
        )

    def _own(self, entry: Entry[Content]) -> bytes:
        """Return the digest of what *entry* itself says, and what it refers to."""
        return digest_of(entry.made_of, self._references_of(entry), self._seen[entry.url_path])

    def events(self, today: date) -> bytes:
        """Return the digest of what the calendars are made of on the day *today*."""
        website = self._context.website
        if not website.events:  # their feeds have the date of something else
            return self.shared
        names = [(subject.name, subject.slug) for subject in website.subjects]
        names += [(series.name, series.slug) for series in website.series]
        said = repr((today, names)).encode("utf-8", "surrogatepass")
        return digest_of(self._everywhere, said, *map(self._own, website.events))

    @property
    def everything(self) -> bytes:
        """The digest of all that any file is made of, but for the clock by itself."""
        return digest_of(self.shared, *map(self._of, self._context.website.entries))

    def _seen_by_others(self, entry: Entry[Content]) -> bytes:
        passed = sum(moment <= self._context.now for moment in moments_of(entry))
        seen = (
            entry.content.source.as_posix(),
            entry.url_path,
            entry.visibility.value,
            entry.seen,
            passed,
            self._context.revisions.get(entry.content.source),
            self._context.website.lead_picture(entry),
        )
        return repr(seen).encode("utf-8", "surrogatepass")


def _by_source(context: RenderContext) -> Mapping[PurePosixPath, list[object]]:
    """Return what each text refers to, and where that is."""
    website = context.website
    found: defaultdict[PurePosixPath, list[object]] = defaultdict(list)
    for references in (website.links, website.tails, website.pictures, website.downloads, website.lists):
        for (source, target), what in sorted(references.items(), key=lambda item: item[0]):
            found[source].append((target, what))
    return found
