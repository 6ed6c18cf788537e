"""Sets up what the site needs and shows it in the browser, on any system: ``python3 start.py``.

People double-click start.cmd or start.command, which find a Python that is new
enough and run this. A command of Invoke may follow («check»), or «setup» and
«setup-tests», which do no more than their names say. Only the standard library
is there yet.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import metadata, util
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SITE, TESTS = "requirements.txt", "requirements-test.txt"
FETCHED = "hentet-{}"  # in .venv: a copy of the requirements file all of which has been fetched
WHAT = {
    SITE: "det nettstedet trenger (et minutt eller to første gang)",
    TESTS: "det testene trenger (noen minutter første gang)",
}
SETUPS = {"setup": [SITE], "setup-tests": [SITE, TESTS]}
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-cache-dir")
# «invoke==2.2.0 \», not one with a condition after it, which may be for another machine
REQUIRED = re.compile(r"^([\w.-]+)==\S+ \\$", re.MULTILINE)


class SetupError(Exception):
    """The site cannot be set up; the words are for the editor."""


def set_up(files: Sequence[str]) -> None:
    """Fetch what the requirements *files* name, where it is not fetched or not whole any more.

    Raises:
        SetupError: it cannot be done.
    """
    try:
        if _is_damaged():
            print("Verktøyene i .venv er ikke hele lenger, og blir hentet på nytt.", flush=True)
            shutil.rmtree(ENVIRONMENT)
        for file in files:
            if _read(ENVIRONMENT / FETCHED.format(file)) != _read(PROJECT / file):
                _fetch(file)
    except OSError as error:
        raise SetupError(
            f"Får ikke skrevet i mappen «{error.filename or ENVIRONMENT}».\n"
            "    Slik retter du: Legg prosjektet i en mappe der du har skriverett, for eksempel «Dokumenter»."
        ) from error


def missing() -> list[str]:
    """Name the packages fetched that this Python does not find whole: another Python, or files deleted."""
    fetched = "".join(_read(ENVIRONMENT / FETCHED.format(file)) for file in WHAT)
    return [name for name in dict.fromkeys(REQUIRED.findall(fetched)) if not _is_whole(name)]


def _is_whole(name: str) -> bool:
    try:
        files = metadata.distribution(name).files or ()
    except metadata.PackageNotFoundError:
        return False
    return all(_is_as_fetched(file) for file in files if file.suffix != ".pyc")


def _is_as_fetched(file: metadata.PackagePath) -> bool:
    """Tell whether a file is there, and not as a full disk leaves it: empty. Firms add to «cacert.pem»."""
    path = str(file.locate())
    return os.path.exists(path) and (not file.size or os.path.getsize(path) > 0)


def _is_damaged() -> bool:
    """Ask the Python of the environment, which may be gone, or may not be that of the packages."""
    if not (ENVIRONMENT / FETCHED.format(SITE)).exists():
        return False
    try:
        asked = subprocess.run(
            [PYTHON, "-B", "-c", "import start; print(*start.missing())"], cwd=PROJECT, capture_output=True, text=True
        )
    except OSError:
        return True
    return bool(asked.returncode or asked.stdout.strip())


def _fetch(file: str) -> None:
    print(f"Henter {WHAT[file]} …", flush=True)
    if not util.find_spec("ensurepip"):
        raise SetupError("Python mangler delen «venv».\n    På Debian og Ubuntu: sudo apt install python3-venv")
    ENVIRONMENT.mkdir(exist_ok=True)
    if not (ENVIRONMENT / FETCHED.format(SITE)).exists():
        _must("Får ikke laget mappen «.venv».", sys.executable, "-m", "venv", str(ENVIRONMENT))
    mark = ENVIRONMENT / FETCHED.format(file)
    mark.write_text("", encoding="utf-8")  # until all is there
    _must(f"Får ikke hentet {WHAT[file].split(' (')[0]}.", str(PYTHON), *PIP, "--require-hashes", "--requirement", file)
    shutil.copyfile(PROJECT / file, mark)


def _must(failure: str, *command: str) -> None:
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, errors="replace")
    if ended.returncode:
        last = (ended.stderr or ended.stdout).strip().rpartition("\n")[2]
        raise SetupError(
            f"{failure} Programmet sa: {last}\n    Slik retter du: Se etter at maskinen har nett og ledig plass, og start på nytt."
        )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def main(words: Sequence[str]) -> int:
    """Set up, and do what is asked for: by itself the preview. Return how the program ends."""
    setup = SETUPS.get(" ".join(words))
    try:
        set_up(setup or [SITE])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAvbrutt. Start på nytt når du vil.", file=sys.stderr)
        return 1
    if setup:
        return 0
    command = [str(PYTHON), "-m", "invoke", *(words or ["serve", "--open"])]
    os.chdir(PROJECT)
    if os.name != "nt":
        os.execv(PYTHON, command)  # Ctrl-C is for the preview alone
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
