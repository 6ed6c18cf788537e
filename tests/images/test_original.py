"""What an original tells of itself before it is decoded, and what is refused."""

import struct
import tracemalloc
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from images.development import encode, pixels, versions
from images.original import MOST_BYTES, Original, examine
from manuscript.problem import Problem


def saved(picture, file_format, **options):
    out = BytesIO()
    picture.save(out, file_format, **options)
    return out.getvalue()


def photo(**options):
    return saved(Image.effect_noise((120, 80), 60).convert("RGB"), "JPEG", **options)


def moving(file_format):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    return saved(frames[0], file_format, save_all=True, append_images=frames[1:])


def with_a_small_copy():
    """A photo as cameras write it: with a whole JPEG, for previews, among what it tells of itself."""
    exif = Image.Exif()
    exif[0x9286] = saved(Image.new("RGB", (16, 12)), "JPEG")
    return photo(exif=exif)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def declared(width, height):
    """A PNG of a few bytes that says it has very many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


BROKEN = "picture-fault", "Filen er skadet"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", BROKEN, id="empty"),
        pytest.param(photo()[:300], BROKEN, id="JPEG cut in its header"),
        pytest.param(photo()[:-2], BROKEN, id="JPEG cut at its very end"),
        pytest.param(photo()[:-500], BROKEN, id="JPEG cut in its pixels"),
        pytest.param(with_a_small_copy()[:-500], BROKEN, id="cut JPEG with a whole one inside"),
        pytest.param(saved(Image.new("RGB", (9, 9)), "PNG")[:60], BROKEN, id="cut PNG"),
        pytest.param(saved(Image.new("RGB", (9, 9)), "PNG")[:-12], BROKEN, id="PNG without its last part"),
        pytest.param(saved(Image.new("RGB", (9, 9)), "WEBP")[:-4], BROKEN, id="cut WebP"),
        pytest.param(moving("GIF"), ("picture-kind", "typen GIF"), id="GIF, whatever the name says"),
        pytest.param(
            b"\0\0\0\x18ftypheic\0\0\0\0", ("picture-kind", "typen HEIC"), id="straight from a telephone"
        ),
        pytest.param(b"%PDF-1.7", ("picture-kind", "typen PDF"), id="PDF"),
        pytest.param(moving("PNG"), ("picture-moving", "beveger seg"), id="PNG that moves"),
        pytest.param(declared(30_000, 10), ("picture-too-large", "30 000 × 10 piksler"), id="a very long line"),
        pytest.param(
            declared(30_000, 30_000), ("picture-too-large", "30 000 × 30 000 piksler"), id="a bomb"
        ),
        pytest.param(bytes(MOST_BYTES + 1), ("picture-too-heavy", "stor: 40 MB"), id="40 MB"),
    ],
)  # fmt: skip
def test_what_cannot_be_published_is_named(data, told):
    rule, words = told
    problem = examine(data)
    assert (problem.rule, words in problem.message) == (rule, True)


def test_what_only_the_decoder_finds_is_named_then():
    data = declared(8, 8)  # fewer pixels than it says
    original = examine(data)
    assert isinstance(original, Original)
    problem = encode(data, original, versions(original))
    assert isinstance(problem, Problem)
    assert (problem.rule, BROKEN[1] in problem.message) == (BROKEN[0], True)


def test_nothing_is_decoded_to_look_at_an_original():
    data = saved(Image.new("RGB", (5000, 4000)), "PNG")
    tracemalloc.start()
    assert isinstance(examine(data), Original)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_a_small_copy(), id="with a small copy inside"),
        pytest.param(photo(progressive=True), id="in several scans"),
        pytest.param(photo(restart_marker_blocks=2), id="with restart marks"),
        pytest.param(photo() + b"\0\0something else", id="with something after it"),
    ],
)
def test_a_whole_photo_is_whole_however_it_is_written(data):
    assert isinstance(examine(data), Original)


def test_the_header_tells_the_size_as_it_is_shown():
    exif = Image.Exif()
    exif[0x0112] = 6
    original = examine(photo(exif=exif))
    assert (original.width, original.height, original.has_alpha, original.is_drawn) == (80, 120, False, False)


WHOLE = [photo(), with_a_small_copy(), saved(Image.new("RGBA", (9, 9)), "PNG"), saved(Image.new("RGB", (9, 9)), "WEBP")]


@given(st.sampled_from(WHOLE), st.data())
def test_no_damage_is_more_than_a_refusal(whole, data):
    places = data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8))
    damaged = bytearray(whole)
    for place in places:
        damaged[place] = data.draw(st.integers(0, 255))
    original = examine(bytes(damaged[: data.draw(st.integers(1, len(whole)))]))
    assert isinstance(original, Original | Problem)


@given(st.binary(max_size=300))
def test_no_bytes_are_more_than_a_refusal(data):
    for start in (b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\xff\0\0\0WEBP"):
        assert isinstance(examine(start + data), Original | Problem)


LONG = zlib.compress(b"x" * 3_000_000)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([chunk(b"zTXt", b"Comment\0\0" + LONG)], id="compressed"),
        pytest.param([chunk(b"iTXt", b"Comment\0\1\0nb\0Kommentar\0" + LONG)], id="compressed, of a language"),
        pytest.param([chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 900_000))] * 80, id="many"),
        pytest.param([chunk(b"iCCP", b"Profil\0\0" + LONG)], id="a long profile of its colours"),
    ],
)
@pytest.mark.parametrize("at", [33, -12], ids=["before the pixels", "after them"])
def test_a_picture_is_whole_however_much_it_says_of_itself(texts, at):
    plain = saved(Image.effect_noise((120, 80), 60).convert("RGB"), "PNG")
    data = plain[:at] + b"".join(texts) + plain[at:]
    found = examine(data)
    assert (found.width, found.height) == (120, 80)
    assert pixels(data, (120, 80)).tobytes() == pixels(plain, (120, 80)).tobytes()
