"""A picture as it is published: turned the right way, of a sensible size, telling nothing of its maker.

The original never leaves ``content/``: cameras write the place, the time and
sometimes the photographer's number into the file (NORSK: åndsverkloven, GDPR).
"""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

LONGEST_SIDE_PX = 1600
MOST_PIXELS = 60_000_000
MOST_BYTES = 40_000_000
RECIPE = b"1"  # part of the name: raise it when the encoding below changes
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
QUALITY = {"JPEG": {"quality": 82, "optimize": True}, "PNG": {"optimize": False}, "WEBP": {"quality": 80, "method": 4}}


class Fault(StrEnum):
    """Why a picture cannot be published."""

    BROKEN = "broken"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture ready to be written."""

    data: bytes
    digest: str  # of the original and the recipe, ten hexadecimal digits
    ending: str  # jpg, png or webp
    width: int  # px
    height: int


@lru_cache(maxsize=32)
def prepare(original: bytes) -> Picture | Fault:
    """Return *original* encoded anew without metadata, or why that cannot be done."""
    if len(original) > MOST_BYTES:
        return Fault.TOO_LARGE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own bound is below Pillow's warning for bombs
            return _encode(original)
    except Image.DecompressionBombError:
        return Fault.TOO_LARGE
    except (OSError, SyntaxError, ValueError, KeyError):  # what Pillow raises on broken files
        return Fault.BROKEN


def _encode(original: bytes) -> Picture | Fault:
    with Image.open(BytesIO(original), formats=tuple(ENDINGS)) as opened:
        file_format = opened.format or ""
        if opened.width * opened.height > MOST_PIXELS:
            return Fault.TOO_LARGE
        opened.load()
        turned = ImageOps.exif_transpose(opened)
    picture = _without_metadata(turned, file_format)
    picture.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    out = BytesIO()
    picture.save(out, file_format, **QUALITY[file_format])
    return Picture(
        data=out.getvalue(),
        digest=hashlib.sha256(RECIPE + original).hexdigest()[:10],
        ending=ENDINGS[file_format],
        width=picture.width,
        height=picture.height,
    )


def _without_metadata(picture: Image.Image, file_format: str) -> Image.Image:
    """Return the pixels alone: comments, profiles and text chunks live in ``info``."""
    has_alpha = file_format != "JPEG" and (picture.mode in {"LA", "RGBA", "PA"} or "transparency" in picture.info)
    bare = picture.convert("RGBA" if has_alpha else "RGB")
    bare.info = {}
    return bare
