"""An original as its header tells of it, the versions of it that are published, and how large it may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
