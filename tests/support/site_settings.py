"""The site's own facts, as most tests take them."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from website.model import Settings

SETTINGS = Settings(
    name="Testhuset",
    tagline="Et sted å prøve",
    description="Prøver og prøver.",
    address="https://example.org/test",
    site_id=UUID("00000000-0000-4000-8000-000000000001"),
    now=datetime(2027, 3, 10, 8, tzinfo=UTC),  # 9 in Oslo
)


def settings_with(**changes) -> Settings:
    return replace(SETTINGS, **changes)
