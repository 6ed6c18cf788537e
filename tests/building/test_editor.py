"""The form editor: every field of the table is in it, it is off until it is switched on, and no other page knows of it."""

import json
import re
from pathlib import Path

import pytest

from building.configuration import ConfigurationError, door_of_editor
from building.editor import POLICY, RELEASES, VERSIONS, EditorError, editor_files
from building.editor_form import collections, formats
from content_types.fields import BY_NAME, fields_of
from content_types.model import ContentKind
from content_types.values import as_key

PROJECT = Path(__file__).parents[2]
DOOR = {"sign_in": "https://innlogging.example.no", "repository": "testbyen/nettsted", "branch": "main"}
KINDS = list(ContentKind)
BESIDE_PICTURE = {"bildealt": "alt", "bildetekst": "tekst", "bildefoto": "foto"}


def widgets(kind):
    form = next(each for each in collections(["mat"], ["Frokostmøte"]) if each["name"] == kind)
    return {widget["name"]: widget for widget in form["fields"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_table_is_in_the_form_and_none_more(kind):
    there = widgets(kind)
    of_picture = {part["name"] for part in there.get("bilde", {"fields": []})["fields"]}
    assert {*there} | {key for key, part in BESIDE_PICTURE.items() if part in of_picture} == {
        "body",
        *(["program"] if kind is ContentKind.EVENT else []),
        *(field.key for field in fields_of(kind)),
    }


def test_the_form_finds_the_programme_by_the_words_the_site_knows():
    words = re.compile(r"\(\?:(programme\|[^)]+)\)")
    script = (PROJECT / "theme" / "editor" / "format.js").read_text("utf-8")
    reader = (PROJECT / "plugins" / "programme" / "parse.py").read_text("utf-8")
    assert words.search(script)[1] == words.search(reader)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_help_in_norwegian(kind):
    assert [
        field.key
        for field in fields_of(kind)
        if field.key not in BESIDE_PICTURE and not widgets(kind)[field.key]["hint"].startswith(field.help)
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_of_a_field_is_in_its_form(kind):
    assert {
        name: [part["name"] for part in widget["fields"]]
        for name, widget in widgets(kind).items()
        if "fields" in widget
    } == {field.key: [*field.parts] for field in fields_of(kind) if field.parts}


@pytest.mark.parametrize("kind", KINDS)
def test_the_format_knows_each_field_by_every_name_a_file_may_have_for_it(kind):
    shapes = formats()[f"helsehub-{kind}"]
    told = {name: shape["key"] for shape in shapes for name in shape["names"]}
    beside = [name for shape in shapes for names in shape.get("beside", {}).values() for name in names]
    names = {as_key(name): field for field in fields_of(kind) for name in field.names}
    assert {*told, *beside} == {*names}
    assert {name: BY_NAME[name].key for name in told} == told


def test_what_every_event_has_is_asked_for_first():
    assert [*widgets(ContentKind.EVENT)][:11] == [
        *("tittel", "ingress", "body", "program", "publisert", "starter", "slutter", "sted", "påmelding"),
        *("emner", "status"),
    ]


@pytest.mark.parametrize("kind", [ContentKind.ARTICLE, ContentKind.EVENT])
def test_what_few_texts_need_is_asked_for_last(kind):
    rare = {"oppdatert", "språk", "oversettelse-av", "slug", "første-adresse", "gamle-adresser", "rettelser"}
    assert rare <= {*[*widgets(kind)][-8:]}


def test_what_has_several_values_says_where_each_is_written():
    assert widgets(ContentKind.EVENT)["emner"]["hint"].endswith("Skriv én ting i hver rute.")


def test_each_part_of_a_picture_says_what_it_is():
    assert {part["name"]: "hint" in part for part in widgets(ContentKind.EVENT)["bilde"]["fields"]} == {
        **dict.fromkeys(("alt", "tekst", "foto"), True),
        "fil": False,
    }


def test_the_texts_lead_to_what_the_guide_says_of_them():
    fields = collections([], [], "veiledning.md")[1]["fields"]
    links = {field["name"]: re.findall(r"\[Mer om \w+\]\((.*)\)", field["hint"]) for field in fields[2:4]}
    assert links == {"body": ["veiledning.md#teksten"], "program": ["veiledning.md#programmet"]}


def test_a_date_is_text_and_never_an_instant():
    kinds = {part["widget"] for kind in KINDS for part in widgets(kind).values()}
    assert kinds == {"string", "text", "select", "list", "object", "forslag", "brødtekst"}


def test_what_is_new_is_a_draft_and_nothing_is_deleted_or_taken_in():
    assert [widgets(kind)["status"]["default"] for kind in KINDS if "status" in widgets(kind)] == ["utkast"] * 3
    assert [(each["delete"], each["publish"]) for each in collections([], [])] == [(False, False)] * len(KINDS)


def test_a_picture_needs_its_text_and_its_photographer():
    parts = widgets(ContentKind.EVENT)["bilde"]["fields"]
    assert {part["name"]: part["required"] for part in parts} == {
        "fil": True,
        "alt": True,
        "tekst": False,
        "foto": True,
    }


def test_only_events_may_be_called_off():
    offered = {kind: [option["value"] for option in widgets(kind)["status"]["options"]] for kind in KINDS[:3]}
    assert offered[ContentKind.PAGE] == offered[ContentKind.ARTICLE] == ["publisert", "utkast", "skjult", "fjernet"]
    assert offered[ContentKind.EVENT][4:] == ["avlyst", "utsatt", "fulltegnet"]


# Switching it on


@pytest.mark.parametrize(
    ("environment", "door"),
    [
        pytest.param({"GITHUB_REPOSITORY": "testbyen/nettsted"}, {}, id="off by itself"),
        pytest.param(
            {"GITHUB_REPOSITORY": "testbyen/nettsted", "EDITOR_SIGN_IN": "https://innlogging.example.no/"},
            DOOR,
            id="on",
        ),
    ],
)
def test_an_address_to_sign_in_at_switches_it_on(environment, door):
    assert door_of_editor(environment) == door


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        pytest.param(
            {"EDITOR_SIGN_IN": "http://innlogging.example.no", "GITHUB_REPOSITORY": "testbyen/nettsted"},
            "EDITOR_SIGN_IN er «http://innlogging.example.no», men skal være adressen til innloggingstjenesten,"
            " for eksempel https://innlogging.example.no.",
            id="not encrypted",
        ),
        pytest.param(
            {"EDITOR_SIGN_IN": "https://innlogging.example.no"},
            "Skjemaet må vite hvilket depot det skriver i: GITHUB_REPOSITORY er «»,"
            " men skal være eier og navn, for eksempel helsehub/nettsted.",
            id="nowhere to write",
        ),
    ],
)
def test_what_cannot_be_switched_on_is_told(environment, told):
    with pytest.raises(ConfigurationError) as refused:
        door_of_editor(environment)
    assert str(refused.value) == told


def test_new_editions_of_all_that_is_published_are_looked_for():
    told = (PROJECT / ".github" / "dependabot.yml").read_text("utf-8")
    assert "/plugins/building/editor_releases" in told
    assert VERSIONS.keys() == RELEASES.keys()
    assert {version for version in VERSIONS.values() if not re.fullmatch(r"[0-9]+(\.[0-9]+){2}", version)} == set()


def test_a_release_that_is_another_than_it_was_is_refused_and_put_away(tmp_path):
    (tmp_path / f"decap-cms-{VERSIONS['decap-cms']}.tgz").write_bytes(b"something else")
    with pytest.raises(EditorError, match="er ikke den utgaven som ble valgt"):
        list(editor_files(DOOR, None, theme=PROJECT / "theme", releases=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_release_that_cannot_be_fetched_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EditorError, match="npm sa: No such file or directory"):
        list(editor_files(DOOR, None, theme=PROJECT / "theme", releases=tmp_path))


@pytest.mark.needs("decap")
def test_no_other_file_of_the_site_knows_of_it(golden_site, site_with_editor):
    assert not (golden_site / "admin").exists()
    apart = {"bygg", "bygg.json", "admin"}
    of = {
        site: {
            path.relative_to(site): path.read_bytes()
            for path in site.rglob("*")
            if path.is_file() and path.relative_to(site).parts[0] not in apart
        }
        for site in (golden_site, site_with_editor)
    }
    assert of[golden_site] == of[site_with_editor]


@pytest.mark.needs("decap")
def test_its_page_has_a_policy_of_its_own_and_no_search_engine_keeps_it(site_with_editor):
    page = (site_with_editor / "admin" / "index.html").read_text("utf-8")
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.needs("decap")
def test_it_writes_on_a_branch_of_its_own_and_offers_what_is_in_use(site_with_editor):
    config = json.loads((site_with_editor / "admin" / "editor.json").read_bytes())["config"]
    assert config["publish_mode"] == "editorial_workflow"
    assert config["backend"]["repo"] == "testbyen/nettsted"
    assert config["display_url"] == "https://github.com/testbyen/nettsted/pulls"
    events = {field["name"]: field for field in config["collections"][1]["fields"]}
    assert "velferdsteknologi" in events["emner"]["field"]["offered"]
    assert events["serie"]["offered"] == ["Frokostmøte"]
