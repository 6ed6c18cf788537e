"""The same commit and the same now give the same bytes, wherever and however it is built."""

import filecmp
import json
import shutil
import sys
from pathlib import Path

import pytest

CONTENT = Path(__file__).parent / "site" / "content"


def differences(one, other):
    compared = filecmp.dircmp(one, other)
    found = [*compared.left_only, *compared.right_only]
    for folder, sub in [(".", compared), *compared.subdirs.items()]:
        _same, differ, strange = filecmp.cmpfiles(sub.left, sub.right, sub.common_files, shallow=False)
        found += [f"{folder}/{name}" for name in (*differ, *strange)]
        if folder != ".":
            found += differences(sub.left, sub.right)
    return found


def copied(content):
    """Copy the example to *content*, its files made in the opposite order."""
    for path in sorted(CONTENT.rglob("*"), reverse=True):
        if path.is_file():
            place = content / path.relative_to(CONTENT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    return content


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param(
            {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"},
            id="C locale, ahead of everybody, in another order",
        ),
        pytest.param({"LC_ALL": "C.UTF-8", "TZ": "America/Los_Angeles"}, id="another day across the sea"),
    ],
)
def test_two_builds_are_alike_to_the_byte(
    committed_site, pelican_build, commit_all, made_once, example_settings, tmp_path, environment
):
    content = copied(tmp_path / "en annen mappe" / "content")
    commit_all(content)
    # Every picture is made anew, the first time.
    cache = f"PICTURE_CACHE={json.dumps(str(made_once('pictures made anew', lambda folder: None)))}"
    run = pelican_build(content, tmp_path / "ut", arguments=(*example_settings, cache), SITEURL=None, **environment)
    assert run.returncode == 0, run.stderr
    assert differences(committed_site, tmp_path / "ut") == []


MANY_PROCESSES = """\
import os, sys
from pathlib import Path

sys.path.insert(0, {project!r})

from pelicanconf import *

import building.generator
import website.entries

building.generator.FEWEST_FOR_PROCESSES = website.entries.FEWEST_FOR_PROCESSES = 1
os.register_at_fork(after_in_child=lambda: Path({folder!r}, str(os.getpid())).touch())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy of another")
def test_a_site_made_by_several_processes_is_the_same_to_the_byte(
    golden_site, pelican_build, example_settings, tmp_path
):
    content = shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "processes").mkdir()
    settings = tmp_path / "several.py"
    project = str(Path(__file__).parents[1])
    settings.write_text(MANY_PROCESSES.format(project=project, folder=str(tmp_path / "processes")), "utf-8")
    run = pelican_build(
        content, tmp_path / "ut", arguments=("-s", str(settings), *example_settings, 'MEMORY=""'), SITEURL=None
    )
    assert run.returncode == 0, run.stderr
    assert differences(golden_site, tmp_path / "ut") == []
    assert len(list((tmp_path / "processes").iterdir())) >= 4  # two that read and two that write
