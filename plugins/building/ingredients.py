"""What the pages are made of, in digests.

A page made from a file is made of that file, of what its text refers to, and of what all pages may show: of every
other entry all but its text, and the settings, the theme and the clock as far as it matters. The other pages are made
of the latter alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from content_types.model import Content
from norwegian.letters import slugify
from outputs.context import RenderContext
from pages.article_page import around
from pages.every_page import moments_of
from website.memory import digest_of
from website.model import Entry, Visibility, is_article
from website.related import Relations, relations_of

from .rendering import Theme

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Ingredients:
    """What each page of a site is made of."""

    def __init__(self, context: RenderContext, theme: Theme, options: Mapping[str, Any]) -> None:
        self._context = context
        self._referred_to = _by_source(context)
        settings = replace(context.settings, now=NEVER)
        rest = settings, context.claims, sorted(context.website.listed_names), context.website.redirects, options
        self._everywhere = digest_of(
            repr(rest).encode("utf-8", "surrogatepass"),
            repr(theme).encode("utf-8", "surrogatepass"),
            *map(self._seen_by_others, context.website.pages),
        )
        self.shared = digest_of(self._everywhere, *map(self._seen_by_others, context.website.entries))

    def of(self, entry: Entry[Content]) -> bytes:
        """Return the digest of what the page of *entry* is made of."""
        referred_to = repr(self._referred_to.get(entry.content.source)).encode("utf-8", "surrogatepass")
        return digest_of(self.shared, entry.made_of, referred_to)

    def nearby(self, entry: Entry[Content]) -> bytes | None:
        """Return the digest of what the page of *entry* shows, and nothing of others it does not; None: it may be all.

        It takes longer to find than what all pages may show.
        """
        website, content = self._context.website, entry.content
        if not is_article(entry) or entry.visibility is Visibility.GONE or entry.body.list_lines:
            return None
        context = replace(self._context.in_language(content.language.value), relations=self._relations)
        others = [*around(entry, context).all, *website.translations.get(content.source, ())]
        subjects = [
            (subject.name, subject.slug) for subject in map(website.subject, map(slugify, content.subjects)) if subject
        ]
        shown = [self._seen_by_others(other) if other else b"" for other in others]
        return digest_of(
            self._everywhere,
            entry.made_of,
            self._seen_by_others(entry),
            repr((self._referred_to.get(content.source), subjects)).encode("utf-8", "surrogatepass"),
            *shown,
        )

    @cached_property
    def _relations(self) -> Relations:
        return relations_of(self._context.website, self._context.now)

    def events(self, today: date) -> bytes:
        """Return the digest of what the calendars are made of on the day *today*."""
        return digest_of(self.shared, str(today).encode(), *map(self.of, self._context.website.events))

    @property
    def everything(self) -> bytes:
        """The digest of all that any file is made of, but for the clock by itself."""
        return digest_of(self.shared, *map(self.of, self._context.website.entries))

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
