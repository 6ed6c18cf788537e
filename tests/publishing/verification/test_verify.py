"""Each way a finished site can be unfit to publish, and what is said of it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from building.editor import POLICY as POLICY_OF_EDITOR
from manuscript.problem import RequestError
from publishing.built_site import BuiltSite
from publishing.errors import ToolError, site_problem
from publishing.html_checker import check_pages
from publishing.page_rules import Budget, links
from publishing.verification import (
    Demands,
    at_their_files,
    demands_of,
    problems_in,
    public_address_of,
)
from website.unpublished import Unpublished

from .conftest import EVENT, page

ADDRESS = "https://example.org/helsehub"
POLICY = '<meta http-equiv="Content-Security-Policy" content='

STYLE = "<style>p{margin:0}</style>"
HASH = "'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA='"


def judged(built, files, **demands):
    site = built(files)
    return [(problem.file, problem.rule) for problem in problems_in(site, Demands(checker=Path("vnu.jar"), **demands))]


def test_a_file_of_the_owners_is_no_page(built, files):
    site = built({**files, "google12.html": b"\xff google-site-verification: google12.html"})
    site = BuiltSite(folder=site.folder, address=site.address, own=["google12.html"])
    assert list(problems_in(site, Demands(checker=Path("vnu.jar")))) == []


@pytest.mark.parametrize(
    ("policy", "rules"),
    [
        pytest.param(POLICY_OF_EDITOR, [], id="its own"),
        pytest.param(POLICY_OF_EDITOR.replace("connect-src", "connect-src *"), ["policy"], id="one that lets all in"),
        pytest.param("", ["policy"], id="none"),
    ],
)
def test_the_page_of_the_form_editor_has_its_own_policy_and_is_no_page_of_the_site(built, files, policy, rules):
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    script = "<script>fetch('https://localhost:8000')</script>"
    assert judged(
        built, {**files, "admin/index.html": f"<html><head>{meta}<title>Skriv</title></head>{script}</html>"}
    ) == [("admin/", rule) for rule in rules]


def test_nothing_is_said_against_a_site_without_faults(built, files):
    assert judged(built, files) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong", "rules"),
    [
        pytest.param("arrangementer.json", "/mote/", "/bort/", {"dead-address"}, id="address in data"),
        pytest.param("kalender.ics", "/mote/", "/bort/", {"dead-address"}, id="address in a calendar"),
        pytest.param("index.html", POLICY, '<meta name="p" content=', {"policy"}, id="no policy"),
        pytest.param("index.html", "script-src 'self'", "script-src *", {"policy"}, id="a policy that lets all in"),
        pytest.param("index.html", "'self'; style", "'self' 'unsafe-eval'; style", {"policy"}, id="any code"),
        pytest.param("index.html", "style-src", "style-src 'unsafe-inline'", {"policy"}, id="any style"),
        pytest.param("index.html", "style-src 'self'", f"style-src 'self' {HASH}", {"policy"}, id="a hash of nothing"),
        pytest.param("index.html", "</head>", f"{STYLE}</head>", {"policy"}, id="a style the policy does not name"),
        pytest.param("index.html", "</h1>", f"</h1>{STYLE}", {"policy"}, id="a style in the page"),
        pytest.param("index.html", "'self'; style", "'self' 'wasm-unsafe-eval'; style", {"policy"}, id="wasm"),
        pytest.param("index.html", "</body>", "<script>x()</script></body>", {"policy"}, id="script in the page"),
        pytest.param("index.html", "<h2 ", "<h2 style='color: red' ", {"policy"}, id="style in an element"),
        pytest.param("index.html", "<h2 ", "<h2 onclick='x()' ", {"policy"}, id="a handler"),
        pytest.param(
            "index.html", "</p>", '<img src="https://elsewhere.example/x.png" alt=""></p>', {"policy"}, id="elsewhere"
        ),
        pytest.param(
            "index.html",
            "</p>",
            '<img src="/helsehub/" srcset="//elsewhere.example/x.png 2x" alt=""></p>',
            {"policy"},
            id="elsewhere, without a scheme",
        ),
        pytest.param("mote/index.html", '"startDate"', '"start"', {"structured-data"}, id="a required field"),
        pytest.param("mote/index.html", '{"@type"', '{@type"', {"structured-data"}, id="no JSON"),
        pytest.param("mote/index.html", '"Event"', '"Evnt"', {"structured-data"}, id="an unknown type"),
        pytest.param("mote/index.html", f"{EVENT}<", f'["x", {EVENT}]<', {"structured-data"}, id="a word for a thing"),
        pytest.param("mote/index.html", f"{EVENT}<", f"[{EVENT}]<", set(), id="a list of things"),
        pytest.param("feeds/artikler.atom.xml", "<updated>", "<updatd>", {"feed"}, id="no XML"),
        pytest.param("feeds/artikler.atom.xml", "<title>En</title>", "", {"feed"}, id="no title"),
        pytest.param(
            "feeds/artikler.atom.xml",
            "<link",
            f'<link rel="alternate" href="{ADDRESS}/mote/"/><link',
            {"feed"},
            id="two links of one role",
        ),
        pytest.param("feeds/artikler.atom.xml", "00001", "00000", set(), id="an entry may have the feed's identity"),
        pytest.param(
            "feeds/artikler.atom.xml", f'href="{ADDRESS}/mote/"&', 'href="/mote/"&', {"feed"}, id="not a whole address"
        ),
        pytest.param("feeds/artikler.atom.xml", "&lt;p&gt;", "&lt;script&gt;", {"feed"}, id="active content"),
        pytest.param(
            "feeds/artikler.atom.xml",
            f'"self" href="{ADDRESS}',
            '"self" href="https://other.example',
            {"domain"},
            id="a feed of another domain",
        ),
        pytest.param("feeds/artikler.json", '"items": [', '"items": [[]', {"feed"}, id="no JSON in a JSON feed"),
        pytest.param("feeds/artikler.json", "version/1.1", "version/9", {"feed"}, id="another version"),
        pytest.param("feeds/artikler.json", '"language": "nb",', "", {"feed"}, id="a feed of no language"),
        pytest.param("feeds/artikler.json", '"items": [{', '"items": ["x", {', {"feed"}, id="an item of no fields"),
        pytest.param("feeds/artikler.json", '"title": "En",', "", {"feed"}, id="an item without a title"),
        pytest.param("feeds/artikler.json", "00+01:00", "00", {"feed"}, id="a clock of nowhere"),
        pytest.param("feeds/artikler.json", '"2027-03-01T00:00:00+01:00"', "2027", {"feed"}, id="a number for a date"),
        pytest.param("feeds/artikler.json", f'"image": "{ADDRESS}', '"image": "', {"feed"}, id="a picture from where"),
        pytest.param("feeds/artikler.json", f"'{ADDRESS}/mote/'", "'#a'", {"feed"}, id="a fragment of no page"),
        pytest.param(
            "feeds/artikler.json", f"src='{ADDRESS}", "src='", {"feed"}, id="a picture in the text, from where"
        ),
        pytest.param("feeds/artikler.json", "<img ", "<video poster='/p.png'></video><img ", {"feed"}, id="a poster"),
        pytest.param(
            "feeds/artikler.json",
            "<img ",
            "<img srcset='https://elsewhere.example/a,b.png 1x, /bilde.png 2x' ",
            {"feed"},
            id="one of the sizes of a picture",
        ),
        pytest.param(
            "feeds/artikler.json",
            "<img ",
            f"<img srcset='https://elsewhere.example/a,b.png 1x,\\n{ADDRESS}/bilde.png 2x' ",
            set(),
            id="whole sizes, one with a comma in its address",
        ),
        pytest.param("feeds/artikler.json", "<p>", "<p><script></script>", {"feed"}, id="active content in JSON"),
        pytest.param("kalender.ics", "\r\nUID", "\nUID", {"calendar"}, id="bare line ends"),
        pytest.param("kalender.ics", "Møte", "Møte " * 20, {"calendar"}, id="a long line"),
        pytest.param("kalender.ics", "Møte", "M\x07te", {"calendar"}, id="a control character"),
        pytest.param("kalender.ics", "END:VEVENT\r\n", "", {"calendar"}, id="an event without end"),
        pytest.param("kalender.ics", "DTSTAMP:20270301T000000Z\r\n", "", {"calendar"}, id="a required property"),
        pytest.param("kalender.ics", "T100000Z", "T070000Z", {"calendar"}, id="ends before it starts"),
        pytest.param(
            "kalender.ics", "DTEND:20270312T100000Z", "DTEND;TZID=Europe/Oslo:20270312T100000", {"calendar"}, id="zone"
        ),
        pytest.param("sitemap.xml", "/mote/", "/404.html", {"sitemap"}, id="one too many, and one lacks"),
        pytest.param("sitemap.xml", "<url>", f"<url><loc>{ADDRESS}/</loc></url><url>", {"sitemap"}, id="a page twice"),
        pytest.param("robots.txt", ADDRESS, "https://other.example", {"domain"}, id="robots"),
        pytest.param("mote/index.html", f'{ADDRESS}/mote/"', f'{ADDRESS}/"', {"canonical"}, id="another's address"),
        pytest.param("index.html", "</p>", " http://localhost:8000/x</p>", {"machine"}, id="development"),
        pytest.param("index.html", "</p>", " /home/kari/site</p>", {"machine"}, id="a folder of this machine"),
        pytest.param("index.html", "</p>", " Dette er ord ingen skal se</p>", {"secret"}, id="words of a draft"),
        pytest.param("index.html", "</p>", "\u00a0Dette er ord ingen\u00a0skal se</p>", {"secret"}, id="typeset words"),
        pytest.param("index.html", "</p>", " /helsehub/hemmelig/</p>", {"secret"}, id="address of a draft"),
    ],
)
def test_one_fault_is_told(built, files, file, right, wrong, rules):
    assert right in files[file]
    files[file] = files[file].replace(right, wrong, 1)
    hidden = [Unpublished(file="content/x.md", url_path="/hemmelig/", phrases=("Dette er ord ingen skal se",))]
    told = judged(built, files, hidden=hidden, paths=[Path("/home/kari/site")])
    assert {rule for _, rule in told} == rules


def test_the_one_style_is_known_by_its_hash(built, files):
    page = files["index.html"].replace("</head>", f"{STYLE}</head>")
    files["index.html"] = page.replace("style-src 'self'", f"style-src 'self' {HASH}")
    assert judged(built, files) == []
    files["index.html"] = files["index.html"].replace("</head>", f"{STYLE}</head>")
    assert judged(built, files) == [("index.html", "policy")]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("/helsehub/mote/#program", [], id="right"),
        pytest.param("/helsehub/mote/#tider", ["«/mote#tider»"], id="no such fragment"),
        pytest.param("/helsehub/bort/", ["«/bort»"], id="no such page"),
        pytest.param(f"{ADDRESS}/bort/", ["/bort"], id="no such page of our own, by its whole address"),
        pytest.param("/mote/", ["«/mote»"], id="outside the sub-path"),
    ],
)
def test_every_link_leads_somewhere(built, files, address, told):
    files["index.html"] = files["index.html"].replace("/helsehub/mote/#program", address)
    found = list(links(built(files)))
    assert [file for file, _ in found] == ["index.html"] * len(told)
    assert [part in message for part, (_, message) in zip(told, found, strict=True)] == [True] * len(told)


@pytest.mark.needs("vnu")
def test_html_is_read_by_a_strict_judge(built, files, vnu_jar):
    files["mote/index.html"] = files["mote/index.html"].replace("<h2 id", "<h2 ide")
    found = check_pages(built(files), checker=vnu_jar, memory=None)
    assert [(problem.file, problem.rule) for problem in found] == [("mote/index.html", "invalid-html")]


def test_a_judge_that_is_not_there_is_missed(built, files, tmp_path):
    with pytest.raises(ToolError, match="vnu"):
        check_pages(built(files), checker=tmp_path / "vnu.jar", memory=None)


def test_two_entries_of_one_identity_are_told(built, files):
    feed = files["feeds/artikler.atom.xml"]
    start, end = feed.index("<entry>"), feed.index("</feed>")
    files["feeds/artikler.atom.xml"] = feed[:end] + feed[start:end] + feed[end:]
    assert judged(built, files) == [("feeds/artikler.atom.xml", "feed")]


def test_two_items_of_one_identity_are_told(built, files):
    feed = json.loads(files["feeds/artikler.json"])
    files["feeds/artikler.json"] = json.dumps({**feed, "items": feed["items"] * 2})
    assert judged(built, files) == [("feeds/artikler.json", "feed")]


@pytest.mark.parametrize(
    "name", ["index.html", "sitemap.xml", "kalender.ics", "404.html", "arrangementer.json", "robots.txt"]
)
def test_a_file_that_is_not_there_is_told(built, files, name):
    del files[name]
    assert judged(built, files)[0] == (name, "missing")


def test_a_page_of_a_draft_is_told(built, files):
    hidden = [Unpublished(file="content/x.md", url_path="/mote/", phrases=())]
    told = judged(built, files, hidden=hidden)
    assert ("/mote/", "secret") in told


def test_a_page_that_weighs_too_much_is_told(built, files):
    budget = Budget(first_response=200)
    assert ("index.html", "weight") in judged(built, files, budget=budget)


def test_a_long_text_is_no_weight_before_it_is_scrolled_to(built, files):
    text = " ".join(str(number**5) for number in range(10_000))
    page = files["index.html"].replace("<h1>", "<main><h1>").replace("</body>", "</main></body>")
    budget = Budget(without_pictures=1_000_000)
    assert judged(built, {**files, "index.html": page.replace("</main>", f"{text}</main>")}, budget=budget) == []
    heavy = {**files, "index.html": page.replace("<main>", f"{text}<main>")}
    assert judged(built, heavy, budget=budget) == [("index.html", "weight")]


def test_a_font_named_in_the_style_is_weighed(built, files):
    css = '@font-face{src:url("/helsehub/theme/a.woff2")}'
    files["theme/a.woff2"] = "x" * 60_000
    files["index.html"] = files["index.html"].replace("</head>", f"<style>{css}</style></head>")
    assert ("index.html", "weight") in judged(built, files)


@pytest.mark.parametrize(
    ("head", "rules"),
    [
        pytest.param('<script src="/helsehub/x.js" defer></script>', ["weight"], id="a script"),
        pytest.param('<script src="/helsehub/a.js" type="module"></script>', ["weight"], id="what it imports"),
        pytest.param('<link rel="modulepreload" href="/helsehub/b/b.js">', ["weight"], id="what it will import"),
        pytest.param('<script src="/helsehub/c.js" defer></script>', [], id="what is fetched when it is used"),
        pytest.param('<script src="/helsehub/d.js" type="module"></script>', [], id="each imports the other"),
    ],
)
def test_scripts_are_weighed_by_the_page_that_asks_for_them(built, files, head, rules):
    files["x.js"] = "".join(f"const a{number} = {number};\n" for number in range(500))
    files["a.js"], files["b/b.js"] = 'import { b } from "./b/b.js";', 'import "../x.js";'
    files["c.js"] = 'import("./x.js");'
    files["d.js"], files["e.js"] = 'import "./e.js";', 'export { d } from "./d.js";'
    files["index.html"] = files["index.html"].replace("</head>", f"{head}</head>")
    assert [rule for _, rule in judged(built, files, budget=Budget(scripts=1000))] == rules


def test_the_script_of_the_search_is_weighed_apart(built, files):
    files["x.js"] = "".join(f"const a{number} = {number};\n" for number in range(500))
    script = '<script src="/helsehub/x.js" type="module"></script>'
    files["sok/index.html"] = page("Søk", "sok/", script)
    files["sitemap.xml"] = files["sitemap.xml"].replace("</urlset>", f"<url><loc>{ADDRESS}/sok/</loc></url></urlset>")
    assert judged(built, files, budget=Budget(scripts=1000)) == []
    assert judged(built, files, budget=Budget(search_scripts=1000)) == [("sok/index.html", "weight")]


@pytest.mark.parametrize(
    ("head", "rules"),
    [
        pytest.param('<link rel="stylesheet" href="/helsehub/x.css">', ["weight"], id="a style sheet"),
        pytest.param('<script src="/helsehub/x.js"></script>', ["weight"], id="a script"),
        pytest.param('<script src="/helsehub/x.js" async></script>', [], id="a script beside"),
        pytest.param('<script src="/helsehub/x.js" type="module"></script>', [], id="a module"),
    ],
)
def test_no_page_waits_for_a_file_before_it_is_shown(built, files, head, rules):
    files |= {"x.css": "p{margin:0}", "x.js": "x"}
    files["index.html"] = files["index.html"].replace("</head>", f"{head}</head>")
    assert [rule for _, rule in judged(built, files)] == rules


def test_icons_are_weighed_with_the_page(built, files):
    files["icon.png"] = "x" * 60_000
    files["index.html"] = files["index.html"].replace("</head>", '<link rel="icon" href="/helsehub/icon.png"></head>')
    assert judged(built, files) == [("index.html", "weight")]


def test_a_document_an_editor_offers_is_no_calendar_of_ours(built, files):
    assert judged(built, {**files, "mote/filer/mitt.ics": "hva som helst\n"}) == []


def test_the_address_is_the_one_the_front_page_gives(built, files):
    assert public_address_of(built(files).folder) == ADDRESS


def test_where_no_site_is_built_that_is_said(tmp_path):
    with pytest.raises(RequestError, match="make build"):
        public_address_of(tmp_path)


def test_an_item_that_breaks_the_schema_is_named(built, files):
    files["feeds/artikler.atom.xml"] = files["feeds/artikler.atom.xml"].replace("<published>2027", "<published>i 2027")
    (found,) = problems_in(built(files), Demands(checker=Path("vnu.jar")))
    assert found.message.startswith("Strømmen følger ikke skjemaet: ")
    assert found.message.endswith(" Det gjelder «En».")


def test_what_is_wrong_on_a_page_is_told_at_the_file_it_is_made_from():
    files = {"/arrangementer/mote/": "content/events/2027-03-12-mote.md"}
    own = site_problem("", "arrangementer/mote/index.html", "Lenken «/x/» leder ingen steder.")
    other = site_problem("", "arrangementer/index.html", "Siden er for stor.")
    assert at_their_files([own, other], files) == [
        site_problem(
            "", files["/arrangementer/mote/"], "Lenken «/x/» leder ingen steder. Det gjelder /arrangementer/mote/."
        ),
        other,
    ]


def test_a_demand_knows_the_files_of_content(tmp_path):
    file = tmp_path / "content" / "events" / "2027-03-12-mote.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntittel: Møte\n---\n", "utf-8")
    now = datetime(2027, 3, 10, 8, tzinfo=UTC)
    demands = demands_of(tmp_path, tmp_path / "content", now=now, checker=Path("vnu.jar"), memory=tmp_path)
    assert demands.files == {"/arrangementer/mote/": "content/events/2027-03-12-mote.md"}
