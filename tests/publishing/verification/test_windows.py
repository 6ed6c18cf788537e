"""What is otherwise on Windows, as far as it can be told without one: paths, and how programs answer there."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from publishing.html_checker import problem_of_line
from publishing.page_rules import files_for_addresses, machine

HOME = PureWindowsPath("C:/Users/kari/nettsted")


@pytest.mark.parametrize(
    ("root", "line"),
    [
        pytest.param(PurePosixPath("/tmp/x"), '"file:/tmp/x/site/en%20side.html":1.2-1.9', id="elsewhere"),
        pytest.param(PureWindowsPath("C:/tmp/x"), '"file:/C:/tmp/x/site/en%20side.html":1.2-1.9', id="on Windows"),
    ],
)
def test_the_page_the_html_checker_tells_of_is_known_by_its_name(root, line):
    found = problem_of_line(f"{line}: error: Feil.", root)
    assert (found.file, found.message) == ("site/en side.html", "Siden er ikke gyldig HTML: Feil.")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(r"C:\Users\kari\nettsted\theme", id="as Windows writes it"),
        pytest.param("file:///C:/Users/kari/nettsted/theme", id="as an address"),
        pytest.param(r'{"mappe": "C:\\Users\\kari\\nettsted"}', id="in JSON"),
    ],
)
def test_a_folder_of_this_machine_is_found_however_it_is_written(built, files, written):
    files["index.html"] = files["index.html"].replace("</p>", f" {written}</p>", 1)
    assert [file for file, _ in machine(built(files), [HOME])] == ["index.html"]


def test_addresses_are_shown_to_lychee_as_files(built, files):
    assert files_for_addresses(built(files), HOME.as_uri(), PureWindowsPath("C:/tom mappe").as_uri()) == [
        r"--remap=^https://example\.org/helsehub(/.*)?$ file:///C:/Users/kari/nettsted$1",
        r"--remap=^file:///C:/tom%20mappe/helsehub(/.*)?$ file:///C:/Users/kari/nettsted$1",
    ]
