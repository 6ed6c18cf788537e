"""A program that is forked cannot tell that it was not started by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forked import run_python

TELLS = """
import os, sys
print("Ærlig talt:", os.getcwd(), sys.argv, sys.path, sorted(os.environ.items()), __name__, sys.stdin.read())
print("feil", file=sys.stderr)
"""


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("ending", "path"),
    [
        pytest.param("", "", id="to the end"),
        pytest.param("sys.exit('Det gikk galt: «x».')", "/et/sted", id="with words"),
        pytest.param("sys.exit(3)", "", id="with a number"),
        pytest.param("sys.stdout.flush(); os.kill(os.getpid(), 9)", "", id="killed"),
    ],
)
def test_it_is_told_the_same_and_ends_the_same(tmp_path, ending, path):
    script, place = tmp_path / "program.py", tmp_path / "her"
    script.write_text(TELLS + ending, encoding="utf-8")
    place.mkdir()
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": path, "EN_TING": "blå"}
    command = [sys.executable, script, "et ord", "--valg"]
    started = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, input="")
    forked = run_python(*command[1:], cwd=place, environment=environment)
    assert (forked.returncode, forked.stdout, forked.stderr) == (started.returncode, started.stdout, started.stderr)


@pytest.mark.parametrize("name", ["PYTHONHASHSEED", "LC_ALL", "TZ"])
def test_what_python_reads_when_it_starts_is_read(tmp_path, name):
    script = tmp_path / "program.py"
    script.write_text("import sys, time; print('forked' in sys.modules, 'pelican' in sys.modules, time.tzname)")
    environment = {**os.environ, name: "7" if name == "PYTHONHASHSEED" else "UTC"}
    assert run_python(script, cwd=tmp_path, environment=environment).stdout.startswith("False False")


@pytest.mark.needs("posix")
def test_it_stands_in_a_folder_that_is_named_from_where_it_is_asked_for(tmp_path, monkeypatch):
    script = tmp_path / "program.py"
    script.write_text("import os; print(os.getcwd())", "utf-8")
    run_python(script, cwd=tmp_path, environment=os.environ)  # what is forked from has begun
    (tmp_path / "her").mkdir()
    monkeypatch.chdir(tmp_path / "her")
    assert run_python(script, cwd=Path(), environment=os.environ).stdout == f"{tmp_path / 'her'}\n"
