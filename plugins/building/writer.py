"""The seam to Pelican: files that no template makes are written beside its pages."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from pelican.utils import sanitised_join
from pelican.writers import Writer

from content_types.url_paths import EDITION_PATH, url_path_of_file

from .reuse import WrittenFile


class SiteWriter(Writer):
    """Pelican's writer, which also takes finished texts and files, and knows every file of the site."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.files: dict[str, WrittenFile] = {}  # by name
        self._folders: set[str] = set()

    def write_text(self, url_path: str, text: str) -> WrittenFile:
        """Write *text* as UTF-8 at *url_path*."""
        return self.write_bytes(url_path, text.encode("utf-8"))

    def write_bytes(self, url_path: str, data: bytes) -> WrittenFile:
        place = self._place(url_path)
        with open(place, "xb") as file:  # nothing is written over: two of one name is a mistake
            file.write(data)
        return self._written(place, url_path, hashlib.sha256(data))

    def copy(self, original: Path, url_path: str) -> WrittenFile:
        """Copy the contents alone: times and rights belong to the machine, not to the site."""
        place = self._place(url_path)
        shutil.copyfile(original, place)
        with open(place, "rb") as file:
            return self._written(place, url_path, hashlib.file_digest(file, "sha256"))

    def link(self, files: Collection[WrittenFile], folder: Path) -> bool:
        """Let *files* be in the site as they are in the site in *folder*; False where the file system knows no links."""
        linked: list[str] = []
        try:
            for file in files:
                place = self._place(file.name)
                os.link(f"{folder}/{file.name}", place)
                linked.append(place)
        except OSError:
            for place in linked:
                Path(place).unlink(missing_ok=True)
            return False
        self.know(files)
        return True

    def know(self, files: Iterable[WrittenFile]) -> None:
        """Take note of *files*, which another process has written."""
        self.files |= {file.name: file for file in files}

    def url_paths(self) -> set[str]:
        """Return the url path of every file so far."""
        return {url_path_of_file(name) for name in self.files}

    def hashes(self, hidden: Collection[str] = ()) -> dict[str, str]:
        """Return the SHA-256 of every file so far by its url path, but for the page on this edition.

        Nor is anything told of the *hidden* url paths, and what lies below one of them.
        """
        found = {url_path_of_file(name): file.digest for name, file in self.files.items()}
        apart = tuple(hidden)
        return {
            url_path: digest
            for url_path, digest in found.items()
            if url_path != EDITION_PATH and not url_path.startswith(apart)
        }

    def _place(self, url_path: str) -> str:
        place = f"{self.output_path}/{url_path.removeprefix('/')}"
        folder = os.path.dirname(place)
        if folder not in self._folders:
            sanitised_join(self.output_path, os.path.relpath(folder, self.output_path))  # it lies in the site
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        return place

    def _written(self, place: str, url_path: str, digest: hashlib._Hash) -> WrittenFile:
        about = os.stat(place)
        file = WrittenFile(
            name=url_path.removeprefix("/"),
            octets=about.st_size,
            time_ns=about.st_mtime_ns,
            number=about.st_ino,
            digest=digest.hexdigest(),
        )
        self.know([file])
        return file
