"""Writing in the form editor: what was not changed keeps its bytes, and what was written passes the check."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
from datetime import date, datetime
from difflib import unified_diff
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from time import sleep
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from PIL import ExifTags, Image

from building.configuration import read_configuration, settings_of
from building.editor_form import formats
from building.preview_site import preview_site
from checks.run import check
from content_types.model import ContentKind
from manuscript.model import Line
from programme.model import EventWindow
from programme.parse import find_sections
from website.memory import Memory

PROJECT = Path(__file__).parents[1]
DECAP_SERVER = PROJECT / "node_modules" / "decap-server" / "dist" / "index.js"
CONTENT = PROJECT / "tests" / "site" / "content"
FILES = sorted(path for kind in ContentKind for path in (CONTENT / kind).rglob("*.md"))
KEY = re.compile(r"^([^\W\d_][\w -]*?)\s?:", re.MULTILINE)  # «påmelding-åpner:»; not «  navn:» or «- navn:»

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.needs("decap")]

# For each field of a file: the form's values with that one field changed, what is saved of them, and what is read again.
CHANGE_EACH = """async ([text, fields]) => {
  const { formatOf } = await import("/admin/format.js");
  const { fromFile, toFile } = formatOf(fields);
  const values = fromFile(text);
  // Without the file itself, and whatever the order of parts.
  const sorted = (_, value) => (value && !Array.isArray(value) && typeof value === "object" ? Object.fromEntries(Object.entries(value).sort()) : value);
  const said = (form) => JSON.stringify({ ...form, original: 0 }, sorted);
  const changed = ({ key, is_list, parts, beside, main }) => {
    const old = values[key];
    if (beside) return [{ fil: "nytt.jpg", ...old[0], alt: "Nytt: to", foto: "Kari Nordmann" }];
    if (is_list) return [...old, parts ? { [main]: "ny #1" } : "ny: en"];
    return parts ? { ...old, [Object.keys(parts).at(-1)]: "Ny: del" } : "Ny verdi";
  };
  const one = (field) => {
    const now = { ...values, [field.key]: changed(field) };
    const saved = toFile(now);
    return { field: field.key, saved, isRead: said(fromFile(saved)) === said(now) };
  };
  return { untouched: toFile(values), changes: fields.map(one) };
}"""


@pytest.fixture(scope="module")
def page(browser, serve, site_with_editor):
    """The format alone, in a page of the same site."""
    opened = browser.new_page()
    opened.goto(f"{serve(site_with_editor)}/om/")
    yield opened
    opened.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_field_that_is_changed_changes_alone(page, path):
    text = path.read_bytes().decode()
    fields = formats()[f"helsehub-{path.parent.relative_to(CONTENT).parts[0]}"]
    tried = page.evaluate(CHANGE_EACH, [text, fields])
    assert tried["untouched"] == text
    assert [change["field"] for change in tried["changes"] if not change["isRead"]] == []
    for change, field in zip(tried["changes"], fields, strict=True):
        names = {*field["names"], *(name for names in field.get("beside", {}).values() for name in names)}
        gone = "".join(
            line[1:]
            for line in unified_diff(text.splitlines(True), change["saved"].splitlines(True), n=0)
            if line[0] == "-" and line[:3] != "---"
        )
        assert {key.lower().replace("-", "") for key in KEY.findall(gone)} <= names


WRITTEN = """---
# behold: kr-punktum
tittel: 'Møte:  to ord'   # en kommentar
Starter : 12. mars 2027 kl. 9
sted: Testhuset # behold: et-eller-annet

arrangører:
- HelseHub   # vi
# den andre
- navn: "Testbyen"
  lenke: https://www.example.no
kontakt:
    navn:   Kari Nordmann
    e_post: kari@example.no   # hennes
bilde: mote.jpg
bilde-alt: Fire personer
pris:   # ikke avgjort
emner: [mat, søvn]
rettelser:
  - dato: 1. mars 2027   # den første
    tekst: Nytt rom.
ingress: >
  Første linje
  og andre.
---


Tekst.\t
"""


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        pytest.param("tittel", "Nytt", "'Møte:  to ord'", "Nytt", id="a comment behind it"),
        pytest.param("ingress", "Kort.", ">\n  Første linje\n  og andre.", "Kort.", id="a text over several lines"),
        pytest.param("sted", {"navn": "Et annet"}, "sted: Testhuset", "sted: Et annet", id="a text stays a text"),
        pytest.param(
            "sted",
            {"navn": "Testhuset", "rom": "A"},
            "sted: Testhuset",
            "sted:\n  navn: Testhuset\n  rom: A",
            id="which gets parts",
        ),
        pytest.param("kontakt", {"navn": "Ola", "e-post": "kari@example.no"}, "  Kari Nordmann", "  Ola", id="a part"),
        pytest.param(
            "kontakt",
            {"navn": "Kari Nordmann", "e-post": "kari@example.no", "telefon": "22 22 55 55"},
            "   # hennes\n",
            "   # hennes\n    telefon: 22 22 55 55\n",
            id="one more part, as far in as the others",
        ),
        pytest.param(
            "arrangører",
            [{"navn": "HelseHub"}],
            '\n# den andre\n- navn: "Testbyen"\n  lenke: https://www.example.no',
            "\n# den andre",
            id="one fewer",
        ),
        pytest.param(
            "bilde", [{"fil": "mote.jpg", "alt": "Fem"}], "Fire personer", "Fem", id="what stands beside a picture"
        ),
        pytest.param(
            "type", "Kurs: to", "  og andre.\n", '  og andre.\ntype: "Kurs: to"\n', id="a field that was not there"
        ),
        pytest.param("pris", "Gratis: ja", "pris:", 'pris: "Gratis: ja"', id="a field that was blank"),
        pytest.param("emner", ["mat"], " [mat, søvn]", "\n  - mat", id="a list on one line"),
        pytest.param("emner", [], " [mat, søvn]", "", id="a field that is emptied"),
        pytest.param(
            "rettelser", [{"dato": "1. mars 2027", "tekst": "Rom B."}], "Nytt rom.", "Rom B.", id="a part of an item"
        ),
        pytest.param(
            "rettelser",
            [
                {"dato": "1. mars 2027", "tekst": "Nytt rom."},
                {"dato": "2. mars 2027", "tekst": "Og: ny dag.\nTo linjer"},
            ],
            "Nytt rom.\n",
            'Nytt rom.\n  - dato: 2. mars 2027\n    tekst: "Og: ny dag.\\nTo linjer"\n',
            id="one item more",
        ),
        pytest.param("body", "Ny tekst.", "Tekst.", "Ny tekst.", id="the text alone"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_comments_marks_and_quotes_stay(page, key, value, old, new, newline):
    """The bytes that were not changed are those of the file, whatever way it is written in."""
    text, expected = (each.replace("\n", newline) for each in (WRITTEN, WRITTEN.replace(old, new, 1)))
    saved = page.evaluate(
        """async ([text, fields, key, value]) => {
          const { formatOf } = await import("/admin/format.js");
          const { fromFile, toFile } = formatOf(fields);
          return toFile({ ...fromFile(text), [key]: value });
        }""",
        [text, formats()["helsehub-events"], key, value],
    )
    assert saved == expected


CHANGE = """async ([text, fields, changes]) => {
  const { formatOf } = await import("/admin/format.js");
  const { fromFile, toFile } = formatOf(fields);
  const values = fromFile(text);
  return [values.body, values.program, toFile({ ...values, ...changes })];
}"""
BEFORE, ROWS, AFTER = (
    "Velkommen.\n\n## Agenda:\n",
    "09.00 Frokost\n\n### Dag 2\n\n  10.00 Søvn",
    "\n\n\n## Etterpå\n\nKaffe.",
)


@pytest.mark.parametrize(
    ("body", "shown", "changes", "saved"),
    [
        pytest.param(
            BEFORE + ROWS + AFTER,
            ("Velkommen.\n\n## Agenda:\n\n## Etterpå\n\nKaffe.", ROWS),
            {"program": "09.00 Te"},
            BEFORE + "09.00 Te" + AFTER,
            id="another programme",
        ),
        pytest.param(
            BEFORE + ROWS + AFTER,
            ("Velkommen.\n\n## Agenda:\n\n## Etterpå\n\nKaffe.", ROWS),
            {"body": "Hei.\n\n## Agenda:\n\n## Etterpå\n\nKaffe."},
            BEFORE.replace("Velkommen", "Hei") + ROWS + AFTER,
            id="another text around it",
        ),
        pytest.param(
            "Hei.\n\n## Program 2027\n\n" + ROWS,
            ("Hei.\n\n## Program 2027", ROWS),
            {"program": ""},
            "Hei.\n\n## Program 2027",
            id="the last section, emptied",
        ),
        pytest.param(
            "Hei.", ("Hei.", ""), {"program": "## Agenda\n\n09.00 A"}, "Hei.\n\n## Agenda\n\n09.00 A", id="with its heading"
        ),
        pytest.param("Hei.", ("Hei.", ""), {"program": ROWS}, f"Hei.\n\n## Program\n\n{ROWS}", id="the first programme"),
        pytest.param(
            "## Programmering\n\n09.00 A",
            ("## Programmering\n\n09.00 A", ""),
            {},
            "## Programmering\n\n09.00 A",
            id="no programme",
        ),
        pytest.param(
            "## Program\n\n## Etterpå", ("## Program\n\n## Etterpå", ""), {"program": "09.00 A"},
            "## Program\n\n09.00 A\n\n## Etterpå", id="a heading with nothing below",
        ),
        pytest.param(
            BEFORE + ROWS, ("Velkommen.\n\n## Agenda:", ROWS), {"body": "Velkommen."},
            f"Velkommen.\n\n## Program\n\n{ROWS}", id="a heading taken out of the text",
        ),
    ],
)  # fmt: skip
def test_the_programme_has_a_field_of_its_own_and_its_place_in_the_file(page, body, shown, changes, saved):
    head = "---\ntittel: A\n---\n\n"
    text, body_shown = f"{head}{body}\n", page.evaluate(CHANGE, [f"{head}{body}\n", formats()["helsehub-events"], {}])
    assert tuple(body_shown) == (*shown, text)
    changed = page.evaluate(CHANGE, [text, formats()["helsehub-events"], changes])
    assert changed[2] == f"{head}{saved}\n"


@pytest.mark.parametrize(
    "heading",
    """## Program|# Agenda:|## Program ##|## Program 2027|## Program for dagen|## Program – torsdag|## Agenda dag 1
    ## Program torsdag 23. mars|## Program 23. mars|## Programme Thursday|### Program|## Programmering|## Program og priser
    ## Program formiddag""".replace("\n    ", "|").split("|"),
)
def test_the_form_takes_for_a_programme_what_the_site_does(page, heading):
    lines = [Line(number=number, text=text) for number, text in enumerate((heading, "", "09.00 A"), start=1)]
    window = EventWindow(first_day=date(2023, 3, 23), last_day=date(2023, 3, 24))
    sections, _ = find_sections(lines, file="a.md", window=window)
    _, shown, _ = page.evaluate(
        CHANGE, [f"---\ntittel: A\n---\n\n{heading}\n\n09.00 A\n", formats()["helsehub-events"], {}]
    )
    assert bool(shown) == bool(sections.programme)


# In Decap itself, against its own server beside a repository


@pytest.fixture(scope="module")
def repository(tmp_path_factory, commit_all) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(CONTENT, folder / "content")
    commit_all(folder)
    return folder


@pytest.fixture(scope="module")
def newcomer(browser, serve, site_with_editor):
    """Somebody who came to the form editor for the first time, and what was asked of others than its own host."""
    answers = {}
    address = serve(site_with_editor, answer=lambda path, body: answers[path](body) if path in answers else None)
    context = browser.new_context(locale="nb-NO", viewport={"width": 1200, "height": 1400})
    opened = context.new_page()
    asked_of_others = []
    opened.on("request", lambda asked: is_elsewhere(asked.url, address) and asked_of_others.append(asked.url))
    opened.goto(f"{address}/admin/")
    opened.get_by_role("button", name="Logg på med GitHub").wait_for()
    yield SimpleNamespace(page=opened, answers=answers, asked_of_others=asked_of_others, then=[*asked_of_others])
    context.close()


@pytest.fixture(scope="module")
def decap(newcomer, site_with_editor, repository):
    """The form editor, signed in."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    who = {
        f"GIT_{role}_{what}": f"kari@{role.lower()}.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **who, "PORT": str(port), "BIND_HOST": "127.0.0.1", "MODE": "git"}
    server = subprocess.Popen(
        ["node", str(DECAP_SERVER)],
        cwd=repository,
        env=environment | {"GIT_REPO_DIRECTORY": str(repository)},
        stdout=subprocess.DEVNULL,
    )
    told = json.loads((site_with_editor / "admin" / "editor.json").read_bytes())
    told["config"]["backend"] = {"name": "proxy", "proxy_url": "/api/v1", "branch": "main"}
    # By the server of the page: what the browser is made to ask this process for, it compiles anew each time.
    newcomer.answers["/admin/editor.json"] = lambda _: (200, json.dumps(told).encode())
    newcomer.answers["/api/v1"] = lambda body: answer_of(port, body)
    newcomer.page.reload()
    newcomer.page.get_by_role("button", name="Logg inn").click()
    newcomer.page.get_by_text("Lag artikkel").wait_for()
    yield newcomer.page
    server.kill()
    server.wait()


def is_elsewhere(url, address):
    return not url.startswith((address, "data:", "blob:"))


def answer_of(port, body):
    for _ in range(300):  # until the server has started
        server = HTTPConnection("127.0.0.1", port)
        try:
            server.request("POST", "/api/v1", body, {"Content-Type": "application/json"})
        except ConnectionRefusedError:
            sleep(0.1)
            continue
        answer = server.getresponse()
        return answer.status, answer.read()
    raise AssertionError("the server of Decap does not answer")


def go(page, place):
    """Open a form in a page loaded anew: a program changes places faster than the last form is put away."""
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{address}#{place}")
    page.get_by_role("textbox", name="Tittel", exact=True).wait_for()


def save(page, repository, kind, slug):
    """Save, and return the file as it stands on its own branch."""
    with page.expect_response(
        lambda got: got.request.method == "POST" and got.request.post_data_json["action"] == "persistEntry"
    ) as got:
        page.get_by_role("button", name="Lagre", exact=True).click()
    assert got.value.status == 200
    shown = subprocess.run(
        ["git", "show", f"cms/{kind}/{slug}:content/{kind}/{slug}.md"], cwd=repository, capture_output=True, check=True
    )
    return shown.stdout.decode()


@pytest.mark.needs("decap-server")
@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        ("articles", "2027-02-20-slik-deler-testbyen-tallene-sine"),
        ("events", "2027-03-10-innovasjonsdagen-i-testbyen"),
        ("pages", "kontakt"),
    ],
)
def test_a_file_that_is_opened_changed_and_saved_is_changed_there_alone(decap, repository, kind, slug):
    before = (CONTENT / kind / f"{slug}.md").read_bytes().decode()
    go(decap, f"/collections/{kind}/entries/{slug}")
    title = decap.get_by_role("textbox", name="Tittel", exact=True)
    was = title.input_value()
    assert not decap.get_by_text("Kontroller forhåndsvisning").is_visible()  # of Decap's, which there are none of
    title.fill(f"{was} igjen")
    assert save(decap, repository, kind, slug) == before.replace(was, f"{was} igjen", 1)


@pytest.mark.needs("decap-server")
def test_an_event_with_a_programme_passes_the_check_and_is_shown(decap, repository, tmp_path):
    go(decap, "/collections/events/new")
    for label, value in {
        "Tittel": "Frokostmøte: søvn på Sørøya",
        "Ingress (valgfritt)": "Kom og hør.",
        "Publisert (valgfritt)": "1. mars 2027",
        "Starter": "12. mars 2027 kl. 9",
        "Slutter (valgfritt)": "11.00",
        "Digitalt (valgfritt)": "Lenke sendes påmeldte",
        "Tekst (valgfritt)": "Velkommen.",
        "Program (valgfritt)": "09.00–10.00 Frokost\n\n10.00–11.00 Søvn\nv/ Ola Nordmann",
    }.items():
        decap.get_by_label(label, exact=True).fill(value)
    slug = "frokostmote-sovn-pa-soroya"
    written = save(decap, repository, "events", slug)
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    file = content / "events" / f"{slug}.md"
    file.write_text(written, encoding="utf-8")
    given = read_configuration(PROJECT / "pelicanconf.py") | {
        "PREVIEW": True,
        "PICTURE_CACHE": str(tmp_path / "pictures"),
    }
    site, _ = preview_site(content, given, Memory())
    assert "\nstatus: utkast\n" in written
    assert check([str(file)], settings_of(given)) == []
    assert "Ola Nordmann" in site.read(f"/arrangementer/{slug}/").decode()


@pytest.mark.needs("decap-server")
def test_nothing_can_be_uploaded_outside_a_proposal(decap):
    go(decap, "/collections/articles/new")
    decap.goto(f"{decap.url.partition('#')[0]}#/collections/articles")
    decap.get_by_role("link", name="Arbeidsflyt").wait_for()
    assert decap.get_by_role("button", name="Media").count() == 0
    assert decap.locator("header button", has_text="Media").count() == 1


# As Word, a page and a table of any program put it on the clipboard
PASTED = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>p { margin: 0 }</style></head><body>
<h1>Om søvn</h1><p class=MsoNormal>Les <a href="https://testbyen.example/">mer</a>, og sov <b>godt</b>.<o:p></o:p></p>
<h2>Ta med</h2>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>en pute</p>
<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>en myk</p>
<ul><li>te</li></ul>
<table><tr><td><p>Natt</p></td><td><p>Timer</p></td></tr><tr><td>1</td><td>8</td></tr></table></body></html>"""
PASTE = """(field, [html, plain]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  field.focus();
  const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  if (field.dispatchEvent(pasted)) document.execCommand("insertText", false, plain);
}"""


@pytest.mark.needs("decap-server")
def test_what_is_pasted_keeps_its_headings_lists_and_links(decap):
    go(decap, "/collections/articles/new")
    text = decap.get_by_label("Tekst (valgfritt)", exact=True)
    text.evaluate(PASTE, [PASTED, ""])
    assert re.sub(r"-   ", "- ", text.input_value()).split("\n") == [
        *("## Om søvn", "", "Les [mer](https://testbyen.example/), og sov **godt**.", "", "### Ta med", ""),
        *("- en pute", "   - en myk", "", "- te", "", "Natt\tTimer", "1\t8"),
    ]
    text.fill("")
    text.evaluate(PASTE, ["<div><span style='color: red'>## Markdown</span></div>", "## Markdown"])
    assert text.input_value() == "## Markdown"  # from a program that colours it: no mark of its own
    decap.get_by_label("Ingress (valgfritt)", exact=True).evaluate(PASTE, ["<b>Kort</b>", "Kort"])
    assert decap.get_by_label("Ingress (valgfritt)", exact=True).input_value() == "Kort"


CHOOSE = """async () => {
  await import("/admin/place.js");
  const input = document.createElement("input");
  input.type = "file";
  input.addEventListener("change", async () => {
    const octets = new Uint8Array(await input.files[0].arrayBuffer());
    input.dataset.sent = btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(""));
  });
  document.body.append(input);
}"""


@pytest.mark.parametrize("order", ["<", ">"], ids=["little-endian", "big-endian"])
def test_where_a_photo_was_taken_is_not_sent_and_how_it_was_held_is(page, order):
    taken = photo(order)
    assert Image.open(taken).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    sent = Image.open(BytesIO(chosen(page, "foto.jpg", taken.getvalue())))
    exif = sent.getexif()
    assert (exif.get_ifd(ExifTags.IFD.GPSInfo), sent.info.get("xmp")) == ({}, None)
    assert (exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Make]) == (6, "Testkamera")
    assert sent.tobytes() == Image.open(taken).tobytes()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.4", id="a document"),
        pytest.param(b"\xff\xd8", id="a picture that is cut off"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x04ab\xff\xda\x00\x02c\xff\xd9", id="a picture that says nothing"),
    ],
)
def test_what_says_no_place_is_sent_as_it_is(page, data):
    assert chosen(page, "fil", data) == data


def test_a_photo_whose_exif_points_out_of_the_file_is_sent_without_it(page):
    exif = b"Exif\0\0II*\0\xff\xff\xff\xff"
    assert (
        chosen(page, "a.jpg", b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + b"\xff\xd9")
        == b"\xff\xd8\xff\xd9"
    )


def photo(order="<"):
    """Return a JPEG that says where it was taken and how it was held."""
    held = Image.Exif()
    held.endian = order
    held[ExifTags.Base.Orientation] = 6
    held[ExifTags.Base.Make] = "Testkamera"
    held.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (59.0, 44.0, 31.7), 3: "E", 4: (10.0, 12.0, 16.3)})
    taken = BytesIO()
    Image.new("RGB", (16, 8), "teal").save(taken, "JPEG", exif=held, xmp=b"<x:xmpmeta>GPSLatitude</x:xmpmeta>")
    return taken


def chosen(page, name, data):
    """Return what is sent when somebody chooses a file in the form."""
    page.evaluate(CHOOSE)
    field = page.locator("input[type=file]").last
    field.set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})
    page.wait_for_function("() => [...document.querySelectorAll('input[type=file]')].at(-1).dataset.sent !== undefined")
    return base64.b64decode(field.get_attribute("data-sent"))


@pytest.mark.needs("decap-server")
def test_a_picture_of_an_article_lies_beside_it_without_where_it_was_taken(decap, repository):
    go(decap, "/collections/articles/new")
    for label, value in {
        "Tittel": "Et tre",
        "Ingress (valgfritt)": "Se på treet.",
        "Tekst (valgfritt)": "Det er grønt.",
    }.items():
        decap.get_by_label(label, exact=True).fill(value)
    decap.get_by_role("button", name="Legg til: bilde").click()
    decap.get_by_role("button", name="Velg et bilde").click()
    chosen = {"name": "tre.jpg", "mimeType": "image/jpeg", "buffer": photo().getvalue()}
    decap.locator("input[type=file]").set_input_files(chosen)
    decap.get_by_role("button", name="Velg markert").click()
    decap.get_by_label("Alt", exact=True).fill("Et tre")
    decap.get_by_label("Foto", exact=True).fill("Kari Nordmann")
    slug = f"{datetime.now(ZoneInfo('Europe/Oslo')):%Y-%m-%d}-et-tre"
    assert "fil: tre.jpg" in save(decap, repository, "articles", slug)
    sent = ["git", "show", f"cms/articles/{slug}:content/articles/tre.jpg"]
    exif = Image.open(BytesIO(subprocess.run(sent, cwd=repository, capture_output=True, check=True).stdout)).getexif()
    assert (exif.get_ifd(ExifTags.IFD.GPSInfo), exif[ExifTags.Base.Orientation]) == ({}, 6)


@pytest.mark.needs("decap-server")
def test_pictures_in_the_text_are_laid_beside_it_where_the_writer_was(decap, repository):
    go(decap, "/collections/articles/new")
    decap.get_by_label("Tittel", exact=True).fill("To trær")
    text = decap.get_by_label("Tekst (valgfritt)", exact=True)
    text.fill("Det ene.\n\nSlutt.")
    for name in ("eik.jpg", "gran.jpg"):
        text.evaluate("(text) => text.setSelectionRange(text.value.indexOf('Slutt'), text.value.indexOf('Slutt'))")
        decap.get_by_role("button", name="Legg inn et bilde").click()
        chosen = {"name": name, "mimeType": "image/jpeg", "buffer": photo().getvalue() + name.encode()}
        decap.locator("input[type=file]").set_input_files(chosen)
        decap.get_by_text(name).wait_for()
        decap.get_by_role("button", name="Velg markert").click()
        decap.wait_for_function("([text, name]) => text.value.includes(name)", arg=[text.element_handle(), name])
    slug = f"{datetime.now(ZoneInfo('Europe/Oslo')):%Y-%m-%d}-to-traer"
    body = save(decap, repository, "articles", slug).partition("---\n\n")[2]
    assert body == 'Det ene.\n\n![](eik.jpg "Foto: ")\n\n![](gran.jpg "Foto: ")\n\nSlutt.\n'
    sent = ["git", "ls-tree", "--name-only", f"cms/articles/{slug}", "content/articles/"]
    listed = subprocess.run(sent, cwd=repository, capture_output=True, text=True, check=True).stdout
    assert {"content/articles/eik.jpg", "content/articles/gran.jpg"} <= {*listed.split()}


@pytest.mark.needs("decap-server")
def test_nothing_is_asked_of_others_and_main_is_as_it_was(newcomer, decap, repository):
    assert newcomer.asked_of_others == []
    log = subprocess.run(["git", "log", "--format=%s", "main"], cwd=repository, capture_output=True, text=True)
    assert log.stdout == "Alt\n"


def test_whoever_comes_is_asked_to_sign_in_and_nobody_else_is_told(newcomer):
    assert newcomer.then == []
