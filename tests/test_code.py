"""The code itself: one style, no needless branch, types that are true."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def said_by(*arguments):
    """Return what a tool of the project says of the code, run as a person would run it."""
    run = subprocess.run([sys.executable, "-m", *arguments], cwd=PROJECT, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")], ids=" ".join)
def test_ruff_has_nothing_to_say(arguments):
    returncode, words = said_by("ruff", *arguments, ".")
    assert returncode == 0, words


def test_the_types_are_true():
    returncode, words = said_by("mypy")
    assert returncode == 0, words
