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


@pytest.fixture(scope="module")
def tab(browser, serve, site_with_style_page, axe_script):
    """The page with axe in it, opened once for all widths and schemes."""
    tab = browser.new_page()
    tab.goto(serve(site_with_style_page) + STYLE_PATH)
    tab.evaluate(axe_script)
    yield tab
    tab.close()


WCAG_22_AA = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# All that a scheme can change, for it sets colours alone: tests/theme/test_css.py.
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


@pytest.mark.needs("chromium", "axe")
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("scheme", "rules"), [("light", WCAG_22_AA), ("dark", OF_COLOURS)], ids=["light", "dark"])
def test_everybody_can_use_what_is_on_it(tab, width, scheme, rules):
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # at once, with no colour on its way
    found = tab.evaluate(
        "rules => axe.run({ runOnly: rules, resultTypes: ['violations'], preload: { assets: ['media'] } })", rules
    )
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


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
