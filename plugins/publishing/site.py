"""A published site to look things up in: its files by address, and what kind of page answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from .ledger import page_file

MAP = re.compile(r"^Sitemap: *(\S+)/sitemap\.xml *$", re.MULTILINE)
REFRESH = re.compile(r"[0-9]+ *; *url *= *(.*)", re.IGNORECASE)
LONGEST_CHAIN = 10


class Standing(StrEnum):
    """How an address answers."""

    PAGE = "page"
    HIDDEN = "hidden"  # a page search engines shall not keep
    GONE = "gone"  # says only that something was here
    REDIRECT = "redirect"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The files of one publication of the site."""

    files: Mapping[str, str]  # path → blob
    read_blobs: Callable[[Iterable[str]], Mapping[str, bytes]]
    base: str  # the site's own address without a slash at its end

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of those of *paths* that are there."""
        there = [path for path in paths if path in self.files]
        contents = self.read_blobs([self.files[path] for path in there]) if there else {}
        return {path: contents[self.files[path]] for path in there}

    def site_path(self, url: str) -> str:
        """Return the address of a page of this site, from its whole or its root-relative address; else nothing."""
        path = url if url.startswith("/") else ""
        if self.base and url.startswith(f"{self.base}/"):
            path = url.removeprefix(self.base)
        elif path:
            path = path.removeprefix(urlsplit(self.base).path)
        return unquote(path.partition("#")[0].partition("?")[0])

    def at(self, address: str) -> tuple[Standing, str]:
        """Return how *address* answers in the end, and the address where redirects lead."""
        for _ in range(LONGEST_CHAIN):
            data = self.read([page_file(address)]).get(page_file(address))
            if data is None:
                return Standing.MISSING, address
            head = _Head()
            head.feed(data.decode("utf-8", "replace"))
            if not head.refresh:
                return head.standing, address
            address = self.site_path(head.refresh) or address
        return Standing.REDIRECT, address


def base_of(robots: bytes | None) -> str:
    """Return the site's address as robots.txt tells it."""
    found = MAP.search((robots or b"").decode("utf-8", "replace"))
    return found[1] if found else ""


class _Head(HTMLParser):
    """What the head of a page says of its standing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.refresh = ""
        self.is_indexed = True
        self.has_canonical = False

    @property
    def standing(self) -> Standing:
        if self.is_indexed:
            return Standing.PAGE
        return Standing.HIDDEN if self.has_canonical else Standing.GONE

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            found = REFRESH.fullmatch(given.get("content", "").strip())
            self.refresh = found[1].strip("'\"") if found else ""
        elif tag == "meta" and given.get("name", "").lower() == "robots":
            self.is_indexed = "noindex" not in given.get("content", "").lower()
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.has_canonical = True
