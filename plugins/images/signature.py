"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

# The name an editor knows it by, and the bytes that begin it (at an offset).
SIGNATURES = (
    ("GIF", 0, b"GIF8"),
    ("HEIC", 4, b"ftypheic"),
    ("HEIC", 4, b"ftypheix"),
    ("HEIC", 4, b"ftypmif1"),
    ("AVIF", 4, b"ftypavif"),
    ("TIFF", 0, b"II*\0"),
    ("TIFF", 0, b"MM\0*"),
    ("BMP", 0, b"BM"),
    ("PDF", 0, b"%PDF"),
    ("Photoshop", 0, b"8BPS"),
)
FIRST_BYTES = 4096


def other_kind(data: bytes) -> str:
    """Return the name of what *data* is when it is a known kind, but no picture a page can show; else nothing."""
    for name, offset, signature in SIGNATURES:
        if data.startswith(signature, offset):
            return name
    return "SVG" if b"<svg" in data[:FIRST_BYTES].lower() else ""
