"""The menus of every page: sections and fixed pages, each page in the reader's language where it is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from norwegian.words import words
from website.model import Entry

from .edition import ADDRESS as EDITION
from .frame import Frame
from .search_page import ADDRESS as SEARCH
from .small_views import MenuLink
from .versions import version_for


def menu(address: str, frame: Frame) -> tuple[MenuLink, ...]:
    """Return the ways at the top of the page at *address*."""
    named = frame.words
    sections = [("/arrangementer/", named.events), ("/artikler/", named.articles), ("/emner/", named.subjects)]
    fixed = (entry for entry in frame.website.pages if entry.content.menu is not None)
    return (
        *(_section(path, text, address, frame) for path, text in sections),
        *(_page(entry, address, frame) for entry in _one_of_each(fixed, frame)),
        _section(SEARCH, named.search, address, frame),
    )


def footer(address: str, frame: Frame) -> tuple[MenuLink, ...]:
    """Return the ways at the end of the page at *address*."""
    return (
        *(_page(entry, address, frame) for entry in _one_of_each(frame.website.pages, frame)),
        _section("/abonner/", frame.words.subscribe, address, frame),
        _section(EDITION, frame.words.edition, address, frame),
        *_declaration(frame),
    )


def _declaration(frame: Frame) -> tuple[MenuLink, ...]:
    """Return the way to the official declaration, where the owners have given its address."""
    url = frame.settings.declaration
    return (MenuLink(text=frame.words.accessibility_statement, url=url),) if url else ()


def _one_of_each(pages: Iterable[Entry], frame: Frame) -> Iterator[Entry]:
    """Yield one version of each page, where the first of its versions stands."""
    shown = set()
    for entry in pages:
        version = version_for(entry, frame.website, frame.language)
        if version.address not in shown:
            shown.add(version.address)
            yield version


def _section(path: str, text: str, address: str, frame: Frame) -> MenuLink:
    return MenuLink(text=text, url=frame.href(path), is_current=address.startswith(path))


def _page(entry: Entry, address: str, frame: Frame) -> MenuLink:
    language = entry.content.language.value
    is_foreign = language != frame.language
    return MenuLink(
        text=entry.content.title,
        url=frame.href(entry.address),
        is_current=address.startswith(entry.address),
        language=language if is_foreign else "",
        language_name=words(language).language_name if is_foreign else "",
    )
