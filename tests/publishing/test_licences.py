"""The list of licences is what the packages themselves say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publishing.upkeep import licence_of, licences_page, package_names

PROJECT = Path(__file__).parents[2]


def test_the_list_is_true():
    """When this fails: look at what is new, and run ``invoke licences``."""
    site, tests, npm = (
        (PROJECT / name).read_text("utf-8")
        for name in ("requirements.txt", "requirements-test.txt", "package-lock.json")
    )
    assert (PROJECT / "docs" / "lisenser.md").read_text("utf-8") == licences_page(site=site, tests=tests, npm=npm)


def test_every_pinned_package_is_named_once():
    text = "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:0\nzope.interface==1.0 \\\n    --hash=sha256:0\n"
    assert package_names(text + text) == ["colorama", "zope.interface"]


@pytest.mark.parametrize(
    ("package", "licence"),
    [
        pytest.param("markupsafe", "BSD-3-Clause", id="an expression (PEP 639)"),
        pytest.param("watchfiles", "MIT License", id="a classifier"),
        pytest.param("tzdata", "Apache-2.0", id="a short text"),
        pytest.param("feedgenerator", "BSD License", id="a notice of copyright is no licence"),
        pytest.param("colorama", "BSD License", id="not installed here"),
    ],
)
def test_a_licence_is_read_where_the_package_states_it(package, licence):
    assert licence_of(package) == licence


def test_a_package_of_the_site_is_not_told_again_among_those_of_the_tests():
    npm = json.dumps({"packages": {"": {}, "node_modules/@a/b": {"license": "MIT"}}})
    text = licences_page(site="nh3==1 \\\n", tests="nh3==1 \\\nruff==1 \\\n", npm=npm)
    rows = [line for line in text.splitlines() if line.startswith("| ") and "lisens" not in line]
    assert rows == ["| nh3 | MIT |", "| ruff | MIT |", "| @a/b | MIT |"]
