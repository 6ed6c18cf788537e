"""The pixels of an original as they are shown: turned, in sRGB, eight bits deep, and nothing besides.

Cameras write the place, the time and sometimes the photographer's number into
the file (GDPR article 5); none of it leaves here.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from .original import KINDS, SIDEWAYS, has_alpha, orientation, without_warnings

SRGB = ImageCms.createProfile("sRGB")
WITH_PROFILE = frozenset({"L", "RGB", "RGBA", "CMYK"})  # modes whose colours a profile can be applied to
DRAFT = 2  # a JPEG need not be decoded whole: this many times the size is enough to be sharp

# What undoes each way a camera may be held (EXIF 2.32, orientation).
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ON_ITS_SIDE = frozenset(TURNS[number] for number in SIDEWAYS)


def pixels(data: bytes, size: tuple[int, int]) -> Image.Image:
    """Return the picture in *data*, RGB or RGBA, in the *size* it is shown in.

    Raises whatever Pillow does on a picture that cannot be decoded.
    """
    with without_warnings(), Image.open(BytesIO(data), formats=KINDS) as opened:
        turn = TURNS.get(orientation(opened))
        profile = opened.info.get("icc_profile")
        longest = DRAFT * max(size)
        opened.draft(None, (longest, longest))
        opened.load()
        picture = _mixable(opened).resize(_as_held(size, turn), Image.Resampling.LANCZOS, reducing_gap=3)
    picture = _in_srgb(_in_eight_bits(picture), profile)
    return _bare(picture.transpose(turn) if turn is not None else picture)


def _as_held(size: tuple[int, int], turn: Image.Transpose | None) -> tuple[int, int]:
    """Return *size* before the picture is turned."""
    return size[::-1] if turn in ON_ITS_SIDE else size


def _mixable(picture: Image.Image) -> Image.Image:
    """Return a picture whose pixels can be mixed with their neighbours: no palette, nothing clear but by alpha."""
    if picture.mode.startswith("I"):
        return picture.convert("I")
    wanted = "RGBA" if has_alpha(picture) else picture.mode if picture.mode in WITH_PROFILE else "RGB"
    return picture if picture.mode == wanted else picture.convert(wanted)


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Return a grey picture of 16 bits in 8, which Pillow would else cut off at white."""
    return picture.point(lambda value: value / 256).convert("L") if picture.mode == "I" else picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the colours as they look without the profile, which is taken off with the rest."""
    if not profile:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(picture, BytesIO(profile), SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a profile of something else, or a broken one
        return picture


def _bare(picture: Image.Image) -> Image.Image:
    """Return the pixels alone: comments, profiles and text chunks live in ``info``."""
    bare = picture if picture.mode == "RGBA" else picture.convert("RGB")
    bare.info = {}
    return bare
