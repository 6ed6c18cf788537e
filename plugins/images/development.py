"""Originals made into what is published of them, once however many builds there are: which versions, in which formats and
widths, each of them encoded, and what has been encoded kept on disk.

The pixels are turned, in sRGB and eight bits deep, and nothing goes with them:
cameras write the place, the time and sometimes the photographer's number into
the file (GDPR article 5), and none of it leaves here.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, features

from manuscript.problem import Problem, told

from .original import (
    KINDS,
    SIDEWAYS,
    Format,
    Original,
    Version,
    has_alpha,
    orientation,
    too_heavy,
    without_warnings,
)
from .processes import each

LARGEST_VERSION_PX = 1600
WIDTHS = (480, 800, 1200)  # px, below the full width
SHARED_WIDTHS = (1200,)  # of the format every reader of feeds and every service for sharing knows
LEAST_STEP = 1.2  # a version hardly wider than the one below it is not worth its bytes

QUALITY: Mapping[Format, Mapping[str, object]] = {
    Format.AVIF: {"quality": 60, "speed": 6, "max_threads": 1},  # two processes share the machine already
    Format.WEBP: {"quality": 78, "method": 4},
    Format.JPEG: {"quality": 80, "optimize": True, "progressive": True},
    Format.PNG: {"optimize": True},
}
# Letters and thin lines grow dim where neighbours share their colour.
DRAWN: Mapping[Format, Mapping[str, object]] = {
    Format.AVIF: {"subsampling": "4:4:4"},
    Format.JPEG: {"subsampling": "4:4:4"},
}
RECIPE = "2"  # part of the digest: raise it when pictures are made ready in another way


def versions(original: Original) -> tuple[Version, ...]:
    """Return what is published of *original*: AVIF, WebP and one format for all, each from narrow to wide."""
    fallback = Format.PNG if original.has_alpha else Format.JPEG
    widest = _full_size(original)[0]
    wanted = [
        *((Format.AVIF, width) for width in _widths(widest, WIDTHS)),
        *((Format.WEBP, width) for width in _widths(widest, WIDTHS)),
        *((fallback, width) for width in _widths(widest, SHARED_WIDTHS)[: None if fallback is Format.JPEG else 1]),
    ]
    return tuple(_version(original, wanted_format, width) for wanted_format, width in wanted)


def _full_size(original: Original) -> tuple[int, int]:
    """Return the size of the largest version, in px; nothing is made larger than it is."""
    scale = min(1.0, LARGEST_VERSION_PX / max(original.width, original.height))
    return max(1, round(original.width * scale)), max(1, round(original.height * scale))


def settings(original: Original, wanted: Format) -> dict[str, object]:
    """Return what the encoder of that format is told."""
    return {**QUALITY[wanted], **(DRAWN.get(wanted, {}) if original.is_drawn else {})}


def _widths(widest: int, steps: tuple[int, ...]) -> tuple[int, ...]:
    return (*(width for width in steps if width * LEAST_STEP <= widest), widest)


def _version(original: Original, wanted: Format, width: int) -> Version:
    full_width, full_height = _full_size(original)
    height = max(1, round(full_height * width / full_width))
    recipe = f"{RECIPE} {original.digest} {wanted} {width}×{height} {settings(original, wanted)}"
    return Version(format=wanted, width=width, height=height, digest=hashlib.sha256(recipe.encode()).hexdigest())


# An original decoded once and encoded in the versions asked for


def encode(
    data: bytes, original: Original, wanted: Iterable[Version]
) -> Iterator[tuple[Version, bytes | Problem]] | Problem:
    """Return each version with its bytes, or why it has none, one after the other; or why there are none at all."""
    try:
        picture = pixels(data, _full_size(original))
    except Exception:  # readers of foreign bytes raise what they like
        return told("picture-fault")
    return ((version, _encoded(picture, original, version)) for version in wanted)


def _encoded(picture: Image.Image, original: Original, version: Version) -> bytes | Problem:
    size = version.width, version.height
    sized = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    out = BytesIO()
    try:
        sized.save(out, version.format.name, **settings(original, version.format))
    except Exception:  # encoders raise what they like, OSError too, as if a disk were to blame
        return told("picture-fault")
    return out.getvalue()


# The pixels of an original as they are shown: turned, in sRGB, eight bits deep, and nothing besides


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
        as_held = size[::-1] if turn in ON_ITS_SIDE else size
        picture = _mixable(opened).resize(as_held, Image.Resampling.LANCZOS, reducing_gap=3)
    if picture.mode == "I":  # 16 bits of grey, which Pillow would cut off at white in 8
        picture = picture.point(lambda value: value / 256).convert("L")
    picture = _in_srgb(picture, profile)
    return _bare(picture.transpose(turn) if turn is not None else picture)


def _mixable(picture: Image.Image) -> Image.Image:
    """Return a picture whose pixels can be mixed with their neighbours: no palette, nothing clear but by alpha."""
    if picture.mode.startswith("I"):
        return picture.convert("I")
    wanted = "RGBA" if has_alpha(picture) else picture.mode if picture.mode in WITH_PROFILE else "RGB"
    return picture if picture.mode == wanted else picture.convert(wanted)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the colours as they look without the profile, which is taken off with the rest."""
    if not profile:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        converted = ImageCms.profileToProfile(picture, BytesIO(profile), SRGB, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a profile of something else, or a broken one
        return picture
    return picture if converted is None else converted  # None only where a picture is changed in place


def _bare(picture: Image.Image) -> Image.Image:
    """Return the pixels alone: comments, profiles and text chunks live in ``info``."""
    bare = picture if picture.mode == "RGBA" else picture.convert("RGB")
    bare.info = {}
    return bare


# Each version made once, and kept


FEWEST_FOR_PROCESSES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsWanted:
    """An original on disk, and the versions wanted of it."""

    path: Path
    original: Original
    versions: tuple[Version, ...]


def read_original(path: Path) -> bytes | Problem:
    """Return the file at *path*, or raise OSError; what is too heavy is not read."""
    return too_heavy(path.stat().st_size) or path.read_bytes()


def unfinished(orders: Sequence[VersionsWanted], cache: Cache) -> list[VersionsWanted]:
    """Return those of *orders* of which a version is missing in the cache."""
    return [order for order in orders if _missing(order, cache)]


def develop(
    orders: Sequence[VersionsWanted],
    cache: Cache,
    *,
    along: Callable[[Iterator[Problem | None]], Iterable[Problem | None]] = iter,
) -> list[Problem | None]:
    """Put every version of *orders* in the cache; return for each why it could not be made, or nothing.

    Raises:
        OSError: the cache cannot be written.
    """
    return each(partial(_develop, cache=cache), orders, fewest=FEWEST_FOR_PROCESSES, along=along)


def finished(order: VersionsWanted, version: Version, cache: Cache) -> bytes | Problem:
    """Return one version, made anew if the cache has lost it meanwhile."""
    kept = cache.read(version.digest)
    if kept is not None:
        return kept
    return _develop(order, cache=cache) or cache.read(version.digest) or told("picture-changed")


def _missing(order: VersionsWanted, cache: Cache) -> list[Version]:
    return [version for version in order.versions if cache.read(version.digest) is None]


def _develop(order: VersionsWanted, *, cache: Cache) -> Problem | None:
    missing = _missing(order, cache)
    if not missing:
        return None
    try:
        data = read_original(order.path)
    except OSError:
        return told("picture-changed")
    # What another file makes must not be kept in this one's name.
    if isinstance(data, Problem) or hashlib.sha256(data).hexdigest() != order.original.digest:
        return told("picture-changed")
    made = encode(data, order.original, missing)
    if isinstance(made, Problem):
        return made
    for version, encoded in made:
        if isinstance(encoded, Problem):
            return encoded
        cache.write(version.digest, encoded)
    return None


# What has been encoded before: any file of it may vanish, be cut or be anything at all. Each begins with the digest of the
# rest, and what does not agree is not there. Two builds may write at once; a file takes its name when it is whole. The time
# of a file is when it was last used, so that what nobody needs any more can be taken away.


DAY_SECONDS = 24 * 60 * 60
KEPT_SECONDS = 60 * DAY_SECONDS
MOST_OCTETS = 2_000_000_000
# «<digest>-<makers>» of a finished file, «.<digest>-<makers>.<random>» of one that is being written
OURS = re.compile(r"[0-9a-f]{32}-[0-9a-f]{8}|\.[0-9a-f]{32}-[0-9a-f]{8}\.[0-9a-f]{12}")
DIGEST_OCTETS = hashlib.sha256().digest_size
# Another encoder, or other code here, makes other bytes of the same picture; the old ones are not mixed with them.
ENCODERS = ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "zlib_ng", "littlecms2", "freetype2", "raqm", "harfbuzz")
MAKERS = hashlib.sha256(
    b"".join(
        [
            *(f"{part} {features.version(part)} ".encode() for part in ("pil", *ENCODERS)),
            *(module.read_bytes() for module in sorted(Path(__file__).parent.glob("*.py"))),
        ]
    )
).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """Finished files by the digest of what they are made of."""

    folder: Path

    def read(self, digest: str) -> bytes | None:
        """Return the file made of *digest*, if there is one and it is whole."""
        path = self._path(digest)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        data = kept[DIGEST_OCTETS:]
        if not data or kept[:DIGEST_OCTETS] != hashlib.sha256(data).digest():
            return None
        _touched(path)
        return data

    def write(self, digest: str, data: bytes) -> None:
        """Keep *data*, or raise OSError."""
        path = self._path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        try:
            unfinished.write_bytes(hashlib.sha256(data).digest() + data)
            os.replace(unfinished, path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def trim(self) -> None:
        """Remove what has not been used for long, and of the rest the oldest when it is too much.

        What was used the last day stays, however much it is, and so does any
        file that is not the cache's own.
        """
        now = _touched(self.folder)
        files = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as found:
            for file in found:
                if OURS.fullmatch(file.name) and file.is_file(follow_symlinks=False):
                    about = file.stat(follow_symlinks=False)
                    files.append((about.st_mtime, about.st_size, file.path))
        total = 0
        for used, octets, path in sorted(files, reverse=True):
            total += octets
            age = now - used
            if age > DAY_SECONDS and (age > KEPT_SECONDS or total > MOST_OCTETS):
                with contextlib.suppress(OSError):  # another build was there first
                    os.unlink(path)

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest[:32]}-{MAKERS}"


def _touched(path: Path) -> float:
    """Mark the file or folder at *path* as used now, and return that time; 0 where it cannot be marked."""
    with contextlib.suppress(OSError):
        os.utime(path)
        return path.stat().st_mtime
    return 0.0
