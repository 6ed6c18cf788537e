"""Which of the versions of a page in several languages to show a reader."""

from __future__ import annotations

from website.model import Entry, Website


def version_for(entry: Entry, website: Website, language: str) -> Entry:
    """Return the version of *entry* in *language*, else the one in bokmål, else the first by address."""
    versions = (entry, *website.translations.get(entry.content.source, ()))
    return min(versions, key=lambda one: (one.content.language != language, one.content.language != "nb", one.address))


def is_for(entry: Entry, website: Website, language: str) -> bool:
    """Tell whether *entry* is the version of itself to show a reader of *language*."""
    return version_for(entry, website, language).address == entry.address
