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
from functools import cache
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from checks import report, run
from website.settings import Settings

CASES = sorted((Path(__file__).parent / "invalid").glob("*.txt"))
PLUGINS = Path(__file__).parents[1] / "plugins"
HEADING = re.compile(r"^-- (\S+)(?: = (\w+)(?: to (\S+))?)? --\n", re.MULTILINE)

SETTINGS = Settings(
    name="Testhuset",
    tagline="Et sted å prøve",
    description="Prøver og prøver.",
    address="https://example.org/test",
    site_id=UUID("00000000-0000-4000-8000-000000000001"),
    now=datetime(2027, 6, 1, 12, tzinfo=UTC),
)


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


def rule_of(case: Path) -> str:
    """Return the rule a case is there for: its name, as far as the first full stop."""
    return case.name.partition(".")[0]


# Every rule has a case

# Of these every rule is held by tests of its own, with its whole message.
TESTED_BY_THEMSELVES = {
    "norwegian": "dates and clock times: tests/norwegian/test_dates_are_refused.py",
    "programme": "the programme: tests/programme",
}
ALONE = frozenset({"planned", "unreadable", "forkortelse", "desimalpunktum", "navneform"})  # rules of one word
NO_RULES = frozenset(
    """
    admonition-title align-center align-left align-right aria-label data-raw data-title footnote-backref
    footnote-ref photo-credit alt-tekst arrangement-type dato-slutt e-post flyttet-fra gamle-adresser nn-no
    cat-file ls-files rev-parse oversettelse-av no-field utf-8 utf-8-sig frokostmote-april-2027
    """.split()
)
NOT_AS_A_SITE = {
    "picture-changed": "a case stands still: tests/building/test_pictures.py",
    "invisible-character": "a case shows what is in it: tests/manuscript/test_fields.py",
    "front-matter-too-long": "a case is read by people: tests/manuscript/test_files.py",
    "body-too-long": "likewise: tests/body/test_limits.py",
    "paragraph-too-long": "likewise: tests/body/test_limits.py",
    **dict.fromkeys(("field-alias", "field-anchor", "field-tag"), "told as field-quotes when they are one value"),
    "history-missing": "told of a clone, not of a file: tests/history",
    "words-lost": "the last look, which nothing should come as far as: tests/body/test_laws.py",
    "date-missing-year": "one of norwegian's own, with the year of the file put in",
}
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@cache
def rules() -> frozenset[str]:
    """Return the names in the code that have the form of a rule's, apart from those known to be none."""
    found = {
        node.value
        for file in PLUGINS.glob("*/*.py")
        if file.parent.name in {"manuscript", "content_types", "body", "website", "language"}
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEBAB.fullmatch(node.value)
    }
    return frozenset(found - NO_RULES | ALONE)


def test_every_rule_has_a_case():
    assert rules() - {rule_of(case) for case in CASES} - NOT_AS_A_SITE.keys() == set()


def test_every_case_is_named_for_a_rule():
    assert {rule_of(case) for case in CASES} - rules() == set()
