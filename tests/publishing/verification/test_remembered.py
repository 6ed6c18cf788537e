"""Pages that passed are not read again; whatever is changed since, in them or in the judge, is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publishing.errors import ToolError
from publishing.html_checker import Passed, check_pages, unread_pages, version
from publishing.verification import Demands, verify

from .conftest import ADDRESS

GOOD, BAD = "<style>p{margin:0}</style>", "<style>p{margin:-}</style>"

ALL = ["404.html", "index.html", "mote/index.html"]
FAULT = ("<h2 id", "<h2 ide")


@pytest.fixture
def site(built, files):
    """Return the site with texts changed: name → (what stands there, what shall)."""

    def write(style="", **changes):
        pages = {name: files[name].replace("</head>", f"{style}</head>", 1) for name in ALL}
        texts = {**files, **pages}
        for name, (right, wrong) in changes.items():
            assert right in texts[name]
            texts[name] = texts[name].replace(right, wrong, 1)
        return built(texts)

    return write


@pytest.fixture
def passed(site, vnu_jar, made_once, tmp_path):
    """Return the memory of a run in which every page of the good site passed."""

    def run(folder):
        assert wrong(site(GOOD), vnu_jar, folder / "memory") == []

    return shutil.copytree(made_once("a good site", run) / "memory", tmp_path / "memory")


def names(site, jar, memory):
    return sorted(unread_pages(site, Passed(memory, version(Path(shutil.which("java")), jar))))


def wrong(site, jar, memory):
    return [problem.file for problem in check_pages(site, checker=jar, memory=memory)]


@pytest.mark.needs("vnu")
def test_what_passed_is_not_read_again_and_what_is_changed_is(site, vnu_jar, passed, tmp_path):
    memory = passed
    assert names(site(GOOD), vnu_jar, tmp_path / "nothing") == ALL
    assert names(site(GOOD), vnu_jar, memory) == []
    damaged = site(GOOD, **{"index.html": FAULT})
    assert names(damaged, vnu_jar, memory) == ["index.html"]
    assert wrong(damaged, vnu_jar, memory) == ["index.html"]
    assert names(damaged, vnu_jar, memory) == ["index.html"]  # a problem is not remembered
    assert names(site(GOOD), vnu_jar, memory) == []  # nor is anything forgotten for it


@pytest.mark.needs("vnu")
def test_a_fault_in_a_style_is_told_until_it_is_mended(site, vnu_jar, tmp_path):
    memory = tmp_path / "memory"
    assert wrong(site(BAD), vnu_jar, memory) == ["404.html"]  # the first of the pages that bring it
    assert names(site(BAD), vnu_jar, memory) == ALL
    assert wrong(site(GOOD), vnu_jar, memory) == []
    assert wrong(site(GOOD, **{"mote/index.html": (GOOD, BAD)}), vnu_jar, memory) == ["mote/index.html"]


@pytest.mark.needs("vnu")
def test_a_style_that_is_known_hides_nothing_that_stands_elsewhere(site, vnu_jar, passed):
    damaged = site(
        **{
            "404.html": ("</h1>", f"<!-- {GOOD} --></h1></i>"),
            "index.html": ("</h1>", f"</h1>{GOOD}"),  # a style must stand in the head
            "mote/index.html": ("</head>", f"{GOOD}<p></head>"),
        }
    )
    assert sorted({*wrong(damaged, vnu_jar, passed)}) == ALL


@pytest.mark.needs("vnu")
def test_another_version_of_the_judge_reads_all_again(site, vnu_jar, passed, tmp_path):
    newer = tmp_path / "vnu.jar"
    shutil.copyfile(vnu_jar, newer)
    assert names(site(GOOD), newer, passed) == []  # where it lies does not matter
    with newer.open("ab") as file:
        file.write(b"\0")
    assert names(site(GOOD), newer, passed) == ALL


@pytest.mark.needs("java")
def test_a_judge_that_reads_nothing_is_not_believed(site, tmp_path):
    (tmp_path / "vnu.jar").write_bytes(b"no archive")
    with pytest.raises(ToolError, match="vnu svarer"):
        check_pages(site(), checker=tmp_path / "vnu.jar", memory=tmp_path / "memory")
    assert names(site(), tmp_path / "vnu.jar", tmp_path / "memory") == ALL


@pytest.mark.needs("vnu")
def test_after_a_good_run_every_judge_still_finds_its_fault(site, vnu_jar, tmp_path):
    demands = Demands(checker=vnu_jar, memory=tmp_path / "memory")
    assert verify(site().folder, ADDRESS, demands) == []
    damaged = site(
        **{
            "index.html": FAULT,
            "404.html": ("/helsehub/mote/#program", "/helsehub/mote/#borte"),
            "mote/index.html": ('"startDate"', '"start"'),
            "kalender.ics": ("\r\nUID", "\nUID"),
        }
    )
    assert {(problem.file, problem.rule) for problem in verify(damaged.folder, ADDRESS, demands)} == {
        ("index.html", "invalid-html"),
        ("404.html", "dead-link"),
        ("mote/index.html", "structured-data"),
        ("kalender.ics", "calendar"),
    }


def test_a_success_is_remembered_by_the_same_version_alone(tmp_path):
    Passed(tmp_path / "a", b"1").add([b"x", b"y"])
    known = [digest for digest in (b"x", b"y", b"z") if digest in Passed(tmp_path / "a", b"1")]
    assert (known, b"x" in Passed(tmp_path / "a", b"2")) == ([b"x", b"y"], False)


def test_a_memory_that_is_damaged_makes_up_no_success(tmp_path):
    Passed(tmp_path, b"1").add([b"x"])
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"page x", b"page y"))
    assert [digest for digest in (b"x", b"y") if digest in Passed(tmp_path, b"1")] == []


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    Passed(tmp_path / "file" / "memory", b"1").add([b"x"])
