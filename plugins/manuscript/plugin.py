"""Gives Pelican the reader of ``.md`` files."""

from __future__ import annotations

from pelican import signals
from pelican.readers import Readers

from .reader import ManuscriptReader


def add_reader(readers: Readers) -> None:
    """Put our reader in the place of Pelican's own Markdown reader."""
    for extension in ManuscriptReader.file_extensions:
        readers.reader_classes[extension] = ManuscriptReader


def register() -> None:
    """Connect the receiver; Pelican calls this once."""
    signals.readers_init.connect(add_reader)
