"""Where the site is published: what was asked for, else what GitHub Pages gives the repository."""

from __future__ import annotations

import re
from collections.abc import Mapping

USUAL = "https://helsehub.github.io"
REPOSITORY = re.compile(r"([A-Za-z0-9-]{1,100})/([A-Za-z0-9._-]{1,200})")


def public_address(environment: Mapping[str, str]) -> str:
    """Return the address of the public site.

    SITEURL wins. In a workflow on GitHub the repository decides: owner/name is
    shown below owner.github.io/name, and owner/owner.github.io at the root of
    its own host, so a fork is published rightly with nothing to edit.
    """
    # Pelican warns of a slash at its end.
    return environment.get("SITEURL", "").strip().rstrip("/") or _given_by_github(environment) or USUAL


def _given_by_github(environment: Mapping[str, str]) -> str:
    named = REPOSITORY.fullmatch(environment.get("GITHUB_REPOSITORY", ""))
    if not named:
        return ""
    host = f"{named[1]}.github.io".lower()
    return f"https://{host}" if named[2].lower() == host else f"https://{host}/{named[2]}"
