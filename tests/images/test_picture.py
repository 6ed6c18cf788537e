"""What is published of a picture: the pixels, turned the right way, and nothing of its maker."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from images.picture import KEPT_BYTES, LONGEST_SIDE_PX, MOST_BYTES, Fault, Picture, _ready, prepare

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)
SECRET = b"59.7439 10.2045 Kari Nordmann"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"


def saved(picture, file_format, **options):
    out = BytesIO()
    picture.save(out, file_format, **options)
    return out.getvalue()


def opened(picture):
    return Image.open(BytesIO(picture.data))


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
def test_a_picture_stands_the_right_way_however_the_camera_was_held(orientation, file_format):
    held = AS_HELD[orientation]
    written = quarters().transpose(held) if held is not None else quarters()
    picture = prepare(saved(written, file_format, exif=exif(orientation=orientation)))
    assert (picture.width, picture.height, corners(opened(picture))) == (80, 40, [RED, GREEN, BLUE, WHITE])
    assert opened(picture).getexif() == {}


def in_text_chunks():
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", SECRET.decode())
    chunks.add_text("GPS", SECRET.decode(), zip=True)
    chunks.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(quarters(), "PNG", pnginfo=chunks, exif=exif())


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(saved(quarters(), "JPEG", exif=exif(), comment=SECRET, xmp=XMP), id="JPEG: EXIF, XMP, comment"),
        pytest.param(in_text_chunks(), id="PNG: EXIF and text chunks"),
        pytest.param(saved(quarters(), "WEBP", exif=exif(), xmp=XMP), id="WebP: EXIF and XMP"),
        pytest.param(saved(quarters(), "JPEG") + SECRET, id="after the end of the file"),
    ],
)
def test_nothing_is_told_of_who_took_the_picture_and_where(original):
    assert SECRET in original
    picture = prepare(original)
    published = opened(picture)
    published.load()
    assert SECRET not in picture.data
    assert not set(published.info) & {"exif", "xmp", "XML:com.adobe.xmp", "comment", "Author", "GPS"}
    assert published.getexif() == {}


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)), "PNG"), id="PNG with an alpha channel"),
        pytest.param(saved(Image.new("LA", (4, 4), (9, 0)), "PNG"), id="grey with an alpha channel"),
        pytest.param(saved(Image.new("P", (4, 4), 0), "PNG", transparency=0), id="a palette with a clear colour"),
        pytest.param(saved(Image.new("RGB", (4, 4), RED), "PNG", transparency=RED), id="one colour is clear"),
        pytest.param(saved(Image.new("RGBA", (4, 4), (255, 0, 0, 0)), "WEBP", lossless=True), id="WebP"),
    ],
)
def test_what_is_clear_stays_clear(original):
    published = opened(prepare(original))
    assert (published.mode, published.getpixel((1, 1))[3]) == ("RGBA", 0)


@pytest.mark.parametrize(
    ("size", "published"),
    [
        pytest.param((4000, 3000), (1600, 1200), id="wide"),
        pytest.param((1000, 4000), (400, 1600), id="tall"),
        pytest.param((1600, 1600), (1600, 1600), id="just right"),
        pytest.param((30, 20), (30, 20), id="a small one is never made larger"),
        pytest.param((9000, 3), (1600, 1), id="a line is at least a pixel thick"),
    ],
)
@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_the_longest_side_is_bounded_and_the_shape_kept(size, published, file_format):
    picture = prepare(saved(Image.new("RGB", size, RED), file_format))
    assert (picture.width, picture.height) == published == opened(picture).size
    assert max(published) <= LONGEST_SIDE_PX


def test_grey_in_sixteen_bits_keeps_its_shade():
    published = opened(prepare(saved(Image.new("I;16", (4, 4), 0x8000), "PNG")))
    assert published.convert("RGB").getpixel((1, 1)) == (128, 128, 128)


def test_ink_becomes_light():
    published = opened(prepare(saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=100)))
    assert corners(published) == [RED] * 4
    assert published.mode == "RGB"


def test_a_profile_is_worked_into_the_colours_before_it_is_taken_off():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_is_blue = srgb.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    published = opened(prepare(saved(quarters(), "PNG", icc_profile=red_is_blue)))
    assert corners(published) == [BLUE, GREEN, RED, WHITE]
    assert "icc_profile" not in published.info


def test_a_broken_profile_costs_no_picture():
    assert isinstance(prepare(saved(quarters(), "PNG", icc_profile=b"tull")), Picture)


def test_only_the_first_picture_of_many_is_published():
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE)]
    published = opened(prepare(saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)))
    assert (getattr(published, "n_frames", 1), corners(published)) == (1, [RED] * 4)


def declared(width, height):
    """A PNG of a few bytes that says it has very many pixels."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("original", "fault"),
    [
        pytest.param(b"", Fault.BROKEN, id="empty"),
        pytest.param(b"Ikke noe bilde.", Fault.BROKEN, id="text"),
        pytest.param(saved(quarters(), "JPEG")[:300], Fault.BROKEN, id="cut JPEG"),
        pytest.param(saved(quarters(), "PNG")[:60], Fault.BROKEN, id="cut PNG"),
        pytest.param(saved(quarters(), "GIF"), Fault.BROKEN, id="GIF, whatever the name says"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", Fault.BROKEN, id="SVG"),
        pytest.param(declared(8, 8), Fault.BROKEN, id="fewer pixels than declared"),
        pytest.param(declared(30_000, 30_000), Fault.TOO_LARGE, id="a bomb"),
        pytest.param(declared(8_000, 8_000), Fault.TOO_LARGE, id="64 megapixels"),
        pytest.param(bytes(MOST_BYTES + 1), Fault.TOO_LARGE, id="40 MB"),
    ],
)
def test_what_cannot_be_published_is_named(original, fault):
    assert prepare(original) is fault


def test_a_picture_has_the_ending_of_what_it_is():
    assert [prepare(saved(quarters(), name)).ending for name in ("JPEG", "PNG", "WEBP")] == ["jpg", "png", "webp"]


def test_the_fingerprint_follows_the_original():
    one, other = (saved(Image.new("RGB", (4, 4), colour), "PNG") for colour in (RED, BLUE))
    assert prepare(one).digest == prepare(bytes(one)).digest != prepare(other).digest


def test_a_picture_is_prepared_once_and_little_is_kept():
    original = saved(quarters(), "PNG", compress_level=1)
    assert prepare(original) is prepare(bytes(bytearray(original)))
    assert sum(len(kept.data) for kept in _ready.values()) <= KEPT_BYTES
