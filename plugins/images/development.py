"""Originals made into what is published of them: once, however many builds there are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from manuscript.problem import Problem, told

from .cache import Cache
from .encoding import encode
from .original import Original, Version, too_heavy
from .processes import each

FEWEST_FOR_PROCESSES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsWanted:
    """An original on disk, and the versions wanted of it."""

    path: Path
    original: Original
    versions: tuple[Version, ...]


def read_original(path: Path) -> bytes | Problem:
    """Return the file at *path*, or raise OSError; what is too heavy is not read."""
    return too_heavy(path.stat().st_size) or path.read_bytes()


def unfinished(orders: Sequence[VersionsWanted], cache: Cache) -> list[VersionsWanted]:
    """Return those of *orders* of which a version is missing in the cache."""
    return [order for order in orders if _missing(order, cache)]


def develop(
    orders: Sequence[VersionsWanted],
    cache: Cache,
    *,
    along: Callable[[Iterator[Problem | None]], Iterable[Problem | None]] = iter,
) -> list[Problem | None]:
    """Put every version of *orders* in the cache; return for each why it could not be made, or nothing.

    Raises:
        OSError: the cache cannot be written.
    """
    return each(partial(_develop, cache=cache), orders, fewest=FEWEST_FOR_PROCESSES, along=along)


def finished(order: VersionsWanted, version: Version, cache: Cache) -> bytes | Problem:
    """Return one version, made anew if the cache has lost it meanwhile."""
    kept = cache.read(version.digest)
    if kept is not None:
        return kept
    return _develop(order, cache=cache) or cache.read(version.digest) or told("picture-changed")


def _missing(order: VersionsWanted, cache: Cache) -> list[Version]:
    return [version for version in order.versions if cache.read(version.digest) is None]


def _develop(order: VersionsWanted, *, cache: Cache) -> Problem | None:
    missing = _missing(order, cache)
    if not missing:
        return None
    try:
        data = read_original(order.path)
    except OSError:
        return told("picture-changed")
    # What another file makes must not be kept in this one's name.
    if isinstance(data, Problem) or hashlib.sha256(data).hexdigest() != order.original.digest:
        return told("picture-changed")
    made = encode(data, order.original, missing)
    if isinstance(made, Problem):
        return made
    for version, encoded in made:
        if isinstance(encoded, Problem):
            return encoded
        cache.write(version.digest, encoded)
    return None
