"""What the index is given of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    """What a visitor can narrow the search to; the value stands in the address of a search."""

    ARTICLES = "artikler"
    EVENTS = "arrangementer"
    PAGES = "sider"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """A page to be found, all of it plain text."""

    url_path: str
    kind: PageKind
    language: str
    title: str
    original: str = ""  # of a text in several languages the url path of the first; empty: there is one
    summary: str = ""
    lines: tuple[str, ...] = ()  # what it says, the first things first
    about: tuple[str, ...] = ()  # who made it, whom it is for: it is found by this, and a hit does not show it
    subjects: tuple[tuple[str, str], ...] = ()  # name and slug
    when: str = ""  # «12. mars 2027 kl. 08.00–09.00», or when an article was published
    place: str = ""
    starts: int = 0  # seconds since 1970; 0: it is no event
    ends: int = 0  # from when it is over
    status: str = ""  # «Avlyst», «Utsatt», «Fulltegnet»
    is_cancelled: bool = False  # its status is told when it is over, too

    @property
    def beside(self) -> Mapping[str, str]:
        """What a hit shows beside its text; Pagefind searches in this too."""
        beside = {"when": self.when, "place": self.place, "status": self.status}
        return {name: value for name, value in beside.items() if value}

    @property
    def text(self) -> tuple[str, ...]:
        """All it says, title and subjects too."""
        names = ", ".join(name for name, _ in self.subjects)
        return tuple(filter(None, (self.title, self.summary, *self.lines, *self.about, names)))

    @property
    def searched(self) -> tuple[str, ...]:
        """All Pagefind searches in."""
        return (*self.text, *self.beside.values())
