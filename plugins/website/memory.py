"""What was made last time, so that only what is made of something else is made anew."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from content_types.model import midnight_before

from .coding import Coder, CodingError
from .store import Store, installed, store_of

Made = TypeVar("Made")


class Memory:
    """What was made, by name, each with all it was made of; some of it in *store* too, for the builds to come.

    Only what was asked for in the last two builds is kept, so it grows no
    larger than the publication.
    """

    def __init__(self, store: Store | None = None, makers: bytes = b"") -> None:
        self._last: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}
        self._store = store
        self._makers = makers

    def recall(self, name: Hashable, ingredients: tuple[Any, ...], make: Callable[..., Made]) -> Made:
        """Return what *make* makes of *ingredients*.

        Where it made something of equal ingredients under that *name* before,
        that very object is returned, so nobody may change it.
        """
        kept = self._now.get(name) or self._last.get(name)
        if kept is None or kept[0] != ingredients:
            kept = ingredients, make(*ingredients)
        self._have_at_hand(name, kept)
        return kept[1]

    def keep(
        self, wanted: Sequence[tuple[str, bytes]], make: Callable[[Sequence[int]], Iterable[Made]], coder: Coder
    ) -> list[Made]:
        """Return what *make* makes of each of *wanted*, a name and the digest of everything it is made of.

        What was made under the same name of the same before, in this process or
        an earlier one, is returned, so nobody may change it; *make* is given the
        numbers of the others, all at once.
        """
        found = [self._kept(name, key, coder) for name, key in wanted]
        missing = [number for number, kept in enumerate(found) if kept is None]
        for made, number in zip(make(missing), missing, strict=True):  # what makes them comes to its end
            name, key = wanted[number]
            found[number] = key, made
            self.note(name, key, made, coder)
        whole = [kept for kept in found if kept]  # all are
        for (name, _), kept in zip(wanted, whole, strict=True):
            self._have_at_hand(name, kept)
        return [made for _, made in whole]

    def begin(self) -> None:
        """Begin a new build: what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}

    def save(self, whole: str = "") -> None:
        """Let the builds to come know what was made.

        Of the names that begin with *whole* all that are of use were asked for.
        """
        if self._store:
            self._store.save(_stored(whole))

    def note(self, name: str, key: bytes, value: object, coder: Coder) -> None:
        """Let the builds to come, from the next ``save`` on, find *value* by its *name* and *key*."""
        if self._store:
            self._store.put(_stored(name), digest_of(self._makers, key), coder.encode(value))

    def find(self, name: str, key: bytes, coder: Coder) -> Any | None:  # noqa: ANN401 – of any kind, as it was noted
        """Return what these makers have noted; None where there is nothing."""
        data = self._store.get(_stored(name), digest_of(self._makers, key)) if self._store else None
        if data is not None:
            with contextlib.suppress(CodingError):
                return coder.decode(data)
        return None

    def _have_at_hand(self, name: Hashable, kept: tuple[Any, Any]) -> None:
        self._now[name] = kept

    def _kept(self, name: str, key: bytes, coder: Coder) -> tuple[bytes, Any] | None:
        """Return what was made under *name*, with its *key*; None: nothing of the same."""
        kept = self._now.get(name) or self._last.get(name)
        if kept and kept[0] == key:
            return kept
        found = self.find(name, key, coder)
        return None if found is None else (key, found)


def _stored(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


class _AskedOnce(Memory):
    """The memory of who reads once: what was made lies in its store, and is not held besides."""

    def _have_at_hand(self, name: Hashable, kept: tuple[Any, Any]) -> None:
        pass


NOTHING = _AskedOnce()


def digest_of(*parts: bytes) -> bytes:
    """Return the digest of *parts*, which no other parts have: each is told apart from the next by its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


# Who makes what is kept: this code, this Python, these libraries and this idea of time in Norway. What others have made
# is nothing to us.


PLUGINS = Path(__file__).parents[1]
YEARS = range(1970, 2101)


def memory_of(content: Path, folder: str, *, once: bool = False) -> Memory:
    """Return what is remembered in *folder* of the publication in *content*; nothing where *folder* is empty.

    *once* is for who reads the publication once, and needs nothing at hand for the next time.
    """
    kind = _AskedOnce if once else Memory
    return kind(store_of(content, Path(folder)), makers()) if folder else NOTHING


@cache
def makers() -> bytes:
    """Return the digest of all that decides what is made of given bytes."""
    return digest_of(
        sys.version.encode(),
        repr(sorted(installed())).encode(),
        repr([midnight_before(date(year, month, 15)).utcoffset() for year in YEARS for month in range(1, 13)]).encode(),
        *(part for path in sorted(_code()) for part in (path.encode(), Path(path).read_bytes())),
    )


def _code() -> Iterator[str]:
    for folder, folders, files in os.walk(PLUGINS):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in files)
