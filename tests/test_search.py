"""The search in a browser: nothing before it is used, the address says what is searched for, and no word becomes markup."""

from datetime import datetime
from time import sleep
from urllib.parse import parse_qs, quote, urlsplit

import pytest

NOW = datetime.fromisoformat("2027-03-10T09:00:00+01:00")
STORED = "async () => [document.cookie, localStorage.length, sessionStorage.length, (await caches.keys()).length]"
SCRIPTS = ["live.js", "search.js"]

pytestmark = pytest.mark.needs("chromium")


class Visit:
    """The page of the search in a browser, and what it asks for and says."""

    def __init__(self, page, address):
        self.page, self.address, self.asked, self.told = page, address, [], []
        self.listeners = {
            "request": lambda request: self.asked.append(request.url),
            "console": lambda message: self.told.append(message.text),
            "pageerror": lambda error: self.told.append(str(error)),
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)
        page.set_viewport_size({"width": 1280, "height": 900})

    def end(self):
        """Leave the tab as it was."""
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        self.page.unroute_all()

    def go(self, query="", *, answered=True):
        self.page.goto(f"{self.address}/sok/{query}")
        if query and answered:
            self.wait()

    def wait(self):
        """Wait until what the form says has been answered."""
        self.page.wait_for_function(
            "() => document.querySelector('.search')?.dataset.answered === document.querySelector('[name=q]').value.trim()"
        )

    def type(self, text):
        self.page.fill("[name=q]", text)
        self.wait()

    @property
    def status(self):
        return self.page.locator("[role=status]").inner_text()

    @property
    def groups(self):
        sections = self.page.locator(".search section:has(ol):visible").all()
        return {part.locator("h2").inner_text(): part.locator("h3").all_inner_texts() for part in sections}

    @property
    def query(self):
        return {name: value for name, (value,) in parse_qs(urlsplit(self.page.url).query).items()}


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all: a new one for each page takes longer than the page."""
    tab = browser.new_page()
    tab.clock.set_fixed_time(NOW)
    yield tab
    tab.close()


@pytest.fixture
def visit(tab, serve, sub_path_site):
    visit = Visit(tab, serve(sub_path_site, base_path="/helsehub"))
    yield visit
    visit.end()


def test_nothing_is_fetched_before_somebody_searches(visit):
    visit.go()
    visit.page.keyboard.press("Tab")
    assert [url.rpartition("/")[2] for url in visit.asked if url.endswith(".js")] == SCRIPTS
    assert [url for url in visit.asked if "/pagefind/" in url] == []
    visit.type("gulrøtter")
    assert [url for url in visit.asked if "/helsehub/pagefind/" in url]
    assert [url for url in visit.asked if not url.startswith(visit.address)] == []
    assert visit.page.evaluate(STORED) == ["", 0, 0, 0]
    assert visit.told == []


def test_a_search_is_answered_with_what_is_coming_first(visit):
    visit.go("?q=frokostm%C3%B8te")
    assert visit.status == "4 treff på «frokostmøte»."
    assert visit.groups == {
        "Kommende arrangementer": ["Frokostmøte: Mat og helse", "Frokostmøte: Økonomi for alle"],
        "Andre treff": ["Frokostmøte: Søvn og helse", "Om Eksempelhuset"],
    }
    first = visit.page.locator(".search li").first
    assert first.locator("a").get_attribute("href") == "/helsehub/arrangementer/frokostmote-mars/"
    assert first.locator("p").first.text_content().replace("\u00a0", " ") == (
        "Arrangement · fredag 12. mars 2027 kl. 08.00–\u2060 til 09.00 · Eksempelhuset, Testbyen"
    )


def test_a_hit_leads_to_its_page(visit):
    visit.go("?q=kurs+over+tre+dager")
    visit.page.locator(".search h3 a").first.click()
    visit.page.wait_for_url("**/arrangementer/kurs-over-tre-dager/")
    visit.page.go_back()
    visit.wait()
    assert visit.groups["Nøyaktig treff"] == ["Kurs over tre dager"]


def test_what_matches_is_marked(visit):
    visit.go("?q=gr%C3%B8nnk%C3%A5l")
    assert visit.page.locator("mark").all_inner_texts() == ["grønnkål"]


def test_each_search_can_be_gone_back_to(visit):
    visit.go()
    for text in ("gulrøtter", "kurs"):
        visit.page.fill("[name=q]", text)
        visit.page.keyboard.press("Enter")
        visit.wait()
        assert visit.query == {"q": text}
    visit.page.go_back()
    visit.wait()
    assert (visit.page.input_value("[name=q]"), visit.query) == ("gulrøtter", {"q": "gulrøtter"})
    visit.page.go_back()
    visit.wait()
    assert (visit.page.input_value("[name=q]"), visit.query, visit.status, visit.groups) == ("", {}, "", {})


def test_a_search_is_narrowed_by_type_and_subject(visit):
    visit.go("?q=testbyen&type=artikler&emne=aldring")
    assert (visit.page.input_value("[name=type]"), visit.page.input_value("[name=emne]")) == ("artikler", "aldring")
    assert sorted(visit.groups["Treff"]) == ["Frivillige i Testbyen får kurs", "Å bli gammel i Testbyen"]
    visit.page.select_option("[name=type]", "arrangementer")
    visit.page.wait_for_function("() => document.querySelector('[role=status]').textContent.startsWith('Ett')")
    assert visit.groups == {"Treff": ["Frokostmøte: Søvn og helse"]}
    assert visit.query == {"q": "testbyen", "type": "arrangementer", "emne": "aldring"}


def test_a_subject_alone_lists_what_it_has(visit):
    visit.go("?emne=mat-og-helse")
    visit.page.wait_for_function("() => document.querySelector('[role=status]').textContent.startsWith('Treff')")
    assert visit.status == "Treff: 4."


def test_a_search_without_hits_says_what_to_do(visit):
    visit.go("?q=xyzzyq")
    assert visit.status == "Ingen treff på «xyzzyq». Prøv med færre eller andre ord, eller let videre nedenfor."
    assert visit.groups == {}


def test_more_hits_are_shown_ten_at_a_time_and_focus_follows(visit):
    visit.go("?q=testbyen")
    assert visit.page.locator(".search li").count() == 10
    visit.page.get_by_role("button", name="Vis flere treff").click()
    visit.page.wait_for_function("() => document.querySelectorAll('.search li').length > 10")
    visit.page.wait_for_function("() => document.activeElement.matches('.search h3 a')")
    names = visit.page.locator(".search h3 a").all_inner_texts()
    assert visit.page.evaluate("document.activeElement.textContent") in names
    assert len(names) == len(set(names))


def test_what_is_found_is_told_to_who_cannot_see_it(visit):
    """A status that is hidden until it says something may not be read aloud (WCAG 4.1.3)."""
    visit.go()
    assert visit.page.get_by_role("status").count() == 1
    visit.type("gulrøtter")
    assert visit.page.get_by_role("status").inner_text() == visit.status
    assert "treff på «gulrøtter»" in visit.status


def test_a_dash_between_times_is_seen_and_read_as_a_word(visit):
    visit.go("?q=frokostm%C3%B8te")
    heard = visit.page.locator(".search li p").first.aria_snapshot().replace("\u00a0", " ")
    assert heard == "- paragraph: Arrangement · fredag 12. mars 2027 kl. 08.00 til 09.00 · Eksempelhuset, Testbyen"


def test_a_page_in_another_language_says_so(visit):
    visit.go("?q=meeting+place")
    assert visit.page.locator(".search li [lang=en]").first.inner_text() == "About Eksempelhuset"


def test_no_word_becomes_markup(tab, serve, pelican_build, tmp_path):
    evil = "<img src=x onerror=alert(1)>"
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    (articles / "2027-03-02-ond.md").write_text(
        f"---\ntittel: 'Ondtreff {evil}'\ningress: 'Ondt {evil}'\nforfatter: Kari Nordmann\n---\n\nOndt `{evil}`.\n",
        "utf-8",
    )
    assert pelican_build(tmp_path / "content", tmp_path / "ut").returncode == 0
    visit = Visit(tab, serve(tmp_path / "ut"))
    visit.go(f"?q={quote('ondt ' + evil)}")
    visit.end()
    assert visit.page.locator(".search h3").first.inner_text() == f"Ondtreff {evil}"
    assert visit.page.locator(".search img").count() == 0
    assert visit.told == []


def test_a_slip_is_taken_for_the_word_that_was_meant_and_told_of(visit):
    visit.go("?q=frokostm%C3%B8te")
    assert [url for url in visit.asked if url.endswith(("/words.json", "/slips.js"))] == []
    visit.type("vrkonferansen")
    assert visit.status == "Du skrev «vrkonferansen». Ett treff på «vårkonferansen»."
    assert visit.groups == {"Kommende arrangementer": ["Vårkonferansen"]}


def test_a_search_without_the_words_for_slips_still_answers(visit):
    visit.page.route("**/words.json", lambda route: route.fulfill(status=404, body="Not found"))
    visit.go("?q=vrkonferansen")
    assert visit.status.startswith("Ingen treff på «vrkonferansen».")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("grønnkål xyzzyq", "Ingen side har «xyzzyq». Ett treff på «grønnkål».", id="a word nowhere"),
        pytest.param("takhager", "Ett treff på «takhager».", id="another form"),
        pytest.param("Frokostkurven", "Ingen side har «Frokostkurven». {} treff på «Frokost …».", id="a part"),
        pytest.param(
            "rundstykke ordføreren",
            "Ingen side har alle ordene i «rundstykke ordføreren», men 2 har noen av dem.",
            id="on two pages",
        ),
        pytest.param(
            "Per Olsen",
            "Ingen treff på «Per Olsen». Prøv med færre eller andre ord, eller let videre nedenfor.",
            id="a name",
        ),
    ],
)
def test_what_was_not_found_is_never_said_to_have_hits(visit, query, status):
    visit.go(f"?q={quote(query)}")
    assert visit.status == status.format(visit.page.locator(".search h3").count())


@pytest.mark.parametrize(
    ("query", "why"),
    [
        pytest.param(
            "webinar velferdsteknologi Testbyen",
            "Treff i: Digitalt, på nett: [webinar,] nettmøte, strømming.",
            id="a fact",
        ),
        pytest.param("sjukehus", "", id="nothing"),
        pytest.param("frukostmøte", "Treff på en annen form av ordet.", id="the other Norwegian"),
    ],
)
def test_why_a_page_was_found_is_said_where_its_text_does_not_say_the_word(visit, query, why):
    visit.go(f"?q={quote(query)}")
    told = visit.page.locator(".search li:first-child p:last-child").evaluate_all(
        "all => all.map(each => each.innerHTML.replace(/<mark>/g, '[').replace(/<.mark>/g, ']').replace(/<[^>]*>/g, '').trim())"
    )
    assert [text for text in told if text.startswith("Treff")][:1] == ([why] if why else [])


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_on_the_page_jumps_when_hits_come(visit, width):
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.route("**/pages.json", lambda route: (sleep(0.7), route.continue_()))  # the page stands there meanwhile
    visit.go("?q=testbyen")
    shift = visit.page.evaluate(
        """() => new Promise(tell => new PerformanceObserver(list => tell(
            list.getEntries().flatMap(({ value, sources }) => sources.map(({ node }) => [value, node?.nodeName ?? ""]))
        )).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(tell, 300, []))"""
    )
    assert shift == []
    assert visit.page.locator(".search li").count() == 10


def test_what_is_over_and_what_is_in_another_language_is_told_in_words(visit):
    visit.go("?q=seminar+med+opptak")
    assert "Tidligere arrangement\u00a0· " in visit.page.locator(".search li").first.inner_text()
    visit.type("heimeoppfølging")
    language = visit.page.locator(".search li span[lang=nn]").last
    assert language.inner_text() == "Nynorsk"
    visit.type("møte som ikke blir noe av")
    assert visit.page.locator(".search li .tag").first.inner_text() == "Avlyst"


def test_nothing_found_within_a_choice_says_how_to_search_everywhere(visit):
    visit.go("?q=gulr%C3%B8tter&type=sider")
    assert visit.status == "Ingen treff med disse valgene. Velg «Alt» og «Alle emner» for å søke i hele nettstedet."


def test_a_query_nobody_would_type_is_cut_and_shown_as_text(visit):
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.go("?q=" + quote("<xyzzyq>" + "å" * 5000), answered=False)
    visit.page.wait_for_function("() => document.querySelector('[role=status]').textContent.includes('«<xyzzyq>')")
    assert len(visit.page.input_value("[name=q]")) == 300
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 320
    assert visit.told == []


def test_the_first_hit_is_seen_on_a_phone_without_scrolling(visit):
    visit.page.set_viewport_size({"width": 320, "height": 640})
    visit.go("?q=v%C3%A5rkonferansen")
    box = visit.page.locator(".search h3").first.bounding_box()
    assert box["y"] + box["height"] < 640


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("**/index/*", id="the words"),
        pytest.param("**/fragment/*", id="the pages"),
        pytest.param("**/pages.json", id="the facts"),
        pytest.param("**/wasm.*", id="the program"),
        pytest.param("**/search_worker.js", id="the worker"),
        pytest.param("**/matching.js", id="the rules"),
    ],
)
def test_an_index_with_a_part_missing_is_told_of_and_asked_anew(visit, broken):
    visit.page.route(broken, lambda route: route.fulfill(status=404, body="Not found"))
    visit.go("?q=kurs", answered=False)
    visit.page.wait_for_function("() => document.querySelector('[role=status]').textContent.includes('virker ikke')")
    assert visit.groups == {}
    visit.page.unroute(broken)
    visit.type("kurset")
    assert "Kurs over tre dager" in [title for titles in visit.groups.values() for title in titles]


def test_an_index_that_does_not_answer_is_told_of(visit):
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    visit.go("?q=kurs", answered=False)
    visit.page.wait_for_function("() => document.querySelector('[role=status]').textContent.includes('virker ikke')")
    visit.page.unroute("**/pagefind/**")
    visit.type("kurset")  # and the next search goes better
    assert "Kurs over tre dager" in [title for titles in visit.groups.values() for title in titles]


def test_without_a_script_there_are_other_ways(open_without_script):
    page = open_without_script("/sok/")
    assert not page.locator("form").is_visible()
    assert "JavaScript" in page.locator(".search").inner_text()
    assert page.locator("main section:visible a").all_inner_texts() == [
        "Emner",
        "Alle artikler",
        "Kommende arrangementer",
        "Tidligere arrangementer",
    ]
