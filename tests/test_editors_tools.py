"""What VS Code and Codespaces are told of the project: the fields are those of the table, the commands are there.

No extension reads a schema in the front matter of Markdown, so the table is made snippets, which VS Code offers
by itself, and what is wrong is told by the check. After a change of the table: GOLDEN=write pytest on this file.
"""

from __future__ import annotations

import json
import os
import re
import runpy
from pathlib import Path

import pytest
from invoke import Task

from checks.report import write
from content_types.fields import FIELDS
from manuscript.problem import Problem, Severity

PROJECT = Path(__file__).parents[1]
SNIPPETS = PROJECT / ".vscode" / "felter.code-snippets"
TASKS = json.loads((PROJECT / ".vscode" / "tasks.json").read_text("utf-8"))
CONTAINER = json.loads((PROJECT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
COMMANDS = {value.name for value in runpy.run_path(str(PROJECT / "tasks.py")).values() if isinstance(value, Task)}


def snippets_of_the_table():
    """Return what offers each field's example, in which «$», «}» and «\\» mean themselves."""
    return {
        field.key: {
            "scope": "markdown",
            "prefix": field.key,
            "body": re.sub(r"[$}\\]", r"\\\g<0>", field.example) + "\n",
            "description": field.help,
        }
        for field in FIELDS
    }


def test_the_snippets_are_the_table_of_fields():
    expected = json.dumps(snippets_of_the_table(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("GOLDEN") == "write":
        SNIPPETS.write_text(expected, encoding="utf-8")
    assert SNIPPETS.read_text("utf-8") == expected


def test_every_task_is_a_command_of_the_project():
    assert {task["args"][0].replace("-", "_") for task in TASKS["tasks"]} <= {
        name.replace("-", "_") for name in COMMANDS
    }
    assert (PROJECT / TASKS["command"]).is_file()
    assert (PROJECT / TASKS["windows"]["command"].replace("\\", "/")).is_file()


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "info")]
)
def test_a_problem_is_shown_at_its_line_as_heavy_as_it_is(severity, word):
    file = "content/events/2027-03-12-mote.md"
    told = write([Problem(rule="end-missing", message="A: b", fix="C", file=file, line=7, severity=severity)], "text")
    matchers = next(task["problemMatcher"] for task in TASKS["tasks"] if task["args"] == ["check"])
    found = {each["severity"]: re.search(each["pattern"]["regexp"], told, re.MULTILINE) for each in matchers}
    assert {name: match.groups() for name, match in found.items() if match} == {word: (file, "7", "A: b")}


def test_the_container_does_as_one_does_at_home():
    commands = [CONTAINER["postCreateCommand"], CONTAINER["postAttachCommand"]]
    assert commands == ["./start.command setup", "./start.command serve"]
    assert all((PROJECT / file).is_file() for file in CONTAINER["customizations"]["codespaces"]["openFiles"])
    assert [str(port) for port in CONTAINER["forwardPorts"]] == list(CONTAINER["portsAttributes"])
