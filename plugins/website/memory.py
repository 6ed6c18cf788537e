"""What was made last time, so that a preview makes anew only what is made of something else."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """What was made, by name, each with all it was made of.

    Only what was asked for in the last two builds is kept, so it grows no
    larger than the publication.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

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

    def begin(self) -> None:
        """Begin a new build: what the last one did not ask for is forgotten."""
        self._last, self._now = self._now, {}


class _Nothing(Memory):
    """A memory that remembers nothing, for a process that builds once."""

    def recall(self, name: Hashable, ingredients: tuple[Any, ...], make: Callable[..., Made]) -> Made:
        return make(*ingredients)


NOTHING = _Nothing()
