"""Which versions of an original are published: formats and widths, known before anything is encoded."""

from __future__ import annotations

import hashlib

from .model import Format, Original, Version

LONGEST_SIDE_PX = 1600
WIDTHS = (480, 800, 1200)  # px, below the full width
SHARED_WIDTHS = (1200,)  # of the format every reader of feeds and every service for sharing knows
LEAST_STEP = 1.2  # a version hardly wider than the one below it is not worth its bytes

QUALITY = {
    Format.AVIF: {"quality": 60, "speed": 6, "max_threads": 1},  # two processes share the machine already
    Format.WEBP: {"quality": 78, "method": 4},
    Format.JPEG: {"quality": 80, "optimize": True, "progressive": True},
    Format.PNG: {"optimize": True},
}
# Letters and thin lines grow dim where neighbours share their colour.
DRAWN = {Format.AVIF: {"subsampling": "4:4:4"}, Format.JPEG: {"subsampling": "4:4:4"}}
RECIPE = "2"  # part of the digest: raise it when pictures are made ready in another way


def versions(original: Original) -> tuple[Version, ...]:
    """Return what is published of *original*: AVIF, WebP and one format for all, each from narrow to wide."""
    fallback = Format.PNG if original.has_alpha else Format.JPEG
    widest = full_size(original)[0]
    wanted = [
        *((Format.AVIF, width) for width in _widths(widest, WIDTHS)),
        *((Format.WEBP, width) for width in _widths(widest, WIDTHS)),
        *((fallback, width) for width in _widths(widest, SHARED_WIDTHS)[: None if fallback is Format.JPEG else 1]),
    ]
    return tuple(_version(original, wanted_format, width) for wanted_format, width in wanted)


def full_size(original: Original) -> tuple[int, int]:
    """Return the size of the largest version, in px; nothing is made larger than it is."""
    scale = min(1.0, LONGEST_SIDE_PX / max(original.width, original.height))
    return max(1, round(original.width * scale)), max(1, round(original.height * scale))


def settings(original: Original, wanted: Format) -> dict[str, object]:
    """Return what the encoder of that format is told."""
    return QUALITY[wanted] | (DRAWN.get(wanted, {}) if original.is_drawn else {})


def _widths(widest: int, steps: tuple[int, ...]) -> tuple[int, ...]:
    return (*(width for width in steps if width * LEAST_STEP <= widest), widest)


def _version(original: Original, wanted: Format, width: int) -> Version:
    full_width, full_height = full_size(original)
    height = max(1, round(full_height * width / full_width))
    told = f"{RECIPE} {original.digest} {wanted} {width}×{height} {settings(original, wanted)}"
    return Version(format=wanted, width=width, height=height, digest=hashlib.sha256(told.encode()).hexdigest())
