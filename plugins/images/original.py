"""An original looked at without decoding it: its size, and whether a page can show it."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import ExifTags, Image

from .limits import LONGEST_SIDE_PX, MOST_BYTES, MOST_PIXELS
from .model import Fault, Original, Refusal
from .signature import other_kind
from .wholeness import is_whole

KINDS = ("JPEG", "PNG", "WEBP")
# A JPEG from a telephone may hold a second picture that no page needs: depth, light, a smaller copy.
SEVERAL_IN_ONE = "MPO"
SIDEWAYS = frozenset({5, 6, 7, 8})  # EXIF 2.32, orientation
MEGABYTE = 1_000_000

Image.MAX_IMAGE_PIXELS = None  # Pillow would refuse without telling the size; our own bound is lower


def too_heavy(octets: int) -> Refusal | None:
    """Return the refusal of a file of that length, before any of it is read."""
    if octets <= MOST_BYTES:
        return None
    return Refusal(fault=Fault.TOO_HEAVY, found=f"{octets // MEGABYTE} MB")


def examine(data: bytes) -> Original | Refusal:
    """Return what the header of *data* tells, or why it cannot be published."""
    if refused := too_heavy(len(data)):
        return refused
    try:
        with without_warnings(), Image.open(BytesIO(data), formats=KINDS) as opened:
            return _judge(opened, data)
    except Exception:  # readers of foreign bytes raise what they like
        name = other_kind(data)
        return Refusal(fault=Fault.OTHER_KIND, found=name) if name else Refusal(fault=Fault.BROKEN)


@contextmanager
def without_warnings() -> Iterator[None]:
    """Silence what Pillow says to a programmer of metadata it cannot read, which is thrown away anyhow."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _judge(opened: Image.Image, data: bytes) -> Original | Refusal:
    kind = "JPEG" if opened.format == SEVERAL_IN_ONE else opened.format or ""
    width, height = opened.size
    if max(width, height) > LONGEST_SIDE_PX or width * height > MOST_PIXELS:
        return Refusal(fault=Fault.TOO_LARGE, found=f"{width} × {height}")
    if kind != "JPEG" and getattr(opened, "n_frames", 1) > 1:
        return Refusal(fault=Fault.MOVING)
    if not is_whole(data, kind):
        return Refusal(fault=Fault.BROKEN)
    if orientation(opened) in SIDEWAYS:
        width, height = height, width
    return Original(
        digest=hashlib.sha256(data).hexdigest(),
        width=width,
        height=height,
        has_alpha=kind != "JPEG" and has_alpha(opened),
        is_drawn=kind == "PNG",
    )


def has_alpha(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in picture.info


def orientation(opened: Image.Image) -> int:
    """Return how the camera was held, as EXIF numbers it; 1 where that is not to be known."""
    try:
        # Not the reader's own way, which decodes all of a PNG to look for it after the pixels.
        return Image.Image.getexif(opened).get(ExifTags.Base.Orientation, 1)
    except Exception:  # as above; the picture itself may be whole
        return 1
