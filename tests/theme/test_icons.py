"""The pictures that stand for the site are where the pages say, and as large."""

from pathlib import Path

import pytest
from PIL import Image

from outputs.context import ICON, LOGO, PNG_ICON, TOUCH_ICON

STATIC = Path(__file__).parents[2] / "theme" / "static"


def file_of(address):
    return STATIC / address.removeprefix("/theme/")


@pytest.mark.parametrize(("address", "side"), [(PNG_ICON, 192), (LOGO, 512), (TOUCH_ICON, 180)])
def test_an_icon_is_a_square_of_the_size_its_readers_expect(address, side):
    with Image.open(file_of(address)) as picture:
        assert (picture.format, picture.size) == ("PNG", (side, side))


def test_the_icon_of_a_phone_has_no_holes_for_it_shows_them_black():
    with Image.open(file_of(TOUCH_ICON)) as picture:
        assert picture.convert("RGBA").getextrema()[3] == (255, 255)


def test_the_drawn_icon_is_one_drawing_without_script():
    assert "<script" not in file_of(ICON).read_text("utf-8")
    assert file_of(ICON).read_text("utf-8").startswith("<svg ")
