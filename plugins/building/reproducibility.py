"""A second build in other surroundings, to see that it gives the same bytes.

See reproducible-builds.org/docs/definition.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from website.git import HistoryError, files_in, repository_of

# As unlike what most machines have as can be.
SURROUNDINGS = {
    "TZ": "Pacific/Kiritimati",  # the first to see a new day
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "20270310",
    "PYTHONUTF8": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
}
WITHOUT_GIT = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")


def build_differs(project: Path, output: Path, configuration: str, environment: Mapping[str, str]) -> str:
    """Build a copy of *project* in other surroundings, and return in what it is not *output*; empty when it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy, other = Path(folder, "en annen mappe"), Path(folder, "ut")
        copy_project(project, copy)
        pelican = [sys.executable, "-m", "pelican", "content", f"--settings={configuration}", f"--output={other}"]
        ended = subprocess.run(pelican, cwd=copy, env={**environment, **SURROUNDINGS}, capture_output=True)
        if ended.returncode:
            return f"Det andre bygget gikk ikke:\n{ended.stderr.decode('utf-8', 'replace')}"
        different = first_difference(output, other)
    if different:
        return f"To bygg av det samme ble ikke like. Den første filen som skiller seg ut, er «{different}»."
    return ""


def copy_project(project: Path, folder: Path) -> None:
    """Make *folder* the same project in another folder, its files made in the opposite order.

    It points to the project's own repository, so it is built from the same commit.
    """
    for name in sorted((name for name in _files(project) if (project / name).is_file()), reverse=True):
        copied = folder / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(project / name, copied)
    with contextlib.suppress(HistoryError):
        (folder / ".git").write_text(f"gitdir: {repository_of(project)}\n", encoding="utf-8", newline="\n")


def first_difference(one: Path, other: Path) -> str:
    """Return the first file that is not the same in both folders; empty when they are alike."""
    names = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} for folder in (one, other)
    ]
    for name in sorted(names[0] | names[1]):
        if name not in names[0] & names[1] or (one / name).read_bytes() != (other / name).read_bytes():
            return name
    return ""


def _files(project: Path) -> list[str]:
    try:
        return files_in(project)
    except HistoryError:
        return _below(project)


def _below(project: Path) -> list[str]:
    paths = [project / name for name in WITHOUT_GIT]
    files = [path for root in paths for path in ([root] if root.is_file() else root.rglob("*"))]
    return [path.relative_to(project).as_posix() for path in files if "__pycache__" not in path.parts]
