"""A path as the editor knows it."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path) -> Path:
    """Return *path* from the working folder where it lies in it, else absolute."""
    absolute = Path(os.path.abspath(path))
    try:
        return absolute.relative_to(Path.cwd())
    except ValueError:
        return absolute
