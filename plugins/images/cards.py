"""Cards: the pictures that links to pages without one of their own are shown with; what each says, its text laid out as large
as it can be in lines of about the same length, and how it is drawn.

A card has four colours and what lies between them. Each pixel is from the first
the number of its colour: to look for the colours of a finished picture would
take as long as all of the drawing.
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFont

MOST_LETTERS = 400  # more than any card has room for
SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0"
NO_BREAKS = frozenset("\u00a0\u2007\u202f")
NO_BREAK_HYPHEN = "\u2011"
NOWHERE = "\U0010ffff"  # no font has a sign for it
BALANCE_STEP_PX = 16
MEASURED = 120  # px, the size words are measured in

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
        measure = partial(_width, path=path, size=size)
        most = max(1, int(height // (size * line_height)))
        lines = wrap(text, width, measure)
        if len(lines) <= most and all(measure(line) <= width for line in lines):
            return TextLayout(lines=_balanced(text, width, measure), size_px=size)
    lines = [part for line in lines for part in _broken(line, width, measure)]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width, measure)]
    return TextLayout(lines=tuple(lines), size_px=size)


def _width(line: str, path: Path, size: int) -> float:
    """Return how wide *line* is: letters of another size are as much wider, and words as wide beside each other."""
    words = line.split(" ")
    measured = sum(_measured(word, path) for word in words) + (len(words) - 1) * _measured(" ", path)
    return measured * size / MEASURED


@lru_cache(maxsize=4096)
def _measured(word: str, path: Path) -> float:
    return font(path, MEASURED).getlength(word)


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


MARGIN = 80
COLUMN = WIDTH - 2 * MARGIN
KIND_TOP = 72
ABOVE_TITLE = 86  # «Ế» is higher than its line
TITLE_TOP = 138
FOOT_TOP = 506
SIGN = 60
TITLE_SIZES = (120, 108, 98, 90, 82, 74, 68, 62, 56, 52, 48, 44, 40)
TEXT_SIZES = (40, 36, 32, 28)
TITLE_LINE, TEXT_LINE = 1.12, 1.3  # of the size
GAP = 26
FINER = 4  # the sign is drawn this many times as large, and made smooth

# Before each row of a PNG stands how it differs from the one above (PNG §9.2): 0, not at all, which is also the number
# of the ground. So all is drawn on a sheet that is one pixel wider to the left.
ROW = 1 + WIDTH
LEFT = 1 + MARGIN
ZLIB, LAST_BLOCK = b"\x78\x01", b"\x03\x00"  # how the data begins, and an empty block (RFC 1951 §3.2.6)


def draw(card: Card, fonts: Path) -> bytes:
    """Return the card as PNG."""
    sheet = _sheet(card.site, card.kind, fonts)
    bold, medium = sheet.bold, sheet.medium
    when = drawable(card.when, medium)
    date = fit(when, medium, width=COLUMN, height=104, sizes=TEXT_SIZES, line_height=TEXT_LINE)
    title = _fit_title(_title(card, bold), date, bold)
    below = TITLE_TOP + _height(title, TITLE_LINE) + GAP
    end = below + _height(date, TEXT_LINE) + GAP
    words = (
        sheet.words(title, bold, TITLE_TOP, TITLE_LINE, rows=range(ABOVE_TITLE, below), ink=_INK),
        sheet.words(date, medium, below, TEXT_LINE, rows=range(below, end), ink=_LIGHT),
    )
    return png(sheet.packed(chain(*words)))


def _title(card: Card, bold: Path) -> str:
    """Return the title, or the name of the site where the font has no letter of it."""
    title = drawable(card.title, bold)
    return title if any(map(str.isalnum, title)) else drawable(card.site, bold)


def _fit_title(title: str, date: TextLayout, bold: Path) -> TextLayout:
    room = FOOT_TOP - TITLE_TOP - GAP
    if any(date.lines):
        room -= GAP + round(len(date.lines) * date.size_px * TEXT_LINE)
    return fit(title, bold, width=COLUMN, height=room, sizes=TITLE_SIZES, line_height=TITLE_LINE)


def _write(pen: ImageDraw.ImageDraw, setting: TextLayout, path: Path, at: tuple[int, int], line_height: float) -> None:
    left, top = at
    step = round(setting.size_px * line_height)
    for number, line in enumerate(setting.lines):
        pen.text((left, top + number * step), line, font=font(path, setting.size_px), fill=255)


def _height(setting: TextLayout, line_height: float) -> int:
    return len(setting.lines) * round(setting.size_px * line_height) if any(setting.lines) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What all cards of a kind have in common: ground, sign and the words that stand on each."""

    ground: Image.Image
    drawn: Image.Image  # with the sign and the words
    octets: memoryview  # of what is drawn
    bold: Path  # one object each for all cards: what is remembered of a font is found by it
    medium: Path
    packed_rows: dict[range, bytes] = field(default_factory=dict)  # those that stay as they are

    def words(
        self, setting: TextLayout, path: Path, top: int, line_height: float, *, rows: range, ink: Sequence[int]
    ) -> Iterator[tuple[range, bytes]]:
        """Yield those of *rows* that the text stands on which begins at *top*."""
        words = mask(len(rows))
        _write(ImageDraw.Draw(words), setting, path, (LEFT, top - rows.start), line_height)
        if box := words.getbbox():
            left, first, right, last = box
            rows = rows[first:last]
            drawn = self.drawn.crop((0, rows.start, ROW, rows.stop))
            at = left, rows.start, right, rows.stop
            inked = ImageChops.add_modulo(self.ground.crop(at), words.crop(box).point(ink))
            drawn.paste(ImageChops.lighter(self.drawn.crop(at), inked), (left, 0))
            yield rows, drawn.tobytes()

    def packed(self, words: Iterable[tuple[range, bytes]]) -> bytes:
        """Return all rows as the data of a PNG (RFC 1950); those without words are packed once."""
        check, parts, done = 1, [ZLIB], 0
        for rows, data in chain(words, [(range(HEIGHT, HEIGHT), b"")]):
            between, plain = range(done, rows.start), self.octets[done * ROW : rows.start * ROW]
            if between not in self.packed_rows:
                self.packed_rows[between] = _packed(plain)
            parts += [self.packed_rows[between], _packed(data)]
            check, done = zlib.adler32(data, zlib.adler32(plain, check)), rows.stop
        return b"".join([*parts, LAST_BLOCK, struct.pack(">I", check)])


def _packed(data: bytes | memoryview) -> bytes:
    """Return *data* as blocks that need no others."""
    # A card is long runs of one colour. To look for more than runs takes three times as long, and saves a tenth.
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    return packing.compress(data) + packing.flush(zlib.Z_SYNC_FLUSH)


@lru_cache(maxsize=8)
def _sheet(site: str, kind: str, fonts: Path) -> _Sheet:
    ground, *inks = _blank()
    ink, light = (each.copy() for each in inks)
    bold, medium = fonts / TITLE_FONT[0], fonts / TEXT_FONT[0]
    one_line = fit(drawable(kind, medium), medium, width=COLUMN, height=52, sizes=TEXT_SIZES[1:], line_height=TEXT_LINE)
    _write(ImageDraw.Draw(light), one_line, medium, (LEFT, KIND_TOP), TEXT_LINE)
    name = fit(drawable(site, bold), bold, width=COLUMN - SIGN - 20, height=60, sizes=(44,), line_height=1.3)
    _write(ImageDraw.Draw(ink), name, bold, (LEFT + SIGN + 18, FOOT_TOP + 1), 1.3)
    drawn = inked(ground, ink, light)
    return _Sheet(ground=ground, drawn=drawn, octets=memoryview(drawn.tobytes()), bold=bold, medium=medium)


@lru_cache(maxsize=1)
def _blank() -> tuple[Image.Image, Image.Image, Image.Image]:
    """Return what all cards have in common: the ground, and what is drawn in one ink and in the other."""
    shade, ink, light = mask(), mask(), mask()
    _sign((761, 110), 720, bars=shade, dot=shade)
    _sign((LEFT - 11, FOOT_TOP), SIGN, bars=ink, dot=light)
    ground = shade.point([_degree(octet, GROUNDS - 1) for octet in range(256)])  # as numbers of colours
    return ground, *apart(ink, light)


def _sign(at: tuple[int, int], size: int, *, bars: Image.Image, dot: Image.Image) -> None:
    """Draw the sign of the theme's icon.svg, which is 32 units wide, in the masks given."""
    unit, whole = size * FINER / 32, (size * FINER, size * FINER)
    pillars, circle = Image.new("L", whole), Image.new("L", whole)
    for x in (6, 20):
        corners = [value * unit for value in (x, 6, x + 6, 26)]
        ImageDraw.Draw(pillars).rounded_rectangle(corners, radius=1.5 * unit, fill=255)
    ImageDraw.Draw(circle).ellipse([value * unit for value in (11, 11, 21, 21)], fill=255)
    for form, sheet in ((pillars, bars), (circle, dot)):
        sheet.paste(255, at, form.resize((size, size), Image.Resampling.LANCZOS))


# What cards are drawn on: four colours, and what lies between them


GROUNDS = 8  # from the ground to its shade
DEGREES = 15  # of ink on each of them, at the edge of a letter
INKS = (INK, LIGHT)

Colour = tuple[int, ...]


def mask(height: int = HEIGHT) -> Image.Image:
    """Return an empty mask of the card's width: black, to be drawn on in white."""
    return Image.new("L", (ROW, height))


def inked(ground: Image.Image, ink: Image.Image, light: Image.Image) -> Image.Image:
    """Return *ground*, where there is no ink yet, with what the masks of the two inks say."""
    return ImageChops.add(ground, ImageChops.lighter(ink.point(_INK), light.point(_LIGHT)))


def apart(ink: Image.Image, light: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return the masks without overlap, since no colour lies between the two inks. The light one lies on top."""
    covers = light.point([0] * 128 + [255] * 128)
    on_top = Image.composite(covers, light, ink.point([0] + [255] * 255))
    return ImageChops.subtract(ink, covers), on_top


def png(packed: bytes) -> bytes:
    """Return the picture whose pixels are numbers of colours, its rows *packed*; see PNG §11.2."""
    about = struct.pack(">4s2I5B", b"IHDR", WIDTH, HEIGHT, 8, 3, 0, 0, 0)  # an octet a pixel, the number of its colour
    chunks = (about, b"PLTE" + _palette(), b"IDAT" + packed, b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(named: bytes) -> bytes:
    return struct.pack(">I", len(named) - 4) + named + struct.pack(">I", zlib.crc32(named))


def _degree(octet: int, most: int) -> int:
    return (octet * most + 127) // 255


# The numbers of the colours by how much a mask has of each ink
_INK = [GROUNDS * _degree(octet, DEGREES) for octet in range(256)]
_LIGHT = [number + GROUNDS * DEGREES if number else 0 for number in _INK]


@lru_cache(maxsize=1)
def _palette() -> bytes:
    """Return the colours by number: every ground without ink, then with each degree of one ink and of the other."""
    ground, shade = ImageColor.getrgb(GROUND), ImageColor.getrgb(SHADE)
    grounds = [_between(ground, shade, number / (GROUNDS - 1)) for number in range(GROUNDS)]
    inks = [(ImageColor.getrgb(colour), degree / DEGREES) for colour in INKS for degree in range(1, DEGREES + 1)]
    inked = [_between(ground, ink, share) for ink, share in inks for ground in grounds]
    return bytes(octet for colour in (*grounds, *inked) for octet in colour)


def _between(one: Colour, other: Colour, share: float) -> Colour:
    return tuple(round(begin + (end - begin) * share) for begin, end in zip(one, other))
