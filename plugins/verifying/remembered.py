"""What a judge has found nothing wrong with, so that the same bytes need not be read again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

MOST = 20_000  # digests kept: those of this site, then the newest of others


def digest(*parts: bytes) -> str:
    """Return what stands for *parts*, which no other parts share."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(b"%d:" % len(part) + part)
    return whole.hexdigest()


class Remembered:
    """The digests of what passed, in a file that may be deleted at any time.

    The first line is the judge's version: what another version said is forgotten.
    A line that was torn or changed stands for nothing, so no success is made up.
    """

    def __init__(self, file: Path | None, *, version: str) -> None:
        self.file = file
        self.version = version
        self.known = self._read()

    def add(self, passed: Iterable[str]) -> None:
        """Remember what passed, also for the next run."""
        ordered = dict.fromkeys([*passed, *self.known])
        self.known = dict.fromkeys(list(ordered)[:MOST])
        if self.file is not None:
            with contextlib.suppress(OSError):  # a disk that is full costs time, and nothing else
                self._write(self.file)

    def _read(self) -> dict[str, None]:
        try:
            version, *lines = self.file.read_text(encoding="ascii").split("\n") if self.file else [""]
        except (OSError, ValueError):
            return {}
        return dict.fromkeys(filter(None, lines)) if version == self.version else {}

    def _write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=file.parent)
        try:
            with open(descriptor, "w", encoding="ascii", newline="\n") as written:
                written.write("\n".join([self.version, *self.known, ""]))
            os.replace(name, file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
