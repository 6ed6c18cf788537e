"""What the page of the search is given."""

from __future__ import annotations

from dataclasses import dataclass

from .views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to narrow a search to."""

    value: str  # in the address of a search
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFormView:
    """The form, and what its script needs to answer."""

    index_url: str  # the folder of the index
    home_url: str  # what the addresses in the index begin at
    script_url: str
    subjects: tuple[Choice, ...]
    languages: tuple[Choice, ...]  # that a page may be in, besides the site's own


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`/sok/`: the search, and the ways to look without it."""

    title: str
    form: SearchFormView | None  # None: there is no index here
    note: str  # why there is no form; empty: nothing to say
    links: tuple[Link, ...]
