"""What was made last time, so that only what is made of something else is made anew."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from .coding import Coder, CodingError
from .store import Store

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
        self._now[name] = kept
        return kept[1]

    def keep(self, name: str, key: bytes, make: Callable[[], Made], coder: Coder) -> Made:
        """Return what *make* makes: of everything that *key* is the digest of, and of nothing else.

        Where that was made under *name* before, in this process or an earlier
        one, it is returned, so nobody may change it.
        """
        kept = self._now.get(name) or self._last.get(name)
        if kept is None or kept[0] != key:
            kept = key, self._from_store(name, key, make, coder)
        self._now[name] = kept
        return kept[1]

    def begin(self) -> None:
        """Begin a new build: what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}

    def save(self) -> None:
        """Let the builds to come know what was made."""
        if self._store:
            self._store.save()

    def _from_store(self, name: str, key: bytes, make: Callable[[], Made], coder: Coder) -> Made:
        if self._store is None:
            return make()
        key = digest_of(self._makers, key)
        data = self._store.get(_stored(name), key)
        if data is not None:
            with contextlib.suppress(CodingError):
                found: Made = coder.decode(data)
                return found
        made = make()
        self._store.put(_stored(name), key, coder.encode(made))
        return made


def _stored(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


class _Nothing(Memory):
    """A memory that remembers nothing, for who reads once."""

    def recall(self, name: Hashable, ingredients: tuple[Any, ...], make: Callable[..., Made]) -> Made:
        return make(*ingredients)

    def keep(self, name: str, key: bytes, make: Callable[[], Made], coder: Coder) -> Made:
        return make()


NOTHING = _Nothing()


def digest_of(*parts: bytes) -> bytes:
    """Return the digest of *parts*, which no other parts have: each is told apart from the next by its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
