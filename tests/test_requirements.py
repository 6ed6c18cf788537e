"""The requirements files install the same everywhere, from wherever packages are fetched."""

import json
import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FILES = ("requirements.txt", "requirements-test.txt")


def pinned(name: str) -> dict[str, str]:
    """Return the version of each package in a requirements file."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (PROJECT / name).read_text(), re.MULTILINE))


def wanted(written: list[str]) -> set[str]:
    return {re.match(r"[\w-]+", requirement)[0] for requirement in written}


# npm's «"funding": {"url": "https://example.org/give"}», also in a list: where nothing is fetched
WHOM_TO_PAY = re.compile(r'"funding": (?:\{[^{}]*\}|\[[^\[\]]*\])')


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_and_has_its_hashes(name):
    requirements = re.split(r"\n(?=\S)", (PROJECT / name).read_text())
    assert [one for one in requirements if not re.match(r"\S+==\S+ .*\\\n +--hash=sha256:", one)] == []


@pytest.mark.parametrize("name", [*FILES, "pyproject.toml", "package.json", "package-lock.json"])
def test_no_file_says_where_packages_are_fetched(name):
    text = WHOM_TO_PAY.sub("", (PROJECT / name).read_text())
    assert [mark for mark in ("://", "--index-url", "--find-links", '"resolved"') if mark in text] == []


def test_what_pyproject_asks_for_is_what_is_pinned():
    asked = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    site = wanted(asked["project"]["dependencies"])
    assert site - pinned("requirements.txt").keys() == set()
    assert wanted(asked["dependency-groups"]["test"]) - pinned("requirements-test.txt").keys() == set()


def test_the_tests_run_with_the_very_packages_of_the_site():
    site, tests = pinned("requirements.txt"), pinned("requirements-test.txt")
    assert {name: tests.get(name) for name in site} == site


def test_the_tools_from_npm_are_pinned_and_have_their_hashes():
    tools = json.loads((PROJECT / "package.json").read_text())["devDependencies"]
    locked = json.loads((PROJECT / "package-lock.json").read_text())["packages"]
    del locked[""]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in tools} == tools
    assert all(package["integrity"].startswith("sha512-") for package in locked.values())
