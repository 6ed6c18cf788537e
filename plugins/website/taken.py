"""The addresses a new file cannot have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publication.addresses import FOLDERS
from publication.model import Kind

from .read import read_website
from .settings import Settings


def taken_slugs(root: Path, settings: Settings, kind: Kind) -> frozenset[str]:
    """Return every slug of *kind* that a page under *root* has, has had or is known by.

    A file's name does not tell: a page may have a slug of its own, an old
    address that leads to it, or the identity of the page it once was.
    """
    website, _ = read_website(root, replace(settings, preview=True))  # drafts and what is planned too
    addresses = set(website.redirects)
    for entry in website.entries:
        addresses |= {entry.address, entry.content.first_address, *entry.content.aliases}
    folder = FOLDERS[kind]
    below = (address.lower().removeprefix(folder).strip("/") for address in addresses if address.startswith(folder))
    return frozenset(slug for slug in below if slug and "/" not in slug)
