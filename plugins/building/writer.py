"""The seam to Pelican: files that no template makes are written beside its pages."""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from pelican.utils import sanitised_join
from pelican.writers import Writer

from content_types.url_paths import EDITION_PATH, url_path_of_file

from .reuse import WrittenFile, looks


class SiteWriter(Writer):
    """Pelican's writer, which also takes finished texts and files, and knows every file of the site."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.files: dict[str, WrittenFile] = {}  # by name
        self._older: dict[str, tuple[int, int, int]] = {}  # how the files of an older site look, by name
        self._folders: set[str] = set()

    def begin_with(self, older: Path) -> None:
        """Begin with the site in *older*, if there is one: what the new one has too is left where it lies."""
        with suppress(OSError):
            if not older.is_symlink():
                found = dict(_files_in(os.fspath(older), ""))
                os.rmdir(self.output_path)  # Windows moves nothing to where a folder is
                older.rename(self.output_path)
                self._older = found

    def write_text(self, url_path: str, text: str) -> WrittenFile:
        """Write *text* as UTF-8 at *url_path*."""
        return self.write_bytes(url_path, text.encode("utf-8"))

    def write_bytes(self, url_path: str, data: bytes) -> WrittenFile:
        name, place = self._name_and_place(url_path)
        digest = hashlib.sha256(data)
        if name in self._older:
            with suppress(OSError), open(place, "rb") as file:
                if file.read() == data:
                    return self._written(name, file, digest)
        self._make_room(name)
        with open(place, "xb") as file:  # nothing is written over: two of one name is a mistake
            file.write(data)
            file.flush()
            return self._written(name, file, digest)

    def copy(self, original: Path, url_path: str) -> WrittenFile:
        """Copy the contents alone: times and rights belong to the machine, not to the site."""
        name, place = self._name_and_place(url_path)
        if name not in self._older or not filecmp.cmp(original, place, shallow=False):
            self._make_room(name)
            shutil.copyfile(original, place)
        with open(place, "rb") as file:
            return self._written(name, file, hashlib.file_digest(file, "sha256"))

    def link(self, files: Collection[WrittenFile], folder: Path) -> bool:
        """Let *files* be as they lie in *folder*; tell whether they were there, where they can be linked."""
        try:
            for file in files:
                if self._older.get(file.name) != file.looks:
                    _, place = self._name_and_place(file.name)
                    self._make_room(file.name)
                    os.link(f"{folder}/{file.name}", place)
                    self._older[file.name] = file.looks
        except OSError:
            return False
        self.know(files)
        return True

    def clear_up(self) -> None:
        """Remove what this site does not have."""
        for name in self._older.keys() - self.files.keys():
            self._make_room(name)
            with suppress(OSError):  # the folder is not empty
                os.removedirs(os.path.dirname(f"{self.output_path}/{name}"))

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

    def _name_and_place(self, url_path: str) -> tuple[str, str]:
        """Return what the file at *url_path* is called, and where it lies: in a folder that is there."""
        name = url_path.removeprefix("/")
        if name in self.files:
            raise FileExistsError(name)
        folder = os.path.dirname(name)
        if folder not in self._folders:
            place = sanitised_join(self.output_path, folder)  # it lies in the site
            for older in {name[:end] for end, sign in enumerate(name) if sign == "/"} & self._older.keys():
                self._make_room(older)
            os.makedirs(place, exist_ok=True)
            self._folders.add(folder)
        return name, f"{self.output_path}/{name}"

    def _make_room(self, name: str) -> None:
        """Remove what lies at *name*. It is never written over, for the last site may have the same file."""
        place = f"{self.output_path}/{name}"
        if self._older.pop(name, None):
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(place)
        elif self._older and name not in self._folders and os.path.isdir(place):
            shutil.rmtree(place)

    def _written(self, name: str, file: IO[bytes], digest: hashlib._Hash) -> WrittenFile:
        about = os.fstat(file.fileno())
        written = WrittenFile(
            name=name,
            octets=about.st_size,
            time_ns=about.st_mtime_ns,
            number=about.st_ino,
            digest=digest.hexdigest(),
        )
        self.know([written])
        return written


def _files_in(place: str, below: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Yield how every file in *place* looks, by its name, which begins with *below*. Nothing but files is left there."""
    for item in os.scandir(place):
        if item.is_dir(follow_symlinks=False):
            inside = [*_files_in(item.path, f"{below}{item.name}/")]
            yield from inside
            if not inside:
                os.rmdir(item.path)
        elif item.is_file(follow_symlinks=False):
            yield f"{below}{item.name}", looks(item.stat(follow_symlinks=False))
        else:
            os.unlink(item)
