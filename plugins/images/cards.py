"""Cards: the pictures that links to pages without one of their own are shown with; what each says, its text laid out as large
as it can be in lines of about the same length, and how it is drawn.

A card has four colours and what lies between them. Each pixel is from the first
the number of its colour: to look for the colours of a finished picture would
take as long as all of the drawing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

from .cache import Cache
from .processes import each

MOST_LETTERS = 400  # more than any card has room for
SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0"
NO_BREAKS = frozenset("\u00a0\u2007\u202f")
NO_BREAK_HYPHEN = "\u2011"
NOWHERE = "\U0010ffff"  # no font has a sign for it
BALANCE_STEP_PX = 16

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayout:
    """A text in lines, and the size of its letters."""

    lines: tuple[str, ...]
    size_px: int


@lru_cache(maxsize=64)
def font(path: Path, size_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size_px)


def drawable(text: str, path: Path) -> str:
    """Return *text* on one line, without the signs the font at *path* lacks: the page and its title have them all."""
    text = unicodedata.normalize("NFC", text[: 4 * MOST_LETTERS]).replace(NO_BREAK_HYPHEN, "-")
    words = "".join(_drawable_sign(sign, path) for sign in text).split(" ")
    # Split at ordinary spaces alone: the others hold words together.
    return " ".join(word for word in words if word.strip(f"{NO_BREAK}{SOFT_HYPHEN}"))[:MOST_LETTERS]


@lru_cache(maxsize=4096)
def _drawable_sign(sign: str, path: Path) -> str:
    """Return *sign*, the space it stands for, or nothing."""
    if sign == SOFT_HYPHEN:
        return sign
    if sign.isspace():
        return NO_BREAK if sign in NO_BREAKS else " "
    if unicodedata.category(sign).startswith("C"):
        return ""
    face = font(path, 32)
    return sign if bytes(face.getmask(sign)) != bytes(face.getmask(NOWHERE)) else ""


@lru_cache(maxsize=64)  # the name of the site and the kind of page stand on every card
def fit(text: str, path: Path, *, width: int, height: int, sizes: tuple[int, ...], line_height: float) -> TextLayout:
    """Return *text* in the first of *sizes*, large to small, that it fits in; in the last it is cut if it must be."""
    for size in sizes:
        measure = lru_cache(maxsize=None)(font(path, size).getlength)  # one line is tried in many widths
        most = max(1, int(height // (size * line_height)))
        lines = wrap(text, width, measure)
        if len(lines) <= most and all(measure(line) <= width for line in lines):
            return TextLayout(lines=_balanced(text, width, measure), size_px=size)
    lines = [part for line in lines for part in _broken(line, width, measure)]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width, measure)]
    return TextLayout(lines=tuple(lines), size_px=size)


def wrap(text: str, width: float, measure: Measure) -> list[str]:
    """Return *text* in lines, each as full as it can be; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        for piece, joint in _pieces(word):
            longer = f"{lines[-1]}{joint}{piece}" if lines else piece
            if lines and measure(_shown(longer)) <= width:
                lines[-1] = longer
            else:
                if lines and joint == SOFT_HYPHEN:
                    lines[-1] += "-"
                lines.append(piece)
    return [_shown(line) for line in lines]


def _pieces(word: str) -> list[tuple[str, str]]:
    """Return the parts a word may be divided into, each with what joins it to the one before."""
    first, *others = word.split(SOFT_HYPHEN)
    return [(first, " "), *((part, SOFT_HYPHEN) for part in others)]


def _shown(line: str) -> str:
    return line.replace(SOFT_HYPHEN, "")


def _balanced(text: str, width: int, measure: Measure) -> tuple[str, ...]:
    """Return the fewest lines, the longest of them as short as it can be."""
    best = wrap(text, width, measure)
    while True:
        # In any width that has room for the longest line, the text is broken in the same places.
        steps = (width - max(map(measure, best))) // BALANCE_STEP_PX + 1
        width -= int(steps) * BALANCE_STEP_PX
        lines = wrap(text, width, measure)
        if width <= 0 or len(lines) > len(best) or any(measure(line) > width for line in lines):
            return tuple(best)
        best = lines


def _broken(line: str, width: int, measure: Measure) -> list[str]:
    """Return a line that is too wide in several, broken where the room ends."""
    parts = []
    while measure(line) > width:
        end = next(end for end in range(len(line) - 1, 0, -1) if end == 1 or measure(line[:end] + "-") <= width)
        parts.append(line[:end] + "-")
        line = line[end:]
    return [*parts, line]


def _cut(line: str, width: int, measure: Measure) -> str:
    while line and measure(f"{line} …") > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line} …".strip()


WIDTH, HEIGHT = 1200, 630  # px, what services for sharing ask for

# Tokens of the style sheet, of the light theme and of the dark one.
GROUND = "#0c3f39"  # surface-deep
SHADE = "#0a5f55"  # accent
INK = "#ffffff"  # on-deep
LIGHT = "#7fd6c6"  # accent, in the dark

# The files in the theme's folder of fonts, with the beginnings of their digests.
TITLE_FONT = ("SchibstedGrotesk-Bold.ttf", "f5da3565")
TEXT_FONT = ("SchibstedGrotesk-Medium.ttf", "e9dc105a")

DESIGN = "1"  # part of the digest: raise it when cards are drawn in another way
LOOK = (DESIGN, GROUND, SHADE, INK, LIGHT, TITLE_FONT, TEXT_FONT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card in words; each may be of any length, and all but the first empty."""

    site: str  # its name, beside its sign
    title: str
    kind: str  # «Artikkel»
    when: str  # of an event

    @property
    def digest(self) -> str:
        """The card in hexadecimal digits: of what it says and how it looks."""
        says = self.site, self.title, self.kind, self.when
        return hashlib.sha256(repr((LOOK, says)).encode()).hexdigest()


# A card drawn: ground and sign once, then the words of each


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


def undrawn(cards: Iterable[Card], cache: Cache) -> list[Card]:
    """Return those of *cards* that are missing in the cache."""
    return [card for card in cards if cache.read(card.digest) is None]


def draw_cards(
    cards: Sequence[Card], cache: Cache, fonts: Path, *, along: Callable[[Iterator[None]], Iterable[None]] = iter
) -> None:
    """Put *cards* in the cache.

    Raises:
        OSError: the cache cannot be written.
    """
    each(partial(_keep, cache=cache, fonts=fonts), cards, fewest=FEWEST_FOR_PROCESSES, along=along)


def finished_card(card: Card, cache: Cache, fonts: Path) -> bytes:
    """Return the card as PNG, drawn anew if the cache has lost it meanwhile."""
    return cache.read(card.digest) or draw(card, fonts)


def _keep(card: Card, *, cache: Cache, fonts: Path) -> None:
    cache.write(card.digest, draw(card, fonts))


def draw(card: Card, fonts: Path) -> bytes:
    """Return the card as PNG."""
    sheet = _sheet(card.site, card.kind, fonts)
    ink, light = mask(), mask()
    bold, medium = fonts / TITLE_FONT[0], fonts / TEXT_FONT[0]
    date = _fit_date(card.when, medium)
    title = _fit_title(_title(card, bold), date, bold)
    below = _write(ImageDraw.Draw(ink), title, bold, (MARGIN, TITLE_TOP), TITLE_LINE)
    _write(ImageDraw.Draw(light), date, medium, (MARGIN, below + GAP), TEXT_LINE)
    drawn = sheet.drawn.copy()
    if box := _box(ink, light):  # elsewhere the sheet stays as it is
        drawn.paste(sheet.with_words(ink, light, box), box)
    return png(drawn)


def _title(card: Card, bold: Path) -> str:
    """Return the title, or the name of the site where the font has no letter of it."""
    title = drawable(card.title, bold)
    return title if any(map(str.isalnum, title)) else drawable(card.site, bold)


def _fit_date(when: str, medium: Path) -> TextLayout:
    return fit(drawable(when, medium), medium, width=COLUMN, height=104, sizes=TEXT_SIZES, line_height=TEXT_LINE)


def _fit_title(title: str, date: TextLayout, bold: Path) -> TextLayout:
    room = FOOT_TOP - TITLE_TOP - GAP
    if any(date.lines):
        room -= GAP + round(len(date.lines) * date.size_px * TEXT_LINE)
    return fit(title, bold, width=COLUMN, height=room, sizes=TITLE_SIZES, line_height=TITLE_LINE)


def _one_line(text: str, path: Path) -> TextLayout:
    return fit(drawable(text, path), path, width=COLUMN, height=52, sizes=TEXT_SIZES[1:], line_height=TEXT_LINE)


def _write(pen: ImageDraw.ImageDraw, setting: TextLayout, path: Path, at: tuple[int, int], line_height: float) -> int:
    """Write the lines, and return where the next thing may begin."""
    left, top = at
    step = round(setting.size_px * line_height)
    for number, line in enumerate(setting.lines):
        pen.text((left, top + number * step), line, font=font(path, setting.size_px), fill=255)
    return top + len(setting.lines) * step


Box = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What all cards of a kind have in common: ground, sign and the words that stand on each."""

    ground: Image.Image
    ink: Image.Image
    light: Image.Image
    drawn: Image.Image  # all three together

    def with_words(self, ink: Image.Image, light: Image.Image, box: Box) -> Image.Image:
        """Return what is in *box*, drawn, with the masks of more words."""
        both = ((self.ink, ink), (self.light, light))
        inks = (ImageChops.lighter(own.crop(box), more.crop(box)) for own, more in both)
        return inked(self.ground.crop(box), *inks)


@lru_cache(maxsize=8)
def _sheet(site: str, kind: str, fonts: Path) -> _Sheet:
    ground, *inks = _blank()
    ink, light = (each.copy() for each in inks)
    bold, medium = fonts / TITLE_FONT[0], fonts / TEXT_FONT[0]
    _write(ImageDraw.Draw(light), _one_line(kind, medium), medium, (MARGIN, KIND_TOP), TEXT_LINE)
    name = fit(drawable(site, bold), bold, width=COLUMN - SIGN - 20, height=60, sizes=(44,), line_height=1.3)
    _write(ImageDraw.Draw(ink), name, bold, (MARGIN + SIGN + 18, FOOT_TOP + 1), 1.3)
    return _Sheet(ground=ground, ink=ink, light=light, drawn=inked(ground, ink, light))


@lru_cache(maxsize=1)
def _blank() -> tuple[Image.Image, Image.Image, Image.Image]:
    """Return what all cards have in common: the ground, and what is drawn in one ink and in the other."""
    shade, ink, light = mask(), mask(), mask()
    _sign((760, 110), 720, bars=shade, dot=shade)
    _sign((MARGIN - 11, FOOT_TOP), SIGN, bars=ink, dot=light)
    return shaded(shade), *apart(ink, light)


def _box(*masks: Image.Image) -> Box | None:
    """Return the smallest box round all that is drawn in *masks*; None: nothing is."""
    found = [box for box in (each.getbbox() for each in masks) if box]
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found)
    return min(lefts), min(tops), max(rights), max(bottoms)


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


# What cards are drawn on: four colours, and what lies between them


GROUNDS = 8  # from the ground to its shade
DEGREES = 15  # of ink on each of them, at the edge of a letter
INKS = (INK, LIGHT)

Colour = tuple[int, int, int]


def mask() -> Image.Image:
    """Return an empty mask of the card's size: black, to be drawn on in white."""
    return Image.new("L", (WIDTH, HEIGHT))


def shaded(shade: Image.Image) -> Image.Image:
    """Return the ground, and the shade where its mask is light, as numbers of colours."""
    return shade.point([_degree(octet, GROUNDS - 1) for octet in range(256)])


def inked(ground: Image.Image, ink: Image.Image, light: Image.Image) -> Image.Image:
    """Return *ground*, where there is no ink yet, with what the masks of the two inks say."""
    of_ink = ink.point([GROUNDS * degree for degree in _DEGREES_OF_INK])
    of_light = light.point([GROUNDS * (DEGREES + degree) if degree else 0 for degree in _DEGREES_OF_INK])
    return ImageChops.add(ground, ImageChops.lighter(of_ink, of_light))


def apart(ink: Image.Image, light: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return the masks without overlap, since no colour lies between the two inks. The light one lies on top."""
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


_DEGREES_OF_INK = [_degree(octet, DEGREES) for octet in range(256)]


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
