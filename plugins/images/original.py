"""An original looked at without decoding it: its size, and whether a page can show it; and what its published
versions are.

What a file is, its first bytes tell, whatever its name says; whether it was cut
short, its own marks tell.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import ExifTags, Image, PngImagePlugin

from manuscript.problem import Problem, told


class Format(StrEnum):
    """What a published picture is encoded as; the value is the ending of its file."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        return f"image/{self.name.lower()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A picture as its maker saved it; it is never published itself."""

    digest: str  # of all of the file
    width: int  # px, as it is shown: turned the right way
    height: int
    has_alpha: bool  # parts of it may be clear
    is_drawn: bool  # a PNG: letters and lines, whose colours need every pixel


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An original in one size and format, encoded without metadata."""

    format: Format
    width: int  # px
    height: int
    digest: str  # of the original and how it is encoded


# How large an original may be: what a machine with little memory can take, and more than any screen shows


MOST_BYTES = 40_000_000
MOST_PIXELS = 40_000_000
LONGEST_SIDE_PX = 20_000


KINDS = ("JPEG", "PNG", "WEBP")
# A JPEG from a telephone may hold a second picture that no page needs: depth, light, a smaller copy.
SEVERAL_IN_ONE = "MPO"
SIDEWAYS = frozenset({5, 6, 7, 8})  # EXIF 2.32, orientation
MEGABYTE = 1_000_000
MILLION = 1_000_000

Image.MAX_IMAGE_PIXELS = None  # Pillow would refuse without telling the size; our own bound is lower
# Pillow calls a PNG damaged whose colour profile is longer than 1 MB, as a scanner's may be, or that says more of itself
# than 64 MB; a text that is packed to fill the memory still is.
PngImagePlugin.MAX_TEXT_CHUNK, PngImagePlugin.MAX_TEXT_MEMORY = 10 * MEGABYTE, 4 * MOST_PIXELS


def too_heavy(octets: int) -> Problem | None:
    """Return the problem of a file of that length, before any of it is read."""
    if octets <= MOST_BYTES:
        return None
    return told("picture-too-heavy", megabytes=octets // MEGABYTE, most=MOST_BYTES // MEGABYTE)


def examine(data: bytes) -> Original | Problem:
    """Return what the header of *data* tells, or why it cannot be published."""
    if problem := too_heavy(len(data)):
        return problem
    try:
        with without_warnings(), Image.open(BytesIO(data), formats=KINDS) as opened:
            return _check(opened, data)
    except Exception:  # readers of foreign bytes raise what they like
        name = _other_kind(data)
        return told("picture-kind", name=name) if name else told("picture-fault")


@contextmanager
def without_warnings() -> Iterator[None]:
    """Silence what Pillow says to a programmer of metadata it cannot read, which is thrown away anyhow."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _check(opened: Image.Image, data: bytes) -> Original | Problem:
    kind = "JPEG" if opened.format == SEVERAL_IN_ONE else opened.format or ""
    width, height = opened.size
    if max(width, height) > LONGEST_SIDE_PX or width * height > MOST_PIXELS:
        numbers = {"width": _grouped(width), "height": _grouped(height), "side": _grouped(LONGEST_SIDE_PX)}
        return told("picture-too-large", millions=MOST_PIXELS // MILLION, **numbers)
    if kind != "JPEG" and getattr(opened, "n_frames", 1) > 1:
        return told("picture-moving")
    if not is_whole(data, kind):
        return told("picture-fault")
    if orientation(opened) in SIDEWAYS:
        width, height = height, width
    return Original(
        digest=hashlib.sha256(data).hexdigest(),
        width=width,
        height=height,
        has_alpha=kind != "JPEG" and has_alpha(opened),
        is_drawn=kind == "PNG",
    )


def _grouped(number: int) -> str:
    """Return a number as it is read: «8000», and «30 000» from five digits."""
    return f"{number:,}".replace(",", " ") if number > 9999 else str(number)


def has_alpha(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in picture.info


def orientation(opened: Image.Image) -> int:
    """Return how the camera was held, as EXIF numbers it; 1 where that is not to be known."""
    try:
        # Not the reader's own way, which decodes all of a PNG to look for it after the pixels.
        return Image.Image.getexif(opened).get(ExifTags.Base.Orientation, 1)
    except Exception:  # as above; the picture itself may be whole
        return 1


# What a file is by its first bytes, whatever its name says


# The name an editor knows it by, and the bytes that begin it
OTHER_KIND = re.compile(
    rb"(?P<GIF>GIF8)|.{4}ftyp(?:(?P<HEIC>hei[cx]|mif1)|(?P<AVIF>avif))|(?P<TIFF>II\*\0|MM\0\*)"
    rb"|(?P<BMP>BM)|(?P<PDF>%PDF)|(?P<Photoshop>8BPS)",
    re.DOTALL,
)
FIRST_BYTES = 4096


def _other_kind(data: bytes) -> str:
    """Return the name of what *data* is when it is a known kind, but no picture a page can show; else nothing."""
    if found := OTHER_KIND.match(data):
        return found.lastgroup or ""
    return "SVG" if b"<svg" in data[:FIRST_BYTES].lower() else ""


# Whether a file goes on to its end, told by its own marks: an upload that was cut lacks the last one


END_OF_PNG = b"IEND\xaeB`\x82"  # with the checksum of what it holds: nothing (PNG §11.2.5)
RIFF_HEADER_OCTETS = 8
PADDING_OCTETS = 1  # after a chunk of odd length; some programs leave the last out
START_OF_SCAN = 0xDA
END_OF_IMAGE = b"\xff\xd9"
# Marks without a length: padding, TEM, the restart marks and SOI (ITU-T T.81, table B.1).
STANDING_ALONE = frozenset({0xFF, 0x01, *range(0xD0, 0xD9)})


def is_whole(data: bytes, kind: str) -> bool:
    """Tell whether *data* holds the end of the picture that begins it; *kind* is JPEG, PNG or WEBP."""
    match kind:
        case "JPEG":
            return _is_whole_jpeg(data)
        case "PNG":
            return END_OF_PNG in data
        case _:
            return len(data) + PADDING_OCTETS >= RIFF_HEADER_OCTETS + int.from_bytes(data[4:8], "little")


def _is_whole_jpeg(data: bytes) -> bool:
    """Look for the end after the first scan: a small picture for previews may lie before it, whole."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == START_OF_SCAN:
            return data.find(END_OF_IMAGE, at) >= 0
        at += 1 if mark == 0xFF else 2 if mark in STANDING_ALONE else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


# A picture from elsewhere made an original: of a kind that can be shown here, and without where it was taken


# The ending of its name, and how a picture is saved again with the least loss
SAVED: dict[str, tuple[str, dict[str, object]]] = {
    "JPEG": (".jpg", {"quality": "keep"}),
    SEVERAL_IN_ONE: (".jpg", {"quality": 95}),
    "PNG": (".png", {}),
    "WEBP": (".webp", {"lossless": True}),
}
# What Pillow reads besides, and no page shows: each is saved anew, without loss where it is drawn.
OTHERS = ("GIF", "BMP", "TIFF", "AVIF", "DIB", "ICO")
PHOTO_QUALITY = 92


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOriginal:
    """A picture fit to lie in the content folder."""

    data: bytes
    ending: str  # of its name
    had_location: bool  # it told where it was taken, and does so no more


def as_original(data: bytes) -> NewOriginal | Problem:
    """Return the picture in *data* as it can be used here, or why it cannot be."""
    if _other_kind(data):
        data = _in_known_kind(data) or data
    problem = examine(data)
    if isinstance(problem, Problem):
        return problem
    try:
        with without_warnings(), Image.open(BytesIO(data), formats=KINDS) as opened:
            ending, how = SAVED[opened.format or ""]
            # In EXIF or in XMP
            if not (opened.getexif().get_ifd(ExifTags.IFD.GPSInfo) or b"GPSL" in bytes(opened.info.get("xmp", b""))):
                return NewOriginal(data=data, ending=ending, had_location=False)
            return NewOriginal(data=_without_metadata(opened, how), ending=ending, had_location=True)
    except Exception:  # readers of foreign bytes raise what they like
        return told("picture-fault")


def _without_metadata(opened: Image.Image, how: Mapping[str, object]) -> bytes:
    """Return the same picture with nothing but how it was held, and its colours."""
    kept = Image.Exif()
    if (held := orientation(opened)) != 1:
        kept[ExifTags.Base.Orientation] = held
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
