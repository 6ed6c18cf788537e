"""Where the site is published, by what the environment says."""

import os
import runpy
from pathlib import Path

import pytest

from building.configuration import public_address

PUBLISHCONF = Path(__file__).parents[2] / "publishconf.py"
CASES = [
    pytest.param({}, "https://helsehub.github.io", id="nobody says anything"),
    pytest.param(
        {"GITHUB_REPOSITORY": "Testbyen/nettsted"}, "https://testbyen.github.io/nettsted", id="a repository of its own"
    ),
    pytest.param(
        {"GITHUB_REPOSITORY": "testbyen/Helse.Hub"}, "https://testbyen.github.io/Helse.Hub", id="a path keeps its case"
    ),
    pytest.param(
        {"GITHUB_REPOSITORY": "Testbyen/testbyen.github.io"}, "https://testbyen.github.io", id="the owner's own site"
    ),
    pytest.param(
        {"GITHUB_REPOSITORY": "testbyen/Testbyen.GitHub.io"}, "https://testbyen.github.io", id="the same in capitals"
    ),
    pytest.param(
        {"GITHUB_REPOSITORY": "kari/testbyen.github.io"},
        "https://kari.github.io/testbyen.github.io",
        id="a fork of the owner's own site",
    ),
    pytest.param(
        {"GITHUB_REPOSITORY": "testbyen/nettsted", "SITEURL": "https://helsehub.example/"},
        "https://helsehub.example",
        id="a domain wins",
    ),
    pytest.param(
        {"GITHUB_REPOSITORY": "testbyen/nettsted", "SITEURL": " "},
        "https://testbyen.github.io/nettsted",
        id="a variable that is not set is empty in a workflow",
    ),
    pytest.param({"GITHUB_REPOSITORY": "nettsted"}, "https://helsehub.github.io", id="no owner"),
    pytest.param({"GITHUB_REPOSITORY": "a/b/c"}, "https://helsehub.github.io", id="too long a path"),
    pytest.param({"GITHUB_REPOSITORY": 'a/"><b>'}, "https://helsehub.github.io", id="HTML"),
]


@pytest.mark.parametrize(("environment", "address"), CASES)
def test_the_public_address_is_the_one_asked_for_or_the_repositorys(environment, address):
    assert public_address(environment) == address


@pytest.mark.parametrize(("environment", "address"), CASES[:3])
def test_the_public_configuration_takes_it_from_there(monkeypatch, environment, address):
    for name in ("SITEURL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setitem(os.environ, name, value)
    assert runpy.run_path(str(PUBLISHCONF))["SITEURL"] == address
