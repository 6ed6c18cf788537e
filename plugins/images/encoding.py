"""An original decoded once and encoded in the versions asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from PIL import Image

from .model import Fault, Original, Refusal, Version
from .pixels import pixels
from .plan import full_size, settings


def encode(data: bytes, original: Original, wanted: Iterable[Version]) -> Iterator[tuple[Version, bytes]] | Refusal:
    """Return each version with its bytes, one after the other; or why there is none."""
    try:
        picture = pixels(data, full_size(original))
    except Exception:  # readers of foreign bytes raise what they like
        return Refusal(fault=Fault.BROKEN)
    return ((version, _encoded(picture, original, version)) for version in wanted)


def _encoded(picture: Image.Image, original: Original, version: Version) -> bytes:
    size = version.width, version.height
    sized = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    out = BytesIO()
    sized.save(out, version.format.name, **settings(original, version.format))
    return out.getvalue()
