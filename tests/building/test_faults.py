"""A fault in the code or the theme ends the build, and leaves the site that was."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "theme"
ARTICLE = "---\ntittel: En prøve\ningress: En ingress.\npublisert: 1. mars 2027\n---\n\nTekst.\n"
OLD = {"bygg.json": '{"bygget": "2027-03-01T09:00:00+01:00", "filer": {}}', "index.html": "gammel"}


@pytest.fixture
def project(tmp_path):
    """A publication, a theme to break, and a site from before."""
    shutil.copytree(THEME, tmp_path / "theme")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "articles" / "prove.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "output").mkdir()
    for name, text in OLD.items():
        (tmp_path / "output" / name).write_text(text)
    return tmp_path


def write_wrong_template(theme):
    (theme / "templates" / "article.html").write_text("{{ view.finnes_ikke }}")


@pytest.mark.parametrize(
    "break_theme",
    [
        pytest.param(write_wrong_template, id="a name that is not there"),
        pytest.param(
            lambda theme: (theme / "templates" / "article.html").unlink(),
            id="a template that is not there, though Pelican brings one of that name",
        ),
    ],
)
def test_a_fault_leaves_the_old_site_and_nothing_beside_it(project, pelican_build, break_theme):
    break_theme(project / "theme")
    run = pelican_build(project / "content", project / "output", arguments=("-t", str(project / "theme")))
    assert run.returncode == 1
    assert {path.name: path.read_text() for path in (project / "output").iterdir()} == OLD
    assert sorted(path.name for path in project.iterdir()) == ["content", "output", "theme"]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        pytest.param("2027-02-30-prove.md", "begynner med en dato som ikke finnes", id="a day that does not exist"),
        pytest.param("kopi.2027-13-01.md", "", id="a date later in the name"),
    ],
)
def test_a_strange_file_name_is_told_of_and_not_answered_with_a_traceback(project, pelican_build, name, rule):
    folder = project / "content" / "articles"
    (folder / "prove.md").rename(folder / name)
    run = pelican_build(project / "content", project / "output")
    assert (run.returncode, run.stdout) == (int(bool(rule)), "")
    assert rule in run.stderr


def test_an_index_that_cannot_be_made_ends_the_build(project, pelican_build):
    run = pelican_build(project / "content", project / "output", PAGEFIND_BINARY_PATH=str(project / "finnes-ikke"))
    assert (run.returncode, run.stdout) == (1, "")
    assert "Søket kan ikke bygges. Systemet svarer «No such file or directory».\n    Slik retter du: " in run.stderr
    assert {path.name: path.read_text() for path in (project / "output").iterdir()} == OLD


def test_the_preview_does_not_wait_for_an_index(project, pelican_build):
    arguments = ("--extra-settings", "PREVIEW=true")
    output = project / "preview"
    assert pelican_build(project / "content", output, arguments=arguments).returncode == 0
    assert not (output / "pagefind").exists()
    assert "forhåndsvisningen" in (output / "sok" / "index.html").read_text("utf-8")


def test_a_wrong_setting_is_told_in_words(project, pelican_build):
    run = pelican_build(project / "content", project / "output", SITEURL="example.org")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("SITEURL er «example.org»")


@pytest.mark.parametrize("package", ["manuscript", "content_types", "building", "checks"])
def test_a_part_that_cannot_be_loaded_ends_the_build(project, package):
    """Pelican would log it and go on: without the checks, or with no site at all and no failure."""
    shutil.copytree(THEME.parent / "plugins", project / "plugins")
    shutil.copy(THEME.parent / "pelicanconf.py", project)
    module = {"content_types": "model", "manuscript": "model"}.get(package, "plugin")
    (project / "plugins" / package / f"{module}.py").write_text("raise ImportError('broken on purpose')")
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"],
        cwd=project,
        capture_output=True,
        text=True,
    )
    assert run.returncode != 0
    assert "broken on purpose" in run.stdout + run.stderr
    assert {path.name: path.read_text() for path in (project / "output").iterdir()} == OLD


ENDED_BY_THE_MACHINE = """\
import os, signal, sys

sys.path.insert(0, {project!r})

from pelicanconf import *

import building.generator
from building.rendering import Renderer

building.generator.FEWEST_FOR_PROCESSES = 1
os.register_at_fork(after_in_child=lambda: setattr(Renderer, "html", lambda *_: os.kill(os.getpid(), signal.SIGKILL)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy of another")
def test_a_process_that_the_machine_ends_is_told_of_in_words_and_leaves_the_old_site(project, pelican_build):
    settings = project / "settings.py"
    settings.write_text(ENDED_BY_THE_MACHINE.format(project=str(THEME.parent)), "utf-8")
    run = pelican_build(project / "content", project / "output", arguments=("-s", str(settings)))
    assert (run.returncode, run.stdout) == (1, "")
    assert "Bygget ble avbrutt av maskinen, som kanskje mangler minne." in run.stderr
    assert {path.name: path.read_text() for path in (project / "output").iterdir()} == OLD
