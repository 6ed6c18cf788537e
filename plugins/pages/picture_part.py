"""A published picture as a page shows it: which versions a browser may choose among, and how wide it will be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from images.model import Format
from website.model import PublishedPicture, PublishedVersion

from .picture_views import SourceView, VersionsView

LIGHT = (Format.AVIF, Format.WEBP)
TEXT_PX = 576  # the measure of tokens.css
LEAD_PX = 736  # ten rem more in an article
SIZES = "min({column}px, 92vw)"  # the gutters take 4vi on each side


def versions_view(
    picture: PublishedPicture, address: Callable[[str], str], *, column: int, alt: str, is_lead: bool = False
) -> VersionsView:
    """Return *picture* for a column of so many px; *address* turns a site path into what an ``src`` shall hold."""
    width, height = picture.size
    sources = tuple(SourceView(type=wanted.media_type, srcset=_srcset(picture.of(wanted), address)) for wanted in LIGHT)
    is_one_width = len(picture.of(*LIGHT)) == len(LIGHT)
    return VersionsView(
        url=address(picture.shared.address),
        srcset=_srcset(picture.fallback, address) if len(picture.fallback) > 1 else "",
        sizes="" if is_one_width else SIZES.format(column=min(column, width)),
        sources=sources,
        width=width,
        height=height,
        alt=alt,
        is_lead=is_lead,
    )


def _srcset(versions: Sequence[PublishedVersion], address: Callable[[str], str]) -> str:
    if len(versions) == 1:
        return address(versions[0].address)
    return ", ".join(f"{address(published.address)} {published.version.width}w" for published in versions)
