"""The preview follows each save, and no mistake ends it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from building import preview as preview_run
from building.preview_server import PortError, listen

PLUGINS = Path(preview_run.__file__).parents[1]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"

# A build that reads one word and shows it under the policy of the real pages.
EDITOR = f"""
import sys
sys.path.insert(0, {str(PLUGINS)!r})
from pathlib import Path
from building.preview import Built, preview
from building.preview_server import files_in
from manuscript.problem import Problem

root = Path({{root!r}})

def build(address):
    word = (root / "content" / "word.md").read_text()
    if word == "wrong":
        print("word.md:1: Ordet er galt.", flush=True)
        return Built(read=None, problems=[
            Problem(rule="unknown-event", message="Ordet er galt.", fix="Skriv et annet.", example="hei",
                    file="word.md", line=1),
            Problem(rule="unused-file", message="Ingen viser til filen.", fix="Slett den.", file="b.pdf", line=1),
        ])
    if word == "crash":
        raise ZeroDivisionError
    folder = root / "site"
    (folder / "side").mkdir(parents=True, exist_ok=True)
    page = ("<!doctype html><html lang='nb'><head><meta http-equiv='Content-Security-Policy' content=\\"{POLICY}\\">"
            "<title>t</title></head><body><main><h1>t</h1><p>%s</p></main></body></html>" % word)
    (folder / "index.html").write_text(page)
    (folder / "side" / "index.html").write_text(page)
    (folder / "404.html").write_text(page.replace(word, "Finner ikke siden"))
    problems = [Problem(rule="unused-file", message="<b>", fix="Slett den.", file="b.pdf", line=1)] * (word == "varsel")
    page = dict(file=str(root / "content" / "word.md"), title="Ord", url="/side/", state="Utkast")
    return Built(read=files_in(folder), problems=problems, pages=lambda: [page])

preview(build, port=0, watched=[root / "content"],
        code=[root / "plugins"], tell=lambda line: print(line, flush=True),
        ready=lambda address: print("Klar:", address, flush=True), guide="https://veiledning.example/", **{{given!r}})
"""


def hear_ctrl_c() -> None:
    """Undo what a shell does to programs it runs in the background: they would not hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Preview:
    """A preview in a process of its own, and the editor who writes beside it."""

    def __init__(self, root: Path, word: str, **given: str) -> None:
        self.root = root
        (root / "content").mkdir()
        (root / "plugins").mkdir()
        self.word = word
        self.process = subprocess.Popen(
            [sys.executable, "-B", "-c", EDITOR.format(root=str(root), given=given)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUTF8": "1"},
            preexec_fn=hear_ctrl_c,
        )
        self.said = self.read_until("Se nettstedet på ")
        self.address = self.said[-1].removeprefix("Se nettstedet på ").partition("/. ")[0]
        self.opened = self.read_until("Klar:")

    @property
    def word(self) -> str:
        return (self.root / "content" / "word.md").read_text()

    @word.setter
    def word(self, word: str) -> None:
        (self.root / "content" / "word.md").write_text(word)

    def read_until(self, words: str) -> list[str]:
        lines = []
        for line in self.process.stdout:
            lines.append(line.rstrip("\n"))
            if words in line:
                return lines
        raise AssertionError(lines)

    def get(self, path: str, **headers: str) -> tuple[int, str, http.client.HTTPMessage]:
        host, port = self.address.removeprefix("http://").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=30)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read().decode(), response.headers

    def wait_for(self, path: str, words: str) -> None:
        deadline = time.monotonic() + 30
        while words not in self.get(path)[1]:
            assert time.monotonic() < deadline
            time.sleep(0.05)


@pytest.fixture
def start(tmp_path):
    started = []

    def start(word: str = "hei", **given: str) -> Preview:
        started.append(Preview(tmp_path, word, **given))
        return started[-1]

    yield start
    for preview in started:
        preview.process.kill()
        preview.process.communicate()


def test_pages_are_answered_as_a_host_answers_them(start):
    preview = start()
    status, page, headers = preview.get("/side/")
    assert (status, "<p>hei</p>" in page, headers["Cache-Control"]) == (200, True, "no-store")
    assert preview.get("/side")[2]["Location"] == "/side/"
    status, page, _ = preview.get("/finnes-ikke/")
    assert (status, "<p>Finner ikke siden</p>" in page) == (404, True)
    assert preview.get("/../../content/word.md")[0] in (403, 404)


def test_a_browser_can_be_opened_when_there_is_something_to_see(start):
    preview = start()
    assert preview.opened == [f"Klar: {preview.address}/"]
    assert preview.get("/")[0] == 200


def test_only_this_machine_can_connect():
    sockets = listen(0)
    assert {own.getsockname()[0] for own in sockets} <= {"127.0.0.1", "::1"}
    for own in sockets:
        own.close()


OPENING = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
OPENING |= {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}


def test_a_page_elsewhere_cannot_read_drafts_by_pointing_its_name_here(start):
    preview = start()
    others = ["drafts.example.org", "localhost.evil.example", "127.0.0.1.nip.io", "127a0b0c1", "[::1].evil.example"]
    others += ["::1.evil.example", "evil.example:8000", "localhost.", "xlocalhost"]
    asked = {path: {} for path in ("/", "/livereload.js")} | {"/livereload": OPENING}
    told = {
        (path, host): preview.get(path, **headers, Host=host, Origin=f"http://{host}")[0]
        for path, headers in asked.items()
        for host in others
    }
    assert set(told.values()) == {404}
    own = ["localhost", "127.0.0.1", "[::1]", "localhost:1", "LOCALHOST"]
    assert {preview.get("/", Host=host)[0] for host in own} == {200}


@pytest.mark.parametrize(
    "path", ["/%00", "/a%00/", "/%00.html", "/" + "a" * 5000, "/a/%2e%2e/%00"], ids=lambda path: path[:12]
)
def test_an_address_no_file_can_have_is_not_found_and_says_nothing_in_the_window(start, path):
    preview = start()
    assert preview.get(path)[0] in (403, 404)
    preview.word = "wrong"
    assert not [line for line in preview.read_until("Ordet er galt") if "Traceback" in line]


def test_a_mistake_leaves_the_last_good_page_until_it_is_put_right(start):
    preview = start()
    for mistake, told in (
        ("wrong", "word.md:1: Ordet er galt."),
        ("crash", "ZeroDivisionError"),
    ):
        preview.word = mistake
        said = preview.read_until("Forhåndsvisningen er uendret.")
        assert told in said
        assert "<p>hei</p>" in preview.get("/")[1]
    (preview.root / "content" / "word.md").unlink()
    assert "FileNotFoundError" in "\n".join(preview.read_until("Forhåndsvisningen er uendret."))
    preview.word = "hei igjen"
    preview.wait_for("/", "<p>hei igjen</p>")


def test_with_a_mistake_from_the_start_there_is_a_page_that_says_so(start):
    preview = start("wrong")
    status, page, _ = preview.get("/")
    assert (status, "Ingenting å vise ennå" in page) == (404, True)
    preview.word = "rettet"
    preview.wait_for("/", "<p>rettet</p>")


def test_changed_code_asks_for_a_new_start(start):
    preview = start()
    (preview.root / "plugins" / "plugin.py").write_text("x = 1")
    assert preview.read_until("Koden er endret.")[-1] == (
        "Koden er endret. Avslutt og start på nytt for å ta endringen i bruk."
    )


def test_the_user_ends_it_without_a_traceback(start):
    preview = start()
    preview.process.send_signal(signal.SIGINT)
    said = preview.process.communicate(timeout=30)[0]
    assert (said, preview.process.returncode) == ("\nForhåndsvisningen er avsluttet.\n", 0)


def test_a_taken_port_is_told_in_words():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with ThreadPoolExecutor(1) as thread, pytest.raises(PortError) as refused:
            thread.submit(preview_run.show, Path("nowhere"), port=port).result()
    assert str(refused.value) == (
        f"Port {port} er opptatt. Kanskje vises nettstedet allerede i et annet vindu.\n"
        "    Slik retter du: Velg en annen med --port, for eksempel --port 8123."
    )


def open_with_a_line(page, opening: Callable[[], object]) -> None:
    """Open a page, and wait until the server has answered on its line: of what was saved before, it tells nothing."""
    answers: list[object] = []
    page.once("websocket", lambda line: line.on("framereceived", lambda said: answers.append(said)))
    opening()
    for _ in range(1_000):
        if answers:
            return
        page.wait_for_timeout(30)
    raise AssertionError("the server does not answer")


@pytest.mark.needs("chromium")
def test_an_open_page_loads_again_after_each_save_under_the_pages_own_policy(start, browser):
    preview = start()
    page = browser.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    open_with_a_line(page, lambda: page.goto(f"{preview.address}/side/"))
    for word in ("en", "to", "tre"):  # one shortly after the other
        preview.word = word
        page.get_by_text(word, exact=True).wait_for(timeout=30_000)
    assert complaints == []
    page.close()


def told(preview: Preview) -> dict:
    return json.loads(preview.get("/_forhandsvisning.json")[1])


def test_what_is_wrong_is_told_until_it_is_put_right(start):
    preview = start()
    assert told(preview)["problems"] == []
    preview.word = "wrong"
    preview.wait_for("/_forhandsvisning.json", "Ordet er galt.")
    first, second = told(preview)["problems"]
    assert (first["file"], first["line"], first["severity"], first["fix"], first["example"]) == (
        *("word.md", 1, "error", "Skriv et annet.", "hei"),
    )
    assert second["severity"] == "warning"
    preview.word = "crash"
    preview.wait_for("/_forhandsvisning.json", '"has_failed": true')
    preview.word = "rett"
    preview.wait_for("/_forhandsvisning.json", '"has_failed": false, "problems": []')
    assert told(preview)["saved"] == {"number": 4, "url": "/side/"}


def test_no_page_elsewhere_can_read_what_is_told(start):
    status, _, headers = start().get("/_forhandsvisning.json", Origin="https://evil.example")
    assert (status, headers["Access-Control-Allow-Origin"]) == (200, None)


@pytest.mark.needs("chromium", "axe")
def test_a_panel_over_the_page_says_what_is_wrong_where_one_looks(start, browser, axe_script):
    preview = start()
    page = browser.new_page(viewport={"width": 320, "height": 640})
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    open_with_a_line(page, lambda: page.goto(f"{preview.address}/side/"))
    panel = page.get_by_role("region", name="Forhåndsvisning")
    page.wait_for_timeout(500)  # in which it could come
    assert panel.count() == 0
    preview.word = "wrong"
    page.get_by_text("Ordet er galt.").wait_for(timeout=30_000)
    page.get_by_role("status").get_by_text("1 feil må rettes. Siden er slik den var før.").wait_for()
    assert page.get_by_text("Slik retter du: Skriv et annet.").is_visible()
    assert page.get_by_text("hei", exact=True).first.is_visible()  # the last good page
    assert not page.get_by_text("Ingen viser til filen.").is_visible()  # warnings are folded
    page.get_by_text("1 advarsel").click()
    assert page.get_by_text("Ingen viser til filen.").is_visible()
    assert complaints == []
    page.evaluate(axe_script)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("axe.run({include: [['#forhandsvisning']]}).then(({violations}) => violations)") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Lukk").press("Enter")
    assert panel.count() == 0
    open_with_a_line(page, page.reload)
    page.wait_for_timeout(500)
    assert panel.count() == 0  # closed until something else is wrong
    preview.word = "varsel"
    page.get_by_text("1 advarsel").click(timeout=30_000)
    assert page.get_by_text("<b>").is_visible()  # words are never markup
    preview.word = "rettet"
    page.get_by_text("rettet").wait_for(timeout=30_000)
    page.wait_for_timeout(500)
    assert panel.count() == 0
    page.close()


@pytest.mark.parametrize(
    ("time", "said"),
    [
        pytest.param("", "Alle sider er publisert.", id="with drafts, if there were any"),
        pytest.param("Slik er nettstedet 12. mars, uten utkast.", "Her er bare det som er publisert.", id="without"),
    ],
)
def test_the_overview_says_of_nothing_only_what_it_knows(time, said):
    assert said in preview_run.ShownSite(time).read("/_oversikt/").decode()


@pytest.mark.needs("chromium", "axe")
def test_without_scripts_the_overview_lists_what_others_do_not_see_and_what_is_wrong(start, browser, axe_script):
    preview = start("varsel")
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{preview.address}/_oversikt/")
    assert page.locator("main").inner_text().replace("\n\n", "\n").split("\n") == [
        "Det andre ikke ser ennå",
        "Utkast, sider som venter på sin tid, og sider uten plass i listene.",
        "Slik skriver du",
        "Ord",
        f"Utkast. {preview.root}/content/word.md",
        "Hva som er galt",
        *("Advarsel: <b>", "b.pdf:1", "Slik retter du: Slett den."),
    ]
    page.get_by_role("link", name="Ord", exact=True).click()
    assert page.url == f"{preview.address}/side/"
    page.close()
    preview.word = "wrong"
    preview.wait_for("/_oversikt/", "Feil: Ordet er galt.")
    page = browser.new_page()
    page.goto(f"{preview.address}/_oversikt/")
    page.evaluate(axe_script)
    assert page.evaluate("axe.run(document).then(({violations}) => violations.map(({id}) => id))") == []
    page.close()


@pytest.mark.needs("chromium")
def test_the_panel_says_which_time_is_shown_and_leads_to_the_guide(start, browser):
    preview = start(time="Slik er nettstedet fredag 12. mars 2027 kl. 09.00, uten utkast.")
    page = browser.new_page()
    page.goto(f"{preview.address}/side/")
    page.get_by_role("status").get_by_text("Slik er nettstedet fredag 12. mars 2027 kl. 09.00, uten utkast.").wait_for()
    assert page.get_by_role("link", name="Hjelp").get_attribute("href") == "https://veiledning.example/"
    page.close()


@pytest.mark.needs("chromium")
def test_the_page_that_is_saved_is_opened(start, browser):
    preview = start()
    page = browser.new_page()
    open_with_a_line(page, lambda: page.goto(f"{preview.address}/_oversikt/"))
    preview.word = "lagret"
    page.wait_for_url("**/side/", timeout=30_000)
    page.get_by_text("lagret").wait_for()
    page.close()
