"""What cards are drawn on: four colours, and what lies between them.

Each pixel is from the first the number of its colour. To look for the colours
of a finished picture would take as long as all of the drawing.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageColor

from .card import GROUND, HEIGHT, INK, LIGHT, SHADE, WIDTH

GROUNDS = 8  # from the ground to its shade
DEGREES = 15  # of ink on each of them, at the edge of a letter
INKS = (INK, LIGHT)

Colour = tuple[int, int, int]


def mask() -> Image.Image:
    """Return a sheet of the card's size where nothing is drawn; what is drawn there is light on dark."""
    return Image.new("L", (WIDTH, HEIGHT))


def shaded(shade: Image.Image) -> Image.Image:
    """Return the ground, and the shade where its mask is light, as numbers of colours."""
    return shade.point([_degree(octet, GROUNDS - 1) for octet in range(256)])


def inked(ground: Image.Image, ink: Image.Image, light: Image.Image) -> Image.Image:
    """Return *ground*, where there is no ink yet, with what the masks of the two inks say."""
    degrees = [_degree(octet, DEGREES) for octet in range(256)]
    of_ink = ink.point([GROUNDS * degree for degree in degrees])
    of_light = light.point([GROUNDS * (DEGREES + degree) if degree else 0 for degree in degrees])
    return ImageChops.add(ground, ImageChops.lighter(of_ink, of_light))


def apart(ink: Image.Image, light: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return the masks so that no pixel has both inks: there is no colour between the two. The light one lies on top."""
    covers = light.point([0] * 128 + [255] * 128)
    on_top = Image.composite(covers, light, ink.point([0] + [255] * 255))
    return ImageChops.subtract(ink, covers), on_top


def png(numbers: Image.Image) -> bytes:
    """Return the picture whose pixels are *numbers* of colours."""
    picture = Image.frombytes("P", numbers.size, numbers.tobytes())
    picture.putpalette(_palette())
    out = BytesIO()
    # A card is long runs of one colour. To look for more than runs takes three times as long, and saves a tenth.
    picture.save(out, "PNG", compress_type=Image.RLE)
    return out.getvalue()


def _degree(octet: int, most: int) -> int:
    return (octet * most + 127) // 255


@lru_cache(maxsize=1)
def _palette() -> bytes:
    """Return the colours by number: every ground without ink, then with each degree of one ink and of the other."""
    grounds = [_between(_rgb(GROUND), _rgb(SHADE), number / (GROUNDS - 1)) for number in range(GROUNDS)]
    inks = [(_rgb(colour), degree / DEGREES) for colour in INKS for degree in range(1, DEGREES + 1)]
    inked = [_between(ground, ink, share) for ink, share in inks for ground in grounds]
    return bytes(octet for colour in (*grounds, *inked) for octet in colour)


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(begin + (end - begin) * share) for begin, end in zip(one, other))
    return red, green, blue


def _rgb(colour: str) -> Colour:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue
