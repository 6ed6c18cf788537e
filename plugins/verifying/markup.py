"""Every page is valid HTML, as the Nu HTML checker reads it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .links import ToolError
from .model import Built, Fault

OPTIONS = ("--errors-only", "--format", "gnu", "--stdout", "--skip-non-html")


def markup(site: Built, *, checker: Path) -> Iterator[Fault]:
    """Yield a fault for each error the checker (vnu.jar) finds.

    Raises:
        ToolError: Java or the checker is not there.
    """
    java = shutil.which("java")
    if java is None or not checker.is_file():
        raise ToolError("HTML-en kan ikke sjekkes, for Java eller vnu er ikke installert.")
    run = subprocess.run(
        [java, "-jar", checker, *OPTIONS, site.folder.resolve()], capture_output=True, text=True, encoding="utf-8"
    )
    for line in run.stdout.splitlines():
        place, _, message = line.partition(": error: ")
        file = place.strip('"').rpartition('"')[0].removeprefix("file:") or place
        relative = file.removeprefix(f"{site.folder.resolve().as_posix()}/")
        yield Fault(file=relative, rule="invalid-html", message=f"Siden er ikke gyldig HTML: {message or line}")
    if run.returncode and not run.stdout:
        raise ToolError(f"HTML-en kan ikke sjekkes, for vnu svarer: {run.stderr.strip()[:300]}")
