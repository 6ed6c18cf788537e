"""The site as a browser meets it: nothing fails, nothing scrolls sideways, the keyboard reaches everything."""

import pytest

PAGES = [
    "/",
    "/artikler/side/2/",
    "/artikler/alt-en-tekst-kan-inneholde/",
    "/artikler/heimeoppfolging/",
    "/artikler/lang-tittel/",
    "/artikler/slik-blir-innovasjonsdagen/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/arrangementer/avlyst-mote/",
    "/arrangementer/fjernet/",
    "/arrangementer/innovasjonsdagen-i-testbyen/",
    "/emner/",
    "/emner/velferdsteknologi/",
    "/serier/frokostmote/",
    "/arrangementer/frokostmote-mars/",
    "/abonner/",
    "/sok/",
    "/sok/?q=frokost",
    "/kontakt/",
    "/about/",
    "/finnes-ikke/",
]
WITH_EVERYTHING = ["/", "/artikler/alt-en-tekst-kan-inneholde/", "/arrangementer/innovasjonsdagen-i-testbyen/"]

DESKTOP = {"width": 1280, "height": 800}
TWICE_AS_LARGE = {"width": 640, "height": 400}  # the same screen at 200 % (WCAG 1.4.4)
FOUR_TIMES_AS_LARGE = {"width": 320, "height": 200}  # at 400 % (WCAG 1.4.10)
SMALL_PHONE = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}

BUILT = "2027-03-10T09:00:00+01:00"  # the site of the tests: an old one has lists to mend

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# The size of targets is off in axe until it is asked for.
RUN_AXE = """tags => axe.run({
  runOnly: tags, resultTypes: ["violations"], rules: {"target-size": {enabled: true}},
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

FOCUS = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect(), style = getComputedStyle(focused);
  return focused === document.body ? null : {
    name: (focused.getAttribute("aria-label") || focused.textContent).trim(),
    place: [...document.querySelectorAll("*")].indexOf(focused),
    isSeen: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2
      && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight + 1,
  };
}"""

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
each_page = pytest.mark.parametrize("path", PAGES)
each_rich_page = pytest.mark.parametrize("path", WITH_EVERYTHING)


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
    tab.goto("about:blank")
    tab.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    tab.set_viewport_size(DESKTOP)
    return tab


def is_wider_than_its_window(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@each_page
def test_a_page_loads_without_a_word_in_the_console(page, address, path):
    told, failed = [], []
    listeners = {
        "console": lambda message: told.append(message.text),
        "pageerror": lambda error: told.append(str(error)),
        "response": lambda answer: failed.append(answer.url) if answer.status >= 400 else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    page.goto(address + path)
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert failed == ([address + path] if path == "/finnes-ikke/" else [])
    assert [line for line in told if "404" not in line] == []
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"  # the style sheet is there


@each_page
def test_no_page_scrolls_sideways_or_cuts_its_text_however_large_it_is_shown(page, address, path):
    page.goto(address + path)
    for wide_text in (False, True):
        if wide_text:
            page.evaluate(WIDE_TEXT)
        for viewport in (TWICE_AS_LARGE, SMALL_PHONE, FOUR_TIMES_AS_LARGE):
            page.set_viewport_size(viewport)
            assert not is_wider_than_its_window(page)
            assert page.evaluate(CUT_TEXT) == []


@pytest.mark.needs("axe")
@each_page
def test_no_barrier_a_machine_can_find(page, address, axe_script, path):
    page.goto(address + path)
    page.evaluate(axe_script)
    for viewport, scheme in ((DESKTOP, "light"), (DESKTOP, "dark"), (SMALL_PHONE, "dark"), (SMALL_PHONE, "light")):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(RUN_AXE, WCAG_22_AA)
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []


@pytest.mark.parametrize("path", [path for path in PAGES if "?q=" not in path])  # hits come in when they are found
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_a_page_comes_in(browser, address, path, size):
    with browser.new_page(viewport=size) as page:
        page.clock.set_fixed_time(BUILT)
        page.goto(address + path)
        assert page.evaluate(WHAT_MOVED) == []


def test_what_moves_would_be_seen(browser, address):
    with browser.new_page(viewport=PHONE) as page:
        page.goto(address + "/")
        page.wait_for_timeout(50)
        page.evaluate("document.querySelector('h1').parentElement.prepend(document.createElement('hr'))")
        assert page.evaluate(WHAT_MOVED) != []


@each_rich_page
def test_the_keyboard_reaches_every_link_in_order_and_sees_where_it_is(page, address, path):
    page.set_viewport_size(SMALL_PHONE)
    page.goto(address + path)
    stops = []
    for _ in range(page.locator(":is(a[href], button):visible").count()):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert None not in stops
    assert [stop["name"] for stop in stops if not stop["isSeen"]] == []
    assert [stop["place"] for stop in stops] == sorted({stop["place"] for stop in stops})


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
    told = [page.locator(part).first for part in ("h1", ".event-when", ".event-panel .button a:visible")]
    boxes = [part.bounding_box() for part in told]
    assert [box["y"] + box["height"] for box in boxes] == sorted(box["y"] + box["height"] for box in boxes)
    assert boxes[-1]["y"] + boxes[-1]["height"] <= PHONE["height"]


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
    page.evaluate("document.querySelectorAll('button').forEach(button => button.remove())")  # for scripts alone
    without = browser.new_page(java_script_enabled=False, viewport=DESKTOP)
    without.goto(address + path)
    words = without.locator("main").inner_text().split()
    without.close()
    assert set(page.locator("main").inner_text().split()) <= set(words)


@each_rich_page
def test_paper_is_light_and_leaves_the_ways_about_out(page, address, path):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address + path)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    about = page.locator("nav, footer, .skip-link, .button").all()
    assert about
    assert [part.inner_text() for part in about if part.is_visible()] == []


@each_rich_page
def test_no_table_on_paper_stands_in_a_grid(page, address, path):
    """Where a sheet ends in a grid, Chromium lays what follows the table over it."""
    page.emulate_media(media="print")
    page.goto(address + path)
    assert page.evaluate(GRIDS_AROUND_TABLES) == []


def test_an_old_address_takes_the_visitor_to_the_new_one(page, address):
    page.goto(address + "/seminarer/")
    page.wait_for_url(lambda url: not url.endswith("/seminarer/"))
    assert page.locator("h1").count() == 1
