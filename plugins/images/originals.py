"""A picture from elsewhere made an original: of a kind that can be shown here, and without where it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image

from manuscript.problem import Problem

from .original import (
    KINDS,
    LONGEST_SIDE_PX,
    MOST_PIXELS,
    SEVERAL_IN_ONE,
    broken,
    examine,
    has_alpha,
    orientation,
    other_kind,
    without_warnings,
)

ENDINGS = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp"}
# What Pillow reads besides, and no page shows: each is saved anew, without loss where it is drawn.
OTHERS = ("GIF", "BMP", "TIFF", "AVIF", "DIB", "ICO")
PHOTO_QUALITY = 92
# How a picture is saved again with the least loss
HOW: dict[str, dict[str, object]] = {
    "JPEG": {"quality": "keep"},
    "MPO": {"quality": 95},
    "PNG": {},
    "WEBP": {"lossless": True},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOriginal:
    """A picture fit to lie in the content folder."""

    data: bytes
    ending: str  # of its name
    had_location: bool  # it told where it was taken, and does so no more


def as_original(data: bytes) -> NewOriginal | Problem:
    """Return the picture in *data* as it can be used here, or why it cannot be."""
    if other_kind(data):
        data = _in_known_kind(data) or data
    problem = examine(data)
    if isinstance(problem, Problem):
        return problem
    try:
        with without_warnings(), Image.open(BytesIO(data), formats=KINDS) as opened:
            ending = ENDINGS[opened.format or ""]
            if not _tells_location(opened):
                return NewOriginal(data=data, ending=ending, had_location=False)
            return NewOriginal(data=_without_metadata(opened), ending=ending, had_location=True)
    except Exception:  # readers of foreign bytes raise what they like
        return broken()


def _tells_location(opened: Image.Image) -> bool:
    """Tell whether a picture says where it was taken, in EXIF or in XMP."""
    return bool(opened.getexif().get_ifd(ExifTags.IFD.GPSInfo)) or b"GPSL" in bytes(opened.info.get("xmp", b""))


def _without_metadata(opened: Image.Image) -> bytes:
    """Return the same picture with nothing but how it was held, and its colours."""
    kept = Image.Exif()
    if (held := orientation(opened)) != 1:
        kept[ExifTags.Base.Orientation] = held
    how = HOW[opened.format or ""]
    kind = "JPEG" if opened.format == SEVERAL_IN_ONE else opened.format
    out = BytesIO()
    opened.info = {key: value for key, value in opened.info.items() if key in ("icc_profile", "transparency")}
    opened.save(out, kind, exif=kept, icc_profile=opened.info.get("icc_profile"), **how)
    return out.getvalue()


def _in_known_kind(data: bytes) -> bytes:
    """Return a picture of another kind as PNG, or as JPEG where it is a photo; nothing where it cannot be read."""
    try:
        with without_warnings(), Image.open(BytesIO(data), formats=OTHERS) as opened:
            width, height = opened.size
            if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE_PX:
                return b""
            is_photo = opened.format in ("TIFF", "AVIF") and not has_alpha(opened)
            opened.seek(0)
            out = BytesIO()
            picture = opened.convert("RGB" if is_photo else "RGBA" if has_alpha(opened) else "RGB")
            picture.info = {}
            picture.save(out, "JPEG" if is_photo else "PNG", **({"quality": PHOTO_QUALITY} if is_photo else {}))
            return out.getvalue()
    except Exception:  # as above
        return b""
