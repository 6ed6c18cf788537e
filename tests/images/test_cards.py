"""Cards: every title looks intended, and the design is the theme's."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from images import cards as look
from images.cards import (
    COLUMN,
    FOOT_TOP,
    HEIGHT,
    MARGIN,
    TEXT_FONT,
    TITLE_FONT,
    WIDTH,
    Card,
    draw,
    drawable,
    fit,
    font,
)

THEME = Path(__file__).parents[2] / "theme"
FONTS = THEME / "fonts"
BOLD = FONTS / TITLE_FONT[0]
SIXTY = "Spesialisthelsetjenestesamhandlingsreformkoordineringsutvalg"
LONG = (
    "Helsefremmende arbeid i kommunene, kunstig intelligens på sykehuset og hjemmeoppfølging av pasienter "
    "med kroniske sykdommer: hva kan vi alle lære av hverandre?"
)


def card(title, kind="Artikkel", when=""):
    return Card(site="Testhuset", title=title, kind=kind, when=when)


def opened(data):
    return Image.open(BytesIO(data)).convert("RGB")


TITLES = {
    "three letters": "Øre",
    "160 letters": LONG,
    "one very long word": SIXTY,
    "nothing the font has a sign for": "你好 🙂",
    "ten thousand letters": "æ" * 10_000,
    "from right to left, and marks": "\u202eמבוא\u0301\0\n\t",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("when", ["", "Fredag 30. april 2027 kl. 09.00 til lørdag 1. mai 2027 kl. 15.00"])
def test_every_title_stays_within_its_margins_and_weighs_little(title, when):
    data = draw(card(title, when=when), FONTS)
    picture = opened(data)
    assert picture.size == (WIDTH, HEIGHT)
    assert len(data) < 60_000
    margins = [(0, 0, MARGIN - 12, HEIGHT), (0, 0, WIDTH, MARGIN - 12), (WIDTH - MARGIN + 12, 0, WIDTH, HEIGHT)]
    light = [max(picture.crop(box).convert("L").getextrema()) for box in margins]
    assert max(light) < 100  # the ground alone
    assert max(picture.crop((MARGIN, 130, WIDTH, 480)).convert("L").getextrema()) > 200  # and a title


def test_a_title_of_160_letters_is_shown_whole():
    setting = fit(drawable(LONG, BOLD), BOLD, width=COLUMN, height=340, sizes=(90, 60, 48), line_height=1.12)
    assert " ".join(setting.lines) == LONG


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("Slik blir innovasjonsdagen", ("Slik blir", "innovasjonsdagen"), id="balanced"),
        pytest.param("Øre", ("Øre",), id="one word"),
        pytest.param("hjemme\u00adoppfølgings\u00adteknologi", ("hjemmeoppfølgings-", "teknologi"), id="soft hyphens"),
        pytest.param("20.\u00a0mars 2027 er dagen alle venter", ("20.\u00a0mars 2027 er", "dagen alle venter"), id="held"),
    ],
)  # fmt: skip
def test_lines_are_as_a_typesetter_would_have_them(text, lines):
    assert fit(drawable(text, BOLD), BOLD, width=620, height=180, sizes=(60,), line_height=1.12).lines == lines


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_no_text_is_wider_or_higher_than_its_room(text):
    setting = fit(drawable(text, BOLD), BOLD, width=500, height=200, sizes=(80, 40), line_height=1.1)
    measure = font(BOLD, setting.size_px).getlength
    assert [line for line in setting.lines if measure(line) > 500 and len(line) > 2] == []
    assert len(setting.lines) * setting.size_px * 1.1 <= 200 or len(setting.lines) == 1


@pytest.mark.parametrize("sign", "ÆØÅæøåÄÖäöéèüšŠčČđĐŋŊŧŦžŽ–—«»„“”‘’…·½×−€§°")
@pytest.mark.parametrize("name", [TITLE_FONT[0], TEXT_FONT[0]])
def test_the_fonts_have_what_norwegian_and_sami_are_written_with(name, sign):
    assert drawable(sign, FONTS / name) == sign


def test_the_colours_are_the_themes():
    tokens = (THEME / "static" / "css" / "tokens.css").read_text("utf-8")
    light, dark = tokens.split("prefers-color-scheme: dark", 1)
    named = dict(re.findall(r"--([\w-]+): (#\w+);", light))
    assert (named["surface-deep"], named["accent"], named["on-deep"]) == (look.GROUND, look.SHADE, look.INK)
    assert dict(re.findall(r"--([\w-]+): (#\w+);", dark))["accent"] == look.LIGHT


def test_no_pixel_is_darker_than_the_ground_or_of_another_colour_than_those_between_the_four():
    corners = [ImageColor.getrgb(colour) for colour in (look.GROUND, look.SHADE, look.INK, look.LIGHT)]
    drawn = {colour for _, colour in opened(draw(card("Én", when="I dag"), FONTS)).getcolors()}
    assert {*corners} <= drawn
    for part in zip(*drawn), zip(*corners):
        least, most = zip(*((min(values), max(values)) for values in part))
        assert (least, most) == ((0x0A, 0x3F, 0x39), (0xFF, 0xFF, 0xFF))


def test_where_the_inks_of_the_sign_meet_there_is_no_gap():
    picture = opened(draw(card("Én"), FONTS)).convert("L")
    middle = picture.crop((MARGIN, FOOT_TOP + 28, MARGIN + 36, FOOT_TOP + 32))
    assert middle.getextrema()[0] > 3 * picture.getpixel((2, 2))


def test_the_fonts_are_those_the_digest_tells_of_and_lie_with_their_licence():
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:8] for path in FONTS.glob("*.ttf")}
    assert found == dict([TITLE_FONT, TEXT_FONT])
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 600_000


def test_a_card_is_drawn_the_same_each_time():
    first = draw(card("Én"), FONTS)
    draw(card("Noe annet, som er mye lengre"), FONTS)
    assert draw(card("Én"), FONTS) == first


@pytest.mark.parametrize("title", ["Én", "ẾǺ gjpq " * 20], ids=["short", "high and deep letters"])
@pytest.mark.parametrize("when", ["", "I dag"])
def test_what_is_drawn_in_parts_is_one_whole_picture(title, when):
    with Image.open(BytesIO(draw(card(title, when=when), FONTS))) as picture:
        picture.verify()
    sheet = opened(draw(card("\u200b", when=""), FONTS))
    below = (0, FOOT_TOP, WIDTH, HEIGHT)
    assert opened(draw(card(title, when=when), FONTS)).crop(below).tobytes() == sheet.crop(below).tobytes()


def test_cards_that_say_different_things_have_different_names():
    cards = [card("Én"), card("To"), card("Én", kind="Arrangement"), card("Én", when="I dag"), card("Én I dag")]
    assert len({one.digest for one in cards}) == len(cards)
