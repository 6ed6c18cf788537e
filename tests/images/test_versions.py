"""What is published of a picture: the pixels, turned the right way, and nothing of its maker."""

from io import BytesIO
from itertools import chain

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from images.development import LARGEST_VERSION_PX, versions
from images.original import Format, Original

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)
SECRET = b"59.7439 10.2045 Kari Nordmann"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"


def saved(picture, file_format, **options):
    out = BytesIO()
    picture.save(out, file_format, **options)
    return out.getvalue()


def opened(data):
    published = Image.open(BytesIO(data))
    published.load()
    return published


def every(made):
    """Yield all that is published, of every format and size."""
    for size, data in chain.from_iterable(made.values()):
        yield size, opened(data)


SRGB_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
NAMED_PROFILE = SRGB_PROFILE + SECRET  # a camera may write its owner's name here too
HARMLESS = frozenset(
    "jfif jfif_version jfif_unit jfif_density progressive progression loop background timestamp duration".split()
)


def quarters():
    """A picture whose corners tell which way is up: red, green, blue and white, from the top left."""
    picture = Image.new("RGB", (80, 40), WHITE)
    picture.paste(RED, (0, 0, 40, 20))
    picture.paste(GREEN, (40, 0, 80, 20))
    picture.paste(BLUE, (0, 20, 40, 40))
    return picture


def corners(picture):
    """The nearest of the four colours in each corner, from the top left."""
    right, bottom = picture.width - 5, picture.height - 5
    seen = [picture.convert("RGB").getpixel(place) for place in [(4, 4), (right, 4), (4, bottom), (right, bottom)]]
    return [
        min((RED, GREEN, BLUE, WHITE), key=lambda named: sum(abs(a - b) for a, b in zip(named, pixel, strict=True)))
        for pixel in seen
    ]


def exif(**tags):
    found = Image.Exif()
    found[0x0112] = tags.get("orientation", 1)
    found[0x013B] = SECRET.decode()  # artist
    found.get_ifd(0x8825)[29] = SECRET.decode()  # GPS
    return found


# What undoes each orientation a camera can write (EXIF 2.32, tag 0x0112).
AS_HELD = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", AS_HELD)
def test_a_picture_stands_the_right_way_however_the_camera_was_held(publish, orientation, file_format):
    held = AS_HELD[orientation]
    written = quarters().transpose(held) if held is not None else quarters()
    made = publish(saved(written, file_format, exif=exif(orientation=orientation)))
    assert list(made) == [Format.AVIF, Format.WEBP, Format.JPEG]
    for size, picture in every(made):
        assert (size, picture.size, corners(picture)) == ((80, 40), (80, 40), [RED, GREEN, BLUE, WHITE])


def in_text_chunks():
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", SECRET.decode())
    chunks.add_text("GPS", SECRET.decode(), zip=True)
    chunks.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(quarters(), "PNG", pnginfo=chunks, exif=exif())


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(
            saved(quarters(), "JPEG", exif=exif(), comment=SECRET, xmp=XMP, icc_profile=NAMED_PROFILE),
            id="JPEG: EXIF with GPS, XMP, comment, profile",
        ),
        pytest.param(in_text_chunks(), id="PNG: EXIF and text chunks"),
        pytest.param(saved(quarters(), "WEBP", exif=exif(), xmp=XMP), id="WebP: EXIF and XMP"),
        pytest.param(saved(quarters(), "JPEG") + SECRET, id="after the end of the file"),
    ],
)
def test_nothing_is_told_of_who_took_the_picture_and_where(publish, original):
    assert SECRET in original
    made = publish(original)
    assert [data for _, data in chain.from_iterable(made.values()) if SECRET in data] == []
    for _, picture in every(made):
        assert set(picture.info) <= HARMLESS
        assert picture.getexif() == {}


def test_a_photo_from_a_telephone_that_holds_a_second_picture_is_a_photo(publish):
    original = saved(quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (80, 40), RED)])
    assert b"MPF" in original
    assert [corners(picture) for _, picture in every(publish(original))] == [[RED, GREEN, BLUE, WHITE]] * 3


CLEAR = {
    "PNG with an alpha channel": saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)), "PNG"),
    "grey with an alpha channel": saved(Image.new("LA", (4, 4), (9, 0)), "PNG"),
    "a palette with a clear colour": saved(Image.new("P", (4, 4), 0), "PNG", transparency=0),
    "one colour is clear": saved(Image.new("RGB", (4, 4), RED), "PNG", transparency=RED),
    "WebP": saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)), "WEBP", lossless=True),
}


@pytest.mark.parametrize("original", CLEAR.values(), ids=CLEAR)
def test_what_is_clear_stays_clear_in_every_format(publish, original):
    made = publish(original)
    assert list(made) == [Format.AVIF, Format.WEBP, Format.PNG]
    assert [(picture.mode, picture.getpixel((1, 1))[3]) for _, picture in every(made)] == [("RGBA", 0)] * 3


def test_the_edge_of_what_is_clear_keeps_its_colour_when_it_is_made_smaller(publish):
    half = Image.new("RGBA", (3000, 20), (0, 0, 0, 0))
    half.paste((*RED, 255), (0, 0, 1499, 20))
    made = publish(saved(half, "PNG"))
    row = [opened(data).getpixel((x, 2)) for size, data in made[Format.PNG] for x in range(size[0])]
    assert {pixel[:3] for pixel in row if pixel[3] > 128} == {RED}


def original_of(width, height, **more):
    return Original(digest="", width=width, height=height, **{"has_alpha": False, "is_drawn": False, **more})


@pytest.mark.parametrize(
    ("size", "light", "fallback"),
    [
        pytest.param(
            (4000, 3000), [(480, 360), (800, 600), (1200, 900), (1600, 1200)], [(1200, 900), (1600, 1200)], id="wide"
        ),
        pytest.param((1000, 4000), [(400, 1600)], [(400, 1600)], id="tall"),
        pytest.param(
            (1600, 1600),
            [(480, 480), (800, 800), (1200, 1200), (1600, 1600)],
            [(1200, 1200), (1600, 1600)],
            id="just right",
        ),
        pytest.param((1300, 650), [(480, 240), (800, 400), (1300, 650)], [(1300, 650)], id="a small step is left out"),
        pytest.param((30, 20), [(30, 20)], [(30, 20)], id="a small one is never made larger"),
        pytest.param(
            (9000, 3), [(480, 1), (800, 1), (1200, 1), (1600, 1)], [(1200, 1), (1600, 1)], id="at least a pixel thick"
        ),
    ],
)
def test_the_sizes_suit_the_original_and_its_shape_is_kept(size, light, fallback):
    made = versions(original_of(*size))
    sizes = {of: [(v.width, v.height) for v in made if v.format is of] for of in Format}
    assert sizes == {Format.AVIF: light, Format.WEBP: light, Format.JPEG: fallback, Format.PNG: []}
    assert max(max(version.width, version.height) for version in made) <= LARGEST_VERSION_PX


def test_what_may_be_clear_has_one_heavy_version_alone():
    made = versions(original_of(4000, 3000, has_alpha=True))
    assert [(v.format, v.width) for v in made if v.format in (Format.JPEG, Format.PNG)] == [(Format.PNG, 1200)]


def test_every_version_has_the_size_it_is_said_to_have(publish):
    made = publish(saved(Image.new("RGB", (1700, 900), RED), "JPEG", exif=exif(orientation=6)))
    assert [size for size, _ in made[Format.AVIF]] == [(480, 907), (847, 1600)]
    assert [size == picture.size for size, picture in every(made)] == [True] * 5


def test_grey_in_sixteen_bits_keeps_its_shade(publish):
    made = publish(saved(Image.new("I;16", (4, 4), 0x8000), "PNG"))
    shades = [picture.convert("RGB").getpixel((1, 1)) for _, picture in every(made)]
    assert [max(shade) - min(shade) <= 2 and abs(shade[0] - 128) <= 2 for shade in shades] == [True] * 3


def test_ink_becomes_light(publish):
    made = publish(saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=100))
    assert [(picture.mode, corners(picture)) for _, picture in every(made)] == [("RGB", [RED] * 4)] * 3


def test_a_palette_becomes_colours(publish):
    made = publish(saved(quarters().quantize(4), "PNG"))
    assert [corners(picture) for _, picture in every(made)] == [[RED, GREEN, BLUE, WHITE]] * 3


def test_a_profile_is_worked_into_the_colours_before_it_is_taken_off(publish):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_is_blue = srgb.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    for _, picture in every(publish(saved(quarters(), "PNG", icc_profile=red_is_blue))):
        assert corners(picture) == [BLUE, GREEN, RED, WHITE]
        assert "icc_profile" not in picture.info


def test_a_broken_profile_costs_no_picture(publish):
    assert len(publish(saved(quarters(), "PNG", icc_profile=b"tull"))) == 3


def test_the_same_picture_is_the_same_bytes_each_time(publish):
    noise = Image.effect_noise((700, 500), 80).convert("RGB")
    assert publish(saved(noise, "PNG")) == publish(saved(noise, "PNG"))
