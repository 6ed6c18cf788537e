"""What every page and file is made within: the publication, the settings, the language, and the site's own icons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import PurePosixPath
from uuid import UUID

from content_types.model import OSLO, Article, Content, Event, Revision, midnight_before
from content_types.url_paths import identity
from norwegian.words import Words, words
from website.model import AContent, Entry, Settings, Website
from website.related import NO_RELATIONS, Relations, one_of_each, original_of

# The pictures that stand for the site: in a tab, on a phone, beside its name in other programs. There is no manifest:
# it makes an app of a site, and to a reader who comes by a link it is one more request for nothing.
ICON = "/theme/icon.svg"

PNG_ICON = "/theme/icon-192.png"  # for browsers without SVG here, which would ask for /favicon.ico
TOUCH_ICON = "/theme/apple-touch-icon.png"  # 180 × 180
LOGO = "/theme/icon-512.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderContext:
    """The inputs of a page that do not come from its own file."""

    website: Website
    settings: Settings
    language: str = "nb"
    claims: Claims | None = None  # of the theme, in bokmål
    revisions: Mapping[PurePosixPath, Revision] = field(default_factory=dict)  # by source, where history is known
    relations: Relations = NO_RELATIONS  # what the pages have in common
    octets: Mapping[str, int] = field(default_factory=dict)  # of published pictures, by url path

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def now(self) -> datetime:
        return self.settings.now

    def href(self, url_path: str) -> str:
        return self.settings.href(url_path)

    def absolute(self, url_path: str) -> str:
        return self.settings.absolute(url_path)

    def webcal(self, url_path: str) -> str:
        """Return *url_path* as a url that opens in the visitor's calendar, to be subscribed to."""
        return f"webcal://{self.absolute(url_path).partition('://')[2]}"

    def in_language(self, language: str) -> RenderContext:
        return self if language == self.language else replace(self, language=language)

    def title_at(self, url_path: str) -> str:
        """Return the title of the page made from a file at *url_path*; the site's name where there is none."""
        return self.website.titles.get(url_path, self.settings.name)

    def one_of_each(self, entries: Iterable[Entry[AContent]]) -> list[Entry[AContent]]:
        """Return each text among *entries* once, in the language of the page where it is written in that."""
        return one_of_each(entries, self.website, self.language)

    def identity(self, entry: Entry[Content]) -> UUID:
        """Return what *entry* is known by for good: its versions in other languages are the same thing."""
        original = original_of(entry, self.website)
        return identity(self.settings.site_id, original.content.first_url_path or original.url_path)

    def revision(self, event: Event) -> Revision:
        """Return the version of *event*; without a history the first.

        Its number is that of the version in another language where that is
        higher: a calendar knows them as one, and may be shown either.
        """
        versions = (event.source, *(other.content.source for other in self.website.translations.get(event.source, ())))
        known = [self.revisions[source].sequence for source in versions if source in self.revisions]
        own = self.revisions.get(event.source) or Revision(sequence=0)
        return replace(own, sequence=max(known, default=0))

    def last_changed(self, content: Content) -> datetime | None:
        """Return when there last was something to tell of *content*, as Norway says it; None for a page without dates.

        That is the same in feeds, calendars, the sitemap and structured data: when it was published, changed or
        corrected, or an event got another time, place or status. A correction counts from the beginning of its day.
        """
        moments = [content.published, content.modified]
        if isinstance(content, Article | Event):
            moments += [midnight_before(correction.day) for correction in content.corrections]
        if isinstance(content, Event):
            moments.append(self.revision(content).rescheduled)
        times = [moment.astimezone(OSLO) for moment in moments if moment]
        return max(times, key=datetime.timestamp, default=None)

    def told_at(self, content: Article | Event) -> datetime:
        """Return the date feeds and calendars give *content*; of an event nothing else is known of, its start."""
        return self.last_changed(content) or (
            content.span.starts if isinstance(content, Event) else published_at(content)
        )

    def update_iso(self, content: Content) -> str:
        """Return when *content* last was changed, in ISO 8601; empty where nothing is told since it was published."""
        last = self.last_changed(content)
        return last.isoformat() if last and last != content.published else ""


def published_at(article: Article) -> datetime:
    """Return when it was published: articles without the date have an error, and nothing is made of them."""
    assert article.published is not None
    return article.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Sentences in bokmål for the page about accessibility."""

    automatic: tuple[str, ...]  # each has its test
    by_hand: tuple[str, ...]
    by_hand_on: date
    not_tested: tuple[str, ...]


def read_claims(text: str) -> Claims:
    """Return what the JSON in *text* claims."""
    given = json.loads(text)
    return Claims(
        automatic=tuple(entry["claim"] for entry in given["automatic"]),
        by_hand=tuple(given["by_hand"]),
        by_hand_on=date.fromisoformat(given["by_hand_on"]),
        not_tested=tuple(given["not_tested"]),
    )
