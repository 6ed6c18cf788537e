"""The site as a browser meets it: nothing fails, nothing scrolls sideways, the keyboard reaches everything."""

import io
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html
from PIL import Image

from content_types.model import Status
from content_types.url_paths import EDITION_PATH
from outputs.context import RenderContext
from pages.every_page import pages
from site_settings import settings_with
from website.read import read_website

PROJECT = Path(__file__).parents[1]

WITH_EVERYTHING = ["/", "/artikler/alt-en-tekst-kan-inneholde/", "/arrangementer/innovasjonsdagen-i-testbyen/"]
AT_REST = [
    *WITH_EVERYTHING,
    "/artikler/side/2/",
    "/artikler/heimeoppfolging/",
    "/artikler/lang-tittel/",
    "/artikler/skjult/",
    "/artikler/slik-blir-innovasjonsdagen/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/arrangementer/avlyst-mote/",
    "/arrangementer/digitalt/",
    "/arrangementer/fagdag-om-sprak-nynorsk/",
    "/arrangementer/fjernet/",
    "/arrangementer/flyttet-fagdag/",
    "/arrangementer/frokostmote-mars/",
    "/arrangementer/fullt-verksted/",
    "/arrangementer/kurs-over-tre-dager/",
    "/arrangementer/nettmote/",
    "/arrangementer/seminar-med-opptak/",
    "/arrangementer/utsatt-seminar/",
    "/arrangementer/varkonferansen/",
    "/emner/",
    "/emner/velferdsteknologi/",
    "/serier/",
    "/serier/frokostmote/",
    "/abonner/",
    "/sok/",
    "/kontakt/",
    "/om/",
    "/tilgjengelighet/",
    "/about/",
    "/bygg/",
    "/finnes-ikke/",
]
PAGES = [*AT_REST, "/sok/?q=frokost", "/sok/?q=xyzzyq"]  # hits come in when they are found
LEADING_ON = "/seminarer/"  # an old address
WITH_LITTLE = ["/", "/artikler/alt/", "/arrangementer/", "/emner/"]

DESKTOP = {"width": 1280, "height": 800}
TWICE_AS_LARGE = {"width": 640, "height": 400}  # the same screen at 200 % (WCAG 1.4.4)
FOUR_TIMES_AS_LARGE = {"width": 320, "height": 200}  # at 400 % (WCAG 1.4.10)
SMALL_PHONE = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}

SIZES = {"phone": PHONE, "desktop": DESKTOP}

BUILT = "2027-03-10T09:00:00+01:00"  # the site of the tests: an old one has lists to mend

# Many subjects, nothing coming, and a table that is wider than a column of text.
ONE_ARTICLE = """---
tittel: Alt vi har
ingress: Én tekst, og ingenting som kommer.
slug: alt
emner: aldring, bolig, data, eldre, forskning, helse, idrett, jobb, kultur, lek, mat, natur, økonomi
---

| Kommune | Innbyggere | Sykehjem | Hjemmetjeneste | Fastleger | Helsesykepleiere | Fysioterapeuter |
|---|---|---|---|---|---|---|
| Testbyen | 12 000 | 3 | 140 årsverk | 12 | 9 | 7 |
"""
PAST_AND_ENGLISH = """---
tittel: Open day
ingress: A day for all.
språk: en
publisert: 1. september 2026
starter: torsdag 17. september 2026 kl. 09.00
slutter: 15.00
sted: Testbyen
emner: aldring
---

Welcome.
"""

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# All that a scheme can change, for it sets colours alone: tests/theme/test_css.py.
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
LOOKS = ((DESKTOP, "light"), (DESKTOP, "dark"), (SMALL_PHONE, "light"))

# The size of targets is off in axe until it is asked for. None of these rules reads the style sheets themselves.
RUN_AXE = """rules => axe.run({
  runOnly: rules, resultTypes: ["violations", "incomplete"], rules: {"target-size": {enabled: true}},
  preload: {assets: ["media"]},
})"""

# What a reader may ask for (WCAG 1.4.12). The policy stops styles in the page, not a sheet the browser makes.
WIDE_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

# The way to a page ends with its title, which stands whole right below it.
CUT_TEXT = """() => [...document.querySelectorAll("body :not(.breadcrumbs [aria-current])")].filter(element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  return /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === "none" && box.width > 1
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML)"""

# «08.30», «mars» and «torsdag» whose letters stand on several lines.
CUT_WORDS = """() => [...document.querySelectorAll("main :is(time, .tag, .date-block)")].flatMap(element => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), cut = [], range = document.createRange();
  while (element.checkVisibility() && texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\\s\\u00a0]+/g)) {
      range.setStart(texts.currentNode, index), range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) cut.push(word);
    }
  }
  return cut;
})"""

# Where the keyboard is after each press. All of the outline is to be in the window, and nothing over the element.
NOTE_FOCUS = """() => {
  window.stops = [];
  addEventListener("keyup", () => {
    const focused = document.activeElement, style = getComputedStyle(focused);
    const box = focused.getBoundingClientRect(), line = focused.getClientRects()[0];
    const edge = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    stops.push({
      element: focused.outerHTML,
      isSeen: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2 && box.width > 0
        && box.top >= edge && box.bottom + edge <= innerHeight && box.left >= edge && box.right + edge <= innerWidth
        && (focused.contains(top) || top?.contains(focused)),
    });
  });
}"""
# Of radio buttons the chosen one: arrows lead to the others.
CAN_BE_REACHED = """() => [...document.querySelectorAll(
    "a[href], button, summary, input:not([type=radio]:not(:checked)), select, [tabindex='0']")]
  .filter(element => element.checkVisibility()).map(element => element.outerHTML)"""

# Lines that end with the dash of a period: what follows the dash stands on another line.
DASHES_AT_LINE_ENDS = """() => [...document.querySelectorAll("time > [aria-hidden]")].filter(dash => {
  const after = document.createRange(), text = dash.nextElementSibling.nextSibling;
  after.setStart(text, 0), after.setEnd(text, 1);
  return after.getBoundingClientRect().top > dash.getBoundingClientRect().bottom - 1;
}).map(dash => dash.parentElement.textContent)"""

GRIDS_AROUND_TABLES = """() => [...document.querySelectorAll("*:has(table)")]
  .filter(element => /grid|flex/.test(getComputedStyle(element).display)).map(element => element.className)"""

# What moved without being asked to, once everything down to the foot has been fetched (Layout Instability API).
WHAT_MOVED = """async () => {
  const moved = [], note = list => moved.push(...list.filter(shift => !shift.hadRecentInput));
  const observer = new PerformanceObserver(list => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  note(observer.takeRecords());
  return moved.flatMap(shift => shift.sources.map(({ node }) => (node?.outerHTML ?? "").slice(0, 200)));
}"""

pytestmark = pytest.mark.needs("chromium")
# Lists that begin alike: what is asked of a page is asked in a row, and the page opened once for all of it.
each_page_at_rest = pytest.mark.parametrize("visit", AT_REST, indirect=True)
each_rich_page = pytest.mark.parametrize("visit", WITH_EVERYTHING, indirect=True)


@pytest.fixture(scope="module")
def address(serve, sub_path_site):
    return serve(sub_path_site, base_path="/helsehub")


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all: a new one for each page takes longer than the page."""
    tab = browser.new_page()
    yield tab
    tab.close()


@pytest.fixture
def page(tab):
    tab.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    tab.set_viewport_size(DESKTOP)
    return tab


@pytest.fixture(scope="module")
def newcomer(browser):
    """A tab that keeps nothing it has fetched: every page is met as by somebody new."""
    tab = browser.new_page()
    session = tab.context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    tab.clock.set_fixed_time(BUILT)
    yield tab
    tab.close()


@pytest.fixture(scope="module", params=PAGES)
def visit(request, newcomer, address):
    """A page that came in on a phone and then on a desktop, where it stays: what it said, and what moved."""
    told, failed, moved = [], set(), {}
    listeners = {
        "console": lambda message: told.append(message.text),
        "pageerror": lambda error: told.append(str(error)),
        "response": lambda answer: failed.add(answer.url) if answer.status >= 400 else None,
    }
    for event, listener in listeners.items():
        newcomer.on(event, listener)
    newcomer.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference")
    for name, size in SIZES.items():
        newcomer.set_viewport_size(size)
        show(newcomer, address, request.param)
        moved[name] = newcomer.evaluate(WHAT_MOVED)
    yield SimpleNamespace(path=request.param, page=newcomer, told=told, failed=failed, moved=moved)
    for event, listener in listeners.items():
        newcomer.remove_listener(event, listener)


@pytest.fixture
def opened(visit):
    """The page of the visit as it came, whatever was asked of it before."""
    visit.page.evaluate("scrollTo(0, 0), document.activeElement.blur(), document.adoptedStyleSheets = []")
    visit.page.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    return visit.page


@pytest.fixture(scope="module")
def small_site(pelican_build, tmp_path_factory):
    """A publication of one article, and an event that is over."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in (("articles/2027-03-01-alt.md", ONE_ARTICLE), ("events/2026-09-17-open.md", PAST_AND_ENGLISH)):
        file = folder / "content" / name
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    run = pelican_build(folder / "content", folder / "site", SITEURL=None)
    assert run.returncode == 0, run.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def small_address(serve, small_site):
    return serve(small_site)


@pytest.fixture
def example(monkeypatch):
    """The example publication, ready to be laid out."""
    monkeypatch.chdir(PROJECT / "tests" / "site")
    settings = settings_with(name="HelseHub", address="https://example.org/helsehub")
    website, _ = read_website(Path("content"), settings)
    return RenderContext(website=website, settings=settings, language="nb")


def show(page, address, path) -> None:
    """Open a page, and wait for the answer where it asks for one."""
    page.goto(address + path)
    if "?" in path:
        page.wait_for_selector(".search[data-answered]")


def file_of(site, path):
    return site / "404.html" if path == "/finnes-ikke/" else site / path.partition("?")[0].strip("/") / "index.html"


def barriers(page, axe_script, looks=LOOKS) -> list:
    """Return all that axe finds wrong with a page, or leaves to people who have not judged it."""
    page.evaluate(axe_script)
    found = []
    for viewport, scheme in looks:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        told = page.evaluate(RUN_AXE, OF_COLOURS if scheme == "dark" else WCAG_22_AA)
        found += [(rule["id"], node["html"]) for rule in told["violations"] for node in rule["nodes"]]
        left = [(rule["id"], node["html"]) for rule in told["incomplete"] for node in rule["nodes"]]
        found += [(rule, element) for rule, element in left if not is_judged(rule, element)]
    return found


def is_judged(rule, element) -> bool:
    """Tell whether somebody has looked at what axe leaves to people, and found it good."""
    match rule:
        case "label-content-name-mismatch":  # a picture of a way back, which the name of the link puts in words
            return element.endswith(">↩</a>")
        case "color-contrast":  # cells outside the frame of a wide table, and a title in pieces too small to measure
            return element.startswith(("<th ", "<td")) or (element.startswith("<h1") and "\u00ad" in element)
    return False


def is_wider_than_its_window(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_page_loads_without_a_word_in_the_console(visit, address):
    assert visit.failed == ({address + visit.path} if visit.path == "/finnes-ikke/" else set())
    assert [line for line in visit.told if "404" not in line] == []
    assert visit.page.evaluate("getComputedStyle(document.body).display") == "flex"  # the style sheet is there


@each_page_at_rest
@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_while_a_page_comes_in(visit, size):
    assert visit.moved[size] == []


def test_no_page_scrolls_sideways_or_cuts_its_text_however_large_it_is_shown(opened):
    sizes = [TWICE_AS_LARGE, SMALL_PHONE, FOUR_TIMES_AS_LARGE]
    for wide_text in (False, True):
        if wide_text:
            opened.evaluate(WIDE_TEXT)
        for viewport in reversed(sizes) if wide_text else sizes:  # the last is the next one's first
            opened.set_viewport_size(viewport)
            assert not is_wider_than_its_window(opened)
            assert opened.evaluate(CUT_TEXT) == []


@pytest.mark.parametrize("path", ["/", "/arrangementer/", "/arrangementer/innovasjonsdagen-i-testbyen/"])
def test_tags_days_and_clock_times_stand_whole_where_letters_are_twice_as_large(page, address, path):
    page.set_viewport_size(PHONE)
    page.goto(address + path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.locator(".date-block").count() > 1
    assert page.evaluate(CUT_WORDS) == []


def test_what_goes_on_now_is_said_within_the_page_where_letters_are_twice_as_large(open_at):
    page = open_at("/arrangementer/innovasjonsdagen-i-testbyen/", datetime.fromisoformat("2027-03-10T10:00:00+01:00"))
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.locator(".session-now:visible").count() == 1
    assert not is_wider_than_its_window(page)


def test_a_wide_table_scrolls_in_its_own_frame_and_takes_no_page_along(page, small_address):
    page.goto(small_address + "/artikler/alt/")
    for width in range(320, 1441, 40):
        page.set_viewport_size({"width": width, "height": 640})
        assert not is_wider_than_its_window(page), width


@pytest.mark.needs("axe")
def test_no_barrier_a_machine_can_find(opened, axe_script):
    assert barriers(opened, axe_script) == []


def test_what_moves_would_be_seen(browser, address):
    with browser.new_page(viewport=PHONE) as page:
        page.goto(address + "/")
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )  # it has been shown
        page.evaluate("document.querySelector('h1').parentElement.prepend(document.createElement('hr'))")
        assert page.evaluate(WHAT_MOVED) != []


@pytest.mark.needs("axe")
@pytest.mark.parametrize("path", WITH_LITTLE)
def test_no_barrier_where_there_is_little_to_show(page, small_address, axe_script, path):
    page.goto(small_address + path)
    assert barriers(page, axe_script) == []


@pytest.mark.needs("axe")
def test_no_barrier_on_an_old_address(page, address, axe_script, sub_path_site):
    """Held back from leading on; in light alone, for it leaves colours to the browser, whose dark ones axe cannot see."""
    source = file_of(sub_path_site, LEADING_ON).read_text("utf-8").replace('http-equiv="refresh"', 'name="refresh"')
    page.route(
        address + LEADING_ON, lambda route, _: route.fulfill(body=source, content_type="text/html; charset=utf-8")
    )
    page.goto(address + LEADING_ON)
    page.unroute_all()
    assert page.title().startswith("Siden er flyttet")
    assert barriers(page, axe_script, looks=((DESKTOP, "light"), (SMALL_PHONE, "light"))) == []


def test_no_template_is_passed_over(example):
    made_with = {page.url_path: page.template for page in pages(example)} | {EDITION_PATH: "edition"}
    shown = {made_with[path.partition("?")[0].replace("/finnes-ikke/", "/404.html")] for path in (*PAGES, LEADING_ON)}
    templates = {file.stem for file in (PROJECT / "theme" / "templates").glob("*.html")}
    assert shown == templates - {"base", "style"}  # tests/building/test_style_page.py has the page for those who draw


def test_no_component_is_passed_over(sub_path_site, small_site):
    files = [file_of(sub_path_site, path) for path in PAGES] + [file_of(small_site, path) for path in WITH_LITTLE]
    shown = {name for file in files for value in html.parse(file).xpath("//@class") for name in value.split()}
    components = (PROJECT / "theme" / "static" / "css" / "components").glob("*.css")
    assert {file.stem.replace("_", "-") for file in components} - {"samples"} <= shown


def test_no_language_and_no_state_of_an_event_is_passed_over(example):
    shown = [entry.content for entry in example.website.entries if entry.url_path in PAGES]
    assert {content.language.value for content in shown} == {"nb", "nn", "en"}
    assert {content.status for content in shown} == {*Status} - {Status.DRAFT}  # not for the public


def test_the_keyboard_reaches_every_link_in_order_and_sees_where_it_is(opened):
    opened.set_viewport_size(SMALL_PHONE)
    expected = opened.evaluate(CAN_BE_REACHED)
    opened.evaluate(NOTE_FOCUS)
    for _ in expected:
        opened.keyboard.press("Tab")
    stops = opened.evaluate("stops")
    assert [stop["element"] for stop in stops] == expected
    assert [stop["element"] for stop in stops if not stop["isSeen"]] == []


@pytest.mark.parametrize("path", ["/abonner/", "/arrangementer/", "/serier/frokostmote/"])
def test_nothing_lies_over_the_outline_of_what_is_focused(page, address, path):
    page.goto(address + path)
    for link in page.locator("main a:visible").all()[:4]:
        link.focus()
        box = link.bounding_box()
        around = {"x": box["x"] - 6, "y": box["y"] - 6, "width": box["width"] + 12, "height": box["height"] + 12}
        picture = Image.open(io.BytesIO(page.screenshot(clip=around))).convert("RGB")
        across, down = picture.width // 2, picture.height // 2
        bands = [(across, 0, across + 1, 6), (across, picture.height - 6, across + 1, picture.height)]
        bands += [(0, down, 6, down + 1), (picture.width - 6, down, picture.width, down + 1)]
        outline = tuple(map(int, link.evaluate("a => getComputedStyle(a).outlineColor.match(/[0-9]+/g)")))
        assert [outline in {colour for _, colour in picture.crop(band).getcolors()} for band in bands] == [True] * 4


def test_what_is_found_in_another_language_says_so(page, small_address):
    show(page, small_address, "/sok/?q=open")
    parts = page.locator(".search li [lang]")
    assert [(part.get_attribute("lang"), part.inner_text()) for part in parts.all()] == [
        ("en", "Open day"),
        ("en", "Thursday 17\u00a0September 2026, 09:00–15:00"),
        ("en", "English"),
        ("en", "A day for all. Welcome."),
    ]


def test_the_first_tab_leads_past_the_menu(page, address):
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#innhold"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("name", ["apen-dag", "innovasjonsdagen-i-testbyen", "seminar-med-opptak", "varkonferansen"])
def test_an_event_says_when_where_and_how_before_anybody_scrolls(page, address, name):
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/arrangementer/{name}/")
    told = [page.locator(part).first for part in ("h1", ".event-when", ".event-panel :is(.button a, summary):visible")]
    boxes = [part.bounding_box() for part in told]
    assert [box["y"] + box["height"] for box in boxes] == sorted(box["y"] + box["height"] for box in boxes)
    price = [part.bounding_box() for part in page.locator(".event-panel .facts dd").all() if part.is_visible()]
    assert [box for box in (boxes[-1], *price) if box["y"] + box["height"] > PHONE["height"]] == []


def test_our_font_is_the_one_that_is_read_and_holds_every_letter_of_norwegian(page, address):
    page.goto(address + "/")
    page.reload()  # a font that was late is there now
    assert page.evaluate("document.fonts.check('700 16px \"Schibsted Grotesk\"', 'Æøå «–» 0')")
    width = """family => { const brush = document.createElement("canvas").getContext("2d");
      return [..."æøåÆØÅ«»–ä"].map(sign => (brush.font = `16px ${family}`, brush.measureText(sign).width)); }"""
    assert page.evaluate(width, '"Schibsted Grotesk", monospace') == page.evaluate(width, '"Schibsted Grotesk", serif')


def test_a_line_never_ends_with_the_dash_of_a_period(page, address):
    page.goto(address + "/arrangementer/")
    assert page.locator("time > [aria-hidden]").count() > 0
    for width in range(320, 521, 20):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(DASHES_AT_LINE_ENDS) == []


def test_every_word_is_there_without_a_script(page, browser, address):
    path = "/arrangementer/innovasjonsdagen-i-testbyen/"
    page.goto(address + path)
    page.evaluate(
        "document.querySelectorAll('button, .my-programme').forEach(each => each.remove())"
    )  # for scripts alone
    without = browser.new_page(java_script_enabled=False, viewport=DESKTOP)
    without.goto(address + path)
    words = without.locator("main").inner_text().split()
    without.close()
    assert set(page.locator("main").inner_text().split()) <= set(words)


@each_rich_page
def test_paper_is_light_and_leaves_the_ways_about_out(opened):
    opened.emulate_media(media="print", color_scheme="dark")
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    about = opened.locator("nav, footer, .skip-link, .button").all()
    assert about
    assert [part.inner_text() for part in about if part.is_visible()] == []


@each_rich_page
def test_an_article_on_paper_has_the_whole_width_as_its_picture_is_left_out(opened):
    opened.set_viewport_size(SIZES["desktop"])
    opened.emulate_media(media="print")
    items = [item for item in opened.locator(".article-item").all() if item.is_visible()]
    widths = [[part.bounding_box()["width"] for part in (item, item.locator("> div"))] for item in items]
    assert [(whole, text) for whole, text in widths if whole != text] == []


def test_a_search_on_paper_ends_with_its_hits(page, address):
    page.set_viewport_size({"width": 800, "height": 3000})
    show(page, address, "/sok/?q=innovasjon")
    page.emulate_media(media="print")
    assert page.locator(".search").bounding_box()["height"] < 3000
    page.emulate_media(media="screen")


@each_rich_page
def test_no_table_on_paper_stands_in_a_grid(opened):
    """Where a sheet ends in a grid, Chromium lays what follows the table over it."""
    opened.emulate_media(media="print")
    assert opened.evaluate(GRIDS_AROUND_TABLES) == []


def test_an_old_address_takes_the_visitor_to_the_new_one(page, address):
    page.goto(address + "/seminarer/")
    page.wait_for_url(lambda url: not url.endswith("/seminarer/"))
    assert page.locator("h1").count() == 1
