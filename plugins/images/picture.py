"""A picture as it is published: turned the right way, of a sensible size, telling nothing of its maker.

The original never leaves ``content/``: cameras write the place, the time and
sometimes the photographer's number into the file (GDPR article 5).
"""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

LONGEST_SIDE_PX = 1600
MOST_PIXELS = 60_000_000
MOST_BYTES = 40_000_000
KEPT_BYTES = 100_000_000  # of finished pictures, for the preview's next build
RECIPE = b"1"  # part of the name: raise it when the encoding below changes
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
QUALITY = {"JPEG": {"quality": 82, "optimize": True}, "PNG": {"optimize": False}, "WEBP": {"quality": 80, "method": 4}}

SRGB = ImageCms.createProfile("sRGB")
WITH_PROFILE = frozenset({"L", "RGB", "RGBA", "CMYK"})  # modes whose colours a profile can be applied to


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

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.ending]


_ready: dict[str, Picture] = {}  # by digest, the oldest first


def prepare(original: bytes) -> Picture | Fault:
    """Return *original* encoded anew without metadata, or why that cannot be done."""
    if len(original) > MOST_BYTES:
        return Fault.TOO_LARGE
    digest = hashlib.sha256(RECIPE + original).hexdigest()
    if digest in _ready:
        return _ready[digest]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own bound is below Pillow's warning for bombs
            picture = _encode(original, digest[:10])
    except Image.DecompressionBombError:
        return Fault.TOO_LARGE
    except (OSError, SyntaxError, ValueError, KeyError):  # what Pillow raises on broken files
        return Fault.BROKEN
    if isinstance(picture, Picture):
        _remember(digest, picture)
    return picture


def _remember(digest: str, picture: Picture) -> None:
    _ready[digest] = picture
    while sum(len(kept.data) for kept in _ready.values()) > KEPT_BYTES:
        del _ready[next(iter(_ready))]


def _encode(original: bytes, digest: str) -> Picture | Fault:
    with Image.open(BytesIO(original), formats=tuple(ENDINGS)) as opened:
        file_format = opened.format or ""
        if opened.width * opened.height > MOST_PIXELS:
            return Fault.TOO_LARGE
        opened.draft(None, (2 * LONGEST_SIDE_PX, 2 * LONGEST_SIDE_PX))  # a large JPEG need not be decoded whole
        opened.load()
        turned = ImageOps.exif_transpose(opened)
    picture = _without_metadata(_in_srgb(_in_eight_bits(turned)), file_format)
    picture.thumbnail((LONGEST_SIDE_PX, LONGEST_SIDE_PX))
    out = BytesIO()
    picture.save(out, file_format, **QUALITY[file_format])
    return Picture(
        data=out.getvalue(),
        digest=digest,
        ending=ENDINGS[file_format],
        width=picture.width,
        height=picture.height,
    )


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Return a grey picture of 16 bits in 8, which Pillow would else cut off at white."""
    if not picture.mode.startswith("I;16"):
        return picture
    return picture.convert("I").point(lambda value: value / 256).convert("L")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return the colours as they look without the profile, which is taken off with the rest."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in WITH_PROFILE:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(picture, BytesIO(profile), SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a profile of something else, or a broken one
        return picture


def _without_metadata(picture: Image.Image, file_format: str) -> Image.Image:
    """Return the pixels alone: comments, profiles and text chunks live in ``info``."""
    has_alpha = file_format != "JPEG" and (picture.mode in {"LA", "RGBA", "PA"} or "transparency" in picture.info)
    bare = picture.convert("RGBA" if has_alpha else "RGB")
    bare.info = {}
    return bare
