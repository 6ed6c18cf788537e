"""What every page is laid out within: the publication, the settings and the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath

from events.model import Event, Revision
from norwegian.words import Words, words
from website.model import Website
from website.settings import Settings

from .claims import Claims
from .related import NONE, Relations


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The inputs of a page that do not come from its own file."""

    website: Website
    settings: Settings
    language: str = "nb"
    claims: Claims | None = None  # of the theme, in bokmål
    revisions: Mapping[PurePosixPath, Revision] = field(default_factory=dict)  # by source, where history is known
    relations: Relations = NONE  # what the pages have in common
    octets: Mapping[str, int] = field(default_factory=dict)  # of published pictures, by site path

    @property
    def words(self) -> Words:
        return words(self.language)

    @property
    def now(self) -> datetime:
        return self.settings.now

    def href(self, site_path: str) -> str:
        return self.settings.href(site_path)

    def absolute(self, site_path: str) -> str:
        return self.settings.absolute(site_path)

    def webcal(self, site_path: str) -> str:
        """Return *site_path* as an address that opens in the visitor's calendar, to be subscribed to."""
        return f"webcal://{self.absolute(site_path).partition('://')[2]}"

    def in_language(self, language: str) -> Frame:
        return replace(self, language=language)

    def title_at(self, site_path: str) -> str:
        """Return the title of the page made from a file at *site_path*; the site's name where there is none."""
        return self.website.titles.get(site_path, self.settings.name)

    def revision(self, event: Event) -> Revision:
        """Return the version of *event*; without a history the first, dated as its file says."""
        known = self.revisions.get(event.source)
        return known or Revision(sequence=0, modified=event.modified or event.published)
