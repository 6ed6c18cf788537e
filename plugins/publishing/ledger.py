"""The published branch as a ledger: which addresses were given to the world, and may never be lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

INDEX = "index.html"
COMES_AND_GOES = re.compile(r"(?:theme|filer|pagefind)/|(?:.*/)?side/[0-9]+/index\.html$")
LIST_PAGE = re.compile(r"(?:.*/)?side/[0-9]+/index\.html$")
GUARDED_FILE = re.compile(r"feeds/.*|arrangementer\.json|.*\.(?:ics|pdf|docx|xlsx|pptx|odt|zip)$", re.IGNORECASE)


def is_page(path: str) -> bool:
    return path == INDEX or path.endswith(f"/{INDEX}")


def address_of(path: str) -> str:
    """Return the site path a file of the branch answers at."""
    return f"/{path.removesuffix(INDEX)}" if is_page(path) else f"/{path}"


def page_file(address: str) -> str:
    """Return the file that answers at the page *address*."""
    return f"{address.strip('/')}/{INDEX}".lstrip("/")


def is_guarded(path: str) -> bool:
    """Tell whether the address may not be lost: a page, a feed, a calendar, open data, a document.

    Files with a fingerprint in their names, what search is made of and further
    pages of a list come and go.
    """
    if COMES_AND_GOES.match(path):
        return False
    return is_page(path) or bool(GUARDED_FILE.fullmatch(path))


def former_addresses(paths: Iterable[str]) -> list[str]:
    """Return the addresses the build is told of: the guarded ones, and the list pages that can lead to the first."""
    return sorted(address_of(path) for path in paths if is_guarded(path) or LIST_PAGE.match(path))


def lost(old: Iterable[str], new: Mapping[str, str]) -> list[str]:
    """Return the guarded files of *old* whose addresses nothing in *new* answers at.

    A file is also answered by a page of its whole name: GitHub Pages sends
    /plan.pdf on to /plan.pdf/ when that is a folder.
    """
    return sorted(
        path for path in old if is_guarded(path) and path not in new and (is_page(path) or f"{path}/{INDEX}" not in new)
    )
