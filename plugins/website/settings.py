"""The site's own facts, as the configuration gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import quote, urlsplit
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What every step needs to know of the site."""

    name: str
    tagline: str
    description: str  # of the whole site, for search engines and feeds
    address: str  # the public address without a slash at the end, for example https://org.github.io/helsehub
    site_id: UUID
    now: datetime  # aware
    preview: bool = False  # drafts and planned content are shown, marked
    items_per_page: int = 10
    feed_items: int = 20
    declaration: str = ""  # address of the accessibility statement at uustatus.no; empty: there is none
    published_url_paths: tuple[str, ...] = ()  # url paths that are published already; none of them may be lost

    @property
    def base_path(self) -> str:
        """The path of the address: empty at the root of a domain, else like /helsehub."""
        return urlsplit(self.address).path

    @property
    def is_https(self) -> bool:
        return urlsplit(self.address).scheme == "https"

    def href(self, url_path: str) -> str:
        """Return *url_path* as an address from the root of the host."""
        return self.base_path + _escaped(url_path)

    def absolute(self, url_path: str) -> str:
        """Return *url_path* as a whole address, for feeds and metadata."""
        return self.address + _escaped(url_path)


@lru_cache(maxsize=20_000)
def _escaped(url_path: str) -> str:
    return quote(url_path, safe="/-._~")
