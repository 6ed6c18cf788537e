"""A card drawn: ground and sign once, then the words of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from PIL import Image, ImageDraw

from .cache import Cache
from .canvas import apart, inked, mask, png, shaded
from .card import TEXT_FONT, TITLE_FONT, WIDTH, Card
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
    ground, ink, light = (part.copy() for part in _blank())
    pen, light_pen = ImageDraw.Draw(ink), ImageDraw.Draw(light)
    bold, medium = fonts / TITLE_FONT[0], fonts / TEXT_FONT[0]
    _write(light_pen, _one_line(card.kind, medium), medium, (MARGIN, KIND_TOP), TEXT_LINE)
    date = _fit_date(card.when, medium)
    below = _write(pen, _fit_title(_title(card, bold), date, bold), bold, (MARGIN, TITLE_TOP), TITLE_LINE)
    _write(light_pen, date, medium, (MARGIN, below + GAP), TEXT_LINE)
    name = fit(drawable(card.site, bold), bold, width=COLUMN - SIGN - 20, height=60, sizes=(44,), line_height=1.3)
    _write(pen, name, bold, (MARGIN + SIGN + 18, FOOT_TOP + 1), 1.3)
    return png(inked(ground, ink, light))


def _title(card: Card, bold: Path) -> str:
    """Return the title, or the name of the site where the font has no letter of it."""
    title = drawable(card.title, bold)
    return title if any(map(str.isalnum, title)) else drawable(card.site, bold)


def _fit_date(when: str, medium: Path) -> Setting:
    return fit(drawable(when, medium), medium, width=COLUMN, height=104, sizes=TEXT_SIZES, line_height=TEXT_LINE)


def _fit_title(title: str, date: Setting, bold: Path) -> Setting:
    room = FOOT_TOP - TITLE_TOP - GAP
    if any(date.lines):
        room -= GAP + round(len(date.lines) * date.size_px * TEXT_LINE)
    return fit(title, bold, width=COLUMN, height=room, sizes=TITLE_SIZES, line_height=TITLE_LINE)


def _one_line(text: str, path: Path) -> Setting:
    return fit(drawable(text, path), path, width=COLUMN, height=52, sizes=TEXT_SIZES[1:], line_height=TEXT_LINE)


def _write(pen: ImageDraw.ImageDraw, setting: Setting, path: Path, at: tuple[int, int], line_height: float) -> int:
    """Write the lines, and return where the next thing may begin."""
    left, top = at
    step = round(setting.size_px * line_height)
    for number, line in enumerate(setting.lines):
        pen.text((left, top + number * step), line, font=font(path, setting.size_px), fill=255)
    return top + len(setting.lines) * step


@lru_cache(maxsize=1)
def _blank() -> tuple[Image.Image, Image.Image, Image.Image]:
    """Return what all cards have in common: the ground, and what is drawn in one ink and in the other."""
    shade, ink, light = mask(), mask(), mask()
    _sign((760, 110), 720, bars=shade, dot=shade)
    _sign((MARGIN - 11, FOOT_TOP), SIGN, bars=ink, dot=light)
    return shaded(shade), *apart(ink, light)


def _sign(at: tuple[int, int], size: int, *, bars: Image.Image, dot: Image.Image) -> None:
    """Draw the sign of the theme's icon.svg, which is 32 units wide, in the masks given."""
    unit = size * FINER / 32
    for shapes, sheet in ((_bars, bars), (_dot, dot)):
        form = Image.new("L", (size * FINER, size * FINER), 0)
        shapes(ImageDraw.Draw(form), unit)
        sheet.paste(255, at, form.resize((size, size), Image.Resampling.LANCZOS))


def _bars(pen: ImageDraw.ImageDraw, unit: float) -> None:
    for x in (6, 20):
        pen.rounded_rectangle([value * unit for value in (x, 6, x + 6, 26)], radius=1.5 * unit, fill=255)


def _dot(pen: ImageDraw.ImageDraw, unit: float) -> None:
    pen.ellipse([value * unit for value in (11, 11, 21, 21)], fill=255)
