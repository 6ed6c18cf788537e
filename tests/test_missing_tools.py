"""A tool outside Python that is missing is told of loudly, and never passed over where all is tested."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
TEST = """
import pytest

@pytest.mark.needs("chromium")
def test_page(): pass

@pytest.mark.needs("chromium", "vnu")
def test_both(): pass

def test_plain(): pass
"""


@pytest.mark.parametrize(
    ("ci", "workers", "code", "told"),
    [
        pytest.param(
            "",
            "-n1",
            0,
            [
                "NOT TESTED, not on this machine: chromium (1 tests); chromium, vnu (1 tests)",
                "1 passed, 2 skipped in",
            ],
            id="on a machine of one's own",
        ),
        pytest.param("true", "-n0", 1, ["1 passed, 2 errors in"], id="where everything is tested"),
    ],
)
def test_the_last_lines_say_what_was_not_tested(tmp_path, ci, workers, code, told):
    (tmp_path / "test_tools.py").write_text(TEST)
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text())
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = needs\n")
    # A place of its own: where runs share one, each clears away what those before the last three have left.
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            workers,
            "-q",
            "-p",
            "no:cacheprovider",
            f"--basetemp={tmp_path / 'own'}",
            tmp_path,
        ],
        env={**os.environ, "PATH": str(tmp_path), "CI": ci},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    last = ran.stdout.splitlines()[-len(told) :]
    assert ran.returncode == code, ran.stdout
    assert [line[: len(begun)] for line, begun in zip(last, told, strict=True)] == told
