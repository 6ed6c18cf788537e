"""From the configuration's names to the site's own settings, and the time of the build."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

from website.settings import Settings


def settings_of(given: Mapping[str, object]) -> Settings:
    """Return what pelicanconf.py, or whatever configuration was chosen, says of the site."""
    return Settings(
        name=given["SITENAME"],
        tagline=given["SITESUBTITLE"],
        description=given["SITEDESCRIPTION"],
        address=given["SITEURL"].rstrip("/"),
        site_id=UUID(given["SITE_ID"]),
        now=given["NOW"],
        preview=given["PREVIEW"],
        items_per_page=given["DEFAULT_PAGINATION"],
        feed_items=given["FEED_MAX_ITEMS"],
    )


def time_of_build() -> datetime:
    """Return now, in UTC: SOURCE_DATE_EPOCH (seconds since 1970) where it is set.

    UTC, because Python compares two times of one zone by the clock on the
    wall, which shows the same twice when summer time ends.
    See reproducible-builds.org/specs/source-date-epoch.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a whole number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
