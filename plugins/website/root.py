"""Which publication a path belongs to."""

from __future__ import annotations

import os
from pathlib import Path

from manuscript.shown import shown
from publication.model import Kind

MARKS = (Kind.ARTICLE.value, Kind.EVENT.value)  # a folder with one of these holds a publication


class PathError(Exception):
    """A path that cannot be read; the words are for the editor."""


def root_of(folder: Path) -> Path | None:
    """Return the nearest folder, *folder* or above it, that holds a publication, as an editor would write it."""
    absolute = Path(os.path.abspath(folder))
    for candidate in (absolute, *absolute.parents):
        if any((candidate / mark).is_dir() for mark in MARKS):
            return folder if candidate == absolute else shown(candidate)
    return None
