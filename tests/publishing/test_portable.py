"""The preview opened from an unzipped folder, by double-click: every page, every link, every picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from building.configuration import read_configuration, settings_of
from building.preview_site import preview_site
from manuscript.problem import RequestError, shown_path
from publishing.portable import ADDRESS, as_file, assert_free, from_file, write_preview
from publishing.proposal import Proposal
from website.memory import NOTHING
from website.read import read_website

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "tests" / "site" / "content"
TOUCHED = "2027-03-08-utkast.md"
FILES = {"index.html", "om/index.html", "filer/hus.jpg", "arrangementer/møte/index.html", "kalender.ics"}


@pytest.mark.parametrize(
    ("link", "written"),
    [
        pytest.param("/", "../index.html", id="the front page"),
        pytest.param("/om/", "index.html", id="the page itself"),
        pytest.param("/om/#kart", "index.html#kart", id="a place on it"),
        pytest.param("/?q=a#b", "../index.html?q=a#b", id="a question"),
        pytest.param("/arrangementer/m%C3%B8te/", "../arrangementer/m%C3%B8te/index.html", id="escaped"),
        pytest.param("/filer/hus.jpg", "../filer/hus.jpg", id="a file"),
        pytest.param(f"{ADDRESS}/om/", "index.html", id="its whole address"),
        pytest.param("webcal://forhandsvisning.invalid/kalender.ics", "../kalender.ics", id="a calendar"),
        pytest.param("#kart", "#kart", id="a place alone"),
        pytest.param("https://www.example.no/om/", "https://www.example.no/om/", id="another site"),
        pytest.param("//example.no/om/", "//example.no/om/", id="another host"),
        pytest.param("/finnes-ikke/", "/finnes-ikke/", id="nothing there"),
        pytest.param("mailto:kari@example.no", "mailto:kari@example.no", id="an e-mail address"),
    ],
)
def test_a_link_is_written_from_its_page(link, written):
    assert from_file(link, "om/index.html", FILES) == written


def test_a_page_keeps_its_words_and_loses_what_a_browser_refuses():
    page = (
        '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x">'
        '<script type="module" src="/sok.js"></script></head><body>'
        '<p>Blåbær & «mer»</p><img src="/filer/hus.jpg" srcset="/filer/hus.jpg 480w, /filer/hus.jpg 960w"></body></html>'
    )
    assert as_file(page.encode(), "om/index.html", FILES).decode() == (
        '<!doctype html>\n<html><head><meta charset="utf-8"></head><body>'
        '<p>Blåbær &amp; «mer»</p><img src="../filer/hus.jpg" srcset="../filer/hus.jpg 480w, ../filer/hus.jpg 960w"></body></html>'
    )


@pytest.fixture(scope="module")
def unzipped(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mappe") / "Forhåndsvisning (1)"
    given = read_configuration(PROJECT / "pelicanconf.py")
    given |= {"SITEURL": ADDRESS, "PREVIEW": True, "NOW": datetime(2027, 3, 10, 8, tzinfo=UTC)}
    site, _ = preview_site(CONTENT, given, NOTHING)
    website, _ = read_website(shown_path(CONTENT), settings_of(given))
    (touched,) = (entry.content.file for entry in website.entries if entry.content.file.endswith(TOUCHED))
    before = replace(website, entries=tuple(entry for entry in website.entries if entry.content.file != touched))
    proposal = Proposal(base="", before=before, after=website, touched=frozenset({touched}), problems=())
    write_preview(site, folder, proposal)
    return folder


def test_it_opens_on_the_pages_of_the_proposal(unzipped):
    front = (unzipped / "index.html").read_text("utf-8")
    first, others = front.split("<h2>Annet som andre ikke ser ennå</h2>")
    assert first.count("<li>") == 1
    assert "<strong>Utkast</strong>" in first
    assert TOUCHED in first
    assert "Publiseres" in others


SEE_ALL = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map(image => image.decode()));
  return [...new Set([...document.links].map(link => link.href))];
}"""


@pytest.mark.needs("chromium")
def test_every_link_of_every_page_leads_somewhere(browser, unzipped):
    page = browser.new_page()
    wrong, loaded = [], []
    page.on("requestfailed", lambda request: wrong.append((page.url, request.url)))
    page.on("request", lambda request: loaded.append(request.url))
    page.on("console", lambda message: message.type == "error" and wrong.append((page.url, message.text)))
    page.on("pageerror", lambda error: wrong.append((page.url, str(error))))
    waiting, seen = [(unzipped / "index.html").as_uri()], set()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page.goto(url)
        for link in page.evaluate(SEE_ALL):
            if urlsplit(link).scheme not in {"file"}:
                continue
            path = Path(unquote(urlsplit(link).path))
            if not path.is_file():
                wrong.append((url, link))
            elif path.suffix == ".html":
                waiting.append(link.partition("#")[0].partition("?")[0])
    assert wrong == []
    assert len(seen) > 60
    assert [url for url in loaded if not url.startswith(("file:", "data:"))] == []
    page.goto((unzipped / "nettsted" / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('1em \"Schibsted Grotesk\"')")
    assert [url for url in loaded if url.endswith(".woff2")] != []
    assert "forhandsvisning.invalid" not in "".join(page.eval_on_selector_all("a", "all => all.map(a => a.href)"))
    page.goto((unzipped / "nettsted" / "sok" / "index.html").as_uri())
    assert "Søket virker ikke i forhåndsvisningen" in page.inner_text("main")
    page.close()


def test_nothing_is_written_over(tmp_path, unzipped):
    with pytest.raises(RequestError, match="finnes fra før, og ingenting blir skrevet over"):
        assert_free(unzipped)
    (tmp_path / "fil").touch()
    with pytest.raises(RequestError):
        assert_free(tmp_path / "fil")
    assert_free(tmp_path / "ny")
