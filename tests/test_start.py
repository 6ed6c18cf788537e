"""What one starts with: the environment is made once, mended when it is not whole, and refused in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
REQUIREMENTS = "pakke==1.0 \\\n    --hash=sha256:0\nannet==2 ; sys_platform == 'x' \\\n"


class Start:
    """A project of its own that has the means to start, run with no package installed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = root / ".venv"
        for name in ("start.py", "start.command"):
            shutil.copy(PROJECT / name, root)
        for name in ("requirements.txt", "requirements-test.txt"):
            (root / name).write_text(REQUIREMENTS)

    def __call__(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP"))}
        return subprocess.run(
            [sys.executable, "-I", "start.py", *words],
            cwd=self.root,
            env={**kept, "PIP_NO_INDEX": "1", **environment},  # no network
            capture_output=True,
            text=True,
        )

    def have_fetched(
        self, *, python: str = sys.executable, files: tuple[str, ...] = ("pakke.py",), empty: str = ""
    ) -> None:
        """Lay out an environment that «pakke» has been fetched to, with those of its *files* that are left."""
        paths = {"base": str(self.environment), "platbase": str(self.environment)}
        packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
        about = packages / "pakke-1.0.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text("Name: pakke\nVersion: 1.0\n")
        (about / "RECORD").write_text("pakke.py,,14\n__pycache__/pakke.pyc,,\n")
        for file in files:
            (packages / file).write_text("" if file == empty else "navn = 'pakke'")
        (self.environment / "pyvenv.cfg").write_text(f"home = {Path(sys.base_prefix, 'bin')}\n")
        (self.environment / "bin").mkdir()
        (self.environment / "bin" / "python").symlink_to(python)
        for name in ("requirements.txt", "requirements-test.txt"):
            shutil.copy(self.root / name, self.environment / f"hentet-{name}")


@pytest.fixture
def start(tmp_path) -> Start:
    return Start(tmp_path)


def test_what_is_all_there_is_not_fetched_again(start):
    start.have_fetched()
    ended = start("setup-tests")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    "left",
    [
        pytest.param({"files": ()}, id="a file is gone"),
        pytest.param({"empty": "pakke.py"}, id="a file was left empty by a full disk"),
        pytest.param({"python": "/usr/bin/false"}, id="a Python that does not run"),
        pytest.param({"python": "/usr/bin/none"}, id="a Python that is gone"),
    ],
)
def test_what_is_not_whole_is_made_anew_and_why_it_cannot_be_is_told(start, left):
    start.have_fetched(**left)
    (start.root / "venv.py").write_text('raise SystemExit("Disken er full.")')  # is run in place of Python's own
    ended = start("setup")
    assert (ended.returncode, ended.stdout, list(start.environment.iterdir())) == (
        1,
        "Verktøyene i .venv er ikke hele lenger, og blir hentet på nytt.\n"
        "Henter det nettstedet trenger (et minutt eller to første gang) …\n",
        [],
    )
    assert ended.stderr == (
        "Får ikke laget mappen «.venv». Programmet sa: Disken er full.\n"
        "    Slik retter du: Se etter at maskinen har nett og ledig plass, og start på nytt.\n"
    )


def test_what_is_asked_for_anew_is_fetched_into_the_environment_there_is(start):
    """Made for the first time; with packages no network answers for; and then mended."""
    asked = start.root / "requirements.txt"
    ways = [("# ingenting\n", 0), (REQUIREMENTS, 1), ("# ingenting\n", 0)]
    for text, code in ways:
        asked.write_text(text)
        ended = start("setup")
        assert (ended.returncode, ended.stdout.count("\n")) == (code, 1)
        assert ended.stderr.startswith("Får ikke hentet det nettstedet trenger. Programmet sa: " if code else "")
    assert start("setup").stdout == ""


def test_a_folder_that_cannot_be_written_to_is_told_of(start):
    start.environment.write_text("Her kan ingen mappe være.")
    ended = start("setup")
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert ended.stderr.endswith("der du har skriverett, for eksempel «Dokumenter».\n")


@pytest.mark.needs("posix")
def test_a_python_that_is_too_old_is_told_of(start, tmp_path):
    old = tmp_path / "old"
    old.mkdir()
    for name in ("python3", "python3.14", "python3.13", "python3.12", "python3.11"):
        (old / name).write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.1\nexit 1\n')
        (old / name).chmod(0o755)
    path = f"{old}{os.pathsep}/usr/bin{os.pathsep}/bin"
    ended = subprocess.run([start.root / "start.command"], env={"PATH": path}, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Nettstedet trenger Python 3.11 eller nyere, men fant Python 3.9.1.\n")


@pytest.mark.needs("posix")
def test_what_follows_is_a_command_and_nothing_is_the_preview(start):
    start.have_fetched()
    python = start.environment / "bin" / "python"
    python.unlink()
    python.write_text('#!/bin/sh\n[ "$1" = -B ] || echo "$@"\n')
    python.chmod(0o755)
    assert start().stdout == "-m invoke serve --open\n"
    assert start("check", "--path", "a b").stdout == "-m invoke check --path a b\n"
