"""docs/drift.md: every command, file and button of our own that it names is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
GUIDE = PROJECT / "docs" / "drift.md"
TEXT = GUIDE.read_text("utf-8")
COMMAND = re.compile(r"(?:^    |`)((?:make|invoke|\.venv/bin/invoke) [^`#\n]*)", re.MULTILINE)
COMMANDS = sorted({found.strip() for found in COMMAND.findall(TEXT)})
WORKFLOWS = [
    yaml.safe_load(path.read_text("utf-8")) for path in sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
]


def test_the_guide_has_commands():
    assert ".venv/bin/invoke rollback --n 1" in COMMANDS
    assert len(COMMANDS) > 8


@pytest.mark.needs("make")
@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("make ")])
def test_make_knows_what_it_is_asked_for(command):
    asked = subprocess.run(["make", "--question", *command.split()[1:]], cwd=PROJECT, capture_output=True, text=True)
    assert asked.returncode in (0, 1), asked.stderr  # 2: no rule


@pytest.mark.parametrize("command", [command for command in COMMANDS if "invoke" in command])
def test_invoke_knows_what_it_is_asked_for(command):
    name, *options = command.split()[1:]
    asked = subprocess.run(
        [sys.executable, "-m", "invoke", name, "--help"], cwd=PROJECT, capture_output=True, text=True
    )
    assert asked.returncode == 0, asked.stderr
    known = set(re.findall(r"-{1,2}[a-z][a-z-]*", asked.stdout))
    assert {option for option in options if option.startswith("-")} <= known | {"--n"}


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT))))
def test_a_link_leads_to_a_file(path):
    assert (GUIDE.parent / path).is_file()


def shown_names(job):
    """Return what GitHub calls a job: one name for each of its Pythons."""
    pythons = job.get("strategy", {}).get("matrix", {}).get("python", [""])
    return [job["name"].replace("${{ matrix.python }}", python) for python in pythons]


def test_the_workflows_are_called_what_they_are_called():
    names = {workflow["name"] for workflow in WORKFLOWS}
    assert {"Legg ut", "Ukentlig"} <= names
    jobs = {name for workflow in WORKFLOWS for job in workflow["jobs"].values() for name in shown_names(job)}
    told = jobs | {
        step.get("name") for workflow in WORKFLOWS for job in workflow["jobs"].values() for step in job["steps"]
    }
    rows = {name for row in re.findall(r"^\| («[^|]*) \|", TEXT, re.MULTILINE) for name in re.findall("«([^»]*)»", row)}
    assert len(rows) > 4
    assert rows <= told


def test_everybody_is_shown_the_way_to_it():
    assert "docs/drift.md" in (PROJECT / "README.md").read_text("utf-8")
    assert "docs/drift.md" in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
