"""What every page is laid out within: the publication, the settings and the page's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from norwegian.words import Words, words
from website.model import Website
from website.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The inputs of a page that do not come from its own file."""

    website: Website
    settings: Settings
    stylesheet: str  # site path
    language: str = "nb"

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

    def in_language(self, language: str) -> Frame:
        return replace(self, language=language)
