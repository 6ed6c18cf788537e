"""The seam to Pelican: its reader of ``.md`` files, which gives a manuscript and its problems."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from pelican import signals
from pelican.readers import BaseReader, Readers

from .problem import shown_path
from .read import read


class ManuscriptReader(BaseReader):
    """Reads ``.md``; what is read stands in the metadata, untouched by Pelican."""

    enabled = True
    file_extensions = ["md"]

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """Return no content, and as metadata ``title``, ``manuscript`` and ``problems``."""
        path = shown_path(Path(source_path))
        manuscript, problems = read(path.read_bytes(), file=path.as_posix(), source=self._source(path))
        return "", {"title": path.stem, "manuscript": manuscript, "problems": problems}

    def _source(self, path: Path) -> PurePosixPath:
        content = shown_path(Path(self.settings["PATH"]))
        return PurePosixPath(path.relative_to(content) if path.is_relative_to(content) else path.name)


def add_reader(readers: Readers) -> None:
    """Put our reader in the place of Pelican's own Markdown reader."""
    for extension in ManuscriptReader.file_extensions:
        readers.reader_classes[extension] = ManuscriptReader


def register() -> None:
    """Connect the receiver; Pelican calls this once."""
    signals.readers_init.connect(add_reader)
