"""A card drawn: ground and sign once, then the words of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from .cache import Cache
from .card import GROUND, HEIGHT, INK, LIGHT, SHADE, TEXT_FONT, TITLE_FONT, WIDTH, Card
from .processes import each
from .typesetting import Setting, drawable, fit, font

FEWEST_FOR_PROCESSES = 50
MARGIN = 80
COLUMN = WIDTH - 2 * MARGIN
KIND_TOP = 72
TITLE_TOP = 138
FOOT_TOP = 506
SIGN = 60
TITLE_SIZES = (120, 108, 98, 90, 82, 74, 68, 62, 56, 52, 48, 44, 40)
TEXT_SIZES = (40, 36, 32, 28)
TITLE_LINE, TEXT_LINE = 1.12, 1.3  # of the size
GAP = 26
COLOURS = 64
FINER = 4  # the sign is drawn this many times as large, and made smooth


def draw_cards(cards: Sequence[Card], cache: Cache, fonts: Path) -> None:
    """Put every card that is missing in the cache.

    Raises:
        OSError: the cache cannot be written.
    """
    missing = [card for card in cards if cache.read(card.digest) is None]
    each(partial(_keep, cache=cache, fonts=fonts), missing, fewest=FEWEST_FOR_PROCESSES)


def finished_card(card: Card, cache: Cache, fonts: Path) -> bytes:
    """Return the card as PNG, drawn anew if the cache has lost it meanwhile."""
    return cache.read(card.digest) or draw(card, fonts)


def _keep(card: Card, *, cache: Cache, fonts: Path) -> None:
    cache.write(card.digest, draw(card, fonts))


def draw(card: Card, fonts: Path) -> bytes:
    """Return the card as PNG."""
    picture = _ground().copy()
    pen = ImageDraw.Draw(picture)
    bold, medium = fonts / TITLE_FONT[0], fonts / TEXT_FONT[0]
    _write(pen, _one_line(card.kind, medium), medium, (MARGIN, KIND_TOP), LIGHT, TEXT_LINE)
    title = drawable(card.title, bold)
    _write_title(pen, title if any(map(str.isalnum, title)) else drawable(card.site, bold), card.when, bold, medium)
    name = fit(drawable(card.site, bold), bold, width=COLUMN - SIGN - 20, height=60, sizes=(44,), line_height=1.3)
    _write(pen, name, bold, (MARGIN + SIGN + 18, FOOT_TOP + 1), INK, 1.3)
    out = BytesIO()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=6)  # more would take seven times as long to save a tenth
    return out.getvalue()


def _write_title(pen: ImageDraw.ImageDraw, title: str, when: str, bold: Path, medium: Path) -> None:
    """Write the title, and when it is below it."""
    room = FOOT_TOP - TITLE_TOP - GAP
    date = fit(drawable(when, medium), medium, width=COLUMN, height=104, sizes=TEXT_SIZES, line_height=TEXT_LINE)
    if any(date.lines):
        room -= GAP + round(len(date.lines) * date.size_px * TEXT_LINE)
    setting = fit(title, bold, width=COLUMN, height=room, sizes=TITLE_SIZES, line_height=TITLE_LINE)
    below = _write(pen, setting, bold, (MARGIN, TITLE_TOP), INK, TITLE_LINE)
    _write(pen, date, medium, (MARGIN, below + GAP), LIGHT, TEXT_LINE)


def _one_line(text: str, path: Path) -> Setting:
    return fit(drawable(text, path), path, width=COLUMN, height=52, sizes=TEXT_SIZES[1:], line_height=TEXT_LINE)


def _write(
    pen: ImageDraw.ImageDraw, setting: Setting, path: Path, at: tuple[int, int], colour: str, line_height: float
) -> int:
    """Write the lines, and return where the next thing may begin."""
    left, top = at
    step = round(setting.size_px * line_height)
    for number, line in enumerate(setting.lines):
        pen.text((left, top + number * step), line, font=font(path, setting.size_px), fill=colour)
    return top + len(setting.lines) * step


@lru_cache(maxsize=1)
def _ground() -> Image.Image:
    """Return what all cards have in common."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    _sign(picture, (760, 110), 720, bars=SHADE, dot=SHADE)
    _sign(picture, (MARGIN - 11, FOOT_TOP), SIGN, bars=INK, dot=LIGHT)
    return picture


def _sign(picture: Image.Image, at: tuple[int, int], size: int, *, bars: str, dot: str) -> None:
    """Draw the sign of the theme's icon.svg, which is 32 units wide."""
    unit = size * FINER / 32
    for shapes, colour in ((_bars, bars), (_dot, dot)):
        mask = Image.new("L", (size * FINER, size * FINER), 0)
        shapes(ImageDraw.Draw(mask), unit)
        picture.paste(colour, at, mask.resize((size, size), Image.Resampling.LANCZOS))


def _bars(pen: ImageDraw.ImageDraw, unit: float) -> None:
    for x in (6, 20):
        pen.rounded_rectangle([value * unit for value in (x, 6, x + 6, 26)], radius=1.5 * unit, fill=255)


def _dot(pen: ImageDraw.ImageDraw, unit: float) -> None:
    pen.ellipse([value * unit for value in (11, 11, 21, 21)], fill=255)
