"""The addresses the site makes by itself, whatever the editors write."""

from __future__ import annotations

from collections.abc import Sequence

from norwegian.slug import slugify

from .library import Manuscript
from .model import Visibility

STANDING = (
    "/",
    "/artikler/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/emner/",
    "/feeds/artikler.atom.xml",
    "/feeds/artikler.rss.xml",
    "/arrangementer.json",
    "/sitemap.xml",
)
SHOWN = frozenset({Visibility.LISTED})


def standing_addresses(manuscripts: Sequence[Manuscript]) -> frozenset[str]:
    """Return the lists' and subjects' addresses, as links may name them."""
    subjects = {
        f"/emner/{slugify(subject)}/"
        for manuscript in manuscripts
        if manuscript.content and manuscript.visibility in SHOWN
        for subject in manuscript.content.subjects
    }
    return frozenset({*STANDING, *subjects})
