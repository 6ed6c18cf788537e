"""`/stil/` shows all of the theme to those who change it, and nobody else meets it."""

import json
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from building.configuration import read_configuration
from building.preview_site import preview_site
from content_types.url_paths import STYLE_PATH
from website.memory import NOTHING

PROJECT = Path(__file__).parents[2]
CSS = PROJECT / "theme" / "static" / "css" / "components"
CALLED = json.loads((PROJECT / "theme" / "components.json").read_text("utf-8"))
FILE = "stil/index.html"
ABOUT = "---\ntittel: Om oss\ningress: Kort.\n---\n\nTekst.\n"


def page(site):
    return html.fromstring((site / FILE).read_bytes())


def test_every_component_there_is_has_its_samples(site_with_style_page):
    styled = {file.stem.replace("_", "-") for file in CSS.glob("*.css")}
    assert styled - {"samples", "session"} <= {*CALLED}  # a session stands in a programme
    shown = page(site_with_style_page).xpath("//section[@class='samples'][div]/h2/text()")
    assert shown == [*CALLED.values()]


def test_states_are_shown_once_each_and_are_of_the_example_alone(site_with_style_page):
    def samples(title):
        found = page(site_with_style_page).xpath(f"//section[h2='{title}']/div")
        return [" ".join(sample.text_content().split()) for sample in found]

    assert samples("Beskjeder om et arrangement") == [
        "Avlyst Arrangementet er dessverre avlyst. Spørsmål? Kari Nordmann",
        "Arrangementet er over.",
    ]
    assert [text[:4] for text in samples("Båndet i forhåndsvisningen")] == ["Skju"]
    assert len(samples("Tom liste")) >= 1


def test_nothing_on_it_leads_away_follows_the_clock_or_has_the_name_of_another(site_with_style_page):
    main = page(site_with_style_page).find(".//main")
    assert {link.get("href") for link in main.iter("a")} == {"#innhold"}
    assert main.xpath(".//script | .//*[@data-from or @data-until]") == []
    ids = Counter(main.xpath(".//@id"))
    assert [name for name, times in ids.items() if times > 1] == []


def test_it_is_in_nothing_that_is_read_by_others(site_with_style_page):
    assert page(site_with_style_page).xpath("//meta[@name='robots']/@content") == ["noindex"]
    told = [
        site_with_style_page / "sitemap.xml",
        *site_with_style_page.glob("feeds/**/*.*"),
        site_with_style_page / "pagefind" / "pages.json",
    ]
    assert [path for path in told if STYLE_PATH in path.read_text("utf-8")] == []
    linking = [
        path.relative_to(site_with_style_page).as_posix()
        for path in site_with_style_page.rglob("*.html")
        if f'href="{STYLE_PATH}' in path.read_text("utf-8")
    ]
    assert linking == []


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_what_is_on_it(browser, serve, site_with_style_page, axe_script, width, scheme):
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    tab.goto(serve(site_with_style_page) + STYLE_PATH)
    tab.evaluate(axe_script)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = tab.evaluate("tags => axe.run({ runOnly: { type: 'tag', values: tags } })", tags)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert wide <= width


def test_a_preview_makes_it_when_asked_unless_an_editor_has_a_page_there(tmp_path):
    given = read_configuration(PROJECT / "pelicanconf.py") | {"PREVIEW": True, "PICTURE_CACHE": tmp_path / "pictures"}
    page = tmp_path / "content" / "pages" / "stil.md"
    page.parent.mkdir(parents=True)
    page.with_name("om.md").write_text(ABOUT, encoding="utf-8")
    site, _ = preview_site(tmp_path / "content", given, NOTHING)
    assert b'class="samples"' in site.read("/stil/index.html")
    page.write_text(ABOUT, encoding="utf-8")
    site, _ = preview_site(tmp_path / "content", given, NOTHING)
    assert b'class="samples"' not in site.read("/stil/index.html")


def test_the_public_site_never_has_it(pelican_build, tmp_path):
    assert read_configuration(PROJECT / "publishconf.py")["STYLE_PAGE"] is False
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (content / "pages" / "om.md").write_text(ABOUT, encoding="utf-8")
    assert pelican_build(content, tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / "om" / "index.html").is_file()
    assert not (tmp_path / "site" / FILE).exists()
