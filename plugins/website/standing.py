"""The addresses the site makes by itself, whatever the editors write."""

from __future__ import annotations

from collections.abc import Sequence

from events.model import Event
from norwegian.slug import slugify

from .library import Manuscript
from .model import Visibility

STANDING = (
    "/",
    "/artikler/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/emner/",
    "/serier/",
    "/abonner/",
    "/feeds/artikler.atom.xml",
    "/feeds/artikler.rss.xml",
    "/arrangementer.json",
    "/sitemap.xml",
)
SHOWN = frozenset({Visibility.LISTED})


def standing_addresses(manuscripts: Sequence[Manuscript]) -> frozenset[str]:
    """Return the addresses of lists, subjects and series, as links may name them."""
    shown = [item.content for item in manuscripts if item.content and item.visibility in SHOWN]
    subjects = {f"/emner/{slugify(subject)}/" for content in shown for subject in content.subjects}
    series = {f"/serier/{slugify(each.series)}/" for each in shown if isinstance(each, Event) and each.series}
    return frozenset({*STANDING, *subjects, *series})
