"""The permanent identity of a page: calendar UID, Atom id, RSS guid."""

from __future__ import annotations

from uuid import UUID, uuid5

from .addresses import as_folder


def identity(site_id: UUID, path: str) -> UUID:
    """Return the UUIDv5 (RFC 9562 §5.5) of a site path.

    The path is from the site root, without domain or sub-path; case and a
    missing slash at either end make no difference.
    """
    folder = as_folder(path).lower()
    return uuid5(site_id, folder if folder.startswith("/") else f"/{folder}")
