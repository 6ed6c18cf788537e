"""What the last site was made of, so that a build of the same is answered before anything is read.

Files are compared by what the file system tells of them: size, both times and number. One written so shortly before
it was looked at that it may be written again within the same tick of the clock is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from website.git import HistoryError, checked_out, find
from website.store import Store, installed

TICK_NS = 2_000_000_000  # that of FAT
ENVIRONMENT = ("SITEURL", "SOURCE_DATE_EPOCH", "PAGEFIND_BINARY_PATH", "TZ")
KEY = b""  # what it is of stands in the stamp itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How files looked: most in one digest, and what is too fresh to be trusted by its contents."""

    digest: str
    fresh: Mapping[str, str]  # path → SHA-256


def look(places: Iterable[Path], words: Iterable[str], now: datetime) -> Look:
    """Return how every file in *places* looks now; *words* is what else counts."""
    digest = hashlib.sha256(repr(list(words)).encode("utf-8", "surrogatepass"))
    fresh_from = now.timestamp() * 1e9 - TICK_NS
    fresh = {}
    for place in places:
        for path, about in _files(os.fspath(place)):
            digest.update(_said(path, about))
            if max(about.st_mtime_ns, about.st_ctime_ns) > fresh_from:
                fresh[path] = _sha256(path)
    return Look(digest=digest.hexdigest(), fresh=fresh)


def surroundings(content: Path, environment: Mapping[str, str]) -> list[str]:
    """Return what a site is made of besides files: Python, the libraries, the time zone, the environment and git."""
    return [
        sys.version,
        *sorted(installed()),
        *(
            str(Path(folder, "Europe", "Oslo").stat().st_mtime_ns)
            for folder in zoneinfo.TZPATH
            if Path(folder).is_dir()
        ),
        *(environment.get(name, "") for name in ENVIRONMENT),
        _in_git(content),
    ]


def _in_git(content: Path) -> str:
    try:
        return repr((find(content), checked_out(content)))
    except HistoryError as error:
        return error.gap


def outcome(output: Path) -> str:
    """Return the name under which a build to *output* leaves until when its site holds, and the problems it told of."""
    return f"outcome {output.absolute()}"


class Stamp:
    """The stamp of the site in *output*, kept in *store*."""

    def __init__(self, store: Store, output: Path) -> None:
        self._store = store
        self._output = output
        self._name = os.fsencode(f"stamp {output.absolute()}")

    def leave(self, before: Look, *, made: datetime, until: datetime, told: str) -> None:
        """Leave the stamp of a site that was *made* of what looked so *before*, and holds *until*.

        *told* is what its build had to say.
        """
        stamp = [before.digest, dict(before.fresh), made.timestamp(), until.timestamp(), self._looks(), told]
        self._store.put(self._name, KEY, json.dumps(stamp).encode())
        self._store.save()

    def of_the_same(self, seen: Look, now: datetime) -> str | None:
        """Return what the build of the site had to say, where a build of *seen* would make no other; else None."""
        kept = self._store.get(self._name, KEY)
        if kept is None:
            return None
        try:
            made_of, fresh, made, until, output, told = json.loads(kept)
        except ValueError:  # of another form: left by other code
            return None
        if made_of != seen.digest or not made <= now.timestamp() < until:
            return None
        if any(_sha256(path) != digest for path, digest in fresh.items()) or output != self._looks():
            return None
        return str(told)

    def _looks(self) -> str:
        """Return how the site looks: nobody but a build writes there, so nothing in it is too fresh."""
        digest = hashlib.sha256()
        for path, about in _files(os.fspath(self._output)):
            digest.update(_said(path, about))
        return digest.hexdigest()


def _files(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield every file in *place*, or *place* itself, with what the file system tells of it; links are followed."""
    if not os.path.isdir(place):
        if os.path.exists(place):
            yield place, os.stat(place)
        return
    with os.scandir(place) as found:
        inside = sorted(found, key=lambda item: item.name)
    for item in inside:
        if item.is_dir(follow_symlinks=False):
            if item.name != "__pycache__":
                yield from _files(item.path)
        else:
            yield item.path, item.stat(follow_symlinks=not item.is_symlink() or os.path.exists(item.path))


def _said(path: str, about: os.stat_result) -> bytes:
    said = (path, about.st_mode, about.st_size, about.st_ino, about.st_mtime_ns, about.st_ctime_ns)
    return repr(said).encode("utf-8", "surrogatepass")


def _sha256(path: str) -> str:
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""
