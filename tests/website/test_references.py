"""Links, pictures and documents between content files."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from outputs.body_html import body_html
from website.read import read_website

from .conftest import SETTINGS, article, event, put


def picture():
    out = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(out, "JPEG")
    return out.getvalue()


PICTURE_LINE = '![Et teppe]({}  "Teppet. Foto: Ola Nordmann")'


def only_link(website):
    ((key, address),) = website.links.items()
    return address + website.tails.get(key, "")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        pytest.param("b.md", "/artikler/b/", id="beside the file"),
        pytest.param("../events/2027-03-20-m.md", "/arrangementer/m/", id="up and over"),
        pytest.param("../events/2027-03-20-m.md#praktisk", "/arrangementer/m/#praktisk", id="to a heading there"),
        pytest.param("events/2027-03-20-m.md", "/arrangementer/m/", id="from the content folder"),
        pytest.param("./b.md", "/artikler/b/", id="with a dot"),
        pytest.param("#her", "#her", id="to a heading here"),
        pytest.param("/emner/", "/emner/", id="a page the site makes"),
        pytest.param("/artikler/b/", "/artikler/b/", id="an address on the site"),
        pytest.param("/sok/?q=søvn#her", "/sok/?q=s%C3%B8vn#her", id="a query, and a place on a page the site makes"),
        pytest.param(
            "/sok/?q=50%&x=%C3%A5", "/sok/?q=50%25&x=%C3%A5", id="a percent sign for itself, and one that is not"
        ),
        pytest.param("/kalender.ics?x=1", "/kalender.ics?x=1", id="a query to a file the site makes"),
        pytest.param("/artikler/b?fra=brev", "/artikler/b/?fra=brev", id="a query to the address of a text"),
        pytest.param(
            "../events/2027-03-20-m.md?fra=brev#praktisk",
            "/arrangementer/m/?fra=brev#praktisk",
            id="a query to the file of a text",
        ),
        pytest.param("?fra=brev#her", "?fra=brev#her", id="a query to the page itself"),
    ],
)
def test_a_link_becomes_the_address_of_the_page(publication, target, address):
    website, problems = publication(
        {
            "articles/a.md": article(body=f"## Her\n\n[teksten]({target})"),
            "articles/b.md": article("B"),
            "events/2027-03-20-m.md": event(body="## Praktisk\n\nTekst."),
        }
    )
    assert problems == []
    assert only_link(website) == address


@pytest.mark.parametrize(
    ("name", "target", "address"),
    [
        pytest.param("plan.pdf", "plan.pdf#page=3", "/artikler/a/plan.pdf#page=3", id="a page of a document"),
        pytest.param("Referat #3.pdf", "<Referat #3.pdf>", "/artikler/a/Referat%20%233.pdf", id="#"),
        pytest.param("r#2.pdf", "r%232.pdf#page=3", "/artikler/a/r%232.pdf#page=3", id="# escaped, and a page"),
        pytest.param("r#2.pdf", "r#2.pdf#page=3", "/artikler/a/r%232.pdf#page=3", id="# as it is, and a page"),
        pytest.param("til%20.pdf", "til%20.pdf", "/artikler/a/til%2520.pdf", id="%20"),
        pytest.param("til%20.pdf", "til%2520.pdf", "/artikler/a/til%2520.pdf", id="%20 escaped"),
        pytest.param("Hva nå?.pdf", "<Hva nå?.pdf>", "/artikler/a/Hva%20n%C3%A5%3F.pdf", id="?"),
        pytest.param("a\u030al.pdf", "\u00e5l.pdf", "/artikler/a/%C3%A5l.pdf", id="decomposed"),
    ],
)
def test_a_document_is_found_by_its_name_whatever_is_in_it(publication, name, target, address):
    website, problems = publication(
        {"articles/a.md": article(body=f"[teksten]({target})"), f"articles/{name}": b"%PDF-1.4"}
    )
    (entry,) = website.entries
    assert problems == []
    for own_page in ("", "https://example.org/"):  # as on its page, as in a feed
        html = body_html(entry, website, SETTINGS.href, own_page=own_page)
        assert re.findall('href="(.*?)"', html) == [f"/test{address}"]


@pytest.mark.parametrize("name", ["Referat #3.pdf", "til%20.pdf", "Hva nå?.pdf"])
def test_a_document_of_a_field_has_the_name_that_is_written(publication, name):
    website, problems = publication(
        {"articles/a.md": article(fields=f'dokumenter:\n  - "{name}"'), f"articles/{name}": b"%PDF-1.4"}
    )
    assert (problems, [download.url_path for download in website.downloads.values()]) == ([], [f"/artikler/a/{name}"])


@pytest.mark.parametrize("name", ["rodt%20felt.jpg", "felt #2.jpg", "felt?.jpg"])
def test_a_picture_is_found_by_its_name_whatever_is_in_it(publication, name):
    for written in (name, name.replace("%", "%25").replace("#", "%23").replace("?", "%3F")):
        files = {"articles/a.md": article(body=PICTURE_LINE.format(f"<{written}>")), f"articles/{name}": picture()}
        website, problems = publication(files)
        assert (problems, len(website.pictures)) == ([], 1)


def test_a_name_composed_another_way_is_the_same_file(publication):
    decomposed = unicodedata.normalize("NFD", "blåbær.md")
    website, problems = publication(
        {"articles/a.md": article(body="[b](blåbær.md)"), f"articles/{decomposed}": article("B")}
    )
    assert problems == []
    assert only_link(website) == "/artikler/blabaer/"


def test_a_draft_may_link_to_another_draft(publication):
    _, problems = publication(
        {
            "articles/a.md": article(fields="status: utkast", body="[b](b.md)"),
            "articles/b.md": article("B", "status: utkast"),
        }
    )
    assert problems == []


def test_one_broken_file_is_told_once_not_by_all_who_link_to_it(publication):
    _, problems = publication(
        {"articles/a.md": article(body="[b](b.md)"), "articles/b.md": article("B", "publissert: 2027")}
    )
    assert {file for file, *_ in problems} == {"articles/b.md"}


def test_a_picture_is_published_under_its_name_and_a_fingerprint(publication):
    website, problems = publication(
        {
            "articles/a.md": article(body=PICTURE_LINE.format("Blått teppe.jpg".replace(" ", "%20"))),
            "articles/Blått teppe.jpg": picture(),
        }
    )
    assert problems == []
    ((key, published),) = website.pictures.items()
    assert key == (PurePosixPath("articles/a.md"), "Blått%20teppe.jpg")
    assert published.size == (8, 6)
    endings = [re.fullmatch(r"/filer/blatt-teppe-[0-9a-f]{10}\.(\w+)", file.url_path)[1] for file in published.versions]
    assert endings == ["avif", "webp", "jpg"]


def test_pictures_and_documents_of_drafts_are_not_published(publication):
    website, problems = publication(
        {
            "articles/a.md": article(
                fields="status: utkast\ndokumenter:\n  - plan.pdf", body=PICTURE_LINE.format("b.jpg")
            ),
            "articles/b.jpg": picture(),
            "articles/plan.pdf": b"%PDF-1.4",
        }
    )
    assert (problems, website.pictures, website.downloads) == ([], {}, {})


def test_a_document_lies_below_the_page_that_offers_it(publication):
    website, problems = publication(
        {
            "events/2027-03-20-m.md": event(
                fields="dokumenter:\n  - ../documents/plan.pdf", body="[Plan](../documents/plan.pdf)"
            ),
            "documents/plan.pdf": b"%PDF-1.4",
        }
    )
    assert problems == []
    assert {download.url_path for download in website.downloads.values()} == {"/arrangementer/m/plan.pdf"}


@pytest.mark.parametrize("data", [b"", b"tekst", picture()[:200]], ids=["empty", "text", "cut"])
def test_a_broken_picture_is_told_once(publication, data):
    _, problems = publication(
        {
            "articles/a.md": article(body=PICTURE_LINE.format("b.jpg")),
            "articles/c.md": article("C", body=PICTURE_LINE.format("b.jpg")),
            "articles/b.jpg": data,
        }
    )
    assert [(file, rule) for file, _, rule, _ in problems] == [("articles/b.jpg", "picture-fault")]


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        pytest.param("/artikler/b/", "link-to-unpublished", id="a draft, by its address"),
        pytest.param("/artikler/c/#borte", "dead-fragment", id="a place that is not on the page"),
        pytest.param("/feeds/artikler.atom.xml", None, id="a feed"),
        pytest.param("/artikler/c", None, id="without the last slash"),
        pytest.param("/kalender.ics", None, id="the calendar"),
        pytest.param("/feeds/artikler.json", None, id="a feed for other programs"),
        pytest.param("/feeds/emner/drikke.atom.xml", None, id="the feed of a subject with an article"),
        pytest.param("/arrangementer/d/d.ics", None, id="the calendar of an event"),
        pytest.param("/arrangementer/e/e.ics", "dead-link", id="of an event nobody sees yet"),
        pytest.param("/emner/mat/kalender.ics", None, id="the calendar of a subject with an event"),
        pytest.param("/emner/drikke/kalender.ics", "dead-link", id="of a subject without"),
        pytest.param("/serier/frokost/kalender.ics", None, id="the calendar of a series"),
    ],
)
def test_a_link_by_address_is_held_to_the_same_as_one_by_file(publication, target, rule):
    _, problems = publication(
        {
            "articles/a.md": article(body=f"[teksten]({target})"),
            "articles/b.md": article("B", "status: utkast"),
            "articles/c.md": article("C", "emner: drikke"),
            "events/d.md": event(fields="emner: mat\nserie: Frokost"),
            "events/e.md": event(fields="status: utkast"),
        }
    )
    assert [found for _, _, found, _ in problems] == ([rule] if rule else [])


def told(files, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put(files)
    return read_website(Path("content"), SETTINGS)[1]


@pytest.mark.parametrize(
    ("target", "others", "meant"),
    [
        pytest.param("img_1234.jpg", ["articles/IMG_1234.JPG", "articles/graa.jpg"], "IMG_1234.JPG", id="capitals"),
        pytest.param("mot.jpg", ["articles/mote.jpg", "events/frokost/mote.jpg"], "mote.jpg", id="the one beside it"),
        pytest.param(
            "frokost/mot.jpg",
            ["articles/mote.jpg", "articles/frokost/mote.jpg"],
            "frokost/mote.jpg",
            id="in the folder that is written",
        ),
        pytest.param("mote.png", ["articles/moten.png", "articles/mote.jpg"], "mote.jpg", id="another ending first"),
        pytest.param("mote.png", ["articles/moten.png", "images/Mote.png"], "../images/Mote.png", id="the whole name"),
        pytest.param("bilder/hus.jpg", ["images/hus.jpg"], "../images/hus.jpg", id="another folder"),
        pytest.param("hsu.jpg", ["articles/hus.jpg"], "hus.jpg", id="letters swapped"),
        pytest.param("blåbær.jpg", ["articles/blabaer.jpg"], "blabaer.jpg", id="another spelling"),
        pytest.param("ror.jpg", ["articles/mor.jpg", "articles/rot.jpg"], "", id="too short to be a slip"),
        pytest.param("tegn.bmp", ["articles/regn.jpg", "articles/tog.jpg"], "", id="another word"),
        pytest.param("IMG_1235.jpg", ["articles/IMG_1234.jpg"], "", id="another picture of the same camera"),
        pytest.param("mote.jpg", ["articles/mote.pdf", "articles/mote.md"], "", id="no picture"),
        pytest.param("x" * 900 + ".jpg", ["articles/xx.jpg"], "", id="a very long name"),
        pytest.param(".jpg", ["articles/a.jpg"], "", id="an ending alone"),
    ],
)
def test_the_picture_that_was_meant_is_suggested_or_none(tmp_path, monkeypatch, target, others, meant):
    files = {name: article("B") if name.endswith(".md") else picture() for name in others}
    problems = told({"articles/a.md": article(body=PICTURE_LINE.format(target)), **files}, tmp_path, monkeypatch)
    (dead,) = [problem for problem in problems if problem.rule == "dead-picture"]
    assert dead.fix == (
        f"Skriv veien til en fil som finnes. Mente du «{meant}»?"
        if meant
        else "Legg filen ved siden av teksten, eller rett veien til filen."
    )


def test_a_link_without_its_date_or_ending_finds_the_text(tmp_path, monkeypatch):
    files = {"articles/a.md": article(body="[x](frokost.md) [y](frokost)"), "articles/2027-03-01-frokost.md": article()}
    assert [problem.fix for problem in told(files, tmp_path, monkeypatch) if problem.rule == "dead-link"] == [
        "Skriv veien til en fil som finnes. Mente du «2027-03-01-frokost.md»?"
    ] * 2


LEAD = "bilde: {}\nbildealt: Et hus\nbildefoto: Ola Nordmann"
PARTS = "bilde:\n  fil: {}\n  alt: Et hus\n  foto: Ola Nordmann"


@pytest.mark.parametrize(
    ("written", "example"),
    [
        pytest.param("hsu.jpg", "bilde: hus.jpg", id="one that was meant"),
        pytest.param("finnes-ikke.jpg", "bilde: bilde.jpg", id="none"),
    ],
)
def test_a_lead_picture_that_is_not_there_is_shown_how_to_be_written_as_one(tmp_path, monkeypatch, written, example):
    for fields, shown in ((LEAD.format(written), example), (PARTS.format(written), example.replace("bilde:", "fil:"))):
        files = {"articles/a.md": article(fields=fields), "articles/hus.jpg": picture()}
        assert [p.example for p in told(files, tmp_path, monkeypatch) if p.rule == "dead-picture"] == [shown]


def test_what_is_shown_for_an_unused_file_works_from_any_folder(tmp_path, monkeypatch):
    files = {"articles/a.md": article(), "images/hus.jpg": picture()}
    (unused,) = told(files, tmp_path, monkeypatch)
    fields = LEAD.replace("bilde: {}", unused.example)
    assert told({**files, "articles/a.md": article(fields=fields)}, tmp_path, monkeypatch) == []


@pytest.mark.parametrize("path", ["/articles/hus.jpg", "articles/hus.jpg", "hus.jpg", "../articles/hus.jpg"])
def test_a_lead_picture_takes_the_paths_a_text_takes(publication, path):
    for a in (article(fields=LEAD.format(path)), article(body=PICTURE_LINE.format(path))):
        website, problems = publication({"articles/a.md": a, "articles/hus.jpg": picture()})
        assert (problems, len(website.pictures)) == ([], 1)


@pytest.mark.parametrize(
    ("name", "fix", "rules"),
    [
        pytest.param(
            "kart.gif",
            "Lagre eller eksporter bildet som jpg, png eller webp, og vis til den nye filen.",
            ["dead-link"],
            id="a picture",
        ),
        pytest.param(
            "notat.txt", "Lenk til en tekst, et bilde eller et dokument.", ["dead-link", "file-kind"], id="no picture"
        ),
    ],
)
def test_a_link_to_a_file_that_is_not_published_says_what_to_do_with_it(tmp_path, monkeypatch, name, fix, rules):
    files = {"articles/a.md": article(body=f"[x]({name})"), f"articles/{name}": b"x"}
    problems = told(files, tmp_path, monkeypatch)
    assert ([problem.rule for problem in problems], problems[0].fix) == (rules, fix)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("bilde: hus.jpg", id="no description and no credit"),
        pytest.param("bilde: bilder\\hus.jpg", id="as Windows writes a path"),
        pytest.param("bilde:\n  fil: 'hus.jpg'\n  alt: Et hus", id="in parts"),
        pytest.param("dokumenter: a.pdf, hus.jpg", id="among others, in a field of another kind"),
    ],
)
def test_a_file_named_in_a_wrong_field_is_told_of_there_alone(publication, fields):
    files = {"articles/a.md": article(fields=fields), "articles/hus.jpg": picture()}
    _, problems = publication(files)
    assert {file for file, *_ in problems} == {"articles/a.md"}


@pytest.mark.parametrize(
    ("name", "is_text"),
    [("articles/Artikkel.docx", True), ("events/m.odt", True), ("documents/a.docx", False), ("events/m.pdf", False)],
)
def test_a_text_from_a_word_processor_among_the_texts_is_told_how_to_become_a_page(
    tmp_path, monkeypatch, name, is_text
):
    (unused,) = told({"articles/a.md": article(), name: b"x"}, tmp_path, monkeypatch)
    assert (unused.rule, "invoke import" in unused.fix) == ("unused-file", is_text)
