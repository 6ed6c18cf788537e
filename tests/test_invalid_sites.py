"""One broken publication for each way to go wrong, and exactly what its editor is told.

A case is a text file in ``tests/invalid/``: sections headed ``-- content/name --``,
and last ``-- problems --`` with the whole report. A heading may say what a file is:
``= bytes`` (escapes as in Python), ``= picture``, ``= folder``, ``= link to``, or
``= nothing to`` a number of bytes.
``GOLDEN=write`` writes the reports anew; read the difference as prose.
"""

from __future__ import annotations

import ast
import os
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from checks import report, run
from manuscript.problem import all_rules
from site_settings import settings_with

CASES = sorted((Path(__file__).parent / "invalid").glob("*.txt"))
HEADING = re.compile(r"^-- (\S+)(?: = (\w+)(?: to (\S+))?)? --\n", re.MULTILINE)

SETTINGS = settings_with(now=datetime(2027, 6, 1, 12, tzinfo=UTC))


def sections(case: Path) -> list[tuple[str, str, str, str]]:
    """Return name, kind, target and text of each section."""
    _, *parts = HEADING.split(case.read_text(encoding="utf-8"))
    return [(parts[at], parts[at + 1] or "", parts[at + 2] or "", parts[at + 3]) for at in range(0, len(parts), 4)]


def write(path: Path, kind: str, target: str, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match kind:
        case "":
            path.write_text(text, encoding="utf-8", newline="")
        case "bytes":
            path.write_bytes(ast.literal_eval(f"b'''{text.removesuffix(chr(10))}'''"))
        case "picture":
            out = BytesIO()
            Image.new("RGB", (8, 6), "teal").save(out, "JPEG")
            path.write_bytes(out.getvalue())
        case "nothing":
            with path.open("wb") as file:
                file.truncate(int(target))
        case "folder":
            path.mkdir(exist_ok=True)
        case "link":
            path.symlink_to(target)
        case _:
            raise ValueError(f"no kind of file: {kind}")


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return the problems of the publication in a case, checked where it was unpacked."""

    def check(case):
        (tmp_path / "content" / "articles").mkdir(parents=True)
        for name, kind, target, text in sections(case)[:-1]:
            write(tmp_path / name, kind, target, text)
        monkeypatch.chdir(tmp_path)
        return run.check(["content"], SETTINGS)

    return check


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_publication_is_told_of_word_for_word(case, told):
    problems = told(case)
    written = report.write(problems, "text")
    if os.environ.get("GOLDEN") == "write":
        text = case.read_text(encoding="utf-8")
        case.write_text(text[: text.index("-- problems --\n")] + f"-- problems --\n{written}", encoding="utf-8")
    name, *_, expected = sections(case)[-1]
    assert (name, written) == ("problems", expected)
    assert rule_of(case) in {problem.rule for problem in problems}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_alone_is_told_of_as_in_the_whole(case, told):
    problems = told(case)
    files = {problem.file for problem in problems if Path(problem.file).is_file()}
    alone = {file: run.check([file], SETTINGS) for file in files}
    assert alone == {file: [problem for problem in problems if problem.file == file] for file in files}


def rule_of(case: Path) -> str:
    """Return the rule a case is there for: its name, as far as the first full stop."""
    return case.name.partition(".")[0]


def test_every_case_is_named_for_a_rule():
    assert {rule_of(case) for case in CASES} - set(all_rules()) == set()
