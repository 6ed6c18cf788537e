"""The seam to Pelican: a file on disk becomes a document with its problems."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from pelican.readers import BaseReader

from .read import read
from .shown import shown


class ManuscriptReader(BaseReader):
    """Reads ``.md``; what is read stands in the metadata, untouched by Pelican."""

    enabled = True
    file_extensions = ["md"]

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Return no content, and as metadata ``title``, ``document`` and ``problems``."""
        path = shown(Path(source_path))
        document, problems = read(path.read_bytes(), file=path.as_posix(), source=self._source(path))
        return "", {"title": path.stem, "document": document, "problems": problems}

    def _source(self, path: Path) -> PurePosixPath:
        content = shown(Path(self.settings["PATH"]))
        return PurePosixPath(path.relative_to(content) if path.is_relative_to(content) else path.name)
