"""Pictures through a whole build: what reaches the site, what does not, and what is said of it."""

import json
import re
import shutil
import struct
import zlib
from io import BytesIO

import pytest
from lxml import html
from PIL import Image

from building.publication import PictureError, cache_in, make_pictures, pictures_of, write_pictures
from images.development import Cache
from outputs.head import LEAST_SHARED_PX
from site_settings import SETTINGS
from website.read import read_website

SECRET = b"59.7439 10.2045 Kari Nordmann"
ARTICLE = """---
tittel: En prøve
ingress: En ingress.
publisert: 1. mars 2027
{fields}
---

![Et hus](../images/hus.jpg "Huset. Foto: Ola Nordmann")

Se [det samme huset](../images/hus.jpg).
"""
LEAD = "bilde: ../images/hus.jpg\nbildealt: Et hus\nbildefoto: Ola Nordmann"


def photo(width=1300, height=900):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


PHOTO = photo()


def with_too_few_pixels():
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    start, end = out.getvalue().index(b"IDAT") - 4, out.getvalue().index(b"IEND") - 4
    data = zlib.compress(b"\0")
    lines = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    return out.getvalue()[:start] + lines + out.getvalue()[end:]


@pytest.fixture
def build(tmp_path, pelican_build, made_once):
    """Return a function that builds one article with *picture* and gives run and site.

    What one test has encoded serves the others, unless a cache of its own is asked for.
    """
    shared = made_once("pictures", lambda folder: None)

    def run(picture=PHOTO, fields="", cache=shared):
        for folder in ("articles", "images"):
            (tmp_path / "content" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / "articles" / "prove.md").write_text(ARTICLE.format(fields=fields), encoding="utf-8")
        (tmp_path / "content" / "images" / "hus.jpg").write_bytes(picture)
        setting = f"PICTURE_CACHE={json.dumps(str(cache))}"
        answer = pelican_build(tmp_path / "content", tmp_path / "site", arguments=("-e", setting))
        return answer, tmp_path / "site"

    return run


def head_of(page, name):
    return page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")


def file_at(site, address):
    return site / address.removeprefix("http://localhost:8000").lstrip("/")


def test_the_original_and_what_it_tells_never_reach_the_site(build):
    run, site = build(fields=LEAD)
    assert run.returncode == 0, run.stderr
    published = {path.name: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert SECRET in PHOTO
    assert [name for name, data in published.items() if SECRET in data or data == PHOTO] == []
    assert sorted(name.rpartition(".")[2] for name in published if name.startswith("hus-")) == (
        ["avif"] * 3 + ["jpg"] + ["webp"] * 3
    )


def test_every_picture_a_page_offers_is_there_in_the_size_it_says(build):
    _, site = build(fields=LEAD)
    page = html.fromstring((site / "artikler" / "prove" / "index.html").read_bytes())
    offered = [
        candidate.split()
        for srcset in page.xpath("//source/@srcset | //img/@srcset")
        for candidate in srcset.split(",")
    ]
    assert len(offered) == 12  # the lead picture and the one in the text
    for address, width in offered:
        assert Image.open(file_at(site, address)).width == int(width.removesuffix("w"))
    lead, later = page.xpath("//img")
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert (later.get("fetchpriority"), later.get("loading"), later.get("decoding")) == (None, "lazy", "async")
    shared = Image.open(file_at(site, lead.get("src")))
    for image in (lead, later):
        assert (int(image.get("width")), int(image.get("height"))) == shared.size == (1300, 900)
    assert page.xpath("//a[text()='det samme huset']/@href") == [lead.get("src")]


def test_a_second_build_makes_nothing_anew(build, tmp_path):
    first, _ = build(cache=tmp_path / "cache")
    kept = {path.name: path.stat().st_ino for path in (tmp_path / "cache").iterdir()}
    second, _ = build(cache=tmp_path / "cache")
    assert [run.stderr.count("Gjør klar ett bilde") for run in (first, second)] == [1, 0]
    assert {path.name: path.stat().st_ino for path in (tmp_path / "cache").iterdir()} == kept


def test_two_pages_that_say_the_same_have_one_card_and_keep_it_when_the_other_says_something_else(build, tmp_path):
    other = tmp_path / "content" / "articles" / "annen.md"
    other.parent.mkdir(parents=True)
    other.write_text(ARTICLE.format(fields=""), encoding="utf-8")

    def cards(site):
        pages = [html.fromstring((site / "artikler" / name / "index.html").read_bytes()) for name in ("prove", "annen")]
        return [file_at(site, *head_of(page, "og:image")) for page in pages]

    _, site = build()
    one, same = cards(site)
    assert one == same
    assert one.is_file()
    other.write_text(ARTICLE.replace("En prøve", "Noe annet").format(fields=""), encoding="utf-8")
    _, site = build()
    kept, changed = cards(site)
    assert (kept, kept.is_file(), changed.is_file()) == (one, True, True)
    assert changed != one


def test_a_picture_only_the_decoder_finds_wrong_stops_the_build_and_leaves_nothing(build, tmp_path):
    run, site = build(with_too_few_pixels(), cache=tmp_path / "cache")
    assert run.returncode == 1
    assert "content/images/hus.jpg:1: Bildet kan ikke åpnes." in run.stderr.replace(f"{tmp_path}/", "")
    assert not site.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "content"]


@pytest.mark.parametrize(
    ("picture", "fields", "kind"),
    [
        pytest.param(PHOTO, LEAD, "jpg", id="its own picture"),
        pytest.param(photo(LEAST_SHARED_PX - 1, 300), LEAD, "png", id="its own is too small"),
        pytest.param(PHOTO, "", "png", id="no lead picture"),
    ],
)
def test_a_shared_link_has_a_picture_as_large_as_it_is_said_to_be(build, picture, fields, kind):
    _, site = build(picture, fields)
    for name in ("artikler/prove", "artikler", "."):
        page = html.fromstring((site / name / "index.html").read_bytes())
        (address,) = head_of(page, "og:image")
        assert address.endswith(kind if name == "artikler/prove" else "png")
        size = tuple(int(head_of(page, f"og:image:{side}")[0]) for side in ("width", "height"))
        assert Image.open(file_at(site, address)).size == size
        assert head_of(page, "og:image:alt")[0]
        assert head_of(page, "twitter:card") == ["summary_large_image"]


def test_nobody_shares_a_page_that_is_not_there(build):
    _, site = build()
    page = html.fromstring((site / "404.html").read_bytes())
    assert head_of(page, "og:image") + head_of(page, "twitter:card") == []


def test_the_enclosure_is_as_long_as_its_picture(build):
    _, site = build(fields=LEAD)
    feed = (site / "feeds" / "artikler.rss.xml").read_text("utf-8")
    (length,), (address,) = re.findall('length="([0-9]+)"', feed), re.findall('enclosure .*?url="([^"]+)"', feed)
    assert file_at(site, address).stat().st_size == int(length)
    assert len(re.findall("&lt;img ", feed)) == 1


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    (tmp_path / "cache").write_text("a file in its place")
    cache = cache_in(tmp_path / "cache")
    cache.write("a" * 64, b"x")
    assert cache.read("a" * 64) == b"x"
    assert (tmp_path / "cache").read_text() == "a file in its place"


@pytest.fixture
def website(tmp_path):
    """A publication of one article with a photo, read and not yet built."""
    for name, data in (("articles/prove.md", ARTICLE.format(fields="").encode()), ("images/hus.jpg", photo(60, 40))):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    found, problems = read_website(tmp_path / "content", SETTINGS)
    assert problems == []
    return found


def told(problems, tmp_path):
    return [(problem.file.removeprefix(f"{tmp_path}/"), problem.rule, problem.message) for problem in problems]


def test_a_picture_that_changes_before_it_is_made_is_a_problem(website, tmp_path):
    (tmp_path / "content" / "images" / "hus.jpg").write_bytes(PHOTO)
    problems = make_pictures(website, Cache(folder=tmp_path / "cache"))
    message = "Bildet ble endret eller flyttet mens nettstedet ble bygget."
    assert told(problems, tmp_path) == [("content/images/hus.jpg", "picture-changed", message)]


def test_a_cache_that_is_deleted_meanwhile_is_filled_again(website, tmp_path):
    cache = Cache(folder=tmp_path / "cache")
    assert make_pictures(website, cache) == []
    shutil.rmtree(cache.folder)
    written = {}
    octets = write_pictures(pictures_of(website, cache), written.__setitem__, there={})
    assert {address: len(data) for address, data in written.items()} == octets
    assert len(octets) == 3


def test_a_picture_that_vanishes_with_the_cache_ends_the_build_in_words(website, tmp_path):
    (tmp_path / "content" / "images" / "hus.jpg").unlink()
    with pytest.raises(PictureError, match=r"hus\.jpg: Bildet ble endret eller flyttet .* Bygg nettstedet på nytt\."):
        write_pictures(pictures_of(website, Cache(folder=tmp_path / "cache")), lambda address, data: None, there={})


@pytest.mark.parametrize(
    ("credit", "shown"),
    [
        pytest.param("Ola Nordmann", "<small>Foto: Ola Nordmann</small>", id="a name"),
        pytest.param('"Illustrasjon: Ola Nordmann"', "<small>Illustrasjon: Ola Nordmann</small>", id="another kind"),
    ],
)
def test_a_lead_picture_says_whose_work_it_is(build, credit, shown):
    _, site = build(fields=f"bilde: ../images/hus.jpg\nbildealt: Et hus\nbildefoto: {credit}")
    assert shown in (site / "artikler" / "prove" / "index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
